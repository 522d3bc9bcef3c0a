"""The file of reference values, and what is said where it is wrong."""

from datetime import date
from pathlib import Path

import pytest

from conformance.fault import ExitCode, Fault
from conformance.scanner.stores import store_of
from conformance.scanner.values import Kind, Role, Value, control_values, parse_values, read_date
from conformance.scanner.values_file import read_values, shipped_common

ENTRY = {"elemen": "NO_KK", "kind": "number", "isi": "3303051708909901"}


def told(data: object) -> str:
    with pytest.raises(Fault) as caught:
        parse_values(data)
    assert caught.value.exit_code is ExitCode.CONFIGURATION
    return caught.value.words.indonesian


def test_a_file_of_values_is_read_as_toml_and_as_json(tmp_path: Path) -> None:
    toml, json = tmp_path / "nilai.toml", tmp_path / "nilai.json"
    toml.write_text(
        '[[nilai]]\norang = "A"\nelemen = "NAMA_LGKP_IBU"\nkind = "name"\nisi = "Wira Loka"\nkhas = ["loka"]\n'
    )
    json.write_text(
        '{"nilai": [{"orang": "A", "elemen": "NAMA_LGKP_IBU", "kind": "name", "isi": "Wira Loka", "khas": ["loka"]}]}'
    )
    expected = [Value("A", "NAMA_LGKP_IBU", Kind.NAME, "Wira Loka", Role.REFERENCE, frozenset({"LOKA"}))]
    assert read_values(toml) == read_values(json) == expected


def test_what_was_typed_is_marked() -> None:
    values = parse_values({"nilai": [ENTRY, {**ENTRY, "elemen": "NIK", "diketik": True}]})
    assert [value.role for value in values] == [Role.REFERENCE, Role.TYPED]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": "nama"}, "nilai 1: kind: tidak dikenal; name, place"),
        ({"isi": ""}, "nilai 1: isi: harus teks"),
        ({"isi": 5}, "nilai 1: isi: harus teks"),
        ({"isi": "33 03"}, 'nilai 1: isi: bukan angka saja; pakai kind = "text"'),
        ({"kind": "date", "isi": "31-02-1990"}, "nilai 1: isi: bukan tanggal; tulis HH-BB-TTTT"),
        ({"isi": "1" * 401}, "nilai 1: isi: terlalu panjang"),
        ({"diketik": "ya"}, "nilai 1: diketik: bukan true atau false"),
        ({"khas": "loka"}, "nilai 1: khas: bukan daftar teks"),
        ({"nilai": 1}, "nilai 1: nilai: kunci tidak dikenal"),
        ({"orang": 7}, "nilai 1: orang: harus teks"),
    ],
)
def test_a_fault_names_the_field_and_the_remedy(change: dict[str, object], words: str) -> None:
    assert told({"nilai": [{**ENTRY, **change}]}).startswith(words)


@pytest.mark.parametrize("data", [{}, [], {"nilai": []}, {"nilai": {}}, None])
def test_a_file_without_values_says_so(data: object) -> None:
    assert told(data).startswith("berkas nilai tidak memuat [[nilai]]")


def test_a_file_of_typed_values_alone_has_nothing_to_look_for() -> None:
    assert told({"nilai": [{**ENTRY, "diketik": True}]}).startswith("semua nilai bertanda diketik")


def test_an_entry_that_is_no_table_is_told() -> None:
    assert told({"nilai": ["NIK"]}).startswith("nilai 1: bukan tabel")


@pytest.mark.parametrize(
    ("text", "words"),
    [("[[nilai]\n", "bukan TOML yang sah"), (None, "tidak ada; sebut berkas nilai"), ("{", "bukan JSON yang sah")],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, text: str | None, words: str) -> None:
    path = tmp_path / ("nilai.json" if text == "{" else "nilai.toml")
    if text is not None:
        path.write_text(text)
    with pytest.raises(Fault, match=words):
        read_values(path)


def test_a_control_that_is_in_every_store_is_refused() -> None:
    with pytest.raises(Fault, match="terlalu pendek"):
        control_values(["ya "])
    assert control_values(["permohonan"])[0].role is Role.CONTROL


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("03-02-1990", date(1990, 2, 3)),
        ("1990-02-03", date(1990, 2, 3)),
        ("03/02/1990", date(1990, 2, 3)),
        ("1990", None),
    ],
)
def test_dates_are_read_day_first(text: str, day: date | None) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("store", "words"),
    [
        ("MONGODB://app:rahasia@db/app", "MongoDB: versi ini belum melihat ke dalamnya; .*mongodump"),
        ("postgresql://app:ra/hasia@db/app", "alamat PostgreSQL tidak terbaca; .*%2F"),
        ("redis://:rahasia@db/nol", "alamat Redis tidak terbaca; pakai redis://user:password@127.0.0.1:6379/0"),
        ("s3://b", "s3:// tidak dikenal"),
    ],
)
def test_a_store_that_is_not_looked_into_says_so_and_repeats_no_password(store: str, words: str) -> None:
    with pytest.raises(Fault, match=words) as caught:
        store_of(store)
    assert caught.value.exit_code is ExitCode.CONFIGURATION
    assert "rahasia" not in str(caught.value)


@pytest.mark.parametrize(
    ("store", "path"),
    [("var/log", "var/log"), ("sqlite:///a.db", "a.db"), ("sqlite:////a.db", "/a.db"), ("C:\\x", "C:\\x")],
)
def test_paths_stay_paths(store: str, path: str) -> None:
    assert store_of(store) == path


def test_the_common_words_hold_names_addresses_and_regions() -> None:
    common = shipped_common()
    assert {"BUDI", "SITI"} <= common.names
    assert {"JL", "RT"} <= common.addresses
    assert {"PURBALINGGA", "ACEH SELATAN"} <= common.regions
