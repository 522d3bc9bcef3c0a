"""Which faults may the line have, for which calls, and how often?

Faults train a Pengguna's behaviour (KOD-21, NET-01); the law has no bugs, the line does. All are off unless
switched on through the control API, and inert when off.
"""

import random
from bisect import insort
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from simulator.network.token_bucket import TokenBucket, line_of


class FaultKind(StrEnum):
    """What goes wrong."""

    CODE = "code"
    """The answer is this response code, whatever the call: `{"code": "05"}`."""
    DELAY = "delay"
    """The right answer, late: `{"ms": N}`. For the Pengguna's timeout and retry policy."""
    HTTP_STATUS = "http_status"
    """An infrastructure answer: `{"status": 503}`."""
    MALFORMED = "malformed"
    """A body that is no JSON: `{"body": text}`, optional."""
    HANG = "hang"
    """No answer for `{"ms": N}`, then the connection is reset."""
    RESET = "reset"
    """The connection is reset at once; no parameter."""
    TRUNCATE = "truncate"
    """The Content-Length of the whole answer, but only `{"bytes": N}` of it, then the connection is closed."""
    DRIBBLE = "dribble"
    """The right answer, its body at `{"bytes_per_second": N}`. For timeouts that every byte would put off."""
    BANDWIDTH = "bandwidth"
    """A line of `{"bits_per_second": N}`, shared by all calls that this fault is injected into."""
    ALTER = "alter"
    """The right answer, but its first object as told: `{"elemen": {"NAMA_LGKP": null, "NO_RT": "3"}}`; null: the key
    is missing, another value stands in place of the right one, or is added. For answers that lie."""


Setting = str | int | dict[str, Any]
"""What a fault is told."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a fault: its name, type, bounds, and what it is where a request names none (SIM)."""

    name: str
    kind: type
    least: int = 0
    most: int = 0
    default: Setting = ""


LONGEST_MS = 600_000
FASTEST = 10_000_000_000

PARAMETERS: dict[FaultKind, Parameter | None] = {
    FaultKind.CODE: Parameter("code", str, default="05"),
    FaultKind.DELAY: Parameter("ms", int, 0, LONGEST_MS, 1_000),
    FaultKind.HTTP_STATUS: Parameter("status", int, 200, 599, 503),
    FaultKind.MALFORMED: Parameter("body", str, default='{"content":[{"NIK":"Sesuai"'),
    FaultKind.HANG: Parameter("ms", int, 0, LONGEST_MS, 60_000),
    FaultKind.RESET: None,
    FaultKind.TRUNCATE: Parameter("bytes", int, 0, 1_000_000, 20),
    FaultKind.DRIBBLE: Parameter("bytes_per_second", int, 1, FASTEST, 20),
    FaultKind.BANDWIDTH: Parameter("bits_per_second", int, 1, FASTEST, 8_000),
    FaultKind.ALTER: Parameter("elemen", dict, default={"NAMA_LGKP": None}),
}
"""What each kind is told; None: nothing."""


@dataclass(slots=True)
class Fault:
    """One fault of one session, with what it is limited to; None: not limited."""

    id: str
    kind: FaultKind
    params: Mapping[str, Setting]
    door: str | None = None
    method: str | None = None
    nik: str | None = None
    count: int | None = None
    """Calls it is still injected into; None: until it is deleted."""
    probability: float = 1.0
    bucket: TokenBucket | None = None
    """The line of a `bandwidth`, shared by all calls that it is injected into."""

    def matches(self, door: str, method: str, nik: str) -> bool:
        """Whether a call through `door` to `method` (canonical) for `nik` is one that it may be injected into."""
        return self.door in (None, door) and self.method in (None, method) and self.nik in (None, nik)


class FaultState(NamedTuple):
    """What another process must know of a `FaultBox` to go on with it; the lines' buckets stay where they are."""

    made: int
    drawn: int
    faults: list[tuple[str, FaultKind, dict[str, Setting], str | None, str | None, str | None, int | None, float]]


@dataclass(slots=True)
class FaultBox:
    """The faults of one session, in the order they were switched on; chance comes from the session's seed."""

    seed: int
    faults: list[Fault] = field(default_factory=list)
    _made: int = 0
    _drawn: int = 0
    """How often chance was asked: the n-th answer follows from the seed and n."""
    _line: TokenBucket | None = None

    def add(
        self,
        kind: FaultKind,
        params: Mapping[str, Setting],
        *,
        door: str | None = None,
        method: str | None = None,
        nik: str | None = None,
        count: int | None = None,
        probability: float = 1.0,
    ) -> Fault:
        """Switch a fault on and return it."""
        self._made += 1
        fault = _make(f"f{self._made}", kind, params, door, method, nik, count, probability)
        self.faults.append(fault)
        return fault

    def take(self, door: str, method: str, nik: str) -> Fault | None:
        """Return the first fault that applies to this call, and count it; None: the line is sound."""
        for fault in self.faults:
            if not fault.matches(door, method, nik):
                continue
            if fault.probability < 1.0 and self._chance() >= fault.probability:
                continue
            if fault.count is not None:
                fault.count -= 1
                if fault.count <= 0:
                    self.faults.remove(fault)
            return fault
        return None

    def give_back(self, fault: Fault) -> None:
        """Count one call less for `fault`, as taken: its answer could not be kept and never left."""
        if fault.count is None:
            return
        known = next((one for one in self.faults if one.id == fault.id), None)
        if known is None:
            insort(self.faults, fault, key=lambda one: int(one.id[1:]))
        if known in (None, fault):
            fault.count += 1

    def state(self) -> FaultState:
        """Return what `restore` needs."""
        kept = [(f.id, f.kind, dict(f.params), f.door, f.method, f.nik, f.count, f.probability) for f in self.faults]
        return FaultState(self._made, self._drawn, kept)

    def restore(self, state: FaultState) -> None:
        """Go on from `state`; a fault that was here before keeps its line."""
        self._made, self._drawn = state.made, state.drawn
        buckets = {fault.id: fault.bucket for fault in self.faults}
        self.faults = [_make(*kept, bucket=buckets.get(kept[0])) for kept in state.faults]

    def _chance(self) -> float:
        self._drawn += 1
        return random.Random(f"{self.seed} {self._drawn}").random()

    def line(self, bits_per_second: int) -> TokenBucket:
        """Return the line that all calls of the session share, of the speed of its agreement."""
        if self._line is None:
            self._line = line_of(bits_per_second)
        return self._line

    def remove(self, fault: str | None) -> bool:
        """Switch off the fault with this id, or all of them; tell whether there was one."""
        before = len(self.faults)
        self.faults = [] if fault is None else [f for f in self.faults if f.id != fault]
        return fault is None or len(self.faults) < before


def _make(
    id_: str,
    kind: FaultKind,
    params: Mapping[str, Setting],
    door: str | None,
    method: str | None,
    nik: str | None,
    count: int | None,
    probability: float,
    bucket: TokenBucket | None = None,
) -> Fault:
    if kind is FaultKind.BANDWIDTH and bucket is None:
        bucket = line_of(int(str(params["bits_per_second"])))
    return Fault(id_, kind, params, door, method, nik, count, probability, bucket)
