"""What does a plan (`gladi.toml`) say: which agreement, which application, how it is started, driven and read?

Values may hold placeholders, `{user_id}` or `{endpoint.CALL_NIK}`; which ones exist is decided where they are
filled in (`conformance.placeholder`).
"""

import re
import tomllib
from typing import Any

import msgspec

from conformance.verdicts import Outcome


class PlanError(Exception):
    """A plan that cannot be used: the file, the key, what is wrong, and the remedy (Indonesian / English)."""

    def __init__(self, where: str, field: str, message: str, hint: str) -> None:
        super().__init__(f"{where}: {f'{field}: ' if field else ''}{message} ({hint})")
        self.field = field
        self.message = message
        self.hint = hint


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the plan: an unknown key is an error, not a surprise."""


class Poc(_Table, frozen=True):
    """`[poc]`: the agreement, and the session that stands for it."""

    agreement: str
    """A shipped name, or the path of an agreement file."""
    seed: int = 1
    dialect: str | None = None
    """juknis, baru or lama; without it the agreement's."""


class Proses(_Table, frozen=True):
    """`[aplikasi.proses.NAME]`: one process of the application."""

    command: list[str] | str
    """A list of words, or one line that is split as a shell would."""
    cwd: str = "."
    """Directory to start in, relative to the plan."""
    env: dict[str, str] = {}
    """Environment on top of this machine's."""
    health: str | None = None
    """An address that answers below 500 once the process is ready."""


class Action(_Table, frozen=True):
    """`[aplikasi.reset]`, `[aplikasi.lanjutkan]`: a command, or a request."""

    command: list[str] | str | None = None
    cwd: str = "."
    method: str = "POST"
    url: str | None = None
    headers: dict[str, str] = {}


class Aplikasi(_Table, frozen=True):
    """`[aplikasi]`: what is under rehearsal."""

    nama: str
    elemen: list[str]
    """Wire names of the elements that it uses, as its Juknis lists them."""
    proses: dict[str, Proses] = {}
    """Empty: the application runs already."""
    reset: Action | None = None
    lanjutkan: Action | None = None


class RequestStep(_Table, frozen=True):
    """`[[subject.request]]`: one HTTP request of the recipe, in order."""

    method: str = "GET"
    path: str = "/"
    """Appended to `subject.base`; an absolute address is taken as it is."""
    headers: dict[str, str] = {}
    query: dict[str, str] = {}
    form: dict[str, str] | None = None
    json: dict[str, Any] | None = None
    pick: dict[str, str] = {}
    """Name -> `CSS selector@attribute`: a value of the answer, later `{pick.NAME}`."""
    follow: bool = True
    """Whether redirects are followed."""


class HasilRule(_Table, frozen=True):
    """`[[subject.hasil]]`: when is an answer which outcome? The first rule that matches wins."""

    outcome: Outcome
    status: int | list[int] | None = None
    text: str | None = None
    """A part of the visible text, without regard to case and blanks."""
    regex: str | None = None
    """A pattern found in the raw answer."""
    selector: str | None = None
    """A CSS selector that must find something; with `text`, in that something."""
    json: dict[str, Any] | None = None
    """`a.b` -> value, for a JSON answer."""


class Subject(_Table, frozen=True):
    """`[subject]`: how the application is driven."""

    kind: str
    base: str = ""
    request: list[RequestStep] = []
    hasil: list[HasilRule] = []


class Patience(_Table, frozen=True):
    """`[patience]`: seconds that the application is given."""

    start: float = 30.0
    """Until it is healthy."""
    answer: float = 15.0
    """Until a submission is answered."""
    settle: float = 0.5
    """After an answer, for calls that follow it."""
    slow: float = 20.0
    """How late the DWH answers where a scenario makes it slow; more than the application waits for it."""


class Jaringan(_Table, frozen=True):
    """`[jaringan]`: hosts that the application may reach."""

    hosts: list[str] = []


