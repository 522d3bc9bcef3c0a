"""How is compressed data opened while it streams by? One table from the first bytes to what unpacks them. Pure.

Archives need no code of their own: each member of a zip has a header before it, so that one inside a raw page, a mail
or a broken archive is opened like one in a file; a member that is stored as it is stands in plain sight.
"""

import bz2
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from conformance.bilingual import Words

PIECE = 1 << 18
"""Bytes unpacked at once."""
SIP = 1 << 14
"""Bytes read at once: where one is broken, what the sips before it said is not lost."""
_ZIP_HEAD = 30
_LONGEST_HEAD = 4096


class Unpacker(Protocol):
    """Something compressed that is being opened."""

    @property
    def inner(self) -> str:
        """The name of what is inside, where its header says it."""
        ...

    @property
    def is_over(self) -> bool:
        """Whether it has come to its own end."""
        ...

    def feed(self, data: memoryview) -> Iterator[bytes]:
        """Yield what `data` unpacks to, in pieces; raise `Unreadable`."""
        ...


class Unreadable(Exception):
    """What cannot be unpacked; with words where it surely is what it looks like."""

    def __init__(self, words: Words | None = None) -> None:
        super().__init__(words.indonesian if words else "")
        self.words = words


class Deflated:
    """gzip, zlib or a bare deflate stream."""

    inner = ""

    def __init__(self, window: int) -> None:
        self._engine = zlib.decompressobj(window)

    @property
    def is_over(self) -> bool:
        """Whether the stream has ended."""
        return self._engine.eof

    def feed(self, data: memoryview) -> Iterator[bytes]:
        """Yield what `data` unpacks to."""
        try:
            for start in range(0, len(data), SIP):
                rest: bytes | memoryview = data[start : start + SIP]
                is_more = True
                while is_more:
                    piece = self._engine.decompress(rest, PIECE)
                    rest = self._engine.unconsumed_tail
                    if piece:
                        yield piece
                    if self._engine.eof:
                        return
                    is_more = bool(rest) or len(piece) == PIECE
        except zlib.error as error:
            raise Unreadable from error


class BlockWise:
    """bzip2 or xz, by the modules of Python."""

    inner = ""

    def __init__(self, engine: "bz2.BZ2Decompressor | lzma.LZMADecompressor") -> None:
        self._engine = engine

    @property
    def is_over(self) -> bool:
        """Whether the stream has ended."""
        return self._engine.eof

    def feed(self, data: memoryview) -> Iterator[bytes]:
        """Yield what `data` unpacks to."""
        try:
            is_more = True
            while is_more and not self._engine.eof:
                piece = self._engine.decompress(data, PIECE)
                data = data[:0]
                if piece:
                    yield piece
                is_more = not self._engine.needs_input
        except (OSError, EOFError, lzma.LZMAError, ValueError) as error:
            raise Unreadable from error


class ZipMember:
    """One member of a zip, from its own header on."""

    def __init__(self) -> None:
        self._head = b""
        self._engine: Deflated | None = None
        self.inner = ""
        self.is_over = False

    def feed(self, data: memoryview) -> Iterator[bytes]:
        """Yield what the member unpacks to."""
        if self._engine is None:
            known = len(self._head)
            self._head += bytes(data[:_LONGEST_HEAD])
            head = read_zip_head(self._head)
            if head is None:
                return
            self.inner = head.name
            if not head.is_packed:
                self.is_over = True
                return
            self._engine, data = Deflated(-zlib.MAX_WBITS), data[head.size - known :]
        yield from self._engine.feed(data)
        self.is_over = self._engine.is_over


@dataclass(frozen=True, slots=True)
class ZipHead:
    """What the header of a member says: its own size, the member's name, and the bytes of one that stands unpacked."""

    size: int
    name: str
    is_packed: bool
    stored: int


def read_zip_head(raw: bytes) -> ZipHead | None:
    """Return the header of a zip's member; None where it is not whole; raise `Unreadable`."""
    if len(raw) < _ZIP_HEAD:
        return None
    flags, method = int.from_bytes(raw[6:8], "little"), int.from_bytes(raw[8:10], "little")
    stored, names, extra = (int.from_bytes(raw[at : at + n], "little") for at, n in ((18, 4), (26, 2), (28, 2)))
    size = _ZIP_HEAD + names + extra
    if not 0 < names <= 1024:
        raise Unreadable
    if len(raw) < size:
        return None
    name = raw[_ZIP_HEAD : _ZIP_HEAD + names].decode("utf-8", "backslashreplace")
    if flags & 1:
        raise Unreadable(
            Words(f"anggota zip {name} terkunci kata sandi", f"the zip's member {name} is locked by a password")
        )
    if method not in (0, 8):
        raise Unreadable(
            Words(
                f"anggota zip {name} dimampatkan dengan cara {method}, yang tidak dapat dibuka",
                f"the zip's member {name} is compressed by method {method}, which cannot be opened",
            )
        )
    return ZipHead(size, name, method == 8, 0 if flags & 8 else stored)


@dataclass(frozen=True, slots=True)
class Packing:
    """One kind of compression: how it begins, and what opens it."""

    name: str
    begins: re.Pattern[bytes]
    """Its first byte, which `re` looks for at the speed of memory, and a look ahead at the others."""
    size: int
    """How many bytes that are."""
    open: Callable[[], Unpacker]
    is_sure: bool = True
    """Whether these first bytes hardly come by chance, so that what cannot be opened has to be told."""


PACKINGS: tuple[Packing, ...] = (
    Packing("zip", re.compile(rb"P(?=K\x03\x04)"), 4, ZipMember),
    Packing("gzip", re.compile(rb"\x1f(?=\x8b\x08[\x00-\x1f])"), 4, lambda: Deflated(31)),
    Packing("bzip2", re.compile(rb"B(?=Zh[1-9]1AY&SY)"), 10, lambda: BlockWise(bz2.BZ2Decompressor())),
    Packing("xz", re.compile(rb"\xfd(?=7zXZ\x00)"), 6, lambda: BlockWise(lzma.LZMADecompressor(memlimit=1 << 26))),
    Packing("zlib", re.compile(rb"x(?=[\x01\x5e\x9c\xda])"), 2, lambda: Deflated(15), is_sure=False),
)
CLOSED: tuple[tuple[str, bytes], ...] = (
    ("7z", b"7z\xbc\xaf\x27\x1c"),
    ("rar", b"Rar!\x1a\x07"),
    ("zstd", b"\x28\xb5\x2f\xfd"),
    ("lz4", b"\x04\x22\x4d\x18"),
)
"""What a stream may begin with that this version does not open."""
TRIED = 256
"""Bytes that are unpacked to see whether something is zlib."""
LONGEST_MARK = 10
"""The largest of these sizes."""


def find_packings(data: bytes, start: int = 0) -> Iterator[tuple[int, Packing]]:
    """Yield where something compressed may begin in `data`, from `start` on.

    Nothing compressed is ASCII for long; only the header of a zip's member may stand before plain text.
    """
    if data.isascii() and b"\x04" not in data:
        return
    for packing in PACKINGS[:1] if data.isascii() else PACKINGS:
        for found in packing.begins.finditer(data, start):
            at = found.start()
            if packing.is_sure or _inflates(data[at : at + TRIED]):
                yield at, packing


def _inflates(data: bytes) -> bool:
    """Return whether the beginning of what may be zlib can be unpacked: two bytes come by chance."""
    engine = zlib.decompressobj()
    try:
        said = engine.decompress(data, TRIED)
    except zlib.error:
        return False
    return bool(said) or len(data) < TRIED
