"""What is a scenario called in English? The normative text is Indonesian; `features/judul.en.toml` has the titles."""

import tomllib
from functools import cache
from importlib.resources import files

from conformance.record.result import ScenarioResult


@cache
def load_titles() -> dict[str, str]:
    """Return the English title of each scenario by its id."""
    return dict(tomllib.loads((files("features") / "judul.en.toml").read_text(encoding="utf-8")))


def title_of(scenario: ScenarioResult, lang: str) -> str:
    """Return what a scenario is called in `lang`; its Indonesian name where nobody wrote another."""
    return load_titles().get(scenario.id, scenario.name) if lang == "en" else scenario.name
