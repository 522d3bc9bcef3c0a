"""How does the web service meet the network? A bare aiohttp server: no router stands on the hot path."""

import logging
from collections.abc import Mapping, Sequence

from aiohttp import HttpVersion11, web

from simulator import __version__
from simulator.network.arrival import Arrival, Door
from simulator.network.delivery import Delivery
from simulator.network.sending import Line
from simulator.store.store import StoreError
from simulator.web_service.connection import Connection, GuardedServer, KnownHead
from simulator.web_service.head_quirks import find_head_quirks
from simulator.web_service.limits import read_raw
from simulator.web_service.paths import parse_path
from simulator.web_service.service import Answered, Request, WebService

_log = logging.getLogger("gladi.web_service")
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
ANSWER_HEADERS = SIMULATOR_HEADERS | {"Content-Type": CONTENT_TYPE}
BROWSER_HEADERS = ANSWER_HEADERS | CORS_HEADERS


def make_server(service: WebService, line: Line, base_path: str = "", doors: Sequence[Door] = ()) -> web.Server:
    """Return the aiohttp server of `service` under `base_path`; what faults do to an answer is done by `line`.

    `doors` are those that share the port; each has paths of its own.
    """

    async def handle(request: web.BaseRequest) -> web.StreamResponse:
        try:
            return await answer(request)
        except StoreError as error:
            _log.error("%s", error)
            return _plain(503, STORE_FAILED)

    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        target = parse_path(request.path, base_path)
        if target is None:
            path = _within(request.path, base_path)
            door = next((door for door in doors if door.has(path)), None)
            if door is None:
                return await _answer_person(request, service, base_path)
            return await _answer_at(door, path, request, line)
        if request.method != "POST":
            return _refuse_method(request)
        raw, unread = await _receive(request)
        asked = Request(
            target,
            raw,
            request.headers.get("Content-Type", ""),
            request.query_string,
            request.remote or "",
            request.headers.get("Content-Encoding", ""),
            unread,
            find_head_quirks((request.version.major, request.version.minor), request.headers),
        )
        _learn(request, asked)
        return await _send(request, await service.answer(asked), line)

    def quick(head: KnownHead, raw: bytes, source_ip: str, answered: Answered) -> bool:
        return service.answer_at_once(
            Request(head.target, raw, head.content_type, head.query, source_ip, quirks=head.quirks), answered
        )

    starts = _start("200 OK", ANSWER_HEADERS), _start("200 OK", BROWSER_HEADERS)
    return GuardedServer(handle, SIMULATOR_HEADERS, quick, starts, _failure())


def _start(status: str, headers: Mapping[str, str]) -> bytes:
    """Return the bytes before the Content-Length of an answer with these headers."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\n{lines}".encode()


def _failure() -> bytes:
    """Return what says, on the short way, that a request could not be kept."""
    text = f"{STORE_FAILED}\n".encode()
    headers = SIMULATOR_HEADERS | {"Content-Type": "text/plain; charset=utf-8", "Connection": "close"}
    return b"%bContent-Length: %d\r\n\r\n%b" % (_start("503 Service Unavailable", headers), len(text), text)


def _learn(request: web.BaseRequest, asked: Request) -> None:
    """Let the connection take the short way for the next request with this head, where it may."""
    headers = request.headers
    if (
        isinstance(request.protocol, Connection)
        and request.version == HttpVersion11
        and request.keep_alive
        and not asked.unread
        and request.content_length == len(asked.raw)
        and not any(name in headers for name in ("Transfer-Encoding", "Content-Encoding", "Expect", "Upgrade"))
    ):
        request.protocol.learn(
            KnownHead(asked.target, asked.content_type, asked.query, len(asked.raw), "Origin" in headers, asked.quirks)
        )


async def _answer_at(door: Door, path: str, request: web.BaseRequest, line: Line) -> web.StreamResponse:
    """Answer a request to one of the doors beside the Web Service."""
    if request.method in ("GET", "HEAD") and (shown := await door.show(path)) is not None:
        return web.Response(text=shown, headers=SIMULATOR_HEADERS | CORS_HEADERS)
    if request.method != "POST":
        return _refuse_method(request)
    raw, unread = await _receive(request)
    arrival = Arrival(raw, request.headers.get("Content-Type", ""), request.remote or "", unread)
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


def _within(path: str, base_path: str) -> str:
    """Return `path` behind `base_path`; empty where it does not begin with it."""
    return path[len(base_path) :] if path.lower().startswith(f"{base_path}/".lower()) else ""


async def _send(request: web.BaseRequest, delivery: Delivery, line: Line) -> web.StreamResponse:
    headers = BROWSER_HEADERS if "Origin" in request.headers else ANSWER_HEADERS
    if not delivery.is_plain:
        return await line.send(request, delivery, headers)
    return web.Response(body=delivery.body, status=delivery.status, headers=headers)


async def _answer_person(request: web.BaseRequest, service: WebService, base_path: str) -> web.Response:
    """Answer what is no call of the service: the guide, health, or that there is no such address."""
    if request.path == "/healthz":
        return _plain(200, f"Gladi {__version__}: simulator DWH kependudukan, bukan layanan Dukcapil")
    if request.method in ("GET", "HEAD"):
        await service.desk.refresh()
        base_url = f"{request.scheme}://{request.host}{base_path}"
        from simulator.web_service.guide import answer_guide  # at the first visit: the first answer comes sooner

        found = answer_guide(request.path.removeprefix(base_path), request.query, service.desk, base_url)
        if found is not None:
            headers = {**SIMULATOR_HEADERS, "Content-Type": found.content_type, **found.headers}
            return web.Response(status=found.status, body=found.body, headers=headers)
    return _plain(
        404,
        f"alamat {request.path} tidak ada; layanan: POST /dukcapil/get_json/{{lembaga}}/CALL_VERIFY_BY_ELEMEN;"
        " panduan: GET / -- no such address; the guide is at GET /",
    )


def _plain(status: int, text: str, headers: dict[str, str] | None = None) -> web.Response:
    return web.Response(status=status, text=text + "\n", headers=SIMULATOR_HEADERS | (headers or {}))
