"""What does a plan (`gladi.toml`) say: which agreement, which application, how it is started, driven and read?

Values may hold placeholders, `{user_id}` or `{endpoint.CALL_NIK}`; which ones exist is decided where they are
filled in (`conformance.plan.placeholder`). How a plan is read, and what may be wrong with it: `conformance.plan.text`.
"""

from enum import StrEnum
from hashlib import sha256
from typing import Any, Literal, get_args

import msgspec

from conformance.outcome import Outcome
from conformance.plan.action import Action
from conformance.plan.notes import Bukti, Celah, Dokumen, Instansi, Jaringan, UserId
from conformance.plan.storage import Penyimpanan


class Dialect(StrEnum):
    """How the web service speaks (design section 6)."""

    JUKNIS = "juknis"
    BARU = "baru"
    LAMA = "lama"


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the plan: an unknown key is an error, not a surprise."""


class Poc(_Table, frozen=True):
    """`[poc]`: the agreement, and the session that stands for it."""

    agreement: str
    """A shipped name, or the path of an agreement file."""
    seed: int = 1
    """Fixes ids, credentials and residents."""
    dialect: str | None = None
    """juknis, baru or lama; without it the agreement's."""
    strict: bool | None = None
    """Whether the report tells every quirk that the simulator tolerated; without it the session decides."""


class Proses(_Table, frozen=True):
    """`[aplikasi.proses.NAME]`: one process of the application."""

    command: list[str] | str
    """A list of words, or one line that is split as a shell would."""
    cwd: str = "."
    """Directory to start in, relative to the plan."""
    env: dict[str, str] = {}
    """Environment on top of this machine's."""
    health: str | None = None
    """An address that answers below 500 once the process is ready; empty: it answers at none."""


class Jam(_Table, frozen=True):
    """`[aplikasi.jam]`: where the application tells what time it believes it is, so that its zone can be checked."""

    url: str
    """The address that tells it, by GET."""
    pick: str
    """`CSS selector@attribute` or `$.json.path` of a time: ISO 8601, or DD-MM-YYYY HH:MM[:SS], with offset or local."""


class Petugas(_Table, frozen=True):
    """`[aplikasi.petugas]`: where the operator reads what went wrong, to see that he is told: one of three."""

    url: str | None = None
    """The address of a page, by GET."""
    headers: dict[str, str] = {}
    """What lets the tester in, e.g. a token of its own."""
    file: str | None = None
    """A text file, e.g. a log, relative to the plan; not there yet is empty."""
    command: list[str] | str | None = None
    """A command that prints it: a list of words, or one line that is split as a shell would."""
    cwd: str = "."
    """Directory to start the command in, relative to the plan."""
    env: dict[str, str] = {}
    """Environment of the command, on top of that of a process of the application."""
    proses: str | None = None
    """Whose environment it gets: NAME of `[aplikasi.proses.NAME]`; without it the first that starts in its `cwd`."""


class Aplikasi(_Table, frozen=True):
    """`[aplikasi]`: what is under rehearsal."""

    nama: str
    """Its name, for the report."""
    elemen: list[str]
    """Wire names of the elements that it uses, as its Juknis lists them."""
    proses: dict[str, Proses] = {}
    """Empty: the application runs already."""
    reset: Action | None = None
    """A clean state, once before the run."""
    lanjutkan: Action | None = None
    """Wakes what waits for the next day."""
    jam: Jam | None = None
    """Where the application tells what time it believes it is."""
    petugas: Petugas | None = None
    """Where the operator reads what went wrong."""
    dokumen: Dokumen | None = None
    """The document that an applicant gets once his request went on."""
    pintu: "list[Pintu] | None" = None
    """Other entrances than that of `[subject]`; `[]`: there is none; without the key the plan does not say."""
    self_signed: bool | None = None
    """Whether its certificate is taken although no authority vouches for it; without the key: on loopback alone."""
    wilayah: str = ""
    """Code of the one region whose residents it serves: 2, 4 or 6 digits, e.g. `3303`. Empty: all the country's."""


class Condition(_Table, frozen=True, kw_only=True):
    """What an answer must show; all that is given must hold."""

    text: str | None = None
    """A part of the visible text, without regard to case and blanks."""
    regex: str | None = None
    """A pattern found in the raw answer."""
    selector: str | None = None
    """A CSS selector that must find something; with `text`, in that something."""
    json: dict[str, Any] | None = None
    """`$.a.b` -> value, for a JSON answer; `*` in a path is any element: `$.errors.*.code`."""


class PageCondition(Condition, frozen=True, kw_only=True):
    """What an HTTP answer must show."""

    status: int | list[int] | None = None
    """The HTTP status, or several."""


class HasilRule(PageCondition, frozen=True, kw_only=True):
    """`[[subject.hasil]]`: when is an answer which outcome? The first rule that matches wins."""

    outcome: Outcome
    """diteruskan, ditolak, gangguan, tertunda or dibatasi."""
    exit: int | list[int] | None = None
    """Kind `command`: the exit code of the command, or several."""


