"""Compile needles with hyperscan: msgpack of (bytes, caseless) from standard input, the database to standard output."""

import sys

import msgspec


def compile_needles(needles: list[tuple[bytes, bool]]) -> bytes:
    """Return the database, serialised.

    Each byte is written as an escape of a regular expression: the literal interface of the binding ends a needle at its
    first NUL, and would find the rest of it anywhere.
    """
    import hyperscan

    database = hyperscan.Database(mode=hyperscan.HS_MODE_STREAM)
    database.compile(
        expressions=[b"".join(b"\\x%02x" % byte for byte in raw) for raw, _ in needles],
        ids=list(range(len(needles))),
        elements=len(needles),
        flags=[hyperscan.HS_FLAG_CASELESS if is_caseless else 0 for _, is_caseless in needles],
    )
    return hyperscan.dumpb(database)


def main() -> None:
    """Answer one request."""
    needles = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=list[tuple[bytes, bool]])
    try:
        compiled = compile_needles(needles)
    except ImportError:
        sys.exit("not installed")
    sys.stdout.buffer.write(compiled)


if __name__ == "__main__":
    main()
