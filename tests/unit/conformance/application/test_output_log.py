"""Is a process's output kept small, clean and without passwords, and are its last words at hand?"""

import os
import stat
import sys
from pathlib import Path

import pytest

from conformance.application import output_log
from conformance.application.cleaning import clean, secrets_in
from conformance.application.output_log import OutputLog
from conformance.application.process import RunningProcess


def logged(tmp_path: Path, said: bytes, *secrets: str) -> tuple[str, OutputLog]:
    ours, its = os.pipe()
    log = OutputLog(open(ours, "rb"), tmp_path / "web.log", secrets)  # noqa: PTH123, SIM115
    with open(its, "wb") as file:  # noqa: PTH123
        file.write(said)
    log.settle()
    return (tmp_path / "web.log").read_text(encoding="utf-8"), log


def test_what_a_process_says_is_kept_line_by_line(tmp_path: Path) -> None:
    text, log = logged(tmp_path, b"satu\ndua\r\ntiga")
    assert text == "satu\ndua\ntiga\n"
    assert log.last_words(2) == "dua | tiga"


def test_the_log_is_its_owners_alone(tmp_path: Path) -> None:
    (tmp_path / "web.log").touch(0o644)
    logged(tmp_path, b"satu\n")
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "web.log").stat().st_mode) == 0o600


def test_a_log_without_bound_ends_with_a_note_and_its_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output_log, "MAX_BYTES", 5_000)
    text, log = logged(tmp_path, b"".join(b"baris %06d\n" % number for number in range(100_000)))
    assert len(text) < 80_000
    assert "bytes were not kept; the end:]" in text
    assert text.endswith("baris 099999\n")
    assert log.last_words(1) == "baris 099999"
    again, _ = logged(tmp_path, b"sekali lagi\n" * 9)
    assert again.endswith("the end:]\n" + "sekali lagi\n" * 9)


def test_a_line_without_end_is_cut(tmp_path: Path) -> None:
    text, log = logged(tmp_path, b"x" * 1_000_000 + b"\nselesai\n")
    assert len(text) < 1_100_000
    assert log.last_words(1) == "selesai"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("\x1b[41m\x1b[97m FATAL \x1b[0m \x00\x0b rusak\ufffe", " FATAL   rusak"),
        ("\x1b]0;judul\x07teks", "teks"),
        ("\x1b]8;;http://x\x1b\\teks\x1b]8;;\x1b\\", "teks"),
        ("\x1b(Bteks\x1bc\x9b2J", "teks"),
        ("\x1bPq-gambar\x1b\\teks", "teks"),
        ("kolom\tdua\nbaris", "kolom\tdua\nbaris"),
        ("50%\r100%", "50%\n100%"),
        ("\u202eterbalik\u2066", "terbalik"),
        ("sandi rahasia-1 salah", "sandi *** salah"),
        ("mysql://akar:rahasia@127.0.0.1/db gagal", "mysql://akar:***@127.0.0.1/db gagal"),
        ("redis://:rahasia@127.0.0.1", "redis://:***@127.0.0.1"),
        ("http://127.0.0.1:8000/a@b", "http://127.0.0.1:8000/a@b"),
    ],
)
def test_output_is_cleaned_and_masked(said: str, kept: str) -> None:
    assert clean(said, ["rahasia-1"]) == kept


def test_the_name_says_what_is_secret() -> None:
    values = {
        "password": "sandi-1", "DB_PASSWORD": "sandi-22", "APP_KEY": "kunci-1", "API_TOKEN": "token-1",
        "user_id": "u1234", "PASSWORD_LENGTH": "8", "COMPASS": "tenggara", "TOKEN_ON": "false", "PATH": "/usr/bin",
    }  # fmt: skip
    assert secrets_in(values)[0] == "sandi-22"
    assert {"sandi-1", "kunci-1", "token-1"} <= set(secrets_in(values))
    assert not {"u1234", "tenggara", "false", "/usr/bin", "8"} & set(secrets_in(values))


def test_a_crash_tells_neither_its_password_nor_escapes(tmp_path: Path) -> None:
    code = "import os, sys; sys.exit('\\x1b[31mlogin ' + os.environ['DB_PASSWORD'] + ' dan ' + sys.argv[1])"
    command = [sys.executable, "-c", code, "sandi-sesi"]
    log = tmp_path / "log" / "web.log"
    process = RunningProcess("web", command, tmp_path, {"DB_PASSWORD": "sandi-basis"}, log, ["sandi-sesi"])
    process.popen.wait(20)
    assert process.last_words() == "login *** dan ***"
    process.stop()
    assert log.read_text() == "login *** dan ***\n"
