"""May a certificate rest on a run? Pure: computed over every duty that binds the Pengguna, never over an exit code."""

from collections.abc import Sequence

from conformance.fault import ExitCode
from conformance.judging.run_verdict import RunVerdict
from conformance.outcome import Verdict
from conformance.record.events import Head
from conformance.record.part import PartState
from conformance.record.result import CoverageRow, ScenarioResult

STANDING_IN_THE_WAY = (Verdict.GALAT_PENGUJI, Verdict.TIDAK_LULUS, Verdict.TINJAU, Verdict.TIDAK_TERUJI)
"""A scenario with one of these keeps a run from being the ground of a certificate, whatever it serves."""


def is_certifiable(
    scenarios: Sequence[ScenarioResult], judged: RunVerdict, coverage: Sequence[CoverageRow], head: Head
) -> bool:
    """Whether a certificate may rest on the run: whole, without gaps, nothing open, and every duty settled.

    A run that was put together from several attempts is none: what was carried over was seen of another state of the
    application. Evidence of an earlier version, which does not say by which day papers fall due, is no ground; nor is
    a run under an agreement that leaves no duty over.
    """
    is_whole = not head.only and not head.celah and head.days is not None
    is_in_one_go = not any(scenario.carried for scenario in scenarios)
    is_clean = not any(scenario.verdict in STANDING_IN_THE_WAY for scenario in scenarios)
    has_duty = any(part.is_duty and part.state is PartState.LULUS for row in coverage for part in row.parts)
    is_sound = is_whole and is_in_one_go and is_clean and has_duty
    return is_sound and judged.exit_code == ExitCode.PASSED and not forbidding(coverage)


def forbidding(coverage: Sequence[CoverageRow]) -> tuple[str, ...]:
    """Return the duties that forbid a certificate, by reference, in the order of the catalogue."""
    return tuple(part.ref for row in coverage for part in row.parts if part.forbids)
