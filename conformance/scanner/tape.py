"""Where in a tar does which member stand? Read as it streams by. Pure."""

import re

BLOCK = 512
LONGEST_NAME = 8192
_PATH = re.compile(rb"[0-9]+ path=([^\n]*)\n")


class Tape:
    """The members of a tar: their names and where their bytes stand."""

    def __init__(self) -> None:
        self._next = 0
        self._name = ""
        self._is_over = False
        self.members: list[tuple[int, int, str]] = []

    @staticmethod
    def is_tar(beginning: bytes) -> bool:
        """Whether a stream that begins so is a tar."""
        return beginning[257:262] == b"ustar"

    def read(self, data: bytes, base: int) -> None:
        """Read the headers that are whole in `data`, whose first byte is the stream's `base`."""
        while not self._is_over and self._next + BLOCK <= base + len(data):
            start = self._next - base
            head = data[start : start + BLOCK]
            size = _size(head[124:136])
            if size is None or not head.strip(b"\0"):
                self._is_over = True
                return
            kind = head[156:157]
            after = self._next + BLOCK + -(-size // BLOCK) * BLOCK
            if kind in (b"L", b"x") and size <= LONGEST_NAME:
                if start + BLOCK + size > len(data):
                    return
                self._name = _named(kind, data[start + BLOCK : start + BLOCK + size]) or self._name
            else:
                self.members.append((self._next + BLOCK, self._next + BLOCK + size, self._name or _plain_name(head)))
                self._name = ""
            self._next = after


def _size(field: bytes) -> int | None:
    if field[:1] == b"\x80":
        return int.from_bytes(field[1:], "big")
    try:
        return int(field.strip(b" \0") or b"0", 8)
    except ValueError:
        return None


def _named(kind: bytes, raw: bytes) -> str:
    found = _PATH.search(raw) if kind == b"x" else None
    name = raw.rstrip(b"\0") if kind == b"L" else found[1] if found else b""
    return name.decode("utf-8", "backslashreplace")


def _plain_name(head: bytes) -> str:
    name, prefix = (head[a:b].split(b"\0")[0].decode("utf-8", "backslashreplace") for a, b in ((0, 100), (345, 500)))
    return f"{prefix}/{name}" if prefix and head[257:263] == b"ustar\0" else name
