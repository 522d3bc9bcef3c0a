"""In which form do entries lie in a store? Packed lists: what one session got of a group is one row."""

from collections.abc import Iterable

import msgspec

from simulator.domain.kuota import WIB
from simulator.store.entry import Entry
from simulator.store.store import Numbered

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[tuple[int, Entry]]).decode


def pack(seq: int, entry: Entry) -> msgspec.Raw:
    """Return one entry in packed form; raise `ValueError` where a text of it cannot be written."""
    return msgspec.Raw(_encode((seq, entry)))


def pack_row(packed: Iterable[msgspec.Raw]) -> bytes:
    """Return the row that holds these entries."""
    return _encode(list(packed))


def unpack_row(row: bytes) -> list[Numbered]:
    """Return the entries of a row, their times in WIB."""
    return [Numbered(seq, msgspec.structs.replace(entry, at=entry.at.astimezone(WIB))) for seq, entry in _decode(row)]
