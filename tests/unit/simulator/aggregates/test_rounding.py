"""Does no difference of two published numbers point at one person?"""

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from simulator.aggregates.rounding import STEP, cells_of, round_running, round_total

QUARTERS = st.lists(st.integers(0, 4_000), min_size=1, max_size=12)


def rounded(quarters: list[int]) -> tuple[int, tuple[int, ...]]:
    """The total and the cells of one kecamatan whose cells are so many quarters of a resident."""
    total = round_total(sum(quarters), 1, 4)
    return total, cells_of(round_running(total, [(number / 4,) for number in accumulate(quarters)]))


@given(QUARTERS)
def test_cells_are_multiples_that_add_up_and_are_less_than_a_step_away(quarters: list[int]) -> None:
    total, cells = rounded(quarters)
    assert sum(cells) == total
    assert abs(total - sum(quarters) / 4) <= STEP / 2
    for cell, exact in zip(cells, quarters, strict=True):
        assert cell >= 0
        assert cell % STEP == 0
        assert abs(cell - exact / 4) <= STEP


@given(st.lists(st.lists(st.integers(0, 4_000), min_size=4, max_size=4), min_size=1, max_size=6))
def test_a_larger_region_is_the_sum_of_what_is_published_below_it(kecamatan: list[list[int]]) -> None:
    parts = [rounded(quarters) for quarters in kecamatan]
    running = zip(*([number / 4 for number in accumulate(quarters)] for quarters in kecamatan), strict=True)
    together = cells_of(round_running(sum(total for total, _ in parts), list(running)))
    assert together == tuple(map(sum, zip(*(cells for _, cells in parts), strict=True)))


@given(QUARTERS, QUARTERS)
def test_whatever_is_subtracted_is_a_multiple(one: list[int], other: list[int]) -> None:
    published = [
        number for quarters in (one, other) for total, cells in [rounded(quarters)] for number in (total, *cells)
    ]
    assert all((before - after) % STEP == 0 for before, after in pairwise(sorted(published)))


@given(st.integers(0, 3))
def test_one_resident_more_or_less_moves_a_cell_by_a_step_or_not_at_all(more: int) -> None:
    _, before = rounded([400, 400])
    _, after = rounded([400 + 4 * more, 400])
    assert {abs(a - b) for a, b in zip(before, after, strict=True)} <= {0, STEP}
