"""Does every part stand where its scenarios, papers, exceptions and days put it?"""

from datetime import date
from typing import Any

import pytest

from conformance.judging.checklist import make_checklist
from conformance.judging.facts import Facts
from conformance.norms.basis import Basis
from conformance.norms.catalogue import parse_catalogue
from conformance.norms.due import Days
from conformance.norms.own_norms import OwnNorm
from conformance.outcome import Verdict
from conformance.plan.notes import Instansi
from conformance.record.events import KnownScenario
from conformance.record.part import PartRow, PartState, Path
from conformance.record.result import Document
from tests.helpers.results import make_scenario

NORMS = """
[[norm]]
id = "OWN"
title = "Juknis perjanjian ini"
kind = "juknis"
[[norm]]
id = "LAIN"
title = "Juknis perjanjian lain"
kind = "juknis"
"""
ISO = '{ kind = "Sertifikat ISO", kind_en = "ISO certificate", due = "iso" }'
NDA = '{ kind = "NDA", kind_en = "NDA", per = "operator" }'


def row(ref: str, *, letter: str = "W", norm: str = "OWN", who: str = "P", papers: str = "", more: str = "") -> str:
    return f"""
[[requirement]]
id = "{ref}"
summary = "Ringkasan."
summary_en = "Summary."
shows = ["{"DOC" if papers else "AUTO"}"]
{more}
  [[requirement.part]]
  obligation = "{letter}"
  who = ["{who}"]
  binds = "Kalimat {ref}."
  documents = [{papers}]
  sources = [{{ norm = "{norm}", at = "1", quote = "bunyi" }}]
"""


DAYS = Days(date(2026, 1, 1), date(2027, 12, 31), iso=date(2026, 7, 1))


def stand(text: str, *ran: tuple[str, Verdict], known: int = 0, **changes: Any) -> PartRow:
    """Return where the only part stands when the scenarios `ran` were carried out and `known` others exist."""
    catalogue = parse_catalogue({"a": NORMS + text})
    (ref,) = catalogue
    own = changes.pop("own", ())
    norms = frozenset() if own else frozenset({"OWN"})
    settings = {"today": date(2026, 6, 1), "days": DAYS, "pengguna_kind": "perangkat_daerah", **changes}
    facts = Facts(Basis(catalogue, frozenset(), norms, own), **settings)
    names = [name for name, _ in ran] + [f"lain-{n}" for n in range(known)]
    scenarios = [make_scenario(name, verdict, requirements=(ref,)) for name, verdict in ran]
    ((part,),) = make_checklist([KnownScenario(name, (ref,)) for name in names], scenarios, facts).values()
    return part


def test_what_a_person_did_was_judged_with_him() -> None:
    for is_by_person, path in ((True, Path.TERBIMBING), (False, Path.OTOMATIS)):
        part = stand(row("SEC-02"), ("a", Verdict.LULUS), is_by_person=is_by_person)
        assert (part.path, part.state, part.forbids) == (path, PartState.LULUS, False)


def paper(requirement: str = "SEC-02", day: str = "2026-02-01", **changes: Any) -> Document:
    return Document(requirement, "a.pdf", day, "petugas", "00" * 32, 1, **changes)


@pytest.mark.parametrize(
    ("verdict", "state", "forbids"),
    [
        (Verdict.LULUS, PartState.LULUS, False),
        (Verdict.TIDAK_LULUS, PartState.TIDAK_LULUS, True),
        (Verdict.TINJAU, PartState.TINJAU, True),
        (Verdict.PERINGATAN, PartState.PERINGATAN, True),
        (Verdict.TIDAK_TERUJI, PartState.TIDAK_TERUJI, True),
        (Verdict.GALAT_PENGUJI, PartState.TIDAK_TERUJI, True),
        (Verdict.TIDAK_BERLAKU, PartState.TANPA_JALUR, True),
    ],
)
def test_scenarios_say_where_a_part_stands(verdict: Verdict, state: PartState, forbids: bool) -> None:
    part = stand(row("KOD-20"), ("a", verdict))
    assert (part.path, part.state, part.forbids) == (Path.OTOMATIS, state, forbids)
    assert part.scenarios == ("a",)
    assert part.reason
    assert part.reason_en


