"""What was seen in the stores of an application? Places and names of elements, never a value or what stands beside it.

A vendor's database may hold real people: of what was found only the value's owner (masked), its element, its place and
how it was written are kept.
"""

from enum import StrEnum

import msgspec


class After(StrEnum):
    """After what the stores were searched."""

    GLADI = "gladi"
    """After the last applicant."""
    MASA = "masa"
    """After the time in which something may be kept for a while, and the application's own clearing."""
    CABUT = "cabut"
    """After residents took their consent back."""
    AKHIR = "akhir"
    """After the end of the PKS, which the application had learnt of."""


class Sort(StrEnum):
    """What a value is that was looked for."""

    ELEMENT = "elemen"
    """An element that the DWH told and nobody typed."""
    STATUS = "status"
    """What a match told besides: a person's status, the raw answer."""
    SECRET = "rahasia"
    """User id, password or address of the DWH."""


class StoreHit(msgspec.Struct, frozen=True):
    """One value in one place."""

    sort: Sort
    nik: str
    """Whose it is, masked; empty: nobody's."""
    element: str
    """Wire name of the element, or what the secret is."""
    place: str
    """Within the store, with the way into archives: `aplikasi.pasien.nama`, `dump.tar!a.gz!b`."""
    form: str
    """How it is written (`conformance.scanner.writings.Form`)."""
    chain: tuple[str, ...] = ()
    """The encodings that it stands in, from outside to inside."""
    is_weak: bool = False
    """Whether it says something only because it stands beside what is surely that person's."""
    is_new: bool = True
    """Whether no earlier scenario of this run has told that it is there."""
    consent: str = ""
    """`ada`: its owner had consented to storage by a verification that the simulator saw; `dicabut`: and took that
    back; empty: he had not."""


class StoreNote(msgspec.Struct, frozen=True):
    """What of a store could not be looked into."""

    place: str
    why: str
    """Indonesian."""
    why_en: str


class StoreSeen(msgspec.Struct, frozen=True):
    """One declared store as it was searched."""

    field: str
    """`penyimpanan.databases[0]`."""
    place: str
    """As the plan has it, without a password."""
    size: int
    """Bytes read."""
    parts: int
    """Files, or tables and keys."""
    seconds: float
    remark: str = ""
    """Indonesian: what this way of looking cannot see of such a store; empty: nothing."""
    remark_en: str = ""
    hits: tuple[StoreHit, ...] = ()
    notes: tuple[StoreNote, ...] = ()
    control: str = ""
    """What was to be found: `tulis`, our own; `unik`, a mark of an applicant; empty: there was nothing to find."""
    is_control_found: bool = False

    @property
    def is_seen(self) -> bool:
        """Whether what is not found in it is not there: it was read whole, and the control was found."""
        return self.is_control_found and not self.notes


class Dependence(msgspec.Struct, frozen=True):
    """A place whose content depends on what the DWH told, in whatever way it is written."""

    field: str
    """`penyimpanan.databases[0]`."""
    place: str
    """Within the store; `*` stands for what is another each time."""
    sign: str
    """`tumbuh`: it grows with the text; `bergantung`: it is another for another text."""
    size: int = 0
    """By how many bytes it grew more, at least."""


class Varied(msgspec.Struct, frozen=True):
    """The same request, handed in again and again, while the DWH told one element now short, now long."""

    element: str
    """Wire name; empty: there was none that nobody types."""
    short: int = 0
    """Requests that went on while it was short."""
    long: int = 0
    """Requests that went on while it was long."""
    longer: int = 0
    """By how many bytes."""
    found: tuple[Dependence, ...] = ()
    """What no search had found there."""


class StorageLook(msgspec.Struct, frozen=True):
    """One search of every declared store."""

    after: After
    stores: tuple[StoreSeen, ...]
    values: int
    """How many values were looked for that the DWH told and nobody typed."""
    residents: int
    """Whose they are: so many."""
    patterns: int
    """Writings of them that were searched."""
    unsearched: int
    """Values that say too little to be looked for."""
    engine: str
    """Name and version of the library that searched."""
    fault: str = ""
    """Indonesian: why what was to come before did not take place (the application's clearing, ...); empty: it did."""
    fault_en: str = ""
    consents: int = 0
    """Residents who had consented by then, and had not taken that back."""
    withdrawn: int = 0
    """Residents who had taken their consent back by then."""
