"""Is the table of a user id whole, and does every way through it end?"""

from dataclasses import replace
from datetime import date

import pytest

from simulator.domain.administrator import STEPS as GRANTS
from simulator.domain.administrator import AdministratorAct, AdministratorState, needs_administrator, once
from simulator.domain.user_id import (
    GRANTED,
    OVER,
    STEPS,
    WORKING,
    UserIdAct,
    UserIdState,
    days_late,
    is_full,
)
from simulator.poc.agreement_file import load_agreement

KARANGANYAR = load_agreement("karanganyar-baperlitbang-2021")
BANJARNEGARA = load_agreement("banjarnegara-arpus-2025")


def reached(start: UserIdState) -> set[UserIdState]:
    found, fresh = {start}, [start]
    while fresh:
        state = fresh.pop()
        after = {to for (at, _), to in STEPS.table.items() if at is state} - found
        found |= after
        fresh += after
    return found


def test_every_state_is_reached_and_every_way_can_end() -> None:
    assert reached(UserIdState.DIAJUKAN) == set(UserIdState)
    assert all(reached(state) & OVER for state in UserIdState)
    assert {act for _, act in STEPS.table} == set(UserIdAct)


def test_nothing_comes_after_the_end_and_nobody_works_without_a_hand_over() -> None:
    assert {state for state in UserIdState if not STEPS.acts_in(state)} == OVER
    assert {state for state in WORKING if (state, UserIdAct.REVOKE) not in STEPS.table} == set()
    assert {to for (at, act), to in STEPS.table.items() if to in WORKING and at not in WORKING} == {
        UserIdState.DISERAHKAN
    }
    assert WORKING < GRANTED
    assert not GRANTED & OVER


@pytest.mark.parametrize("state", list(UserIdState))
def test_a_first_sign_in_is_no_act_of_an_office(state: UserIdState) -> None:
    assert UserIdAct.USE not in STEPS.acts_in(state)


def test_karanganyar_grants_one_within_two_weeks() -> None:
    assert [is_full(KARANGANYAR, granted) for granted in (0, 1)] == [False, True]
    assert not is_full(BANJARNEGARA, 99)
    asked = date(2021, 5, 10)
    assert [days_late(KARANGANYAR, asked, date(2021, 5, day)) for day in (10, 24, 25, 31)] == [0, 0, 1, 7]
    assert days_late(BANJARNEGARA, asked, date(2022, 5, 10)) == 0


def test_the_administrator_is_granted_once_and_changed_on_request() -> None:
    assert {at for at, act in GRANTS.table if act is AdministratorAct.GRANT} == {AdministratorState.BELUM}
    assert AdministratorState.BELUM not in GRANTS.table.values()
    assert GRANTS.acts_in(AdministratorState.DIBERIKAN) == (AdministratorAct.REQUEST,)
    assert [needs_administrator(pks) for pks in (KARANGANYAR, BANJARNEGARA)] == [True, False]
    assert "dilakukan hanya 1 (satu) kali" in once(KARANGANYAR)
    assert once(BANJARNEGARA) == once(KARANGANYAR)
    assert "hanya dilakukan 1 (satu) kali" in once(replace(KARANGANYAR, dasar=("BTN",)))
