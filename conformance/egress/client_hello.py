"""Which host does a TLS client name before anything is secured? Pure (RFC 8446 4.1.2, RFC 6066 3)."""

_HANDSHAKE, _HELLO, _SERVER_NAME = 22, 1, 0


def name_in(record: bytes) -> str:
    """Return the server name of a ClientHello; empty: it names none, or cannot be read."""
    try:
        return _read(record)
    except (IndexError, UnicodeDecodeError):
        return ""


def _read(record: bytes) -> str:
    if record[0] != _HANDSHAKE or record[5] != _HELLO:
        return ""
    at = 5 + 4 + 2 + 32
    at += 1 + record[at]
    at += 2 + _number(record, at)
    at += 1 + record[at]
    end = at + 2 + _number(record, at)
    at += 2
    while at + 4 <= min(end, len(record)):
        kind, size = _number(record, at), _number(record, at + 2)
        if kind == _SERVER_NAME:
            length = _number(record, at + 7)
            return record[at + 9 : at + 9 + length].decode("ascii").lower()
        at += 4 + size
    return ""


def _number(raw: bytes, at: int) -> int:
    return raw[at] << 8 | raw[at + 1]
