"""What is odd about the head of a request? Nothing of it is refused; each oddity is named in the journal.

They are those of public clients (wire contract 8). A head is looked at once: a connection remembers what was found.
"""

from collections.abc import Mapping

from simulator.network.quirk import Quirk

LONG_HEADER = 1_024
"""Characters from which a header is named: one client repeats its whole JSON in a header (SIM)."""
_CREDENTIALS = ("Authorization", "APIKEY")
"""Headers that other services log in with; here the body alone counts."""


def find_head_quirks(http_version: tuple[int, int], headers: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the quirks of a request with this HTTP version and these headers (any case)."""
    quirks: list[str] = []
    if http_version < (1, 1):
        quirks.append(Quirk.HTTP_1_0)
    if headers.get("Expect", "").lower() == "100-continue":
        quirks.append(Quirk.EXPECT_100)
    if "Origin" in headers:
        quirks.append(Quirk.CORS)
    quirks += [Quirk.HEADER.of(name.lower()) for name in _CREDENTIALS if name in headers]
    if any(len(value) > LONG_HEADER for value in headers.values()):
        quirks.append(Quirk.HEADER_PANJANG)
    return tuple(quirks)
