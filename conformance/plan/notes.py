"""What does a plan say beside the rehearsal itself: documents that prove a requirement, and gaps that are known?"""

import datetime

import msgspec


class _Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the plan: an unknown key is an error, not a surprise."""


class Bukti(_Note, frozen=True):
    """`[[bukti]]`: a document for a requirement that no machine can judge; its SHA-256 goes into the result."""

    requirement: str
    """Id of the catalogue, e.g. `SEC-02`."""
    file: str
    """The document, relative to the plan; it is not copied."""
    date: datetime.date
    """The day that the document bears."""
    who: str
    """Who looked at it and found it in order: an office, not a private person."""
    kind: str = ""
    """What it is, as the catalogue names it; may be left out where the requirement asks for one kind alone."""
    number: str = ""
    """The number that it bears."""
    issuer: str = ""
    """Who issued or signed it: an office, not a private person."""
    valid_until: datetime.date | None = None
    """The last day on which it holds; without it, it does not run out."""


class Celah(_Note, frozen=True):
    """`[[celah]]`: a scenario that is known to fail, so that a pipeline may go on; never for a certificate."""

    id: str
    """`@id` of the scenario."""
    reason: str
    """Why it fails, and what is being done."""
    until: datetime.date
    """The last day on which the gap is accepted."""
