"""The batch runner: checks requests against the DWH and tells the outcome."""

from __future__ import annotations

import hashlib
import threading
import time
import traceback

from .basis_data import BasisData, Permohonan, awal_besok
from .cacat import Cacat
from .dwh import Balikan, Jawaban, KlienDwh
from .konfigurasi import Konfigurasi
from .pemberitahuan import Petugas, Surat
from .penilaian import Putusan, nilai

BATAS_PERCOBAAN = 3
NIK_CONTOH = "3303010101909001"


class Pemeriksa(threading.Thread):
    """Works through the requests every few seconds."""

    def __init__(
        self, konf: Konfigurasi, cacat: Cacat, basis: BasisData, klien: KlienDwh, surat: Surat, petugas: Petugas
    ) -> None:
        """Prepare; `start()` begins the rounds."""
        super().__init__(name="pemeriksa", daemon=True)
        self._konf, self._cacat, self._basis = konf, cacat, basis
        self._klien, self._surat, self._petugas = klien, surat, petugas
        self._balikan = Balikan(konf, basis)
        self._kunci = threading.Lock()
        self._sedang: set[int] = set()
        self._tembolok: dict[str, tuple[float, str]] = {}
        self._jeda, self._jeda_sampai = 0.0, 0.0
        self._terganggu, self._denyut = False, 0.0
        self._siapkan()

    def _siapkan(self) -> None:
        """Nothing to do at start, but for two defects: what was kept stays kept."""
        tertunda = self._basis.tertunda()
        menunggu = any((t.coba_lagi or 0) > time.time() for t in tertunda)
        if self._cacat.bila("lupa-tunggu", menunggu, "waktu tunggu hilang"):
            self._basis.jalankan("UPDATE permohonan SET coba_lagi = 0 WHERE keadaan = 'tertunda'")
        if self._cacat.ialah("bersih-saat-mulai"):
            jumlah = self._basis.jalankan("SELECT count(*) FROM permohonan WHERE keadaan IN ('antre', 'tertunda')")
            if self._cacat.bila("bersih-saat-mulai", jumlah[0][0] != 0, "permohonan terbuka dihapus"):
                self._basis.jalankan("DELETE FROM permohonan WHERE keadaan IN ('antre', 'tertunda')")

    def run(self) -> None:
        """Begin a round every few seconds."""
        while True:
            time.sleep(max(0.2, self._konf.jeda_batch))
            try:
                self.putaran()
                self._balikan.kirim()
                self._basis.jalankan("DELETE FROM jejak WHERE pada < ?", (time.time() - self._konf.jangka_batas,))
            except Exception:  # the runner must outlive whatever one round meets
                traceback.print_exc()
                self._petugas.lapor("aplikasi", "Putaran pemeriksaan gagal; lihat keluaran galat")

    def putaran(self) -> None:
        """Work through all requests whose turn it is."""
        self._denyut_contoh()
        for mohon in self._basis.waktunya(baru_dahulu=self._konf.ragam_b):
            self.proses(mohon.id)

    def bangunkan(self) -> int:
        """Take up everything that is kept, now (next day, or the operator says so)."""
        self._basis.setel("tutup_sampai", "0")
        self._jeda_sampai = 0.0
        daftar = self._basis.tertunda()
        if self._cacat.bila("bangun-dua-kali", bool(daftar), "permohonan berdiri dua kali dalam daftar"):
            for mohon in daftar:
                self._periksa(mohon)
                self._periksa(mohon)
            return len(daftar)
        self._basis.jalankan("UPDATE permohonan SET coba_lagi = 0 WHERE keadaan = 'tertunda'")
        for mohon in daftar:
            self.proses(mohon.id)
        return len(daftar)

    def proses(self, pengenal: int) -> None:
        """Check one request, unless it is finished or another thread has it in hand."""
        with self._kunci:
            if pengenal in self._sedang:
                return
            self._sedang.add(pengenal)
        try:
            mohon = self._basis.ambil(pengenal)
            if mohon is not None and mohon.terbuka:
                self._periksa(mohon)
        finally:
            with self._kunci:
                self._sedang.discard(pengenal)

    def _periksa(self, mohon: Permohonan) -> None:
        if time.time() < self._jeda_sampai:
            if mohon.keadaan == "antre":
                self._cacat.menyimpang("panggilan dijeda")
                self._simpan(mohon, "tertunda", "jeda", "", self._jeda_sampai)
            return
        tutup = float(self._basis.setelan("tutup_sampai", "0"))
        kuota = self._konf.kuota_harian
        if time.time() < tutup:
            self._simpan(mohon, "tertunda", "kuota", "", tutup)
            return
        if kuota and self._basis.hit_hari_ini() >= kuota:
            self._petugas.lapor("kuota", f"Kuota {kuota} hit per hari sudah terpakai; permohonan disimpan")
            self._simpan(mohon, "tertunda", "kuota", "", awal_besok())
            return
        sidik = hashlib.sha256(mohon.nik.encode()).hexdigest()
        lama = self._tembolok.get(sidik)
        if lama and self._cacat.bila("tembolok-nik", time.time() - lama[0] < 86400, "hasil NIK dipakai lagi"):
            self._simpan(mohon, "diteruskan", "01", "", None)
            return
        jawaban = self._tanya(mohon)
        putusan = nilai(jawaban, self._cacat)
        self._terganggu = jawaban.gagal
        if not jawaban.gagal:
            self._jeda = 0.0
        if putusan.golongan == "sesuai":
            self._petugas.berhasil()
            if self._cacat.ialah("tembolok-nik"):
                self._tembolok[sidik] = (time.time(), "01")
        self._terapkan(mohon, putusan)

    def _tanya(self, mohon: Permohonan) -> Jawaban:
        """One call; a second one in some defects only."""
        nik, nama, cacat = mohon.nik, mohon.nama, self._cacat
        jawaban = self._klien.periksa(nik, nama, mohon.klien)
        beda = False
        if cacat.ialah("ambang-turun") or cacat.ialah("call-nik-saat-selisih"):
            beda = jawaban.jenis == "hasil" and nilai(jawaban, cacat).golongan == "tidak_sesuai"
        for _ in range(3):
            if not cacat.bila("kode-03-ulang", jawaban.kode == "03", "login diulang segera"):
                break
            jawaban = self._klien.periksa(nik, nama, mohon.klien)
        if cacat.bila("kredensial-cadangan", jawaban.kode in ("03", "17"), "akun pengembangan dicoba"):
            jawaban = self._klien.periksa(nik, nama, mohon.klien, akun=("ujicoba", "ujicoba"))
        if cacat.bila("ambang-turun", beda, "ditanya lagi dengan ambang lebih rendah"):
            jawaban = self._klien.periksa(nik, nama, mohon.klien, ambang=max(1, self._konf.ambang_kirim - 25))
        if cacat.bila("call-nik-saat-selisih", beda, "CALL_NIK dipanggil"):
            self._klien.lihat_data(nik, mohon.klien)
        if cacat.bila("perbaiki-nik", jawaban.kode == "13", "NIK yang tidak diketik ditanyakan"):
            hari = int(nik[6:8])
            lain = f"{nik[:6]}{hari - 40 if hari > 40 else hari + 40:02d}{nik[8:]}"
            kedua = self._klien.periksa(lain, nama, mohon.klien)
            jawaban = kedua if kedua.jenis == "hasil" else jawaban
        return jawaban

    def _terapkan(self, mohon: Permohonan, putusan: Putusan) -> None:
        """Store the outcome, tell operator and applicant."""
        golongan, sebab = putusan.golongan, putusan.sebab
        self._petugas.lapor(golongan, putusan.untuk_petugas)
        if golongan == "sesuai":
            self._balikan.catat(mohon.nomor, mohon.nik)
            self._simpan(mohon, "diteruskan", sebab, putusan.tambahan, None)
        elif golongan == "tidak_sesuai":
            self._simpan(mohon, "ditolak", sebab, putusan.tambahan, None)
        elif golongan == "kuota":
            if self._konf.ragam_b:
                self._basis.setel("tutup_sampai", str(awal_besok()))
            self._simpan(mohon, "tertunda", sebab, "", awal_besok())
        elif golongan == "jam":
            self._simpan(mohon, "tertunda", sebab, "", time.time() + 2 * self._konf.jeda_ulang)
        elif golongan == "berulang":
            self._simpan(mohon, "tertunda", sebab, "", 0.0)
        elif golongan == "hilang":
            self._simpan(mohon, "selesai", sebab, "", None)
        else:
            self._gagal(mohon, putusan)

    def _gagal(self, mohon: Permohonan, putusan: Putusan) -> None:
        """The line or the settings failed: build a keeps the request, build b asks to come again."""
        tunggu, batas = self._konf.jeda_ulang, BATAS_PERCOBAAN
        if self._cacat.bila("jeda", putusan.golongan == "saluran", "jeda sesudah kegagalan"):
            self._jeda = min(60.0, self._jeda * 2 or 2.0)
            self._jeda_sampai = time.time() + self._jeda
            tunggu, batas = self._jeda, 20
        elif self._konf.ragam_b:
            batas = 1
        if mohon.percobaan + 1 >= batas:
            self._simpan(mohon, "gangguan", putusan.sebab, putusan.tambahan, None, gagal=True)
        else:
            self._simpan(mohon, "tertunda", putusan.sebab, putusan.tambahan, time.time() + tunggu, gagal=True)

    def _simpan(
        self, mohon: Permohonan, keadaan: str, sebab: str, tambahan: str, lagi: float | None, gagal: bool = False
    ) -> None:
        self._basis.tandai(mohon.id, keadaan, sebab, tambahan, lagi, gagal)
        kini = self._basis.ambil(mohon.id)
        if kini is not None:
            self._surat.beri_tahu(kini)

    def _denyut_contoh(self) -> None:
        if self._cacat.ialah("denyut-contoh") and self._terganggu and time.time() - self._denyut > 6:
            self._denyut = time.time()
            self._cacat.menyimpang("NIK contoh ditanyakan")
            self._terganggu = self._klien.periksa(NIK_CONTOH, "CONTOH WARGA", "").gagal
