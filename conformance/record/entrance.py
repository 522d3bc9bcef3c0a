"""Which other entrances does the application have, as its plan says, and which were examined?"""

import msgspec


class EntranceDeclared(msgspec.Struct, frozen=True):
    """An entrance that the plan names (`[[aplikasi.pintu]]`)."""

    name: str
    kind: str
    """unggah-berkas, api or impor."""
    has_recipe: bool
    """Whether the plan says how it is driven."""


class EntranceResult(msgspec.Struct, frozen=True):
    """An entrance that the plan names, and whether this run examined it."""

    name: str
    kind: str
    """unggah-berkas, api or impor."""
    is_examined: bool
    reason: str = ""
    """Indonesian: why it was not examined; empty: it was."""
    reason_en: str = ""
