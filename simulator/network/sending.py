"""How does an answer leave over a line that is slow, breaks off, or is cut?"""

import asyncio
import math
import socket
import struct
from collections.abc import Mapping

from aiohttp import web

from simulator.network.delivery import Delivery
from simulator.network.token_bucket import TokenBucket

SLICE_S = 0.25
"""Seconds after which a wait looks whether the client is still there and the server goes on."""
_LINGER_NONE = struct.pack("hh" if hasattr(socket, "SO_EXCLUSIVEADDRUSE") else "ii", 1, 0)
"""Closing with this option sends RST. Windows packs two shorts, the others two ints."""


class Line:
    """The line of one server: sends what a fault or a bandwidth slows down or breaks."""

    def __init__(self) -> None:
        self._close_by = math.inf
        """Loop time after which nobody waits any more."""

    def close(self, grace_s: float) -> None:
        """Let answers under way have `grace_s` seconds; what hangs is cut now."""
        self._close_by = asyncio.get_running_loop().time() + grace_s

    async def send(
        self, request: web.BaseRequest, delivery: Delivery, headers: Mapping[str, str]
    ) -> web.StreamResponse:
        """Send `delivery` as the answer to `request`, or what of it gets through."""
        is_through = await self._wait(request, delivery.delay_ms / 1000, is_hanging=delivery.is_cut)
        if delivery.is_cut or not is_through:
            response: web.StreamResponse = web.Response()
        elif delivery.is_unpaced:
            return web.Response(body=delivery.body, status=delivery.status, headers=headers)
        else:
            response = web.StreamResponse(status=delivery.status, headers=headers)
            response.content_length = len(delivery.body) if delivery.length is None else delivery.length
            try:
                await response.prepare(request)
                is_through = await self._write(request, response, delivery)
            except ConnectionError:
                is_through = False
        if delivery.is_cut or not is_through:
            reset_connection(request)
            response.force_close()
        elif delivery.length is not None:
            response.force_close()
        return response

    async def _write(self, request: web.BaseRequest, response: web.StreamResponse, delivery: Delivery) -> bool:
        """Write the body at the pace of `delivery`; its head has left. False: see `_wait`."""
        bucket = delivery.bucket
        if bucket is not None and not await self._carry(request, bucket, _head_size(response)):
            return False
        if delivery.bytes_per_second is not None:
            bucket = TokenBucket(delivery.bytes_per_second)
        step = bucket.chunk if bucket else max(1, len(delivery.body))
        for start in range(0, len(delivery.body), step):
            chunk = delivery.body[start : start + step]
            if bucket is not None and not await self._carry(request, bucket, len(chunk)):
                return False
            await response.write(chunk)
        return True

    async def _carry(self, request: web.BaseRequest, bucket: TokenBucket, size: int) -> bool:
        return await self._wait(request, bucket.take(size, asyncio.get_running_loop().time()))

    async def _wait(self, request: web.BaseRequest, seconds: float, *, is_hanging: bool = False) -> bool:
        """Wait; False: the client went away meanwhile, or the server stops and would wait too long."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while (left := end - loop.time()) > 0:
            await asyncio.sleep(min(left, SLICE_S))
            is_closing = self._close_by < math.inf if is_hanging else self._close_by < loop.time()
            if is_closing or request.transport is None:
                return False
        return True


def reset_connection(request: web.BaseRequest) -> None:
    """Cut the connection with RST; whatever is written to it afterwards is lost."""
    transport = request.transport
    if transport is None:
        return
    connection = transport.get_extra_info("socket")
    if connection is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NONE)
    transport.abort()


def _head_size(response: web.StreamResponse) -> int:
    """Return the bytes of the status line and headers of a prepared answer."""
    status_line = f"HTTP/1.1 {response.status} {response.reason}\r\n"
    return len(status_line) + sum(len(name) + len(value) + 4 for name, value in response.headers.items()) + 2
