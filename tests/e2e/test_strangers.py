"""Do the applications of `tests/strangers` start, and is each listed defect one of their code?"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.defects.sources import LEFT_BY_TOOLS
from tests.strangers.programs import PROGRAMS, require_for
from tests.strangers.rows import NAMES, inert_of
from tests.strangers.rows import listed as listed_of

STRANGERS = Path(__file__).parents[1] / "strangers"


def test_no_stranger_is_forgotten() -> None:
    assert {path.name for path in STRANGERS.iterdir() if path.is_dir()} - LEFT_BY_TOOLS == set(PROGRAMS) == set(NAMES)


@pytest.mark.skipif(sys.platform == "win32", reason="started by a shell script")
@pytest.mark.parametrize("name", PROGRAMS)
def test_it_starts_without_a_dwh(name: str) -> None:
    require_for(name)
    command = ["bash", "cek.sh"]
    ended = subprocess.run(command, cwd=STRANGERS / name, capture_output=True, text=True, timeout=90, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_is_listed_is_in_its_code(name: str) -> None:
    listed = listed_of(name)
    code = _text(name, "[Cc]acat.*") or _text(name, "*.php") or _text(name, "*.js")
    inert = set(inert_of(name))
    assert set(listed) >= inert
    assert len(set(listed)) == len(listed) >= 20 + len(inert)
    assert [
        one for one in listed if f"'{one}'" not in code and f'"{one}"' not in code and f"  {one}:" not in code
    ] == []


def _text(name: str, pattern: str) -> str:
    files = sorted((STRANGERS / name).rglob(pattern))
    code = (path for path in files if path.suffix != ".md" and not LEFT_BY_TOOLS.intersection(path.parts))
    return "".join(path.read_text(encoding="utf-8") for path in code)
