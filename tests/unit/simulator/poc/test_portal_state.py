"""Who is signed in at a portal, and who has failed to?"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec

from simulator.domain.portal_rules import SHIPPED, PortalRules
from simulator.poc.portal_state import MOST_FAILED, PortalState, new_key

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
KEY, OTHER = new_key(), new_key()
EMPTY = PortalState().with_secret()
MANY = PortalRules(one_sign_in=False)


def kept(password: str) -> Callable[[str], str]:
    """What a session keeps, where everybody has this password."""
    return lambda user_id: password if user_id else ""


def test_what_a_browser_or_a_person_knows_is_not_kept_itself() -> None:
    packed = msgspec.json.encode(EMPTY.enter(KEY, "loket1", "rahasia", SHIPPED, NOW))
    assert KEY.encode() not in packed
    assert b"rahasia" not in packed
    assert EMPTY.with_secret() is EMPTY
    assert PortalState().with_secret().secret != EMPTY.secret


def test_who_is_signed_in_is_found_by_his_key_while_nothing_ends_it() -> None:
    state = EMPTY.enter(KEY, "loket1", "rahasia", SHIPPED, NOW)
    found = state.find(KEY, kept("rahasia"), SHIPPED, NOW)
    assert found is not None
    assert found.user_id == "loket1"
    assert state.find(OTHER, kept("rahasia"), SHIPPED, NOW) is None
    assert state.find("", kept("rahasia"), SHIPPED, NOW) is None
    assert state.find(KEY, kept("lain"), SHIPPED, NOW) is None
    late = NOW + timedelta(minutes=16)
    assert state.find(KEY, kept("rahasia"), SHIPPED, late) is None
    assert state.look(KEY, late).find(KEY, kept("rahasia"), SHIPPED, late) is not None
    assert state.knows(KEY)
    assert not state.leave(KEY).knows(KEY)
    assert PortalState().find(KEY, kept("rahasia"), SHIPPED, NOW) is None


def test_a_user_id_has_one_sign_in_unless_more_are_allowed() -> None:
    state = EMPTY.enter(KEY, "loket1", "r", SHIPPED, NOW).enter(OTHER, "loket1", "r", SHIPPED, NOW)
    assert (state.knows(KEY), state.knows(OTHER)) == (False, True)
    both = EMPTY.enter(KEY, "loket1", "r", MANY, NOW).enter(OTHER, "loket1", "r", MANY, NOW)
    assert (both.knows(KEY), both.knows(OTHER)) == (True, True)
    others = EMPTY.enter(KEY, "loket1", "r", SHIPPED, NOW).enter(OTHER, "loket2", "r", SHIPPED, NOW)
    assert others.knows(KEY)
    assert not others.enter(new_key(), "x", "r", SHIPPED, NOW + timedelta(minutes=16)).knows(KEY)  # idle ones go


def test_failures_lock_until_they_are_old_forgiven_or_followed_by_a_sign_in() -> None:
    state = EMPTY
    for _ in range(SHIPPED.failures):
        assert not state.is_locked("loket1", SHIPPED, NOW)
        state = state.fail("loket1", SHIPPED, NOW)
    assert state.is_locked("loket1", SHIPPED, NOW)
    assert not state.is_locked("loket2", SHIPPED, NOW)
    assert not state.is_locked("loket1", SHIPPED, NOW + timedelta(minutes=16))
    assert not state.forgive("loket1").is_locked("loket1", SHIPPED, NOW)
    assert not state.enter(KEY, "loket1", "r", SHIPPED, NOW).is_locked("loket1", SHIPPED, NOW)


def test_the_failures_of_only_so_many_user_ids_are_remembered() -> None:
    state = EMPTY
    for number in range(MOST_FAILED + 3):
        state = state.fail(f"x{number}", SHIPPED, NOW)
    assert len(state.failed) == MOST_FAILED
    assert "x0" not in state.failed
    assert f"x{MOST_FAILED + 2}" in state.failed


def test_a_form_is_known_by_its_token_and_its_browser() -> None:
    token = EMPTY.token_of(KEY)
    assert EMPTY.is_token(KEY, token)
    assert not EMPTY.is_token(OTHER, token)
    assert not EMPTY.is_token("", EMPTY.token_of(""))
    assert not EMPTY.is_token(KEY, "\u00e9")
    assert not PortalState().with_secret().is_token(KEY, token)
