"""Are pages of real applications read rightly: what is right is left alone, what their defects show is found?

The pages are shaped as the applications in tests/strangers build them: their frames, marks and footers, in other words.
"""

from typing import Any

import pytest

from conformance.judging.answer import Answer, Seen
from conformance.judging.telling import status_untold
from conformance.judging.words import WORDS_REMEDIES, plain_words, shown_declared
from conformance.outcome import Outcome, Owner, Verdict
from conformance.record.evidence import Control, Submission
from conformance.record.shown import shown_elements
from tests.helpers.results import make_evidence, make_submission

CONTROL = Control(Outcome.DITERUSKAN, ("01",))
BANSOS_FOOT = "Dasar: Perjanjian Kerja Sama 470/17/2025, Petunjuk Teknis 470/03.1/2025"
LAPOR_FOOT = "470/17/PKS/2025 · 470/03/JUKNIS/2025 · 24-11-2025 09:03:11 WIB"


def bansos(words: str, title: str = "Bantuan Sosial", mark: str = "Kode berkas: 03a17f05") -> str:
    return f"{title} {title} {words} {mark} ← {BANSOS_FOOT}"


def aduan(words: str, extra: str = "", sheet: str = "Lembar P-02") -> str:
    return f"Aduan Warga Aduan Warga Nomor: A-2025-0311 {words} {extra} {sheet}"


def loket(words: str, state: str = "gangguan", more: str = "") -> str:
    return f'{{"id":"p-17","keadaan":"{state}","selesai":true,"pesan":"{words}"{more}}}'


def java(words: str, detail: str = "") -> str:
    return f"Layanan Aduan Layanan Aduan {words} {detail} Lacak: L-0311 (terjawab) Kembali {LAPOR_FOOT}"


RIGHT = {
    "php a refuses": bansos(
        "Data tidak ditemukan atau tidak sesuai. Periksa isian atau tanya Dinas Dukcapil setempat."
    ),
    "php a keeps": bansos("Permohonan disimpan dan belum diperiksa; kami periksa begitu layanan tersedia."),
    "php b fails": bansos("Maaf, sistem kami bermasalah. Data Anda belum dicek.", "Bansos Warga"),
    "php b is closed": bansos("Maaf, pengecekan sedang tutup. Ajukan lagi besok.", mark="Kode berkas: -"),
    "php other words": bansos(
        "Kami belum dapat mencocokkan keterangan; mintalah bantuan kantor kependudukan.", "Portal"
    ),
    "php form again": bansos(
        "Isian belum benar: NIK. NIK Nama lengkap Tempat lahir Tanggal lahir (TTTT-BB-HH) Nomor KK"
    ),
    "python a waits": aduan("Permohonan menunggu giliran pemeriksaan.", sheet="Lembar P-01"),
    "python a refuses": aduan("Aduan tidak diproses karena data tidak ditemukan atau tidak sesuai."),
    "python b keeps": aduan("Belum bisa dicek hari ini. Kami simpan dan cek nanti. Bukan salah Anda."),
    "python b accepts": aduan("Cocok. Aduan kami kerjakan."),
    "python other words": aduan("Mesin kami sedang bermasalah, Anda tidak keliru; cobalah di lain waktu."),
    "node a accepts": loket("Pendaftaran diterima. Nomor anggota: A-0017.", "terdaftar", ',"nomor_anggota":"A-0017"'),
    "node a shows": loket("Diterima.", "terdaftar", ',"elemen":{"NIK":"{NIK}","NAMA_LGKP":"{NAMA_LGKP}"}'),
    "node a fails": loket("Layanan pemeriksaan sedang terganggu. Bukan kesalahan pemohon."),
    "node b is closed": loket("Layanan cek data sudah tutup untuk hari ini. Datang lagi besok.", "dibatasi"),
    "node other words": loket("Jatah layanan kami untuk hari ini selesai. Sampai jumpa besok.", "dibatasi"),
    "java a refuses": java("Data tidak sesuai. Permohonan tidak dapat dilanjutkan. Hubungi Dinas Dukcapil."),
    "java a accepts": java("Data sesuai. Aduan diteruskan kepada petugas."),
    "java b fails": java("Sistem kami sedang bermasalah, bukan data Anda. Kirim lagi besok."),
    "java other words": java("Isian tidak cocok dengan catatan kependudukan, berkas kami kembalikan."),
}
CALLED = "/dukcapil/get_json/d/CALL_VERIFY_BY_ELEMEN"
RAW = {
    "node kode-mentah": (loket("RESPONSE_CODE 03: Gagal Login"), "RESPONSE_CODE 03"),
    "java kode-mentah-di-halaman": (java("Disimpan.", "RESPONSE_CODE 16: Instansi tidak aktif"), "Instansi"),
    "python kode-polos": (aduan("Kami simpan.", "RESPONSE_CODE 04: IP Tidak Sesuai"), "RESPONSE_CODE 04"),
    "php galat-berisi-alamat, cut line": (
        bansos(f"Permohonan disimpan. (Empty reply from server [http://127.0.0.1:8000{CALLED} d01])"),
        "CALL_VERIFY_BY_ELEMEN",
    ),
    "php galat-berisi-alamat, status": (
        bansos(f"Permohonan disimpan. (HTTP 503 [http://{{alamat_dwh}}{CALLED} {{user_id}}])"),
        "User ID layanan",
    ),
    "php unsur-beda-tampil": (bansos("Data tidak sesuai. Yang berbeda: TGL_LHR: Tidak Sesuai"), "TGL_LHR"),
    "java rincian-per-elemen": (java("Data tidak sesuai.", "NIK: Sesuai; Nama lengkap: Tidak Sesuai (59)"), "(59)"),
    "python tampil-skor": (aduan("Data tidak sesuai.", "NIK: Sesuai; Nama: Tidak Sesuai (75)"), "Tidak Sesuai (75)"),
}  # fmt: skip
REFUSED = {
    "php": (bansos("Data tidak sesuai."), bansos("Data tidak sesuai. Keterangan: {}")),
    "node": (loket("Data tidak sesuai.", "ditolak"), loket("{}", "ditolak")),
    "java": (java("Data tidak sesuai."), java("Data tidak sesuai.", "Pemilik NIK: {}")),
}
"""What somebody reads whose NIK does not exist, and what a defect adds for another code."""


