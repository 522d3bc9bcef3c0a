"""Where does the matrix of the tester lie?"""

from importlib.resources import files
from pathlib import Path

import msgspec

from conformance.judging.matrix import Matrix


def matrix_path() -> Path:
    """Return where `matrix.json` lies, in the package `fixtures`."""
    return Path(str(files("fixtures"))) / "matrix.json"


def load_matrix() -> Matrix:
    """Return the matrix that is shipped; raise `OSError` or `msgspec.DecodeError` where there is none that fits."""
    return msgspec.json.decode(matrix_path().read_bytes(), type=Matrix)


def save_matrix(matrix: Matrix) -> None:
    """Write the matrix that is shipped, one line for each entry."""
    matrix_path().write_bytes(msgspec.json.format(msgspec.json.encode(matrix), indent=1) + b"\n")
