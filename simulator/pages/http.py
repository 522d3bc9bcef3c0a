"""How do pages meet the network? Under our own names only, with forms that no page elsewhere can send."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from aiohttp import web

from simulator.network.own_hosts import OwnHosts, is_from_elsewhere
from simulator.network.sending import Line
from simulator.pages.exchange import PageRequest, Room
from simulator.pages.multipart import UploadedFile, parse_form

FOREIGN_HOST = (
    "halaman ini hanya ditampilkan pada 127.0.0.1, localhost, atau nama dari --host atau --public-url"
    " / this page is shown under 127.0.0.1, localhost, or the name of --host or --public-url only"
)
FOREIGN_PAGE = "formulir ini dikirim oleh halaman lain / this form was sent by a page from elsewhere"
NO_FORM = "isi formulir tidak terbaca atau terlalu besar / the form cannot be read, or is too large"
METHODS = frozenset({"GET", "HEAD", "POST"})
FORM_TYPE, LARGEST_FORM = "application/x-www-form-urlencoded", 64 * 1024
FILE_FORM_TYPE = "multipart/form-data"
MOST_FIELDS = 50
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")
"""Headers by which a proxy says that it hands on what somebody else asks."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The rooms of one server."""

    rooms: Sequence[Room]
    own: OwnHosts
    base_path: str
    public_url: str
    """Where the service is reached; empty: by the address that it was called by."""
    line: Line

    def room_of(self, method: str, path: str) -> Room | None:
        """Return the room that answers `method` at `path` (decoded, below the base path)."""
        if method not in METHODS:
            return None
        return next((room for room in self.rooms if room.has(method, path)), None)

    async def answer(
        self, request: web.BaseRequest, path: str, room: Room, headers: Mapping[str, str]
    ) -> web.StreamResponse:
        """Return what `room` answers, with `headers` beside its own."""
        if not self.own.have(request.headers.get("Host")):
            return _plain(403, FOREIGN_HOST, headers)
        form: Mapping[str, str] = {}
        files: Mapping[str, UploadedFile] = {}
        if request.method == "POST":
            came = request.headers
            if is_from_elsewhere(request.host, came.get("Origin"), came.get("Sec-Fetch-Site"), is_safe=False):
                return _plain(403, FOREIGN_PAGE, headers)
            try:
                form, files = await _read_form(request, getattr(room, "largest_file", 0))
            except ValueError:
                return _plain(400, NO_FORM, {**headers, "Connection": "close"})
        asked = PageRequest(
            method=request.method,
            path=path,
            base_url=self.public_url or f"{request.scheme}://{request.host}{self.base_path}",
            query=request.query,
            form=form,
            cookies=cookies_in(request.headers.get("Cookie", "")),
            source_ip=request.remote or "",
            files=files,
            is_forwarded=any(map(request.headers.__contains__, FORWARDED)),
        )
        found = await room.answer(asked)
        answered = {**headers, "Content-Type": found.content_type, **found.headers}
        if found.delivery is not None and not found.delivery.is_plain:
            return await self.line.send(request, found.delivery, answered)
        return web.Response(status=found.status, body=found.body, headers=answered)


async def _read_form(
    request: web.BaseRequest, largest_file: int
) -> tuple[Mapping[str, str], Mapping[str, UploadedFile]]:
    """Return the fields and files of a form; raise `ValueError` where it is none, too large, or no UTF-8."""
    has_files = largest_file > 0 and request.content_type == FILE_FORM_TYPE
    if request.content_type != FORM_TYPE and not has_files:
        raise ValueError(request.content_type)
    largest = LARGEST_FORM + (largest_file if has_files else 0)
    raw = bytearray()
    async for chunk in request.content.iter_any():
        raw += chunk
        if len(raw) > largest:
            raise ValueError("too large")
    if has_files:
        return parse_form(request.headers["Content-Type"], bytes(raw))
    return dict(parse_qsl(raw.decode(), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)), {}


def cookies_in(header: str) -> dict[str, str]:
    """Return what a Cookie header names (RFC 6265, 4.2.1); of what is named twice the last."""
    pairs = (pair.partition("=") for pair in header.split(";"))
    return {name.strip(): value.strip() for name, is_pair, value in pairs if is_pair}


def _plain(status: int, text: str, headers: Mapping[str, str]) -> web.Response:
    return web.Response(status=status, text=text + "\n", headers=headers)
