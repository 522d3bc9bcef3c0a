"""python mulai.py [port] | python mulai.py lanjutkan"""

import os
import signal
import sys
import threading
import time

from kode import cacat
from kode.dwh import Dwh
from kode.layanan import Layanan
from kode.simpan import Simpan
from kode.web import Server


def bangun():
    e = os.environ
    ragam = e.get("RAGAM", "a")
    setelan = {
        "ragam": ragam,
        "jeda": float(e.get("KLINIK_JEDA", "3")),
        "batas": int(e.get("KLINIK_BATAS", "6" if ragam == "a" else "5")),
        "smtp": e.get("KLINIK_SMTP", ""),
    }
    dwh = Dwh(
        e.get("DWH_URL", "http://127.0.0.1:9/tidak-ada"),
        e.get("DWH_USER", ""),
        e.get("DWH_SANDI", ""),
        e.get("DWH_IP", ""),
        float(e.get("DWH_BATAS", "3")),
        ragam,
        e.get("DWH_CA", ""),
    )
    return Layanan(Simpan(e.get("KLINIK_DATA", "data"), ragam), dwh, setelan)


def main(arg):
    os.umask(0o077)
    lay = bangun()
    cacat.mulai(lay, "lanjutkan" if arg[:1] == ["lanjutkan"] else "server")
    if arg[:1] == ["lanjutkan"]:
        sys.stdout.write(f"{lay.lanjutkan()} permohonan dicoba\n")
        return
    lay.s.pulihkan(mulai=True)
    for f in (lay.s.data / "spool").glob("*.kirim"):
        f.rename(f.with_suffix(".eml"))
    server = Server(("127.0.0.1", int(arg[0]) if arg else 8094), lay)
    berhenti = threading.Event()

    def turun(*_):
        berhenti.set()
        threading.Thread(target=server.shutdown, daemon=True).start()

    signal.signal(signal.SIGTERM, turun)
    signal.signal(signal.SIGINT, turun)
    antrean = threading.Thread(target=lay.jalan, args=(berhenti,), daemon=True)
    antrean.start()
    server.serve_forever(poll_interval=0.2)
    antrean.join(timeout=4)
    cacat.titik("akhir", lay)
    server.server_close()
    time.sleep(0)


if __name__ == "__main__":
    main(sys.argv[1:])
