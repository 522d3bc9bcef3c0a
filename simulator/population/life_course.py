"""How does a household come about, grow and end, and who lives in it when its head has a given age?

A life course is one such history, told in ages of the head. A household is a life course seen on the reference date:
the head's birth block says how far it has come. There are 512 courses, the same for every seed; each resident of the
country plays one of eight roles in one of them.
"""

from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from simulator.population import official
from simulator.population.calendar import BLOCKS, blocks
from simulator.population.dice import draw

COURSES = 512
ROLES = 8
HEAD, SPOUSE, FIRST_CHILD, LAST_CHILD, KIN, SECOND_KIN = 0, 1, 2, 5, 6, 7
NOBODY = (None,) * ROLES
YOUNGEST_HEAD = blocks(21)
"""Age of the youngest head, in blocks of 25 days."""


class Kind(Enum):
    """Who shares the household beside a head, a spouse and their children."""

    INTI = "inti"
    LAJANG = "lajang"
    """The head never marries and lives alone."""
    JANDA = "janda"
    """A widow and her children."""
    CERAI = "cerai"
    """A divorced head, mostly a mother, with children."""
    ORANG_TUA = "orang tua"
    """A parent of the head lives with the family."""
    MERTUA = "mertua"
    """A parent of the spouse lives with the family."""
    TIGA_GENERASI = "tiga generasi"
    """The first child stays, marries and has a child."""
    CUCU = "cucu"
    """A grandchild grows up with the grandparents."""
    FAMILI_LAIN = "famili lain"
    """A younger brother or sister of the head lives with the family."""


SHARES_OF_KINDS = (
    (Kind.INTI, 224),
    (Kind.LAJANG, 34),
    (Kind.JANDA, 98),
    (Kind.CERAI, 32),
    (Kind.ORANG_TUA, 32),
    (Kind.MERTUA, 24),
    (Kind.TIGA_GENERASI, 38),
    (Kind.CUCU, 12),
    (Kind.FAMILI_LAIN, 18),
)
"""Courses of each kind; the sum is `COURSES`. All shares of this module are ours (SIM)."""


