"""`gladi scan`: what it prints, and how it ends."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from conformance.bilingual import Words
from conformance.cli import main
from conformance.commands import scan as command
from conformance.fault import ExitCode, PreflightFault
from tests.helpers.sarif_schema import faults_of

MOTHER = "Sri Wahyuni Mangunkarsa"
VALUES = f"""
[[nilai]]
orang = "A"
elemen = "NAMA_LGKP_IBU"
kind = "name"
isi = "{MOTHER.upper()}"

[[nilai]]
orang = "A"
elemen = "TGL_LHR"
kind = "date"
isi = "03-02-1990"

[[nilai]]
orang = "A"
elemen = "NIK"
kind = "number"
isi = "3303051708909001"
diketik = true

[[nilai]]
orang = "A"
elemen = "TMPT_LHR"
kind = "place"
isi = "BANDUNG"
"""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nilai.toml").write_text(VALUES)
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "app.log").write_text("permohonan 7 nik=3303051708909001 cocok\n")
    return tmp_path / "log"


def ended(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["scan", "log", "--values", "nilai.toml", *words])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_store_without_a_finding_ends_0(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    code, out, err = ended(capsys)
    assert (code, err) == (0, "")
    assert out.startswith("Mesin hyperscan ")
    assert "log: lulus: tidak ada temuan (1 berkas, 0.0 MB; tanpa kontrol)" in out
    assert "Tidak dicari: TMPT_LHR (A): terlalu umum" in out


def test_a_finding_ends_1_and_shows_no_byte_beside_it(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    (store / "lama.log.gz").write_bytes(gzip.compress(f"Joko Orang Lain; ibu={MOTHER}; rahasia".encode()))
    code, out, _ = ended(capsys)
    assert code == 1
    assert "  [temuan] NAMA_LGKP_IBU (A): lama.log.gz!lama.log: utuh, gzip, mulai bita 21" in out
    assert not any(word in out for word in ("Joko", "rahasia", "Mangunkarsa"))


def sarif(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    ended(capsys, "--sarif", "a.sarif", *words)
    log = json.loads(Path("a.sarif").read_text("utf-8"))
    assert faults_of(log) == []
    results: list[dict[str, Any]] = log["runs"][0]["results"]
    return results


def test_sarif_names_place_file_and_element_and_nothing_of_a_value(
    capsys: pytest.CaptureFixture[str], store: Path
) -> None:
    assert sarif(capsys) == []
    (store / "lama.log.gz").write_bytes(gzip.compress(f"Joko Orang Lain; ibu={MOTHER}; rahasia".encode()))
    (found,) = sarif(capsys)
    assert (found["ruleId"], found["level"]) == ("penyimpanan-temuan", "error")
    assert found["message"]["text"] == "NAMA_LGKP_IBU (utuh) @ lama.log.gz!lama.log (gzip)"
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "log/lama.log.gz"
    text = Path("a.sarif").read_text("utf-8")
    assert not any(word in text for word in ("Joko", "rahasia", "Mangunkarsa", "3303051708909001", str(store)))


def test_sarif_leaves_open_what_was_not_seen_and_has_no_path_of_a_machine(
    capsys: pytest.CaptureFixture[str], store: Path
) -> None:
    (missing,) = sarif(capsys, "--control", "tidak pernah tertulis")
    assert (missing["kind"], missing["level"]) == ("open", "none")
    main(["scan", str(store), "--values", "nilai.toml", "--control", "tidak pernah tertulis", "--sarif", "b.sarif"])
    capsys.readouterr()
    text = Path("b.sarif").read_text("utf-8")
    assert faults_of(json.loads(text)) == []
    assert str(store.parent) not in text


def test_sarif_that_cannot_be_written_is_one_line(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    code, out, err = ended(capsys, "--sarif", "tiada/a.sarif")
    assert (code, out) == (5, "")
    assert "SARIF tidak dapat ditulis" in err


def test_a_date_beside_a_typed_nik_is_for_a_person_to_look_at(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    (store / "app.log").write_text("nik=3303051708909001 lahir=1990-02-03\n")
    code, out, _ = ended(capsys, "--lang", "en")
    assert code == 3
    assert "[tinjau] TGL_LHR (A): app.log: a date, from byte 27; beside that person's data" in out


def test_what_cannot_be_looked_into_ends_3(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    (store / "arsip.7z").write_bytes(b"7z\xbc\xaf\x27\x1c....")
    code, out, _ = ended(capsys)
    assert code == 3
    assert "  [tidak terlihat] arsip.7z: 7z: versi ini tidak dapat membukanya" in out


@pytest.mark.parametrize(
    ("control", "expected", "said"),
    [("PERMOHONAN 7", 0, "kontrol ditemukan"), ("lain", 3, "kontrol TIDAK ditemukan")],
)
def test_the_control_is_told(
    capsys: pytest.CaptureFixture[str], store: Path, control: str, expected: int, said: str
) -> None:
    code, out, _ = ended(capsys, "--control", control)
    assert code == expected
    assert said in out


def test_json_holds_the_same(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    (store / "b.log").write_text(f"ibu={MOTHER}")
    code, out, err = ended(capsys, "--json")
    told = json.loads(out)
    assert (code, told["exit_code"], err) == (1, 1, "")
    (seen,) = told["stores"]
    assert (seen["store"], seen["verdict"], seen["files"], seen["control"]) == ("log", "tidak_lulus", 2, None)
    assert seen["findings"] == [
        {
            "element": "NAMA_LGKP_IBU",
            "person": "A",
            "place": "b.log",
            "form": "whole",
            "detail": "",
            "encodings": [],
            "offset": 4,
            "review": False,
        }
    ]
    assert told["not_searched"][0]["reasons"][0]["en"].startswith("too common")


def test_fast_searches_plain_writing_alone(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    (store / "a.gz").write_bytes(gzip.compress(MOTHER.encode()))
    assert ended(capsys, "--fast")[0] == 0
    assert ended(capsys)[0] == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["scan", "log"], 2, "belum disebut: --values"),
        (["scan", "log", "--values", "nilai.toml", "--largest", "0"], 2, "--largest: tidak dapat dipakai"),
        (["scan", "log", "--values", "tidak-ada.toml"], 4, "tidak-ada.toml: tidak ada; sebut berkas nilai"),
        (["scan", "log", "--values", "nilai.toml", "--control", "x"], 4, "--control 'x': terlalu pendek"),
        (["scan", "mongodb://x", "--values", "nilai.toml"], 4, "MongoDB: versi ini belum melihat"),
        (["scan", "postgresql://x", "--values", "nilai.toml"], 4, "postgresql://x:5432/: bukan di mesin ini"),
    ],
)
def test_a_fault_is_one_line(
    capsys: pytest.CaptureFixture[str], store: Path, words: list[str], code: int, said: str
) -> None:
    assert main(words) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1


def test_values_that_are_all_left_out_are_a_fault(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    (store.parent / "nilai.toml").write_text('[[nilai]]\nelemen = "X"\nkind = "place"\nisi = "BANDUNG"\n')
    code, _, err = ended(capsys)
    assert code == 4
    assert "tidak satu pun nilai dapat dicari" in err


def test_without_an_engine_it_ends_5(
    capsys: pytest.CaptureFixture[str], store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PreflightFault(ExitCode.ENVIRONMENT, Words.same("x"), Words.same("pip install 'gladi[scan]'"))

    monkeypatch.setattr(command, "choose_engine", refuse)
    code, _, err = ended(capsys)
    assert code == 5
    assert "gladi[scan]" in err


def test_an_engine_can_be_chosen(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    assert ended(capsys, "--engine", "ahocorasick_rs")[1].startswith("Mesin ahocorasick_rs ")


def test_progress_is_shown_on_a_terminal_alone(
    capsys: pytest.CaptureFixture[str], store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "is_at_terminal", lambda: True)
    monkeypatch.setattr(command, "BETWEEN", 0)
    assert "MB/s  app.log" in ended(capsys)[2]


def test_a_server_on_another_machine_is_asked_about_first(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    code = main(["scan", "postgresql://app:rahasia@basis.example/data", "--values", "nilai.toml"])
    out, err = capsys.readouterr()
    assert (code, out) == (4, "")
    assert "postgresql://app@basis.example:5432/data: bukan di mesin ini" in err
    assert "--other-host" in err
    assert "rahasia" not in err


def test_a_server_that_does_not_answer_is_told_with_the_other_stores(
    capsys: pytest.CaptureFixture[str], store: Path
) -> None:
    code = main(["scan", "log", "redis://:rahasia@127.0.0.1:1/0", "--values", "nilai.toml", "--lang", "en"])
    out = capsys.readouterr().out
    assert code == 3
    assert "log: lulus: nothing was found (1 files, " in out
    assert "redis://127.0.0.1:1/0: tidak_teruji: not all of it was seen (0 keys, 0.0 MB; no control)" in out
    assert "[not seen] redis://127.0.0.1:1/0: it cannot be opened: " in out
    assert "rahasia" not in out
