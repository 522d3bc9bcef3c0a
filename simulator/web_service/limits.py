"""How much does the web service take from a client, and how long does it wait?

No client of the contract comes near these limits; the real service's are unknown (SIM).
"""

import asyncio

from aiohttp import web

from simulator.network.quirk import Quirk
from simulator.web_service.body import MAX_BODY

MAX_HEADER = 32 * 1024
"""Bytes of the request line and of each header: one client repeats its JSON in a header (wire contract 8)."""
MAX_HEADERS = 256
"""Headers of one request; more is malformed HTTP, answered with 400."""
FIRST_REQUEST_S = 10.0
"""Seconds in which a new connection must have sent the head of a request; then it is closed."""
IDLE_S = 75.0
"""Seconds between an answer and the head of the next request on one connection; then it is closed."""
BODY_S = 10.0
"""Seconds in which the body must follow its head; then it counts as unreadable (07) and the connection is closed."""
LINGER_S = 2.0
"""Seconds in which the rest of a body too large is read away, so that its client sees the answer."""
KEPT_OF_UNREAD = 4_096
"""Bytes that the journal keeps of a body that was not read to its end."""


async def read_raw(request: web.BaseRequest) -> tuple[bytes, str]:
    """Return the body and "", or its start and why the rest was not read.

    Raises `ConnectionError` where the client is gone: then nobody can be answered.
    """
    if request.content.is_eof() and request.content.total_bytes <= MAX_BODY:
        # Nearly every body arrives with its head: no timer is needed for it.
        return request.content.read_nowait(), ""
    raw = bytearray()
    try:
        async with asyncio.timeout(BODY_S):
            while chunk := await request.content.readany():
                raw += chunk
                if len(raw) > MAX_BODY:
                    return bytes(raw[:KEPT_OF_UNREAD]), Quirk.BADAN_TERLALU_BESAR
    except TimeoutError:
        return bytes(raw[:KEPT_OF_UNREAD]), Quirk.BADAN_TERLAMBAT
    except ConnectionError:
        raise
    except Exception:  # whatever the HTTP parser says of a broken chunk
        return bytes(raw[:KEPT_OF_UNREAD]), Quirk.BADAN_TERPUTUS
    return bytes(raw), ""
