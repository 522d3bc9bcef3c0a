"""Is what ends a command said in the language that was asked for?"""

import errno

import pytest

from conformance.bilingual import Words, reason_of
from conformance.fault import Fault


def test_words_are_picked_by_language() -> None:
    words = Words("tidak ada", "there is none")
    assert words.pick("en") == "there is none"
    assert words.pick("id") == "tidak ada"
    assert Words.same("x").pick("en") == Words.same("x").pick("id") == "x"


def test_a_fault_reads_as_indonesian() -> None:
    assert str(Fault(Words("tidak ada", "there is none"))) == "tidak ada"


@pytest.mark.parametrize(
    ("error", "indonesian"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file or directory"), "tidak ada"),
        (PermissionError(errno.EACCES, "Permission denied"), "tidak diizinkan"),
        (IsADirectoryError(errno.EISDIR, "Is a directory"), "itu direktori"),
        (OSError("cakram copot"), "cakram copot"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"), "'utf-8' codec can't decode byte 0xff in position 0: x"),
    ],
)
def test_the_reason_of_a_file_fault_is_said_in_indonesian(error: Exception, indonesian: str) -> None:
    assert reason_of(error).indonesian == indonesian
