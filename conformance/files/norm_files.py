"""Where is the catalogue that Gladi ships?"""

from functools import cache
from importlib.resources import files

from conformance.norms.catalogue import Catalogue, parse_catalogue


@cache
def load_catalogue() -> Catalogue:
    """Return the shipped catalogue, in the order of its files; raise `CatalogueError` where it is damaged."""
    entries = sorted(files("fixtures.norms").iterdir(), key=lambda entry: entry.name)
    return parse_catalogue(
        {entry.name: entry.read_text(encoding="utf-8") for entry in entries if entry.name.endswith(".toml")}
    )
