"""Do the programs that the guide prints run as they are printed, but for the password?"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.e2e.clients.programs import JAVA, NODE, PHP, Program, require
from tests.helpers.gladi_process import Gladi, Session, ask

METHODS = ("CALL_VERIFY_BY_ELEMEN", "CALL_NIK", "CALL_KK", "CALL_COMBINATION")
PASSWORD = "GANTI-DENGAN-PASSWORD-SESI"
LANGUAGES: dict[str, tuple[Sequence[str], str, Program | None]] = {
    "curl": (("sh",), "contoh.sh", None),
    "php-curl": (("php",), "contoh.php", PHP),
    "php-stream": (("php",), "contoh.php", PHP),
    "javascript": (("node", "--no-warnings"), "contoh.mjs", NODE),
    "python-requests": ((sys.executable,), "contoh.py", None),
    "python": ((sys.executable,), "contoh.py", None),
    "java": (("java", "-XX:TieredStopAtLevel=1"), "Contoh.java", JAVA),
}


@pytest.fixture(scope="module")
def guide() -> Iterator[Session]:
    """A session that may be asked in every way."""
    gladi = Gladi("--store", "memory:")
    yield gladi.open({"extends": "contoh-data-2026", "methods": list(METHODS)})
    assert gladi.stop() == (0, "")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_program_of_the_guide_runs_as_printed(guide: Session, tmp_path: Path, language: str, method: str) -> None:
    command, name, program = LANGUAGES[language]
    if program is not None:
        require(program)
    page = ask(guide.gladi.web_service, "GET", f"/?sesi={guide.id}").body.decode()
    printed = BeautifulSoup(page, "html.parser").select_one(f"#{method.lower()}-{language} pre")
    assert printed is not None
    text = printed.get_text().replace(PASSWORD, guide.view()["credentials"]["password"])
    (tmp_path / name).write_text(text, encoding="utf-8")
    before = len(guide.journal())
    done = subprocess.run([*command, name], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    seen = done.stdout
    wanted = ("Data sesuai.", "Sesuai (100)") if method == METHODS[0] else ("TGL_LHR",)
    assert any(word in seen for word in wanted)
    (entry,) = guide.journal()[before:]
    assert (entry["method"], entry["code"]) == (method, "01")
