"""What does a plan say beside the rehearsal itself: places, hosts and counts, documents, and gaps that are known?"""

import datetime

import msgspec


class _Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the plan: an unknown key is an error, not a surprise."""


class UserId(_Note, frozen=True):
    """`[user_id]`: how the Pengguna asks for the user id of its operator, before the application is started."""

    formulir: str
    """Form and letter as a TOML file, as `gladi user form` prints it, relative to the plan."""


class Bukti(_Note, frozen=True):
    """`[[bukti]]`: a document for a requirement that no machine can judge; its SHA-256 goes into the result."""

    requirement: str
    """Id of the catalogue, e.g. `SEC-02`."""
    file: str
    """The document, relative to the plan; it is not copied."""
    date: datetime.date
    """The day of the document."""
    who: str
    """Who looked at it and found it in order: an office, not a private person."""
    kind: str = ""
    """What it is, as the catalogue names it; may be left out where the requirement asks for one kind alone."""
    number: str = ""
    """Its number."""
    issuer: str = ""
    """Who issued or signed it: an office, not a private person."""
    valid_until: datetime.date | None = None
    """The last day on which it holds; without it, it does not run out."""


class Dokumen(_Note, frozen=True):
    """`[aplikasi.dokumen]`: the document that an applicant gets; without a key it is the last page of the recipe."""

    url: str = ""
    """Its address, with `{pick.NAME}` of the recipe."""
    tautan: str = ""
    """What leads to it on the last page: `CSS selector@attribute`, `$.json.path` or `header:NAME`."""


class Celah(_Note, frozen=True):
    """`[[celah]]`: a scenario that is known to fail, so that a pipeline may go on; never for a certificate."""

    id: str
    """`@id` of the scenario."""
    reason: str
    """Why it fails, and what is being done."""
    until: datetime.date
    """The last day on which the gap is accepted."""


class Instansi(_Note, frozen=True):
    """`[instansi]`: how many there are of what the norms ask a document for each."""

    operator: int = 1
    """Persons who use the access: each signs a statement of confidentiality."""
    unit_kerja: int = 1
    """Work units that serve applicants."""
    aplikasi: int = 1
    """Applications that reach the service."""


class Jaringan(_Note, frozen=True):
    """`[jaringan]`: hosts that the application may reach besides the DWH."""

    hosts: list[str] = []
    """Names or addresses, with `:port` where only one is meant."""
