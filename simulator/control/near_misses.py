"""How is it told which requests nearly were calls?"""

from dataclasses import asdict

from aiohttp import web

from simulator.control.errors import json_answer
from simulator.control.keys import DESK
from simulator.control.numbers import read_number


async def list_near_misses(request: web.Request) -> web.Response:
    """Return the last requests to the web service that were no calls (404, 405, no HTTP), those after `after`.

    They belong to no session. With several workers each keeps its own, and none is told here.
    """
    after = read_number(request, "after", 0, 2**53)
    found = request.app[DESK].near_misses.after(after)
    return json_answer({"near_misses": [asdict(miss) for miss in found], "next": found[-1].number if found else after})
