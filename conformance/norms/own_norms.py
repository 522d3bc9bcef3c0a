"""What do an agreement's own documents make of the clauses that they repeat?

An agreement that the catalogue does not hold says of each of its documents whose clauses it repeats (`pola`), under
which numbers, in which words, and which clauses it leaves out. A clause is named as the catalogue names it (`at`); what
is said of `II.C` is said of all within it: `II.C.2.b`, but not `II.CA`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

import msgspec

from conformance.bilingual import Words
from conformance.norms.catalogue import Catalogue, Source


class OwnNorm(msgspec.Struct, frozen=True):
    """One document of an agreement's own, modelled on one of the catalogue."""

    id: str
    """How a report cites it: the key of the agreement, e.g. `juknis`."""
    judul: str
    pola: str
    """Id of the catalogue's document whose clauses it repeats."""
    nomor: Mapping[str, str] = {}
    """Its own numbers: a clause of the pola, or one that holds it -> the number here."""
    kutipan: Mapping[str, str] = {}
    """Its own words where they are not the pola's: clause of the pola -> sentence."""
    kecuali: Mapping[str, str] = {}
    """Clauses of the pola that do not bind here -> why, with the agreement's sentence."""


class OwnNormFault(msgspec.Struct, frozen=True):
    """A clause that an agreement names and the catalogue does not know."""

    field: str
    """The key of the agreement, e.g. `norma.juknis.nomor."II.C.9"`."""
    message: Words
    remedy: Words


def read_own_norms(norma: Mapping[str, Mapping[str, Any]]) -> tuple[OwnNorm, ...]:
    """Return the documents in `norma`, as an agreement file or a session of the control API gives it.

    Raises `msgspec.ValidationError` where it is none of either.
    """
    return tuple(msgspec.convert({**document, "id": key}, OwnNorm) for key, document in norma.items())


def number_of(own: OwnNorm, at: str) -> str:
    """Return the number that the pola's clause `at` has in the own document: the pola's where it gives none."""
    prefix = _longest_prefix(own.nomor, at)
    return at if prefix is None else own.nomor[prefix] + at[len(prefix) :]


def quote_of(own: OwnNorm, source: Source) -> str:
    """Return the own document's words for what `source` cites of the pola: the pola's where they do not deviate."""
    return own.kutipan.get(source.at, source.quote)


def reason_of_exception(own: OwnNorm, at: str) -> str:
    """Return why the pola's clause `at` does not bind; empty where it does."""
    prefix = _longest_prefix(own.kecuali, at)
    return "" if prefix is None else own.kecuali[prefix]


def find_faults(own_norms: Iterable[OwnNorm], catalogue: Catalogue) -> Iterator[OwnNormFault]:
    """Yield what the own documents say of clauses that no source of the catalogue cites; in the order of the keys."""
    for own in own_norms:
        cited = cited_clauses(catalogue, own.pola)
        for table, named in (("nomor", own.nomor), ("kutipan", own.kutipan), ("kecuali", own.kecuali)):
            for at in named:
                # Own words stand for one sentence: a clause that holds several is not enough.
                if at not in cited and (table == "kutipan" or not any(_holds(at, each) for each in cited)):
                    yield _unknown(own, table, at, cited)
        for at, reason in own.kecuali.items():
            if not _QUOTATION.search(reason):
                yield _unquoted(own, at)


def cited_clauses(catalogue: Catalogue, pola: str) -> tuple[str, ...]:
    """Return the clauses of a document that sources of the catalogue cite, in the order of the catalogue."""
    sources = (source for requirement in catalogue.values() for part in requirement.parts for source in part.sources)
    return tuple(dict.fromkeys(source.at for source in sources if source.norm == pola))


def _longest_prefix(named: Mapping[str, str], at: str) -> str | None:
    return max((prefix for prefix in named if prefix == at or _holds(prefix, at)), key=len, default=None)


def _holds(outer: str, at: str) -> bool:
    """Whether the clause `at` lies within the clause `outer`: `II.C` holds `II.C.2`, `2` and `2(2)` hold `2(2)j`."""
    rest = at.removeprefix(outer)
    return bool(outer) and at.startswith(outer) and bool(rest) and (rest[0] in ".(" or outer[-1] == ")")


_QUOTATION = re.compile(r"""["“'‘«]\s*\S+\s+\S+\s+\S+.*["”'’»]""", re.DOTALL)
"""A sentence in quotation marks: three words at least."""


def _unquoted(own: OwnNorm, at: str) -> OwnNormFault:
    return OwnNormFault(
        f'norma.{own.id}.kecuali."{at}"',
        Words("alasannya tidak mengutip kalimat", "the reason quotes no sentence"),
        Words(
            "kutip kalimat perjanjian atau peraturan yang mengecualikannya, di antara tanda petik",
            "quote the sentence of agreement or regulation that excepts it, between quotation marks",
        ),
    )


def _unknown(own: OwnNorm, table: str, at: str, cited: tuple[str, ...]) -> OwnNormFault:
    within = [each for each in cited if _holds(at, each)]
    near = ", ".join(within or get_close_matches(at, cited, 3, 0.5) or cited)
    return OwnNormFault(
        f'norma.{own.id}.{table}."{at}"',
        Words(
            f"klausul {at} tidak dikutip katalog dari {own.pola}",
            f"the catalogue cites no clause {at} of {own.pola}",
        ),
        Words(f"pilih: {near}; atau hapus", f"choose: {near}; or remove it"),
    )
