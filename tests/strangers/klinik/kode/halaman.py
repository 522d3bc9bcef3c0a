"""Pages. All that comes from outside goes through `html.escape`."""

from html import escape as e

from .simpan import sekarang

GAYA = (
    "body{font-family:sans-serif;max-width:40em;margin:2em auto}label{display:block;margin:.6em 0}"
    ".hasil{padding:1em;border:1px solid}"
)
SKRIP = "document.querySelectorAll('input[name=nik]').forEach(function(x){x.inputMode='numeric'});\n"

JUDUL = {
    "terdaftar": "Permohonan diterima",
    "ditolak": "Permohonan tidak dapat dilanjutkan",
    "disimpan": "Permohonan kami simpan",
    "gangguan": "Layanan sedang terganggu",
    "dibatasi": "Terlalu banyak permintaan",
    "isian": "Isian belum benar",
    "diproses": "Sedang diperiksa",
}
ISI = {
    "terdaftar": "Silakan menunggu panggilan.",
    "disimpan": (
        "Kami memeriksanya begitu layanan tersedia dan memberi tahu Anda lewat surel. Tidak perlu mengisi lagi."
    ),
    "gangguan": "Ini bukan karena isian Anda. Silakan mengisi lagi nanti.",
    "dibatasi": "Silakan coba lagi beberapa menit lagi.",
    "diproses": "Muat ulang halaman ini sebentar lagi.",
}


def bingkai(judul, isi, kepala=""):
    return (
        f'<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{e(judul)}</title>'
        f'<link rel="stylesheet" href="/klinik.css">{kepala}</head><body>'
        f"<h1>Klinik Visum</h1>{isi}"
        f'<footer><time datetime="{sekarang().isoformat(timespec="seconds")}">{sekarang():%d-%m-%Y %H:%M:%S} WIB</time>'
        '</footer><script src="/klinik.js"></script></body></html>'
    )


def formulir(csrf, tiket, galat="", tambahan=""):
    pesan = f'<section class="hasil isian"><h2>{JUDUL["isian"]}</h2><p>{e(galat)}</p></section>' if galat else ""
    return bingkai(
        "Permohonan",
        f'{pesan}<form method="post" action="/permohonan">'
        f'<input type="hidden" name="csrf" value="{e(csrf)}"><input type="hidden" name="tiket" value="{e(tiket)}">'
        '<label>NIK <input name="nik" autocomplete="off"></label>'
        '<label>Nama lengkap <input name="nama" autocomplete="off"></label>'
        '<label>Tanggal lahir (HH-BB-TTTT) <input name="lahir" autocomplete="off"></label>'
        '<label>Surel <input name="surel" type="email"></label>'
        '<label>Keperluan <textarea name="keperluan"></textarea></label>'
        f"<button>Kirim</button></form>{tambahan}",
    )


def hasil(keadaan, nomor="", pesan="", tambahan="", kepala=""):
    if keadaan == "dikerjakan":
        keadaan = "disimpan"
    return bingkai(
        JUDUL[keadaan],
        f'<section class="hasil {keadaan}"><h2>{JUDUL[keadaan]}</h2>'
        + (f"<p>Nomor: <b>{e(nomor)}</b></p>" if nomor else "")
        + f"<p>{e(pesan or ISI.get(keadaan, ''))}</p></section>{tambahan}"
        '<p><a href="/">Permohonan baru</a></p>',
        kepala,
    )


def polos(judul, teks):
    return bingkai(judul, f"<p>{e(teks)}</p>")
