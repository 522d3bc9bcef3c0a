"""The glossary and the code speak the same words."""

import re

import pytest

from tests.helpers.source import PACKAGES, ROOT, identifiers, modules

LABELS = ("Meaning", "Source", "In code", "Not")
GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
ENTRIES = {
    title.strip(): dict(line.split(": ", 1) for line in body.strip().splitlines())
    for title, _, body in (part.partition("\n") for part in GLOSSARY.split("\n### ")[1:])
}
IN_CODE = {name for entry in ENTRIES.values() for name in re.findall(r"`([^`]+)`", entry["In code"])}
AVOIDED = [word for entry in ENTRIES.values() if entry["Not"] != "-" for word in entry["Not"].split(", ")]


def words(identifier: str) -> str:
    """The words of a snake_case or CamelCase name, each between underscores: `_national_id_`."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", identifier)
    return f"_{re.sub('_+', '_', apart.lower()).strip('_')}_"


def test_every_entry_has_its_four_lines() -> None:
    assert len(ENTRIES) > 40
    assert {title: tuple(entry) for title, entry in ENTRIES.items()} == dict.fromkeys(ENTRIES, LABELS)
    assert [title for title, entry in ENTRIES.items() if not all(entry.values())] == []


def test_every_module_of_the_domain_is_in_the_glossary() -> None:
    stems = {path.stem for path in (ROOT / "simulator" / "domain").glob("*.py")} - {"__init__"}
    assert stems - IN_CODE == set()


def test_every_name_of_the_glossary_is_used() -> None:
    files = [
        path
        for folder in PACKAGES
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".toml", ".feature", ".j2")
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    used = set(re.findall(r"\w+", text.lower())) | {path.stem for path in files}
    assert {name for name in IN_CODE if name.lower() not in used} == set()


def test_no_avoided_word_is_an_identifier() -> None:
    avoided = re.compile("|".join(words(word) for word in AVOIDED))
    found = sorted(
        f"{path}: {identifier}"
        for path, tree in modules("simulator", "conformance", "loadtests", "fixtures")
        for identifier in identifiers(tree)
        if avoided.search(words(identifier))
    )
    assert found == []


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("quota", True),
        ("daily_quota", True),
        ("QuotaLimit", True),
        ("QUOTA", True),
        ("quotas", False),
        ("kuota", False),
    ],
)
def test_a_word_is_seen_inside_a_name(identifier: str, expected: bool) -> None:
    assert (words("quota") in words(identifier)) is expected
