"""The one table of switchable defects and inert variants, and the marks they leave."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime
from pathlib import Path

TABEL: dict[str, str] = {
    "ganda-lanjut": "code 12 counts as success",
    "teks-ditemukan": "decides by the words 'Data Ditemukan' in the text",
    "kode-08-berulang": "code 08 is kept and sent again in every round",
    "kode-15-gangguan": "codes 13 and 15 are told as a disturbance",
    "kode-05-putaran": "code 05 is sent again in every round",
    "kode-05-ditolak": "code 05 falls to the default branch, a refusal",
    "kode-06-hilang": "code 06 closes the request without telling anybody",
    "kode-17-diam": "codes 16 and 17 do not reach the operator",
    "kode-03-ulang": "code 03 is tried three more times at once",
    "kode-polos": "code and text of a configuration answer are shown to the applicant",
    "batas-waktu-lanjut": "a time-out lets the complaint go on",
    "json-rusak-lanjut": "an unreadable answer is an empty result, and all() of nothing is true",
    "galat-http-ditolak": "an HTTP error is told as data that do not match",
    "ulang-pustaka": "the HTTP layer repeats a failed call without pause",
    "skor-sendiri": "reads only the score and takes 60 as its own bar",
    "atau-bukan-dan": "NIK or name, instead of NIK and name",
    "ambang-turun": "asks again with a lower threshold after a mismatch",
    "tembolok-nik": "keeps a good outcome by NIK, whatever name is typed",
    "elemen-turunan": "sends birth date and sex worked out from the NIK",
    "tampil-skor": "shows word and score of each element to a refused applicant",
    "call-nik-saat-selisih": "calls CALL_NIK after a mismatch",
    "catat-saat-gagal": "writes the whole request into a file after a failure",
    "lupa-tunggu": "forgets at a restart until when a kept request waits",
    "bersih-saat-mulai": "deletes unfinished requests at start",
    "status-memicu": "the status page of a kept request sends it again",
    "perbaiki-nik": "on 13 asks also for the NIK with the day moved by 40",
    "denyut-contoh": "asks for a sample NIK while the line is disturbed",
    "batas-per-nik": "counts per client and NIK instead of per client",
    "bangun-dua-kali": "woken requests stand twice in the list",
    "surat-sekali": "one mail at most for each request",
    "petugas-setelah-tiga": "the operator is told only at the third failure in a row",
    "alasan-terbuka": "tells why: dead, held twice, inactive",
    "ip-pemohon": "sends the applicant's address as ip_user",
    "kredensial-cadangan": "on 03 and 17 tries the account of development",
    "lambat": "inert: every page takes 2 s",
    "jeda": "inert: calls pause after a failure, doubling from 2 s, then oldest first",
    "kata-lain": "inert: quite different words",
    "status-lain": "inert: other HTTP status codes, no redirect",
}


class Cacat:
    """The chosen defect or variant (or none) of this process."""

    def __init__(self, pilihan: str, berkas_tanda: str) -> None:
        """Refuse an unknown id; leave the first mark."""
        if pilihan and pilihan not in TABEL:
            raise ValueError(f"CACAT tidak dikenal: {pilihan!r}; yang ada: {', '.join(TABEL)}")
        self.pilihan = pilihan
        self._berkas = Path(berkas_tanda) if berkas_tanda else None
        self._kunci = threading.Lock()
        if pilihan:
            self._tulis({"cacat": pilihan, "tanda": "mulai", "pada": self._kini()})

    def ialah(self, nama: str) -> bool:
        """Tell whether this defect is the chosen one (the name must stand in the table)."""
        if nama not in TABEL:
            raise KeyError(nama)
        return self.pilihan == nama

    def menyimpang(self, karena: str) -> None:
        """Leave the mark that the behaviour now differs from that of the conforming build."""
        self._tulis({"cacat": self.pilihan, "tanda": "menyimpang", "pada": self._kini(), "karena": karena})

    def bila(self, nama: str, syarat: bool, karena: str) -> bool:
        """Tell whether the defect is chosen and its situation is here, and mark it if so."""
        if not (self.ialah(nama) and syarat):
            return False
        self.menyimpang(karena)
        return True

    @staticmethod
    def _kini() -> str:
        return datetime.now(UTC).isoformat(timespec="milliseconds")

    def _tulis(self, baris: dict[str, str]) -> None:
        if self._berkas is None:
            return
        with self._kunci, self._berkas.open("a", encoding="utf-8") as berkas:
            berkas.write(json.dumps(baris, ensure_ascii=False) + "\n")
