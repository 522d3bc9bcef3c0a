"""What does a Redis hold: every database, every key of every type?

Keys are walked by SCAN, their content is read in pieces; nothing is written, and no time of last use is touched where
the server lets one ask for that. A key's name is searched with its content, but told as a pattern: it may hold the data
of somebody.
"""

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from conformance.bilingual import Words
from conformance.scanner.rows import LARGEST_CELL, Rows
from conformance.scanner.server_words import CONNECT_S, SILENCE_S, unreadable
from conformance.scanner.stores import EXPIRES, Server
from conformance.scanner.stream import Stream
from conformance.scanner.visit import Visit

UNIT = Words("kunci", "keys")
ERRORS = (redis.RedisError,)
KEYS, ITEMS = 200, 500
"""As many are asked for at once."""
PIECE = 1 << 16
"""Bytes of a string that are read with others; the rest of a longer one follows by itself."""
DATABASES = 16
"""How many a server has that does not say."""
_Reading = Callable[[Any, bytes], Iterator[tuple[bytes, bytes]]]
"""Yields the items of a key, each with its name where it has one."""
_WORD = re.compile(r"[A-Za-z][A-Za-z_-]{0,31}")
_BETWEEN = re.compile(r"([:/.|])")


def connect(server: Server) -> AbstractContextManager[Any]:
    """Return a connection."""
    return contextlib.closing(link_to(server))


def link_to(server: Server) -> Any:
    """Return a client of the server's named database: one connection, which is not made again once it is lost."""
    link: Any = redis.Redis(
        host=server.host,
        port=server.port,
        db=int(server.database or 0),
        username=server.user or None,
        password=server.password or None,
        ssl=server.kind.scheme == "rediss",
        socket_connect_timeout=CONNECT_S,
        socket_timeout=SILENCE_S,
        max_connections=1,
        retry=Retry(NoBackoff(), 0),
        client_name="gladi",
    )
    with contextlib.suppress(redis.ResponseError):
        link.execute_command("CLIENT", "NO-TOUCH", "ON")
    return link


def directory(link: Any) -> str:
    """Return where the server keeps its files; empty where the account may not know."""
    try:
        found = link.execute_command("CONFIG", "GET", "dir")
    except redis.ResponseError:
        return ""
    return str({_text(name): _text(value) for name, value in found.items()}.get("dir", ""))


def read(link: Any, server: Server, visit: Visit) -> None:
    """Search every database, and note what could not be read."""
    for number in _databases(link, visit):
        with contextlib.closing(link_to(replace(server, database=str(number)))) as inner:
            _read_database(inner, number, server, visit)


def _databases(link: Any, visit: Visit) -> Iterable[int]:
    """Return the numbers of the databases that hold something."""
    try:
        info = link.info()
    except redis.ResponseError:
        return range(DATABASES)
    if info.get("cluster_enabled"):
        visit.trouble("cluster", Words("hanya simpul ini yang dicari", "this node alone was searched"))
    return sorted(int(name[2:]) for name in info if re.fullmatch("db[0-9]+", name))


def _read_database(link: Any, number: int, server: Server, visit: Visit) -> None:
    rows = Rows(visit.search(), lambda size: visit.saw(f"db{number}", size))
    for keys in _batches(link, visit, number, server):
        asked = _ask(link, [("TYPE", key) for key in keys]), _ask(link, [("PTTL", key) for key in keys])
        strings = [key for key, kind in zip(keys, asked[0], strict=True) if kind == b"string"]
        beginnings = dict(zip(strings, _ask(link, [("GETRANGE", key, 0, PIECE - 1) for key in strings]), strict=True))
        for key, kind, left in zip(keys, *asked, strict=True):
            if kind == b"none":
                continue  # it has gone by itself meanwhile
            visit.count += 1
            if isinstance(kind, Exception):
                visit.trouble(f"db{number} {pattern_of(key)}", unreadable(kind, server))
                continue
            ending = EXPIRES if isinstance(left, int) and left >= 0 else ""
            place = f"db{number} {pattern_of(key)} ({_text(kind)})"
            try:
                if kind == b"string":
                    _read_string(link, key, beginnings[key], place + ending, visit, rows)
                else:
                    _read_items(link, key, kind, place, ending, visit, rows)
            except redis.ResponseError as error:
                visit.trouble(place, unreadable(error, server))
    rows.flush()


