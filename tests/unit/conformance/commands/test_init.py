"""Does `gladi init` write a plan that is read as it stands, ask only a person, and never overwrite by itself?"""

import io
import json
import tomllib
from pathlib import Path

import pytest

from conformance.cli import main
from conformance.init.agreements import shipped
from conformance.init.preset import PRESETS
from conformance.init.template import Wish, quoted, write_plan
from conformance.plan.schema import NAME, schema_text
from conformance.plan.tables import RECIPES, BrowserRecipe, CommandRecipe
from conformance.plan.text import parse_plan


@pytest.fixture(autouse=True)
def in_a_directory_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Lapor Desa").mkdir()
    monkeypatch.chdir(tmp_path / "Lapor Desa")
    monkeypatch.delenv("GLADI_LANG", raising=False)
    answer_with(monkeypatch, None)


def answer_with(monkeypatch: pytest.MonkeyPatch, text: str | None) -> None:
    """Let a person type `text`; None: nobody is there."""
    stdin = io.StringIO(text or "")
    monkeypatch.setattr(stdin, "isatty", lambda: text is not None)
    monkeypatch.setattr("sys.stdin", stdin)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: str(preset.name))
@pytest.mark.parametrize("kind", RECIPES)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_plan_is_read_as_it_stands_and_as_far_as_its_comments_go(preset: object, kind: str, lang: str) -> None:
    wish = Wish(
        "contoh-data-2026", ("CALL_NIK",), 'Lapor "Kita"\n', ("NIK", "TGL_LHR", "NO_RT"), ("NIK",), preset, kind
    )  # type: ignore[arg-type]
    text = write_plan(wish, lang)
    assert text.startswith(f"#:schema ./{NAME}\n")
    assert all(len(line) < 180 for line in text.splitlines())
    plan = parse_plan(text, "gladi.toml")
    assert plan.aplikasi.nama == 'Lapor "Kita" '
    assert isinstance(plan.subject, RECIPES[kind])
    assert "{NIK}" in text
    assert "{endpoint.CALL_NIK}" in text
    assert ("the service goes on" in text) is (lang == "en" and kind != "guided")
    keys = [
        line[2:] for line in text.splitlines() if line.startswith(("# [", "# command", "# url", "# pick", "# kind"))
    ]
    assert keys
    for line in keys:
        tomllib.loads(line)


def test_flags_say_what_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--preset", "spring", "--agreement", "contoh-badan-hukum-asing-2026", "--kind", "http"]
    assert main(["init", "rencana.toml", *words, "--nama", "Kredit", "--elemen", "NIK,NAMA_LGKP", "TGL_LHR"]) == 0
    plan = parse_plan(Path("rencana.toml").read_text(encoding="utf-8"), "rencana.toml")
    assert (plan.poc.agreement, plan.aplikasi.nama) == ("contoh-badan-hukum-asing-2026", "Kredit")
    assert plan.aplikasi.elemen == ["NIK", "NAMA_LGKP", "TGL_LHR"]
    assert "java" in plan.aplikasi.proses["web"].command
    assert Path(NAME).read_text(encoding="utf-8") == schema_text()
    assert "gladi check" in capsys.readouterr().out


def test_where_only_the_portal_is_granted_a_command_plays_the_clerk() -> None:
    assert main(["init", "loket.toml", "--agreement", "banjarnegara-arpus-2025"]) == 0
    text = Path("loket.toml").read_text(encoding="utf-8")
    plan = parse_plan(text, "loket.toml")
    assert isinstance(plan.subject, CommandRecipe)
    assert plan.subject.env["DUKCAPIL_URL"] == "{endpoint.portal}"
    assert "menirukan petugas" in text


def test_without_a_person_everything_is_as_usual() -> None:
    assert main(["init"]) == 0
    plan = parse_plan(Path("gladi.toml").read_text(encoding="utf-8"), "gladi.toml")
    assert (plan.poc.agreement, plan.aplikasi.nama) == ("purbalingga-dinkominfo-2025", "Lapor Desa")
    assert plan.aplikasi.elemen == ["NIK", "NAMA_LGKP"]
    assert "php -S" in plan.aplikasi.proses["web"].command


