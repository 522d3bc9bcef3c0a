"""Does every requirement appear with its scenarios and outcomes, or with the reason why it has none?"""

import pytest

from conformance.judging.coverage import MISSING, cover, judged_parts, reason_without_scenario, takes_documents
from conformance.judging.facts import Facts
from conformance.norms.basis import Basis
from conformance.norms.catalogue import Requirement, parse_catalogue
from conformance.outcome import Verdict
from conformance.record.events import KnownScenario
from conformance.record.result import CoverageRow, CoveredScenario, Document
from tests.helpers.results import make_scenario

NORM = """
[[norm]]
id = "J"
title = "Juknis"
kind = "juknis"
"""


def row(name: str, who: str = '"P"', shows: str = '"AUTO"', more: str = "") -> str:
    paper = '{ kind = "Sertifikat", kind_en = "A certificate" }'
    return f"""
[[requirement]]
id = "{name}"
summary = "Ringkasan."
summary_en = "Summary."
shows = [{shows}]
{more}
  [[requirement.part]]
  obligation = "W"
  who = [{who}]
  documents = [{paper if '"DOC"' in shows else ""}]
  binds = "Sesuatu."
  sources = [{{ norm = "J", at = "1", quote = "bunyi" }}]
"""


def requirement(*args: str) -> Requirement:
    (only,) = parse_catalogue({"a": NORM + row(*args)}).values()
    return only


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (("KOD-20", '"P"', '"AUTO"'), None),
        (("KOD-20", '"P"', '"SIM", "AUTO"'), None),
        (("KOD-20", '"P", "N"', '"AUTO", "GUIDED"'), None),
        (("ELM-08", '"P"', '"AUTO", "DOC"'), "dibuktikan dengan dokumen"),
        (("SEC-02", '"P"', '"DOC"'), "dibuktikan dengan dokumen"),
        (("ELM-09", '"P"', '"SIM", "DOC"'), "dibuktikan dengan dokumen"),
        (("KOD-22", '"N"', '"SIM", "GUIDED"'), "mengikat pihak lain"),
        (("SIM-01", '"P"', '"AUTO"'), "bidang ini belum diuji"),
        (("AKS-05", '"P"', '"SIM", "GUIDED"'), "perlu langkah orang"),
        (("ELM-07", '"P"', '"SIM"'), "tampak pada sikap simulator"),
        (("KOD-20", '"P"', '"AUTO"', 'without_scenario = "karena"\nwithout_scenario_en = "because"'), "karena"),
    ],
)
def test_the_reason_follows_from_the_row(args: tuple[str, ...], reason: str | None) -> None:
    row = requirement(*args)
    words = reason_without_scenario(row, row.parts[0])
    assert (words and words.indonesian.startswith(reason or "-")) is (None if reason is None else True)
    assert words is None or words.indonesian != words.english


CATALOGUE = parse_catalogue(
    {"a": NORM + row("KOD-20") + row("KOD-21") + row("SEC-02", '"P"', '"DOC"') + row("PLB-02", '"F"', '"DOC"')}
)
KNOWN = [
    KnownScenario("a", ("KOD-20", "KOD-20:W")),
    KnownScenario("b", ("KOD-20",)),
    KnownScenario("c", ("KOD-20",)),
    KnownScenario("d", ("KOD-20",)),
]
RAN = [
    make_scenario("a", Verdict.LULUS),
    make_scenario("b", Verdict.PERINGATAN),
    make_scenario("c", Verdict.TIDAK_BERLAKU),
]


def covered(known: list[KnownScenario] = KNOWN, papers: tuple[Document, ...] = ()) -> tuple[CoverageRow, ...]:
    return cover(known, RAN, Facts(Basis(CATALOGUE, frozenset(), frozenset({"J"})), papers))


def test_a_row_has_each_scenario_once_with_its_outcome_and_the_worst_of_them() -> None:
    first = covered()[0]
    assert first.scenarios == (
        CoveredScenario("a", Verdict.LULUS),
        CoveredScenario("b", Verdict.PERINGATAN),
        CoveredScenario("c", Verdict.TIDAK_BERLAKU),
        CoveredScenario("d", None),
    )
    assert (first.verdict, first.reason) == (Verdict.PERINGATAN, "")


def test_a_row_whose_scenarios_were_not_executed_has_no_verdict() -> None:
    assert covered(KNOWN[2:])[0].verdict is None


def test_every_row_appears_and_one_without_scenario_and_reason_says_so() -> None:
    rows = covered()
    assert [each.id for each in rows] == list(CATALOGUE)
    assert (rows[1].reason, rows[1].reason_en) == MISSING


def test_a_document_closes_an_open_item_of_the_pengguna() -> None:
    paper = Document("SEC-02", "iso.pdf", "2026-01-02", "lembaga", "cd" * 32, 17)
    assert [each.is_open for each in covered()] == [False, False, True, False]
    assert [each.documents for each in covered(papers=(paper,))] == [(), (), (paper,), ()]
    assert not covered(papers=(paper,))[2].is_open
    assert [takes_documents(each) for each in CATALOGUE.values()] == [False, False, True, True]


def test_what_binds_others_is_counted_apart() -> None:
    found = [(row.id, is_judged) for row, _, is_judged in judged_parts(CATALOGUE, KNOWN)]
    assert found == [("KOD-20", True), ("KOD-21", False), ("SEC-02", False)]
