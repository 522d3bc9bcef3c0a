"""What do the handlers of the control API need from the application?"""

from collections.abc import Callable

from aiohttp import web

from simulator.poc.desk import SessionDesk

DESK = web.AppKey("desk", SessionDesk)
BASE_URL: web.AppKey[Callable[[], str]] = web.AppKey("base_url", Callable[[], str])  # type: ignore[arg-type]
"""Address of the web service, known once its port is bound."""
