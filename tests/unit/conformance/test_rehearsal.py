"""Is every scenario that was asked for accounted for?"""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from conformance.evidence import Control, NotApplicable
from conformance.inner_pytest import InnerFault
from conformance.norm_files import load_catalogue
from conformance.preflight import PreflightFault
from conformance.rehearsal import Progress, _judge_events, digest_of_norms
from conformance.result import ScenarioResult
from conformance.verdict import Bench
from conformance.verdicts import Outcome, Verdict
from tests.helpers.results import make_evidence

BENCH = Bench(load_catalogue(), frozenset(), frozenset({"PBG-J", "PBG-L"}))
CONTROL = Control(Outcome.DITERUSKAN, ("01",))


def events(*pairs: tuple[str, Any]) -> Iterator[tuple[str, Any]]:
    for kind, body in pairs:
        yield kind, msgspec.to_builtins(body)


def judged(*pairs: tuple[str, Any], progress: Progress | None = None) -> list[ScenarioResult]:
    return list(_judge_events(events(*pairs), CONTROL, BENCH, progress or Progress()))


def test_scenarios_are_judged_as_they_come_and_shown() -> None:
    shown: list[Any] = []
    progress = Progress(on_collected=shown.append, on_scenario=lambda result: shown.append(result.id))
    left = NotApplicable("kod-10", "format IP", "Kode", ("KOD-20:T",), "dialek lama", "dialect lama")
    results = judged(
        ("left_out", left),
        ("collected", ["a", "b"]),
        ("scenario", make_evidence(id="a")),
        ("scenario", make_evidence(id="b")),
        progress=progress,
    )
    assert [(r.id, r.verdict) for r in results] == [
        ("kod-10", Verdict.TIDAK_BERLAKU),
        ("a", Verdict.LULUS),
        ("b", Verdict.LULUS),
    ]
    assert shown == [2, "a", "b"]


def test_a_scenario_that_left_no_evidence_is_never_passed_over() -> None:
    with pytest.raises(InnerFault, match="skenario tanpa bukti: b, c"):
        judged(("collected", ["a", "b", "c"]), ("scenario", make_evidence(id="a")))


def test_an_id_that_no_scenario_bears_is_a_usage_fault_with_what_comes_near() -> None:
    with pytest.raises(PreflightFault, match=r"tidak ada skenario kod-1, zzz; maksudnya kod-11\?") as caught:
        judged(("unknown", {"kod-1": ["kod-11"], "zzz": []}))
    assert caught.value.exit_code == 2
    with pytest.raises(PreflightFault, match=r"tidak ada skenario zzz; id ada pada junit\.xml"):
        judged(("unknown", {"zzz": []}))


def test_an_event_that_nobody_knows_is_a_fault_of_the_tester() -> None:
    with pytest.raises(InnerFault, match="'lain'"):
        judged(("lain", None))


def test_the_norms_have_one_digest() -> None:
    assert digest_of_norms() == digest_of_norms()
    assert len(digest_of_norms()) == 64
