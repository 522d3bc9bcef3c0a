"""What is known of an operator's last searches."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from simulator.domain.entry_pattern import Entered, PatternRules
from simulator.poc.searching import Searching

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(("minutes", "is_stopped"), [(0, True), (14.9, True), (15, False), (-1, False)])
def test_who_was_stopped_may_go_on_after_a_while(minutes: float, is_stopped: bool) -> None:
    searching = Searching(stopped=NOW - timedelta(minutes=minutes))
    assert searching.is_stopped(PatternRules(), NOW) is is_stopped
    assert not Searching().is_stopped(PatternRules(), NOW)
    assert not searching.is_stopped(PatternRules(berurutan=0, berpola=0, berdekatan=0), NOW)


@pytest.mark.parametrize(
    ("seconds", "count", "is_haste"),
    [
        ((0, 1, 2, 3), 4, True),
        ((0, 1, 2, 3), 5, False),
        ((0, 9, 10, 11), 3, True),
        ((0, 1, 3, 4), 4, False),
        ((0, 1, 2), 0, False),
        ((5, 4), 2, False),  # the session's clock was set back
    ],
)
def test_haste_is_a_run_without_a_pause(seconds: tuple[int, ...], count: int, is_haste: bool) -> None:
    entered = tuple(Entered(str(n), NOW + timedelta(seconds=at)) for n, at in enumerate(seconds))
    assert Searching(entered=entered).is_haste(count, 2) is is_haste


def test_what_an_earlier_version_remembered_is_read() -> None:
    before = msgspec.msgpack.encode(("form", b"answer"))
    assert msgspec.msgpack.decode(before, type=Searching) == Searching("form", b"answer")
