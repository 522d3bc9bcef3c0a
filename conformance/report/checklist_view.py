"""How is a result's checklist laid out: duties first, conditions apart, and why no certificate rests on it? Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from conformance.bilingual import Words
from conformance.judging.certificate import STANDING_IN_THE_WAY
from conformance.outcome import Verdict
from conformance.record.part import Paper, PartRow, PartState
from conformance.record.result import CoverageRow, Result
from conformance.report.part_words import place_of


@dataclass(frozen=True, slots=True)
class Item:
    """One part with the row that it belongs to."""

    row: CoverageRow
    part: PartRow


@dataclass(frozen=True, slots=True)
class Checklist:
    """All parts of a result, apart by what they are to the Pengguna."""

    duties: tuple[Item, ...]
    """W and L that bind the Pengguna: what forbids a certificate first."""
    others: tuple[Item, ...]
    """Derived parts and rights, which forbid nothing."""
    conditions: tuple[Item, ...]
    """What binds the Dinas, the Ditjen or a provider: without a verdict."""
    references: tuple[Item, ...]
    """What only other agreements or regions ask."""

    @property
    def open(self) -> list[tuple[PartState, list[Item]]]:
        """The duties that forbid a certificate, by their state."""
        forbidding = [item for item in self.duties if item.part.forbids]
        return [(state, list(items)) for state, items in groupby(forbidding, key=lambda item: item.part.state)]

    @property
    def papers(self) -> list[tuple[Item, Paper]]:
        """The papers of the duties that are not there, not in force or late."""
        fine = (PartState.LULUS, PartState.BELUM_JATUH_TEMPO)
        return [(item, paper) for item in self.duties for paper in item.part.papers if paper.state not in fine]

    @property
    def refs(self) -> frozenset[str]:
        """The references of all parts."""
        everything = (*self.duties, *self.others, *self.conditions, *self.references)
        return frozenset(item.part.ref for item in everything)


def checklist_of(result: Result) -> Checklist:
    """Return the checklist of a result; empty where it is of a version that had none."""
    items = [Item(row, part) for row in result.coverage for part in row.parts]
    conditions = [item for item in items if item.part.state is PartState.KEADAAN_UJI]
    references = [item for item in items if item.part.state is PartState.RUJUKAN]
    duties = [item for item in items if item.part.is_duty]
    others = [item for item in items if not any(item in each for each in (conditions, references, duties))]
    duties.sort(key=lambda item: (not item.part.forbids, place_of(item.part.state)))
    return Checklist(tuple(duties), tuple(others), tuple(conditions), tuple(references))


def obstacles(result: Result) -> Iterator[Words]:
    """Yield why no certificate rests on the run, besides the duties that are open."""
    if result.partial:
        yield Words("hanya sebagian skenario diminta untuk dijalankan", "only a part of the scenarios was asked for")
    if result.gaps:
        yield Words("rencana menyebut celah yang diketahui", "the plan names known gaps")
    if carried := sum(bool(scenario.carried) for scenario in result.scenarios):
        yield Words(
            f"{carried} skenario dibawa dari hasil terdahulu: sertifikat perlu satu pengujian utuh",
            f"{carried} scenarios were carried over from an earlier result: a certificate needs one whole run",
        )
    for verdict in STANDING_IN_THE_WAY:
        if count := sum(scenario.verdict is verdict for scenario in result.scenarios):
            yield _counted(verdict, count)
    if not any(row.parts for row in result.coverage):
        yield Words("hasil ini tidak mendata kewajiban Pengguna", "this result does not list the Pengguna's duties")


def _counted(verdict: Verdict, count: int) -> Words:
    words = {
        Verdict.GALAT_PENGUJI: Words("terkena galat penguji", "met a fault of the tester"),
        Verdict.TIDAK_LULUS: Words("tidak lulus", "failed"),
        Verdict.TINJAU: Words("perlu ditinjau", "need review"),
        Verdict.TIDAK_TERUJI: Words("belum teruji", "were not exercised"),
    }[verdict]
    return Words(f"{count} skenario {words.indonesian}", f"{count} scenarios {words.english}")
