"""Start: `python3.11 -m layanan`."""

from __future__ import annotations

import os
import secrets
import sys

from .basis_data import BasisData
from .cacat import Cacat
from .dwh import KlienDwh
from .halaman import Halaman
from .kata import Kata
from .konfigurasi import baca_konfigurasi
from .peladen import Peladen, Ruang
from .pembatas import Pembatas
from .pemberitahuan import Petugas, Surat
from .pemeriksaan import Pemeriksa


def utama() -> int:
    """Put the parts together and serve until the process is ended."""
    try:
        konf = baca_konfigurasi()
        cacat = Cacat(os.environ.get("CACAT", "").strip(), os.environ.get("TANDA", "").strip())
    except ValueError as galat:
        print(f"Tidak dapat mulai: {galat}", file=sys.stderr)
        return 2
    konf.dir_data.mkdir(parents=True, exist_ok=True)
    konf.berkas_log.touch()
    basis = BasisData(konf.dir_data / "aduan.sqlite3")
    if not basis.setelan("kunci"):
        basis.setel("kunci", secrets.token_hex(32))
    kata = Kata(konf, cacat)
    surat = Surat(konf, cacat, basis, kata)
    petugas = Petugas(konf, cacat, basis, surat)
    pemeriksa = Pemeriksa(konf, cacat, basis, KlienDwh(konf, cacat, basis), surat, petugas)
    ruang = Ruang(
        konf=konf,
        cacat=cacat,
        basis=basis,
        halaman=Halaman(konf, kata, petugas),
        pembatas=Pembatas(konf, cacat, basis),
        pemeriksa=pemeriksa,
        petugas=petugas,
        surat=surat,
        kunci=bytes.fromhex(basis.setelan("kunci")),
    )
    try:
        peladen = Peladen(ruang)
    except OSError as galat:
        print(f"Tidak dapat mulai: port {konf.port}: {galat}", file=sys.stderr)
        return 2
    pemeriksa.start()
    print(f"Aduan melayani di http://127.0.0.1:{peladen.server_port}/ (ragam {konf.ragam})", flush=True)
    try:
        peladen.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        peladen.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(utama())
