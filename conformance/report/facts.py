"""What is said of one failure wherever it is reported: clauses, what the DWH answered, what the page said? Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from conformance.judging.causes import breached, deciding
from conformance.outcome import Verdict
from conformance.record.evidence import Exchange, Submission
from conformance.record.result import RequirementResult, Result, ScenarioResult

MOST = 3
"""How many answers, and how many pages, are quoted of one failure: the others stand in the evidence."""
QUIET = (Verdict.LULUS, Verdict.TIDAK_BERLAKU)
"""With these there is nothing to be fixed."""


def rerun_command(scenario_id: str) -> str:
    """Return the command that carries out one scenario again."""
    return f"gladi run --only {scenario_id}"


def failures(scenarios: Sequence[ScenarioResult]) -> list[ScenarioResult]:
    """Return the scenarios that leave something to be fixed or looked at."""
    return [scenario for scenario in scenarios if scenario.verdict not in QUIET]


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands beside the reason of a failure."""

    clauses: tuple[RequirementResult, ...]
    """The parts that are concerned, in the order in which they were found to be."""
    answers: tuple[Exchange, ...]
    """Calls whose masked answer is kept, or on which a fault was let loose; those of the request that decided first."""
    pages: tuple[Submission, ...]
    """Requests of which an excerpt of the page is kept, the one that decided first."""
    command: str


def facts_of(scenario: ScenarioResult, requirements: Mapping[str, RequirementResult]) -> Facts:
    """Return the facts of a failure; `requirements` are those of the result, by reference."""
    refs = dict.fromkeys((*breached(scenario), *scenario.requirements))
    answers, pages = tuple(_answers(scenario)), tuple(_pages(scenario))
    clauses = tuple(requirements[ref] for ref in refs if ref in requirements)
    return Facts(clauses, answers[:MOST], pages[:MOST], rerun_command(scenario.id))


def by_ref(result: Result) -> dict[str, RequirementResult]:
    """Return the requirements of a result by their reference."""
    return {requirement.ref: requirement for requirement in result.requirements}


def text_lines(scenario: ScenarioResult, facts: Facts) -> list[str]:
    """Return the facts in Indonesian, one a line, for reports that know no markup."""
    clauses = [f'Dasar: {each.ref} {each.source}: "{each.quote}"' for each in facts.clauses if each.quote]
    answers = [f"Jawaban DWH ({each.method}, {said_of(each)}): {answer_of(each)}" for each in facts.answers]
    pages = [f"Halaman yang terbaca ({each.outcome}): {each.page}" for each in facts.pages]
    return [*clauses, *answers, *pages, f"Jalankan lagi: {facts.command}"]


def said_of(exchange: Exchange) -> str:
    """Return code and fault of an answer, in Indonesian."""
    code = f"kode {exchange.code}" if exchange.code else "tanpa kode"
    return f"{code}, gangguan {exchange.fault}" if exchange.fault else code


def answer_of(exchange: Exchange) -> str:
    """Return the masked answer of a call, or that none was recorded, in Indonesian."""
    return exchange.answer or "tidak tercatat"


def _decided_by(scenario: ScenarioResult) -> Submission | None:
    """Return the request that the deciding demand speaks of; None where it speaks of the whole scenario."""
    finding = deciding(scenario)
    seen = scenario.evidence.submissions if scenario.evidence else []
    return seen[finding.submission] if finding and 0 <= finding.submission < len(seen) else None


def _answers(scenario: ScenarioResult) -> Iterator[Exchange]:
    kept = [call for call in scenario.evidence.exchanges if call.answer or call.fault] if scenario.evidence else []
    decided = _decided_by(scenario)
    own = [call for call in kept if decided and call.nik == decided.nik and call.seq > decided.after_seq]
    yield from own
    yield from (call for call in kept if call not in own)


def _pages(scenario: ScenarioResult) -> Iterator[Submission]:
    kept = [each for each in scenario.evidence.submissions if each.page] if scenario.evidence else []
    decided = _decided_by(scenario)
    yield from (each for each in kept if each is decided)
    yield from (each for each in kept if each is not decided)
