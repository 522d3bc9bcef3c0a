"""What stands beside a person is found as by comparing everything with everything, and in no longer time."""

from hypothesis import given
from hypothesis import strategies as st

from conformance.scanner.nearby import REMEMBERED, Nearby, Sight
from conformance.scanner.needles import Meaning
from conformance.scanner.rules import REACH
from conformance.scanner.writings import Form

SIGHTS = st.lists(
    st.tuples(st.booleans(), st.sampled_from("AB"), st.sampled_from([None, None, None, 1, 2]), st.integers(0, 2000)),
    max_size=30,
)


def at(offset: int, record: int | None = None) -> Sight:
    return Sight("x", (), offset, record)


def are_close(one: Sight, other: Sight) -> bool:
    return one.record == other.record and (one.record is not None or abs(one.offset - other.offset) <= REACH)


@given(met=SIGHTS)
def test_each_weak_sight_is_explained_if_and_only_if_the_person_was_met_beside_it(
    met: list[tuple[bool, str, int | None, int]],
) -> None:
    nearby, explained = Nearby(), set()
    for number, (is_anchor, person, record, offset) in enumerate(met):
        sight = at(offset, record)
        if is_anchor:
            explained |= {meaning.value for meaning, _ in nearby.anchor(person, sight)}
        elif nearby.is_beside(person, sight):
            explained.add(number)
        else:
            nearby.wait(person, Meaning(number, Form.DATE, is_weak=True), sight)
    assert explained == {
        number
        for number, (is_anchor, person, record, offset) in enumerate(met)
        if not is_anchor
        and any(
            other[0] and other[1] == person and are_close(at(offset, record), at(other[3], other[2])) for other in met
        )
    }


def test_what_was_met_long_ago_is_forgotten_and_the_latest_is_not() -> None:
    nearby = Nearby()
    for record in range(3 * REMEMBERED):
        nearby.anchor("A", at(0, record))
    assert not nearby.is_beside("A", at(0, 0))
    assert nearby.is_beside("A", at(0, 3 * REMEMBERED - 1))
