"""Which regions are tried, and what is said where only one gets through?"""

from dataclasses import replace
from typing import Any, cast

import pytest

from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault
from conformance.observe.control_api import ControlFault, SessionControl
from conformance.outcome import Outcome
from conformance.preflight.regions import (
    CONTROLS,
    check_region,
    is_unasked,
    of_each_region,
    of_one_region,
    regions_to_try,
)
from conformance.preflight.tried import Tried
from conformance.subject.reading import Reading
from tests.helpers.results import make_exchange

REFUSED = Tried(Reading(Outcome.DITOLAK, Words.same("HTTP 200"), 200, 12.0))


@pytest.mark.parametrize(
    ("wanted", "own", "regions"),
    [("", "3303", ("", "3303", "")), ("", "", ("", "", "")), ("3304", "3303", ("3304",) * CONTROLS)],
)
def test_the_agreements_region_is_among_those_tried_unless_the_plan_names_one(
    wanted: str, own: str, regions: tuple[str, ...]
) -> None:
    assert regions_to_try(wanted, own) == regions
    assert len(regions) == CONTROLS


def test_who_was_asked_about_or_not_answered_at_all_was_not_refused_unasked() -> None:
    assert is_unasked(REFUSED)
    call = make_exchange(code="03")
    assert not is_unasked(replace(REFUSED, calls=[call]))
    assert not is_unasked(replace(REFUSED, others=[call]))
    assert not is_unasked(replace(REFUSED, reading=replace(REFUSED.reading, status=0)))


def test_the_region_is_told_with_the_key_that_names_it() -> None:
    told = of_one_region("3303", Words("ditolak", "refused"))
    assert "(ditolak)" in told.indonesian
    assert all('aplikasi.wilayah = "3303"' in text for text in told)


def test_of_the_niks_that_were_tried_only_the_regions_are_told_each_once() -> None:
    fault = PreflightFault(ExitCode.CONFIGURATION, Words("a", "b"), Words("c", "d"))
    told = of_each_region(fault, ["5103015505909001", "3303015505909001", "5103015505909002"])
    assert told.message.indonesian == "a (dicoba dengan NIK berkode wilayah 5103, 3303)"
    assert (told.remedy, told.exit_code) == (fault.remedy, fault.exit_code)


class FakeSession:
    """Knows no region; says so with `code`."""

    def __init__(self, code: str) -> None:
        self.code = code

    def local_residents(self, *_: Any) -> dict[str, Any]:
        raise ControlFault(Words.same("wilayah"), 400, self.code)


def test_an_unknown_region_is_the_plans_and_another_fault_is_not() -> None:
    check_region(cast(SessionControl, FakeSession("invalid")), "")
    with pytest.raises(PreflightFault, match="wilayah: tidak ada wilayah 3399"):
        check_region(cast(SessionControl, FakeSession("invalid")), "3399")
    with pytest.raises(ControlFault):
        check_region(cast(SessionControl, FakeSession("closed")), "3399")
