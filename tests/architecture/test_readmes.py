"""Is the Indonesian README as whole as the English one?"""

import re

from tests.helpers.source import ROOT

_CODE = re.compile(r"`([^`\n]+)`")
_SAME_IN_BOTH = re.compile(r"--[a-z-]+|[a-z_]+|/v1/[a-z./-]+|[A-Z]+_[A-Z_]+|\{[A-Za-z_.]+\}|[a-z]+://")
"""Options, keys, addresses, methods, placeholders: what no language changes."""
ONLY_ENGLISH = {"{pick.NAME}", "{port.NAME}", "{ELEMENT.kode}", "CONTROL_URL"}
"""Names that stand for something, which have an Indonesian one."""


def _named(name: str) -> set[str]:
    spans = _CODE.findall((ROOT / name).read_text(encoding="utf-8"))
    return {word for span in spans for word in re.split(r"[\s,|=]+", span) if _SAME_IN_BOTH.fullmatch(word)}


def test_what_the_english_readme_names_is_in_the_indonesian_one_too() -> None:
    assert _named("README.md") - _named("README.id.md") - ONLY_ENGLISH == set()
