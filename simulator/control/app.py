"""Who may call the control API, and what does it answer to what it does not know?"""

import binascii
import hmac
import logging
from base64 import b64decode
from collections.abc import Callable, Sequence
from ipaddress import ip_address

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from simulator import __version__
from simulator.control.errors import ControlError, json_answer
from simulator.control.journal import EVENTS, Events
from simulator.control.keys import BASE_URL, DESK
from simulator.control.routes import ROUTES, show_openapi
from simulator.network.own_hosts import OwnHosts, is_from_elsewhere
from simulator.network.sending import Line
from simulator.pages.exchange import Room
from simulator.pages.http import Pages
from simulator.poc.desk import SessionDesk
from simulator.store.failure_log import log_failure
from simulator.store.store import StoreError

PAGES = web.AppKey("pages", Pages)
CHALLENGE = {"WWW-Authenticate": 'Basic realm="gladi", charset="UTF-8"'}
ASK_TOKEN = "kata sandi: token API kendali / password: the token of the control API\n"
_log = logging.getLogger("gladi.control")


def make_control_app(
    desk: SessionDesk, base_url: Callable[[str], str], token: str | None, own: OwnHosts, rooms: Sequence[Room] = ()
) -> web.Application:
    """Return the control API of `desk`, and beside it the pages of `rooms`, behind the same guard.

    Without `token` it answers callers on loopback only, who call it by an `own` name; with one any name will do, but
    for pages. A browser sends the token as the password of HTTP Basic, which opens pages alone.
    """
    app = web.Application(middlewares=[_answer_errors, _guard(token, own)], client_max_size=1024 * 1024)
    app[DESK] = desk
    app[BASE_URL] = base_url
    app[EVENTS] = Events()
    app.router.add_get("/healthz", _health)
    app.router.add_get("/v1/openapi.json", show_openapi)
    for route in ROUTES:
        app.router.add_route(route.method, f"/v1{route.path}", route.handler)
    app[PAGES] = Pages(rooms, own, "", "", Line())
    app.router.add_route("*", "/{page:(?!v1/|healthz$).*}", _show_page)
    return app


async def _show_page(request: web.Request) -> web.StreamResponse:
    room = request.app[PAGES].room_of(request.method, request.path)
    if room is None:
        raise web.HTTPNotFound
    return await request.app[PAGES].answer(request, request.path, room, {})


async def _health(request: web.Request) -> web.Response:
    return json_answer({"status": "ok", "version": __version__, "simulator": True})


@web.middleware
async def _answer_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn every refusal into the one error shape, and a fault of ours into a 500 without its traceback."""
    try:
        return await handler(request)
    except ControlError as error:
        return error.response()
    except StoreError as error:
        log_failure(error)
        return ControlError(503, "store", str(error), hint=error.hint).response()
    except web.HTTPException as error:
        hint = "lihat /v1/openapi.json"
        message = {
            404: f"alamat {request.path} tidak ada",
            405: f"{request.method} tidak dilayani di {request.path}",
        }
        return ControlError(
            error.status,
            error.reason.lower().replace(" ", "_"),
            message.get(error.status, error.reason),
            hint=hint,
        ).response()
    except Exception:
        _log.exception("galat simulator pada %s %s", request.method, request.path)
        return ControlError(500, "internal", "galat simulator", hint="lihat log `gladi serve`, laporkan").response()


def _guard(token: str | None, own: OwnHosts) -> Middleware:
    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if token is not None:
            is_page = request.path != "/healthz" and not request.path.startswith("/v1/")
            given = _token_of(request.headers.get("Authorization", ""), is_page=is_page)
            if request.path != "/healthz" and not hmac.compare_digest(given.encode(errors="replace"), token.encode()):
                if is_page:
                    return web.Response(status=401, text=ASK_TOKEN, headers=CHALLENGE)
                raise ControlError(401, "unauthorized", "token tidak cocok", hint="Authorization: Bearer TOKEN")
        elif not ip_address(request.remote or "0.0.0.0").is_loopback:
            raise ControlError(
                403, "loopback_only", "tanpa token hanya dari loopback", hint="gladi serve --token TOKEN"
            )
        elif not own.have(request.headers.get("Host")):
            raise ControlError(
                403,
                "foreign_host",
                f"nama {request.host!r} bukan nama simulator ini / is not a name of this simulator",
                hint="panggil lewat 127.0.0.1 atau localhost, atau pakai --token atau --public-url"
                " / call it by 127.0.0.1 or localhost, or use --token or --public-url",
            )
        elif _is_foreign_page(request):
            raise ControlError(
                403, "foreign_origin", "halaman situs lain tidak boleh mengendalikan", hint="pakai --token"
            )
        return await handler(request)

    return guard


def _token_of(authorization: str, *, is_page: bool) -> str:
    """Return the token that was sent: as Bearer, or for a page as the password of Basic, whatever the name."""
    kind, _, sent = authorization.partition(" ")
    if not (is_page and kind.lower() == "basic"):
        return authorization.removeprefix("Bearer ")
    try:
        return b64decode(sent.encode(), validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeError):
        return ""


def _is_foreign_page(request: web.Request) -> bool:
    """Whether a browser sends this from a page of another origin, which a loopback port must not trust."""
    headers = request.headers
    return is_from_elsewhere(
        request.host,
        headers.get("Origin"),
        headers.get("Sec-Fetch-Site"),
        is_safe=request.method in ("GET", "HEAD", "OPTIONS"),
    )
