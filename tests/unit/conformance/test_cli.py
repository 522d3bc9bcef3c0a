"""Are commands found, languages chosen, and usage faults said in one line?"""

import os
import subprocess
import sys

import pytest

from conformance.cli import COMMANDS, HELPERS, READER_GONE, main


def ended(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(words)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["--lang", "en", "--help"]])
def test_help_names_every_command(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    code, out, err = ended(capsys, *words)
    assert (code, err) == (0, "")
    assert all(f"gladi {command.name}" in out for command in COMMANDS)
    assert not any(f"gladi {command.name}" in out for command in HELPERS)


def test_without_a_command_the_overview_is_a_usage_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(capsys)[0] == 2


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_explains_itself_in_both_languages(capsys: pytest.CaptureFixture[str], name: str) -> None:
    for lang, usage in (("id", "pemakaian: gladi"), ("en", "usage: gladi")):
        code, out, err = ended(capsys, name, "--help", f"--lang={lang}")
        assert (code, err) == (0, "")
        assert out.startswith(f"{usage} {name}")


@pytest.mark.parametrize(
    ("words", "indonesian", "english"),
    [
        (["tidak-ada"], "perintah 'tidak-ada' tidak ada; pilih: demo", "no command 'tidak-ada'; choose: demo"),
        (["run", "--tidak-ada"], "pilihan tidak dikenal: --tidak-ada", "unrecognized arguments: --tidak-ada"),
        (["run", "--out"], "--out: perlu satu nilai", "argument --out: expected one argument"),
        (["run", "--only"], "--only: perlu sedikitnya satu nilai", "argument --only: expected at least one argument"),
        (["run", "--dialect", "x"], "'x' tidak ada; pilih 'juknis'", "invalid choice: 'x'"),
        (["personas"], "belum disebut: agreement", "the following arguments are required: agreement"),
        (["personas", "a", "--seed", "x"], "--seed: tidak dapat dipakai: 'x'", "invalid int value: 'x'"),
        (["demo", "--defect", "x"], "cacat 'x' tidak ada; pilih:", "no defect 'x'; choose:"),
    ],
)
def test_a_usage_fault_is_one_line_in_the_language_chosen(
    capsys: pytest.CaptureFixture[str], words: list[str], indonesian: str, english: str
) -> None:
    for lang, text in (("id", indonesian), ("en", english)):
        code, out, err = ended(capsys, *words, "--lang", lang)
        assert (code, out) == (2, "")
        assert text in err
        assert err.count("\n") == 1


def test_an_unknown_language_is_refused_in_both(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = ended(capsys, "run", "--lang", "fr")
    assert code == 2
    assert "pilih id atau en / choose id or en" in err


def test_the_language_may_come_from_the_environment(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLADI_LANG", "en")
    assert "the whole rehearsal" in ended(capsys, "--help")[1]
    assert "gladi lengkap" in ended(capsys, "--help", "--lang", "id")[1]
    monkeypatch.setenv("GLADI_LANG", "id_ID.UTF-8")
    assert "gladi lengkap" in ended(capsys, "--help")[1]


def test_a_fault_of_ours_is_one_line_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def break_down(args: object, lang: str) -> int:
        raise RuntimeError("rusak")

    monkeypatch.setattr("simulator.cli.run_personas", break_down)
    assert main(["personas", "x", "--lang", "en"]) == 6
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "tester fault" in err
    assert "RuntimeError: rusak" in err


@pytest.mark.skipif(sys.platform == "win32", reason="no pipe of a shell there")
@pytest.mark.parametrize("words", [["personas", "purbalingga-dinkominfo-2025"], ["agreements"], ["--help"]])
def test_a_reader_that_goes_away_is_no_fault(words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-P", "-m", "conformance", *words]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    os.close(writing)
    assert (done.returncode, done.stderr) == (READER_GONE, "")


def test_another_broken_pipe_is_still_a_fault_of_ours(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(args: object, lang: str) -> int:
        raise BrokenPipeError("jurnal")

    monkeypatch.setattr("conformance.commands.check.run_check", breaks)
    code, out, err = ended(capfd, "check")
    assert (code, out) == (6, "")
    assert "BrokenPipeError: jurnal" in err