class Berkas(_Table, frozen=True, kw_only=True):
    """`berkas` of a request: a file that is uploaded, with a line for each resident."""

    baris: str
    """The line of one resident, e.g. `{NIK};{NAMA_LGKP}`."""
    kepala: str = ""
    """What stands above the lines: the names of the columns."""
    isian: str = ""
    """Field of the form that holds the file; without it the file is the whole body of the request."""
    nama: str = "daftar.csv"
    """The file's name."""
    tipe: str = "text/csv"
    """Its media type."""
    potongan: str | None = None
    """Where the answer speaks of each line: `CSS selector`, or `$.json.path` of a list. The piece that names the
    resident's NIK or `{unik}` is read; without it the whole answer."""


class Pick(_Table, frozen=True, kw_only=True):
    """One value of `pick` that is cut out of what is found."""

    at: str
    """`CSS selector@attribute`, `$.json.path`, `header:NAME` or `cookie:NAME`."""
    regex: str
    """A pattern found in that; its first group is picked, without a group all that it matches."""


class RequestStep(_Table, frozen=True):
    """`[[subject.request]]`: one HTTP request of the recipe, in order."""

    method: str = "GET"
    """GET, POST, ..."""
    path: str = "/"
    """Appended to `subject.base` and its path, unless it begins with that; an absolute address is taken as it is."""
    headers: dict[str, str] = {}
    """Headers of the request."""
    query: dict[str, str] = {}
    """Parameters behind the `?`."""
    form: dict[str, str] | None = None
    """Fields of a form, sent as a browser sends them."""
    json: dict[str, Any] | None = None
    """A JSON body."""
    files: dict[str, str] = {}
    """Field of the form -> its file, relative to the plan; `{ktp.jpg}`, `{ktp.png}`: a picture that gladi draws."""
    berkas: Berkas | None = None
    """A file that is uploaded, together with the fields of `form`."""
    pick: dict[str, str | Pick] = {}
    """Name -> `CSS selector@attribute`, `$.json.path`, `header:NAME` or `cookie:NAME`, or a table that cuts a part out
    of it (`at`, `regex`): later `{pick.NAME}`."""
    follow: bool = True
    """Whether redirects are followed."""
    once: bool | Literal["run"] = False
    """true: a client sends it only the first time, a clerk's login where he enters several requests. "run": it is sent
    once for all applicants; its cookies and what it picked are handed to each, until it is refused."""
    wait: float = 0.0
    """Seconds before it is sent, as a person takes to fill in a form."""
    until: PageCondition | None = None
    """Repeat the request until the answer shows this, or `patience.answer` is over: for an outcome that comes late."""
    poll: float = 0.5
    """Seconds before the first repetition; the pauses grow from there."""


class BrowserStep(_Table, frozen=True, kw_only=True):
    """`[[subject.step]]`: one thing that the applicant does in the browser: exactly one of the keys but `value`."""

    goto: str | None = None
    """Open this path, which is appended to `subject.base` and its path."""
    fill: str | None = None
    """CSS selector of a field; `value` is typed into it."""
    select: str | None = None
    """CSS selector of a list; the option whose value or text is `value` is chosen."""
    click: str | None = None
    """CSS selector of what is clicked."""
    upload: str | None = None
    """CSS selector of a file input; `value` is the file, relative to the plan; `{ktp.jpg}`: one that gladi draws."""
    wait: str | float | None = None
    """CSS selector of what must become visible before the next step, or seconds that pass before it."""
    read: str | None = None
    """CSS selector of the part of the page from which the outcome is read; without it the whole page."""
    value: str | None = None
    """What is typed, chosen or uploaded."""


class _Recipe(_Table, frozen=True, kw_only=True, tag_field="kind"):
    """What every kind of subject has."""

    kode: dict[str, dict[str, str]] = {}
    """Element -> its value -> what the form wants instead, filled in by `{ELEMENT.kode}`; `*` is every other value."""


class _Scripted(_Recipe, frozen=True, kw_only=True):
    """What every kind of subject has that needs no person."""

    hasil: list[HasilRule] = []
    """How the outcome is read: the first rule that matches."""


class HttpRecipe(_Scripted, frozen=True, kw_only=True, tag="http"):
    """`[subject] kind = "http"`: the application is driven by requests."""

    base: str = ""
    """Address of the application."""
    request: list[RequestStep] = []
    """What one applicant sends, in order; the outcome is read from the last answer."""


class BrowserRecipe(_Scripted, frozen=True, kw_only=True, tag="browser"):
    """`[subject] kind = "browser"`: the application is driven in Chromium."""

    base: str = ""
    """Address of the application."""
    step: list[BrowserStep] = []
    """What one applicant does, in order; the outcome is read from the page at the end."""


