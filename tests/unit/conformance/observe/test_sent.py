"""Is it read who asked, from where and how strictly, whatever form a request had?"""

from typing import Any

import pytest

from conformance.observe.sent import read_sent


@pytest.mark.parametrize(
    "request_",
    [
        {
            "user_id": "u",
            "password": "***",
            "ip_user": "127.0.0.1",
            "TRESHOLD": 90,
            "NIK": "x",
            "AGAMA": "",
            "NO_KK": None,
        },
        {"USER_ID": "u", "IP_ADDRESS": "127.0.0.1", "treshold": "90", "AGAMA": " ", "NO_KK": ""},
        "user_id=u&ip_user=127.0.0.1&TRESHOLD=90&NIK=x&AGAMA=&NO_KK=",
    ],
)
def test_keys_of_every_case_and_form_are_read(request_: Any) -> None:
    sent = read_sent(request_)
    assert (sent.user, sent.ip, sent.threshold, sent.blank) == ("u", "127.0.0.1", "90", ("AGAMA", "NO_KK"))


@pytest.mark.parametrize("request_", [None, "", "rusak", [1], 7])
def test_what_cannot_be_read_says_nothing(request_: Any) -> None:
    assert read_sent(request_).fields == {}
