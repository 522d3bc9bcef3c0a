"""Which requirement does which scenario judge, and why does no scenario judge the others? Pure."""

from collections.abc import Callable, Mapping, Sequence

from conformance.bilingual import Words
from conformance.norms.catalogue import Actor, Catalogue, Requirement, RequirementRef, Showing
from conformance.outcome import Verdict, worst
from conformance.record.events import KnownScenario
from conformance.record.result import CoverageRow, CoveredScenario, Document

AREAS = ("AKS", "KOD", "ELM", "KUO", "POL", "LAY", "NET", "SNK")
"""The areas that this version judges: each row of them that shows by itself has a scenario or a written reason."""

_REASONS: tuple[tuple[Callable[[Requirement], bool], Words], ...] = (
    (
        lambda row: set(row.shows) <= {Showing.DOC, Showing.SIM} and Showing.DOC in row.shows,
        Words("dibuktikan dengan dokumen, yang diperiksa petugas", "shown by a document, which the certifier looks at"),
    ),
    (
        lambda row: Actor.PENGGUNA not in row.who,
        Words(
            "mengikat pihak lain, bukan Pengguna, jadi bukan ukuran bagi aplikasinya",
            "binds others, not the Pengguna, so it is no measure of its application",
        ),
    ),
    (
        lambda row: row.id[:3] not in AREAS,
        Words("bidang ini belum diuji oleh versi ini", "this version does not judge this area yet"),
    ),
    (
        lambda row: Showing.AUTO not in row.shows and Showing.GUIDED in row.shows,
        Words("perlu langkah orang, yang belum ada pada versi ini", "needs a person's step, not in this version yet"),
    ),
    (
        lambda row: set(row.shows) == {Showing.SIM},
        Words("tampak pada sikap simulator saja", "shows in how the simulator behaves only"),
    ),
)
"""Why a requirement has no scenario: the first that holds."""


MISSING = Words("belum ada skenario: kekurangan alat uji", "no scenario yet: a shortcoming of the tester")
"""What a row says that has neither a scenario nor a reason; a test of the suite lets none be."""


def reason_without_scenario(requirement: Requirement) -> Words | None:
    """Return why no scenario judges `requirement`; None where one should: then the suite is incomplete."""
    if requirement.without_scenario:
        return Words(requirement.without_scenario, requirement.without_scenario_en)
    return next((words for holds, words in _REASONS if holds(requirement)), None)


def cover(
    catalogue: Catalogue,
    known: Sequence[KnownScenario],
    verdicts: Mapping[str, Verdict],
    documents: Sequence[Document] = (),
) -> tuple[CoverageRow, ...]:
    """Return a row for every requirement of `catalogue`, in its order.

    `known` are all scenarios that exist, `verdicts` those of this run.
    """
    by_row: dict[str, list[CoveredScenario]] = {}
    for scenario in known:
        for row_id in dict.fromkeys(RequirementRef.parse(text).id for text in scenario.requirements):
            by_row.setdefault(row_id, []).append(CoveredScenario(scenario.id, verdicts.get(scenario.id)))
    return tuple(_row(requirement, by_row.get(requirement.id, []), documents) for requirement in catalogue.values())


def _row(requirement: Requirement, scenarios: list[CoveredScenario], documents: Sequence[Document]) -> CoverageRow:
    reason = Words("", "") if scenarios else reason_without_scenario(requirement) or MISSING
    verdicts = [s.verdict for s in scenarios if s.verdict is not None]
    executed = [verdict for verdict in verdicts if verdict != Verdict.TIDAK_BERLAKU]
    own = tuple(document for document in documents if document.requirement == requirement.id)
    return CoverageRow(
        id=requirement.id,
        summary=requirement.summary,
        summary_en=requirement.summary_en,
        who=tuple(requirement.who),
        shows=tuple(requirement.shows),
        scenarios=tuple(scenarios),
        verdict=worst(executed) if executed else None,
        reason=reason.indonesian,
        reason_en=reason.english,
        documents=own,
        is_open=takes_documents(requirement) and not own,
    )


def takes_documents(requirement: Requirement) -> bool:
    """Whether a document of the Pengguna shows that `requirement` is met."""
    return any(part.documents and part.binds_pengguna for part in requirement.parts)
