"""What must never be in the project: numbers of persons, inner addresses, registries, places of one machine."""

import re
from pathlib import Path

import pytest

from tests.helpers.source import ROOT, project_files

# Built from pieces, so that this file is clean itself.
NUMBER = re.compile(r"(?<![0-9a-fA-F])[1-9][0-9]{15}(?![0-9a-fA-F])")
SYNTHETIC = re.compile("9[0-9]{3}$")
OCTET = r"\.[0-9]{1,3}"
PRIVATE = re.compile(
    rf"(?<![0-9.])(?:1{'0'}{OCTET}{OCTET}{OCTET}|17{'2'}\.(?:1[6-9]|2[0-9]|3[01]){OCTET}{OCTET}"
    rf"|19{'2'}\.16{'8'}{OCTET}{OCTET})(?![0-9.])"
)
REGISTRIES = re.compile(
    "|".join(
        re.escape("".join(pieces))
        for pieces in (
            ("py", "pi.org"),
            ("python", "hosted.org"),
            ("npm", "js.org"),
            ("npm", "js.com"),
            ("yarn", "pkg.com"),
            ("packa", "gist.org"),
            ("repo.maven", ".apache.org"),
            ("repo1.", "maven.org"),
            ("ruby", "gems.org"),
            ("crat", "es.io"),
            ("proxy.go", "lang.org"),
        )
    )
)
PLACES = re.compile(r"(?<![\w/.:-])/" + "(?:wo" + "rk|ro" + r"ot)/")


def texts() -> dict[str, str]:
    """Every text file of the project by its path, but the public region table and the locks of packages."""
    found: dict[str, str] = {}
    for path in project_files():
        name = path.relative_to(ROOT)
        if name.is_relative_to(Path("fixtures", "wilayah")) or name.suffix == ".lock":
            continue
        raw = path.read_bytes()
        if b"\0" not in raw:
            found[name.as_posix()] = raw.decode(errors="replace")
    return found


TEXTS = texts()


def found(pattern: re.Pattern[str], unless: re.Pattern[str] | None = None) -> list[str]:
    """`file: match` of everything that `pattern` finds and `unless` does not excuse."""
    return [
        f"{name}: {match[0]}"
        for name, text in TEXTS.items()
        for match in pattern.finditer(text)
        if not (unless and unless.search(match[0]))
    ]


@pytest.fixture(autouse=True)
def in_a_clone() -> None:
    if not TEXTS:
        pytest.skip("not a clone")


def test_no_number_could_be_that_of_a_person() -> None:
    assert found(NUMBER, SYNTHETIC) == []


def test_no_address_of_an_inner_network_is_named() -> None:
    assert found(PRIVATE) == []


def test_no_package_registry_is_named() -> None:
    assert found(REGISTRIES) == []


def test_no_place_of_one_machine_is_named() -> None:
    assert found(PLACES) == []


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (NUMBER, "NIK 3303051708900" + "001.", True),
        (NUMBER, "0" * 16, False),
        (NUMBER, "a" + "1" * 16, False),
        (NUMBER, "1" * 17, False),
        (PRIVATE, "http://1" + "0.1.2.3:8000/", True),
        (PRIVATE, "17" + "2.16.0.1", True),
        (PRIVATE, "17" + "2.32.0.1", False),
        (PRIVATE, "192.0.2.1", False),
        (PRIVATE, "110.1.2.3", False),
        (PLACES, "cd /wo" + "rk/main", True),
        (PLACES, "https://example.org/wo" + "rk/", False),
        (REGISTRIES, "https://py" + "pi.org/simple", True),
    ],
)
def test_the_patterns_see_what_they_are_for(pattern: re.Pattern[str], text: str, expected: bool) -> None:
    assert bool(pattern.search(text)) is expected
