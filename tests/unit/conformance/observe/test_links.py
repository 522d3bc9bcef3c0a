"""Does a visitor find what pages lead to, keep away from what does something, and tell a sign-in form?"""

import pytest

from conformance.observe.links import directories_of, is_harmless, links_in, sign_in_forms

BASE = "http://127.0.0.1:8200/app/"
PAGE = """<a href="profil?id=1#atas">a</a><link href="/app/gaya.css"><script src="skrip/a.js"></script>
<iframe src="//lain.example/x"></iframe><a>tanpa</a>"""


def test_links_scripts_styles_and_source_maps_are_found() -> None:
    assert list(links_in(PAGE, BASE)) == [
        f"{BASE}profil?id=1",
        f"{BASE}gaya.css",
        f"{BASE}skrip/a.js",
        "http://lain.example/x",
    ]
    assert list(links_in("let a;\n//# sourceMappingURL=a.js.map", f"{BASE}skrip/a.js")) == [f"{BASE}skrip/a.js.map"]
    assert list(links_in("//# sourceMappingURL=data:application/json;base64,e30=", BASE)) == []


@pytest.mark.parametrize(
    ("url", "is_it"),
    [
        (f"{BASE}profil", True), ("http://127.0.0.1:8200/lain", False), ("http://127.0.0.1:8201/app/", False),
        (f"{BASE}logout", False), (f"{BASE}aduan/1?aksi=hapus", False), (f"{BASE}a.png", False), ("mailto:a@b", False),
        ("http://[", False),
    ],
)  # fmt: skip
def test_only_own_addresses_that_show_something_are_opened(url: str, is_it: bool) -> None:
    assert is_harmless(url, BASE) is is_it


def test_directories_lie_above_what_was_seen() -> None:
    assert directories_of(["/a/b/c.js", "/a/d", "/e"]) == ["/a/", "/a/b/"]


@pytest.mark.parametrize(
    ("form", "user"),
    [
        (
            '<form method=post action="/m"><input name=csrf type=hidden value=1><input name=u>'
            "<input name=p type=password>",
            "u",
        ),
        ('<form method=post action="/m"><input name=p type=password><input name=csrf type=hidden value=1>', ""),
    ],
)
def test_a_sign_in_form_asks_for_one_password(form: str, user: str) -> None:
    found = list(sign_in_forms(form, BASE))
    assert [(one.action, one.user_field, one.password_field, one.hidden) for one in found] == [
        ("http://127.0.0.1:8200/m", user, "p", (("csrf", "1"),))
    ]


@pytest.mark.parametrize(
    "form",
    [
        "<form method=post><input name=nik><input name=nama></form>",
        "<form method=post><input name=nik><input name=p type=password></form>",
        "<form method=post><input name=a><input name=b><input name=p type=password></form>",
        "<form method=post><input name=p type=password><input name=q type=password></form>",
        "<form><input name=u><input name=p type=password></form>",
        "teks saja",
    ],
)
def test_other_forms_are_left_alone(form: str) -> None:
    assert list(sign_in_forms(form, BASE)) == []
