"""What is a resident of this region, religion and sex called?"""

from dataclasses import dataclass
from functools import cache

from simulator.population import official
from simulator.population import word_lists as lists
from simulator.population.provinces import PROVINCE_BY_CODE

MAN, WOMAN = 0, 1
NO_PREFIX = ("",) * 16
ISLAMIC_PREFIX = (("MUHAMMAD ",) * 2 + ("",) * 14, ("SITI ",) * 2 + ("",) * 14)
BALINESE_PREFIX = (
    ("I WAYAN ", "I MADE ", "I NYOMAN ", "I KETUT ") * 3 + ("I GEDE ", "I PUTU ", "I KOMANG ", "I GUSTI "),
    ("NI WAYAN ", "NI MADE ", "NI NYOMAN ", "NI KETUT ") * 3 + ("NI LUH ", "NI PUTU ", "NI KOMANG ", "NI GUSTI "),
)
SASAK_PREFIX = (("LALU ",) * 3 + ("",) * 13, ("BAIQ ",) * 3 + ("",) * 13)


@dataclass(frozen=True, slots=True)
class Style:
    """How names are put together; pairs are (men, women)."""

    prefixes: tuple[tuple[str, ...], tuple[str, ...]]
    """Sixteen equally likely beginnings, mostly empty."""
    given: tuple[tuple[str, ...], tuple[str, ...]]
    second: tuple[tuple[str, ...], tuple[str, ...]]
    clans: tuple[str, ...]
    """Names that go from father to child; empty where a second name is free."""
    plain: int
    """Of 16: names without a second name."""


@dataclass(frozen=True, slots=True)
class Group:
    """The names of one part of the country."""

    given: tuple[tuple[str, ...], tuple[str, ...]]
    second: tuple[tuple[str, ...], tuple[str, ...]]
    plain: int
    clans: tuple[str, ...] = ()
    muslim_clans: bool = False
    """Whether Muslims bear the clans too."""


_JAVA_SECOND = (lists.FAKER_SECOND_MEN, lists.FAKER_SECOND_WOMEN)
_SUNDA_SECOND = (lists.SUNDA_SECOND_MEN, lists.SUNDA_SECOND_WOMEN)
_SUMATRA_SECOND = (lists.SUMATRA_SECOND_MEN, lists.SUMATRA_SECOND_WOMEN)
_ISLAM = (lists.ISLAM_MEN, lists.ISLAM_WOMEN)


