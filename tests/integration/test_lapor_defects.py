"""Does each defect of Lapor show, and only where the right application does otherwise?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fixtures.apps.lapor.defects import DEFECTS
from fixtures.apps.lapor.defects_of_asking import CALLS_WITHOUT_END, RUSH
from fixtures.apps.lapor.defects_of_storing import DEFECTS_OF_STORING
from fixtures.apps.lapor.slips import Slip
from tests.helpers.lapor import (
    BUDI,
    MATCH,
    NO_MATCH,
    Dwh,
    RunningLapor,
    answer,
    dwh_at_work,
    started,
    with_answer,
    with_code,
)

PAPUA, ROUNDED = "9171015505909003", "9171015505909004"
UNLIMITED = answer(999_999, RESPONSE_CODE="01", NAMA_LGKP="Sesuai (100)", NIK="Sesuai")
LAST_HIT = answer(0, RESPONSE_CODE="01", NAMA_LGKP="Sesuai (100)", NIK="Sesuai")

CASES: dict[str, tuple[Callable[[Dwh], None], list[int], int]] = {
    # defect: what the service does, what two applicants get, calls for both
    "lanjut-saat-tidak-sesuai": (with_answer(NO_MATCH), [303, 303], 2),
    "lanjut-saat-meninggal": (with_code("11"), [303, 303], 2),
    "lanjut-saat-ganda": (with_code("12"), [303, 303], 2),
    "lanjut-saat-tidak-ditemukan": (with_code("13"), [303, 303], 2),
    "lanjut-saat-non-aktif": (with_code("14"), [303, 303], 2),
    "lanjut-saat-format-salah": (with_code("15"), [303, 303], 2),
    "gangguan-saat-tidak-dapat-diproses": (with_code("08"), [503, 503], 2),
    "lanjut-saat-login-gagal": (with_code("03"), [303, 303], 2),
    "lanjut-saat-ditolak-penyelenggara": (with_code("16"), [303, 303], 2),
    "salahkan-pemohon": (with_code("03"), [422, 422], 2),
    "salahkan-saat-ditolak-dukcapil": (with_code("04"), [422, 422], 2),
    "salahkan-saat-instansi-tidak-aktif": (with_code("16"), [422, 422], 2),
    "lanjut-saat-instansi-tidak-aktif": (with_code("16"), [303, 303], 2),
    "salahkan-di-luar-jam": (with_code("06"), [422, 422], 2),
    "lanjut-kode-asing": (with_code("99"), [303, 303], 2),
    "lanjut-jawaban-tak-terbaca": (with_answer(b'{"content":'), [303, 303], 2),
    "lanjut-saat-galat-server": (with_answer(b"", 502), [303, 303], 2),
    "lanjut-saat-lambat": (Dwh.hangs, [303, 303], 2),
    "lanjut-saat-kuota-habis": (with_code("05"), [303, 303], 1),
    "nomor-registrasi-tetap": (with_answer(MATCH), [303, 422], 2),
    "tahan-saat-limiter-nol": (with_answer(LAST_HIT), [202, 202], 2),
    "ulang-saat-gangguan": (with_answer(b"", 502), [503, 503], 8),
    "serbu-saat-galat-server": (with_answer(b"", 502), [503, 503], 2 * (RUSH + 1)),
    "ulang-saat-login-gagal": (with_code("03"), [503, 503], 2 * (RUSH + 1)),
    "ulang-tanpa-henti": (with_code("05"), [202, 202], CALLS_WITHOUT_END),
    "panggil-saat-kuota-habis": (with_code("05"), [202, 202], 2),
    "periksa-dua-kali": (with_answer(MATCH), [303, 303], 4),
    "elemen-tak-dinyatakan": (with_answer(MATCH), [303, 303], 2),
    "elemen-di-luar-pks": (with_answer(MATCH), [303, 303], 2),
    "nik-sebagai-bilangan": (with_answer(MATCH), [303, 303], 2),
    "rusak-oleh-apostrof": (with_answer(MATCH), [303, 303], 2),
    "lanjut-saat-terputus": (Dwh.resets, [303, 303], 4),
    "lanjut-saat-status-asing": (with_answer(b"", 404), [303, 303], 2),
    "ulang-saat-lambat": (Dwh.hangs, [503, 503], 8),
    "nama-tidak-diperiksa": (with_answer(NO_MATCH), [303, 303], 2),
    "kode-01-cukup": (with_answer(answer(RESPONSE_CODE="01")), [303, 303], 2),
    "limiter-bilangan-kecil": (with_answer(UNLIMITED), [503, 503], 2),
    "tanya-nik-berikutnya": (with_answer(MATCH), [303, 303], 4),
    "user-id-cadangan": (with_code("03"), [503, 503], 4),
    "nama-tidak-dikirim": (with_answer(NO_MATCH), [303, 303], 2),
    "elemen-kosong": (with_answer(MATCH), [303, 303], 2),
    "panggil-metode-lain": (with_answer(MATCH), [303, 303], 4),
}
UNDER_SCENARIOS_ONLY = {
    "lupakan-permohonan",
    "lupakan-di-luar-jam", "lupakan-saat-galat-server", "lupakan-saat-terputus", "lupakan-saat-disanksi",
    "tanggal-lahir-diabaikan", "batas-waktu-tiap-potong", "baca-satu-paket", "provinsi-lama",
    "data-tertukar-saat-bersamaan", "klik-ganda-bertanya-berulang", "percaya-ingatan", "diam-kepada-petugas",
    "catat-gagal-login-saja",
    "sesi-baru-lolos", "unggah-tanpa-banding", "unggah-lanjut-saat-tidak-ditemukan", "unggah-periksa-dua-kali",
    "unggah-abaikan-kuota-habis", "unggah-tanpa-batas-deret",
    "berurutan-tidak-dicegah", "berpola-tidak-dicegah", "berdekatan-tidak-dicegah",
    "ungkap-status-penduduk", "diam-setelah-dilanjutkan", "lanjutkan-dua-kali",
    "data-tidak-dibandingkan", "bentuk-data-dipercaya", "data-tersembunyi-di-halaman", "deret-lupa-setelah-sesuai",
    "hasil-tertukar-saat-bersamaan", "lanjut-setelah-tiga-kali-gagal", "lanjut-tersimpan-tidak-sesuai",
    "longgar-setelah-ditolak", "nama-pemilik-nik-diberitahukan", "nik-jawaban-tidak-dibandingkan",
    "satu-kata-nama-cukup", "tahun-lahir-cukup",
    "ambang-turun-saat-dilanjutkan", "tanya-saat-halaman-dibuka", "kode-kepada-pemohon",
    "tampilkan-isi-nik", "lanjut-nik-salah-bentuk", "lanjut-setelah-gagal-lagi",
    "elemen-tambahan-ditampilkan",
    "hasil-tidak-ada-dilewati",
    "kode-bilangan-tidak-terlihat",
    "sambungan-lama-dipakai",
    "skor-bentuk-lain-cukup",
    *map(str, Slip),
    *(defect.name for defect in DEFECTS_OF_STORING),
}  # fmt: skip
"""Defects that two applicants, one after the other, do not bring to light: the defect matrix does."""
SENT = {"NIK": PAPUA, "NAMA_LGKP": "NUR'AINI"}
SENT_BY: dict[str, dict[str, str]] = {
    "elemen-tak-dinyatakan": {**SENT, "TGL_LHR": "15-05-1990", "JENIS_KLMIN": "Perempuan"},
    "nama-tidak-dikirim": {"NIK": PAPUA},
    "elemen-kosong": {**SENT, "AGAMA": "", "JENIS_PKRJN": ""},
    "elemen-di-luar-pks": {**SENT, "NO_PROP": "91"},
    "nik-sebagai-bilangan": {**SENT, "NIK": ROUNDED},
    "rusak-oleh-apostrof": {**SENT, "NAMA_LGKP": "NUR&#x27;AINI"},
}
"""What is asked about the first applicant, where it is not `SENT`."""


@dataclass(frozen=True)
class Observation:
    statuses: list[int]
    calls: int
    sent: dict[str, str]


def observe(lapor: RunningLapor, dwh: Dwh, defect: str) -> Observation:
    CASES[defect][0](dwh)
    dwh.asked.clear()
    responses = [lapor.submit(PAPUA, "Nur'aini"), lapor.submit(BUDI, "Budi")]
    credentials = {"user_id", "password", "ip_user", "TRESHOLD"}
    sent = {name: text for name, text in dwh.asked[0].items() if name not in credentials}
    return Observation([response.status_code for response in responses], len(dwh.asked), sent)


@pytest.fixture(scope="module")
def dwh() -> Iterator[Dwh]:
    with dwh_at_work() as server:
        yield server


@pytest.fixture(scope="module")
def running(dwh: Dwh, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningLapor]:
    with started(dwh, tmp_path_factory.mktemp("lapor")) as lapor:
        yield lapor


@pytest.fixture
def right(running: RunningLapor, dwh: Dwh) -> RunningLapor:
    """The application without a defect, with nothing kept from the test before."""
    dwh.answers_with(MATCH)
    running.operator("POST", "/petugas/lanjutkan")
    return running


def test_every_defect_is_tried_here_or_by_scenarios() -> None:
    assert {defect.name for defect in DEFECTS} == set(CASES) ^ UNDER_SCENARIOS_ONLY


@pytest.mark.parametrize("defect", CASES)
def test_each_defect_shows_where_the_right_application_does_otherwise(
    right: RunningLapor, dwh: Dwh, tmp_path: Path, defect: str
) -> None:
    as_it_should_be = observe(right, dwh, defect)
    with started(dwh, tmp_path, LAPOR_CACAT=defect) as broken:
        observed = observe(broken, dwh, defect)
    assert observed == Observation(*CASES[defect][1:], SENT_BY.get(defect, SENT))
    assert observed != as_it_should_be
    assert as_it_should_be.sent == SENT
