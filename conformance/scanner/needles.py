"""Which bytes are searched, in two tiers, and what is left out with which reason? Pure."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from conformance.scanner.dates import write_date
from conformance.scanner.rules import RULES, Common, Reason
from conformance.scanner.runs import is_surely_base64
from conformance.scanner.values import Kind, Role, Value, picture_bytes, read_date
from conformance.scanner.writings import (
    Form,
    Writing,
    words_of,
    write_address,
    write_name,
    write_number,
    write_picture,
    write_place,
    write_text,
)

ALGORITHMS = ("md5", "sha1", "sha256", "sha512")
SHORT_BASE64, SHORT_HEX = 13, 9
"""Of fewer bytes base64 or hex is too short to be recognised (`LEAST_RUN`): it is searched as it would stand."""


@dataclass(frozen=True, slots=True)
class Needle:
    """Bytes to search, and what it means to find them."""

    raw: bytes
    is_caseless: bool
    tier: int
    """1: plain; 2: digests, and encodings too short to be recognised."""
    meanings: tuple["Meaning", ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """Of which value a needle is a writing; one needle may be of several."""

    value: int
    """Its place in the list of values."""
    form: Form
    is_weak: bool
    detail: str = ""
    """The algorithm of a digest."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A value of which some (`form`) or all writings are not looked for."""

    value: int
    form: Form
    reason: Reason


@dataclass(frozen=True, slots=True)
class Needles:
    """All that is searched, and what is not."""

    values: tuple[Value, ...]
    needles: tuple[Needle, ...]
    left_out: tuple[LeftOut, ...]
    sizes: tuple[int, ...]
    """Bytes of each needle."""
    longest: int

    def unsearched(self) -> list[int]:
        """Return the references without any needle."""
        searched = {meaning.value for needle in self.needles for meaning in needle.meanings}
        return [at for at, value in enumerate(self.values) if value.role is Role.REFERENCE and at not in searched]


def make_needles(values: Iterable[Value], common: Common, tiers: int = 2) -> Needles:
    """Return the needles of `values` up to a tier; `common` words do not make a needle by themselves."""
    values = tuple(values)
    typed = "\n".join(
        writing.raw.decode("latin-1").lower()
        for value in values
        if value.role is Role.TYPED
        for writing in _writings(value, common)
        if writing.form is not Form.BINARY
    )
    meanings: dict[tuple[bytes, bool, int], dict[Meaning, None]] = {}
    left_out: dict[LeftOut, None] = {}
    for at, value in enumerate(values):
        strong: list[Writing] = []
        for writing in _writings(value, common):
            verdict = _judge(value, writing, common, typed)
            if isinstance(verdict, Reason):
                left_out[LeftOut(at, writing.form, verdict)] = None
                continue
            if verdict and value.role is Role.TYPED:
                continue  # what any other person may have typed as well explains nothing
            meaning = Meaning(at, writing.form, is_weak=verdict)
            meanings.setdefault(_key(writing.raw, writing.is_caseless, 1), {})[meaning] = None
            if not verdict and value.role is Role.REFERENCE:
                strong.append(writing)
        if tiers > 1:
            for raw, is_caseless, meaning in _second_tier(at, strong):
                meanings.setdefault(_key(raw, is_caseless, 2), {})[meaning] = None
    needles = tuple(Needle(*key, meanings=tuple(found)) for key, found in meanings.items())
    sizes = tuple(len(needle.raw) for needle in needles)
    return Needles(values, needles, tuple(left_out), sizes, max(sizes, default=0))


def _key(raw: bytes, is_caseless: bool, tier: int) -> tuple[bytes, bool, int]:
    return (raw.lower() if is_caseless else raw, is_caseless, tier)


def _writings(value: Value, common: Common) -> Iterator[Writing]:
    match value.kind:
        case Kind.NAME:
            yield from write_name(value.text, value.distinctive)
        case Kind.PLACE:
            yield from write_place(value.text, value.distinctive)
        case Kind.ADDRESS:
            yield from write_address(value.text, value.distinctive, common.addresses)
        case Kind.NUMBER:
            yield from write_number(value.text)
        case Kind.DATE:
            day = read_date(value.text)
            yield from (Writing(text.encode(), Form.DATE) for text in (write_date(day) if day else ()))
        case Kind.TEXT:
            yield from write_text(value.text)
        case Kind.PICTURE:
            yield from write_picture(picture_bytes(value.text))


_DECIDED = {Role.CONTROL: False, Role.BESIDE: True}
"""Whether a writing is weak whose length says nothing of it."""


def _judge(value: Value, writing: Writing, common: Common, typed: str) -> Reason | bool:
    """Return why a writing is not looked for, or whether it is weak."""
    if value.role in _DECIDED:
        return _DECIDED[value.role]
    rule = RULES[value.kind]
    size = rule.strong if writing.form is Form.BINARY else sum(sign.isalnum() for sign in writing.raw.decode())
    if size < rule.weak:
        return Reason.SHORT
    if value.role is Role.TYPED:
        return size < rule.strong
    if writing.form is not Form.BINARY and writing.raw.decode("latin-1").lower() in typed:
        return Reason.TYPED
    if writing.words and not value.distinctive.intersection(writing.words) and _is_common(value.kind, writing, common):
        return Reason.COMMON
    return size < rule.strong


def _is_common(kind: Kind, writing: Writing, common: Common) -> bool:
    if " ".join(writing.words) in common.regions and kind is not Kind.TEXT:
        return True
    known = {Kind.NAME: common.names, Kind.ADDRESS: common.addresses | common.names}.get(kind, frozenset())
    return all(word in known or word.isdigit() for word in writing.words)


def _second_tier(value: int, strong: list[Writing]) -> Iterator[tuple[bytes, bool, Meaning]]:
    texts = {
        text
        for writing in strong
        if writing.form is Form.WHOLE and (len(writing.words) < 2 or writing.joint in (" ", ""))
        for text in _cases(writing.raw)
    }
    for text in sorted(texts):
        for algorithm in ALGORITHMS:
            digest = hashlib.new(algorithm, text, usedforsecurity=False).digest()
            meaning = Meaning(value, Form.DIGEST, is_weak=False, detail=algorithm)
            yield digest, False, meaning
            yield from ((each, False, meaning) for each in _base64(digest) if not is_surely_base64(each))
    for writing in strong:
        if len(writing.raw) < SHORT_BASE64 and writing.form is not Form.BINARY:
            meaning = Meaning(value, Form.SHORT, is_weak=False)
            for text in _cases(writing.raw):
                yield from ((raw, False, meaning) for raw in _inside_base64(text))
                if len(text) < SHORT_HEX:
                    yield text.hex().encode(), True, meaning


def _cases(raw: bytes) -> list[bytes]:
    text = raw.decode()
    return list(dict.fromkeys(each.encode() for each in (text, text.upper(), text.lower(), text.title())))


def _base64(raw: bytes) -> set[bytes]:
    return {each(raw).rstrip(b"=") for each in (base64.b64encode, base64.urlsafe_b64encode)}


def _inside_base64(raw: bytes) -> Iterator[bytes]:
    """Yield what of `raw` is the same in base64 whatever stands around it, for each of the three alignments."""
    for before in range(3):
        first, last = -(-before * 8 // 6), (before + len(raw)) * 8 // 6
        yield base64.b64encode(b"\0" * before + raw + b"\0\0")[first:last]


def words_in(text: str) -> frozenset[str]:
    """Return the words of a list, in capitals."""
    return frozenset(word.upper() for word in words_of(text))
