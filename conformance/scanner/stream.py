"""How is a stream searched: as it is, decoded to a depth of five, and opened where it is compressed?

A stream is fed piece by piece and searched window by window; nothing is kept of it but a tail, so that memory does not
grow with it. Raw bytes go through the engine's own stream. Windows overlap for the decoders; a run of base64 that is
not over yet is waited for. What is compressed becomes a stream within the stream.
"""

from bisect import bisect_right
from dataclasses import dataclass

from conformance.scanner.buffer import Buffer, one_piece
from conformance.scanner.decoders import DECODERS, MARGIN
from conformance.scanner.difference import Tally
from conformance.scanner.engine import Engine
from conformance.scanner.ledger import Ledger, Placing
from conformance.scanner.nearby import Nearby, Sight
from conformance.scanner.needles import Needles
from conformance.scanner.pdf_text import LARGEST_PDF, PDF, PdfText
from conformance.scanner.runs import BASE64_CLASSES
from conformance.scanner.tape import Tape
from conformance.scanner.unpacking import (
    CLOSED,
    LONGEST_MARK,
    Packing,
    Unpacker,
    Unreadable,
    find_packings,
    read_zip_head,
)

SURELY = 1024
"""Bytes unpacked from the midst of a stream, after which it was no chance that it looked compressed."""
_SUFFIXES = {".gz": "", ".tgz": ".tar", ".bz2": "", ".xz": "", ".z": ""}


@dataclass(frozen=True, slots=True)
class Limits:
    """How far is looked."""

    depth: int = 5
    """Encodings within each other."""
    unpacked: int = 1 << 29
    """Bytes that a stream may unpack to, all together, and `ratio` times its own size more."""
    ratio: int = 200
    decode: bool = True
    """Whether anything is decoded at all."""
    window: int = 1 << 20
    """Bytes that are searched at once; twice as many are held at most while a run of base64 goes on."""
    overlap: int = 1 << 14
    """Bytes of a window that the next one sees again: more than any needle takes, encoded several times."""


class _Swollen(Exception):
    """More was unpacked than the limit allows."""


class Search:
    """What all streams of one outermost stream share: the engine, the ledger, and what may still be unpacked."""

    def __init__(
        self, engine: Engine, needles: Needles, ledger: Ledger, limits: Limits, tally: Tally | None = None
    ) -> None:
        """`tally`: counts cells and lines as well; None: nobody asks."""
        self.engine, self.ledger, self.limits, self.tally = engine, ledger, limits, tally
        self.sizes = needles.sizes
        self.margin = max(MARGIN, needles.longest)
        self.read = 0
        self._unpacked = 0

    def spend(self, size: int) -> None:
        """Count what was unpacked; raise `_Swollen` beyond the limit."""
        self._unpacked += size
        if self._unpacked > self.limits.unpacked + self.limits.ratio * self.read:
            raise _Swollen

    def found_in(self, data: bytes) -> list[tuple[int, int]]:
        """Return the needles in `data`, which is whole."""
        matcher = self.engine.open()
        try:
            return matcher.feed(data)
        finally:
            matcher.close()


def place_at(place: str) -> Placing:
    """Return the placing of a stream that is one place."""
    return lambda _: (place, None)


@dataclass(slots=True)
class _Opened:
    """Something compressed that is still going on."""

    packing: Packing
    unpacker: Unpacker
    place: str
    at: int
    is_certain: bool
    chain: tuple[str, ...]
    depth: int
    stream: "Stream | None" = None
    produced: int = 0


