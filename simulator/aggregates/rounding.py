"""How is a number published so that no subtraction points at one person? As multiples of five and their sums (SIM).

Only kecamatan are rounded. A total there is the nearest multiple; its categories share it out by rounding their running
totals, so that they add up to it in every dimension, and each is less than five away from what it stands for. What is
published of a larger region is a sum of published numbers, so every difference of two numbers is a multiple, too.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

STEP = 5


def round_total(residents: int, active: int, whole: int) -> int:
    """Return the multiple of `STEP` that is nearest to the part `active / whole` of the residents."""
    return (2 * residents * active + whole * STEP) // (2 * whole * STEP) * STEP


def round_running(total: int, running: Iterable[Sequence[float]]) -> list[int]:
    """Return sums over several kecamatan of the `running` totals of their categories, each of them rounded before.

    `running` has a number of each kecamatan for each category. The last sum is `total`, those of `round_total`.
    """
    sums = [sum([int(value / STEP + 0.5) for value in column]) * STEP for column in running]
    sums[-1] = total
    return sums


def cells_of(running: Iterable[int]) -> tuple[int, ...]:
    """Return the categories of rounded running totals, or of sums of these."""
    return tuple(after - before for before, after in pairwise((0, *running)))
