"""How does the web service meet the network? A bare aiohttp server: no router stands on the hot path."""

from collections.abc import Mapping, Sequence

from aiohttp import HttpVersion11, web

from simulator import __version__
from simulator.door.arrival import Arrival, Door
from simulator.network.delivery import Delivery
from simulator.network.own_hosts import OwnHosts
from simulator.network.sending import Line
from simulator.pages.exchange import Room
from simulator.pages.http import Pages
from simulator.store.failure_log import log_failure
from simulator.store.store import StoreError
from simulator.web_service.connection import Connection, GuardedServer, KnownHead
from simulator.web_service.head_quirks import find_head_quirks
from simulator.web_service.limits import read_raw
from simulator.web_service.paths import parse_path, within
from simulator.web_service.service import Answered, WebService

CONTENT_TYPE = "application/json;charset=UTF-8"
SIMULATOR_HEADERS = {
    "Server": f"Gladi/{__version__} (simulator)",
    "X-Gladi": "simulator; bukan layanan Dukcapil",
}
"""Every answer says that this is a simulator (design section 10)."""
CORS_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "POST, OPTIONS",
    # The wildcard does not stand for Authorization: a browser wants it named.
    "Access-Control-Allow-Headers": "*, Authorization",
}
STORE_FAILED = "penyimpanan simulator gagal; lihat lognya / the store has failed; see the log"
"""What could not be kept is not answered: no code of the service says that."""
NEARLY = frozenset({404, 405})
"""Answers to what came to this port and was no call: an address or a method that is not served."""
NO_CALLS = frozenset({"/favicon.ico", "/robots.txt", "/apple-touch-icon.png"})
"""What a browser asks for by itself."""
ANSWER_HEADERS = SIMULATOR_HEADERS | {"Content-Type": CONTENT_TYPE}
BROWSER_HEADERS = ANSWER_HEADERS | CORS_HEADERS


def make_server(
    service: WebService,
    line: Line,
    base_path: str = "",
    doors: Sequence[Door] = (),
    rooms: Sequence[Room] = (),
    own: OwnHosts | None = None,
    *,
    public_url: str = "",
) -> web.Server:
    """Return the aiohttp server of `service` under `base_path`; what faults do to an answer is done by `line`.

    `doors` are those that share the port with it, `rooms` the pages. These know `public_url` as the address of the
    service, where that is empty the one by which it was called; they are shown under `own` names only.
    """
    pages = Pages(rooms, own or OwnHosts(), base_path, public_url, line)

    async def handle(request: web.BaseRequest) -> web.StreamResponse:
        try:
            answered = await answer(request)
            if answered.status in NEARLY and request.path not in NO_CALLS:
                service.desk.near_misses.note(request.method, request.path, answered.status)
            return answered
        except StoreError as error:
            log_failure(error)
            return _plain(503, STORE_FAILED)

    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        path = within(request.path, base_path)
        door = next((door for door in (service, *doors) if door.has(path)), None)
        if door is None:
            return await _answer_person(request, path, pages)
        return await _answer_at(door, path, request, line)

    def quick(head: KnownHead, raw: bytes, source_ip: str, answered: Answered) -> bool:
        arrival = Arrival(raw, head.content_type, source_ip, head.query, quirks=head.quirks)
        return service.answer_at_once(head.target, arrival, answered)

    starts = _start("200 OK", ANSWER_HEADERS), _start("200 OK", BROWSER_HEADERS)
    return GuardedServer(handle, SIMULATOR_HEADERS, quick, starts, _failure(), service.desk.near_misses.note)


