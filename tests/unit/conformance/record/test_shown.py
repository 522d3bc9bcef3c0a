"""Is what an application shows of a resident found, and nothing in pages that show nothing of him?"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.record.shown import LABELS, shown_elements
from simulator.domain.elemen import ELEMEN_BY_NAME

SITI = {
    "NIK": "3303015505909001", "NO_KK": "3303011234569901", "NAMA_LGKP": "SITI RAHAYU WULANDARI",
    "JENIS_KLMIN": "Perempuan", "TMPT_LHR": "KARANGANYAR", "TGL_LHR": "1990-03-03", "AGAMA": "ISLAM",
    "STATUS_KAWIN": "KAWIN", "STAT_HBKEL": "ISTRI", "PDDK_AKH": "SLTA/SEDERAJAT", "JENIS_PKRJN": "PELAJAR/MAHASISWA",
    "GOL_DARAH": "A", "NAMA_LGKP_IBU": "SITI RAHAYU", "NAMA_LGKP_AYAH": "SUKARMIN", "NIK_IBU": "3303014101659002",
    "ALAMAT": "JL. MELATI NO 12", "NO_RT": "3", "NO_RW": "1", "DUSUN": "KRAJAN", "KODE_POS": "57712", "NO_KEL": "1001",
    "PROP_NAME": "JAWA TENGAH", "KAB_NAME": "KARANGANYAR", "KEC_NAME": "JATEN", "KEL_NAME": "SROYO",
    "EKTP_CREATED": "2013-05-06 08:11:12", "NO_AKTA_LHR": "3303-LT-1990-01234", "TGL_KWN": "2015-01-09", "TGL_CRAI": "",
    "FOTO": "/9j/4AAQSkZJRg" + "Kx7" * 900,
}  # fmt: skip
TYPED = {"NIK": SITI["NIK"]}


def shown(page: str, typed: dict[str, str] = TYPED) -> tuple[str, ...]:
    return shown_elements(page, SITI, typed)


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("Selamat datang, Siti  Rahayu Wulandari!", ("NAMA_LGKP",)),
        ("Nama lengkap: SUKARMIN; Nama ayah: Sukarmin", ("NAMA_LGKP_AYAH",)),
        ("anak dari SITI RAHAYU", ("NAMA_LGKP_IBU",)),
        ("Jl. Melati No 12, RT 3", ("ALAMAT",)),
        ("KK 3303011234569901", ("NO_KK",)),
        ("nomor keluarga 3303 0112 3456 9901 atau 3303.0112.3456.9901", ("NO_KK",)),
        ("akta 3303-LT-1990-01234", ("NO_AKTA_LHR",)),
        ("dicetak 2013-05-06 08:11:12", ("EKTP_CREATED",)),
        ("Agama: Islam", ("AGAMA",)),
        ("STATUS_KAWIN KAWIN PDDK_AKH SLTA/SEDERAJAT", ("STATUS_KAWIN", "PDDK_AKH")),
        ("Jenis kelamin Perempuan Golongan darah A", ("JENIS_KLMIN",)),
        ("Tempat/tanggal lahir: Karanganyar, 3 Maret 1990", ("TMPT_LHR", "TGL_LHR")),
        ("Status perkawinan - KAWIN", ("STATUS_KAWIN",)),
        ("Provinsi: Jawa Tengah Kabupaten/Kota: Karanganyar Kecamatan: Jaten", ("PROP_NAME", "KAB_NAME", "KEC_NAME")),
        ("KAB_NAME KARANGANYAR", ("KAB_NAME",)),
        ("Kode pos: 57712", ("KODE_POS",)),
        ("foto " + SITI["FOTO"], ("FOTO",)),
    ],
)
def test_an_element_that_was_not_typed_is_found(page: str, names: tuple[str, ...]) -> None:
    assert shown(page) == names


@pytest.mark.parametrize(
    "spelling",
    ["1990-03-03", "03-03-1990", "03/03/1990", "3/3/1990", "03.03.1990", "3 Maret 1990", "03 mar 1990", "3 March 1990",
     "March 3, 1990", "1990-03-03T00:00:00", "1990/03/03"],
)  # fmt: skip
def test_a_day_is_found_however_it_is_spelled(spelling: str) -> None:
    assert shown(f"lahir {spelling}, terima kasih") == ("TGL_LHR",)
    assert shown(f"lahir {spelling}", {"TGL_LHR": "03-03-1990"}) == ()
    assert shown("lahir 3 Maret 1990", {"tanggal": spelling}) == ()


@pytest.mark.parametrize(
    "page",
    [
        "",
        "Permohonan Anda diteruskan. NIK 3303015505909001.",
        "Kabupaten Karanganyar, Provinsi Jawa Tengah, Kecamatan Jaten, Dusun Krajan",
        "Dinas Kependudukan dan Pencatatan Sipil Karanganyar 57712, tempat: Karanganyar",
        "Jenis kelamin Perempuan Laki-laki",
        "Jenis kelamin: ( ) Perempuan ( ) Laki-laki",
        "Agama: Islam, Kristen, Katolik",
        "Agama -- pilih -- Islam Kristen",
        "Pekerjaan: PELAJAR/MAHASISWA PENSIUNAN",
        "Status perkawinan: Kawin/Belum kawin",
        "Bimbingan agama Islam untuk istri dan anak; pendidikan SLTA/SEDERAJAT",
        "Yang belum kawin dan yang kawin sama saja, demikian pula perempuan",
        "Nomor berkas 330301-03-03-1990-17, kode 33030112345699012",
        "akta 13303-LT-1990-01234, 3303-LT-1990-012345",
        "Petugas: Sukarmin",
        "Diterbitkan 3 Maret 1991, 03-04-1990",
        "RT 3 RW 1 darah A 1001",
        "SITI RAHAYUNINGSIH, JL. MELATI NO 120",
        "330301******9001, kartu keluarga 330301******9901",
    ],
)
def test_a_page_that_shows_nothing_of_the_resident_has_no_element(page: str) -> None:
    assert shown(page) == ()


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("Terima kasih, SITI RAHAYU WULANDARI", {"NAMA_LGKP": "Siti Rahayu  Wulandari"}),
        ("anak dari Siti Rahayu", {"NAMA_LGKP": "SITI RAHAYU WULANDARI"}),
        ("JL. MELATI NO 12", {"aduan": "Lampu di Jl. Melati No 12 RT 3 mati"}),
        ("3303011234569901", {"kk": "3303 0112.3456-9901"}),
        ("tempat lahir: KARANGANYAR; Kabupaten: Karanganyar", {"TMPT_LHR": "KARANGANYAR"}),
        ("Agama: Islam", {"AGAMA": "islam"}),
    ],
)
def test_what_the_applicant_typed_is_not_shown_to_him(page: str, typed: dict[str, str]) -> None:
    assert shown(page, typed) == ()


def test_the_part_of_a_longer_value_is_not_shown_by_it() -> None:
    assert shown("Nama: Siti Rahayu Wulandari") == ("NAMA_LGKP",)
    assert shown("Nama: Siti Rahayu Wulandari, ibu Siti Rahayu") == ("NAMA_LGKP", "NAMA_LGKP_IBU")


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ('{"elemen":{"AGAMA":"ISLAM","KODE_POS":57712}}', ("AGAMA", "KODE_POS")),
        ('{"pendidikan":"SLTA\\/SEDERAJAT"}', ("PDDK_AKH",)),
        ('{"jenisKelamin":"Perempuan","status_perkawinan":"KAWIN"}', ("JENIS_KLMIN", "STATUS_KAWIN")),
        ('[{"label":"Agama","value":"Islam"},{"l":"Pekerjaan","v":"Pelajar/Mahasiswa"}]', ("AGAMA", "JENIS_PKRJN")),
        ('{"no_kk":3303011234569901,"kabupaten":"KARANGANYAR"}', ("NO_KK", "KAB_NAME")),
        ('{"pesan":"Halo SITI RAHAYU WULANDARI","nama_ibu":"SITI RAHAYU"', ("NAMA_LGKP", "NAMA_LGKP_IBU")),
        ('{"pesan":"diteruskan","agama":"","kota":"Purbalingga","pilihan":["Laki-laki","Perempuan"]}', ()),
    ],
)  # fmt: skip
def test_a_json_body_counts_by_its_keys_and_values(page: str, names: tuple[str, ...]) -> None:
    assert shown(page) == names


def test_a_whole_record_is_found_on_a_page_and_in_json_of_any_length() -> None:
    short = {"GOL_DARAH", "NO_RT", "NO_RW", "TGL_CRAI", "NIK"}
    every = tuple(name for name in SITI if name not in short)
    assert shown(json.dumps(SITI)) == every
    page = "x " * 5000 + " ".join(f"{name}: {value}" for name, value in SITI.items())
    assert shown(page) == every


def test_every_element_has_labels_and_none_that_does_not_exist() -> None:
    assert list(LABELS) == list(ELEMEN_BY_NAME)


@pytest.mark.parametrize("name", ELEMEN_BY_NAME)
def test_the_label_of_the_agreements_is_a_label(name: str) -> None:
    value = "ABCD 12" if name != "NAMA_LGKP" else "ABCD"
    assert shown_elements(f"{ELEMEN_BY_NAME[name].label}: {value}", {name: value}, {}) == (name,)


@given(st.text(max_size=80), st.text(max_size=80))
def test_nothing_is_shown_by_a_page_without_the_value(before: str, after: str) -> None:
    assert "NO_KK" not in shown(f"{before}|{after}".replace("9901", ""))
    assert "NO_KK" in shown(f"{before} ( 3303011234569901 ) {after}") or before.lstrip()[:1] in ("{", "[")


@given(st.text())
def test_what_was_typed_in_whole_shows_nothing(page: str) -> None:
    assert shown_elements(f"{page} {' '.join(SITI.values())}", SITI, SITI) == ()
