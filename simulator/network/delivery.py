"""What does the line make of an answer?"""

import msgspec

from simulator.network.fault import Fault, FaultKind


class Delivery(msgspec.Struct, frozen=True, gc=False):
    """What really leaves: status, body, and how long it waits first."""

    body: bytes
    status: int = 200
    delay_ms: int = 0
    is_cut: bool = False
    """The connection is reset instead of answered."""


def deliver(body: bytes, fault: Fault | None) -> Delivery:
    """Return what `fault` makes of the right answer `body`; without one it leaves as it is."""
    if fault is None:
        return Delivery(body)
    match fault.kind:
        case FaultKind.CODE:
            return Delivery(body)
        case FaultKind.DELAY:
            return Delivery(body, delay_ms=int(fault.params["ms"]))
        case FaultKind.HTTP_STATUS:
            return Delivery(b"", status=int(fault.params["status"]))
        case FaultKind.MALFORMED:
            return Delivery(str(fault.params["body"]).encode())
