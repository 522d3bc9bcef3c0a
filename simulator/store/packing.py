"""In which form do entries lie in a store? Packed lists: what one session got of a group is one row."""

import zlib
from collections.abc import Iterable

import msgspec

from simulator.domain.kuota import WIB
from simulator.store.entry import Entry
from simulator.store.store import Numbered, StoreError

OF_ANOTHER_FORM = (
    "pakai --store lain, atau versi gladi yang membuatnya / use another --store, or the gladi that made it"
)
"""The remedy for what another version has written."""

SQUEEZED_FROM, _SQUEEZED = 2_048, b"\x78"
"""Bytes from which a row is made smaller, and the first byte of one that was: no list begins with it."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[tuple[int, Entry]]).decode


def pack(seq: int, entry: Entry) -> msgspec.Raw:
    """Return one entry in packed form; raise `StoreError` where a text of it cannot be written."""
    try:
        return msgspec.Raw(_encode((seq, entry)))
    except ValueError as error:
        raise StoreError(
            f"jurnal tidak dapat ditulis / the journal cannot be written: {error}",
            "isi permintaan ini tidak dapat disimpan / what this request holds cannot be kept",
        ) from error


def pack_row(packed: Iterable[msgspec.Raw]) -> bytes:
    """Return the row that holds these entries."""
    return _encode(list(packed))


def squeeze(row: bytes) -> bytes:
    """Return the row in fewer bytes (zlib): entries of one session resemble one another."""
    return zlib.compress(row, 1) if len(row) >= SQUEEZED_FROM else row


def unpack_row(row: bytes) -> list[Numbered]:
    """Return the entries of a row, their times in WIB; raise `StoreError` where it is of a form not known here."""
    try:
        plain = zlib.decompress(row) if row[:1] == _SQUEEZED else row
        return [
            Numbered(seq, msgspec.structs.replace(entry, at=entry.at.astimezone(WIB))) for seq, entry in _decode(plain)
        ]
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError, zlib.error) as error:
        raise StoreError(
            f"catatan jurnal berbentuk lain / a record of the journal is of another form: {error}", OF_ANOTHER_FORM
        ) from error
