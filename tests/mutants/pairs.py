"""Which pairs of response code, moment, method and kind of answer does the corpus hold?

Most faults of an application need no more than two circumstances at once (a code while a request is kept, a broken
answer after a restart), so what has to be seen is each pair, not each combination. Every call of every record is one
combination; a pair that no call holds is listed with its names.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import combinations, product

import msgspec

from conformance.record.evidence import Evidence, Exchange
from tests.mutants.records import Record

SUCCESS = "01"
BROKEN = frozenset({"malformed", "truncate", "http_status", "alter"})
"""Faults after which something arrives that is no answer, or none to rely on."""
SLOW = frozenset({"bandwidth", "delay", "dribble"})
"""Faults after which the right answer arrives, late."""
DIMENSIONS = ("kode", "saat", "metode", "jawaban")


class When(StrEnum):
    """At which moment of a request a call came."""

    PERTAMA = "pertama"
    """The first call for this NIK in its scenario."""
    SETELAH_SUKSES = "setelah sukses"
    """The last call for this NIK was answered 01."""
    GAGAL_LAGI = "gagal lagi"
    """The second failure in a row."""
    DILANJUTKAN = "dilanjutkan"
    """The last one failed; now it is taken up again."""
    SETELAH_MULAI_ULANG = "setelah mulai ulang"
    """The last one failed, and the application was started again in this scenario."""


class Kind(StrEnum):
    """What arrived."""

    SESUAI = "sesuai"
    TIDAK_SESUAI = "tidak sesuai"
    DATA = "data"
    """Success of a method that answers no match."""
    KODE = "kode saja"
    """A refusal: code and words, no data."""
    RUSAK = "rusak"
    TIDAK_ADA = "tidak ada"


class Call(msgspec.Struct, frozen=True):
    """The circumstances of one call."""

    kode: str
    """The response code, or the kind of the fault that was injected."""
    saat: When
    metode: str
    jawaban: Kind


Pair = tuple[str, str, str, str]
"""Two dimensions and their values: `("kode", "05", "saat", "pertama")`."""


def calls_of(records: Iterable[Record]) -> Iterator[Call]:
    """Yield the circumstances of every call of the records."""
    for record in records:
        for kind, body in record.events:
            if kind == "scenario":
                yield from calls_in(msgspec.convert(body, Evidence))


def calls_in(evidence: Evidence) -> Iterator[Call]:
    """Yield the circumstances of every call of a scenario."""
    last: dict[str, Exchange] = {}
    for exchange in sorted(evidence.exchanges, key=lambda each: each.seq):
        moment = _when(exchange, last.get(exchange.nik), evidence)
        told = exchange.code if exchange.fault in ("", "code") else exchange.fault
        yield Call(told or "-", moment, exchange.method, kind_of(exchange))
        last[exchange.nik] = exchange


def _when(exchange: Exchange, before: Exchange | None, evidence: Evidence) -> When:
    if before is None:
        return When.PERTAMA
    if before.code == SUCCESS:
        return When.SETELAH_SUKSES
    if evidence.restarts:
        return When.SETELAH_MULAI_ULANG
    return When.DILANJUTKAN if exchange.code == SUCCESS else When.GAGAL_LAGI


def kind_of(exchange: Exchange) -> Kind:
    """Return what arrived at the application."""
    if not exchange.code:
        return Kind.RUSAK if exchange.fault in BROKEN else Kind.TIDAK_ADA
    if exchange.code != SUCCESS:
        return Kind.KODE
    return {True: Kind.SESUAI, False: Kind.TIDAK_SESUAI, None: Kind.DATA}[exchange.is_match]


def pairs_of(call: Call) -> Iterator[Pair]:
    """Yield the pairs that a call holds."""
    for one, other in combinations(DIMENSIONS, 2):
        yield one, str(getattr(call, one)), other, str(getattr(call, other))


def is_reachable(one: str, value: str, other: str, second: str) -> bool:
    """Whether a pair can be at all: what a code says and what arrived belong together, a resumption is answered."""
    held = {one: value, other: second}
    kode, jawaban, saat = held.get("kode"), held.get("jawaban"), held.get("saat")
    succeeds = {Kind.SESUAI, Kind.TIDAK_SESUAI, Kind.DATA}
    if kode is not None and jawaban is not None:
        fitting = succeeds if kode == SUCCESS else {Kind.KODE} if kode.isdigit() else _of_fault(kode)
        return jawaban in fitting
    fails = (kode is not None and kode != SUCCESS and kode not in SLOW) or (
        jawaban is not None and jawaban not in succeeds
    )
    answered = kode == SUCCESS or jawaban in succeeds
    return not ((saat == When.DILANJUTKAN and fails) or (saat == When.GAGAL_LAGI and answered))


def _of_fault(kind: str) -> set[Kind]:
    if kind in SLOW:
        return {Kind.SESUAI, Kind.TIDAK_SESUAI, Kind.DATA, Kind.KODE}
    return {Kind.RUSAK if kind in BROKEN else Kind.TIDAK_ADA}


def uncovered(calls: Sequence[Call]) -> list[Pair]:
    """Return the pairs of values that occur somewhere, can occur together, and never do."""
    held = {pair for call in calls for pair in pairs_of(call)}
    return [pair for pair in _possible(calls) if pair not in held]


def _possible(calls: Sequence[Call]) -> Iterator[Pair]:
    values = {each: sorted({str(getattr(call, each)) for call in calls} | _known(each)) for each in DIMENSIONS}
    for one, other in combinations(DIMENSIONS, 2):
        for value, second in product(values[one], values[other]):
            if is_reachable(one, value, other, second):
                yield one, value, other, second


def _known(dimension: str) -> set[str]:
    """Values that have to occur, seen or not."""
    known: Mapping[str, Iterable[str]] = {"saat": When, "jawaban": Kind}
    return {str(value) for value in known.get(dimension, ())}


def table(calls: Sequence[Call]) -> str:
    """Return how often each pair occurs, as Markdown, and the pairs that never do."""
    counts = Counter(pair for call in calls for pair in pairs_of(call))
    possible = list(_possible(calls))
    parts = [f"# Pasangan keadaan\n\n{len(calls)} panggilan, {_share(counts, possible)}.\n"]
    for one, other in combinations(DIMENSIONS, 2):
        own = [pair for pair in possible if (pair[0], pair[2]) == (one, other)]
        rows, columns = ([*dict.fromkeys(pair[place] for pair in own)] for place in (1, 3))
        head = f"## {one} x {other}: {_share(counts, own)}\n\n| {one} | {' | '.join(columns)} |"
        body = (
            f"| {row} | {' | '.join(_cell(counts, (one, row, other, column), own) for column in columns)} |"
            for row in rows
        )
        parts.append("\n".join([head, f"|---|{'---:|' * len(columns)}", *body]) + "\n")
    missing = [f"- {one} {value} x {other} {second}" for one, value, other, second in uncovered(calls)]
    parts.append("\n".join([f"## Belum pernah ({len(missing)})\n", *missing]) + "\n")
    return "\n".join(parts)


def _share(counts: Mapping[Pair, int], pairs: Sequence[Pair]) -> str:
    return f"{sum(1 for pair in pairs if counts[pair])} dari {len(pairs)} pasangan"


def _cell(counts: Mapping[Pair, int], pair: Pair, possible: Sequence[Pair]) -> str:
    return str(counts[pair]) if pair in possible else "-"
