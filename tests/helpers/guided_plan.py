"""Lapor's plan for a clerk who serves the applicants, with Lapor's own recipe as his twin, and that clerk at work."""

import re
import threading
from pathlib import Path
from types import TracebackType

import httpx
from bs4 import BeautifulSoup

from tests.helpers.clerk import PHOTO, ClerkBrowser
from tests.helpers.gladi_command import LAPOR_PLAN

GUIDED = """[subject]
kind = "guided"
instruksi = "Di http://127.0.0.1:{port.web}/ ajukan aduan untuk NIK {NIK}, nama {NAMA_LGKP}, isi aduan {unik}."
waktu = 60

[subject.kembaran]"""
_TOLD = re.compile(
    r"Di (?P<base>http://\S+/) ajukan aduan untuk NIK (?P<nik>\S+), nama (?P<nama>.+), isi aduan (?P<isi>\S+)\."
)
_SAID = {200: "diteruskan", 422: "ditolak", 202: "tertunda", 429: "dibatasi"}


def guided_plan(directory: Path, *, has_twin: bool = True) -> str:
    """Write the plan to `directory`; return the file's name."""
    text = LAPOR_PLAN.read_text(encoding="utf-8")
    begin, end = text.index("[subject]"), text.index("[patience]")
    recipe = text[begin:end].replace("[[subject.", "[[subject.kembaran.").replace("[subject]", GUIDED)
    if not has_twin:
        recipe = recipe.partition("[subject.kembaran]")[0]
    (directory / "gladi.toml").write_text(text[:begin] + recipe + text[end:], encoding="utf-8")
    return "gladi.toml"


def serve(instruction: str) -> tuple[str, str]:
    """Do at Lapor what the instruction says; return what came of it, and what the page says."""
    told = _TOLD.search(instruction)
    assert told is not None, instruction
    with httpx.Client(follow_redirects=True, trust_env=False, timeout=30) as client:
        form = BeautifulSoup(client.get(told["base"]).text, "html.parser")
        hidden = {str(one["name"]): str(one["value"]) for one in form.select("input[type=hidden]")}
        typed = {"nik": told["nik"], "nama": told["nama"], "isi": told["isi"]}
        answer = client.post(f"{told['base']}aduan", data=hidden | typed)
    heading = BeautifulSoup(answer.text, "html.parser").select("h1")[0].get_text(strip=True)
    kept = "tertunda" if "kami simpan" in answer.text else "gangguan"
    return _SAID.get(answer.status_code, kept), heading


class ClerkAtWork:
    """A clerk who does every step of a console until the block is over, in a thread; a photo with each.

    With `last` he goes home after the step whose instruction holds that.
    """

    def __init__(self, address: str, last: str = "") -> None:
        self._last = last
        self._browser = ClerkBrowser(address)
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._work)
        self.done: list[tuple[str, str]] = []
        """What he was told, and what he chose."""

    def __enter__(self) -> "ClerkAtWork":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._is_over.set()
        self._thread.join(30)

    def _work(self) -> None:
        while not self._is_over.is_set():
            instruction = self._browser.wait_for_step(self._is_over.is_set)
            if instruction:
                outcome, said = serve(instruction)
                self._browser.choose(outcome, said, PHOTO)
                self.done.append((instruction, outcome))
                if self._last and self._last in instruction:
                    return
