"""Forms for a user id of people who do not exist."""

from datetime import date

from simulator.domain.formulir import Formulir, Surat

FORM = Formulir(
    nik="3303015505909001",
    nama="CONTOH PETUGAS, S.E.",
    nomor_pegawai="199005152015032001",
    status_kepegawaian="PNS",
    jabatan="Pranata Komputer",
    kode_wilayah="33.03",
    kantor="Dinas Contoh, Jl. Contoh 1",
)
LOCAL = "petugas1"
"""The eighth field of Karanganyar."""
SURAT = Surat("470/1/2026", date(2021, 1, 4))


def as_sent(form: Formulir = FORM, surat: Surat = SURAT, **changes: str) -> dict[str, object]:
    """The body of a request by the control API."""
    fields = {name: getattr(form, name) for name in form.__struct_fields__ if getattr(form, name)}
    return {"form": fields | changes, "surat": {"nomor": surat.nomor, "tanggal": str(surat.tanggal)}}
