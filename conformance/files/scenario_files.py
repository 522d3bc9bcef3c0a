"""Which scenarios ship with the product? Read from the features themselves, without carrying any out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from gherkin.parser import Parser

from conformance.norms.applicability import Tags, read_tags


@dataclass(frozen=True, slots=True)
class FeatureScenario:
    """A scenario as the features have it."""

    name: str
    feature: str
    rule: str
    tags: Tags


@cache
def load_scenarios() -> tuple[FeatureScenario, ...]:
    """Return all scenarios, feature by feature in the order of their files, each in its order there."""
    return tuple(
        FeatureScenario(name, feature, rule, tags)
        for path in sorted(Path(str(files("features"))).rglob("*.feature"))
        for name, feature, rule, tags in _read(Parser().parse(path.read_text(encoding="utf-8"))["feature"])
    )


def _read(feature: Any) -> Iterator[tuple[str, str, str, Tags]]:
    outer = _tags(feature)
    for child in feature["children"]:
        rule = child.get("rule")
        inner = rule["children"] if rule else [child]
        for entry in inner:
            if scenario := entry.get("scenario"):
                tags = outer | (_tags(rule) if rule else set()) | _tags(scenario)
                yield scenario["name"], feature["name"], rule["name"] if rule else "", read_tags(tags)


def _tags(entry: Any) -> set[str]:
    return {tag["name"].removeprefix("@") for tag in entry["tags"]}
