"""Are the scenarios listed, in both languages, and is it said which apply?"""

import json

import pytest

from conformance.cli import main
from conformance.commands.scenarios import NEEDED, needed_by
from conformance.files.scenario_files import load_scenarios
from conformance.norms.applicability import NEEDS, Tags
from tests.helpers.gladi_command import LAPOR_PLAN


def listed(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    assert main(["scenarios", *words, "--json"]) == 0
    rows: list[dict[str, object]] = json.loads(capsys.readouterr().out)["scenarios"]
    return rows


def test_all_are_listed_with_their_requirements_and_titles(capsys: pytest.CaptureFixture[str]) -> None:
    rows = listed(capsys)
    assert [row["id"] for row in rows] == [each.tags.id for each in load_scenarios()]
    assert all(row["requirements"] and row["title"] and row["title_en"] for row in rows)
    assert not any("applies" in row for row in rows)


def test_with_a_plan_it_is_said_which_apply_and_why_not(capsys: pytest.CaptureFixture[str]) -> None:
    without = {row["id"]: row["reason"] for row in listed(capsys, str(LAPOR_PLAN)) if not row["applies"]}
    untold = {"aks-08-dikabarkan", "kuo-04-dikabarkan-esok", "kod-21-dikabarkan"}
    assert set(without) == untold | {
        "kod-20-data-tanpa-elemen",
        "kod-20-data-kosong",
        "kod-20-data-nik-lain",
        "bag-01-data-pemilik-nik",
        "bag-01-data-keluar",
        "bag-01-kabar",
        "kod-20-data-bilangan-teks",
        "kod-20-nama-serupa",
        "kod-20-nama-serupa-lagi",
        "kod-20-lahir-hari-lain",
        "lay-03-diperiksa-kembali",
        "lay-03-masuk-lagi",
        "ktp-10-kartu-dan-portal",
        "aks-05-formulir-lengkap",
        "aks-03-user-id-diserahkan",
        "sim-01-setelah-gladi",
        "sim-03-hanya-dibaca",
        "sim-02-tanpa-persetujuan",
        "sim-02-persetujuan-dicabut",
        "sim-02-masa-simpan",
        "sim-02-setelah-pks-berakhir",
        "sim-01-setelah-masa-simpan",
        "sim-01-setelah-pks-berakhir",
        "sim-01-selisih",
    }
    assert all("[notifikasi]" in without[name] for name in untold)
    assert "{endpoint.CALL_NIK}" in without["kod-20-data-kosong"]
    lama = {
        row["id"]: row["reason"] for row in listed(capsys, str(LAPOR_PLAN), "--dialect", "lama") if not row["applies"]
    }
    unknown = {
        "kod-10-format-ip",
        "kod-20-petugas-diberi-tahu-10",
        # There 07 reads as 13, and 06 as a kuota that lasts until midnight.
        "kod-07-parameter-tidak-lengkap",
        "kod-20-petugas-diberi-tahu-07",
        "aks-08-dilanjutkan",
        "aks-08-dikabarkan",
    }
    assert lama == without | dict.fromkeys(unknown, "dialek lama tidak mengenal hal ini")


def test_a_plan_with_notifications_has_those_of_the_notification(capsys: pytest.CaptureFixture[str]) -> None:
    rows = listed(capsys, str(LAPOR_PLAN.with_name("gladi-kabar.toml")))
    assert [row["id"] for row in rows if "notifikasi" in row["needs"] and not row["applies"]] == ["bag-01-kabar"]
    assert any("notifikasi" in row["needs"] for row in rows)


def test_people_read_it_in_their_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert "  kod-11-meninggal: the resident has died (" in out
    assert "    needs: method " in out
    assert err.endswith(" scenarios\n")
    assert main(["scenarios", str(LAPOR_PLAN)]) == 0
    out, err = capsys.readouterr()
    assert "    berlaku\n" in out
    assert "skenario" in err


def test_a_plan_that_is_missing_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "tidak-ada.toml"]) == 4
    assert "rencana tidak dapat dibaca" in capsys.readouterr().err


def test_every_need_has_its_words() -> None:
    assert set(NEEDED) == set(NEEDS)
    tags = Tags("a", ("KOD-20",), ("CALL_NIK",), ("lama",), needs=("halaman-petugas",))
    assert needed_by(tags).english == (
        "method CALL_NIK; a dialect other than lama; a page of the operator ([aplikasi.petugas])"
    )
    assert needed_by(Tags("a", ("KOD-20",), (), ())).indonesian == ""
