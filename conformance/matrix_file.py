"""Where does the matrix of the tester lie, and is it of this state of the sources?"""

from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import msgspec

from conformance.matrix import Matrix

SOURCES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("features", "", (".feature",)),
    ("conformance", "", (".py", ".ini")),
    ("fixtures", "norms", (".toml",)),
    ("fixtures", "apps", (".py", ".toml", ".css")),
)
"""Package, directory in it, and endings of the files on which the matrix depends."""


def matrix_path() -> Path:
    """Return where `matrix.json` lies, in the package `fixtures`."""
    return Path(str(files("fixtures"))) / "matrix.json"


def load_matrix() -> Matrix:
    """Return the matrix that is shipped; raise `OSError` or `msgspec.DecodeError` where there is none that fits."""
    return msgspec.json.decode(matrix_path().read_bytes(), type=Matrix)


def save_matrix(matrix: Matrix) -> None:
    """Write the matrix that is shipped, one line for each entry."""
    matrix_path().write_bytes(msgspec.json.format(msgspec.json.encode(matrix), indent=1) + b"\n")


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
