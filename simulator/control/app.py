"""Who may call the control API, and what does it answer to what it does not know?"""

import hmac
import logging
from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from simulator import __version__
from simulator.control.errors import ControlError, json_answer
from simulator.control.keys import BASE_URL, DESK
from simulator.control.routes import ROUTES, show_openapi
from simulator.poc.desk import SessionDesk
from simulator.store.store import StoreError

_log = logging.getLogger("gladi.control")


def make_control_app(desk: SessionDesk, base_url: Callable[[], str], token: str | None) -> web.Application:
    """Return the control API of `desk`; without `token` it answers callers on loopback only."""
    app = web.Application(middlewares=[_answer_errors, _guard(token)], client_max_size=1024 * 1024)
    app[DESK] = desk
    app[BASE_URL] = base_url
    app.router.add_get("/healthz", _health)
    app.router.add_get("/v1/openapi.json", show_openapi)
    for route in ROUTES:
        app.router.add_route(route.method, f"/v1{route.path}", route.handler)
    return app


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
        _log.error("%s", error)
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


def _guard(token: str | None) -> Middleware:
    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if token is not None:
            given = request.headers.get("Authorization", "").removeprefix("Bearer ")
            if request.path != "/healthz" and not hmac.compare_digest(given.encode(errors="replace"), token.encode()):
                raise ControlError(401, "unauthorized", "token tidak cocok", hint="Authorization: Bearer TOKEN")
        elif not ip_address(request.remote or "0.0.0.0").is_loopback:
            raise ControlError(
                403, "loopback_only", "tanpa token hanya dari loopback", hint="gladi serve --token TOKEN"
            )
        elif _is_foreign_page(request):
            raise ControlError(
                403, "foreign_origin", "halaman situs lain tidak boleh mengendalikan", hint="pakai --token"
            )
        return await handler(request)

    return guard


def _is_foreign_page(request: web.Request) -> bool:
    """Whether a browser sends this from a page of another origin, which a loopback port must not trust."""
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.host
