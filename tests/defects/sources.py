"""Of which sources is a matrix? One digest for each reference application, over all that decides what its runs show.

A room that does not decide (what is said, shown, asked for or stored elsewhere) changes no digest. Both lists together
name every room there is: a new one must be put into one of them.
"""

import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from fixtures.apps.reference import ReferenceApplication
from tests.helpers.source import ROOT

DECIDING: dict[str, tuple[str, ...]] = {
    "conformance": (
        "application", "egress", "judging", "norms", "observe", "plan", "preflight", "record", "rehearsal", "scanner",
        "scenario", "subject", "fault.py", "outcome.py", "wib.py",
    ),
    "simulator": ("control", "domain", "door", "network", "poc", "population", "store", "web_service"),
}  # fmt: skip
"""Rooms that decide. Of the simulator: what answers, delays, breaks, charges and enters a call, for that is judged."""
SILENT: dict[str, tuple[str, ...]] = {
    "conformance": (
        "commands", "files", "init", "report", "__init__.py", "__main__.py", "bilingual.py", "cli.py",
    ),
    "simulator": (
        "__init__.py", "app.py", "cli.py", "settings.py",
        "aggregates", "console", "face", "guide", "offices", "serving",
    ),
}  # fmt: skip
"""Rooms that do not. Of the simulator: a door that no scenario goes through, how it is started, pages for people."""
AT_THE_PORTAL: dict[str, tuple[str, ...]] = {"conformance": (), "simulator": ("pages", "portal")}
"""Rooms that decide where a plan of the application hands out the portal's address."""
PORTAL = "{endpoint.portal}"
SERVERS = "fixtures.apps.servers"
"""How a plan names the database servers that it starts."""
ELSEWHERE = ("tests/defects/runs.py", "fixtures/wilayah/wilayah.tsv")
"""How a run is scaled down; the regions from which residents are made."""
SOURCE_ENDINGS = (".py", ".ini", ".j2")
CODE_ENDINGS = frozenset(
    ".cjs .css .cts .env .gradle .htm .html .ini .java .js .json .jsx .kt .mjs .mts .php .phtml .properties .py .sh"
    " .sql .svg .toml .ts .tsx .twig .vue .xml .yaml .yml".split()
)
"""What counts in the folder of an application; its documents (.md) do not."""
LEFT_BY_TOOLS = frozenset({"__pycache__", ".ruff_cache", "node_modules", "target", "vendor"})


def digest_of(application: ReferenceApplication, root: Path = ROOT) -> str:
    """Return the SHA-256 over names and bytes of all that decides for `application`, and its row, hexadecimal."""
    digest = sha256(repr(application).encode())
    for path in sorted({*common_files(root), *_files_of(application, root)}):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def common_files(root: Path) -> Iterator[Path]:
    """Yield what decides for every application."""
    for package, rooms in DECIDING.items():
        silent = [root / package / room for room in SILENT[package]]
        for room in rooms:
            place = root / package / room
            for path in [place] if place.suffix else _within(place, SOURCE_ENDINGS):
                if not any(path.is_relative_to(other) for other in silent):
                    yield path
    yield from _within(root / "features", (".feature",))
    yield from _within(root / "fixtures" / "norms", (".toml",))
    yield from (root / name for name in ELSEWHERE)


def _files_of(application: ReferenceApplication, root: Path) -> Iterator[Path]:
    """Yield the code of the application, and the agreements of its plans."""
    folder = root / "fixtures" / "apps" / application.name
    yield from _within(folder, CODE_ENDINGS)
    plans = {application.plan, *(defect.plan for defect in application.defects)}
    texts = [(folder / plan).read_text(encoding="utf-8") for plan in sorted(plans)]
    for text in texts:
        yield root / "fixtures" / "agreements" / f"{tomllib.loads(text)['poc']['agreement']}.toml"
    if any(SERVERS in text for text in texts):
        yield from _within(root / "fixtures" / "apps" / "servers", SOURCE_ENDINGS)
    if any(PORTAL in text for text in texts):
        for room in AT_THE_PORTAL["simulator"]:
            yield from _within(root / "simulator" / room, SOURCE_ENDINGS)


def _within(folder: Path, endings: tuple[str, ...] | frozenset[str]) -> Iterator[Path]:
    for path in folder.rglob("*"):
        inner = path.relative_to(folder)
        if path.suffix.lower() in endings and not LEFT_BY_TOOLS.intersection(inner.parts) and path.is_file():
            yield path
