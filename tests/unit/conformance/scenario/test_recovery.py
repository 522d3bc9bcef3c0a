"""Does the next scenario wait until the application is ready, and not for ever?"""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from conformance.outcome import Outcome
from conformance.record.gauges import read_gauges
from conformance.scenario.recovery import Recovery


def entry(nik: str, code: str = "01", fault: str | None = None) -> dict[str, Any]:
    return {"nik": nik, "code": code, "fault": fault}


class World:
    """A journal that is given by the second, and a clock that runs as the recovery rests."""

    def __init__(self, journal: Mapping[float, Sequence[dict[str, Any]]], probe: Outcome = Outcome.DITERUSKAN) -> None:
        self.left = dict(journal)
        self.seconds = 0.0
        self.outcome = probe
        self.probes: list[float] = []
        self.restarts = 0
        self.answers_probes = True

    def news(self) -> Sequence[dict[str, Any]]:
        due = sorted(second for second in self.left if second <= self.seconds)
        return [one for second in due for one in self.left.pop(second)]

    def probe(self) -> tuple[str, Outcome]:
        self.probes.append(round(self.seconds, 1))
        if self.answers_probes:
            self.left[self.seconds] = [entry("cadangan")]
        return "cadangan", self.outcome

    def restart(self) -> bool:
        self.restarts += 1
        return True

    def rest(self, seconds: float) -> None:
        self.seconds += seconds


def recovery_in(world: World, patience_s: float = 20.0) -> Recovery:
    return Recovery(world, patience_s, now=lambda: world.seconds, rest=world.rest)


def test_nothing_is_waited_for_where_nothing_went_wrong() -> None:
    world = World({})
    recovery = recovery_in(world)
    recovery.note("a", "satu", Outcome.DITERUSKAN)
    recovery.account_for([entry("a"), entry("b", "13")])
    assert recovery.make_ready() is None
    assert (world.seconds, world.probes) == (0.0, [])


def test_after_a_fault_a_spare_applicant_shows_that_the_dwh_is_reached() -> None:
    world = World({})
    recovery = recovery_in(world)
    recovery.account_for([entry("a", "16")])
    assert recovery.make_ready() is None
    assert world.probes == [0.0]
    assert not recovery.is_disturbed


def test_a_good_answer_since_the_fault_spares_the_applicant() -> None:
    world = World({})
    recovery = recovery_in(world)
    recovery.account_for([entry("a", "", "reset"), entry("b")])
    assert recovery.make_ready() is None
    assert world.probes == []


def test_what_was_kept_is_waited_for_and_the_spare_applicant_is_not_needed() -> None:
    world = World({2.0: [entry("a")]})
    recovery = recovery_in(world)
    recovery.note("a", "satu", Outcome.TERTUNDA)
    recovery.account_for([entry("a", "05")])
    assert recovery.make_ready() is None
    assert world.seconds >= 2.0
    assert (world.probes, recovery.kept, recovery.open) == ([], {}, {})


def test_what_does_not_come_though_the_application_works_stays_open() -> None:
    world = World({})
    recovery = recovery_in(world)
    recovery.note("a", "satu", Outcome.TERTUNDA)
    recovery.account_for([entry("a", "05")])
    assert recovery.make_ready() is None
    assert recovery.open == {"a": "satu"}
    assert 6.0 < world.seconds < 9.0


def test_one_that_never_reaches_the_dwh_is_started_again_and_then_named() -> None:
    world = World({}, Outcome.GANGGUAN)
    world.answers_probes = False
    recovery = recovery_in(world, 5.0)
    recovery.account_for([entry("a", "17")])
    unmet = recovery.make_ready()
    assert world.restarts == 1
    assert unmet is not None
    assert "pemohon yang sampai ke DWH lagi: 0 (1)" in unmet.indonesian
    assert world.probes[:3] == pytest.approx([0.0, 1.0, 3.0], abs=0.15)


def hopeless_in(world: World) -> Recovery:
    """One that was not ready twice, by what the journal of `world` says."""
    recovery = recovery_in(world, 10.0)
    for _ in range(2):
        recovery.account_for([entry("a", "04")])
        assert recovery.make_ready() is not None
    world.seconds, world.probes, world.restarts = 0.0, [], 0
    recovery.account_for([entry("a", "04")])
    return recovery


def test_one_that_does_not_become_ready_time_after_time_is_only_looked_at_shortly() -> None:
    world = World({}, Outcome.GANGGUAN)
    world.answers_probes = False
    recovery = hopeless_in(world)
    unmet = recovery.make_ready()
    assert unmet is not None
    assert "sampai ke DWH lagi: 0 (1)" in unmet.indonesian
    assert (world.restarts, len(world.probes)) == (0, 2)
    assert 3.0 < world.seconds < 3.5


def test_one_that_was_given_up_has_its_whole_time_again_once_it_is_ready() -> None:
    world = World({}, Outcome.GANGGUAN)
    world.answers_probes = False
    recovery = hopeless_in(world)
    world.answers_probes = True
    assert recovery.make_ready() is None
    world.answers_probes = False
    recovery.account_for([entry("a", "04")])
    assert recovery.make_ready() is not None
    assert world.restarts == 1
    assert world.seconds > 20.0


@pytest.mark.parametrize(
    ("values", "unmet"),
    [((1, 9, 0, 1), 0), ((0, 0.1, 0, 1), 1), ((0, 2, 3, 1), 1), ((0, 9, 0, 0), 2), ((0, 9, 3, 1), None)],
)
def test_each_gauge_has_its_bound(values: tuple[int, float, float, int], unmet: int | None) -> None:
    met = [gauge.is_met for gauge in read_gauges(*values)]
    assert met == [place != unmet for place in range(3)]


def test_refusals_of_the_applications_own_making_take_back_no_good_answer() -> None:
    world = World({0.3: [entry("a"), entry("a", "07")]})
    recovery = recovery_in(world)
    recovery.account_for([entry("a", "07")])
    assert recovery.make_ready() is None
    assert world.seconds < 2.0
