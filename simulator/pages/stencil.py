"""How is a page made of which few words change? It is rendered once with blanks, and these are filled each time.

The template is the same, and stands once. What it gets instead of a value is a mark that it puts out whole; what is
filled in later is escaped as the template would have done it. So a template may ask of a value whether there is one,
and may do nothing with it but put it out.
"""

from collections.abc import Callable, Hashable, Mapping
from secrets import token_hex

from markupsafe import escape

Value = str | int | None
"""What stands in a blank; markup stays as it is."""
MOST = 256
"""Stencils that are remembered; when there are more, all are forgotten and made again."""
_EDGE = token_hex(8)
"""Stands on both sides of a blank's name; nobody who gives a value can know it."""


class Stencils:
    """Pages with blanks."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[str, ...]] = {}
        """Text and names of blanks in turn, text first and last."""

    def fill(
        self, frame: Hashable, values: Mapping[str, Value], render: Callable[[Mapping[str, Value]], bytes]
    ) -> bytes:
        """Return what `render(values)` would; `frame` is all besides `values` on which that depends.

        It is called once for each frame and each choice of values that there are; None, 0 and the empty text are none.
        """
        kind = frame, *values, *[bool(value) or value for value in values.values()]
        stencil = self._known.get(kind)
        if stencil is None:
            stencil = _cut(render({name: _blank(name, value) for name, value in values.items()}))
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[kind] = stencil
        parts = list(stencil)
        parts[1::2] = [_written(values[name]) for name in stencil[1::2]]
        return "".join(parts).encode()


def _blank(name: str, value: Value) -> Value:
    return f"{_EDGE}{name}{_EDGE}" if value else value


def _written(value: Value) -> str:
    """Return `value` as it stands in a page; most are letters and digits, in which there is nothing to escape."""
    return value if isinstance(value, str) and value.isalnum() else escape(value)


def _cut(page: bytes) -> tuple[str, ...]:
    return tuple(page.decode().split(_EDGE))
