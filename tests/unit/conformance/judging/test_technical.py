"""Are words for a technician found on a page, and those of a service left alone?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.bilingual import Words
from conformance.judging.technical import SECRETS, technical_words
from conformance.record.excerpt import page_excerpt
from simulator.domain.dialect import Dialect
from simulator.domain.response_code import ALL_CODES, DI_LUAR_WAKTU, TIDAK_DITEMUKAN, Family, ResponseCode

OF_SETTINGS = [code for code in ALL_CODES if code.family is Family.PENGGUNA and code is not DI_LUAR_WAKTU]


def found(page: str) -> list[str]:
    return [word.indonesian for word in technical_words(page)]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("RESPONSE_CODE 03: ada masalah", ["RESPONSE_CODE 03"]),
        ("RESPON: 11", ["RESPON 11"]),
        ('Jawaban: {"content": [{"RESPONSE_CODE": "04"}], "quotaLimiter": 1', ["RESPONSE_CODE 04", "quotaLimiter"]),
        ("Dukcapil menjawab dengan kode 03.", ["kode 03"]),
        ("Pemeriksaan gagal (response code: 17)", ["code 17"]),
        ("Kode respons 05 diterima", ["Kode 05"]),
        ("Layanan Dukcapil menolak permintaan (05).", ["(05)"]),
        ("Jawaban dari DWH (12)", ["(12)"]),
        ("Nama: Tidak Sesuai (75)", ["Tidak Sesuai (75)"]),
        ("hasil Sesuai (100)", ["Sesuai (100)"]),
        ("NIK: Sesuai; Nama lengkap: Tidak Sesuai", ["Tidak Sesuai"]),
        ("NAMA_LGKP: Sesuai", ["NAMA_LGKP"]),
        ("TRESHOLD kurang dari 90", ["TRESHOLD"]),
        ("Traceback (most recent call last): KeyError", ["Traceback (most recent call last)", "KeyError"]),
        ("java.net.SocketTimeoutException: Read timed out", ["java.net", "Read timed out", "SocketTimeoutException"]),
        ("connect ECONNREFUSED 192.0.2.4:8000 at Object.fetch", ["ECONNREFUSED", "at Object."]),
        ("[Errno 111] Connection refused", ["Errno 111", "Connection refused"]),
        ("cURL error 28: Operation timed out after 5001 ms", ["cURL error 28", "Operation timed out"]),
        ("HTTP 503 dari layanan", ["HTTP 503"]),
        ("502 Bad Gateway nginx", ["Bad Gateway"]),
        ("SQLSTATE[HY000]", ["SQLSTATE"]),
        ("Undefined index: content in /aplikasi/cek.php:12", ["Undefined index", ".php:12"]),
        ("Terjadi Exception", ["Exception"]),
        ("Nama: undefined", ["undefined"]),
        ("Alamat [object Object], RT NaN", ["[object Object]", "NaN"]),
        ("Nama lengkap: null", ["Nama lengkap: null"]),
        ("Tempat lahir None", ["Tempat lahir None"]),
        ('{"nama": "undefined", "alamat": null}', ["undefined"]),
        ("POST /dukcapil/get_json/dinas/CALL_VERIFY_BY_ELEMEN", ["dukcapil/get_json", "CALL_VERIFY_BY_ELEMEN"]),
        ("gagal ke /CALL_NIK", ["CALL_NIK"]),
        ("akun {user_id} di {alamat_dwh}", ["User ID layanan", "alamat DWH"]),
    ],
)  # fmt: skip
def test_words_for_a_technician_are_found_without_what_stands_around(page: str, words: list[str]) -> None:
    assert sorted(found(page)) == sorted(words)


@pytest.mark.parametrize("dialect", Dialect)
@pytest.mark.parametrize("code", OF_SETTINGS, ids=lambda code: code.code)
def test_the_sentences_of_the_dwh_about_settings_are_found(code: ResponseCode, dialect: Dialect) -> None:
    says_of_a_resident = code.text(dialect) == TIDAK_DITEMUKAN.text(dialect)  # 07 in lama: no client can tell the two
    assert len(found(f"Maaf. {code.text(dialect)}!")) == (0 if says_of_a_resident else 1)


@pytest.mark.parametrize("dialect", Dialect)
@pytest.mark.parametrize("code", [one for one in ALL_CODES if one.family is Family.PERSON], ids=lambda c: c.code)
def test_what_the_dwh_says_of_a_resident_is_judged_elsewhere(code: ResponseCode, dialect: Dialect) -> None:
    assert found(code.text(dialect)) == []


@pytest.mark.parametrize(
    "page",
    [
        "",
        "Data Anda sesuai dan aduan Anda diteruskan. Nomor registrasi 2025-0017.",
        "Data tidak ditemukan atau tidak sesuai; hubungi Dinas Dukcapil.",
        "Kuota hari ini habis, silakan datang besok.",
        "Kuota layanan kami hari ini telah habis.",
        "Nama petugas atau kata sandi keliru: login gagal.",
        "Kode berkas: 17",
        "Kode pos 57712, kode antrean 03, kode wilayah 11",
        "Tunjukkan kode 17 di loket Dinas Dukcapil.",
        "Silakan ke Dukcapil dengan kode 17",
        "Nomor antrean Anda, kode: 17. Jawaban dikirim lewat surel.",
        "Jawaban atas laporan kode 12 menyusul",
        "Jawaban kami kirim pada pukul 03.12",
        "Pertanyaan dan jawaban (12)",
        "Terima kasih atas respon Anda (11)",
        "Jadwal Dinas Dukcapil: loket (05)",
        "Dasar: Perjanjian Kerja Sama 470/11/2025 (03)",
        "NIK: Sesuai; Nama: Sesuai",
        "Status: Tidak Sesuai",
        "Yang sesuai (12) dan yang belum (3 orang)",
        "NIK {NIK}, nama {NAMA_LGKP}, kartu {16 angka}, lahir {TGL_LHR}",
        "Lihat http://127.0.0.1:8080/status/503",
        "https://layanan.example/berkas/500",
        "Ada galat pada sistem kami, error ini telah dicatat.",
        "Waktu masuk habis. Your session timed out.",
        "Data kependudukan tidak dapat dihubungi saat ini",
        "Instansi kami tetap aktif; layanan tidak berbayar",
        "Parameter air tidak lengkapnya dilaporkan",
        "Tersedia di web service kami",
    ],
)
def test_the_words_of_a_service_are_none(page: str) -> None:
    assert found(page) == []


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ('{"RESPONSE_CODE":"04","NAMA_LGKP":"Tidak Sesuai","pesan":"Data tidak sesuai"}', []),
        ('{"error":{"code":17,"dwh":true},"pesan":"Layanan terganggu"}', []),
        ('{"elemen":[{"nama":"NAMA_LGKP","nilai":"{NAMA_LGKP}"}]}', []),
        ('{"NAMA_LGKP":"Tidak Sesuai (75)"}', ["Tidak Sesuai (75)"]),
        ('{"pesan":"RESPONSE_CODE 16: Instansi tidak aktif","nik":{NIK}', ["RESPONSE_CODE 16", "Instansi tidak aktif"]),
        ('{"mentah":"{\\"RESPONSE_CODE\\":\\"03\\"}"}', ["RESPONSE_CODE 03"]),
        ('{"galat":"ECONNREFUSED"}', ["ECONNREFUSED"]),
    ],
)
def test_a_json_answer_is_read_by_its_values(page: str, words: list[str]) -> None:
    assert found(page) == words


def test_a_word_is_told_once_however_it_is_written() -> None:
    assert found("Instansi tidak aktif. INSTANSI TIDAK AKTIF. HTTP 500, HTTP 500") == [
        "Instansi tidak aktif",
        "HTTP 500",
    ]


def test_address_and_user_id_reach_an_excerpt_as_placeholders_and_are_found_there() -> None:
    secrets = {"user_id": "dinas101", "password": "Rahasia7", "alamat_dwh": "192.0.2.4:8000"}
    page = page_excerpt("galat [http://192.0.2.4:8000/x Dinas101 Rahasia7]", {"NIK": "3303015505909001"}, secrets)
    assert technical_words(page) == (SECRETS["user_id"], SECRETS["password"], SECRETS["alamat_dwh"])
    assert isinstance(technical_words(page)[0], Words)


@given(st.text())
def test_only_words_of_the_page_are_named(page: str) -> None:
    secrets = [words.indonesian for words in SECRETS.values()]
    named = [part for word in found(f"x {page}") if word not in secrets for part in word.split()]
    assert all(part in page for part in named)
