"""How long and how often: the rules of the Web Portal."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.entry_pattern import PatternRules
from simulator.domain.portal_rules import SHIPPED, PortalRules

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(("minutes", "is_idle"), [(0, False), (15, False), (15.1, True), (-60, False)])
def test_an_operator_is_idle_after_so_many_minutes(minutes: float, is_idle: bool) -> None:
    assert SHIPPED.is_idle(NOW - timedelta(minutes=minutes), NOW) is is_idle


@given(ages=st.lists(st.integers(-5, 60), max_size=12), rules=st.builds(PortalRules, failures=st.integers(1, 9)))
def test_a_user_id_is_locked_by_failures_that_are_recent_enough(ages: list[int], rules: PortalRules) -> None:
    failed = [NOW - timedelta(minutes=age) for age in ages]
    recent = [at for at in failed if NOW - at <= timedelta(minutes=rules.lock_minutes)]
    assert rules.recent(failed, NOW) == tuple(recent)
    assert rules.is_locked(failed, NOW) is (len(recent) >= rules.failures)


@pytest.mark.parametrize(
    ("rules", "remembered"),
    [
        (SHIPPED, 13),
        (PortalRules(scrape_count=40), 40),
        (PortalRules(pattern=PatternRules(0, 0, 0)), 5),
        (PortalRules(pattern=PatternRules(0, 0, 0), scrape_count=0), 0),
    ],
)
def test_as_many_nik_are_remembered_as_any_rule_looks_at(rules: PortalRules, remembered: int) -> None:
    assert rules.remembered == remembered
