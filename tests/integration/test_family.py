"""Is all that a command starts ended with it, however it hides, and is its own end seen as it was?"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from conformance.application import family as family_module
from conformance.application.family import HAS_KEEPER, Family, end_left, run_command
from conformance.application.limits import MOST_READ

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="process groups")
ON_LINUX = pytest.mark.skipif(not HAS_KEEPER, reason="a keeper")
ENV = dict(os.environ)
LATE = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(60)"
ITS = f"[sys.executable, '-c', {LATE!r}, sys.argv[1]]"
DEAF = (
    f"[sys.executable, '-c', 'import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); ' + {LATE!r}, sys.argv[1]]"
)
HIDES = {
    "setsid": f"subprocess.Popen({ITS}, start_new_session=True)",
    "double fork": f"os.fork() or (os.setsid(), os.fork() and os._exit(0), os.execv(sys.executable, {ITS}))",
    "deaf": f"subprocess.Popen({DEAF}, start_new_session=True)",
}


def hiding(how: str, directory: Path, then: str = "") -> list[str]:
    """A command that leaves a process behind, and waits until that has begun."""
    wait = "\nwhile not (os.path.exists(sys.argv[1]) and open(sys.argv[1]).read()): time.sleep(0.01)\n"
    code = f"import os, subprocess, sys, time\n{HIDES[how]}{wait}{then}"
    return [sys.executable, "-c", code, str(directory / "pid")]


def number_in(directory: Path) -> int:
    return int((directory / "pid").read_text(encoding="utf-8"))


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def is_gone(pid: int) -> bool:
    return not is_alive(pid)


def until(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 20
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)
    return condition()


def started(command: list[str], directory: Path) -> Family:
    return Family(command, directory, ENV, is_lasting=True, stdout=subprocess.DEVNULL)


@ON_LINUX
@pytest.mark.parametrize("how", HIDES)
@pytest.mark.parametrize("then", ["time.sleep(60)", ""])
def test_what_hides_is_ended_with_the_command_and_after_it(tmp_path: Path, how: str, then: str) -> None:
    family = started(hiding(how, tmp_path, then), tmp_path)
    assert until((tmp_path / "pid").exists)
    assert until(lambda: bool((tmp_path / "pid").read_text()))
    if not then:
        assert family.wait(20) == 0
        assert family.is_there()  # a launcher is there as long as what it has started
    family.kill() if how == "deaf" else family.stop()
    assert until(lambda: not is_alive(number_in(tmp_path)))
    assert not family.is_there()


@ON_LINUX
def test_what_a_command_that_failed_leaves_is_ended_at_once(tmp_path: Path) -> None:
    family = started(hiding("setsid", tmp_path, "sys.exit(3)"), tmp_path)
    assert family.popen.wait(20) == 3
    assert not is_alive(number_in(tmp_path))
    family.stop()


@pytest.mark.parametrize(
    ("code", "end"),
    [
        ("pass", 0),
        ("raise SystemExit(7)", 7),
        ("import os, signal; os.kill(os.getpid(), signal.SIGTERM)", -signal.SIGTERM),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", -signal.SIGSEGV),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL),
        ("import signal; raise SystemExit(signal.getsignal(signal.SIGPIPE) != signal.SIG_IGN)", 0),
        ("import signal; raise SystemExit(len(signal.pthread_sigmask(signal.SIG_BLOCK, [])))", 0),
    ],
)
def test_a_command_ends_as_it_ended(tmp_path: Path, code: str, end: int) -> None:
    family = started([sys.executable, "-c", code], tmp_path)
    assert (family.wait(20), family.popen.wait(20)) == (end, end)
    family.stop()


def test_a_forced_end_is_one_that_nobody_was_asked_about(tmp_path: Path) -> None:
    deaf = "import signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); open('ada', 'w'); time.sleep(60)"
    family = started([sys.executable, "-c", deaf], tmp_path)
    assert until((tmp_path / "ada").exists)
    began = time.monotonic()
    family.kill()
    assert family.popen.returncode == -signal.SIGKILL
    assert time.monotonic() - began < 3


def test_what_cannot_be_started_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="tidak-ada"):
        started(["tidak-ada"], tmp_path)
    with pytest.raises(FileNotFoundError):
        started([sys.executable], tmp_path / "hilang")
    (tmp_path / "data").write_text("x")
    with pytest.raises(PermissionError):
        started([str(tmp_path / "data")], tmp_path)


@ON_LINUX
def test_a_command_whose_output_is_held_is_over_when_it_ends(tmp_path: Path) -> None:
    began = time.monotonic()
    ran = run_command(hiding("setsid", tmp_path, "print('selesai', flush=True)"), tmp_path, ENV, 30)
    assert (ran.code, ran.output) == (0, b"selesai\n")
    assert time.monotonic() - began < 20
    assert is_alive(number_in(tmp_path))  # a job in the background goes on
    end_left()
    assert until(lambda: not is_alive(number_in(tmp_path)))


@ON_LINUX
def test_a_command_that_does_not_end_is_ended_with_what_hides(tmp_path: Path) -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        run_command(hiding("double fork", tmp_path, "time.sleep(60)"), tmp_path, ENV, 3)
    assert not is_alive(number_in(tmp_path))


KILLED = """
import os, signal, sys
from pathlib import Path
from conformance.application.family import Family
from conformance.application.limits import MOST_READ
from tests.integration.test_family import hiding
here = Path(sys.argv[1])
family = Family(hiding("setsid", here, "time.sleep(60)"), here, dict(os.environ), is_lasting=True)
while not os.path.exists(sys.argv[1] + "/pid"): pass
os.kill(os.getpid(), signal.SIGKILL)
"""


@ON_LINUX
def test_what_hides_is_ended_although_the_run_was_killed(tmp_path: Path) -> None:
    root = str(Path(__file__).parents[2])
    subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)], env={**ENV, "PYTHONPATH": root}, check=False, timeout=60
    )
    assert until(lambda: bool((tmp_path / "pid").read_text()) and not is_alive(number_in(tmp_path)))


def test_output_without_bound_is_kept_up_to_a_limit(tmp_path: Path) -> None:
    ran = run_command([sys.executable, "-c", f"print('x' * {MOST_READ + 999})"], tmp_path, ENV, 30)
    assert (len(ran.output), ran.lost) == (MOST_READ, 1000)


def test_a_command_reads_what_it_is_given_and_its_errors_stand_apart(tmp_path: Path) -> None:
    code = "import sys; print(sys.stdin.read().upper()); print('keliru', file=sys.stderr)"
    ran = run_command([sys.executable, "-c", code], tmp_path, ENV, 20, b"aduan")
    assert (ran.output, ran.errors) == (b"ADUAN\n", b"keliru\n")


@ON_LINUX
def test_without_a_keeper_a_command_and_its_group_are_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(family_module, "HAS_KEEPER", False)
    ran = run_command([sys.executable, "-c", "print('selesai'); raise SystemExit(3)"], tmp_path, ENV, 20)
    assert (ran.code, ran.output) == (3, b"selesai\n")
    with pytest.raises(FileNotFoundError):
        started(["tidak-ada"], tmp_path)
    child = f"subprocess.Popen([sys.executable, '-c', {LATE!r}, sys.argv[1]])"
    wait = "\nwhile not (os.path.exists(sys.argv[1]) and open(sys.argv[1]).read()): time.sleep(0.01)\n"
    command = [sys.executable, "-c", f"import os, subprocess, sys, time; {child}{wait}", str(tmp_path / "pid")]
    for end in (Family.stop, Family.kill):
        family = started(command, tmp_path)
        assert family.wait(20) == 0
        assert family.is_there()
        left = number_in(tmp_path)
        end(family)
        assert until(partial(is_gone, left))
        (tmp_path / "pid").unlink()
