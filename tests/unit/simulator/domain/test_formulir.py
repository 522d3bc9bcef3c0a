"""Is every fault of a form told at once, with field and remedy?"""

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from simulator.domain.formulir import Formulir, Surat, asks_local_user_id, faults_of, labels_of
from simulator.domain.pks import DokumenSendiri
from simulator.poc.agreement_file import load_agreement
from simulator.poc.wilayah_file import load_wilayah
from tests.helpers.formulir import FORM, LOCAL, SURAT

KARANGANYAR = load_agreement("karanganyar-baperlitbang-2021")
PURBALINGGA = load_agreement("purbalingga-dinkominfo-2025")
TODAY = date(2026, 6, 1)


def faults(surat: Surat = SURAT, pks: object = PURBALINGGA, **changes: str) -> list[str]:
    form = msgspec.structs.replace(FORM, **changes).trimmed()
    found = faults_of(form, surat, pks, TODAY, load_wilayah().exists)  # type: ignore[arg-type]
    assert all(fault.message and fault.hint for fault in found)
    return [fault.field for fault in found]


def test_a_form_that_is_filled_in_has_no_fault() -> None:
    assert faults() == []
    assert faults(pks=KARANGANYAR, user_id_lokal=LOCAL) == []


def test_seven_fields_and_in_karanganyar_eight() -> None:
    assert len(labels_of(PURBALINGGA)) == 7
    assert [*labels_of(KARANGANYAR)] == [*labels_of(PURBALINGGA), "user_id_lokal"]
    names = [labels_of(pks)["nomor_pegawai"] for pks in (PURBALINGGA, KARANGANYAR)]
    assert names == ["Nomor Identitas Kepegawaian", "Nomor Induk Pegawai"]
    assert faults(pks=KARANGANYAR) == ["form.user_id_lokal"]
    repeating = replace(PURBALINGGA, norma={"juknis": DokumenSendiri("Juknis", "KRA-J")})
    assert asks_local_user_id(repeating)


def test_all_faults_are_told_at_once_in_the_order_of_the_form() -> None:
    found = faults_of(Formulir(), Surat(), KARANGANYAR, TODAY, load_wilayah().exists)
    assert [fault.field for fault in found] == [
        *(f"form.{name}" for name in labels_of(KARANGANYAR)),
        "surat.nomor",
        "surat.tanggal",
    ]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("nik", "330301550590900"),
        ("nik", "3303013202909001"),
        ("nik", "9903015505909001"),
        ("nik", "330301550590" + "0001"),
        ("nik", "33030155059090O1"),
        ("nama", "CONTOH 2"),
        ("nama", "..."),
        ("nama", "x" * 201),
        ("nama", "CON\x1bTOH"),
        ("nomor_pegawai", "19900515201503200"),
        ("nomor_pegawai", "199013152015032001"),
        ("jabatan", "  "),
        ("kode_wilayah", "99"),
        ("kode_wilayah", "3303012999"),
        ("kode_wilayah", "33-03"),
        ("kantor", "Dinas Contoh"),
        ("kantor", ", Jl. Contoh 1"),
    ],
)
def test_a_fault_names_its_field(field: str, text: str) -> None:
    assert faults(**{field: text}) == [f"form.{field}"]


@pytest.mark.parametrize("text", ["33", "3303", "330301", "33.03.01", "3303012001"])
def test_a_region_is_named_by_two_to_ten_digits(text: str) -> None:
    assert faults(kode_wilayah=text) == []


def test_a_field_that_is_not_on_the_form_is_left_empty() -> None:
    assert faults(user_id_lokal=LOCAL) == ["form.user_id_lokal"]


def test_who_has_no_nip_is_known_by_a_number_of_his_office() -> None:
    assert faults(status_kepegawaian="Honorer", nomor_pegawai="K-2020/17") == []
    assert faults(status_kepegawaian="Honorer", nomor_pegawai="-") == ["form.nomor_pegawai"]
    assert faults(pks=KARANGANYAR, user_id_lokal=LOCAL, status_kepegawaian="Honorer", nomor_pegawai="K-2020/17") == [
        "form.nomor_pegawai"
    ]


def test_a_letter_has_a_number_and_a_day_that_has_come() -> None:
    assert faults(Surat("470/1", TODAY)) == []
    assert faults(Surat("470/1", date(2026, 6, 2))) == ["surat.tanggal"]
    assert faults(Surat(" ", TODAY)) == ["surat.nomor"]
