"""Asking the data warehouse by CALL_NIK: one call, one answer, within one deadline."""

import contextlib
import http.client
import json
import re
import socket
import ssl
import threading
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

PENDUDUK = {"08", "11", "12", "13", "14", "15"}
AKUN = {"03", "04", "07", "09", "10", "16", "17"}
TERBESAR = 4 * 1024 * 1024

# Texts of the old form, which has no code.
TEKS = [
    ("meninggal", "11"),
    ("ganda", "12"),
    ("format dukcapil", "15"),
    ("status non aktif", "14"),
    ("status tidak aktif", "14"),
    ("tidak ditemukan", "13"),
    ("login", "03"),
    ("tidak boleh kosong", "09"),
    ("format ip", "10"),
    ("kuota", "05"),
    ("waktu", "06"),
    ("instansi", "16"),
    ("user id", "17"),
    ("parameter", "07"),
    ("ip ", "04"),
    ("tidak dapat diproses", "08"),
]


@dataclass
class Jawaban:
    """What the call came to; `isi` is there only where there is data."""

    jenis: str  # data, orang, kuota, jam, akun, gangguan
    kode: str = ""
    sebab: str = ""
    isi: dict = field(default_factory=dict, repr=False)


def tanggal(teks):
    """A date from ISO or DD-MM-YYYY, else None."""
    if not isinstance(teks, str):
        return None
    m = re.fullmatch(r"\s*(\d{4})-(\d{2})-(\d{2})(?:[ T].*)?", teks)
    urut = m and m.groups()
    if not m:
        m = re.fullmatch(r"\s*(\d{1,2})[-/](\d{1,2})[-/](\d{4})\s*", teks)
        urut = m and m.groups()[::-1]
    try:
        return date(*map(int, urut)) if urut else None
    except ValueError:
        return None


class Dwh:
    def __init__(self, alamat, user, sandi, ip, batas, ragam, ca=""):
        self.alamat, self.user, self.sandi, self.ip = alamat, user, sandi, ip
        self.batas, self.ragam, self.ca = batas, ragam, ca

    def badan(self, nik):
        if self.ragam == "b":
            return {"nik": nik, "user_id": self.user, "password": self.sandi, "ip_user": self.ip}
        return {"NIK": nik, "user_id": self.user, "password": self.sandi, "ip_user": self.ip}

    def tanya(self, nik):
        try:
            status, mentah = self._kirim(json.dumps(self.badan(nik)).encode())
        except (OSError, http.client.HTTPException, ValueError) as e:
            return Jawaban("gangguan", sebab=type(e).__name__)
        if status != 200:
            return Jawaban("gangguan", sebab=f"HTTP {status}")
        return self.baca(nik, mentah)

    def _kirim(self, badan):
        u = urlsplit(self.alamat)
        if u.scheme.lower() == "https":
            ctx = ssl.create_default_context(cafile=self.ca or None)
            s = http.client.HTTPSConnection(u.hostname, u.port, timeout=self.batas, context=ctx)
        else:
            s = http.client.HTTPConnection(u.hostname, u.port, timeout=self.batas)

        habis = threading.Event()

        def putus():
            habis.set()
            if s.sock is not None:
                with contextlib.suppress(OSError):
                    s.sock.shutdown(socket.SHUT_RDWR)

        jam = threading.Timer(self.batas, putus)
        jam.daemon = True
        jam.start()
        try:
            tujuan = u.path + (f"?{u.query}" if u.query else "")
            s.request("POST", tujuan, badan, {"Content-Type": "application/json", "Accept": "application/json"})
            r = s.getresponse()
            mentah = r.read(TERBESAR + 1)
            if habis.is_set():
                raise TimeoutError("deadline")
            if len(mentah) > TERBESAR:
                raise ValueError("too long")
            return r.status, mentah
        except (OSError, http.client.HTTPException):
            if habis.is_set():
                raise TimeoutError("deadline") from None
            raise
        finally:
            jam.cancel()
            s.close()

    def baca(self, nik, mentah):  # noqa: PLR0911
        try:
            pertama = json.loads(mentah)["content"][0]
            if not isinstance(pertama, dict):
                raise TypeError
        except (ValueError, KeyError, IndexError, TypeError):
            return Jawaban("gangguan", sebab="answer is not what the contract says")
        kode = pertama.get("RESPONSE_CODE")
        kode = str(kode).strip().zfill(2) if kode not in (None, "") else ""
        if not kode and not pertama.get("NIK"):
            teks = next((str(pertama[k]) for k in ("RESPON", "RESPONSE_DESC", "RESPONSE") if pertama.get(k)), "")
            teks = " ".join(teks.lower().split())
            kode = next((k for t, k in TEKS if t in teks), "")
        if kode in PENDUDUK:
            return Jawaban("orang", kode)
        if kode in AKUN:
            return Jawaban("akun", kode)
        if kode == "05":
            return Jawaban("kuota", kode)
        if kode == "06":
            return Jawaban("jam", kode)
        if kode not in ("", "01") or not pertama.get("NIK"):
            return Jawaban("gangguan", kode, "unknown code" if kode not in ("", "01") else "no data")
        if str(pertama["NIK"]).strip() != nik:
            return Jawaban("gangguan", kode, "answer is about another NIK", pertama)
        nama = pertama.get("NAMA_LGKP")
        if not isinstance(nama, str) or not nama.strip():
            return Jawaban("gangguan", kode, "NAMA_LGKP is missing", pertama)
        if tanggal(pertama.get("TGL_LHR")) is None:
            return Jawaban("gangguan", kode, "TGL_LHR is missing", pertama)
        return Jawaban("data", kode, isi=pertama)


def banding(ketik, isi, ragam):
    """Each element that was typed beside what the DWH has: {"NAMA_LGKP": True, ...}."""
    return {
        "NAMA_LGKP": baku(ketik["nama"], ragam) == baku(isi["NAMA_LGKP"], ragam),
        "TGL_LHR": tanggal(ketik["lahir"]) == tanggal(isi["TGL_LHR"]),
    }


def baku(nama, ragam):
    nama = " ".join(nama.upper().replace("\u2019", "'").split())
    return re.sub(r"[^A-Z]", "", nama) if ragam == "b" else nama