CHILD_OF_KIN = {Kind.ORANG_TUA: HEAD, Kind.MERTUA: SPOUSE}
KIN_MARRIED = {
    Kind.ORANG_TUA: official.CERAI_MATI,
    Kind.MERTUA: official.CERAI_MATI,
    Kind.TIGA_GENERASI: official.KAWIN,
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One role of a course: who is born `offset` blocks after the head, and when that person is in the household."""

    offset: int
    since: int
    """Age of the head, in blocks, from which on the person is there."""
    until: int
    """Age of the head from which on the person is not there any more."""

    @property
    def first_block(self) -> int:
        """The earliest birth block of a head who lives with this person on the reference date."""
        return BLOCKS - self.until + 1

    @property
    def end_block(self) -> int:
        """The birth block after the latest such."""
        return BLOCKS - self.since + 1

    @property
    def count(self) -> int:
        """How many heads' birth blocks there are with this person."""
        return max(0, self.until - self.since)


@dataclass(frozen=True, slots=True)
class Course:
    """A life course: its kind, its eight roles, and when the head was married."""

    kind: Kind
    sex_of_head: int
    """0 for a man, 1 for a woman."""
    slots: tuple[Slot | None, ...]
    married_since: int | None
    """Age of the head in blocks at the wedding; None for who never marries."""
    married_until: int
    """Age of the head in blocks at the end of the marriage."""
    child_of_kin: int | None = None
    """The role whose mother or father plays the role `KIN`."""

    @property
    def residents(self) -> int:
        """How many residents all households of this course have together, one household for each birth block."""
        return sum(slot.count for slot in self.slots if slot)

    def has(self, role: int, age: int) -> bool:
        """Whether somebody plays this role when the head has this `age` in blocks."""
        slot = self.slots[role]
        return slot is not None and slot.since <= age < slot.until

    def married(self, role: int, age: int) -> str:
        """STATUS_KAWIN of a role when the head has this `age` in blocks."""
        if role <= SPOUSE:
            if self.married_since is None:
                return official.BELUM_KAWIN
            if age < self.married_until:
                return official.KAWIN
            return official.CERAI_HIDUP if self.kind is Kind.CERAI else official.CERAI_MATI
        if role == KIN:
            return KIN_MARRIED.get(self.kind, official.BELUM_KAWIN)
        if role == FIRST_CHILD and self.kind is Kind.TIGA_GENERASI and self.has(KIN, age):
            return official.KAWIN
        return official.BELUM_KAWIN


@cache
def all_courses() -> tuple[Course, ...]:
    """The 512 courses; kinds are spread evenly over the numbers."""
    kinds = [kind for kind, share in SHARES_OF_KINDS for _ in range(share)]
    return tuple(_Author(number).write(kinds[number * 317 % COURSES]) for number in range(COURSES))


@dataclass(frozen=True, slots=True)
class _Author:
    """Draws the ages of one course."""

    number: int

    def years(self, low: int, high: int, what: str) -> int:
        """A span of `low` to `high` years, in blocks."""
        return blocks(low) + draw(blocks(high) - blocks(low) + 1, "course", self.number, what)

    def chance(self, percent: int, what: str) -> bool:
        return draw(100, "course", self.number, what) < percent

    def write(self, kind: Kind) -> Course:
        if kind is Kind.LAJANG:
            start = self.years(21, 34, "start")
            end = self.years(60, 95, "end") if self.chance(25, "for life") else start + self.years(3, 14, "end")
            return Course(kind, int(self.chance(40, "woman")), (Slot(0, start, end), *NOBODY[1:]), None, 0)
        head_is_woman = kind is Kind.JANDA or (kind is Kind.CERAI and self.chance(75, "mother"))
        married, start, apart, end = self._marriage(kind, head_is_woman)
        # A bride of 18 by blocks may lack some days of it; to change that would move residents that vendors know.
        gap = -self.years(-1, 8, "gap") if head_is_woman else min(self.years(-1, 8, "gap"), married - blocks(18))
        spouse = Slot(gap, start, apart) if start < apart else None
        children = self._children(married, gap if not head_is_woman else 0, start, apart, end)
        eldest = children[0] if children else None
        if kind is Kind.TIGA_GENERASI and eldest:
            children = (replace(eldest, until=end), *children[1:])
        kin = self._kin(kind, gap, eldest, start, end)
        slots = (Slot(0, start, end), spouse, *children, *NOBODY[len(children) + 2 : KIN], *kin)
        return Course(kind, int(head_is_woman), slots, married, apart, CHILD_OF_KIN.get(kind))

    def _marriage(self, kind: Kind, head_is_woman: bool) -> tuple[int, int, int, int]:
        """Ages of the head at the wedding, the start of the household, the end of the marriage, and the end."""
        married = self.years(19, 26, "married") if head_is_woman else self.years(21, 29, "married")
        span = ((44, 60), (58, 70), (64, 76), (68, 96))[draw(4, "course", self.number, "span")]
        end = self.years(*span, "end")
        if kind is Kind.JANDA:
            start = apart = self.years(40, 68, "widowed")
            return married, start, apart, max(end, start + blocks(3))
        if kind is Kind.CERAI:
            start = apart = max(self.years(27, 45, "divorced"), married + blocks(3))
            return married, start, apart, min(end, start + self.years(8, 25, "alone"))
        apart = min(end, self.years(50, 80, "widower")) if self.chance(18, "wife dies") else end
        return married, max(married, YOUNGEST_HEAD), apart, end

    def _children(self, married: int, gap: int, start: int, apart: int, end: int) -> tuple[Slot, ...]:
        """The children, oldest first; `gap` is how much younger than the head the mother is."""
        slots = []
        born = max(married, gap + blocks(17))
        for number in range((1, 1, 2, 2, 2, 3, 3, 3, 4, 4)[draw(10, "course", self.number, "children")]):
            born += self.years(1, 3, f"child {number}") + (self.years(1, 2, f"pause {number}") if number else 0)
            if born >= min(apart, gap + blocks(43)):
                break
            leaves = born + self.years(21, 33, f"leaves {number}")
            slots.append(Slot(born, max(born + 1, start), min(leaves, end)))
        return tuple(slots)

    def _kin(self, kind: Kind, gap: int, child: Slot | None, start: int, end: int) -> tuple[Slot | None, Slot | None]:
        """Who plays the last two roles."""
        if kind in (Kind.ORANG_TUA, Kind.MERTUA):
            offset = (gap if kind is Kind.MERTUA else 0) - self.years(20, 34, "parent")
            return Slot(offset, start, min(end, offset + self.years(62, 97, "parent dies"))), None
        if kind is Kind.FAMILI_LAIN:
            offset = self.years(2, 12, "sibling")
            return Slot(offset, start, min(end, offset + blocks(29))), None
        if kind is Kind.CUCU:
            offset = self.years(44, 58, "grandchild")
            return Slot(offset, max(start, offset + 1), min(end, offset + blocks(16))), None
        if kind is Kind.TIGA_GENERASI and child:
            wedding = child.offset + self.years(21, 26, "child marries")
            grandchild = wedding + self.years(1, 3, "grandchild")
            in_law = child.offset + self.years(-2, 2, "in-law")
            return Slot(in_law, wedding, end), Slot(grandchild, grandchild + 1, min(end, grandchild + blocks(20)))
        return None, None
