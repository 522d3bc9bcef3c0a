"""Is this machine's Python fit to run the suite: does nothing else have the names of its packages?"""

import sys
from collections.abc import Sequence
from importlib.machinery import PathFinder
from pathlib import Path

from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault

NAMES = ("simulator", "conformance", "features", "fixtures", "loadtests")
"""The packages of this distribution."""
HOME = Path(__file__).resolve().parents[2]
"""Where they all lie."""


def check_packages(path: Sequence[str] | None = None) -> None:
    """Raise where another package has one of our names and would be used instead; `path`: None is `sys.path`."""
    for name in NAMES:
        foreign = _found_in(name, list(sys.path if path is None else path))
        if foreign is not None and foreign != HOME:
            raise PreflightFault(
                ExitCode.CONFIGURATION,
                Words(
                    f"paket Python lain bernama {name!r} mendahului milik gladi: {foreign / name}",
                    f"another Python package named {name!r} comes before gladi's: {foreign / name}",
                ),
                Words(
                    "pasang gladi di lingkungan virtualnya sendiri (pipx, uv tool), dan kosongkan PYTHONPATH",
                    "install gladi in a virtual environment of its own (pipx, uv tool), and clear PYTHONPATH",
                ),
            )


def _found_in(name: str, path: list[str]) -> Path | None:
    """Return the directory in which Python would find the package `name`; None: nowhere."""
    spec = PathFinder.find_spec(name, path)
    places = [] if spec is None else [*(spec.submodule_search_locations or []), *([spec.origin] if spec.origin else [])]
    return Path(places[0]).resolve().parent if places else None