def ask(check: Any, submissions: list[Submission], one: int = -1, **params: Any) -> Answer:
    evidence = make_evidence(id="kod-03", submissions=submissions)
    answer: Answer = check(Seen(evidence, submissions[one] if one >= 0 else None, CONTROL, params))
    assert answer.reason.indonesian != answer.reason.english, "every answer is said in both languages"
    return answer


@pytest.mark.parametrize("page", RIGHT.values(), ids=RIGHT)
def test_right_pages_have_plain_words(page: str) -> None:
    assert ask(plain_words, [make_submission(page=page)]).is_met


@pytest.mark.parametrize(("page", "word"), RAW.values(), ids=RAW)
def test_what_defects_show_is_a_warning_that_names_the_word(page: str, word: str) -> None:
    answer = ask(plain_words, [make_submission(page=RIGHT["php a keeps"]), make_submission(page=page)])
    assert (answer.is_met, answer.owner, answer.at_most) == (False, Owner.APLIKASI, Verdict.PERINGATAN)
    assert word in answer.reason.indonesian
    assert "1 dari 2 halaman" in answer.reason.indonesian


def test_words_pages_and_first_places_are_told_and_nothing_around_them() -> None:
    pages = ["rahasia HTTP 503 sekali", "HTTP 503 dan Bad Gateway", "", "baik-baik saja", "HTTP 503", "HTTP 503"]
    submissions = [make_submission(page=page, persona=f"warga-{number}") for number, page in enumerate(pages)]
    answer = ask(plain_words, submissions)
    assert answer.reason.english == (
        "4 of 5 pages to applicants have technical words: HTTP 503 (4), Bad Gateway (1); "
        "kod-03 (warga-0), kod-03 (warga-1), kod-03 (warga-4), …"
    )
    assert "rahasia" not in answer.reason.indonesian


def test_one_submission_is_read_alone() -> None:
    submissions = [make_submission(page="HTTP 503"), make_submission(page="Aduan diteruskan")]
    assert not ask(plain_words, submissions, 0).is_met
    assert ask(plain_words, submissions, 1).is_met


@pytest.mark.parametrize(("check", "params"), [(plain_words, {}), (shown_declared, {"declared": ["NIK"]})])
def test_where_no_page_was_read_nothing_is_said(check: Any, params: dict[str, Any]) -> None:
    for submissions in ([], [make_submission(), make_submission(page="")]):
        answer = ask(check, submissions, **params)
        assert (answer.is_testable, answer.owner) == (False, Owner.KONFIGURASI)