class CommandRecipe(_Scripted, frozen=True, kw_only=True, tag="command"):
    """`[subject] kind = "command"`: each applicant is one command line; the outcome is read from what it prints."""

    command: list[str] | str = []
    """A list of words, or one line that is split as a shell would, before placeholders are filled in."""
    cwd: str = "."
    """Directory to start in, relative to the plan."""
    env: dict[str, str] = {}
    """Environment on top of that of the first process that starts in its `cwd`, or of this machine's."""
    stdin: str = ""
    """What the command is given to read."""


ScriptedRecipe = HttpRecipe | BrowserRecipe | CommandRecipe


class GuidedRecipe(_Recipe, frozen=True, kw_only=True, tag="guided"):
    """`[subject] kind = "guided"`: a person serves each applicant, and says what came of it."""

    instruksi: str = "Layani pemohon ini: NIK {NIK}, nama {NAMA_LGKP}."
    """What he is told to do, in one instruction for each applicant."""
    kembaran: ScriptedRecipe | None = None
    """Its scripted twin, with the keys of `[subject]`: does the same where there is no person, in a pipeline."""
    waktu: float = 900.0
    """Seconds that he is given for one applicant."""


Recipe = ScriptedRecipe | GuidedRecipe
"""`[subject]`: how the application is driven."""
RECIPES: dict[str, type[Recipe]] = {kind.__struct_config__.tag: kind for kind in get_args(Recipe)}
"""By `kind`: the kinds of subject that can be driven."""


class Pintu(_Table, frozen=True, kw_only=True):
    """`[[aplikasi.pintu]]`: another entrance through which requests come into the application."""

    nama: str
    """What it is called, for the report."""
    jenis: Literal["unggah-berkas", "api", "impor"]
    """unggah-berkas: a list that is uploaded; api: another program; impor: a command or a file that is taken over."""
    resep: ScriptedRecipe | None = None
    """How it is driven and read, with the keys of `[subject]`; without it the report says that it was not examined."""

    @property
    def berkas(self) -> Berkas | None:
        """The file that its recipe uploads; None: it uploads none."""
        steps = self.resep.request if isinstance(self.resep, HttpRecipe) else []
        return next((step.berkas for step in steps if step.berkas is not None), None)


def base_of(recipe: Recipe) -> str:
    """Return where the application answers HTTP, placeholders and all; empty: it does not."""
    return "" if isinstance(recipe, CommandRecipe | GuidedRecipe) else recipe.base


class NotificationRule(Condition, frozen=True, kw_only=True):
    """`[[notifikasi.hasil]]`: when does a notification say which outcome? The first rule that matches wins."""

    outcome: Outcome
    """diteruskan, ditolak, gangguan, tertunda or dibatasi."""
    subject: str | None = None
    """A part of the subject line, without regard to case and blanks."""


class Notifikasi(_Table, frozen=True):
    """`[notifikasi]`: where the application tells applicants what came of a request that it had kept."""

    kind: Literal["smtp", "http"]
    """smtp: mail goes to `{smtp}`; http: a POST goes to `{notifikasi}`."""
    hasil: list[NotificationRule] = []
    """How the outcome is read from a notification: the first rule that matches."""
    reply: dict[str, Any] | None = None
    """Kind `http`: the JSON that is answered; without it `{"status": true}`."""


class Patience(_Table, frozen=True):
    """`[patience]`: seconds that the application is given."""

    start: float = 30.0
    """Until it is healthy."""
    answer: float = 15.0
    """Until a submission is answered."""
    settle: float = 4.0
    """After a refusal or fault, for calls that follow it; further calls make the watch longer, to show their rhythm."""
    resume: float = 60.0
    """Until the application works again after a fault is over, and has asked about what it had kept."""
    slow: float = 20.0
    """How late the DWH answers where a scenario makes it slow; more than the application waits for it."""
    notification: float = 5.0
    """Until a kept request is followed by its notification, where the plan has `[notifikasi]`."""


class Plan(_Table, frozen=True):
    """A whole plan, `gladi.toml`."""

    poc: Poc
    """The agreement, and the session that stands for it."""
    aplikasi: Aplikasi
    """What is under rehearsal."""
    subject: Recipe
    """How the application is driven, and how its answers are read."""
    patience: Patience = Patience()
    """Seconds that the application is given."""
    notifikasi: Notifikasi | None = None
    """Where the application tells applicants what came of a kept request."""
    penyimpanan: Penyimpanan = Penyimpanan()
    """Where the application may leave data."""
    jaringan: Jaringan = Jaringan()
    """Which hosts the application may reach."""
    user_id: UserId | None = None
    """How the Pengguna asks for the user id of its operator."""
    instansi: Instansi = Instansi()
    """How many operators, work units and applications there are."""
    bukti: list[Bukti] = []
    """Documents for requirements that no machine can judge."""
    celah: list[Celah] = []
    """Scenarios that are known to fail, for pipelines only."""

    @property
    def digest(self) -> str:
        """The SHA-256, hexadecimal, of what the plan says."""
        return sha256(msgspec.json.encode(self)).hexdigest()
