"""How may one value be written? Names and addresses in parts and turned, numbers as numbers. Pure."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

JOINTS = (" ", "", "_", "-", ".", "+", ", ", "  ")
"""What may stand between two words; `+` as in an address of the web."""
LEAST_BINARY = 1 << 47
"""A number from here on needs seven bytes and more, too many to be met by chance."""


class Form(StrEnum):
    """In which way a value was written."""

    WHOLE = "whole"
    TURNED = "turned"
    PART = "part"
    DATE = "date"
    NUMBER = "number"
    BINARY = "binary"
    DIGEST = "digest"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Writing:
    """One way to write a value."""

    raw: bytes
    form: Form
    words: tuple[str, ...] = ()
    """The words it consists of, in capitals: a rule may find all of them too common."""
    is_caseless: bool = True
    joint: str = " "
    """What stands between the words."""


def words_of(text: str) -> list[str]:
    """Return the words of a text; an apostrophe belongs to its word."""
    return re.findall(r"[^\W_]+(?:['\u2019`][^\W_]+)*", text)


def spellings(word: str) -> tuple[str, ...]:
    """Return how a word with an apostrophe may stand: as it is, without, apart, doubled as in SQL."""
    found = re.search(r"['\u2019`]", word)
    return tuple(dict.fromkeys(re.sub(r"['\u2019`]", by, word) for by in ("'", "", " ", "''"))) if found else (word,)


def write_name(text: str, distinctive: frozenset[str]) -> Iterator[Writing]:
    """Yield a name whole, turned, each two of its words, and the words that are distinctive by themselves."""
    words = words_of(text)
    yield from _joined(words, Form.WHOLE)
    for order in ([*words[-1:], *words[:-1]], [*words[1:], *words[:1]], words[::-1]):
        if order != words:
            yield from _joined(order, Form.TURNED)
    if len(words) > 2:
        for one, other in combinations(words, 2):
            yield from _joined([one, other], Form.PART)
            yield from _joined([other, one], Form.PART)
    yield from _single(words, distinctive)


def write_place(text: str, distinctive: frozenset[str]) -> Iterator[Writing]:
    """Yield a place whole, and its distinctive words."""
    words = words_of(text)
    yield from _joined(words, Form.WHOLE)
    yield from _single(words, distinctive)


def write_address(text: str, distinctive: frozenset[str], generic: frozenset[str]) -> Iterator[Writing]:
    """Yield an address whole, and each run of words between generic ones: whatever their order, they are found."""
    words = words_of(text)
    yield from _joined(words, Form.WHOLE)
    run: list[str] = []
    for word in [*words, ""]:
        if word and word.upper() not in generic and not word.isdigit():
            run.append(word)
            continue
        if run and len(run) < len(words):
            yield from _joined(run, Form.PART)
        run = []
    yield from _single(words, distinctive)


def write_text(text: str) -> Iterator[Writing]:
    """Yield a text as it is."""
    yield Writing(text.encode(), Form.WHOLE, tuple(words_of(text.upper())))


def write_number(digits: str) -> Iterator[Writing]:
    """Yield a number as text, in groups, as a spreadsheet writes it, and as machines store it (64 bits, either way)."""
    yield Writing(digits.encode(), Form.WHOLE)
    fours = [digits[at : at + 4] for at in range(0, len(digits), 4)]
    groups = [fours, [digits[:6], digits[6:12], digits[12:]]] if len(digits) == 16 else [fours]
    for parts, joint in ((parts, joint) for parts in groups for joint in " -."):
        yield Writing(joint.join(parts).encode(), Form.NUMBER)
    if digits.startswith("0") or not digits.isdecimal():  # an O for a 0, as an applicant may type it
        return
    for joint in ".,":
        yield Writing(f"{int(digits):,}".replace(",", joint).encode(), Form.NUMBER)
    number = int(digits)
    if number >= LEAST_BINARY and number < 1 << 63:
        tail = digits[1:].rstrip("0")
        for exponent in ("E", "E+"):
            yield Writing(f"{digits[0]}.{tail}{exponent}{len(digits) - 1}".encode(), Form.NUMBER)
        for layout in (">q", "<q", ">d", "<d"):
            yield Writing(struct.pack(layout, number), Form.BINARY, is_caseless=False)


PIECE = 32
"""Bytes of a picture that are looked for; elsewhere so many do not repeat by chance."""


def write_picture(raw: bytes) -> Iterator[Writing]:
    """Yield pieces of a picture's bytes at a quarter, the middle and three quarters: a part of the file is enough."""
    for quarter in (1, 2, 3):
        at = len(raw) * quarter // 4
        yield Writing(raw[at : at + PIECE], Form.BINARY, is_caseless=False)


def _joined(words: list[str], form: Form) -> Iterator[Writing]:
    capitals = tuple(word.upper() for word in words)
    for joint in JOINTS if len(words) > 1 else ("",):
        for each in _spelled(words):
            yield Writing(joint.join(each).encode(), form, capitals, joint=joint)
    if len(words) > 2:
        yield Writing(f"{words[0]}, {' '.join(words[1:])}".encode(), form, capitals, joint=", ")


def _spelled(words: list[str]) -> list[list[str]]:
    """Return the words in each spelling, all in the same manner."""
    most = max((len(spellings(word)) for word in words), default=1)
    return [[spellings(word)[min(at, len(spellings(word)) - 1)] for word in words] for at in range(most)]


def _single(words: list[str], distinctive: frozenset[str]) -> Iterator[Writing]:
    for word in words:
        if word.upper() in distinctive:
            yield from (Writing(each.encode(), Form.PART, (word.upper(),)) for each in spellings(word))
