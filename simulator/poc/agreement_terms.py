"""Are dates, numbers and own names of an agreement such that a Dinas could have written them?"""

import re
from collections.abc import Iterator

from simulator.domain.pks import Pks
from simulator.poc.agreement_error import Fault
from simulator.poc.agreement_hints import HINTS


def check_dates(pks: Pks) -> Iterator[Fault]:
    """Signing comes before the term ends, the certificate after signing, the renewal before the end."""
    if pks.signed_on > pks.pks_until:
        message = f"ditandatangani {pks.signed_on} sesudah berakhir {pks.pks_until} / signed after it has ended"
        yield Fault("signed", message, "perbaiki signed atau pks_until / fix signed or pks_until")
        return
    if pks.iso_due is not None and pks.iso_due < pks.signed_on:
        message = f"{pks.iso_due} sebelum ditandatangani {pks.signed_on} / before it was signed"
        yield Fault("iso_due", message, "perbaiki iso_due atau signed / fix iso_due or signed")
    if pks.renewal_latest is not None and not pks.signed_on <= pks.renewal_latest <= pks.pks_until:
        message = f"{pks.renewal_latest} di luar masa berlaku sampai {pks.pks_until} / outside the term"
        yield Fault("renewal_latest", message, "tanggal sebelum pks_until / a day before pks_until")


def check_laporan(pks: Pks) -> Iterator[Fault]:
    """A report is due in months of the year."""
    if pks.laporan is None:
        return
    months = pks.laporan.bulan
    if not months or len(set(months)) < len(months) or not all(1 <= month <= 12 for month in months):
        message = f"{list(months)} bukan daftar bulan / is no list of months"
        yield Fault("laporan.bulan", message, HINTS["bulan"])
    yield from _say_not_above_0("laporan.hari_kerja", pks.laporan.hari_kerja)


def check_counts(pks: Pks) -> Iterator[Fault]:
    """What is counted is at least one."""
    yield from _say_not_above_0("user_ids", pks.user_ids)
    yield from _say_not_above_0("user_id_hari", pks.user_id_hari)
    if pks.pembaca is not None:
        yield from _say_not_above_0("pembaca.per_unit_kerja", pks.pembaca.per_unit_kerja)


def _say_not_above_0(field: str, number: int | None) -> Iterator[Fault]:
    if number is not None and number <= 0:
        yield Fault(field, f"{number} tidak di atas 0 / not above 0", HINTS[field.rpartition(".")[2]])


_IDENTITY = {
    "lembaga": (
        # A segment that begins as a wilayah is read as one.
        r"(?![0-9]{2}(-[0-9]{2}.*)?$)[A-Za-z0-9][A-Za-z0-9._-]*",
        "huruf, angka, titik, garis, bukan kode wilayah / letters, digits, dots, lines, no region such as 33-03",
    ),
    "user_id": (r"\S+", "tanpa spasi / without spaces"),
    "password_env": (
        # Whoever may open a session reads its password: no other variable of the machine is given away.
        r"(?=.*DWH)[A-Za-z_][A-Za-z0-9_]*",
        "nama variabel lingkungan yang memuat DWH / a variable whose name holds DWH, such as DWH_PASSWORD",
    ),
}
"""How own names are written, and how that is said."""


def check_identity(pks: Pks) -> Iterator[Fault]:
    """Own names fit into the path and the fields of a call."""
    for field, (pattern, hint) in _IDENTITY.items():
        value = getattr(pks, field)
        if value and not re.fullmatch(pattern, value):
            yield Fault(field, f"`{value}` tidak dapat dipakai / cannot be used", hint)
