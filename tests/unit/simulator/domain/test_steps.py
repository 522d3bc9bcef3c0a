"""Does a table of steps allow what stands in it, and nothing else?"""

from enum import StrEnum

from simulator.domain.steps import Steps


class Door(StrEnum):
    OPEN = "open"
    SHUT = "shut"


class Act(StrEnum):
    CLOSE = "close"
    KNOCK = "knock"
    FALL = "fall"


STEPS = Steps(
    {
        (Door.OPEN, Act.FALL): Door.SHUT,
        (Door.OPEN, Act.KNOCK): Door.OPEN,
        (Door.OPEN, Act.CLOSE): Door.SHUT,
    },
    of_no_office=frozenset({Act.FALL}),
)


def test_an_act_leads_where_the_table_says_and_nowhere_else() -> None:
    assert {act: STEPS.after(Door.OPEN, act) for act in Act} == {
        Act.CLOSE: Door.SHUT,
        Act.KNOCK: Door.OPEN,
        Act.FALL: Door.SHUT,
    }
    assert {STEPS.after(Door.SHUT, act) for act in Act} == {None}


def test_offices_are_offered_their_own_acts_in_the_order_of_the_table() -> None:
    assert STEPS.acts_in(Door.OPEN) == (Act.KNOCK, Act.CLOSE)
    assert STEPS.acts_in(Door.SHUT) == ()
    assert Steps(STEPS.table).acts_in(Door.OPEN) == (Act.FALL, Act.KNOCK, Act.CLOSE)
