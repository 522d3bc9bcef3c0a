from typing import Any

import pytest

from conformance.files.norm_files import load_catalogue
from simulator.domain.pks import DokumenSendiri
from simulator.poc.agreement_error import AgreementError, Fault
from simulator.poc.agreement_file import load_agreement, parse_agreement, resolve_agreement
from simulator.poc.norm_ids import known_norms

PBG = "purbalingga-dinkominfo-2025"
JUKNIS: dict[str, Any] = {
    "judul": "Petunjuk Teknis Tahun 2026",
    "pola": "PBG-J",
    "nomor": {"II.C.2": "III.2"},
    "kutipan": {"II.F.1": "Tidak boleh berurutan."},
    "kecuali": {"III.B": "Pasal 3: tanpa data balikan."},
}


def faults(**changes: Any) -> tuple[Fault, ...]:
    """What is said of Purbalingga's agreement with these changes."""
    with pytest.raises(AgreementError) as caught:
        resolve_agreement({"extends": PBG, **changes})
    return caught.value.faults


def fields(**changes: Any) -> list[str]:
    return [fault.field for fault in faults(**changes)]


def test_an_agreement_keeps_the_documents_of_its_own() -> None:
    pks = resolve_agreement({"extends": PBG, "norms": [], "norma": {"juknis": JUKNIS}})
    assert pks.norms == ()
    assert pks.norma == {"juknis": DokumenSendiri(**JUKNIS)}
    short = resolve_agreement({"extends": PBG, "norms": [], "norma": {"pks": {"judul": "PKS", "pola": "PBK"}}})
    assert short.norma["pks"] == DokumenSendiri("PKS", "PBK", {}, {}, {})


def test_without_any_document_nothing_could_turn_red_so_it_is_refused() -> None:
    (fault,) = faults(norms=[])
    assert fault.field == "norms"
    assert "norms kosong dan [norma] tidak ada" in fault.message
    assert "[norma.juknis]" in fault.hint
    assert "gladi agreements --new" in fault.hint
    assert fields(norms=[], norma={}) == ["norms"]


@pytest.mark.parametrize(
    ("changes", "field", "hint"),
    [
        ({"norms": ["PBG-P", "PBG-K"]}, "norms", "maksudnya PBG-"),
        ({"norms": ["pbg-j"]}, "norms", "maksudnya PBG-J?"),
        ({"norms": ["PBK"]}, "norms", "KRA-P"),
        ({"norms": ["WIRE"]}, "norms", "KRA-P"),
        ({"dasar": ["PBX"]}, "dasar", "maksudnya PBK?"),
        ({"dasar": ["PBG-P"]}, "dasar", "pilih / choose: PBK, BTN"),
        ({"norma": {"juknis": {**JUKNIS, "pola": "XYZZY"}}}, "norma.juknis.pola", "pilih / choose"),
        ({"norma": {"juknis": {**JUKNIS, "pola": "SIM"}}}, "norma.juknis.pola", "pilih / choose"),
        ({"norma": {"juknis": {**JUKNIS, "judul": " "}}}, "norma.juknis.judul", "isi judul"),
        ({"norma": {"juknis": {"judul": "J"}}}, "norma.juknis.pola", "PBG-J"),
        ({"norma": {"juknis": {**JUKNIS, "nomer": {}}}}, "norma.juknis.nomer", "maksudnya nomor?"),
        ({"norma": {"juknis": {**JUKNIS, "nomor": {"II": 2}}}}, "norma.juknis.nomor.II", "teks"),
        ({"norma": {"juknis": {**JUKNIS, "kecuali": {"II.C": ""}}}}, 'norma.juknis.kecuali."II.C"', "hapus"),
        ({"norma": {"juknis": {**JUKNIS, "kutipan": ["II.C"]}}}, "norma.juknis.kutipan", "II.C.2"),
        ({"norma": {"Juknis": JUKNIS}}, "norma.Juknis", "huruf kecil"),
        ({"norma": {"ju knis": JUKNIS}}, "norma.ju knis", "huruf kecil"),
        ({"norma": {"juknis": "PBG-J"}}, "norma.juknis", "[norma.juknis]"),
        ({"norma": ["PBG-J"]}, "norma", "[norma.juknis]"),
    ],
)
def test_an_unknown_document_is_named_with_its_key_and_the_nearest(
    changes: dict[str, Any], field: str, hint: str
) -> None:
    if "norma" in changes:
        changes = {"norms": [], **changes}
    (fault,) = faults(**changes)
    assert (fault.field, " / " in fault.message) == (field, True)
    assert hint in fault.hint


def test_a_document_cannot_be_the_catalogues_and_modelled_on_it_at_once() -> None:
    (fault,) = faults(norma={"juknis": JUKNIS})
    assert (fault.field, fault.hint) == ("norma.juknis.pola", 'hapus "PBG-J" dari norms / remove it from norms')


def test_all_faults_are_told_at_once_and_each_key_is_checked_that_can_be_read() -> None:
    said = fields(norms=["X"], kuota="banyak", tujuan="", methods="portal", elemen=["NAMA"], asing=1)
    assert said == ["asing", "methods", "kuota", "tujuan", "norms", "elemen", "elemen"]
    with pytest.raises(AgreementError) as caught:
        parse_agreement({"name": "x"}, "kami.toml")
    assert len(caught.value.faults) > 15
    assert str(caught.value).count("\nkami.toml: ") == len(caught.value.faults) - 1


def test_the_ids_are_those_of_the_catalogue() -> None:
    assert dict(known_norms()) == {name: str(norm.kind) for name, norm in load_catalogue().norms.items()}


def test_contoh_data_excepts_the_ban_on_storage_in_its_own_documents() -> None:
    pks = load_agreement("contoh-data-2026")
    assert {key: document.pola for key, document in pks.norma.items()} == {
        "pks": "PBG-P",
        "juknis": "PBG-J",
        "sptjm": "PBG-SPTJM",
    }
    catalogue = load_catalogue()
    sources = [s for r in catalogue.values() for part in r.parts for s in part.sources]
    consent = next(s.quote for s in sources if (s.norm, s.at) == ("PBK", "24(1)"))
    assert consent in pks.norma["pks"].kecuali["2(2)j"]
    cited = {(s.norm, s.at) for s in sources}
    for document in pks.norma.values():
        for at in (*document.nomor, *document.kutipan, *document.kecuali):
            assert (document.pola, at) in cited
