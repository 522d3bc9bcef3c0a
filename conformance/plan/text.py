"""How is the text of a plan read, and how is what is wrong with it said?"""

import re
import tomllib
from typing import Any

import msgspec

from conformance.bilingual import Words
from conformance.fault import ExitCode, Fault
from conformance.outcome import Outcome
from conformance.plan.faults import find_faults
from conformance.plan.notes import Bukti, Celah
from conformance.plan.tables import (
    RECIPES,
    Action,
    Aplikasi,
    BrowserStep,
    HasilRule,
    Instansi,
    Jam,
    Jaringan,
    NotificationRule,
    Notifikasi,
    PageCondition,
    Patience,
    Penyimpanan,
    Petugas,
    Plan,
    Poc,
    Proses,
    RequestStep,
)


class PlanError(Fault):
    """A plan that cannot be used: the file, the key, what is wrong, and the remedy."""

    exit_code = ExitCode.CONFIGURATION

    def __init__(self, where: str, field: str, message: Words, hint: Words) -> None:
        at = f"{where}: {field}: " if field else f"{where}: "
        super().__init__(Words(*(f"{at}{m} ({h})" for m, h in zip(message, hint, strict=True))))
        self.field = field
        self.message = message
        self.hint = hint


def parse_plan(text: str, where: str) -> Plan:
    """Return the plan that the TOML `text` spells; raise `PlanError` naming `where` and the key."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = Words(f"bukan TOML yang sah: {error}", f"not valid TOML: {error}")
        raise PlanError(where, "", message, Words("perbaiki baris itu", "mend that line")) from error
    try:
        plan = msgspec.convert(data, Plan)
    except msgspec.ValidationError as error:
        field = _field(str(error))
        raise PlanError(where, field, _translated(str(error)), _known_at(field, _kind_of(data))) from error
    for field, message, hint in find_faults(plan):
        raise PlanError(where, field, message, hint)
    return plan


_INDONESIAN = (
    (r"Object contains unknown field `(.+)`", r"kunci `\1` tidak dikenal"),
    (r"Object missing required field `(.+)`", r"kunci `\1` wajib ada"),
    (r"Expected (.+), got (.+)", r"harus \1, bukan \2"),
    (r"Invalid enum value (.+)", r"nilai \1 tidak ada"),
    (r"Invalid value (.+)", r"nilai \1 tidak ada"),
)
"""What msgspec says, and how it is said here."""


def _translated(text: str) -> Words:
    english = text.split(" - at `")[0]
    for pattern, indonesian in _INDONESIAN:
        if found := re.fullmatch(pattern, english):
            return Words(found.expand(indonesian), english)
    return Words.same(english)


def _field(text: str) -> str:
    path = re.search(r" - at `\$\.?([^`]*)`", text)
    named = re.search(r"(?:unknown|missing required) field `([^`]+)`", text)
    return ".".join(part for part in (path and path[1], named and named[1]) if part)


_TABLES: tuple[tuple[str, type[msgspec.Struct], str], ...] = (
    (r"subject\.request\[\d+\]\.until", PageCondition, "until"),
    (r"subject\.request\[", RequestStep, "[[subject.request]]"),
    (r"subject\.step\[", BrowserStep, "[[subject.step]]"),
    (r"subject\.hasil\[", HasilRule, "[[subject.hasil]]"),
    (r"aplikasi\.proses\[", Proses, "[aplikasi.proses.NAME]"),
    (r"aplikasi\.(reset|lanjutkan)\b", Action, "[aplikasi.reset], [aplikasi.lanjutkan]"),
    (r"aplikasi\.jam\b", Jam, "[aplikasi.jam]"),
    (r"aplikasi\.petugas\b", Petugas, "[aplikasi.petugas]"),
    (r"aplikasi", Aplikasi, "[aplikasi]"),
    (r"poc", Poc, "[poc]"),
    (r"patience", Patience, "[patience]"),
    (r"notifikasi\.hasil\[", NotificationRule, "[[notifikasi.hasil]]"),
    (r"notifikasi", Notifikasi, "[notifikasi]"),
    (r"penyimpanan", Penyimpanan, "[penyimpanan]"),
    (r"jaringan", Jaringan, "[jaringan]"),
    (r"instansi", Instansi, "[instansi]"),
    (r"bukti\[", Bukti, "[[bukti]]"),
    (r"celah\[", Celah, "[[celah]]"),
    (r"", Plan, "gladi.toml"),
)
"""Where a field lies: the first that matches its beginning is the innermost table."""


def _known_at(field: str, kind: str) -> Words:
    """Return what may be written where `field` stands, in a plan whose subject is of `kind`."""
    for name, choices in ((".outcome", list(Outcome)), ("subject.kind", list(RECIPES)), (".kind", ["smtp", "http"])):
        if field.endswith(name):
            return Words(f"pilih: {', '.join(choices)}", f"choose: {', '.join(choices)}")
    rows = (*_TABLES[:4], (r"subject", RECIPES[kind], f'[subject] kind = "{kind}"'), *_TABLES[4:])
    struct, table = next((struct, table) for pattern, struct, table in rows if re.match(pattern, field))
    keys = ", ".join(found.encode_name for found in msgspec.structs.fields(struct))
    return Words(f"kunci {table}: {keys}", f"keys of {table}: {keys}")


def _kind_of(data: dict[str, Any]) -> str:
    subject = data.get("subject")
    kind = subject.get("kind") if isinstance(subject, dict) else None
    return kind if isinstance(kind, str) and kind in RECIPES else "http"
