"""Where do the matrices of the tester lie, one for each reference application?"""

from importlib.resources import files
from pathlib import Path

import msgspec

from conformance.judging.matrix import MATRIX_SCHEMA, Matrix


def matrix_path(application: str) -> Path:
    """Return where the matrix of an application lies: `fixtures/matriks/<application>.json`."""
    return _directory() / f"{application}.json"


def load_matrix(application: str) -> Matrix:
    """Return the matrix of an application; raise `OSError` or `msgspec.MsgspecError` where there is none that fits."""
    matrix = msgspec.json.decode(matrix_path(application).read_bytes(), type=Matrix)
    if matrix.schema != MATRIX_SCHEMA:
        raise msgspec.ValidationError(f"{application}: skema {matrix.schema!r} tidak dikenal")
    return matrix


def load_matrices() -> tuple[Matrix, ...]:
    """Return all matrices that are shipped, in the order of their names; raise as `load_matrix`."""
    return tuple(load_matrix(path.stem) for path in sorted(_directory().glob("*.json")))


def save_matrix(matrix: Matrix) -> None:
    """Write the matrix that is shipped, one line for each entry."""
    path = matrix_path(matrix.application)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(matrix), indent=1) + b"\n")


def _directory() -> Path:
    return Path(str(files("fixtures"))) / "matriks"
