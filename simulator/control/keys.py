"""What do the handlers of the control API need from the application?"""

from collections.abc import Callable

from aiohttp import web

from simulator.poc.desk import SessionDesk

DESK = web.AppKey("desk", SessionDesk)
BASE_URL: web.AppKey[Callable[[str], str]] = web.AppKey("base_url", Callable[[str], str])  # type: ignore[arg-type]
"""Gives the address of the web service to who has called the control API by a Host."""
