import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.files.norm_files import load_catalogue
from conformance.norms.catalogue import Source
from conformance.norms.own_norms import (
    OwnNorm,
    cited_clauses,
    find_faults,
    number_of,
    quote_of,
    read_own_norms,
    reason_of_exception,
)

WHY = 'PBK 24(1): "setelah mendapatkan persetujuan"'
NOMOR = {"II.C": "III", "II.C.2": "4", "2(2)": "Pasal 5 ayat (2)", "III": "C"}
OWN = OwnNorm(
    "juknis", "Juknis 2026", "PBG-J", NOMOR, {"II.F.1": "Tidak boleh berurutan."}, {"III": "Pasal 3", "2(2)": "x"}
)


@pytest.mark.parametrize(
    ("at", "number"),
    [
        ("II.C", "III"),
        ("II.C.1", "III.1"),
        ("II.C.2", "4"),
        ("II.C.2.b.1", "4.b.1"),
        ("II.C.20", "III.20"),
        ("II.CA", "II.CA"),
        ("II", "II"),
        ("2(2)", "Pasal 5 ayat (2)"),
        ("2(2)j", "Pasal 5 ayat (2)j"),
        ("2(20)", "2(20)"),
        ("III.B", "C.B"),
        ("IIII", "IIII"),
        ("1-4", "1-4"),
    ],
)
def test_a_clause_has_the_number_of_the_nearest_clause_that_holds_it(at: str, number: str) -> None:
    assert number_of(OWN, at) == number


def test_the_own_words_stand_where_the_document_deviates() -> None:
    assert quote_of(OWN, Source("PBG-J", "II.F.1", "pola")) == "Tidak boleh berurutan."
    assert quote_of(OWN, Source("PBG-J", "II.F.2", "pola")) == "pola"
    assert quote_of(OWN, Source("PBG-J", "II.F", "pola")) == "pola"


@pytest.mark.parametrize(
    ("at", "reason"),
    [("III", "Pasal 3"), ("III.B", "Pasal 3"), ("IIIA", ""), ("II", ""), ("2(2)j", "x"), ("2", ""), ("2(1)a", "")],
)
def test_an_exception_covers_all_within_its_clause(at: str, reason: str) -> None:
    assert reason_of_exception(OWN, at) == reason


@given(
    st.text("IVX.()12ab", max_size=8),
    st.dictionaries(st.text("IVX.()12ab", min_size=1, max_size=4), st.text(min_size=1)),
)
def test_what_is_not_named_stays_as_it_is(at: str, nomor: dict[str, str]) -> None:
    own = OwnNorm("juknis", "J", "PBG-J", nomor, {}, nomor)
    if not reason_of_exception(own, at):
        assert number_of(own, at) == at
    if at in nomor:
        assert number_of(own, at) == nomor[at]


def test_documents_are_read_as_a_file_or_a_session_gives_them() -> None:
    norma = {"juknis": {"judul": "J", "pola": "PBG-J"}, "pks": {"judul": "P", "pola": "PBG-P", "kecuali": {"2": "x"}}}
    assert read_own_norms(norma) == (OwnNorm("juknis", "J", "PBG-J"), OwnNorm("pks", "P", "PBG-P", kecuali={"2": "x"}))
    with pytest.raises(msgspec.ValidationError):
        read_own_norms({"juknis": {"judul": "J"}})


def test_a_clause_that_the_catalogue_does_not_cite_is_told_with_the_nearest() -> None:
    own = OwnNorm(
        "juknis",
        "J",
        "PBG-J",
        {"II.C.9": "x", "II.C": "y"},
        {"II.F": "z"},
        {"VII.B": WHY, "II.F.2": WHY, "II.F.1": "tidak berlaku"},
    )
    faults = list(find_faults([own], load_catalogue()))
    assert [fault.field for fault in faults] == [
        'norma.juknis.nomor."II.C.9"',
        'norma.juknis.kutipan."II.F"',
        'norma.juknis.kecuali."VII.B"',
        'norma.juknis.kecuali."II.F.1"',
    ]
    assert "tidak mengutip kalimat" in faults[3].message.indonesian
    assert "klausul II.C.9 tidak dikutip katalog dari PBG-J" in faults[0].message.indonesian
    assert "II.C." in faults[0].remedy.english
    assert "II.F.1" in faults[1].remedy.indonesian


def test_every_clause_of_every_document_may_be_named() -> None:
    catalogue = load_catalogue()
    for norm in catalogue.norms:
        named = dict.fromkeys(cited_clauses(catalogue, norm), WHY)
        assert list(find_faults([OwnNorm("juknis", "J", norm, named, named, named)], catalogue)) == []
    assert "2(2)j" in cited_clauses(catalogue, "PBG-P")