def _batches(link: Any, visit: Visit, number: int, server: Server) -> Iterator[list[bytes]]:
    cursor: Any = 0
    while True:
        try:
            cursor, keys = link.execute_command("SCAN", cursor, "COUNT", KEYS)
        except redis.ResponseError as error:
            if "out of range" not in str(error):  # of a number that was guessed
                visit.trouble(f"db{number}", unreadable(error, server))
            return
        yield [bytes(key) for key in keys]
        if not int(cursor):
            return


def _ask(link: Any, requests: Sequence[tuple[Any, ...]]) -> list[Any]:
    """Return the answers to many requests at once, refusals among them."""
    pipeline = link.pipeline(transaction=False)
    for request in requests:
        pipeline.execute_command(*request)
    return [answer.encode() if isinstance(answer, str) else answer for answer in pipeline.execute(raise_on_error=False)]


def _read_string(link: Any, key: bytes, beginning: Any, place: str, visit: Visit, rows: Rows) -> None:
    if isinstance(beginning, Exception):
        raise beginning
    if len(beginning) < PIECE:
        rows.add((key, beginning), (place, place), visit.count)
        return
    stream, at, data = Stream(visit.search(), lambda _: (place, 0)), 0, key + b"\n"
    while data:
        stream.feed(data)
        visit.saw(place, len(data))
        data = bytes(link.execute_command("GETRANGE", key, at, at + LARGEST_CELL - 1))
        at += len(data)
    stream.close()


def _read_items(link: Any, key: bytes, kind: bytes, place: str, ending: str, visit: Visit, rows: Rows) -> None:
    items = _ITEMS.get(kind)
    if items is None:
        name = _text(kind)
        visit.trouble(place, Words(f"jenis {name} tidak dapat dibaca", f"the type {name} cannot be read"))
        return
    for item, value in items(link, key):
        inner = place + (f".{pattern_of(item)}" if kind in (b"hash", b"stream") else "") + ending
        rows.add((key, item, value), (place + ending, inner, inner), visit.count)


def _walked(command: str, pairs: bool) -> _Reading:
    def walk(link: Any, key: bytes) -> Iterator[tuple[bytes, bytes]]:
        cursor: Any = 0
        while True:
            cursor, found = link.execute_command(command, key, cursor, "COUNT", ITEMS)
            for item in found.items() if isinstance(found, dict) else found:
                yield (_raw(item[0]), _raw(item[1])) if pairs else (b"", _raw(item))
            if not int(cursor):
                return

    return walk


def _listed(link: Any, key: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while found := link.execute_command("LRANGE", key, at, at + ITEMS - 1):
        at += len(found)
        for item in found:
            yield b"", _raw(item)


def _streamed(link: Any, key: bytes) -> Iterator[tuple[bytes, bytes]]:
    start = b"-"
    while found := link.execute_command("XRANGE", key, start, "+", "COUNT", ITEMS):
        for identity, entry in found:
            start = b"(" + _raw(identity)
            pairs = entry.items() if isinstance(entry, dict) else zip(entry[::2], entry[1::2], strict=True)
            for name, value in pairs:
                yield _raw(name), _raw(value)


_ITEMS: dict[bytes, _Reading] = {
    b"hash": _walked("HSCAN", pairs=True),
    b"set": _walked("SSCAN", pairs=False),
    b"zset": _walked("ZSCAN", pairs=True),
    b"list": _listed,
    b"stream": _streamed,
}


def pattern_of(key: bytes) -> str:
    """Return a name as it may be told: words between signs stay, whatever has a digit or a blank in it does not."""
    parts = _BETWEEN.split(_text(key))
    return "".join(part if _BETWEEN.fullmatch(part) or _WORD.fullmatch(part) or not part else "*" for part in parts)


def _text(raw: Any) -> str:
    return raw.decode("utf-8", "backslashreplace") if isinstance(raw, bytes) else str(raw)


def _raw(item: Any) -> bytes:
    return item if isinstance(item, bytes) else str(item).encode()
