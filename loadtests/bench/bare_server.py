"""The yardstick: an aiohttp application with one route, orjson and uvloop, that answers known bytes by one look-up."""

import asyncio
import json
import sys
from pathlib import Path

import orjson
from aiohttp import web


async def serve(answers: dict[str, bytes], wanted_port: int) -> None:
    """Serve `answers` (NIK -> body) on a port, 0 being a free one; print the port; never return."""

    async def handle(request: web.Request) -> web.Response:
        body = orjson.loads(await request.read())
        return web.Response(body=answers[body["NIK"]], content_type="application/json", charset="UTF-8")

    app = web.Application()
    app.router.add_post("/", handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", wanted_port)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    import uvloop

    path, *port = sys.argv[1:]
    known = {nik: body.encode() for nik, body in json.loads(Path(path).read_text()).items()}
    uvloop.run(serve(known, int(port[0]) if port else 0))
