"""Which documents does the catalogue of norms know? Their ids alone: what they say is for the conformance suite."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

REGULATION = "peraturan"
"""The kind of a regional regulation: it binds by `dasar`, never as an agreement's own document."""
WITHOUT_SENTENCES = frozenset({"kontrak_kawat", "rekaan"})
"""Kinds that nobody has written as a norm."""


@cache
def known_norms() -> Mapping[str, str]:
    """Return the kind of every document of the catalogue by its id, in the order of the catalogue."""
    text = files("fixtures.norms").joinpath("sumber.toml").read_text(encoding="utf-8")
    return {norm["id"]: norm["kind"] for norm in tomllib.loads(text)["norm"]}
