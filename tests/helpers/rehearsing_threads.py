"""Threads that carry out rehearsals in this process.

msgspec 0.22 builds what it knows of a type at its first use, and two threads that do so at once crash Python.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import msgspec


def rehearsing_threads(at_once: int) -> ThreadPoolExecutor:
    """Return so many threads, once every type has been used."""
    for struct in _below(msgspec.Struct):
        msgspec.json.Decoder(struct)
    return ThreadPoolExecutor(at_once)


def _below(struct: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    for each in struct.__subclasses__():
        yield each
        yield from _below(each)
