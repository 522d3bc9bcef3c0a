"""How does the web service meet the network? A bare aiohttp server: no router stands on the hot path."""

from aiohttp import HttpVersion11, web

from simulator import __version__
from simulator.network.delivery import Delivery
from simulator.network.sending import Line
from simulator.web_service.guide import answer_guide
from simulator.web_service.limits import GuardedServer, read_raw
from simulator.web_service.paths import parse_path
from simulator.web_service.service import Request, WebService

CONTENT_TYPE = "application/json;charset=UTF-8"
SIMULATOR_HEADERS = {
    "Server": f"Gladi/{__version__} (simulator)",
    "X-Gladi": "simulator; bukan layanan Dukcapil",
}
"""Every answer says that this is a simulator (design section 10)."""
CORS_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "POST, OPTIONS",
    "Access-Control-Allow-Headers": "*",
}
ANSWER_HEADERS = SIMULATOR_HEADERS | {"Content-Type": CONTENT_TYPE}
BROWSER_HEADERS = ANSWER_HEADERS | CORS_HEADERS


def make_server(service: WebService, line: Line, base_path: str = "") -> web.Server:
    """Return the aiohttp server of `service` under `base_path`; what faults do to an answer is done by `line`."""

    async def handle(request: web.BaseRequest) -> web.StreamResponse:
        target = parse_path(request.path, base_path)
        if target is None:
            return await _answer_person(request, service, base_path)
        if request.method == "OPTIONS":
            return web.Response(status=204, headers=SIMULATOR_HEADERS | CORS_HEADERS)
        if request.method != "POST":
            return _plain(405, "metode HTTP yang dilayani hanya POST / only POST is served", {"Allow": "POST, OPTIONS"})
        if request.version >= HttpVersion11 and request.headers.get("Expect", "").lower() == "100-continue":
            # curl and .NET ask before a larger body, and wait.
            await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            request.writer.output_size = 0
        raw, unread = await read_raw(request)
        delivery = await service.answer(
            Request(
                target,
                raw,
                request.headers.get("Content-Type", ""),
                request.query_string,
                request.remote or "",
                request.headers.get("Content-Encoding", ""),
                unread,
            )
        )
        return await _send(request, delivery, line)

    return GuardedServer(handle, SIMULATOR_HEADERS)


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
