"""Is a matrix read as it was written, one file for each application, and another form refused?"""

from pathlib import Path

import msgspec
import pytest

from conformance.files import matrix_file
from conformance.files.matrix_file import load_matrices, load_matrix, matrix_path, save_matrix
from conformance.judging.matrix import MATRIX_SCHEMA, Matrix


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix_file, "files", lambda package: tmp_path / package)
    (tmp_path / "fixtures").mkdir()


def matrix(application: str, schema: str = MATRIX_SCHEMA) -> Matrix:
    return Matrix(schema, application, "00", False, {"no_calls": {"lanjut": ("a",)}}, {"a": ("lanjut",)}, {}, ("x",))


def test_each_application_has_a_file_of_its_own() -> None:
    for name in ("warga", "arsip"):
        save_matrix(matrix(name))
    assert load_matrix("warga") == matrix("warga")
    assert load_matrices() == (matrix("arsip"), matrix("warga"))


def test_where_none_was_computed_there_is_none() -> None:
    assert load_matrices() == ()
    with pytest.raises(OSError, match=r"lapor\.json"):
        load_matrix("lapor")


def test_another_form_is_refused() -> None:
    save_matrix(matrix("lapor", "gladi/matriks/1"))
    with pytest.raises(msgspec.ValidationError, match="skema 'gladi/matriks/1' tidak dikenal"):
        load_matrix("lapor")
    matrix_path("lapor").write_bytes(b"{")
    with pytest.raises(msgspec.DecodeError):
        load_matrices()
