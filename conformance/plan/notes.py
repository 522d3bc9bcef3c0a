"""What does a plan say beside the rehearsal itself: documents that prove a requirement, and gaps that are known?"""

from datetime import date

import msgspec


class _Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the plan: an unknown key is an error, not a surprise."""


class Bukti(_Note, frozen=True):
    """`[[bukti]]`: a document for a requirement that no machine can judge; its SHA-256 goes into the result."""

    requirement: str
    """Id of the catalogue, e.g. `SEC-02`."""
    file: str
    """The document, relative to the plan; it is not copied."""
    date: date
    """The day that the document bears."""
    who: str
    """Who issued or signed it: an office, not a private person."""


class Celah(_Note, frozen=True):
    """`[[celah]]`: a scenario that is known to fail, so that a pipeline may go on; never for a certificate."""

    id: str
    """`@id` of the scenario."""
    reason: str
    """Why it fails, and what is being done."""
    until: date
    """The last day on which the gap is accepted."""
