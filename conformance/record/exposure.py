"""What did the application show of what is secret, and what of it lies open?

No values: which secret it was, where it stood and how it was written.
"""

import msgspec


class Heard(msgspec.Struct, frozen=True):
    """One answer of the application, as it came; never recorded."""

    path: str
    """Path without the query; empty: not known."""
    status: int
    headers: tuple[tuple[str, str], ...]
    """Names in lower case."""
    body: bytes
    """Unpacked."""

    @property
    def is_html(self) -> bool:
        """Whether it is a page."""
        return "html" in dict(self.headers).get("content-type", "") or self.body.lstrip()[:1] == b"<"


class Revealed(msgspec.Struct, frozen=True):
    """A secret that an answer held."""

    secret: str
    """Its name among the secrets: user_id, password, ip_user, alamat_dwh, jalur_dwh, ..."""
    place: str
    """Path of the answer without the query, and what of it: `isi`, a header, a cookie."""
    writing: str
    """How it was written: `apa adanya`, `base64`, ..."""
    source: str
    """`halaman`, `galat` (an answer with status 400 and above) or `jalur` (a path that is often left open)."""


class Recognised(msgspec.Struct, frozen=True):
    """Something that an answer was recognised as: a configuration, a debug page, a listing."""

    kind: str
    """`isi` (content that nobody outside may read), `debug` or `daftar`."""
    what: str
    """Its name, e.g. `Git` or `Laravel Ignition`."""
    place: str
    """Path of the answer without the query."""


class SetCookie(msgspec.Struct, frozen=True):
    """A cookie that looks like that of a session, and what protects it."""

    name: str
    is_http_only: bool
    same_site: str
    """Lower case; empty: not said."""
    is_secure: bool
    is_over_tls: bool
    """Whether the answer came over https."""


class Bare(msgspec.Struct, frozen=True):
    """A page without some of the headers that protect it."""

    place: str
    missing: tuple[str, ...]


class Listening(msgspec.Struct, frozen=True):
    """A socket at which the application listens."""

    address: str
    port: int
    is_loopback: bool
    speaks_tls: bool


class SignIn(msgspec.Struct, frozen=True):
    """A sign-in form at which default accounts were tried."""

    place: str
    tried: int
    """How many accounts; each once."""
    let_in: tuple[str, ...]
    """Names of the accounts that were let in; passwords are in no record."""


class Visit(msgspec.Struct, frozen=True):
    """What a visitor without a session did."""

    base: str
    """Scheme, host and port; empty: the plan names no address."""
    kind: str
    """`halaman`, `galat` or `jalur`."""
    answers: int
    is_seen: bool
    """Whether the positive control held: the words of an answer that came are found by the search for secrets."""


class Document(msgspec.Struct, frozen=True):
    """The document that an applicant got."""

    submission: int
    kind: str
    """`halaman`, `PDF`, `teks`; empty: none came."""
    has_nik: bool
    fault: str = ""
    """Indonesian: why it could not be read."""
    fault_en: str = ""


class Exposure(msgspec.Struct):
    """What was seen in one scenario of what the application shows."""

    searched: tuple[str, ...] = ()
    """Names of the secrets that were looked for."""
    left_out: tuple[str, ...] = ()
    """Names of those that were not: too short or too common to accuse anybody."""
    answers: int = 0
    """Answers to applicants that were looked at."""
    visits: list[Visit] = []
    revealed: list[Revealed] = []
    recognised: list[Recognised] = []
    cookies: list[SetCookie] = []
    pages: list[Bare] = []
    """Pages whose headers were looked at; `missing` may be empty."""
    listening: list[Listening] | None = None
    """None: sockets could not be looked at."""
    sign_ins: list[SignIn] = []
    documents: list[Document] = []
