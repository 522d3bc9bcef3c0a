"""What is the middle of some measurements, and how far do they lie apart?"""

from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import TypeVar

Measured = TypeVar("Measured")


def middle(measures: Iterable[Measured], value: Callable[[Measured], float]) -> float:
    """The median of `value` over the measurements."""
    return float(median(map(value, measures)))


def spread(values: Sequence[float]) -> str:
    """The lowest and the highest of values, as text."""
    return f"{min(values):,.1f}-{max(values):,.1f}"


def against(value: float, yardstick: float) -> str:
    """A value as a multiple of the yardstick, as text; a yardstick of nothing is a fault of the measurement."""
    if yardstick <= 0:
        raise ValueError("the yardstick measured nothing; measure longer (--seconds)")
    return f"{value / yardstick:.2f}"
