"""Does a clerk with nothing but the Web Portal carry out a run by himself, from the form to the card?"""

import re
import subprocess
import threading
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from conformance.observe.control_api import ControlClient
from conformance.rehearsal.handing_over import DONE
from tests.helpers.clerk import ClerkBrowser
from tests.helpers.formulir import LOCAL, as_sent
from tests.helpers.gladi_command import GLADI, gladi, result_in
from tests.helpers.portal_browser import PortalBrowser

PLAN = """[poc]
agreement = "karanganyar-baperlitbang-2021"
seed = 1

[aplikasi]
nama = "Loket Baperlitbang"
elemen = ["NIK", "NAMA_LGKP", "TGL_LHR"]
pintu = []

[user_id]
formulir = "formulir.toml"

[subject]
kind = "guided"
instruksi = "Di {endpoint.portal} cari NIK {NIK} atas nama {NAMA_LGKP}."
waktu = 60
"""
TOLD = re.compile(r"Di (?P<portal>http://\S+) cari NIK (?P<nik>\S+) atas nama (?P<nama>.+?)\.")
OFFICES = re.compile(r"(?P<control>http://\S+)/kantor/(?P<session>[^.\s]+\.[\d.]+\d)")
ASKED = ("aks-05-formulir-lengkap", "aks-03-user-id-diserahkan", "ktp-10-kartu-dan-portal", "kod-01-tidak-sesuai")
BEGIN = "jawab pada "
CARD = "baca dengan card reader"


class Clerk:
    """Goes to both offices for his user id, then serves whoever he is told to, until nobody asks any more."""

    def __init__(self, console: str, answer: str = "") -> None:
        """`answer`: what he says of whoever hands a KTP-el over, without having served him."""
        self._console = ClerkBrowser(console)
        self._answer = answer
        self._given: dict[str, str] = {}
        self.told: list[str] = []
        self.is_over = threading.Event()

    def work(self) -> None:
        while not self.is_over.is_set():
            told = self._console.wait_for_step(self.is_over.is_set)
            if told:
                self.told.append(told)
                self._console.choose(self._fetch(told) if "/kantor/" in told else self._serve(told), "sudah")

    def _fetch(self, told: str) -> str:
        found = OFFICES.search(told)
        assert found is not None, told
        client, path = ControlClient(found["control"]), f"/sessions/{found['session']}/operators"
        number = client.call("POST", path, as_sent(user_id_lokal=LOCAL))["number"]
        for act in ("check", "approve"):
            client.call("POST", f"{path}/{number}/{act}", {})
        given = client.call("POST", f"{path}/{number}/handover", {})
        self._given = {name: given[name] for name in ("user_id", "password")}
        return DONE

    def _serve(self, told: str) -> str:
        if self._answer and CARD in told:
            return self._answer
        found = TOLD.search(told)
        assert found is not None, told
        there: Any = SimpleNamespace(
            view=lambda: {"endpoints": {"portal": found["portal"]}, "credentials": self._given}
        )
        browser = PortalBrowser(there)
        browser.sign_in()
        fits = browser.search(found["nik"]) == "Data Ditemukan" and found["nama"] in browser.page.get_text()
        return "diteruskan" if fits else "ditolak"


def rehearse(directory: Path, asked: Sequence[str], answer: str = "") -> tuple[int, Clerk, dict[str, Any]]:
    """A run by a clerk: its exit code, what he was told, and the result."""
    (directory / "gladi.toml").write_text(PLAN, encoding="utf-8")
    command = [*GLADI, "run", "gladi.toml", "--petugas", "orang", "--only", *asked, "--out", "hasil"]
    with subprocess.Popen(
        command, cwd=directory, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stderr is not None
        clerk = Clerk(next(line for line in run.stderr if BEGIN in line).partition(BEGIN)[2].strip(), answer)
        work = threading.Thread(target=clerk.work, daemon=True)
        work.start()
        run.communicate(timeout=200)
        clerk.is_over.set()
        work.join(30)
    return run.returncode, clerk, result_in(directory / "hasil")


@pytest.mark.parametrize(
    ("answer", "verdict", "code"),
    [("diteruskan", "tidak_lulus", 1), ("ditolak", "tidak_lulus", 1), ("tidak-dapat", "tidak_teruji", 3)],
)
def test_whoever_hands_a_card_over_is_looked_up_at_the_portal_too(
    tmp_path: Path, answer: str, verdict: str, code: int
) -> None:
    ended, _, result = rehearse(tmp_path, ("ktp-10-kartu-dan-portal",), answer)
    (scenario,) = result["scenarios"]
    assert (scenario["verdict"], ended) == (verdict, code), scenario["reason"]


def test_a_clerk_does_it_all_by_himself(tmp_path: Path) -> None:
    ended, clerk, result = rehearse(tmp_path, ASKED)
    assert ended == 0
    assert {one["id"]: one["verdict"] for one in result["scenarios"]} == dict.fromkeys(ASKED, "lulus")
    paths = {part["ref"]: part["path"] for row in result["coverage"] for part in row["parts"]}
    assert [paths[part] for part in ("AKS-05", "KTP-10", "KTP-10:T")] == ["terbimbing"] * 3
    assert "/kantor/" in clerk.told[0]
    assert [CARD in told for told in clerk.told].count(True) == 1


def test_his_twin_reads_no_card(tmp_path: Path) -> None:
    counter = Path(str(files("fixtures") / "apps" / "perpustakaan" / "gladi-karanganyar.toml"))
    ended = gladi(tmp_path, "scenarios", str(counter), "--json")
    assert ended.code == 0
    assert '"ktp-10-kartu-dan-portal"' in ended.out
    assert "langkah ini dilakukan seorang petugas" in ended.out
