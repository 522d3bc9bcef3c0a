"""Does the catalogue that Gladi ships keep its own rules, and do its rows weigh what the seeds say?"""

import re

import pytest

from conformance.files.norm_files import load_catalogue
from conformance.norms.basis import Basis
from conformance.norms.catalogue import Actor, Obligation, Part, RequirementRef, Showing, parse_catalogue


def severity(part: Part, dasar: frozenset[str], own: frozenset[str]) -> str:
    """What a breach of `part` is worth to an agreement with these norms."""
    return Basis(parse_catalogue({}), dasar, own).worth(part)


DASAR = frozenset({"PBK"})
AREAS = {
    "AKS": 12, "KOD": 20, "ELM": 9, "KUO": 6, "POL": 4, "SIM": 6, "BAG": 4, "SEC": 3, "BAL": 8, "KTP": 11,
    "LAY": 5, "NET": 5, "PLB": 3, "AGR": 1, "POC": 7, "ADM": 13, "LAP": 3, "SNK": 7,
}  # fmt: skip


def test_the_shipped_catalogue_holds_every_area_in_order() -> None:
    catalogue = load_catalogue()
    areas = [key.partition("-")[0] for key in catalogue]
    assert {area: areas.count(area) for area in AREAS} == AREAS
    assert list(dict.fromkeys(areas)) == list(AREAS)


def test_shipped_quotations_carry_no_markup_and_no_long_number() -> None:
    for entry in load_catalogue().values():
        for source in (*entry.exempts, *(source for part in entry.parts for source in part.sources)):
            assert not re.search(r"[*<>#\n]|\s\s|\d{16}", source.quote), (entry.id, source.quote)


def test_every_shipped_norm_is_cited_or_ours() -> None:
    catalogue = load_catalogue()
    cited = {source.norm for entry in catalogue.values() for part in entry.parts for source in part.sources}
    assert set(catalogue.norms) - cited == {"SIM"}


def test_norms_that_bind_a_party_or_a_territory_say_whom() -> None:
    for norm in load_catalogue().norms.values():
        if norm.kind.is_quotable:
            assert bool(norm.territory) is not bool(norm.agreement), norm.id


@pytest.mark.parametrize(
    ("ref", "letter", "who"),
    [
        ("KOD-20", "W", "P"),
        ("KOD-20:T", "T", "P"),
        ("KOD-21", "T", "P"),
        ("POL-03", "L", "P"),
        ("KUO-03", "D", "P"),
        ("KUO-04", "T", "P"),
        ("KUO-04:W", "W", "N"),
        ("ADM-07:D", "D", "N"),
        ("ADM-07", "T", "P"),
        ("AKS-08", "T", "P"),
        ("AKS-08:TN", "T", "N"),
        ("AKS-09", "L", "P"),
        ("SNK-06", "T", "P"),
        ("SNK-06:D", "D", "N"),
        ("SIM-02", "L", "P"),
        ("KTP-03:WK", "W", "K"),
        ("PLB-02", "W", "F"),
    ],
)
def test_shipped_references_mean_the_part_that_binds_the_pengguna(ref: str, letter: str, who: str) -> None:
    part = load_catalogue().part(RequirementRef.parse(ref))
    assert (part.obligation, part.who) == (letter, (Actor(who),))


def test_what_the_pengguna_must_or_must_not_do_has_a_path_to_a_judgement() -> None:
    paths = {Showing.AUTO, Showing.GUIDED, Showing.DOC}
    for row in load_catalogue().values():
        for part in row.parts:
            if part.binds_pengguna and part.obligation in (Obligation.WAJIB, Obligation.DILARANG):
                reason = part.without_scenario or row.without_scenario
                assert paths & set(row.shows_of(part)) or reason, (row.id, part.obligation)


def test_a_row_shows_by_exactly_what_its_parts_show_by() -> None:
    for row in load_catalogue().values():
        assert {way for part in row.parts for way in row.shows_of(part)} == set(row.shows), row.id


def test_a_clause_that_is_only_noted_has_no_row() -> None:
    catalogue = load_catalogue()
    cited = {str(source) for row in catalogue.values() for part in row.parts for source in part.sources}
    assert [note.clause for note in catalogue.notes if note.clause in cited] == []
    assert len({note.clause for note in catalogue.notes}) == len(catalogue.notes) > 0


@pytest.mark.parametrize(
    ("ref", "karanganyar", "purbalingga"),
    [
        ("KOD-20", "tidak_lulus", "tidak_lulus"),
        ("KOD-21", "peringatan", "peringatan"),
        ("AKS-09", "tidak_lulus", "tidak_lulus"),
        ("ELM-08", "tidak_lulus", "tidak_lulus"),
        ("SIM-02", "tidak_lulus", "peringatan"),
        ("SIM-03", "tidak_lulus", "peringatan"),
        ("SIM-04", "peringatan", "tidak_lulus"),
        ("SIM-06", "tinjau", "tinjau"),
        ("POL-01", "peringatan", "tinjau"),
        ("POL-03", "peringatan", "tidak_lulus"),
        ("POL-04", "tidak_lulus", "tidak_lulus"),
        ("KTP-01", "tidak_lulus", "tidak_lulus"),
        ("NET-05", "tinjau", "peringatan"),
    ],
)
def test_a_breach_is_worth_what_the_agreements_own_sentences_say(ref: str, karanganyar: str, purbalingga: str) -> None:
    part = load_catalogue().part(RequirementRef.parse(ref))
    own = {name: frozenset({f"{name}-P", f"{name}-J", f"{name}-L"}) for name in ("KRA", "PBG")}
    assert severity(part, DASAR, own["KRA"]) == karanganyar
    assert severity(part, frozenset(), own["PBG"]) == purbalingga


def test_banten_alone_cannot_say_what_is_read_only() -> None:
    part = load_catalogue().part(RequirementRef.parse("SIM-03"))
    assert severity(part, frozenset({"BTN"}), frozenset()) == "tinjau"


def test_an_agreement_that_stands_outside_a_row_says_so_itself() -> None:
    outside = {row.id: {str(source) for source in row.exempts} for row in load_catalogue().values() if row.exempts}
    readers = [f"KTP-{number:02}" for number in range(1, 12)]
    assert {row for row, where in outside.items() if where == {"BNA-J IV"}} == {
        *readers, "SIM-04", "BAL-08", "SNK-04", "SNK-05"
    }  # fmt: skip
    assert outside["LAY-04"] == {"KRA-P 2(2)e"}


def test_storage_is_red_in_purbalingga_and_what_only_karanganyar_and_banten_forbid_warns() -> None:
    catalogue = load_catalogue()
    own = frozenset({"PBG-P", "PBG-J", "PBG-L", "PBG-SPTJM", "PBG-NDA"})
    storage, handing_on = catalogue["SIM-01"].parts[0], catalogue["KTP-06"].parts[0]
    assert severity(storage, frozenset(), own) == "tidak_lulus"
    assert severity(handing_on, frozenset(), own) == "peringatan"
    assert severity(handing_on, DASAR, own) == "tidak_lulus"
