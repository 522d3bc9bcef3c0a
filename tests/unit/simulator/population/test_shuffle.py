"""Does the shuffle bring every place somewhere, and no two to the same?"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.population.shuffle import Shuffle


@given(size=st.integers(1, 3_000), seed=st.integers(0, 2**63))
def test_every_place_is_taken_once(size: int, seed: int) -> None:
    shuffle = Shuffle(size, seed, "a test")
    assert sorted(shuffle[place] for place in range(size)) == list(range(size))


@given(size=st.integers(2, 10**12), seed=st.integers(0, 2**63), data=st.data())
def test_two_places_of_a_large_shuffle_stay_two(size: int, seed: int, data: st.DataObject) -> None:
    shuffle = Shuffle(size, seed)
    one, other = (data.draw(st.integers(0, size - 1)) for _ in range(2))
    assert (shuffle[one] == shuffle[other]) == (one == other)
    assert 0 <= shuffle[one] < size


def test_it_follows_from_its_labels_and_leaves_no_run_together() -> None:
    shuffle, again, another = Shuffle(25_000_000, 1, "a"), Shuffle(25_000_000, 1, "a"), Shuffle(25_000_000, 1, "b")
    places = [shuffle[place] for place in range(1_000)]
    assert places == [again[place] for place in range(1_000)]
    assert not set(places) & {another[place] for place in range(20)}
    assert sum(abs(here - there) < 25_000 for here, there in pairwise(places)) < 10
    assert min(sum(place // 2_500_000 == tenth for place in places) for tenth in range(10)) > 60


@pytest.mark.parametrize("place", [-1, 7])
def test_a_place_outside_is_refused(place: int) -> None:
    with pytest.raises(IndexError):
        Shuffle(7, 1)[place]
