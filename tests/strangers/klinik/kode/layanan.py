"""The service itself: ask, decide, keep, resume, tell by mail."""

import json
import smtplib
import threading
import time
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from . import cacat
from .dwh import banding
from .simpan import WIB, sekarang

KATA = {
    "terdaftar": "Permohonan diterima",
    "ditolak": "Permohonan tidak dapat dilanjutkan",
}
PESAN_TOLAK = (
    "Data yang diisi tidak sesuai atau tidak ditemukan. Periksa isian; bila sudah benar, "
    "silakan menghubungi Dinas Kependudukan dan Pencatatan Sipil."
)
PESAN_TOLAK_B = {
    "13": "Data tidak ditemukan. Periksa NIK yang diisi.",
    "15": "Data tidak ditemukan. Periksa NIK yang diisi.",
}


class Layanan:
    def __init__(self, simpan, dwh, setelan):
        self.s, self.dwh, self.setelan, self.ragam = simpan, dwh, setelan, setelan["ragam"]
        self.kirim_kunci = threading.Lock()

    # -- one request

    def terima(self, p):
        """A new request: the state it comes to."""
        if self.s.jeda("kuota") > time.time():
            self.s.tunda(p["id"], self.s.jeda("kuota"))
            return
        self.kerjakan(p, lanjutan=False)

    def kerjakan(self, p, lanjutan):
        """Asks once and acts on it; True where the DWH gave a result."""
        cacat.titik("panggil", self, p)
        mulai = time.monotonic()
        j = self.dwh.tanya(p["nik"])
        lama = int((time.monotonic() - mulai) * 1000)
        cacat.titik("usai", self, p, j, lama)
        if j.jenis == "data":
            sama = banding(p, j.isi, self.ragam)
            cocok = all(sama.values())
            cacat.titik("jawaban", self, p, j.isi, sama, lanjutan)
            self.selesai(p, "terdaftar" if cocok else "ditolak", "" if cocok else PESAN_TOLAK, lanjutan)
            return True
        if j.jenis == "orang":
            if j.kode == "08":
                self.operator(p, "code 08: NIK cannot be processed")
            pesan = PESAN_TOLAK_B.get(j.kode, PESAN_TOLAK) if self.ragam == "b" else PESAN_TOLAK
            self.selesai(p, "ditolak", pesan, lanjutan)
            return True
        if j.jenis == "kuota":
            self.operator(p, "code 05: the quota of today is used up")
            besok = (sekarang() + timedelta(days=1)).replace(hour=0, minute=1, second=0, microsecond=0).timestamp()
            self.s.atur_jeda("kuota", besok)
            self.tahan(p, besok)
        elif j.jenis == "jam":
            self.operator(p, "code 06: outside the hours of access")
            self.s.atur_jeda("antrean", time.time() + 900)
            self.tahan(p, time.time() + 900)
        elif j.jenis == "akun":
            self.operator(p, f"code {j.kode}: settings or account of the institution, see the Admin")
            if lanjutan or self.ragam == "a":
                self.s.atur_jeda("antrean", time.time() + 300)
                self.tahan(p, time.time() + 300)
            else:
                self.s.tutup(p["id"], "gangguan")
                self.catat(p, "gangguan")
        else:
            if j.isi:
                cacat.titik("tak_terpakai", self, p, j)
            self.operator(p, f"no usable answer of the DWH ({j.sebab})")
            jeda = min(self.setelan["jeda"] * 1.6 ** p["kali"], 30)
            self.s.atur_jeda("antrean", time.time() + jeda)
            self.tahan(p, time.time() + jeda)
        return False

    def tahan(self, p, kapan):
        self.s.tunda(p["id"], kapan)
        self.catat(p, "disimpan")

    def selesai(self, p, keadaan, pesan, lanjutan):
        self.s.tutup(p["id"], keadaan, pesan, hapus=not cacat.titik("simpan_ketikan", self, p))
        self.catat(p, keadaan)
        cacat.titik("selesai", self, p, keadaan)
        if lanjutan and p["surel"]:
            self.surati(p, keadaan, pesan)

    def catat(self, p, keadaan):
        self.s.log("aplikasi", f"{p['nomor']} {keadaan}")

    def operator(self, p, teks):
        self.s.log("operator", f"{p['nomor']} {teks}")

    # -- kept requests

    def satu_putaran(self):
        self.s.pulihkan()
        kini = time.time()
        if self.s.jeda("kuota") > kini or self.s.jeda("antrean") > kini:
            return
        while p := self.s.rebut():
            if not self.kerjakan(p, lanjutan=True):
                return

    def lanjutkan(self):
        """The operator's command: all that is kept is tried now, once each."""
        self.s.atur_jeda("kuota", 0)
        self.s.atur_jeda("antrean", 0)
        gagal, sudah = 0, set()
        while gagal < 3 and (p := self.s.rebut(semua=True)):
            if p["id"] in sudah:
                self.s.tunda(p["id"], p["coba_lagi"])
                break
            sudah.add(p["id"])
            if self.kerjakan(p, lanjutan=True):
                gagal = 0
            else:
                gagal += 1
                if self.s.jeda("kuota") > time.time():
                    break
        self.kirim_semua()
        return len(sudah)

    def jalan(self, berhenti):
        """The thread beside the server."""
        putaran = 0
        while not berhenti.wait(0.5):
            try:
                self.satu_putaran()
                self.kirim_semua()
                putaran += 1
                if putaran % 600 == 1:
                    self.s.sapu_sesi()
                if putaran % 20 == 1:
                    self.papan()
            except Exception as e:  # the thread must not die of one request
                self.s.log("operator", f"the queue stumbled: {type(e).__name__}")

    def papan(self):
        """How many there are in each state, for the board in the hall."""
        with self.s.db() as c:
            n = {r[0]: r[1] for r in c.execute("SELECT keadaan, count(*) FROM permohonan GROUP BY keadaan")}
        self.s.tulis(self.s.data / "cache" / "papan.json", json.dumps(n).encode())

    # -- mail

    def surati(self, p, keadaan, pesan, kepada="", isi="", perihal=""):
        m = EmailMessage()
        m["From"], m["To"] = "klinik@visum.contoh.invalid", kepada or p["surel"]
        m["Date"], m["Message-ID"] = formatdate(), make_msgid(domain="visum.contoh.invalid")
        m["Subject"] = perihal or KATA[keadaan]
        m.set_content(isi or f"{KATA[keadaan]}.\n\nNomor: {p['nomor']}\nKeperluan: {p['keperluan']}\n{pesan}\n")
        if not isi:
            cacat.titik("surat", self, p, m)
        nama = f"{time.time_ns()}.eml"
        self.s.tulis(self.s.data / "spool" / nama, m.as_bytes())

    def kirim_semua(self):
        if not self.setelan["smtp"] or not self.kirim_kunci.acquire(blocking=False):
            return
        try:
            for f in sorted((self.s.data / "spool").glob("*.eml")):
                ambil = f.with_suffix(".kirim")
                try:
                    f.rename(ambil)  # the command may be at it, too
                except OSError:
                    continue
                try:
                    import email
                    from email import policy

                    m = email.message_from_bytes(ambil.read_bytes(), policy=policy.default)
                    host, _, port = self.setelan["smtp"].rpartition(":")
                    with smtplib.SMTP(host or "127.0.0.1", int(port), timeout=5) as s:
                        s.send_message(m)
                    ambil.unlink()
                except (OSError, smtplib.SMTPException):
                    ambil.rename(f)
                    return
        finally:
            self.kirim_kunci.release()


def umur(lahir):
    kini = datetime.now(WIB).date()
    return kini.year - lahir.year - ((kini.month, kini.day) < (lahir.month, lahir.day))
