"""Is it kept what came to a door and was no call, and no more of it than is needed?"""

from simulator.poc.near_misses import LONGEST, MOST, NearMisses


def test_the_last_ones_are_kept_by_number() -> None:
    misses = NearMisses()
    for number in range(MOST + 3):
        misses.note("GET", f"/{number}", 405)
    assert [miss.number for miss in misses.after(0)] == list(range(4, MOST + 4))
    assert [miss.path for miss in misses.after(MOST + 2)] == [f"/{MOST + 2}"]
    assert misses.after(MOST + 3) == []


def test_a_long_path_is_cut() -> None:
    misses = NearMisses()
    misses.note("POST", "/" + "x" * 5000, 404)
    assert len(misses.after(0)[0].path) == LONGEST
