"""What do the feature files hold, as Gherkin itself reads them?"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler

from conformance.norms.applicability import Tags, read_tags

FEATURES = sorted(Path(str(files("features"))).rglob("*.feature"))
STEP_TYPES = {"Context": "given", "Action": "when", "Outcome": "then"}


@dataclass(frozen=True)
class Pickle:
    """One scenario as Gherkin itself compiles it."""

    feature: str
    name: str
    tags: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]
    """(given, when or then; text)."""

    def read_tags(self) -> Tags:
        return read_tags(set(self.tags))


@cache
def document(path: Path) -> Any:
    """Return a feature file as it is parsed."""
    return {**Parser().parse(path.read_text(encoding="utf-8")), "uri": path.as_posix()}


@cache
def pickles_of(path: Path) -> tuple[Pickle, ...]:
    """Return the scenarios of a feature file."""
    return tuple(
        Pickle(
            path.stem,
            found["name"],
            tuple(tag["name"].removeprefix("@") for tag in found["tags"]),
            tuple((STEP_TYPES[step["type"]], step["text"]) for step in found["steps"]),
        )
        for found in Compiler().compile(document(path))
    )


def all_pickles() -> list[Pickle]:
    """Return the scenarios of all features."""
    return [pickle for path in FEATURES for pickle in pickles_of(path)]


@cache
def afterwards() -> frozenset[str]:
    """Return the ids of the scenarios that are judged after the run, from what the application has left or sent."""
    paths = [path for path in FEATURES if path.parent.name == "sesudah_gladi"]
    return frozenset(pickle.read_tags().id for path in paths for pickle in pickles_of(path))


def sentinels() -> list[str]:
    """Return the id of the first scenario of each feature: what a short matrix watches for the others."""
    return [pickles_of(path)[0].read_tags().id for path in FEATURES]
