"""How is a compressed body unpacked without ever holding more of it than was asked for?"""

import zlib
from collections.abc import Iterator

STEP = 64 * 1024
"""Bytes that are unpacked at once."""
_EITHER = 32 + zlib.MAX_WBITS
"""What tells zlib to take the frame of gzip or of zlib, whichever comes."""


class Inflater:
    """Unpacks one body, as it comes, by its Content-Encoding."""

    def __init__(self, encoding: str) -> None:
        """`encoding` is the header's value; one that is neither gzip nor deflate leaves the body as it is."""
        names = [name.strip().lower() for name in encoding.split(",") if name.strip()]
        self._is_packed = names in (["gzip"], ["x-gzip"], ["deflate"])
        self._may_be_bare = names == ["deflate"]
        self._unpack = zlib.decompressobj(_EITHER)

    def pieces(self, raw: bytes, room: int) -> Iterator[bytes]:
        """Yield what `raw` unpacks to, at most about `room` bytes; raise `ValueError` where it cannot be unpacked."""
        if not self._is_packed:
            yield raw
            return
        while raw and room > 0:
            try:
                piece = self._unpack.decompress(raw, min(STEP, room))
            except zlib.error as error:
                if not self._may_be_bare:
                    raise ValueError(f"Content-Encoding: {error}") from error
                self._unpack, self._may_be_bare = zlib.decompressobj(-zlib.MAX_WBITS), False  # without its frame
                continue
            self._may_be_bare = False
            raw, room = self._unpack.unconsumed_tail, room - len(piece)
            yield piece
