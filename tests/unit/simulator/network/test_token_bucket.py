import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.network.token_bucket import PACKET, TokenBucket, line_of


def test_an_idle_line_takes_its_depth_at_once_and_then_goes_at_its_speed() -> None:
    bucket = TokenBucket(100, depth=50)
    assert [bucket.take(50, 0.0), bucket.take(100, 0.0), bucket.take(100, 0.0)] == [0.0, 1.0, 2.0]
    assert bucket.take(100, 2.0) == 1.0
    assert bucket.take(0, 100.0) == 0.0
    assert bucket.take(150, 100.0) == 1.0


def test_a_line_without_depth_makes_the_first_byte_wait_too() -> None:
    bucket = TokenBucket(2)
    assert [bucket.take(1, 7.0), bucket.take(1, 7.5), bucket.take(1, 9.0)] == [0.5, 0.5, 0.5]


@given(st.lists(st.tuples(st.integers(0, 5_000), st.floats(0, 2)), min_size=1, max_size=30))
def test_never_more_leaves_than_speed_and_depth_permit(bursts: list[tuple[int, float]]) -> None:
    bucket = TokenBucket(1_000, depth=500)
    now, sent = 0.0, 0
    for size, pause in bursts:
        now += pause
        sent += size
        left_at = now + bucket.take(size, now)
        assert sent <= 500 + 1_000 * left_at + 1e-6


def test_a_line_is_told_in_bits_and_takes_one_packet_at_once() -> None:
    line = line_of(1_000_000)
    assert line.take(PACKET, 0.0) == 0.0
    assert line.take(125_000, 0.0) == 1.0


@pytest.mark.parametrize(("speed", "chunk"), [(0.125, 1), (1, 1), (20, 1), (2_000, 100), (10**9, PACKET)])
def test_bytes_come_evenly(speed: float, chunk: int) -> None:
    assert TokenBucket(speed).chunk == chunk