def _with_islamic(men: tuple[str, ...], women: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return men + lists.ISLAM_MEN, women + lists.ISLAM_WOMEN


GROUPS = {
    "JAWA": Group(
        _with_islamic(lists.FAKER_MEN + lists.JAWA_MEN * 3, lists.FAKER_WOMEN + lists.JAWA_WOMEN * 2), _JAVA_SECOND, 5
    ),
    "SUNDA": Group(_with_islamic(lists.SUNDA_MEN * 2, lists.SUNDA_WOMEN * 2), _SUNDA_SECOND, 5),
    "BETAWI": Group(
        _with_islamic(lists.JAWA_MEN + lists.SUNDA_MEN, lists.JAWA_WOMEN + lists.SUNDA_WOMEN + lists.FAKER_WOMEN),
        (lists.FAKER_SECOND_MEN + lists.SUNDA_SECOND_MEN, lists.FAKER_SECOND_WOMEN + lists.SUNDA_SECOND_WOMEN),
        2,
    ),
    "ACEH": Group(_with_islamic(lists.ACEH_MEN * 2, lists.ACEH_WOMEN * 2), _SUMATRA_SECOND, 6),
    "MELAYU": Group(_with_islamic(lists.MINANG_MEN, lists.FAKER_WOMEN), _SUMATRA_SECOND, 4),
    "MINANG": Group(_with_islamic(lists.MINANG_MEN * 3, lists.MINANG_WOMEN * 3), _SUMATRA_SECOND, 4),
    "BATAK": Group(_ISLAM, _SUMATRA_SECOND, 1, lists.BATAK_CLANS, muslim_clans=True),
    "BALI": Group((lists.BALI_GIVEN, lists.BALI_GIVEN_WOMEN), _JAVA_SECOND, 12),
    "SASAK": Group(_ISLAM, _SUMATRA_SECOND, 8),
    "NTT": Group(_ISLAM, _SUMATRA_SECOND, 2, lists.NTT_CLANS),
    "DAYAK": Group(_with_islamic(lists.BANJAR_MEN, lists.BANJAR_WOMEN), _SUMATRA_SECOND, 4, lists.DAYAK_CLANS),
    "BANJAR": Group(_with_islamic(lists.BANJAR_MEN * 3, lists.BANJAR_WOMEN * 3), _SUMATRA_SECOND, 7),
    "BUGIS": Group(_with_islamic(lists.BUGIS_MEN * 3, lists.BUGIS_WOMEN * 3), _SUMATRA_SECOND, 9),
    "MINAHASA": Group(_ISLAM, _SUMATRA_SECOND, 1, lists.MINAHASA_CLANS),
    "MALUKU": Group(_ISLAM, _SUMATRA_SECOND, 1, lists.MALUKU_CLANS, muslim_clans=True),
    "PAPUA": Group(_ISLAM, _JAVA_SECOND, 1, lists.PAPUA_CLANS),
}
"""Names of the provinces' groups; a list that is repeated is drawn from more often."""
_TIONGHOA = Style(
    (NO_PREFIX, NO_PREFIX),
    (lists.TIONGHOA_MEN, lists.TIONGHOA_WOMEN),
    (lists.TIONGHOA_CLANS, lists.TIONGHOA_CLANS),
    lists.TIONGHOA_CLANS,
    2,
)
_CHRISTIAN = (lists.CHRISTIAN_MEN, lists.CHRISTIAN_WOMEN)


@cache
def style_of(group_name: str, religion: str) -> Style:
    """How people of this religion (official spelling) are named in a group's region."""
    group = GROUPS[group_name]
    if religion in (official.BUDHA, official.KHONGHUCU):
        return _TIONGHOA
    if religion == official.HINDU and not group.clans:
        return Style(BALINESE_PREFIX, GROUPS["BALI"].given, _JAVA_SECOND, (), 12)
    if religion in (official.KRISTEN, official.KATHOLIK, official.HINDU):
        return Style((NO_PREFIX, NO_PREFIX), _CHRISTIAN, group.second, group.clans, group.plain)
    prefixes = SASAK_PREFIX if group_name == "SASAK" else ISLAMIC_PREFIX
    given = _ISLAM if group_name == "BALI" else group.given
    return Style(prefixes, given, group.second, group.clans if group.muslim_clans else (), group.plain)


@cache
def beliefs(province: str) -> tuple[tuple[str, Style], ...]:
    """A thousand equally likely religions, each with its style of names, of a province (two digits)."""
    row = PROVINCE_BY_CODE[province]
    shares = (*row.religions, 1000 - sum(row.religions))
    return tuple(
        (religion, style_of(row.group, religion))
        for religion, share in zip(official.AGAMA, shares, strict=True)
        for _ in range(share)
    )


def full_name(style: Style, sex: int, number: int, clan: int) -> str:
    """The name that 32 or more random bits `number` choose for `sex`; those of one family share the number `clan`."""
    prefix = style.prefixes[sex][number & 15]
    given = style.given[sex]
    first = given[(number >> 8) % len(given)]
    if number >> 4 & 15 < style.plain:
        return prefix + first
    if style.clans:
        return f"{prefix}{first} {style.clans[clan % len(style.clans)]}"
    second = style.second[sex]
    at = (number >> 13) % len(second)
    if second[at] == first:
        at -= 1
    return f"{prefix}{first} {second[at]}"
