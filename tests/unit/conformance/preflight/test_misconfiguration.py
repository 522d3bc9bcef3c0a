"""Is a second look at the application judged rightly, the sound one above all?"""

from datetime import UTC, datetime

import pytest

from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault
from conformance.outcome import Outcome
from conformance.preflight.misconfiguration import (
    check_clock,
    check_premature,
    check_refusal,
    check_senders,
)
from conformance.preflight.told_time import read_time
from conformance.preflight.tried import Tried
from conformance.record.evidence import Exchange
from conformance.subject.reading import Reading
from tests.helpers.results import make_exchange

NOW = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
"""Three in the morning of the next day in WIB."""
MISMATCH = [make_exchange(code="01", is_match=False)]


def reading(outcome: Outcome, gist: str = "", rule: int = 0, status: int = 200, premature: str = "") -> Reading:
    return Reading(outcome, Words.same(f"HTTP {status}, subject.hasil[{rule}]"), status, 1.0, premature, gist=gist)


GOES_ON = reading(Outcome.DITERUSKAN, "aduan diterima nomor")


def test_a_rule_that_matches_the_empty_form_is_too_wide() -> None:
    check_premature(GOES_ON)
    with pytest.raises(PreflightFault, match=r"belum diisi siapa pun \(HTTP 200, subject.hasil\[1\]\)") as caught:
        check_premature(reading(Outcome.DITERUSKAN, premature="HTTP 200, subject.hasil[1]"))
    assert caught.value.exit_code == ExitCode.CONFIGURATION


@pytest.mark.parametrize(
    ("refusal", "calls"),
    [
        (reading(Outcome.DITOLAK, "data tidak sesuai", 1), MISMATCH),
        (reading(Outcome.GANGGUAN, "", 2, 503), MISMATCH),
        (reading(Outcome.DITERUSKAN, "nomor aduan diterima"), MISMATCH),  # the application's own fault
        (reading(Outcome.DITERUSKAN, "pengaduan masuk", 1), MISMATCH),  # another rule: on purpose
        (reading(Outcome.TAK_DIKENAL, status=500), MISMATCH),
        (reading(Outcome.TAK_DIKENAL, status=0), MISMATCH),
        (reading(Outcome.TAK_DIKENAL), []),
        (reading(Outcome.TAK_DIKENAL), [make_exchange(code="05")]),
        (reading(Outcome.TAK_DIKENAL), [make_exchange(code="01", is_match=True)]),
    ],
)
def test_what_the_plan_can_tell_apart_or_the_application_does_is_left_to_the_scenarios(
    refusal: Reading, calls: list[Exchange]
) -> None:
    check_refusal(GOES_ON, Tried(refusal, calls))


@pytest.mark.parametrize(
    ("refusal", "calls", "message"),
    [
        (reading(Outcome.TAK_DIKENAL, status=422), MISMATCH, "tidak dikenali rencana"),
        (reading(Outcome.TAK_DIKENAL), [make_exchange(code="01", is_match=None)], "tidak dikenali rencana"),
        (reading(Outcome.DITERUSKAN, "aduan ditolak"), MISMATCH, "dua hasil tampak sama"),
    ],
)
def test_what_the_plan_cannot_tell_apart_is_the_plans(refusal: Reading, calls: list[Exchange], message: str) -> None:
    with pytest.raises(PreflightFault, match=message) as caught:
        check_refusal(GOES_ON, Tried(refusal, calls))
    assert caught.value.exit_code == ExitCode.CONFIGURATION


@pytest.mark.parametrize(
    "told",
    [
        "2026-03-03 03:00:30",
        "2026-03-03 04:00:00",
        "2026-03-03 05:01:59",
        "2026-03-03T03:00:00+07:00",
        "2026-03-03T05:00:00+09:00",
    ],
)
def test_indonesias_zones_are_right(told: str) -> None:
    check_clock(datetime.fromisoformat(told), NOW)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ("2026-03-02 20:00:00", "bukan WIB, WITA, atau WIT: menurutnya sekarang 2026-03-02T20:00"),
        ("2026-03-02 15:00:00", "zona waktu"),
        ("2026-03-02T20:00:00+00:00", "zona waktu"),
        ("2026-03-03 03:17:00", r"berbeda \+17 menit"),
        ("2026-03-03 02:30:00", "berbeda -30 menit"),
        ("2026-03-03T03:10:00+07:00", r"berbeda \+10 menit"),
        ("2025-03-03 03:00:00", "berbeda -525600 menit"),
    ],
)
def test_another_zone_or_another_time_is_told(told: str, message: str) -> None:
    with pytest.raises(PreflightFault, match=message):
        check_clock(datetime.fromisoformat(told), NOW)


def test_another_user_id_is_an_old_one() -> None:
    check_senders("u1", [])
    check_senders("u1", ["u1", ""])
    with pytest.raises(PreflightFault, match="user id lama"):
        check_senders("u1", ["u1", "u0"])


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-03-02T20:00:00Z", "2026-03-02T20:00:00+00:00"),
        ("2026-03-03 03:00:00", "2026-03-03T03:00:00"),
        (" 03-03-2026 03:00:05 ", "2026-03-03T03:00:05"),
        ("03/03/2026 03:00 WIB", "2026-03-03T03:00:00"),
        ("03-03-2026 03.00 WIB", "2026-03-03T03:00:00"),
        ("1772481600", "2026-03-02T20:00:00+00:00"),
        ("siang", None),
        ("17", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_applications_write_it(text: str, iso: str | None) -> None:
    told = read_time(text)
    assert (told and told.isoformat()) == iso
