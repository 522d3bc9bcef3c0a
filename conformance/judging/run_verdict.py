"""What is a whole run worth? Pure: one ordered table of causes; the first that applies decides."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from conformance.bilingual import Words
from conformance.fault import ExitCode
from conformance.judging.known_gap import covered
from conformance.outcome import Verdict, worst
from conformance.record.result import GapResult, GapState, ScenarioResult


@dataclass(frozen=True, slots=True)
class RunVerdict:
    """What a run is worth: the word, the exit code (design section 9) and one sentence."""

    verdict: Verdict
    exit_code: ExitCode
    reason: Words


def decides(scenario: ScenarioResult, known: frozenset[str], *, soft_review: bool) -> bool:
    """Whether this scenario keeps the run from ending with 0; `known` are those that a known gap covers."""
    match scenario.verdict:
        case Verdict.GALAT_PENGUJI:
            return True
        case Verdict.TIDAK_LULUS:
            return scenario.id not in known
        case Verdict.TINJAU:
            return scenario.id not in known and not soft_review
        case Verdict.TIDAK_TERUJI:
            return scenario.id not in known and scenario.is_mandatory
        case _:
            return False


def judge_run(
    scenarios: Sequence[ScenarioResult],
    gaps: Sequence[GapResult] = (),
    *,
    soft_review: bool = False,
    warned_elsewhere: int = 0,
) -> RunVerdict:
    """Return the verdict of a run: 6, 4, 1, 3 or 0, the first that applies.

    Where only warnings stand, be it in another dialect (`warned_elsewhere`: how many), it is `peringatan`, and still
    ends with 0.

    A stale known gap ends it with 4: the plan has to be fixed. What a gap covers keeps its verdict, so the run keeps
    it too, and only the exit code lets a pipeline go on; with `soft_review` the same holds for open reviews.
    """
    tally = _Tally(scenarios, covered(gaps))
    if wrong := tally.count(Verdict.GALAT_PENGUJI):
        names = tally.names(Verdict.GALAT_PENGUJI)
        words = Words(
            f"{wrong} skenario gagal karena penguji, bukan aplikasi: {names}.",
            f"{_scenarios(wrong)} failed because of the tester, not of the application: {names}.",
        )
        return RunVerdict(Verdict.GALAT_PENGUJI, ExitCode.TESTER_FAULT, words)
    judged = _judge(tally, soft_review=soft_review, warned_elsewhere=warned_elsewhere)
    if stale := [gap.id for gap in gaps if gap.state is GapState.BASI]:
        names = ", ".join(stale)
        words = Words(
            f"Rencana basi: {names} sudah tidak gagal, hapus dari [[celah]]. {judged.reason.indonesian}",
            f"The plan is stale: {names} fail no longer, remove them from [[celah]]. {judged.reason.english}",
        )
        return RunVerdict(judged.verdict, ExitCode.CONFIGURATION, words)
    return judged


class _Tally:
    """The scenarios of a run, counted."""

    def __init__(self, scenarios: Sequence[ScenarioResult], known: frozenset[str]) -> None:
        self._scenarios = scenarios
        self._known = known
        self._counts = Counter(scenario.verdict for scenario in scenarios)
        self.applicable = len(scenarios) - self._counts[Verdict.TIDAK_BERLAKU]

    def count(self, verdict: Verdict) -> int:
        """How many have this verdict."""
        return self._counts[verdict]

    def uncovered(self, verdict: Verdict, *, mandatory: bool = False) -> int:
        """How many have this verdict and no known gap; `mandatory`: of the mandatory ones."""
        return sum(
            s.verdict is verdict and s.id not in self._known and (s.is_mandatory or not mandatory)
            for s in self._scenarios
        )

    def names(self, verdict: Verdict, *, mandatory: bool = False) -> str:
        """The first that have this verdict and no known gap, by their ids; `mandatory`: of the mandatory ones."""
        is_ours = verdict is Verdict.GALAT_PENGUJI  # no known gap covers that
        ids = [
            s.id
            for s in self._scenarios
            if s.verdict is verdict and (s.is_mandatory or not mandatory) and (is_ours or s.id not in self._known)
        ]
        return ", ".join(ids[:3]) + (", ..." if len(ids) > 3 else "")

    def known_failures(self) -> list[Verdict]:
        """The verdicts of the scenarios that a known gap covers."""
        return [s.verdict for s in self._scenarios if s.id in self._known]


def _judge(tally: _Tally, *, soft_review: bool, warned_elsewhere: int) -> RunVerdict:
    """Judge what is not the tester's fault."""
    if red := tally.uncovered(Verdict.TIDAK_LULUS):
        all_red = tally.count(Verdict.TIDAK_LULUS)
        words = Words(
            f"{all_red} dari {tally.applicable} skenario tidak lulus{_of_them(all_red - red).indonesian}.",
            f"{all_red} of {tally.applicable} scenarios failed{_of_them(all_red - red).english}.",
        )
        return RunVerdict(Verdict.TIDAK_LULUS, ExitCode.NOT_PASSED, words)
    if tally.count(Verdict.TIDAK_TERUJI) == tally.applicable:
        words = Words("Tidak ada satu skenario pun yang teruji.", "Not a single scenario was exercised.")
        return RunVerdict(Verdict.TIDAK_TERUJI, ExitCode.OPEN, words)
    if untested := tally.uncovered(Verdict.TIDAK_TERUJI, mandatory=True):
        names = tally.names(Verdict.TIDAK_TERUJI, mandatory=True)
        words = Words(
            f"{untested} skenario wajib belum teruji: {names}.",
            f"{_scenarios(untested, 'mandatory ')} not exercised: {names}.",
        )
        return RunVerdict(Verdict.TIDAK_TERUJI, ExitCode.OPEN, words)
    open_reviews = tally.uncovered(Verdict.TINJAU)
    if open_reviews and not soft_review:
        return RunVerdict(Verdict.TINJAU, ExitCode.OPEN, _reviews(open_reviews))
    return _judge_what_may_go_on(tally, open_reviews, warned_elsewhere)


