"""`gladi agreements`, and an agreement of an invented Dinas: written from the template, checked, served, rehearsed."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from conformance.files.norm_files import load_catalogue
from conformance.norms.own_norms import cited_clauses
from simulator.poc.agreement_file import list_agreements
from tests.helpers.gladi_command import gladi, lapor_plan, result_in
from tests.helpers.gladi_process import PURBALINGGA, Gladi

FILLED = {
    "name": "kabupaten-contoh-dinsos-2026",
    "title": "Pemanfaatan Data Kependudukan dalam Layanan Dinas Sosial Kabupaten Contoh",
    "penyelenggara": "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh",
    "pengguna": "Dinas Sosial Kabupaten Contoh",
    "tujuan": "verifikasi dan validasi data pemohon layanan aduan",
    "judul": "Dokumen Dinas Sosial Kabupaten Contoh Tahun 2026",
    "datum": "NO_REGISTRASI",
    "label": "Nomor registrasi layanan",
}

WHY = """'PBK 24(1): "setelah mendapatkan persetujuan"'"""
"""A reason for an exception, as TOML writes it: with the sentence that excepts."""


def new_agreement(directory: Path) -> Path:
    """The template with what is marked filled in, as a Dinas would."""
    text = gladi(directory, "agreements", "--new").out
    for key, value in FILLED.items():
        text = re.sub(rf'^{key} = "" ', f'{key} = "{value}" ', text, flags=re.MULTILINE)
    path = directory / "my.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return new_agreement(tmp_path)


def test_those_shipped_are_listed(tmp_path: Path) -> None:
    ended = gladi(tmp_path, "agreements")
    assert (ended.code, ended.err) == (0, "")
    assert [line for line in ended.out.splitlines() if not line.startswith(" ")] == [
        f"{name} (rekaan, SIM)" if name.startswith("contoh-") else name for name in list_agreements()
    ]
    told = json.loads(gladi(tmp_path, "agreements", "--json").out)
    assert told["faults"] == []
    row = next(row for row in told["agreements"] if row["name"] == PURBALINGGA)
    assert (row["kuota"], row["pks"], row["dialect"], row["sim"]) == (
        200,
        ["2025-09-16", "2027-09-16"],
        "juknis",
        False,
    )


def test_the_template_says_what_is_to_be_filled_in_and_is_valid_then(tmp_path: Path, own: Path) -> None:
    empty = tmp_path / "baru.toml"
    empty.write_text(gladi(tmp_path, "agreements", "--new").out, encoding="utf-8")
    refused = gladi(tmp_path, "agreements", "baru.toml")
    assert (refused.code, refused.out) == (4, "")
    marked = re.findall(r"^(\w+) = .*# ISI", empty.read_text(encoding="utf-8"), re.MULTILINE)
    said = [line.split(": ")[2].rpartition(".")[2] for line in refused.err.splitlines()]
    assert sorted(said) == sorted(marked)
    assert set(said) == set(FILLED)
    ended = gladi(tmp_path, "agreements", str(own))
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("kabupaten-contoh-dinsos-2026\n")


def test_the_template_as_far_as_its_comments_go_is_valid(tmp_path: Path, own: Path) -> None:
    lines = own.read_text(encoding="utf-8").splitlines()
    keys = [line[2:] for line in lines if re.match(r'# (\[|\w+ = |"[\w.]+" = )', line)]
    late = next(n for n, line in enumerate(keys) if line.startswith("user_ids"))
    early = [*keys[:3], *keys[late:]]
    tables = keys[3:late]
    format_unggah = next(line for line in tables if line.startswith("format_unggah"))
    report = [line for line in tables if line.startswith(("hari_kerja", "saluran"))]
    text = "\n".join(lines).replace("[norma.pks]", "\n".join([*early, "[norma.pks]"]), 1)
    text = text.replace("[laporan]\n", "\n".join([format_unggah, "[laporan]", *report, ""]), 1)
    text += "\n" + "\n".join(line for line in tables if line not in (format_unggah, *report))
    (tmp_path / "penuh.toml").write_text(text, encoding="utf-8")
    assert set(tomllib.loads(text)) >= {"pembaca", "aplikasi", "sanksi", "lembaga", "password_env", "signed"}
    ended = gladi(tmp_path, "agreements", "penuh.toml")
    assert (ended.code, ended.err) == (0, "")


def test_all_faults_of_both_sides_are_told_at_once(tmp_path: Path, own: Path) -> None:
    text = own.read_text(encoding="utf-8").replace("kuota = 200", "kuota = -1").replace('pola = "PBG-P"', 'pola = "X"')
    text += f'\n[norma.juknis.kecuali]\n"XII.A" = {WHY}\n"III.B" = {WHY}\n'
    (tmp_path / "salah.toml").write_text(text, encoding="utf-8")
    ended = gladi(tmp_path, "agreements", "salah.toml", "my.toml")
    assert ended.code == 4
    assert ended.out.startswith("kabupaten-contoh-dinsos-2026\n")
    assert [line.split(": ")[2] for line in ended.err.splitlines()] == [
        "kuota",
        "norma.pks.pola",
        'norma.juknis.kecuali."XII.A"',
    ]
    told = json.loads(gladi(tmp_path, "agreements", "salah.toml", "--json").out)
    assert [fault["field"] for fault in told["faults"]][:2] == ["kuota", "norma.pks.pola"]
    assert all(fault["hint"] for fault in told["faults"])


@pytest.mark.parametrize(
    ("norms", "said"),
    [
        ("norms = []", "norms: "),
        ('norms = ["PBG-X"]', "norms: `PBG-X` tidak ada dalam katalog"),
        ('[norma.juknis]\njudul = "J"\npola = "ABC"', "norma.juknis.pola: `ABC` tidak ada dalam katalog"),
    ],
)
def test_without_norms_or_with_unknown_ones_it_is_refused_wherever_it_is_used(
    tmp_path: Path, own: Path, norms: str, said: str
) -> None:
    text = re.sub(r"\[norma\.pks\].*(?=\[balikan\])", norms + "\n", _uncommented(own), flags=re.DOTALL)
    own.write_text(text, encoding="utf-8")
    for words in (["agreements", "my.toml"], ["serve", "--store", "memory:", "--session", "my.toml"]):
        ended = gladi(tmp_path, *words)
        assert (ended.code, said in ended.err) == (4, True), ended.err
    lapor_plan(tmp_path, (PURBALINGGA, "my.toml"))
    ended = gladi(tmp_path, "check")
    assert (ended.code, f"agreement.{said}" in ended.err) == (4, True), ended.err


def _uncommented(path: Path) -> str:
    return "".join(line for line in path.read_text(encoding="utf-8").splitlines(True) if not line.startswith("#"))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["agreements", "--show", "tidak-ada"], 2),
        (["agreements", "tidak-ada.toml"], 2),
        (["personas", "tidak-ada"], 2),
        (["serve", "--store", "memory:", "--session", "tidak-ada"], 2),
        (["serve", "--store", "memory:", "--session", "tidak-ada.toml"], 2),
    ],
)
def test_an_agreement_that_does_not_exist_is_a_usage_fault_on_the_command_line(
    tmp_path: Path, words: list[str], code: int
) -> None:
    ended = gladi(tmp_path, *words)
    assert (ended.code, ended.out) == (code, "")
    assert "tidak-ada" in ended.err


def test_an_unknown_agreement_in_a_plan_is_a_fault_of_the_plan(tmp_path: Path) -> None:
    lapor_plan(tmp_path, (PURBALINGGA, "tidak-ada"))
    ended = gladi(tmp_path, "check")
    assert (ended.code, "poc.agreement" in ended.err) == (4, True)


def test_an_agreement_is_told_in_words(tmp_path: Path, own: Path) -> None:
    text = gladi(tmp_path, "agreements", "--show", "contoh-data-2026").out
    assert "boleh disimpan atas persetujuan pemiliknya" in text
    assert "pola PBG-P, nomor sendiri 0, kutipan sendiri 0, dikecualikan 1" in text
    assert "PBK: Peraturan Bupati Karanganyar Nomor 11 Tahun 2020" in text
    english = gladi(tmp_path, "agreements", "--show", "karanganyar-baperlitbang-2021", "--lang", "en").out
    assert "1 in each work unit, by 2022-03-01" in english
    assert re.search(r"\d+  duties and bans in documents that bind", english)
    shown = gladi(tmp_path, "agreements", "--show", "my.toml").out
    assert "juknis: Dokumen Dinas Sosial Kabupaten Contoh Tahun 2026; pola PBG-J" in shown


def test_the_schema_is_printed_for_editors(tmp_path: Path) -> None:
    schema = json.loads(gladi(tmp_path, "agreements", "--schema").out)
    assert "norma" in schema["$defs"]["Pks"]["properties"]


def test_the_dinas_can_serve_and_rehearse_under_its_own_agreement(tmp_path: Path, own: Path) -> None:
    served = Gladi("--store", "memory:", "--session", str(own))
    assert served.lines[1]["agreement"] == "kabupaten-contoh-dinsos-2026"
    assert served.lines[1]["norma"]["juknis"]["pola"] == "PBG-J"
    assert served.stop() == (0, "")
    lapor_plan(tmp_path, (PURBALINGGA, "my.toml"))
    ended = gladi(tmp_path, "run", "--only", "kod-12-ganda", "--no-progress", "--no-other-dialects")
    assert ended.code == 0, ended.err
    assert result_in(tmp_path / "hasil")["agreement"] == "kabupaten-contoh-dinsos-2026"


def test_a_breach_of_its_own_documents_turns_a_scenario_red(tmp_path: Path, own: Path) -> None:
    defect = ('LAPOR_DWH_TIMEOUT = "1"', 'LAPOR_DWH_TIMEOUT = "1"\nLAPOR_CACAT = "lanjut-saat-meninggal"')
    lapor_plan(tmp_path, (PURBALINGGA, own.name), defect)
    ended = gladi(tmp_path, "run", "--only", "kod-11-meninggal", "--no-progress", "--no-other-dialects")
    assert ended.code == 1, ended.err
    (verdict,) = (s["verdict"] for s in result_in(tmp_path / "hasil")["scenarios"] if s["id"] == "kod-11-meninggal")
    assert verdict == "tidak_lulus"


def test_a_clause_that_the_catalogue_does_not_know_ends_a_run_before_it_begins(tmp_path: Path, own: Path) -> None:
    with own.open("a", encoding="utf-8") as file:
        file.write('\n[norma.juknis.nomor]\n"IX.A" = "I"\n')
    lapor_plan(tmp_path, (PURBALINGGA, "my.toml"))
    ended = gladi(tmp_path, "check")
    assert (ended.code, 'norma.juknis.nomor."IX.A"' in ended.err) == (4, True), ended.err


def test_an_agreement_that_leaves_nothing_to_fail_is_refused_wherever_it_is_used(tmp_path: Path, own: Path) -> None:
    catalogue, text = load_catalogue(), _uncommented(own)
    for key, pola in (("pks", "PBG-P"), ("juknis", "PBG-J"), ("lampiran", "PBG-L")):
        left_out = "".join(f'"{at}" = {WHY}\n' for at in cited_clauses(catalogue, pola))
        text = text.replace(f"[norma.{key}]", f"[norma.{key}.kecuali]\n{left_out}[norma.{key}]")
    own.write_text(text, encoding="utf-8")
    lapor_plan(tmp_path, (PURBALINGGA, own.name))
    for words in (["agreements", own.name], ["check"], ["run", "--no-progress"]):
        ended = gladi(tmp_path, *words)
        assert (ended.code, "tidak menyisakan kewajiban" in ended.err) == (4, True), ended.err


def test_an_agreement_that_leaves_no_duty_gives_no_green_run(tmp_path: Path, own: Path) -> None:
    statement = '[norma.lampiran]\njudul = "Lampiran kami"\npola = "KRA-D"\n'
    own.write_text(
        re.sub(r"\[norma\.pks\].*(?=\[balikan\])", statement, _uncommented(own), flags=re.DOTALL), encoding="utf-8"
    )
    lapor_plan(tmp_path, (PURBALINGGA, own.name))
    ended = gladi(tmp_path, "run", "--no-progress", "--no-other-dialects", "--only", "kod-11-meninggal")
    assert (ended.code, "tidak ada yang dapat gagal" in ended.err) == (4, True), ended.err


def test_what_an_exception_does_is_told_with_the_clauses_that_still_bind(tmp_path: Path, own: Path) -> None:
    text = own.read_text(encoding="utf-8") + f'\n[norma.pks.kecuali]\n"2(2)j" = {WHY}\n"8(1)" = {WHY}\n'
    own.write_text(text, encoding="utf-8")
    told = gladi(tmp_path, "agreements", own.name).out
    assert "SIM-01 tetap mengikat menurut juknis II.F.2 (pola PBG-J II.F.2), walaupun dikecualikan (pks 2(2)j)" in told
    english = gladi(tmp_path, "agreements", "--show", own.name, "--lang", "en").out
    assert "LAP-01 still binds by juknis V.A (pola PBG-J V.A)" in english
    assert re.search(r"duties and bans of the Pengguna: \d\d", english)
    stored = gladi(tmp_path, "agreements", "--show", "contoh-data-2026").out
    assert "SIM-01 dikecualikan (pks 2(2)j, juknis II.F.2, sptjm 2)" in stored


def test_a_client_with_fixed_names_changes_its_address_alone(tmp_path: Path, own: Path) -> None:
    names = 'lembaga = "DINSOS"\nuser_id = "dinsos01"\npassword_env = "GLADI_UJI_DWH"\n'
    own.write_text(names + own.read_text(encoding="utf-8"), encoding="utf-8")
    ended = gladi(tmp_path, "serve", "--store", "memory:", "--session", "my.toml")
    assert (ended.code, ended.out) == (4, "")
    assert "password_env: variabel lingkungan GLADI_UJI_DWH tidak ada" in ended.err
    lapor_plan(tmp_path, (PURBALINGGA, "my.toml"))
    ended = gladi(
        tmp_path,
        "run",
        "--only",
        "kod-12-ganda",
        "--no-progress",
        "--no-other-dialects",
        GLADI_UJI_DWH="kata-sandi-uji",
    )
    assert ended.code == 0, ended.err
