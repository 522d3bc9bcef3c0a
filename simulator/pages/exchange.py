"""How is a page asked for, and what answers it? Free of any HTTP library, as the doors of programs are."""

from collections.abc import Mapping
from typing import Protocol

import msgspec

from simulator.network.delivery import Delivery
from simulator.pages.multipart import UploadedFile

HTML = "text/html; charset=utf-8"


class PageRequest(msgspec.Struct, frozen=True):
    """One request of a browser."""

    method: str
    """GET, HEAD or POST."""
    path: str
    """Decoded, below the base path; it begins with a slash."""
    base_url: str
    """The address of the service as the browser knows it, base path included."""
    query: Mapping[str, str] = {}
    form: Mapping[str, str] = {}
    """The fields of a POST; of a repeated one the last."""
    cookies: Mapping[str, str] = {}
    source_ip: str = ""
    files: Mapping[str, UploadedFile] = {}
    """The files of a POST, by their fields; only for a room that takes some (`Room`)."""
    is_forwarded: bool = False
    """Whether a proxy says that it hands on what somebody else asks: then `source_ip` is the proxy's."""

    @property
    def lang(self) -> str:
        """`en` where that is asked for, else `id`."""
        return "en" if self.query.get("lang") == "en" else "id"

    @property
    def root(self) -> str:
        """The way from this page up to the base path, so that links hold behind any proxy: `../` for each folder."""
        return "../" * (self.path.count("/") - 1) or "./"

    @property
    def is_secure(self) -> bool:
        """Whether the browser comes by TLS."""
        return self.base_url.startswith("https:")


class PageAnswer(msgspec.Struct, frozen=True):
    """What answers it."""

    status: int
    content_type: str
    body: bytes
    headers: Mapping[str, str] = {}
    delivery: Delivery | None = None
    """How `body` leaves where a door's answer stands in it; None: at once."""


class Room(Protocol):
    """Pages that belong together.

    One that takes files has `largest_file`: how many bytes a form may hold besides its fields.
    """

    def has(self, method: str, path: str) -> bool:
        """Whether these pages answer `method` (GET, HEAD or POST) at `path`."""
        ...

    async def answer(self, asked: PageRequest) -> PageAnswer:
        """Return what answers a request for one of them."""
        ...
