"""What does a plan (`gladi.toml`) say: which agreement, which application, how it is started, driven and read?

Values may hold placeholders, `{user_id}` or `{endpoint.CALL_NIK}`; which ones exist is decided where they are
filled in (`conformance.placeholder`). How a plan is read, and what may be wrong with it: `conformance.plan_text`.
"""

from typing import Any

import msgspec

from conformance.plan_notes import Bukti, Celah
from conformance.verdicts import Outcome


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
    bukti: list[Bukti] = []
    celah: list[Celah] = []
