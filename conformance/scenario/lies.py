"""What does the DWH say in an answer that can be read, but is not to be relied on? Pure.

Each is what the fault `alter` is told: wire name -> what stands there, None: the key is missing.
"""

from collections.abc import Mapping, Sequence
from typing import Any

Lie = Mapping[str, Any]

UNASKED: Mapping[str, str] = {
    "NAMA_LGKP_IBU": "RATNA SARI WULANDARI",
    "NAMA_LGKP_AYAH": "BAMBANG TRI HARTONO",
    "NO_AKTA_LHR": "9999-LT-01012001-0001",
    "AGAMA": "HINDU",
}
"""Elements that an answer holds though nobody asked for them, with values of our own."""
SCORES: tuple[tuple[str, Any], ...] = (
    ("bilangan 12", 12),
    ("teks 12", "12"),
    ("bilangan 12.5", 12.5),
    ("skor berkoma", "Tidak Sesuai (12.5)"),
)
"""A low score in forms that the wire contract does not know (3.2): what it is called, what stands there."""


def without_result(elements: Sequence[str]) -> list[tuple[str, Lie]]:
    """Return one answer for each of `elements`, by its name, without a result of that element."""
    return [(name, {name: None}) for name in elements]


def scored_otherwise(element: str) -> list[tuple[str, Lie]]:
    """Return answers with a low score of `element`, each in another form, by the name of the form."""
    return [(form, {element: score}) for form, score in SCORES]


def unasked(declared: Sequence[str]) -> Lie:
    """Return elements that an application which declares `declared` never asked for."""
    return {name: value for name, value in UNASKED.items() if name not in declared}


def emptied(persona: Mapping[str, Any], instead: str | None) -> Lie:
    """Return an answer with nothing of `persona` but the NIK: `instead` in place of each value, None: no key."""
    return {name: instead for name in persona["elemen"] if name != "NIK"}


def numbers_as_text(persona: Mapping[str, Any]) -> Lie:
    """Return an answer in which every number about `persona` stands as a text, as some gateways write it."""
    numbers = {name: str(value) for name, value in persona["elemen"].items() if isinstance(value, int)}
    return {**numbers, "NIK": str(persona["nik"])}
