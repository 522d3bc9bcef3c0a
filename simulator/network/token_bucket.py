"""How long must bytes wait before a line of a given speed has carried them?"""

from dataclasses import dataclass, field

PACKET = 1460
"""Bytes that a line carries in one go: what an Ethernet frame holds of a TCP stream."""


@dataclass(slots=True)
class TokenBucket:
    """A line of `bytes_per_second`; who comes while it is busy waits until those before him have left.

    `depth` is how many bytes an idle line takes at once. Time is handed in, in seconds of any clock that only rises.
    """

    bytes_per_second: float
    depth: int = 0
    _tokens: float = field(init=False)
    """Bytes that may leave now; below zero: bytes still on their way."""
    _at: float | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._tokens = self.depth

    def take(self, size: int, now: float) -> float:
        """Hand `size` bytes to the line at `now`; return the seconds until the last of them has left."""
        if self._at is not None:
            self._tokens = min(self.depth, self._tokens + (now - self._at) * self.bytes_per_second)
        self._at = now
        self._tokens -= size
        return max(0.0, -self._tokens / self.bytes_per_second)

    @property
    def chunk(self) -> int:
        """Bytes to hand over at a time, so that they come evenly: a twentieth of a second's, at most a packet."""
        return max(1, min(PACKET, int(self.bytes_per_second / 20)))


def line_of(bits_per_second: float) -> TokenBucket:
    """Return a line of this speed; idle, it takes one packet at once."""
    return TokenBucket(bits_per_second / 8, PACKET)
