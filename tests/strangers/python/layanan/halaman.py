"""The HTML pages."""

from __future__ import annotations

import html

from .basis_data import Permohonan
from .kata import Kata
from .konfigurasi import Konfigurasi
from .pemberitahuan import Petugas

GAYA = "body{font-family:sans-serif;max-width:42rem;margin:2rem auto}label{display:block;margin:.6rem 0}"
LEMBAR_TUNGGU, LEMBAR_HASIL = "Lembar P-01", "Lembar P-02"


class Halaman:
    """Builds pages in the words that are in force."""

    def __init__(self, konf: Konfigurasi, kata: Kata, petugas: Petugas) -> None:
        """Keep what is needed."""
        self._konf, self._kata, self._petugas = konf, kata, petugas

    def _bingkai(self, isi: str) -> str:
        self._kata.tandai_halaman()
        judul = html.escape(self._kata["kantor"])
        return (
            f'<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{judul}</title>'
            f"<style>{GAYA}</style></head><body><h1>{judul}</h1>{isi}</body></html>"
        )

    def formulir(self, tanda: str, salah: str = "") -> str:
        """The form for a complaint."""
        kata = self._kata
        pesan = f'<p class="salah">{html.escape(kata[salah])}</p>' if salah else ""
        tambahan = ""
        if self._konf.ragam_b:
            tambahan = (
                '<label>Kategori <select name="kategori" required><option value="">-</option>'
                '<option value="jalan">Jalan</option><option value="lain">Lainnya</option></select></label>'
                '<label><input type="checkbox" name="setuju" value="ya" required> Saya setuju data saya dicek</label>'
            )
        return self._bingkai(
            f'<p>{kata["pengantar"]}</p>{pesan}<form method="post" action="/aduan">'
            f'<input type="hidden" name="tanda" value="{tanda}">'
            f'<label>{kata["label_nik"]} <input name="nik" inputmode="numeric" autocomplete="off" required></label>'
            f'<label>{kata["label_nama"]} <input name="nama" required></label>'
            f'<label>{kata["label_surel"]} <input name="surel" type="email" required></label>'
            f'<label>{kata["label_isi"]} <textarea name="isi" required></textarea></label>'
            f"{tambahan}<button>{kata['kirim']}</button></form>"
            f'<p><a href="/status">{kata["lihat"]}</a></p>'
        )

    def diterima(self, mohon: Permohonan) -> str:
        """What is said at once: received, and the number."""
        return self._bingkai(
            f'<p class="terima">{self._kata["diterima"]}</p><p>Nomor: <strong class="nomor">{mohon.nomor}</strong></p>'
            f'<p><a href="/status?nomor={mohon.nomor}">{self._kata["lihat"]}</a></p>'
        )

    def keadaan(self, mohon: Permohonan) -> str:
        """The state of a request; nobody's data stand on this page."""
        menunggu = mohon.keadaan in ("antre", "selesai")
        kelas = "antre" if menunggu else mohon.keadaan
        tambahan = f'<p class="tambahan">{html.escape(mohon.tambahan)}</p>' if mohon.tambahan else ""
        return self._bingkai(
            f'<p>Nomor: <strong class="nomor">{mohon.nomor}</strong></p><p class="keadaan keadaan-{kelas}">'
            f"{html.escape(self._kata.keadaan(mohon.keadaan, mohon.sebab))}</p>{tambahan}"
            f"<footer>{LEMBAR_TUNGGU if menunggu else LEMBAR_HASIL}</footer>"
        )

    def cari(self, salah: str = "") -> str:
        """The field for a number."""
        pesan = f'<p class="salah">{html.escape(self._kata[salah])}</p>' if salah else ""
        return self._bingkai(
            f'{pesan}<form action="/status"><label>Nomor <input name="nomor" required></label>'
            f"<button>{self._kata['lihat']}</button></form>"
        )

    def petugas(self) -> str:
        """The operator's page: figures and notices (build b: the log as it is)."""
        kepala = "".join(f"<li>{k}: {html.escape(v)}</li>" for k, v in self._petugas.ringkasan().items())
        if self._konf.ragam_b:
            berkas = self._petugas.berkas
            log = berkas.read_text(encoding="utf-8")[-20000:] if berkas.exists() else ""
            isi = f'<pre class="log">{html.escape(log)}</pre>'
        else:
            baris = "".join(
                f"<tr><td>{p}</td><td>{html.escape(j)}</td><td>{html.escape(t)}</td></tr>"
                for p, j, t in self._petugas.daftar()
            )
            isi = f'<table class="catatan"><tr><th>Waktu</th><th>Jenis</th><th>Pesan</th></tr>{baris}</table>'
        return self._bingkai(
            f'<h2>Petugas</h2><ul class="ringkasan">{kepala}</ul>{isi}'
            '<form method="post" action="/petugas/lanjutkan"><button>Lanjutkan yang tersimpan</button></form>'
        )
