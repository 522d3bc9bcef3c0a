from typing import Any

import pytest

from conformance.observe.control_api import ControlClient, SessionControl, to_exchange

NIK = "3303015505909001"


def entry(content: dict[str, Any]) -> dict[str, Any]:
    """A match of name and NIK as the journal shows it."""
    return {
        "seq": 1, "at": "2026-06-01T09:00:00+07:00", "door": "web_service", "method": "CALL_VERIFY_BY_ELEMEN",
        "nik": NIK, "code": "01", "fault": None, "elemen_sent": ["NIK", "NAMA_LGKP"], "charged": True,
        "duration_ms": 1.0, "quirks": [], "request": {}, "response": {"content": [content]},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "is_match"),
    [
        ({"NIK": "Sesuai", "NAMA_LGKP": "Sesuai (100)"}, True),
        ({"NIK": int(NIK), "NAMA_LGKP": "Sesuai (100)"}, True),
        ({"NIK": int(NIK), "NAMA_LGKP": "Tidak Sesuai (20)"}, False),
        ({"NIK": int(NIK) + 1, "NAMA_LGKP": "Sesuai (100)"}, False),
        ({"NIK": "Tidak Sesuai", "NAMA_LGKP": "Sesuai (100)"}, False),
    ],
)
def test_an_older_match_that_repeats_the_nik_is_a_match(content: dict[str, Any], is_match: bool) -> None:
    assert to_exchange(entry(content)).is_match is is_match


def sign_in(**changes: Any) -> dict[str, Any]:
    """A sign-in at the portal as the journal shows it."""
    asked = {"door": "portal", "method": "portal", "nik": "", "elemen_sent": [], "charged": False, "user_id": "petugas"}
    return entry({}) | asked | {"request": "user_id=petugas", "response": ""} | changes


def test_a_sign_in_is_about_nobody_and_so_no_call_that_nobody_asked_for() -> None:
    refused = to_exchange(sign_in(code="03"), {NIK}, {"user_id": "petugas", "ip_user": "192.0.2.1"})
    assert (refused.is_sign_in, refused.is_typed, refused.is_own_user) == (True, None, True)


def test_who_searches_at_the_portal_is_named_by_the_journal() -> None:
    search = sign_in(nik=NIK, request=f"nik={NIK}&pencarian=x", user_id="orang-lain")
    exchange = to_exchange(search, {NIK}, {"user_id": "petugas", "ip_user": "192.0.2.1"})
    assert (exchange.is_sign_in, exchange.is_typed, exchange.is_own_user) == (False, True, False)


class _Journal(ControlClient):
    """A control API that knows a journal alone."""

    def __init__(self, *entries: dict[str, Any]) -> None:
        self._entries = entries

    def call(self, method: str, path: str, body: Any = None) -> Any:
        after = int(path.partition("after=")[2].partition("&")[0])
        left = [one for one in self._entries if one["seq"] > after]
        return {"entries": left, "next": max([after, *(one["seq"] for one in left)])}


def test_a_sign_in_that_succeeded_is_no_call() -> None:
    kept = [sign_in(seq=2, code="03"), sign_in(seq=3, code=None, fault="jaringan_diputus"), entry({}) | {"seq": 4}]
    assert SessionControl(_Journal(sign_in(seq=1), *kept), "x").entries(0) == kept
