"""Does evidence keep what judging needs, and nothing of a resident?"""

import msgspec
import pytest

from conformance.observe.control_api import to_exchange
from conformance.outcome import Outcome
from conformance.record.evidence import Control, Evidence, mask_nik
from tests.helpers.results import make_evidence


@pytest.mark.parametrize(
    ("nik", "masked"),
    [
        ("3303015505909001", "330301******9001"),
        ("", ""),
        ("330301", "****"),
        ("33030155059090011", "****"),
        ("SITI RAHAYU 1234", "****"),
    ],
)
def test_a_nik_is_masked_and_any_other_text_goes_whole(nik: str, masked: str) -> None:
    assert mask_nik(nik) == masked


def test_a_masked_nik_keeps_residents_of_one_household_apart() -> None:
    assert mask_nik("3303015505909001") != mask_nik("3303015505909002")


ENTRY = {
    "seq": 3,
    "at": "2026-01-05T09:00:00+07:00",
    "door": "web_service",
    "method": "CALL_VERIFY_BY_ELEMEN",
    "nik": "3303015505909001",
    "code": "01",
    "source_ip": "127.0.0.1",
    "elemen_sent": ["NIK", "NAMA_LGKP"],
    "request": {"NIK": "3303015505909001", "NAMA_LGKP": "SITI RAHAYU", "password": "***"},
    "response": {"content": [{"NIK": "Sesuai", "NAMA_LGKP": "Sesuai (100)", "TGL_LHR": "Tidak Sesuai"}]},
    "charged": True,
    "duration_ms": 1.5,
    "fault": None,
    "quirks": ["content_type"],
}


def test_of_a_journal_entry_no_value_of_a_resident_is_kept() -> None:
    exchange = to_exchange(ENTRY)
    text = msgspec.json.encode(exchange).decode()
    assert "SITI" not in text
    assert "3303015505909001" not in text
    assert "150590" not in text
    assert (exchange.nik, exchange.code, exchange.fault) == ("330301******9001", "01", "")
    assert exchange.elemen_sent == ("NIK", "NAMA_LGKP")


@pytest.mark.parametrize(
    ("changes", "is_match"),
    [
        ({}, True),
        ({"response": {"content": [{"NIK": "Sesuai", "NAMA_LGKP": "Tidak Sesuai"}]}}, False),
        ({"response": {"content": [{"NIK": "Sesuai"}]}}, True),
        ({"response": {"content": []}}, None),
        ({"response": "rusak"}, None),
        ({"code": "13"}, None),
        ({"code": None}, None),
        ({"method": "CALL_NIK"}, None),
    ],
)
def test_a_match_is_whether_every_element_sent_is_sesuai(changes: dict[str, object], is_match: bool | None) -> None:
    assert to_exchange({**ENTRY, **changes}).is_match is is_match


def test_evidence_survives_being_stored() -> None:
    evidence = make_evidence(lanjutkan_fault="rencana tidak punya [aplikasi.lanjutkan]", error="x")
    assert msgspec.json.decode(msgspec.json.encode(evidence), type=Evidence) == evidence


@pytest.mark.parametrize(
    ("outcome", "codes", "is_seen"),
    [
        (Outcome.DITERUSKAN, ("01",), True),
        (Outcome.DITERUSKAN, ("03", "01"), True),
        (Outcome.DITERUSKAN, ("11",), False),
        (Outcome.DITERUSKAN, (), False),
        (Outcome.DITOLAK, ("01",), False),
        (Outcome.TAK_DIKENAL, ("01",), False),
    ],
)
def test_the_control_is_seen_when_the_call_was_answered_and_the_service_went_on(
    outcome: Outcome, codes: tuple[str, ...], is_seen: bool
) -> None:
    assert Control(outcome, codes).is_seen is is_seen
