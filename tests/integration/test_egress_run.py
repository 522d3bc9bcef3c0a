"""Does a rehearsal condemn an application that gives away what the DWH told, and leave one alone that does not?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conformance.record.egress import Way
from tests.helpers.gladi_command import gladi, result_in
from tests.helpers.gladi_process import Gladi
from tests.integration.test_answers_that_lie import GRANTED, PLAN

LEAVES, ELSEWHERE, TOLD = "bag-01-data-keluar", "bag-01-tujuan-lain", "bag-01-kabar"
FIRST = "kod-20-data-penduduk-lain"
"""A scenario in which somebody is served, so that something may leave."""
NOTICES = """
[notifikasi]
kind = "smtp"
[[notifikasi.hasil]]
outcome = "diteruskan"
subject = "Terdaftar"
"""
ANALYTICS = 'hosts = ["analitik.example"]'


@pytest.fixture(scope="module")
def simulator() -> Iterator[Gladi]:
    running = Gladi("--store", "memory:")
    yield running
    running.stop()


def rehearse(
    directory: Path, share: str, more: str = "", *words: str, launcher: str = ""
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Rehearse the small application; return its scenarios by id, and what was seen to leave."""
    plan = PLAN.replace("CACAT", f', "{share}"' if share else "").replace("ELEMEN]", f"{GRANTED}]", 1)
    if launcher:
        plan = plan.replace('["{python}"', f'["{launcher}", "{{python}}"', 1)
    if "[notifikasi]" in more:
        where = 'DWH_IP = "{ip_user}"\n'
        plan = plan.replace(where, f'{where}SMTP_HOST = "{{smtp.host}}"\nSMTP_PORT = "{{smtp.port}}"\n')
    (directory / "gladi.toml").write_text(plan + more, encoding="utf-8")
    only = (FIRST, LEAVES, ELSEWHERE, *((TOLD,) if "[notifikasi]" in more else ()))
    ended = gladi(directory, "run", "gladi.toml", "--no-progress", "--no-other-dialects", *words, "--only", *only)
    assert ended.code in (0, 1, 3), ended.err
    scenarios = {one["id"]: one for one in result_in(directory / "hasil")["scenarios"]}
    return scenarios, scenarios[LEAVES]["evidence"]["egress"]


@pytest.mark.parametrize(
    ("share", "more", "leaves", "elsewhere"),
    [
        ("", "", "lulus", "lulus"),
        ("analitik", "", "tidak_lulus", "tinjau"),
        ("nama-dns", "", "tidak_lulus", "tinjau"),
        ("telemetri", "", "lulus", "tinjau"),
        ("telemetri", f"[jaringan]\n{ANALYTICS}", "lulus", "lulus"),
        ("analitik", f"[jaringan]\n{ANALYTICS}", "tinjau", "lulus"),
    ],
)
def test_what_leaves_decides(share: str, more: str, leaves: str, elsewhere: str, tmp_path: Path) -> None:
    scenarios, egress = rehearse(tmp_path, share, more)
    if egress["way"] != Way.RUANG:
        pytest.skip(egress["reason_en"])
    assert (scenarios[LEAVES]["verdict"], scenarios[ELSEWHERE]["verdict"]) == (leaves, elsewhere), scenarios
    assert egress["searched"] > 0
    assert [one["ways"] for one in egress["controls"]] == [[Way.RUANG]]
    if leaves != "lulus":
        assert {leak["element"] for leak in egress["leaks"]} == {"ALAMAT"}
        assert "ALAMAT dari " in scenarios[LEAVES]["reason"]
        assert scenarios[LEAVES]["owner"] == "aplikasi"
    assert not list((tmp_path / "hasil").rglob("keluar.jsonl")), "what has left goes with the run"


@pytest.mark.parametrize(("share", "verdict"), [("surat-nama", "tidak_lulus"), ("surat-hasil", "lulus")])
def test_a_notification_tells_the_outcome_and_no_data(share: str, verdict: str, tmp_path: Path) -> None:
    scenarios, egress = rehearse(tmp_path, share, NOTICES)
    assert scenarios[TOLD]["verdict"] == verdict, scenarios[TOLD]
    assert egress["notices"] > 0
    if verdict != "lulus":
        assert "NAMA_LGKP dari " in scenarios[TOLD]["reason"]


@pytest.mark.parametrize(("share", "leaves"), [("", "lulus"), ("analitik", "tidak_lulus")])
def test_beside_a_simulator_that_stands_outside_it_is_the_same(
    share: str, leaves: str, tmp_path: Path, simulator: Gladi
) -> None:
    scenarios, egress = rehearse(tmp_path, share, "", "--simulator", simulator.control_address)
    if egress["way"] != Way.RUANG:
        pytest.skip(egress["reason_en"])
    assert scenarios[LEAVES]["verdict"] == leaves, scenarios[LEAVES]


@pytest.mark.parametrize(("share", "leaves"), [("", "tinjau"), ("analitik", "tidak_lulus")])
def test_without_a_network_of_its_own_nothing_is_green(share: str, leaves: str, tmp_path: Path) -> None:
    launcher = tmp_path / "docker"
    launcher.write_text('#!/bin/sh\nexec "$@"\n', encoding="ascii")
    launcher.chmod(0o755)
    scenarios, egress = rehearse(tmp_path, share, "", launcher=str(launcher))
    assert (egress["way"], egress["controls"][0]["ways"]) == (Way.PROKSI, [Way.PROKSI, Way.SOKET])
    assert "docker" in egress["reason"]
    assert scenarios[LEAVES]["verdict"] == leaves, scenarios[LEAVES]
    if leaves == "tinjau":
        assert scenarios[LEAVES]["owner"] == "lingkungan"
        assert "/dev/net/tun" in scenarios[LEAVES]["remedy"]
