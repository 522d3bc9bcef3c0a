"""Does the wheel work by itself: an empty environment, another directory, nothing that only POSIX has?"""

import json
import os
import signal
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLOCKED = ("fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty", "uvloop")
"""What Windows does not have."""
HANGS_S = 900
"""After this a demo hangs: it takes 80 seconds on two free cores, three times that where all tests run beside it."""
SITECUSTOMIZE = f"""
import sys

class Windows:
    def find_spec(self, name, path=None, target=None):
        if name in {BLOCKED!r} and not self.is_for_a_network():
            raise ImportError(name + " does not exist here")

    def is_for_a_network(self):  # this is Linux after all: what only Linux does may be done
        frame = sys._getframe()
        while frame is not None and "egress" not in frame.f_code.co_filename:
            frame = frame.f_back
        return frame is not None

sys.meta_path.insert(0, Windows())
"""


@pytest.fixture(scope="module")
def gladi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `gladi` command of an environment that holds nothing but the wheel and what it depends on."""
    work = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(work)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = work.glob("*.whl")
    venv.create(work / "venv", with_pip=True)
    pip = [str(work / "venv" / "bin" / "pip"), "--disable-pip-version-check", "-q", "install"]
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements.lock")], check=True, capture_output=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True, capture_output=True)
    return work / "venv" / "bin" / "gladi"


def _environment(home: Path) -> dict[str, str]:
    """No PATH: neither make nor any other program is to be found."""
    return {"PATH": "/nonexistent", "HOME": str(home)}


def test_a_part_is_rehearsed_from_another_directory(gladi: Path, tmp_path: Path) -> None:
    (plan,) = gladi.parent.parent.glob("lib/python*/site-packages/fixtures/apps/lapor/gladi.toml")
    words = [gladi, "run", plan, "--only", "kod-01-sesuai", "kod-11-meninggal", "kuo-05-klik-ganda", "--json"]
    done = subprocess.run(
        words, cwd=tmp_path, env=_environment(tmp_path), capture_output=True, text=True, timeout=HANGS_S
    )
    assert done.returncode == 0, done.stdout + done.stderr
    summary = json.loads(done.stdout.splitlines()[-1])
    assert (summary["verdict"], summary["counts"]) == ("lulus", {"lulus": 3})
    assert (tmp_path / summary["report"]).read_text(encoding="utf-8").startswith("<!doctype html>")


def test_demo_passes_without_uvloop_and_posix_modules(gladi: Path, tmp_path: Path) -> None:
    (site_packages,) = gladi.parent.parent.glob("lib/python*/site-packages")
    hook = site_packages / "sitecustomize.py"
    hook.write_text(SITECUSTOMIZE, encoding="utf-8")
    try:
        done = subprocess.run(
            [gladi, "demo", "--json", "--no-other-dialects"],
            cwd=tmp_path,
            env=_environment(tmp_path),
            capture_output=True,
            text=True,
            timeout=HANGS_S,
        )
    finally:
        hook.unlink()
    assert done.returncode == 0, done.stdout + done.stderr
    summary = json.loads(done.stdout.splitlines()[-1])
    assert summary["verdict"] == "lulus"
    assert summary["counts"]["lulus"] > 25
    assert (tmp_path / summary["report"]).read_text(encoding="utf-8").startswith("<!doctype html>")


def test_serve_announces_itself_and_its_session_and_stops_when_told(gladi: Path, tmp_path: Path) -> None:
    command = [gladi, "serve", "--port", "0", "--control-port", "0", "--session", "purbalingga-dinkominfo-2025"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=_environment(tmp_path), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        ready, session = json.loads(process.stdout.readline()), json.loads(process.stdout.readline())
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(20) == 0
    assert ready["event"] == "ready"
    assert session["endpoints"]["CALL_VERIFY_BY_ELEMEN"].startswith(ready["web_service"])
