"""What do the norms ask, of whom, and in which sentence do they say so?

The catalogue is data (`fixtures/norms/*.toml`); `requirement.py` holds its value types, here is its parser.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

import msgspec

from conformance.norms.requirement import (
    Actor,
    DocumentSlot,
    Due,
    Norm,
    NormKind,
    Note,
    Obligation,
    Part,
    Per,
    Requirement,
    RequirementRef,
    Showing,
    Source,
)

__all__ = [
    "Actor",
    "Catalogue",
    "CatalogueError",
    "DocumentSlot",
    "Due",
    "Norm",
    "NormKind",
    "Note",
    "Obligation",
    "Part",
    "Per",
    "Requirement",
    "RequirementRef",
    "Showing",
    "Source",
    "UnknownRequirement",
    "parse_catalogue",
]


class UnknownRequirement(LookupError):
    """A reference that the catalogue does not hold; the message names what comes nearest."""


@dataclass(frozen=True, slots=True)
class Catalogue(Mapping[str, Requirement]):
    """All requirements by id, in the order of their files, the norms that they cite, and what is only noted."""

    requirements: Mapping[str, Requirement]
    norms: Mapping[str, Norm]
    notes: tuple[Note, ...] = ()

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
        part = requirement.find(ref.obligation, ref.actor)
        if part is None:
            letters = ", ".join(f"{part.obligation} ({' '.join(part.who)})" for part in requirement.parts)
            raise UnknownRequirement(f"{ref}: {ref.id} hanya memiliki / has only {letters}")
        return part

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

    Any file may hold `[[norm]]`, `[[requirement]]` and `[[catatan]]`. Raises `CatalogueError` at the first fault.
    """
    norms: dict[str, Norm] = {}
    requirements: dict[str, Requirement] = {}
    notes: list[Note] = []
    files = {file: _read_toml(file, text) for file, text in texts.items()}
    for file, data in files.items():
        for norm in _read_entries(file, data, "norm", Norm):
            _add(norms, norm, file)
    for file, data in files.items():
        for requirement in _read_entries(file, data, "requirement", Requirement):
            _check_parts(file, requirement)
            _check_shows(file, requirement)
            _check_documents(file, requirement, norms)
            _check_sources(file, requirement, norms)
            _add(requirements, requirement, file)
        for note in _read_entries(file, data, "catatan", Note):
            _check_norm(file, note.clause, "clause", note.clause.partition(" ")[0], norms)
            notes.append(note)
    return Catalogue(requirements, norms, tuple(notes))


NamedT = TypeVar("NamedT", Norm, Requirement)
EntryT = TypeVar("EntryT", Norm, Requirement, Note)

_REMEDIES: Mapping[str, str] = {
    "id": "tiga huruf, tanda hubung, dua angka / three letters, hyphen, two digits",
    "who": f"daftar dari / a list of {', '.join(Actor)}",
    "shows": f"daftar dari / a list of {', '.join(Showing)}",
    "obligation": f"salah satu dari / one of {', '.join(Obligation)}",
    "kind": f"salah satu dari / one of {', '.join(NormKind)}",
    "per": f"kosongkan atau / leave out or {', '.join(per for per in Per if per)}",
    "due": f"salah satu dari / one of {', '.join(Due)}",
    "count": "bilangan bulat mulai 1 / a whole number from 1",
    "clause": "id norma, spasi, tempatnya / id of the norm, blank, place: PBK 32",
    "part": "sedikitnya satu / at least one [[requirement.part]]",
    "sources": 'sedikitnya satu / at least one { norm = "...", at = "...", quote = "..." }',
}


def _read_toml(file: str, text: str) -> dict[str, object]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"bukan TOML yang sah: {error} / not valid TOML"
        raise CatalogueError(file, "", "", message, "perbaiki baris itu / fix that line") from error
    for key in data:
        if key not in ("norm", "requirement", "catatan"):
            message = "kunci tidak dikenal / unknown key"
            raise CatalogueError(file, "", key, message, "hanya / only [[norm]], [[requirement]], [[catatan]]")
    return data


def _read_entries(file: str, data: Mapping[str, object], key: str, kind: type[EntryT]) -> Iterator[EntryT]:
    entries = data.get(key, [])
    if not isinstance(entries, list):
        raise CatalogueError(file, "", key, "bukan daftar / not a list", f"tulis / write [[{key}]]")
    for number, entry in enumerate(entries, start=1):
        try:
            yield msgspec.convert(entry, kind)
        except msgspec.ValidationError as error:
            name = entry.get("id") or entry.get("clause") if isinstance(entry, dict) else None
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
    try:
        requirement.refs()
    except LookupError as error:
        message = f"{error}: huruf dan pihak berulang / letter and actor repeated"
        remedy = "gabungkan, atau bedakan pihaknya / join the parts, or tell their actors apart"
        raise CatalogueError(file, requirement.id, "part.who", message, remedy) from error
    letters = [part.obligation for part in requirement.parts]
    if letters != sorted(letters, key=lambda letter: letter is Obligation.TURUNAN):
        message = "T mendahului yang mengikat / T stands before what binds"
        raise CatalogueError(file, requirement.id, "part.obligation", message, "taruh T terakhir / put T last")


def _check_shows(file: str, requirement: Requirement) -> None:
    for part in requirement.parts:
        if not set(part.shows) <= set(requirement.shows):
            message = f"{part.obligation}: {', '.join(part.shows)}: tidak ada pada barisnya / not in its row"
            remedy = "tulis juga pada baris / write it in the row, too"
            raise CatalogueError(file, requirement.id, "part.shows", message, remedy)


def _check_documents(file: str, requirement: Requirement, norms: Mapping[str, Norm]) -> None:
    for part in requirement.parts:
        if bool(part.documents) is not (Showing.DOC in requirement.shows_of(part)):
            message = f"{part.obligation}: dokumen tanpa DOC, atau DOC tanpa dokumen / documents without DOC, or none"
            remedy = 'sebut dokumennya / name them: documents = [{ kind = "...", kind_en = "..." }]'
            raise CatalogueError(file, requirement.id, "part.documents", message, remedy)
        for name in (name for slot in part.documents for name in slot.norms):
            _check_norm(file, requirement.id, "documents.norms", name, norms)


def _check_sources(file: str, requirement: Requirement, norms: Mapping[str, Norm]) -> None:
    for source in (*requirement.exempts, *(source for part in requirement.parts for source in part.sources)):
        norm = _check_norm(file, requirement.id, "sources.norm", source.norm, norms)
        if norm.kind.is_quotable is not bool(source.quote.strip()):
            message = f"{source}: kutipan hilang atau berlebih / quotation missing or superfluous"
            remedy = "kutip kalimat aslinya; WIRE dan SIM tanpa kutipan / quote the sentence; none for WIRE, SIM"
            raise CatalogueError(file, requirement.id, "sources.quote", message, remedy)


def _check_norm(file: str, entry: str, key: str, name: str, norms: Mapping[str, Norm]) -> Norm:
    norm = norms.get(name)
    if norm is None:
        message = f"norma `{name}` tidak dikenal / unknown norm"
        raise CatalogueError(file, entry, key, message, "daftarkan sebagai / list it as [[norm]]")
    return norm


def _add(known: dict[str, NamedT], entry: NamedT, file: str) -> None:
    if entry.id in known:
        message = "id sudah dipakai / id already taken"
        raise CatalogueError(file, entry.id, "id", message, "pakai id lain / take another id")
    known[entry.id] = entry
