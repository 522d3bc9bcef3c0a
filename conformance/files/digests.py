"""Is something as it was? SHA-256, hexadecimal, over a plan, over the norms, over all that the matrix depends on."""

from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import msgspec

from conformance.plan.tables import Plan

SOURCES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("features", "", (".feature",)),
    ("conformance", "", (".py", ".ini")),
    ("fixtures", "norms", (".toml",)),
    ("fixtures", "apps", (".py", ".toml", ".css")),
)
"""Package, directory in it, and endings of the files on which the matrix depends."""


def digest_of_plan(plan: Plan) -> str:
    """Return the digest of what a plan says."""
    return sha256(msgspec.json.encode(plan)).hexdigest()


def digest_of_norms() -> str:
    """Return the SHA-256 over the names and bytes of all features and norms, in order of their names."""
    digest = sha256()
    for package, suffix in (("features", ".feature"), ("fixtures", ".toml")):
        root = Path(str(files(package)))
        for path in sorted((root if package == "features" else root / "norms").rglob(f"*{suffix}")):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def digest_of_sources() -> str:
    """Return the SHA-256 over the names and bytes of all files on which the matrix depends, hexadecimal."""
    digest = sha256()
    for name, data in sorted(_sources()):
        digest.update(name.encode() + b"\0" + data + b"\0")
    return digest.hexdigest()


def _sources() -> Iterator[tuple[str, bytes]]:
    for package, directory, endings in SOURCES:
        root = Path(str(files(package))) / directory
        for path in root.rglob("*"):
            if path.suffix in endings and path.is_file():
                yield f"{package}/{path.relative_to(root.parent if directory else root).as_posix()}", path.read_bytes()
