from collections import Counter
from itertools import pairwise

from simulator.population.calendar import BLOCKS, BLOCKS_PER_YEAR, blocks
from simulator.population.life_course import (
    COURSES,
    FIRST_CHILD,
    HEAD,
    KIN,
    LAST_CHILD,
    ROLES,
    SECOND_KIN,
    SHARES_OF_KINDS,
    SPOUSE,
    YOUNGEST_HEAD,
    Kind,
    all_courses,
)

CHILDREN = range(FIRST_CHILD, LAST_CHILD + 1)

ALL = all_courses()


def test_there_are_as_many_courses_of_each_kind_as_its_share() -> None:
    assert sum(share for _, share in SHARES_OF_KINDS) == COURSES == len(ALL)
    assert Counter(course.kind for course in ALL) == dict(SHARES_OF_KINDS)


def test_everybody_is_born_within_the_century_and_before_the_reference_date() -> None:
    for course in ALL:
        for slot in filter(None, course.slots):
            if slot.count:
                assert slot.first_block + slot.offset >= 0, course
                assert slot.end_block - 1 + slot.offset < BLOCKS, course


def test_nobody_lives_in_a_household_without_a_head() -> None:
    for course in ALL:
        head = course.slots[HEAD]
        assert head is not None
        assert head.offset == 0
        assert head.since >= YOUNGEST_HEAD
        for slot in filter(None, course.slots):
            if slot.count:
                assert head.since <= slot.since < slot.until <= head.until, course


def test_parents_are_older_than_their_children_by_a_plausible_span() -> None:
    for course in ALL:
        spouse = course.slots[SPOUSE]
        mother = 0 if course.sex_of_head else spouse.offset if spouse else None
        for role in CHILDREN:
            child = course.slots[role]
            if child and mother is not None:
                assert blocks(18) <= child.offset - mother <= blocks(43), course
        if course.child_of_kin is not None:
            parent, child = course.slots[KIN], course.slots[course.child_of_kin]
            assert parent is not None
            assert child is not None
            assert blocks(19) < child.offset - parent.offset < blocks(35)


def test_children_are_born_after_the_wedding_one_by_one() -> None:
    for course in ALL:
        births = [slot.offset for role in CHILDREN if (slot := course.slots[role])]
        assert all(later - earlier >= blocks(2) - 1 for earlier, later in pairwise(births))
        if births:
            assert course.married_since is not None
            assert births[0] >= course.married_since + blocks(1)


def test_nobody_marries_as_a_child() -> None:
    for course in ALL:
        if course.married_since is not None:
            spouse = course.slots[SPOUSE]
            assert course.married_since >= blocks(19)
            assert spouse is None or course.married_since - spouse.offset >= blocks(18)
        child, in_law = course.slots[CHILDREN[0]], course.slots[KIN]
        if course.kind is Kind.TIGA_GENERASI and child and in_law:
            assert in_law.since - max(child.offset, in_law.offset) >= blocks(18)


def test_the_last_role_is_a_grandchild_of_the_house_only() -> None:
    for course in ALL:
        assert course.slots[SECOND_KIN] is None or course.kind is Kind.TIGA_GENERASI
        assert len(course.slots) == ROLES


def test_ages_and_households_are_like_those_of_the_country() -> None:
    ages: Counter[str] = Counter()
    for course in ALL:
        for slot in filter(None, course.slots):
            for age_of_head in range(slot.since, slot.until):
                age = (age_of_head - slot.offset) / BLOCKS_PER_YEAR
                ages["child" if age < 15 else "old" if age >= 65 else "adult"] += 1
    households = sum(head.count for course in ALL if (head := course.slots[HEAD]))
    assert ages.total() == sum(course.residents for course in ALL)
    assert 3.3 < ages.total() / households < 3.7
    assert 0.22 < ages["child"] / ages.total() < 0.27
    assert 0.06 < ages["old"] / ages.total() < 0.09
