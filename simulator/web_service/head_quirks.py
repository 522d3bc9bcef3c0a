"""What is odd about the head of a request? Nothing of it is refused; each oddity is named in the journal.

They are those of public clients (wire contract 8). A head is looked at once: a connection remembers what was found.
"""

from collections.abc import Mapping

LONG_HEADER = 1_024
"""Characters from which a header is named: one client repeats its whole JSON in a header (SIM)."""
_CREDENTIALS = ("Authorization", "APIKEY")
"""Headers that other services log in with; here the body alone counts."""


def find_head_quirks(http_version: tuple[int, int], headers: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the quirks of a request with this HTTP version and these headers (any case)."""
    quirks: list[str] = []
    if http_version < (1, 1):
        quirks.append("http_1_0")
    if headers.get("Expect", "").lower() == "100-continue":
        quirks.append("expect_100")
    if "Origin" in headers:
        quirks.append("cors")
    quirks += [f"header:{name.lower()}" for name in _CREDENTIALS if name in headers]
    if any(len(value) > LONG_HEADER for value in headers.values()):
        quirks.append("header_panjang")
    return tuple(quirks)
