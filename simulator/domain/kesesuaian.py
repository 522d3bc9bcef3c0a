"""Does what the applicant said agree with the register, element by element?

Only elements of the grant are answered, and all of them are, whatever was sent (wire contract 3.2). The words
are `Sesuai` and `Tidak Sesuai` (PBG-P 2(1)a); four elements carry a score, `Sesuai (n)`. How the real score is
computed is unknown: ours is the Indel similarity of rapidfuzz in percent, rounded down (SIM).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from rapidfuzz.distance import Indel

from simulator.domain.elemen import ELEMEN_BY_NAME, Elemen, Kind
from simulator.domain.penduduk import Value

LONG = 1_000
"""Characters of two texts together from which a comparison is worth avoiding."""

SESUAI = "Sesuai"
TIDAK_SESUAI = "Tidak Sesuai"


def compare(
    submitted: Mapping[str, str],
    register: Mapping[str, Value],
    granted: Iterable[str],
    threshold: int,
    *,
    lenient: bool,
) -> dict[str, Value]:
    """Return the answer text of every `granted` element, in the order given.

    `submitted` holds wire names and the texts sent; an absent or blank one is `Tidak Sesuai`. `threshold` is
    1-100: a score that reaches it is `Sesuai` (>= is inferred, wire contract 3.2). `lenient` also takes ISO dates.
    """
    answers = _none_submitted(tuple(granted)).copy()
    for name, text in submitted.items():
        if name in answers:
            answers[name] = _compare_one(ELEMEN_BY_NAME[name], text.strip(), register.get(name), threshold, lenient)
    return answers


def agree(submitted: Mapping[str, str], register: Mapping[str, Value], threshold: int, *, lenient: bool) -> bool:
    """Whether every element of `submitted` is `Sesuai` with the register."""
    return all(
        _compare_one(ELEMEN_BY_NAME[name], text.strip(), register.get(name), threshold, lenient).startswith(SESUAI)
        for name, text in submitted.items()
    )


@cache
def _none_submitted(granted: tuple[str, ...]) -> dict[str, Value]:
    """Return the answers where nothing was sent: what most of an application's answer consists of."""
    return {name: _compare_one(ELEMEN_BY_NAME[name], "", None, 1, False) for name in granted}


def score(submitted: str, registered: str) -> int:
    """Return how alike two names or addresses are, 0-100, without regard to case and outer blanks."""
    one, other = submitted.strip().upper(), registered.strip().upper()
    if one == other:
        return 100
    length = len(one) + len(other)
    if length > LONG and 200 * min(len(one), len(other)) < length:
        return 0  # not even the whole of the shorter one would make 1 %: nothing is compared letter by letter
    # Whole numbers only: as a float, 20 % comes out as 19.999....
    return 100 * (length - Indel.distance(one, other)) // length


def _compare_one(elemen: Elemen, submitted: str, registered: Value, threshold: int, lenient: bool) -> str:
    if elemen.is_scored:
        points = score(submitted, str(registered)) if submitted and registered is not None else 0
        return f"{SESUAI if points >= threshold else TIDAK_SESUAI} ({points})"
    if not submitted or registered is None:
        return TIDAK_SESUAI
    return SESUAI if _is_equal(elemen.kind, submitted, registered, lenient) else TIDAK_SESUAI


def _is_equal(kind: Kind, submitted: str, registered: Value, lenient: bool) -> bool:
    if kind is Kind.NUMBER:
        return _is_ascii_number(submitted) and int(submitted) == int(str(registered))
    if kind is Kind.DATE:
        return parse_date(submitted, lenient) == date.fromisoformat(str(registered))
    return submitted.upper() == str(registered).strip().upper()


def _is_ascii_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 16


def parse_date(text: str, lenient: bool) -> date | None:
    """Read DD-MM-YYYY, the contract's form; YYYY-MM-DD too when `lenient`. Anything else is no date."""
    parts = text.split("-")
    if len(parts) != 3 or not all(_is_ascii_number(part) for part in parts):
        return None
    if tuple(map(len, parts)) == (2, 2, 4):
        day, month, year = map(int, parts)
    elif lenient and tuple(map(len, parts)) == (4, 2, 2):
        year, month, day = map(int, parts)
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
