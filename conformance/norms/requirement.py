"""What does a row of the catalogue say: what is asked, of whom, in which sentence, and how does it show?

A requirement has parts. Each part has one obligation letter, says whom it binds, and may be unclear by itself.
What binds stands first, what is derived from it (T, turunan) last.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import msgspec


class Obligation(StrEnum):
    """How strongly a part binds."""

    WAJIB = "W"
    DILARANG = "L"
    DAPAT = "D"
    """A right or a possibility."""
    TURUNAN = "T"
    """Our derivation from the quoted sentence, or for testability: never worse than peringatan."""


class Actor(StrEnum):
    """Whom a part binds."""

    PENGGUNA = "P"
    DINAS = "N"
    DITJEN = "K"
    PENYEDIA_PLATFORM = "F"


class Showing(StrEnum):
    """How it shows whether a part is met."""

    SIM = "SIM"
    """The simulator behaves so."""
    AUTO = "AUTO"
    """Judged without a person."""
    GUIDED = "GUIDED"
    """Judged with a person's step."""
    DOC = "DOC"
    """A document or date that the certifier ticks."""


class NormKind(StrEnum):
    """What kind of text a norm is, and so whom it binds."""

    PERATURAN = "peraturan"
    """A regional regulation: binds its territory."""
    PKS = "pks"
    JUKNIS = "juknis"
    LAMPIRAN = "lampiran"
    SPTJM = "sptjm"
    NDA = "nda"
    SURAT = "surat"
    KONTRAK_KAWAT = "kontrak_kawat"
    """Facts read from public client code: nobody's sentence, so without a quotation."""
    REKAAN = "rekaan"
    """Our own invention: without a quotation."""

    @property
    def is_quotable(self) -> bool:
        """Whether it has sentences that a source must quote."""
        return self not in (NormKind.KONTRAK_KAWAT, NormKind.REKAAN)


class Per(StrEnum):
    """Of what there is one set of papers each."""

    PENGGUNA = ""
    """One set for the Pengguna as a whole."""
    OPERATOR = "operator"
    """For every operator who uses the access."""
    UNIT_KERJA = "unit_kerja"
    """For every work unit that serves applicants."""
    APLIKASI = "aplikasi"
    """For every application that reaches the service."""


class Due(StrEnum):
    """By which rule a paper falls due; the dates themselves stand in the agreement."""

    POC = "poc"
    """On the day of the PoC (SIM: no seed says when papers are shown; it is when the certifier looks)."""
    ISO = "iso"
    """On the agreement's own date, else 6 months after signing (PBG-P 2(2)i, BNA-P 2(2)i)."""
    RENEWAL = "renewal"
    """2 months before the agreement ends (PBG-J VI.F, BNA-J VI.F)."""
    REPORT = "report"
    """With each semester's report, June and December (PBK 33(2))."""
    READER = "reader"
    """On the agreement's date for card readers (KRA-J 4.a)."""
    SERAH_TERIMA = "serah_terima"
    """14 days after the request for a user id was received (KRA-J 2.i)."""
    PERISTIWA = "peristiwa"
    """Only once what the part speaks of has happened: a change asked for, an office holder gone, an agreement ended."""


Text = Annotated[str, msgspec.Meta(pattern=r"\S")]
"""A text that says something."""
RequirementId = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}-\d{2}$")]


