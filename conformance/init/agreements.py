"""What does `gladi init` need to know of an agreement: what it grants, and which elements its application uses?"""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from conformance.bilingual import Words, reason_of
from conformance.fault import ExitCode, PreflightFault
from conformance.plan.toml_text import TomlFault, read_toml

SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class Grant:
    """What an agreement says that a plan begins with."""

    methods: tuple[str, ...]
    elemen: tuple[str, ...]
    """What it grants."""
    usual: tuple[str, ...]
    """What its first application uses; all where it names none."""


def shipped() -> list[str]:
    """Return the names of the agreements that are shipped."""
    found = [path.name for path in (files("fixtures") / "agreements").iterdir()]
    return sorted(name.removesuffix(SUFFIX) for name in found if name.endswith(SUFFIX))


def read_grant(agreement: str, directory: Path) -> Grant:
    """Return what the shipped agreement, or the file at that path under `directory`, grants; raise `PreflightFault`."""
    if not agreement.endswith(SUFFIX) and agreement not in shipped():
        known = ", ".join(shipped())
        raise PreflightFault(
            ExitCode.USAGE,
            Words(f"perjanjian {agreement!r} tidak ada", f"there is no agreement {agreement!r}"),
            Words(f"pilih: {known}; atau letak sebuah berkas .toml", f"choose: {known}; or the path of a .toml file"),
        )
    try:
        if agreement.endswith(SUFFIX):
            raw = (directory / agreement).read_bytes()
        else:
            raw = (files("fixtures") / "agreements" / f"{agreement}{SUFFIX}").read_bytes()
        return _grant(read_toml(raw))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = error.words if isinstance(error, TomlFault) else reason_of(error)
        raise PreflightFault(
            ExitCode.USAGE,
            Words(
                f"perjanjian {agreement} tidak dapat dibaca: {reason.indonesian}",
                f"the agreement {agreement} cannot be read: {reason.english}",
            ),
            Words(f"periksa: gladi agreements {agreement}", f"check it: gladi agreements {agreement}"),
        ) from error


def _grant(agreement: dict[str, Any]) -> Grant:
    applications = agreement.get("aplikasi", [])
    elemen = tuple(map(str, agreement["elemen"]))
    usual = tuple(map(str, applications[0].get("elemen", elemen))) if applications else elemen
    return Grant(tuple(map(str, agreement["methods"])), elemen, usual)
