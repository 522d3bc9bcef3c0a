"""Which part of a requirement does which scenario judge, and why does no scenario judge the others? Pure."""

from collections.abc import Callable, Iterator, Sequence

from conformance.bilingual import Words
from conformance.judging.checklist import BINDS_OTHERS, NEEDS_A_PERSON, make_checklist
from conformance.judging.facts import Facts
from conformance.norms.catalogue import Catalogue
from conformance.norms.requirement import Part, Requirement, RequirementRef, Showing
from conformance.outcome import Verdict, worst
from conformance.record.events import KnownScenario
from conformance.record.part import PartRow, PartState
from conformance.record.result import CoverageRow, CoveredScenario, ScenarioResult

AREAS = ("AKS", "KOD", "ELM", "KUO", "POL", "LAY", "NET", "SNK")
"""The areas that this version judges: each part of them that shows by itself has a scenario or a written reason."""

_REASONS: tuple[tuple[Callable[[Requirement, Part], bool], Words], ...] = (
    (
        lambda row, part: not part.binds_pengguna,
        BINDS_OTHERS,
    ),
    (
        lambda row, part: bool(part.documents),
        Words(
            "dibuktikan dengan dokumen, yang diperiksa Dinas Dukcapil",
            "shown by documents, which the certifier looks at",
        ),
    ),
    (
        lambda row, part: row.id[:3] not in AREAS,
        Words("bidang ini belum diuji oleh versi ini", "this version does not judge this area yet"),
    ),
    (
        lambda row, part: Showing.AUTO not in row.shows_of(part) and Showing.GUIDED in row.shows_of(part),
        NEEDS_A_PERSON,
    ),
    (
        lambda row, part: set(row.shows_of(part)) == {Showing.SIM},
        Words("tampak pada sikap simulator saja", "shows in how the simulator behaves only"),
    ),
)
"""Why a part has no scenario: the first that holds."""

MISSING = Words("belum ada skenario: kekurangan alat uji", "no scenario yet: a shortcoming of the tester")
"""What a part says that has neither a scenario nor a reason; a test of the suite lets none be."""


def reason_without_scenario(row: Requirement, part: Part) -> Words | None:
    """Return why no scenario judges `part` of `row`; None where one should: then the suite is incomplete."""
    if part.without_scenario:
        return Words(part.without_scenario, part.without_scenario_en)
    if row.without_scenario and part.binds_pengguna:
        return Words(row.without_scenario, row.without_scenario_en)
    return next((words for holds, words in _REASONS if holds(row, part)), None)


def judged_parts(catalogue: Catalogue, known: Sequence[KnownScenario]) -> Iterator[tuple[Requirement, Part, bool]]:
    """Yield every part that binds the Pengguna, and whether a scenario judges it: the others are conditions."""
    named = [catalogue.part(RequirementRef.parse(text)) for each in known for text in each.requirements]
    for row in catalogue.values():
        for part in row.parts:
            if part.binds_pengguna:
                yield row, part, any(part is each for each in named)


def cover(known: Sequence[KnownScenario], scenarios: Sequence[ScenarioResult], facts: Facts) -> tuple[CoverageRow, ...]:
    """Return a row for every requirement of the catalogue, in its order.

    `known` are all scenarios that exist, `scenarios` those of this run.
    """
    verdicts = {scenario.id: scenario.verdict for scenario in scenarios}
    by_row: dict[str, list[CoveredScenario]] = {}
    for scenario in known:
        for row_id in dict.fromkeys(RequirementRef.parse(text).id for text in scenario.requirements):
            by_row.setdefault(row_id, []).append(CoveredScenario(scenario.id, verdicts.get(scenario.id)))
    checklist = make_checklist(known, scenarios, facts)
    return tuple(_row(row, by_row.get(row.id, []), checklist[row.id], facts) for row in facts.basis.catalogue.values())


def _row(row: Requirement, scenarios: list[CoveredScenario], parts: tuple[PartRow, ...], facts: Facts) -> CoverageRow:
    foremost = row.find()
    assert foremost is not None, "a row has parts"
    reason = Words("", "") if scenarios else reason_without_scenario(row, foremost) or MISSING
    verdicts = [each.verdict for each in scenarios if each.verdict is not None]
    executed = [verdict for verdict in verdicts if verdict is not Verdict.TIDAK_BERLAKU]
    return CoverageRow(
        id=row.id,
        summary=row.summary,
        summary_en=row.summary_en,
        who=tuple(row.who),
        shows=tuple(row.shows),
        scenarios=tuple(scenarios),
        verdict=worst(executed) if executed else None,
        reason=reason.indonesian,
        reason_en=reason.english,
        documents=tuple(document for document in facts.documents if document.requirement == row.id),
        is_open=any(part.state in _OPEN_PAPERS for part in parts),
        parts=parts,
    )


_OPEN_PAPERS = (PartState.DOKUMEN_KURANG, PartState.DOKUMEN_KEDALUWARSA, PartState.DOKUMEN_TERLAMBAT)


def takes_documents(row: Requirement) -> bool:
    """Whether a paper of anybody shows that `row` is met."""
    return any(part.documents for part in row.parts)
