"""With which requests that no decent client sends is an error page provoked? One ordered table."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urljoin

from conformance.observe.visitor import Seen, Visitor
from conformance.record.exposure import Heard
from conformance.record.known_paths import KNOWN_PATHS, KnownPath

LARGE = 1 << 20
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True, slots=True)
class Probe:
    """One such request."""

    method: str
    where: Literal["start", "stray", "form"]
    """The first page, a path that there is not, or where the recipe hands something in."""
    behind: str = ""
    """What stands behind the address."""
    content: dict[str, Any] = field(default_factory=dict)


PROBES: tuple[Probe, ...] = (
    Probe("GET", "stray"),
    Probe("GET", "stray", ".php"),
    Probe("GET", "stray", "/%ff%fe%zz"),
    Probe("PATCH", "start"),
    Probe("GET", "start", "?id[]=1&page=abc&halaman=-1&q=%00%ff&sort='"),
    Probe("GET", "start", "", {"headers": {"Cookie": 'sesi="%00; session=:::; PHPSESSID=../..; _csrf=%ff'}}),
    Probe("GET", "start", "", {"headers": {"Accept": "application/json", "Range": "bytes=9-1"}}),
    Probe("GET", "form"),
    Probe("POST", "form", "", {"headers": {"Content-Type": "application/json"}, "content": b'{"a": [1, '}),
    Probe("POST", "form", "", {"headers": {"Content-Type": "application/json"}, "content": b'"\\ud800"'}),
    Probe("POST", "form", "", {"headers": _FORM, "content": b"a[b][]=%zz&=&a=%ff%00&&c"}),
    Probe("POST", "form", "", {"headers": {"Content-Type": "multipart/form-data"}, "content": b"--x\r\n"}),
    Probe("POST", "form", "", {"headers": _FORM, "content": b"a=" + b"x" * LARGE}),
)  # fmt: skip


def stray_url(base: str) -> str:
    """Return an address in the application that nobody would think of."""
    return urljoin(base, f"tidak-ada-{secrets.token_hex(6)}")


def provoke(visitor: Visitor, forms: Iterable[str]) -> Seen:
    """Send every request of the table; `forms`: addresses where the recipe hands something in."""
    places = {"start": [visitor.base], "stray": [stray_url(visitor.base)], "form": list(forms)}
    wanted = [(probe.method, f"{url}{probe.behind}", probe.content) for probe in PROBES for url in places[probe.where]]
    return Seen([(wanted[place][1], one) for place, one in visitor.ask_all(wanted)])


def try_known_paths(visitor: Visitor) -> tuple[Heard | None, list[tuple[KnownPath, str, Heard]]]:
    """Return the answer to a stray path, and that to every known one with its address."""
    stray = visitor.ask("GET", stray_url(visitor.base))
    urls = [urljoin(visitor.base, row.path) for row in KNOWN_PATHS]
    found = visitor.ask_all([("GET", url, {}) for url in urls])
    return stray, [(KNOWN_PATHS[place], urls[place], one) for place, one in found]
