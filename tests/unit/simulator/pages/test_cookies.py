"""What does a Cookie header name, also one that other applications on this host have filled?"""

import pytest

from simulator.pages.http import cookies_in


@pytest.mark.parametrize(
    ("header", "cookies"),
    [
        ("", {}),
        ("a=1", {"a": "1"}),
        ("a=1; gladi_portal_x-1=Ab_-9 ;b=", {"a": "1", "gladi_portal_x-1": "Ab_-9", "b": ""}),
        ("a=1=2; a=3", {"a": "3"}),
        ("PHPSESSID; {broken; k=v", {"k": "v"}),
        ('q="x; k=v"', {"q": '"x', "k": 'v"'}),
    ],
)
def test_pairs_are_read_as_they_stand(header: str, cookies: dict[str, str]) -> None:
    assert cookies_in(header) == cookies
