"""Is a breach worth what its obligation, the territory and the clarity of its sentences say?"""

import pytest

from conformance.norms.basis import Basis
from conformance.norms.catalogue import Actor, Obligation, Part, Source, parse_catalogue


def severity(part: Part, dasar: frozenset[str], own: frozenset[str]) -> str:
    """What a breach of `part` is worth to an agreement with these norms."""
    return Basis(parse_catalogue({}), dasar, own).worth(part)


def part(letter: str, *norms: str, unclear: str = "") -> Part:
    """Return a part with a source for each of `norms`; `?` behind one: its sentence is unclear."""
    sources = tuple(Source(norm.rstrip("?"), "1", "q", "tidak jelas" if "?" in norm else "") for norm in norms)
    return Part(Obligation(letter), (Actor.PENGGUNA,), "b", sources, unclear)


OWN = frozenset({"PBG-P", "PBG-J"})
DASAR = frozenset({"PBK"})


@pytest.mark.parametrize(
    ("letter", "norms", "unclear", "expected"),
    [
        ("W", ["BNA-J", "PBG-J"], "", "tidak_lulus"),
        ("L", ["PBG-P"], "", "tidak_lulus"),
        ("L", ["PBK"], "", "tidak_lulus"),
        ("W", ["BTN"], "", "peringatan"),
        ("L", ["BNA-P", "KRA-P"], "", "peringatan"),
        ("D", ["PBG-P"], "", "peringatan"),
        ("T", ["PBG-P"], "", "peringatan"),
        ("W", ["PBG-P"], "ya", "tinjau"),
        ("L", ["BTN"], "ya", "peringatan"),
        ("D", ["PBG-P"], "ya", "peringatan"),
        ("T", ["PBG-P"], "ya", "peringatan"),
        ("L", ["PBK", "BTN?"], "", "tidak_lulus"),
        ("L", ["PBK?", "BTN"], "", "tinjau"),
        ("L", ["PBK?", "PBG-P"], "", "tidak_lulus"),
        ("L", ["BTN?"], "", "peringatan"),
    ],
)
def test_severity_follows_obligation_territory_and_clarity(
    letter: str, norms: list[str], unclear: str, expected: str
) -> None:
    assert severity(part(letter, *norms, unclear=unclear), DASAR, OWN) == expected


def test_a_regulation_that_is_no_dasar_of_the_agreement_only_warns() -> None:
    assert severity(part("L", "PBK"), frozenset(), OWN) == "peringatan"
