"""What does the line make of an answer?"""

from collections.abc import Callable

import msgspec

from simulator.network.fault import Fault, FaultKind
from simulator.network.token_bucket import TokenBucket


class Delivery(msgspec.Struct, frozen=True, gc=False):
    """What really leaves: status, body, how long it waits first, and how fast it goes."""

    body: bytes
    status: int = 200
    delay_ms: int = 0
    is_cut: bool = False
    """The connection is reset instead of answered, after the delay."""
    length: int | None = None
    """The Content-Length that is announced where it is not that of `body`; the connection is closed behind `body`."""
    bytes_per_second: int | None = None
    """The body comes at this speed, its head at once."""
    bucket: TokenBucket | None = None
    """The line that carries the answer, head and body, with others."""
    is_whole: bool = True
    """Whether the right answer gets there, however late."""

    @property
    def is_unpaced(self) -> bool:
        """Whether head and body leave in one go."""
        return self.length is None and self.bytes_per_second is None and self.bucket is None

    @property
    def is_plain(self) -> bool:
        """Whether the answer just leaves, now."""
        return not self.is_cut and not self.delay_ms and self.is_unpaced


def deliver(body: bytes, fault: Fault | None, line: TokenBucket | None = None) -> Delivery:
    """Return what `fault` makes of the right answer `body`; without one it leaves as it is, over `line` if given."""
    return Delivery(body, bucket=line) if fault is None else _DELIVERIES[fault.kind](body, fault, line)


def _number(fault: Fault, name: str) -> int:
    return int(str(fault.params[name]))


def _truncate(body: bytes, fault: Fault, line: TokenBucket | None) -> Delivery:
    sent = body[: _number(fault, "bytes")]
    return Delivery(sent, length=len(body), bucket=line, is_whole=sent == body)


def _alter(body: bytes, fault: Fault, line: TokenBucket | None) -> Delivery:
    """Return the answer with the changes that were asked for, in the order of its keys, what is added behind them."""
    answer, changes = msgspec.json.decode(body), fault.params["elemen"]
    assert isinstance(changes, dict)
    right, *others = answer.get("content", [answer])
    altered = {name: value for name, value in {**right, **changes}.items() if value is not None or name not in changes}
    is_right = msgspec.json.encode({name: altered.get(name) for name in right}) == msgspec.json.encode(right)
    sent = msgspec.json.encode({**answer, "content": [altered, *others]} if "content" in answer else altered)
    return Delivery(sent, bucket=line, is_whole=is_right)


_DELIVERIES: dict[FaultKind, Callable[[bytes, Fault, TokenBucket | None], Delivery]] = {
    FaultKind.CODE: lambda body, fault, line: Delivery(body, bucket=line),
    FaultKind.DELAY: lambda body, fault, line: Delivery(body, delay_ms=_number(fault, "ms"), bucket=line),
    FaultKind.HANG: lambda body, fault, line: Delivery(b"", delay_ms=_number(fault, "ms"), is_cut=True, is_whole=False),
    FaultKind.RESET: lambda body, fault, line: Delivery(b"", is_cut=True, is_whole=False),
    FaultKind.TRUNCATE: _truncate,
    FaultKind.MALFORMED: lambda body, fault, line: Delivery(
        str(fault.params["body"]).encode(), bucket=line, is_whole=False
    ),
    FaultKind.HTTP_STATUS: lambda body, fault, line: Delivery(
        b"", status=_number(fault, "status"), bucket=line, is_whole=False
    ),
    FaultKind.DRIBBLE: lambda body, fault, line: Delivery(body, bytes_per_second=_number(fault, "bytes_per_second")),
    FaultKind.ALTER: _alter,
    FaultKind.BANDWIDTH: lambda body, fault, line: Delivery(body, bucket=fault.bucket),
}
"""What each kind makes of the right answer, the fault, and the line that carries it."""