@dataclass(frozen=True, slots=True)
class RequirementRef:
    """A reference to a part: `KOD-20`, `KOD-20:T`, or `KUO-04:WN` where the letter alone would mean another part."""

    id: str
    obligation: Obligation | None = None
    actor: Actor | None = None

    @classmethod
    def parse(cls, text: str) -> "RequirementRef":
        """Return the reference that `text` spells; raise `ValueError` for anything else."""
        match = re.fullmatch(r"([A-Z]{3}-\d{2})(?::([WLDT])([PNKF])?)?", text, re.ASCII)
        if match is None:
            examples = "KOD-20, KOD-20:T atau/or KUO-04:WN"
            raise ValueError(f"`{text}`: tulis {examples} / write one of these")
        obligation, actor = match[2], match[3]
        return cls(match[1], Obligation(obligation) if obligation else None, Actor(actor) if actor else None)

    def __str__(self) -> str:
        return f"{self.id}:{self.obligation}{self.actor or ''}" if self.obligation else self.id


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What all entries of the files share: immutable, and no key that nobody knows."""


class Norm(_Entry, frozen=True):
    """One text that the catalogue cites."""

    id: Text
    title: Text
    kind: NormKind
    year: int | None = None
    territory: Text | None = None
    """The region that a regulation binds, e.g. `karanganyar`."""
    agreement: Text | None = None
    """The agreement whose parties it binds."""


class Note(_Entry, frozen=True):
    """A clause that is only noted: nothing of it can show in an application, or in how it is used."""

    clause: Annotated[str, msgspec.Meta(pattern=r"^\S+ \S")]
    """Norm and place, e.g. `PBK 32(1)-(2)`."""
    reason: Text
    """Why it has no row, in Indonesian."""
    reason_en: Text


class Source(_Entry, frozen=True):
    """A place in a norm and its exact Indonesian words; `quote` is empty where the norm has no sentence."""

    norm: Text
    at: Text
    quote: str = ""
    unclear: str = ""
    """What is unclear in this sentence, in Indonesian; empty where it is clear."""
    note: str = ""
    """What the scan lost or garbled at this place, in Indonesian."""

    def __str__(self) -> str:
        return f"{self.norm} {self.at}"


class DocumentSlot(_Entry, frozen=True):
    """A kind of paper that shows a part, how many there must be, and by when."""

    kind: Text
    """What it is, in Indonesian: `Sertifikat ISO/IEC 27001`."""
    kind_en: Text
    count: Annotated[int, msgspec.Meta(ge=1)] = 1
    per: Per = Per.PENGGUNA
    """`count` times the number of these."""
    due: Due = Due.POC
    norms: tuple[Text, ...] = ()
    """Asked only of an agreement that one of these norms binds; empty: wherever the part binds."""


class Part(_Entry, frozen=True):
    """What one obligation of a requirement asks of whom, in one Indonesian sentence, with its sources."""

    obligation: Obligation
    who: Annotated[tuple[Actor, ...], msgspec.Meta(min_length=1)]
    binds: Text
    sources: Annotated[tuple[Source, ...], msgspec.Meta(min_length=1)]
    unclear: str = ""
    """What is unclear, and between which sentences, in Indonesian: then a person judges (tinjau)."""
    shows: tuple[Showing, ...] = ()
    """How this part shows, of what its row names; empty: all of that. Ask `Requirement.shows_of`."""
    documents: tuple[DocumentSlot, ...] = ()
    """The papers that show it, where it shows by DOC."""
    pengguna: tuple[Text, ...] = ()
    """Binds only a Pengguna of one of these kinds (`badan_hukum`, as agreements name them); empty: of any."""
    without_scenario: str = ""
    """Why no scenario judges this part, in Indonesian; empty: see its row."""
    without_scenario_en: str = ""

    @property
    def binds_pengguna(self) -> bool:
        """Whether an application's Pengguna has to keep it; otherwise it is a condition of the test."""
        return Actor.PENGGUNA in self.who


class Requirement(_Entry, frozen=True):
    """One row of the catalogue."""

    id: RequirementId
    summary: Text
    """One Indonesian sentence that a registry officer understands."""
    summary_en: Text
    shows: Annotated[tuple[Showing, ...], msgspec.Meta(min_length=1)]
    parts: Annotated[tuple[Part, ...], msgspec.Meta(min_length=1)] = msgspec.field(name="part")
    note: str = ""
    """Our readings, and what a scan lost."""
    exempts: tuple[Source, ...] = ()
    """Sentences by which an agreement stands outside this row: there it is tidak_berlaku, and they are the reason."""
    without_scenario: str = ""
    """Why no scenario judges it although it could be judged by itself, in Indonesian."""
    without_scenario_en: str = ""

    @property
    def who(self) -> tuple[Actor, ...]:
        """Return whom any of its parts binds, in the order P N K F."""
        bound = {actor for part in self.parts for actor in part.who}
        return tuple(actor for actor in Actor if actor in bound)

    def shows_of(self, part: Part) -> tuple[Showing, ...]:
        """Return how `part`, one of its parts, shows."""
        return part.shows or self.shows

    def find(self, obligation: Obligation | None = None, actor: Actor | None = None) -> Part | None:
        """Return the part that a reference means: of those that fit, the first that binds the Pengguna, else the first.

        A reference that names an actor means the first part that binds this actor.
        """
        fit = [part for part in self.parts if obligation in (None, part.obligation) and actor in (None, *part.who)]
        first = [part for part in fit if actor is None and part.binds_pengguna]
        return next(iter([*first, *fit]), None)

    def ref_of(self, part: Part) -> RequirementRef:
        """Return the shortest reference that means `part`, one of its parts; raise `LookupError` where none does."""
        bare, letter = RequirementRef(self.id), RequirementRef(self.id, part.obligation)
        spellings = (bare, letter, *(RequirementRef(self.id, part.obligation, actor) for actor in part.who))
        for ref in spellings:
            if self.find(ref.obligation, ref.actor) is part:
                return ref
        raise LookupError(f"{letter} ({' '.join(part.who)})")

    def refs(self) -> tuple[RequirementRef, ...]:
        """Return the shortest reference of each part, in their order."""
        return tuple(self.ref_of(part) for part in self.parts)