def test_an_element_that_was_not_declared_is_not_shown() -> None:
    submissions = [
        make_submission(page="x", shown=("AGAMA", "NAMA_LGKP"), persona="warga-1"),
        make_submission(page="x", shown=("NAMA_LGKP", "NIK"), persona="warga-2"),
        make_submission(page="x", shown=("ALAMAT", "AGAMA"), persona="warga-3"),
    ]
    answer = ask(shown_declared, submissions, declared=["NAMA_LGKP"])
    assert (answer.is_met, answer.owner, answer.at_most) == (False, Owner.APLIKASI, None)
    assert answer.reason.english == (
        "elements that are not declared are shown: AGAMA, ALAMAT (2 of 3 pages; kod-03 (warga-1), kod-03 (warga-3))"
    )
    assert ask(shown_declared, submissions, 1, declared=["NAMA_LGKP"]).is_met
    assert ask(shown_declared, submissions, declared=["NAMA_LGKP", "AGAMA", "ALAMAT"]).is_met


def test_what_is_hidden_in_the_page_is_shown_and_said_to_be_hidden() -> None:
    submissions = [make_submission(page="x", shown=("AGAMA",), hidden=("NO_KK", "NAMA_LGKP"), persona="warga-1")]
    answer = ask(shown_declared, submissions, declared=["NAMA_LGKP"])
    assert answer.reason.indonesian.startswith(
        "elemen yang tidak dinyatakan ditampilkan: AGAMA, tersembunyi dalam jawaban: NO_KK (1 dari 1 halaman;"
    )
    assert "AGAMA, hidden in the answer: NO_KK" in answer.reason.english
    assert ask(shown_declared, submissions, declared=["NAMA_LGKP", "AGAMA", "NO_KK"]).is_met


@pytest.mark.parametrize(
    ("shown", "is_met"), [({"NIK", "NAMA_LGKP"}, True), ({"NIK", "NAMA_LGKP", "AGAMA", "NO_RT"}, False)]
)
def test_a_counter_that_shows_every_element_shows_more_than_it_declared(shown: set[str], is_met: bool) -> None:
    resident = {"NIK": "3303015505909001", "NAMA_LGKP": "SITI RAHAYU", "AGAMA": "ISLAM", "NO_RT": "3"}
    pairs = ",".join(f'"{name}":"{value}"' for name, value in resident.items() if name in shown)
    page = loket("Diterima.", "terdaftar", f',"elemen":{{{pairs}}}')
    found = shown_elements(page, resident, {"NIK": resident["NIK"]})
    assert ask(shown_declared, [make_submission(page=page, shown=found)], declared=["NAMA_LGKP"]).is_met is is_met


@pytest.mark.parametrize(("compared", "told"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("meninggal", "Data Ditemukan, Meninggal Dunia"),
        ("ganda", "Data Ditemukan, Data Ganda"),
        ("non aktif", "Data Ditemukan, Status Non Aktif silahkan hubungi Dinas Dukcapil"),
    ],
)
def test_what_the_dwh_says_of_a_resident_is_for_the_norm_also_where_a_nik_alone_was_typed(
    status: str, words: str, compared: str, told: str
) -> None:
    page = told.replace("{}", words)
    submissions = [make_submission(page=page), make_submission(page=compared)]
    answer = ask(status_untold, submissions, 0, compared=1, status=status)
    assert (answer.is_met, answer.owner, answer.at_most) == (False, Owner.NORMA, Verdict.TINJAU)
    assert ask(plain_words, submissions).is_met, "it is no technical word"


@pytest.mark.parametrize(
    "help_text",
    [
        "Bila keluarga Anda meninggal dunia, laporkan kepada Dinas Dukcapil.",
        "NIK ganda atau tidak aktif diurus di Dinas Dukcapil; orang meninggal tidak dilayani.",
    ],
)
@pytest.mark.parametrize("status", ["meninggal", "ganda", "non aktif"])
@pytest.mark.parametrize("frame", [bansos, aduan, java, loket])
def test_static_help_on_both_pages_tells_nothing(frame: Any, status: str, help_text: str) -> None:
    page = frame(f"Data tidak sesuai. {help_text}")
    submissions = [make_submission(page=page), make_submission(page=frame(f"Data tidak ditemukan. {help_text}"))]
    assert ask(status_untold, submissions, 0, compared=1, status=status).is_met


def test_each_check_has_something_to_mend() -> None:
    assert set(WORDS_REMEDIES) == {"plain_words", "shown_declared"}
    assert all(min(len(words.indonesian), len(words.english)) > 20 for words in WORDS_REMEDIES.values())
