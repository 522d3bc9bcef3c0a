"""What do the norms ask, of whom, and in which sentence do they say so?

The catalogue is data (`fixtures/norms/*.toml`); here are its value types and its parser. A requirement has one
part for each obligation letter: what binds comes first, what is derived from it (T, turunan) last.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated, TypeVar

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
    """Whom a requirement binds."""

    PENGGUNA = "P"
    DINAS = "N"
    DITJEN = "K"
    PENYEDIA_PLATFORM = "F"


class Showing(StrEnum):
    """How it shows whether a requirement is met."""

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


Text = Annotated[str, msgspec.Meta(pattern=r"\S")]
"""A text that says something."""
RequirementId = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}-\d{2}$")]


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


class Source(_Entry, frozen=True):
    """A place in a norm and its exact Indonesian words; `quote` is empty where the norm has no sentence."""

    norm: Text
    at: Text
    quote: str = ""

    def __str__(self) -> str:
        return f"{self.norm} {self.at}"


class Part(_Entry, frozen=True):
    """What one obligation letter of a requirement asks, in one Indonesian sentence, with its sources."""

    obligation: Obligation
    binds: Text
    sources: Annotated[tuple[Source, ...], msgspec.Meta(min_length=1)]


class Requirement(_Entry, frozen=True):
    """One row of the catalogue."""

    id: RequirementId
    summary: Text
    """One Indonesian sentence that a registry officer understands."""
    summary_en: Text
    who: Annotated[tuple[Actor, ...], msgspec.Meta(min_length=1)]
    shows: Annotated[tuple[Showing, ...], msgspec.Meta(min_length=1)]
    parts: Annotated[tuple[Part, ...], msgspec.Meta(min_length=1)] = msgspec.field(name="part")
    unclear: bool = False
    """Whether the sources contradict each other or leave the point open: then a person judges (tinjau)."""
    note: str = ""
    """Our readings, and what a scan lost."""
    without_scenario: str = ""
    """Why no scenario judges it although it could be judged by itself, in Indonesian."""
    without_scenario_en: str = ""


class UnknownRequirement(LookupError):
    """A reference that the catalogue does not hold; the message names what comes nearest."""


@dataclass(frozen=True, slots=True)
class RequirementRef:
    """A reference as scenario tags write it: `KOD-20` (its first, binding part) or `KOD-20:T`."""

    id: str
    obligation: Obligation | None = None

    @classmethod
    def parse(cls, text: str) -> "RequirementRef":
        """Return the reference that `text` spells; raise `ValueError` for anything else."""
        match = re.fullmatch(r"([A-Z]{3}-\d{2})(?::([WLDT]))?", text, re.ASCII)
        if match is None:
            raise ValueError(f"`{text}`: tulis KOD-20 atau KOD-20:T / write KOD-20 or KOD-20:T")
        return cls(match[1], Obligation(match[2]) if match[2] else None)

    def __str__(self) -> str:
        return f"{self.id}:{self.obligation}" if self.obligation else self.id


@dataclass(frozen=True, slots=True)
class Catalogue(Mapping[str, Requirement]):
    """All requirements by id, in the order of their files, and the norms that they cite."""

    requirements: Mapping[str, Requirement]
    norms: Mapping[str, Norm]

    def __getitem__(self, key: str) -> Requirement:
        return self.requirements[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.requirements)

    def __len__(self) -> int:
        return len(self.requirements)

    def part(self, ref: RequirementRef) -> Part:
        """Return the part that `ref` names; raise `UnknownRequirement` where there is none."""
        requirement = self.requirements.get(ref.id)
        if requirement is None:
            near = get_close_matches(ref.id, self.requirements, 1)
            hint = f"; maksudnya {near[0]}? / did you mean {near[0]}?" if near else ""
            raise UnknownRequirement(f"{ref.id} tidak ada dalam katalog / is not in the catalogue{hint}")
        for part in requirement.parts:
            if ref.obligation in (None, part.obligation):
                return part
        letters = ", ".join(part.obligation for part in requirement.parts)
        raise UnknownRequirement(f"{ref}: {ref.id} hanya memiliki / has only {letters}")

    def obligation(self, ref: RequirementRef) -> Obligation:
        """Return how strongly the part that `ref` names binds; raise `UnknownRequirement`."""
        return self.part(ref).obligation


class CatalogueError(ValueError):
    """A catalogue that cannot be used: names the file, the entry, the key and the remedy."""

    def __init__(self, file: str, entry: str, key: str, message: str, remedy: str) -> None:
        super().__init__(f"{file}: {entry or '-'}: {key or '-'}: {message} ({remedy})")
        self.file = file
        self.entry = entry
        """Id of the norm or requirement; its number in the file where it has none."""
        self.key = key
        self.message = message
        self.remedy = remedy


def parse_catalogue(texts: Mapping[str, str]) -> Catalogue:
    """Return the catalogue that `texts` (file name -> TOML) spell, in the order given.

    Any file may hold `[[norm]]` and `[[requirement]]` tables. Raises `CatalogueError` at the first fault.
    """
    norms: dict[str, Norm] = {}
    requirements: dict[str, Requirement] = {}
    files = {file: _read_toml(file, text) for file, text in texts.items()}
    for file, data in files.items():
        for norm in _read_entries(file, data, "norm", Norm):
            _add(norms, norm, file)
    for file, data in files.items():
        for requirement in _read_entries(file, data, "requirement", Requirement):
            _check_parts(file, requirement)
            _check_sources(file, requirement, norms)
            _add(requirements, requirement, file)
    return Catalogue(requirements, norms)


EntryT = TypeVar("EntryT", Norm, Requirement)

_REMEDIES: Mapping[str, str] = {
    "id": "tiga huruf, tanda hubung, dua angka / three letters, hyphen, two digits",
    "who": f"daftar dari / a list of {', '.join(Actor)}",
    "shows": f"daftar dari / a list of {', '.join(Showing)}",
    "obligation": f"salah satu dari / one of {', '.join(Obligation)}",
    "kind": f"salah satu dari / one of {', '.join(NormKind)}",
    "part": "sedikitnya satu / at least one [[requirement.part]]",
    "sources": 'sedikitnya satu / at least one { norm = "...", at = "...", quote = "..." }',
}


def _read_toml(file: str, text: str) -> dict[str, object]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"bukan TOML yang sah: {error} / not valid TOML"
        raise CatalogueError(file, "", "", message, "perbaiki baris itu / mend that line") from error
    for key in data:
        if key not in ("norm", "requirement"):
            message = "kunci tidak dikenal / unknown key"
            raise CatalogueError(file, "", key, message, "hanya / only [[norm]], [[requirement]]")
    return data


def _read_entries(file: str, data: Mapping[str, object], key: str, kind: type[EntryT]) -> Iterator[EntryT]:
    entries = data.get(key, [])
    if not isinstance(entries, list):
        raise CatalogueError(file, "", key, "bukan daftar / not a list", f"tulis / write [[{key}]]")
    for number, entry in enumerate(entries, start=1):
        try:
            yield msgspec.convert(entry, kind)
        except msgspec.ValidationError as error:
            name = entry.get("id") if isinstance(entry, dict) else None
            path = _path(str(error))
            remedy = _REMEDIES.get(re.sub(r"\[.*?\]", "", path).rpartition(".")[2], "lihat / see README.md")
            message = f"tidak sah / invalid: {error}"
            raise CatalogueError(file, str(name or f"#{number}"), path, message, remedy) from error


def _path(message: str) -> str:
    """Return the key that a msgspec message is about, e.g. `part[0].sources[1].norm`."""
    at = re.search(r"at `\$\.?([^`]*)`", message)
    field = re.search(r"field `([^`]*)`", message)
    return ".".join(match[1] for match in (at, field) if match and match[1]).replace("[...]", "[]")


def _check_parts(file: str, requirement: Requirement) -> None:
    letters = [part.obligation for part in requirement.parts]
    if len(set(letters)) < len(letters):
        message = f"huruf berulang / letter repeated: {', '.join(letters)}"
        raise CatalogueError(file, requirement.id, "part.obligation", message, "gabungkan / join the parts")
    if Obligation.TURUNAN in letters[:-1]:
        message = "T mendahului yang mengikat / T stands before what binds"
        raise CatalogueError(file, requirement.id, "part.obligation", message, "taruh T terakhir / put T last")


def _check_sources(file: str, requirement: Requirement, norms: Mapping[str, Norm]) -> None:
    for part in requirement.parts:
        for source in part.sources:
            norm = norms.get(source.norm)
            if norm is None:
                message = f"norma `{source.norm}` tidak dikenal / unknown norm"
                remedy = "daftarkan sebagai / list it as [[norm]]"
                raise CatalogueError(file, requirement.id, "sources.norm", message, remedy)
            if norm.kind.is_quotable is not bool(source.quote.strip()):
                message = f"{source}: kutipan hilang atau berlebih / quotation missing or superfluous"
                remedy = "kutip kalimat aslinya; WIRE dan SIM tanpa kutipan / quote the sentence; none for WIRE, SIM"
                raise CatalogueError(file, requirement.id, "sources.quote", message, remedy)


def _add(known: dict[str, EntryT], entry: EntryT, file: str) -> None:
    if entry.id in known:
        message = "id sudah dipakai / id already taken"
        raise CatalogueError(file, entry.id, "id", message, "pakai id lain / take another id")
    known[entry.id] = entry
