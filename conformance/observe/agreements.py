"""What does the simulator know of agreements? It is asked as a program, since the suite imports nothing of it."""

import json
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

import msgspec

from conformance.bilingual import Words
from conformance.fault import Fault

TIMEOUT_S = 60.0


class AgreementFault(msgspec.Struct, frozen=True):
    """One thing that is wrong with an agreement; the texts are Indonesian with English after " / "."""

    field: str
    """Its key; empty where the whole is at fault."""
    message: str
    hint: str
    """The remedy."""

    def __str__(self) -> str:
        return f"{f'{self.field}: ' if self.field else ''}{self.message} ({self.hint})"


class Described(msgspec.Struct, frozen=True):
    """One agreement: what it says, or what is wrong with it."""

    source: str
    """The name or the path by which it was asked for."""
    agreement: dict[str, Any] | None
    """Its keys as in the file, those with a default included; None where there are faults."""
    faults: tuple[AgreementFault, ...]
    is_missing: bool
    """Whether there is no such file or name at all."""


def describe_agreements(files: Iterable[str] = (), names: Iterable[str] = ()) -> list[Described]:
    """Return what is to be said of these files and shipped names; without any, of all shipped ones. Raises `Fault`."""
    options = [
        word for option, each in (("--file", files), ("--name", names)) for name in each for word in (option, name)
    ]
    return msgspec.convert(json.loads(_ask(*options))["agreements"], list[Described])


def agreement_schema() -> dict[str, Any]:
    """Return the JSON schema of an agreement file. Raises `Fault`."""
    schema: dict[str, Any] = json.loads(_ask("--schema"))
    return schema


def _ask(*options: str) -> str:
    command = [sys.executable, "-P", "-m", "conformance", "agreements-data", *options]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Fault(
            Words(
                f"simulator tidak menjawab tentang perjanjian dalam {TIMEOUT_S:.0f} detik",
                f"the simulator did not answer about agreements within {TIMEOUT_S:.0f} seconds",
            )
        ) from None
    if done.returncode != 0:
        raise Fault(
            Words(
                f"simulator tidak dapat ditanyai tentang perjanjian: {done.stderr}",
                f"the simulator cannot be asked about agreements: {done.stderr}",
            )
        )
    return done.stdout
