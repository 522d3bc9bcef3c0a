"""Where do the bars of a chart stand? Drawn by the server, so that it needs no script and prints as it is seen."""

from collections.abc import Sequence
from typing import NamedTuple

WIDTH, ROW, LABEL, BAR = 360, 36, 13, 12
"""Of the drawing, a category, its words and its bar; a phone shows about one pixel for each."""


class Bar(NamedTuple):
    """One category."""

    label: str
    value: str
    baseline: int
    """Of the words above the bar."""
    top: int
    width: float


class Chart(NamedTuple):
    """Horizontal bars, one below the other."""

    height: int
    bars: tuple[Bar, ...]


def draw_chart(labels: Sequence[str], cells: Sequence[int], values: Sequence[str]) -> Chart:
    """Return the bars of `cells`, the largest of which is as wide as the drawing; `values` is how they are written."""
    largest = max(cells, default=0) or 1
    bars = tuple(
        Bar(label, value, row * ROW + LABEL, row * ROW + LABEL + 6, round(WIDTH * cell / largest, 1))
        for row, (label, value, cell) in enumerate(zip(labels, values, cells, strict=True))
    )
    return Chart(len(bars) * ROW, bars)