def test_a_person_is_asked_for_what_was_not_typed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer_with(monkeypatch, "tidak-ada\ncontoh-data-2026\n\nNIK AGAMA SALAH\nNIK, AGAMA\nlaravel\n")
    assert main(["init", "--kind", "browser", "--lang", "en"]) == 0
    plan = parse_plan(Path("gladi.toml").read_text(encoding="utf-8"), "gladi.toml")
    assert (plan.poc.agreement, plan.aplikasi.nama) == ("contoh-data-2026", "Lapor Desa")
    assert plan.aplikasi.elemen == ["NIK", "AGAMA"]
    assert "artisan" in plan.aplikasi.proses["web"].command
    assert isinstance(plan.subject, BrowserRecipe)
    asked = capsys.readouterr().err
    assert "purbalingga-dinkominfo-2025, .toml) [purbalingga-dinkominfo-2025]: " in asked
    assert "'tidak-ada' is of no use here" in asked
    assert "framework (laravel, codeigniter, spring, express, plain, spring-json, express-json) [plain]: " in asked
    assert "driven" not in asked


def test_a_person_who_goes_away_gets_what_is_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with(monkeypatch, "")
    assert main(["init"]) == 0
    assert "php -S" in Path("gladi.toml").read_text(encoding="utf-8")


def test_an_agreement_may_be_a_file_beside_the_plan(capsys: pytest.CaptureFixture[str]) -> None:
    Path("sub").mkdir()
    Path("sub/milik.toml").write_text('methods = ["CALL_NIK"]\nelemen = ["NIK", "AGAMA"]\n', encoding="utf-8")
    assert main(["init", "sub/gladi.toml", "--agreement", "milik.toml"]) == 0
    plan = parse_plan(Path("sub/gladi.toml").read_text(encoding="utf-8"), "gladi.toml")
    assert (plan.poc.agreement, plan.aplikasi.elemen) == ("milik.toml", ["NIK", "AGAMA"])
    for content in ("", "elemen = 3", "[", 'methods = ["X"]'):
        Path("rusak.toml").write_text(content, encoding="utf-8")
        assert main(["init", "x.toml", "--agreement", "rusak.toml"]) == 2
        assert "perjanjian rusak.toml tidak dapat dibaca" in capsys.readouterr().err
    assert not Path("x.toml").exists()


def test_nothing_is_overwritten_without_force(capsys: pytest.CaptureFixture[str]) -> None:
    Path("gladi.toml").write_text("milik saya", encoding="utf-8")
    Path(NAME).write_text("milik orang lain", encoding="utf-8")
    assert main(["init", "--lang", "en"]) == 2
    assert "gladi.toml exists already; use --force" in capsys.readouterr().err
    assert Path("gladi.toml").read_text(encoding="utf-8") == "milik saya"
    assert main(["init", "--force"]) == 0
    assert Path("gladi.toml").read_text(encoding="utf-8").startswith("#:schema")
    assert Path(NAME).read_text(encoding="utf-8") == "milik orang lain"
    Path("ada").mkdir()
    assert main(["init", "ada", "--force"]) == 2


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["--agreement", "tidak-ada"], 2, "pilih: banjarnegara-arpus-2025"),
        (["--agreement", "hilang.toml"], 2, "hilang.toml tidak dapat dibaca: tidak ada"),
        (["--elemen", "AGAMA"], 2, "tidak memberi AGAMA"),
        (["--preset", "rails"], 2, "laravel"),
        (["tidak/ada/gladi.toml"], 5, "tidak dapat ditulis"),
    ],
)
def test_what_cannot_be_written_is_told(
    words: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", *words]) == code
    assert message in capsys.readouterr().err
    assert list(Path().iterdir()) == []


def test_plan_and_schema_can_be_printed_instead(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "--stdout", "--preset", "express"]) == 0
    assert "node server.js" in parse_plan(capsys.readouterr().out, "-").aplikasi.proses["web"].command
    assert main(["init", "--schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Rencana gladi"
    assert list(Path().iterdir()) == []


def test_every_shipped_agreement_begins_a_plan(capsys: pytest.CaptureFixture[str]) -> None:
    for agreement in shipped():
        assert main(["init", "--stdout", "--agreement", agreement]) == 0
        assert parse_plan(capsys.readouterr().out, "-").poc.agreement == agreement


@pytest.mark.parametrize("text", ['"', "\\", "a\nb", "\x00\x7f", "Désa – 'x'", "{NIK}"])
def test_any_text_is_written_as_toml_reads_it(text: str) -> None:
    read = tomllib.loads(f"x = {quoted([text, text])}")["x"]
    assert read[0] == read[1]
    assert read[0].strip() == text.replace("\n", " ").replace("\x00", " ").replace("\x7f", " ").strip()
