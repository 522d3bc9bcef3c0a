"""What do the same residents answer under a word that nobody knew before: values that occur nowhere else (SIM)?

Of each element the part that tells people apart gives way to a coined word, drawn from the word, the household or NIK,
and what stood there. So what was one name or street in a household is one still: a mother's name in her children's
entries. NO_KK stays, since families are found by it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from math import prod
from typing import NamedTuple

from simulator.domain.nik import Nik, NomorKk
from simulator.domain.penduduk import Penduduk, Value
from simulator.population.dice import draw
from simulator.population.local import Local
from simulator.population.persona import Persona
from simulator.population.residents import Residents, restrict

_OPEN, _CLUSTER = ("BDGJKLMNPRST", "AIUEO"), ("BDGJKLMNPRST", "AIUEO", "LMNRS", "BDGJKPT", "AIUEO")
_LETTERS = (*_OPEN, *_CLUSTER, *_OPEN, *_CLUSTER)
"""What each letter of a coined word is one of, as in KATUMBARINARDO: about 38 bits. No word of our lists is one."""
_COINED = re.compile("".join(f"[{letters}]" for letters in _LETTERS))
_KK = "NO_KK"
_NOTHING: frozenset[Value] = frozenset()


class _Rule(NamedTuple):
    """Which `part` of a value gives way; values with the same `key` and owner get the same word."""

    kind: str
    """Of what: one text as a name and as a place is two."""
    form: re.Pattern[str]
    """With the groups `part` and `key`; a value that has not this form stays."""
    is_own: bool = False
    """Whether each resident has a word of his own, and not each household."""


_LAST_WORD = re.compile(r"(?P<key>(?:.* )?(?P<part>\S+)) *")
_WHOLE = re.compile(r"(?P<key>(?P<part>.+))")
_STREET = re.compile(r"(?:(?:JL\.|GG\.|KP\.|PERUM|DUSUN) )?(?P<key>(?P<part>.+?))(?:(?: RAYA| BLOK [A-C])? NO\. \d+)?")
_RULES = {
    "NAMA_LGKP": _Rule("nama", _LAST_WORD),
    "NAMA_LGKP_IBU": _Rule("nama", _LAST_WORD),
    "NAMA_LGKP_AYAH": _Rule("nama", _LAST_WORD),
    "TMPT_LHR": _Rule("lahir", _WHOLE, is_own=True),
    "ALAMAT": _Rule("tempat", _STREET),
    "DUSUN": _Rule("tempat", _WHOLE),
}
MARKED = frozenset(_RULES)
"""The elements that a word changes."""


def coined_in(text: str) -> list[str]:
    """The words of a value, in their order, that have the form of a coined one; no list of ours holds such a word."""
    return [word for word in text.split() if _COINED.fullmatch(word)]


def mark(word: str, penduduk: Penduduk, kept: frozenset[Value] = _NOTHING) -> dict[str, Value]:
    """The elements of a resident, NO_KK among them, under `word`; values in `kept` stay, in whatever element."""
    marked = dict(penduduk.elemen)
    for name in MARKED & marked.keys():
        value, rule = marked[name], _RULES[name]
        if not isinstance(value, str) or value in kept or not (found := rule.form.fullmatch(value)):
            continue
        owner = penduduk.nik.text if rule.is_own else str(marked[_KK])
        coined = _coin(word, owner, rule.kind, found["key"])
        marked[name] = f"{value[: found.start('part')]}{coined}{value[found.end('part') :]}"
    return marked


def _coin(*labels: str) -> str:
    number, letters = draw(prod(map(len, _LETTERS)), "kenari", *labels), []
    for choice in _LETTERS:
        number, place = divmod(number, len(choice))
        letters.append(choice[place])
    return "".join(letters)


class MarkedResidents:
    """The residents of a session under a word; the same numbers, statuses and families as without one."""

    __slots__ = ("_kept", "_plain", "_word", "personas")

    def __init__(self, plain: Residents, word: str) -> None:
        self._plain = plain
        self._word = word
        self._kept = {one.nomor_kk: one.fixed for one in plain.personas}
        self.personas: tuple[Persona, ...] = tuple(map(self._persona, plain.personas))

    def local(self, code: str) -> Local:
        """As `Residents.local`: it gives numbers alone."""
        return self._plain.local(code)

    def ordinary(self, number: int, names: tuple[str, ...]) -> Penduduk:
        """As `Residents.ordinary`."""
        return self._mark(self._plain.ordinary(number, _with_card(names)), names)

    def find(self, nik: Nik, names: tuple[str, ...]) -> Penduduk | None:
        """As `Residents.find`."""
        found = self._plain.find(nik, _with_card(names))
        return None if found is None else self._mark(found, names)

    def family(self, kk: NomorKk, names: tuple[str, ...]) -> tuple[Penduduk, ...]:
        """As `Residents.family`."""
        return tuple(self._mark(member, names) for member in self._plain.family(kk, _with_card(names)))

    def search(self, birth_date: date, kabupaten: str, names: tuple[str, ...]) -> Iterator[Penduduk]:
        """As `Residents.search`."""
        for found in self._plain.search(birth_date, kabupaten, _with_card(names)):
            yield self._mark(found, names)

    def _persona(self, plain: Persona) -> Persona:
        def write_card() -> tuple[Penduduk, ...]:
            return tuple(self._mark(member, tuple(member.elemen)) for member in plain.card)

        return replace(plain, write_card=write_card)

    def _mark(self, plain: Penduduk, names: tuple[str, ...]) -> Penduduk:
        if MARKED.isdisjoint(names):
            return plain
        kept = self._kept.get(str(plain.elemen[_KK]), _NOTHING)
        return restrict(Penduduk(plain.nik, plain.status, mark(self._word, plain, kept)), names)


@lru_cache(1024)
def _with_card(names: tuple[str, ...]) -> tuple[str, ...]:
    """What has to be known of a resident to mark the elements `names`."""
    return names if _KK in names or MARKED.isdisjoint(names) else (*names, _KK)
