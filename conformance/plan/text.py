"""How is the text of a plan read, and how is what is wrong with it said?"""

import re
from typing import Any

import msgspec

from conformance.bilingual import Words
from conformance.fault import ExitCode, Fault
from conformance.outcome import Outcome
from conformance.plan.action import Action
from conformance.plan.faults import find_faults
from conformance.plan.notes import Bukti, Celah, Instansi, Jaringan, UserId
from conformance.plan.storage import Penyimpanan, Persetujuan
from conformance.plan.tables import (
    RECIPES,
    Aplikasi,
    Berkas,
    BrowserStep,
    GuidedRecipe,
    HasilRule,
    HttpRecipe,
    Jam,
    NotificationRule,
    Notifikasi,
    PageCondition,
    Patience,
    Petugas,
    Pintu,
    Plan,
    Poc,
    Proses,
    RequestStep,
)
from conformance.plan.toml_text import TomlFault, read_toml


class PlanError(Fault):
    """A plan that cannot be used: the file, the key, what is wrong, and the remedy."""

    exit_code = ExitCode.CONFIGURATION

    def __init__(self, where: str, field: str, message: Words, hint: Words) -> None:
        at = f"{where}: {field}: " if field else f"{where}: "
        super().__init__(Words(*(f"{at}{m} ({h})" for m, h in zip(message, hint, strict=True))))
        self.field = field
        self.message = message
        self.hint = hint


def parse_plan(text: bytes | str, where: str) -> Plan:
    """Return the plan that the TOML `text` spells; raise `PlanError` naming `where` and the key."""
    try:
        data = read_toml(text)
    except TomlFault as fault:
        raise PlanError(where, "", fault.words, fault.remedy) from fault
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


SCRIPTED = [name for name, kind in RECIPES.items() if kind is not GuidedRecipe]
"""The kinds that need no person."""
JENIS = ["unggah-berkas", "api", "impor"]
_Row = tuple[str, type[msgspec.Struct], str]
_PARTS: tuple[_Row, ...] = (
    (r"aplikasi\.pintu\[\d+\]\.resep\.request\[\d+\]\.berkas", Berkas, "berkas"),
    (r"aplikasi\.pintu\[\d+\]\.resep\.request\[", RequestStep, "[[aplikasi.pintu.resep.request]]"),
    (r"aplikasi\.pintu\[\d+\]\.resep\.step\[", BrowserStep, "[[aplikasi.pintu.resep.step]]"),
    (r"aplikasi\.pintu\[\d+\]\.resep\.hasil\[", HasilRule, "[[aplikasi.pintu.resep.hasil]]"),
    (r"aplikasi\.pintu\[\d+\]\.resep", HttpRecipe, "[aplikasi.pintu.resep]"),
    (r"aplikasi\.pintu\[\d+\]", Pintu, "[[aplikasi.pintu]]"),
    (r"subject(\.kembaran)?\.request\[\d+\]\.berkas", Berkas, "berkas"),
    (r"subject(\.kembaran)?\.request\[\d+\]\.until", PageCondition, "until"),
    (r"subject(\.kembaran)?\.request\[", RequestStep, "[[subject.request]]"),
    (r"subject(\.kembaran)?\.step\[", BrowserStep, "[[subject.step]]"),
    (r"subject(\.kembaran)?\.hasil\[", HasilRule, "[[subject.hasil]]"),
    (r"subject\.kembaran", HttpRecipe, "[subject.kembaran]"),
)
"""Tables within a recipe, and of entrances."""
_TABLES: tuple[_Row, ...] = (
    (r"aplikasi\.proses\[", Proses, "[aplikasi.proses.NAME]"),
    (r"aplikasi\.(reset|lanjutkan)\b", Action, "[aplikasi.reset], [aplikasi.lanjutkan]"),
    (r"aplikasi\.jam\b", Jam, "[aplikasi.jam]"),
    (r"aplikasi\.petugas\b", Petugas, "[aplikasi.petugas]"),
    (r"aplikasi", Aplikasi, "[aplikasi]"),
    (r"poc", Poc, "[poc]"),
    (r"patience", Patience, "[patience]"),
    (r"notifikasi\.hasil\[", NotificationRule, "[[notifikasi.hasil]]"),
    (r"notifikasi", Notifikasi, "[notifikasi]"),
    (r"penyimpanan\.(bersihkan|akhiri|cabut)\b", Action, "[penyimpanan.bersihkan], .akhiri, .cabut"),
    (r"penyimpanan\.persetujuan\b", Persetujuan, "[penyimpanan.persetujuan]"),
    (r"penyimpanan", Penyimpanan, "[penyimpanan]"),
    (r"jaringan", Jaringan, "[jaringan]"),
    (r"user_id", UserId, "[user_id]"),
    (r"instansi", Instansi, "[instansi]"),
    (r"bukti\[", Bukti, "[[bukti]]"),
    (r"celah\[", Celah, "[[celah]]"),
    (r"", Plan, "gladi.toml"),
)
"""Where a field lies: the first that matches its beginning, after `_PARTS`, is the innermost table."""


def _known_at(field: str, kind: str) -> Words:
    """Return what may be written where `field` stands, in a plan whose subject is of `kind`."""
    for name, choices in (
        (".outcome", list(Outcome)),
        ("subject.kind", list(RECIPES)),
        (("resep.kind", "kembaran.kind"), SCRIPTED),
        (".jenis", JENIS),
        (".kind", ["smtp", "http"]),
    ):
        if field.endswith(name):
            return Words(f"pilih: {', '.join(choices)}", f"choose: {', '.join(choices)}")
    rows = (*_PARTS, (r"subject", RECIPES[kind], f'[subject] kind = "{kind}"'), *_TABLES)
    struct, table = next((struct, table) for pattern, struct, table in rows if re.match(pattern, field))
    keys = ", ".join(found.encode_name for found in msgspec.structs.fields(struct))
    return Words(f"kunci {table}: {keys}", f"keys of {table}: {keys}")


def _kind_of(data: dict[str, Any]) -> str:
    subject = data.get("subject")
    kind = subject.get("kind") if isinstance(subject, dict) else None
    return kind if isinstance(kind, str) and kind in RECIPES else "http"