def test_the_worst_scenario_counts_and_one_that_was_not_asked_for_leaves_it_open() -> None:
    assert stand(row("KOD-20"), ("a", Verdict.LULUS), ("b", Verdict.TIDAK_LULUS)).state is PartState.TIDAK_LULUS
    assert stand(row("KOD-20"), known=1).state is PartState.TIDAK_TERUJI


def test_what_binds_others_is_a_condition_and_no_duty() -> None:
    part = stand(row("KOD-05", who="N"), ("a", Verdict.TIDAK_LULUS))
    assert (part.state, part.is_duty, part.forbids) == (PartState.KEADAAN_UJI, False, False)


@pytest.mark.parametrize("letter", ["D", "T"])
def test_a_right_and_a_derivation_are_no_duty(letter: str) -> None:
    assert not stand(row("KOD-20", letter=letter), ("a", Verdict.TIDAK_LULUS)).is_duty


def test_what_only_others_ask_is_no_duty() -> None:
    part = stand(row("KOD-20", norm="LAIN"))
    assert (part.state, part.forbids) == (PartState.RUJUKAN, False)


def test_without_any_path_a_duty_forbids_a_certificate() -> None:
    part = stand(row("KOD-20"))
    assert (part.path, part.state, part.forbids) == (Path.TANPA_JALUR, PartState.TANPA_JALUR, True)
    because = 'without_scenario = "karena"\nwithout_scenario_en = "because"'
    assert stand(row("KOD-20", more=because)).reason == "karena"


@pytest.mark.parametrize(
    ("documents", "today", "state"),
    [
        ([], date(2026, 6, 30), PartState.BELUM_JATUH_TEMPO),
        ([], date(2026, 7, 1), PartState.DOKUMEN_KURANG),
        ([paper()], date(2026, 8, 1), PartState.LULUS),
        ([paper(kind="Sertifikat ISO")], date(2026, 8, 1), PartState.LULUS),
        ([paper(kind="iso certificate")], date(2026, 8, 1), PartState.LULUS),
        ([paper(kind="Lain")], date(2026, 8, 1), PartState.DOKUMEN_KURANG),
        ([paper("SEC-03")], date(2026, 8, 1), PartState.DOKUMEN_KURANG),
        ([paper(day="2026-07-01")], date(2026, 8, 1), PartState.LULUS),
        ([paper(day="2036-07-01")], date(2026, 8, 1), PartState.DOKUMEN_KURANG),
        ([paper(day="2026-07-02")], date(2026, 8, 1), PartState.DOKUMEN_TERLAMBAT),
        ([paper(valid_until="2026-07-31")], date(2026, 7, 31), PartState.LULUS),
        ([paper(valid_until="2026-07-31")], date(2026, 8, 1), PartState.DOKUMEN_KEDALUWARSA),
    ],
)
def test_a_paper_counts_by_kind_day_and_term(documents: list[Document], today: date, state: PartState) -> None:
    part = stand(row("SEC-02", papers=ISO), documents=documents, today=today)
    assert (part.path, part.state) == (Path.DOKUMEN, state)
    assert part.papers[0].due == "2026-07-01"
    assert part.forbids is (state not in (PartState.LULUS, PartState.BELUM_JATUH_TEMPO))


def test_each_operator_needs_a_paper() -> None:
    two = [paper("ADM-04"), paper("ADM-04")]
    part = stand(row("ADM-04", papers=NDA), documents=two, instansi=Instansi(operator=3))
    assert (part.state, part.papers[0].needed, part.papers[0].given) == (PartState.DOKUMEN_KURANG, 3, 2)
    assert part.reason == "NDA: 2 dari 3"
    assert stand(row("ADM-04", papers=NDA), documents=two, instansi=Instansi(operator=2)).state is PartState.LULUS


def test_of_several_kinds_the_one_furthest_behind_counts() -> None:
    both = f"{ISO}, {NDA}"
    part = stand(row("ADM-04", papers=both), documents=[paper("ADM-04", kind="NDA")], today=date(2026, 8, 1))
    assert [each.state for each in part.papers] == [PartState.DOKUMEN_KURANG, PartState.LULUS]
    assert part.state is PartState.DOKUMEN_KURANG