def _judge_what_may_go_on(tally: _Tally, open_reviews: int, warned_elsewhere: int) -> RunVerdict:
    """Judge a run that ends with 0."""
    if known := tally.known_failures():
        words = Words(
            f"{len(known)} skenario belum lulus sebagaimana diketahui rencana ([[celah]]): cukup untuk pipeline CI, "
            "bukan untuk sertifikat.",
            f"{len(known)} scenarios do not pass, as the plan knows ([[celah]]): enough for a pipeline, "
            "not for a certificate.",
        )
        return RunVerdict(worst([*known, *([Verdict.TINJAU] if open_reviews else [])]), ExitCode.PASSED, words)
    if open_reviews:
        return RunVerdict(Verdict.TINJAU, ExitCode.PASSED, _reviews(open_reviews))
    warned, untested = tally.count(Verdict.PERINGATAN), tally.count(Verdict.TIDAK_TERUJI)
    verdict = Verdict.PERINGATAN if warned or warned_elsewhere else Verdict.LULUS
    return RunVerdict(verdict, ExitCode.PASSED, _passed(tally.applicable, warned, untested))


def _scenarios(count: int, kind: str = "") -> str:
    """Return so many scenarios in English."""
    return f"{count} {kind}scenario{'' if count == 1 else 's'}"


def _of_them(known: int) -> Words:
    return Words(f", {known} di antaranya celah yang diketahui", f", {known} of them known gaps") if known else _NOTHING


def _reviews(count: int) -> Words:
    return Words(
        f"{count} skenario perlu ditinjau Dinas Dukcapil.",
        f"{_scenarios(count)} {'needs' if count == 1 else 'need'} an officer's review.",
    )


def _passed(applicable: int, warned: int, untested: int) -> Words:
    green = applicable - warned - untested
    whole = green == applicable
    indonesian = f"Semua {applicable}" if whole else f"{green} dari {applicable}"
    indonesian += " skenario yang berlaku lulus"
    indonesian += f"; {warned} berakhir dengan peringatan" if warned else ""
    indonesian += f"; {untested} yang tidak wajib belum teruji" if untested else ""
    english = f"All {applicable}" if whole else f"{green} of {applicable}"
    english += " scenarios that apply passed"
    english += f"; {warned} ended with a warning" if warned else ""
    english += f"; {untested} not mandatory left unexercised" if untested else ""
    return Words(f"{indonesian}.", f"{english}.")


_NOTHING = Words("", "")
