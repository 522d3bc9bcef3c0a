"""A rehearsal that looks into the stores of a real application: right, careless, and where nothing can be seen."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.gladi_command import LAPOR_PLAN, gladi, last_run, result_in

PLAN = LAPOR_PLAN.with_name("gladi-data.toml")
ONLY = ("--only", "sim-02-tanpa-persetujuan", "bag-02-penyimpanan", "--no-other-dialects", "--no-progress")
STORE = 'databases = ["{kerja}/lapor.sqlite"]'


def rehearsed(directory: Path, *words: str, stores: str = STORE, cacat: str = "") -> tuple[int, dict[str, Any]]:
    """The exit code and the result of a run with these `stores`."""
    text = PLAN.read_text(encoding="utf-8")
    assert STORE in text
    (directory / "gladi.toml").write_text(text.replace(STORE, stores), encoding="utf-8")
    ended = gladi(directory, "run", "gladi.toml", "--out", "hasil", *ONLY, *words, LAPOR_CACAT=cacat)
    return ended.code, result_in(directory / "hasil")


def verdicts(result: dict[str, Any]) -> dict[str, str]:
    """Scenario -> verdict, of those that applied."""
    return {each["id"]: each["verdict"] for each in result["scenarios"] if each["evidence"]}


def looks_in(result: dict[str, Any]) -> list[dict[str, Any]]:
    """Every search of the run."""
    return [look for each in result["scenarios"] if each["evidence"] for look in each["evidence"]["looks"]]


def test_a_right_application_passes_and_what_it_keeps_of_an_applicant_is_the_control(tmp_path: Path) -> None:
    code, result = rehearsed(tmp_path, "--tantangan", "Melati 7")
    assert (code, set(verdicts(result).values())) == (0, {"lulus"})
    database, browsers = looks_in(result)[0]["stores"]
    assert (database["place"], database["control"]) == ("{kerja}/lapor.sqlite", "unik")
    assert (browsers["place"], browsers["control"]) == ("peramban pemohon", "tulis")
    assert all(store["is_control_found"] and store["size"] for store in (database, browsers))
    assert result["tantangan"] == "Melati 7"
    assert result["kenari"].startswith("Melati 7/")


def test_an_answer_that_is_kept_is_found_and_none_of_its_values_is_told(tmp_path: Path) -> None:
    code, result = rehearsed(tmp_path, cacat="jawaban-disimpan", stores=f'{STORE}\nkontrol = "tulis"')
    assert code == 1
    assert verdicts(result) == {"sim-02-tanpa-persetujuan": "tidak_lulus", "bag-02-penyimpanan": "lulus"}
    hits = [hit for look in looks_in(result) for store in look["stores"] for hit in store["hits"]]
    assert {hit["element"] for hit in hits} >= {"NO_KK", "ALAMAT", "NAMA_LGKP_IBU"}
    assert {tuple(hit["chain"]) for hit in hits} == {("base64", "gzip")}
    assert all(hit["nik"][6:12] == "******" for hit in hits)
    text = (last_run(tmp_path / "hasil") / "hasil.json").read_text(encoding="utf-8")
    assert str(tmp_path) not in json.dumps(looks_in(result))
    assert not any(word in text for word in ("JALAN", "GANG", "JL."))


@pytest.mark.parametrize(
    ("stores", "said"),
    [
        ('databases = ["{kerja}/lapor.sqlite", "{kerja}/tidak-ada.sqlite"]', "tidak ada"),
        (
            'databases = ["{kerja}/lapor.sqlite"]\nfiles = ["gladi.toml"]',
            "{unik} seorang pemohon tidak ditemukan di sana",
        ),
    ],
    ids=["absent", "no control"],
)
def test_what_was_not_seen_is_never_green(tmp_path: Path, stores: str, said: str) -> None:
    code, result = rehearsed(tmp_path, stores=stores)
    assert (code, set(verdicts(result).values())) == (3, {"tidak_teruji"})
    assert any(said in each["reason"] for each in result["scenarios"] if each["evidence"])


def test_a_challenge_that_cannot_be_told_is_refused(tmp_path: Path) -> None:
    ended = gladi(tmp_path, "run", str(PLAN), "--tantangan", " ")
    assert (ended.code, ended.out) == (2, "")
    assert "--tantangan" in ended.message