class Stream:
    """One stream that is searched."""

    def __init__(
        self, search: Search, placing: Placing, chain: tuple[str, ...] = (), depth: int = 0, origin: int = 0
    ) -> None:
        self._search, self._placing, self._chain, self._depth, self._origin = search, placing, chain, depth, origin
        self._matcher = search.engine.open()
        self._nearby = Nearby()
        self._held = bytearray()
        self._base = self._fresh = 0
        self._opened: list[_Opened] = []
        self._tape: Tape | None = None
        self._pdf: PdfText | None = None
        self._members: list[tuple[int, int, str]] = []
        self._seen: set[int] = set()
        self._was_ascii = False

    def feed(self, data: bytes) -> None:
        """Search on."""
        if not self._depth:
            self._search.read += len(data)
        window = self._search.limits.window
        for start in range(0, len(data), window):
            self._held += data[start : start + window]
            if len(self._held) >= window and (len(self._held) >= 2 * window or not self._is_in_a_run()):
                self._look()

    def close(self) -> None:
        """Search what is left."""
        self._look(is_last=True)
        self._matcher.close()
        for opened in self._opened:
            self._end(opened, is_whole=opened.unpacker.is_over)
        if self._pdf:
            self._read_pdf(self._pdf)

    def _is_in_a_run(self) -> bool:
        return self._search.limits.decode and b" " not in self._held[-self._search.limits.overlap :].translate(
            BASE64_CLASSES
        )

    def _look(self, *, is_last: bool = False) -> None:
        data, fresh = bytes(self._held), self._fresh
        new = data[fresh:]
        packings = []
        if self._search.limits.decode:
            if not self._base and not fresh:
                self._begin(data)
            since = 0 if self._was_ascii else max(0, fresh - LONGEST_MARK + 1)
            packings = [each for each in find_packings(data, since) if self._is_new(*each, fresh)]
            self._was_ascii = data.isascii()
            self._find_members(data, packings)
        for needle, end in self._matcher.feed(new):
            self._hit(needle, end + self._origin - self._size(needle), end - 1, self._chain)
        if self._search.limits.decode:
            self._seen.clear()
            again = self._base + len(data) - self._search.limits.overlap + self._origin
            self._explore(one_piece(data, self._base + self._origin), self._chain, self._depth, again, is_last)
            self._unpack_on(new, data, packings)
        keep = 0 if is_last else min(self._search.limits.overlap, len(data))
        self._held = bytearray(data[len(data) - keep :])
        self._base += len(data) - keep
        self._fresh = keep

    def _is_new(self, at: int, packing: Packing, fresh: int) -> bool:
        """Return whether the window before this one could not have met what begins at `at`."""
        return at + packing.size > fresh or (self._was_ascii and packing.name != "zip")

    def _size(self, needle: int) -> int:
        return self._search.sizes[needle]

    def _hit(self, needle: int, offset: int, at: int, chain: tuple[str, ...]) -> None:
        place, record = self._place(at)
        self._search.ledger.hit(needle, Sight(place, chain, offset, record), self._nearby)

    def _place(self, at: int) -> tuple[str, int | None]:
        place, record = self._placing(at)
        if self._members:
            found = bisect_right(self._members, at, key=lambda member: member[0]) - 1
            if found >= 0 and at < self._members[found][1]:
                place = f"{place}!{self._members[found][2]}"
        return place, record

    def _begin(self, data: bytes) -> None:
        """See what kind of stream this is."""
        place, _ = self._placing(0)
        self._tape = Tape() if Tape.is_tar(data) else None
        if data.startswith(PDF):
            self._pdf = PdfText(LARGEST_PDF)
        for name, mark in CLOSED:
            if data.startswith(mark):
                self._search.ledger.note(
                    place, f"{name}: versi ini tidak dapat membukanya", f"{name}: this version cannot open it"
                )

    def _find_members(self, data: bytes, packings: list[tuple[int, Packing]]) -> None:
        """Learn the names of what stands unpacked in an archive, and forget what has passed."""
        members = [member for member in self._members if member[1] > self._base]
        if self._tape:
            self._tape.read(data, self._base)
            members += self._tape.members
            self._tape.members = []
        for at, packing in packings:
            if packing.name == "zip":
                try:
                    head = read_zip_head(data[at : at + 4096])
                except Unreadable:
                    continue
                if head and head.stored and not head.is_packed:
                    start = self._base + at + head.size
                    members.append((start, start + head.stored, head.name))
        self._members = sorted(members)

    def _explore(self, buffer: Buffer, chain: tuple[str, ...], depth: int, again: int, is_last: bool) -> None:
        """Decode `buffer` in every way, search what comes out, and decode that."""
        if depth >= self._search.limits.depth or buffer.is_last:
            return
        for decoder in DECODERS:
            layer = decoder.decode(buffer, self._search.margin)
            if layer is None or (mark := hash(layer.data)) in self._seen:
                continue
            self._seen.add(mark)
            inner = (*chain, decoder.name)
            for needle, end in self._search.found_in(layer.data):
                origin = layer.origin(end - self._size(needle))
                self._hit(needle, origin, self._within(origin), inner)
            for at, packing in find_packings(layer.data):
                self._unpack_layer(layer, at, packing, inner, depth + 1, None if is_last else again)
            self._explore(layer, inner, depth + 1, again, is_last)

    def _within(self, origin: int) -> int:
        """Return a place in this stream for an origin, which goes on counting inside of what is decoded."""
        return min(origin - self._origin, self._base + len(self._held) - 1)

    def _unpack_layer(
        self, layer: Buffer, at: int, packing: Packing, chain: tuple[str, ...], depth: int, again: int | None
    ) -> None:
        origin, piece = layer.origin(at), layer.piece(at)
        opened = self._open(packing, origin, origin == piece, chain, depth)
        will_be_seen_whole = again is not None and piece >= again
        if self._pump(opened, memoryview(layer.data)[at:], is_cut=will_be_seen_whole):
            self._end(opened, is_whole=will_be_seen_whole)

    def _open(self, packing: Packing, origin: int, is_certain: bool, chain: tuple[str, ...], depth: int) -> _Opened:
        place, _ = self._place(self._within(origin))
        certain = packing.is_sure and is_certain
        return _Opened(packing, packing.open(), place, origin, certain, (*chain, packing.name), depth + 1)

    def _unpack_on(self, new: bytes, data: bytes, packings: list[tuple[int, Packing]]) -> None:
        self._opened = [opened for opened in self._opened if self._pump(opened, memoryview(new))]
        if self._pdf:
            self._pdf.feed(new)
        for at, packing in packings:
            whole = self._base + at
            opened = self._open(packing, whole + self._origin, self._starts_here(whole), self._chain, self._depth)
            if self._pump(opened, memoryview(data)[at:]):
                self._opened.append(opened)

    def _starts_here(self, at: int) -> bool:
        return at == 0 or any(start == at for start, _, _ in self._members)

    def _pump(self, opened: _Opened, data: memoryview, *, is_cut: bool = False) -> bool:
        """Unpack `data` and search it; return whether more is to come."""
        ledger = self._search.ledger
        try:
            for piece in opened.unpacker.feed(data):
                opened.produced += len(piece)
                if opened.depth > self._search.limits.depth:
                    self._note_depth(opened)
                    return False
                self._search.spend(len(piece))
                self._inner(opened).feed(piece)
        except _Swollen:
            ledger.note(
                opened.place,
                f"{opened.packing.name}: mengembang melampaui batas; berhenti di situ",
                f"{opened.packing.name}: swells beyond the limit; stopped there",
            )
            self._close(opened)
            return False
        except Unreadable as error:
            if error.words:
                ledger.note(opened.place, *error.words)
            self._end(opened, is_whole=is_cut or bool(error.words))
            return False
        if opened.unpacker.is_over:
            self._close(opened)
            return False
        return True

    def _note_depth(self, opened: _Opened) -> None:
        if opened.is_certain or (opened.packing.is_sure and opened.produced >= SURELY):
            depth = self._search.limits.depth
            self._search.ledger.note(
                opened.place, f"lebih dari {depth} lapis: tidak dibuka", f"more than {depth} layers: not opened"
            )

    def _inner(self, opened: _Opened) -> "Stream":
        if opened.stream is None:
            name = opened.unpacker.inner or _bare_name(opened.place, opened.packing.name)
            place = f"{opened.place}!{name}" if name else opened.place
            opened.stream = Stream(self._search, place_at(place), opened.chain, opened.depth, opened.at)
        return opened.stream

    def _close(self, opened: _Opened) -> None:
        if opened.stream:
            opened.stream.close()
            opened.stream = None

    def _end(self, opened: _Opened, *, is_whole: bool) -> None:
        """Close what has not come to its own end; tell it where it surely was compressed data."""
        self._close(opened)
        if not is_whole and (opened.is_certain or (opened.packing.is_sure and opened.produced >= SURELY)):
            self._search.ledger.note(
                opened.place,
                f"{opened.packing.name}: rusak atau terputus; yang terbaca sudah dicari",
                f"{opened.packing.name}: broken or cut off; what could be read was searched",
            )

    def _read_pdf(self, pdf: PdfText) -> None:
        place, _ = self._placing(0)
        text, trouble = pdf.text()
        if trouble:
            self._search.ledger.note(place, *trouble)
        if text:
            stream = Stream(self._search, place_at(place), (*self._chain, "pdf"), self._depth + 1, self._origin)
            stream.feed(text)
            stream.close()


def _bare_name(place: str, packing: str) -> str:
    """Return what is inside of `a.gz`: `a`; nothing where the name does not say it."""
    name = place.replace("!", "/").rpartition("/")[2]
    for suffix, replaced in _SUFFIXES.items():
        if packing in ("gzip", "bzip2", "xz") and name.lower().endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)] + replaced
    return ""