def test_a_paper_settles_what_no_scenario_could_judge_but_never_outweighs_a_breach() -> None:
    text = row("ELM-08", papers=NDA).replace('shows = ["DOC"]', 'shows = ["AUTO", "DOC"]')
    papers = [paper("ELM-08")]
    assert stand(text, ("a", Verdict.TIDAK_TERUJI), documents=papers).state is PartState.LULUS
    assert stand(text, ("a", Verdict.TIDAK_BERLAKU), documents=papers).state is PartState.LULUS
    assert stand(text, ("a", Verdict.TIDAK_LULUS), documents=papers).state is PartState.TIDAK_LULUS
    assert stand(text, ("a", Verdict.TIDAK_TERUJI)).state is PartState.TIDAK_TERUJI


def test_without_days_every_paper_is_due() -> None:
    assert stand(row("SEC-02", papers=ISO), today=None, days=None).state is PartState.DOKUMEN_KURANG


def test_an_exception_of_the_agreement_is_quoted_as_the_reason() -> None:
    own = (OwnNorm("juknis", "J", "OWN", kecuali={"1": "PBK 24(1) memberi izin"}),)
    part = stand(row("SIM-01"), own=own)
    assert (part.state, part.forbids) == (PartState.TIDAK_BERLAKU, False)
    assert "PBK 24(1) memberi izin" in part.reason
    assert stand(row("SIM-01"), own=(OwnNorm("juknis", "J", "OWN"),)).forbids


def test_a_sentence_that_exempts_is_quoted_as_the_reason() -> None:
    more = 'exempts = [{ norm = "OWN", at = "IV", quote = "tidak menggunakan perangkat pembaca" }]'
    part = stand(row("KTP-01", more=more))
    assert (part.state, part.reason) == (PartState.TIDAK_BERLAKU, 'OWN IV: "tidak menggunakan perangkat pembaca"')


def test_a_part_for_another_kind_of_pengguna_does_not_apply() -> None:
    text = row("ADM-02", papers=NDA).replace('who = ["P"]', 'who = ["P"]\n  pengguna = ["badan_hukum"]')
    assert stand(text).state is PartState.TIDAK_BERLAKU
    assert stand(text, pengguna_kind="badan_hukum").state is PartState.DOKUMEN_KURANG


def test_a_paper_for_what_has_not_happened_is_told_as_not_asked_for_yet() -> None:
    event = '{ kind = "Adendum", kind_en = "Addendum", due = "peristiwa" }'
    part = stand(row("ELM-09", papers=event))
    assert (part.state, part.reason) == (PartState.BELUM_JATUH_TEMPO, "Adendum: 0 dari 1; belum diminta")


def test_what_is_excepted_cites_the_own_document_not_that_of_others() -> None:
    own = OwnNorm("juknis", "Juknis kami", "OWN", nomor={"1": "Bab IX"}, kecuali={"1": "tidak berlaku"})
    part = stand(row("KOD-20"), own=(own,))
    assert (part.state, part.source) == (PartState.TIDAK_BERLAKU, "juknis Bab IX")


def test_a_duty_that_is_tested_but_excepted_is_told_apart() -> None:
    own = (OwnNorm("juknis", "J", "OWN", kecuali={"1": 'Pasal 9: "tidak berlaku bagi kami"'}),)
    tested, untested = stand(row("KOD-20"), ("a", Verdict.PERINGATAN), own=own), stand(row("SIM-01"), own=own)
    assert (tested.is_excepted_though_tested, untested.is_excepted_though_tested) == (True, False)
    assert not stand(row("KOD-20"), ("a", Verdict.LULUS)).is_excepted_though_tested


def test_the_place_says_whose_words_are_quoted_where_the_own_document_gives_none() -> None:
    assert stand(row("KOD-20"), own=(OwnNorm("juknis", "J", "OWN"),)).source == "juknis 1 (pola OWN 1)"
    spoken = stand(row("KOD-20"), own=(OwnNorm("juknis", "J", "OWN", kutipan={"1": "kalimat kami"}),))
    assert (spoken.source, spoken.quote) == ("juknis 1", "kalimat kami")