def _start(status: str, headers: Mapping[str, str]) -> bytes:
    """Return the bytes before the Content-Length of an answer with these headers."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\n{lines}".encode()


def _failure() -> bytes:
    """Return what says, on the fast path, that a request could not be kept."""
    text = f"{STORE_FAILED}\n".encode()
    headers = SIMULATOR_HEADERS | {"Content-Type": "text/plain; charset=utf-8", "Connection": "close"}
    return b"%bContent-Length: %d\r\n\r\n%b" % (_start("503 Service Unavailable", headers), len(text), text)


def _learn(request: web.BaseRequest, path: str, arrival: Arrival) -> None:
    """Let the connection take the fast path for the next call of the web service with this head, where it may."""
    headers = request.headers
    target = parse_path(path)
    if (
        target is not None
        and isinstance(request.protocol, Connection)
        and request.version == HttpVersion11
        and request.keep_alive
        and not arrival.unread
        and request.content_length == len(arrival.raw)
        and not any(name in headers for name in ("Transfer-Encoding", "Content-Encoding", "Expect", "Upgrade"))
    ):
        request.protocol.learn(
            KnownHead(
                target, arrival.content_type, arrival.query, len(arrival.raw), "Origin" in headers, arrival.quirks
            )
        )


async def _answer_at(door: Door, path: str, request: web.BaseRequest, line: Line) -> web.StreamResponse:
    """Answer a request to one of the doors."""
    if request.method in ("GET", "HEAD") and (shown := await door.show(path)) is not None:
        return web.Response(text=shown, headers=SIMULATOR_HEADERS | CORS_HEADERS)
    if request.method != "POST":
        return _refuse_method(request)
    raw, unread = await _receive(request)
    arrival = Arrival(
        raw,
        request.headers.get("Content-Type", ""),
        request.remote or "",
        request.query_string,
        request.headers.get("Content-Encoding", ""),
        unread,
        find_head_quirks((request.version.major, request.version.minor), request.headers),
    )
    _learn(request, path, arrival)
    return await _send(request, await door.answer(path, arrival), line)


async def _receive(request: web.BaseRequest) -> tuple[bytes, str]:
    """Return the body, or its start and why the rest was not read."""
    if request.version >= HttpVersion11 and request.headers.get("Expect", "").lower() == "100-continue":
        # curl and .NET ask before a larger body, and wait.
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        request.writer.output_size = 0
    return await read_raw(request)


def _refuse_method(request: web.BaseRequest) -> web.Response:
    """Answer what is no POST: a browser that asks for permission gets it."""
    if request.method == "OPTIONS":
        return web.Response(status=204, headers=SIMULATOR_HEADERS | CORS_HEADERS)
    return _plain(405, "metode HTTP yang dilayani hanya POST / only POST is served", {"Allow": "POST, OPTIONS"})


async def _send(request: web.BaseRequest, delivery: Delivery, line: Line) -> web.StreamResponse:
    headers = BROWSER_HEADERS if "Origin" in request.headers else ANSWER_HEADERS
    if not delivery.is_plain:
        return await line.send(request, delivery, headers)
    return web.Response(body=delivery.body, status=delivery.status, headers=headers)


async def _answer_person(request: web.BaseRequest, path: str, pages: Pages) -> web.StreamResponse:
    """Answer what is no call of the service: a page, health, or that there is no such address."""
    if request.path == "/healthz":
        return _plain(200, f"Gladi {__version__}: simulator DWH kependudukan, bukan layanan Dukcapil")
    room = pages.room_of(request.method, path)
    if room is not None:
        return await pages.answer(request, path, room, SIMULATOR_HEADERS)
    return _plain(
        404,
        f"alamat {request.path} tidak ada; layanan: POST /dukcapil/get_json/{{lembaga}}/CALL_VERIFY_BY_ELEMEN"
        " atau / or /dukcapil/get_json/{PP-KK}/{instansi}/CALL_NIK;"
        " panduan: GET / -- no such address; the guide is at GET /",
    )


def _plain(status: int, text: str, headers: dict[str, str] | None = None) -> web.Response:
    return web.Response(status=status, text=text + "\n", headers=SIMULATOR_HEADERS | (headers or {}))