class Plan(_Table, frozen=True):
    """A whole plan."""

    poc: Poc
    aplikasi: Aplikasi
    subject: Subject
    patience: Patience = Patience()
    notifikasi: dict[str, Any] = {}
    penyimpanan: dict[str, Any] = {}
    jaringan: Jaringan = Jaringan()


KINDS = ("http",)
"""The kinds of subject that can be driven."""


def parse_plan(text: str, where: str) -> Plan:
    """Return the plan that the TOML `text` spells; raise `PlanError` naming `where` and the key."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PlanError(where, "", f"bukan TOML yang sah: {error}", "perbaiki baris itu / mend that line") from error
    try:
        plan = msgspec.convert(data, Plan)
    except msgspec.ValidationError as error:
        field = _field(str(error))
        raise PlanError(where, field, str(error).split(" - at `")[0], _hint(field)) from error
    for field, message, hint in _find_faults(plan):
        raise PlanError(where, field, message, hint)
    return plan


def _find_faults(plan: Plan) -> list[tuple[str, str, str]]:
    """Return what the types alone do not say: (key, what is wrong, remedy)."""
    faults: list[tuple[str, str, str]] = []
    if plan.subject.kind not in KINDS:
        faults.append(("subject.kind", f"{plan.subject.kind!r} tidak dikenal", f"pilih / choose: {', '.join(KINDS)}"))
    if not plan.subject.request:
        faults.append(("subject.request", "tidak ada satu permintaan pun", "tambahkan [[subject.request]]"))
    if not any(rule.outcome is Outcome.DITERUSKAN for rule in plan.subject.hasil):
        faults.append(("subject.hasil", "tidak ada aturan untuk `diteruskan`", "tambahkan [[subject.hasil]]"))
    for number, rule in enumerate(plan.subject.hasil):
        field = f"subject.hasil[{number}]"
        if all(part is None for part in (rule.status, rule.text, rule.regex, rule.selector, rule.json)):
            faults.append((field, "aturan ini cocok dengan apa saja", "beri status, text, regex, selector atau json"))
        faults += [(f"{field}.regex", problem, "perbaiki pola / mend the pattern") for problem in _regex_faults(rule)]
    if not plan.aplikasi.elemen:
        faults.append(("aplikasi.elemen", "kosong", 'sebut elemen menurut Juknis, misalnya ["NIK", "NAMA_LGKP"]'))
    for name, action in (("reset", plan.aplikasi.reset), ("lanjutkan", plan.aplikasi.lanjutkan)):
        if action is not None and (action.command is None) == (action.url is None):
            faults.append((f"aplikasi.{name}", "perlu tepat satu: command atau url", "hapus atau tambahkan satu"))
    faults += [
        (f"patience.{name}", "harus di atas nol", "beri detik, misalnya 15")
        for name in ("start", "answer", "slow")
        if getattr(plan.patience, name) <= 0
    ]
    return faults


def _regex_faults(rule: HasilRule) -> list[str]:
    try:
        re.compile(rule.regex or "")
    except re.error as error:
        return [f"pola tidak sah: {error}"]
    return []


def _field(text: str) -> str:
    path = re.search(r" - at `\$\.?([^`]*)`", text)
    named = re.search(r"(?:unknown|missing required) field `([^`]+)`", text)
    return ".".join(part for part in (path and path[1], named and named[1]) if part)


def _hint(field: str) -> str:
    table = field.split(".")[0].split("[")[0]
    kinds: dict[str, type[msgspec.Struct]] = {
        "poc": Poc, "aplikasi": Aplikasi, "subject": Subject, "patience": Patience, "jaringan": Jaringan,
    }  # fmt: skip
    kind = kinds.get(table, Plan)
    keys = ", ".join(found.encode_name for found in msgspec.structs.fields(kind))
    return f"kunci [{table}]: {keys}" if kind is not Plan else f"tabel yang dikenal: {keys}"
