"""How is the text of a plan read, and what may be wrong with it?"""

import re
import shlex
import tomllib
from collections.abc import Iterator

import msgspec
import soupsieve

from conformance.bilingual import Fault, Words
from conformance.plan import (
    Action,
    Aplikasi,
    HasilRule,
    Jaringan,
    Patience,
    Plan,
    Poc,
    Proses,
    RequestStep,
    Subject,
)
from conformance.plan_notes import Bukti, Celah
from conformance.verdicts import Outcome

KINDS = ("http",)
"""The kinds of subject that can be driven."""
LONGEST_S = 86_400.0
"""A day: whoever writes more has mistaken the unit."""


class PlanError(Fault):
    """A plan that cannot be used: the file, the key, what is wrong, and the remedy."""

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
        raise PlanError(where, field, _translated(str(error)), _known_at(field)) from error
    for field, message, hint in _find_faults(plan):
        raise PlanError(where, field, message, hint)
    return plan


Found = tuple[str, Words, Words]
"""What the types alone do not say: the key, what is wrong, the remedy."""


def _find_faults(plan: Plan) -> Iterator[Found]:
    yield from _subject_faults(plan.subject)
    for number, rule in enumerate(plan.subject.hasil):
        yield from _rule_faults(f"subject.hasil[{number}]", rule)
    if not plan.aplikasi.elemen:
        hint = Words('menurut Juknis, misalnya ["NIK", "NAMA_LGKP"]', 'as in the Juknis, e.g. ["NIK", "NAMA_LGKP"]')
        yield "aplikasi.elemen", Words("kosong", "empty"), hint
    for name, proses in plan.aplikasi.proses.items():
        yield from _command_faults(f"aplikasi.proses.{name}.command", proses.command)
    for name, action in (("reset", plan.aplikasi.reset), ("lanjutkan", plan.aplikasi.lanjutkan)):
        if action is not None:
            yield from _action_faults(f"aplikasi.{name}", action)
    for name, is_usable in _patience(plan.patience).items():
        if not is_usable:
            message = Words("bukan lama waktu yang dapat ditunggu", "not a time that can be waited")
            yield f"patience.{name}", message, Words("beri detik, misalnya 15", "give seconds, e.g. 15")


def _patience(patience: Patience) -> dict[str, bool]:
    """Return whether each time can be waited; `settle` may be nothing."""
    times = msgspec.structs.asdict(patience)
    return {name: 0 <= time <= LONGEST_S and (time > 0 or name == "settle") for name, time in times.items()}


def _subject_faults(subject: Subject) -> Iterator[Found]:
    if subject.kind not in KINDS:
        message = Words(f"{subject.kind!r} tidak dikenal", f"{subject.kind!r} is unknown")
        yield "subject.kind", message, Words(f"pilih: {', '.join(KINDS)}", f"choose: {', '.join(KINDS)}")
    if not subject.request:
        message = Words("tidak ada satu permintaan pun", "there is no request at all")
        yield "subject.request", message, Words("tambahkan [[subject.request]]", "add [[subject.request]]")
    if not any(rule.outcome is Outcome.DITERUSKAN for rule in subject.hasil):
        message = Words("tidak ada aturan untuk `diteruskan`", "there is no rule for `diteruskan`")
        yield "subject.hasil", message, Words("tambahkan [[subject.hasil]]", "add [[subject.hasil]]")
    for number, step in enumerate(subject.request):
        for name, expression in step.pick.items():
            yield from _selector_faults(f"subject.request[{number}].pick.{name}", expression.partition("@")[0])


def _rule_faults(field: str, rule: HasilRule) -> Iterator[Found]:
    if all(part is None for part in (rule.status, rule.text, rule.regex, rule.selector, rule.json)):
        hint = Words("beri status, text, regex, selector atau json", "give status, text, regex, selector or json")
        yield field, Words("aturan ini cocok dengan apa saja", "this rule matches anything"), hint
    try:
        re.compile(rule.regex or "")
    except re.error as error:
        message = Words(f"pola tidak sah: {error}", f"invalid pattern: {error}")
        yield f"{field}.regex", message, Words("perbaiki pola itu", "mend the pattern")
    if rule.selector is not None:
        yield from _selector_faults(f"{field}.selector", rule.selector)


def _selector_faults(field: str, selector: str) -> Iterator[Found]:
    try:
        soupsieve.compile(selector)
    except soupsieve.SelectorSyntaxError:
        message = Words(f"{selector!r} bukan selektor CSS", f"{selector!r} is not a CSS selector")
        yield field, message, Words("contoh: input[name=_token]", "e.g. input[name=_token]")


def _action_faults(field: str, action: Action) -> Iterator[Found]:
    if (action.command is None) == (action.url is None):
        message = Words("perlu tepat satu: command atau url", "needs exactly one: command or url")
        yield field, message, Words("hapus atau tambahkan satu", "remove or add one")
    elif action.command is not None:
        yield from _command_faults(f"{field}.command", action.command)


def _command_faults(field: str, command: list[str] | str) -> Iterator[Found]:
    try:
        words = shlex.split(command) if isinstance(command, str) else command
    except ValueError:
        message = Words("tanda kutipnya tidak ditutup", "a quotation is not closed")
        yield field, message, Words("tutup, atau tulis sebagai daftar kata", "close it, or write a list of words")
        return
    if not words:
        yield field, Words("kosong", "empty"), Words("tulis program dan argumennya", "write program and arguments")


_INDONESIAN = (
    (r"Object contains unknown field `(.+)`", r"kunci `\1` tidak dikenal"),
    (r"Object missing required field `(.+)`", r"kunci `\1` wajib ada"),
    (r"Expected (.+), got (.+)", r"harus \1, bukan \2"),
    (r"Invalid enum value (.+)", r"nilai \1 tidak ada"),
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
    (r"subject\.request\[", RequestStep, "[[subject.request]]"),
    (r"subject\.hasil\[", HasilRule, "[[subject.hasil]]"),
    (r"subject", Subject, "[subject]"),
    (r"aplikasi\.proses\[", Proses, "[aplikasi.proses.NAME]"),
    (r"aplikasi\.(reset|lanjutkan)\b", Action, "[aplikasi.reset], [aplikasi.lanjutkan]"),
    (r"aplikasi", Aplikasi, "[aplikasi]"),
    (r"poc", Poc, "[poc]"),
    (r"patience", Patience, "[patience]"),
    (r"jaringan", Jaringan, "[jaringan]"),
    (r"bukti\[", Bukti, "[[bukti]]"),
    (r"celah\[", Celah, "[[celah]]"),
    (r"", Plan, "gladi.toml"),
)
"""Where a field lies: the first that matches its beginning is the innermost table."""


def _known_at(field: str) -> Words:
    """Return what may be written where `field` stands."""
    if field.endswith(".outcome"):
        outcomes = ", ".join(Outcome)
        return Words(f"pilih: {outcomes}", f"choose: {outcomes}")
    kind, table = next((kind, table) for pattern, kind, table in _TABLES if re.match(pattern, field))
    keys = ", ".join(found.encode_name for found in msgspec.structs.fields(kind))
    return Words(f"kunci {table}: {keys}", f"keys of {table}: {keys}")
