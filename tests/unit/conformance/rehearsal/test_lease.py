"""Has a run its session to itself, until it ends, however it ends?"""

import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from conformance.fault import PreflightFault
from conformance.rehearsal.lease import lease

URL = "http://127.0.0.1:8190"
HOLDING = """
import sys, time
from conformance.rehearsal.lease import lease
with lease(sys.argv[1], sys.argv[2]):
    print("ada", flush=True)
    time.sleep(60)
"""


def test_another_run_is_told_and_comes_in_afterwards() -> None:
    with lease(URL, "sesi-uji-1"):
        again = lease(URL + "/", "sesi-uji-1")
        with pytest.raises(PreflightFault, match="sesi-uji-1 sedang dipakai pengujian lain; tunggu") as caught, again:
            pass
        assert caught.value.exit_code == 5
        with lease(URL, "sesi-uji-2"), lease("http://127.0.0.1:8191", "sesi-uji-1"):
            pass
    with lease(URL, "sesi-uji-1"):
        pass


def test_a_run_that_is_killed_lets_go() -> None:
    words = [sys.executable, "-c", HOLDING, URL, "sesi-uji-3"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "ada\n"
        with pytest.raises(PreflightFault), lease(URL, "sesi-uji-3"):
            pass
        holder.kill()
        holder.wait(20)
    assert holder.returncode in (-signal.SIGKILL if sys.platform != "win32" else 1, 1)
    with lease(URL, "sesi-uji-3"):
        pass


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the locks lie, in a directory of temporary files of its own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with lease(URL, "s"):
        pass
    (directory,) = tmp_path.iterdir()
    return directory


def test_the_lock_is_its_owners_alone(place: Path) -> None:
    (lock,) = place.iterdir()
    assert [stat.S_IMODE(path.stat().st_mode) for path in (place, lock)] == [0o700, 0o600]


@pytest.mark.parametrize("garbage", [b"bukan basis data", bytes(4096), b"SQLite format 3\x00" + b"x" * 5000])
def test_garbage_in_its_place_is_put_away(place: Path, garbage: bytes) -> None:
    (lock,) = place.iterdir()
    lock.write_bytes(garbage)
    with lease(URL, "s"):
        assert lock.read_bytes() == b""


def test_no_link_is_followed(place: Path, tmp_path: Path) -> None:
    (lock,) = place.iterdir()
    lock.unlink()
    lock.symlink_to(tmp_path / "milik-lain")
    with lease(URL, "s"):
        pass
    assert not (tmp_path / "milik-lain").exists()


def link_away(place: Path) -> None:
    place.rename(place.with_name("lain"))
    place.symlink_to(place.with_name("lain"))


def open_to_all(place: Path) -> None:
    place.chmod(0o777)


def put_a_file(place: Path) -> None:
    shutil.rmtree(place)
    place.touch()


@pytest.mark.parametrize("spoil", [link_away, open_to_all, put_a_file])
def test_a_directory_that_is_not_ones_own_is_told(place: Path, spoil: Callable[[Path], None]) -> None:
    spoil(place)
    with pytest.raises(PreflightFault, match="tidak dapat dipakai") as caught, lease(URL, "s"):
        pass
    assert caught.value.exit_code == 5
    assert str(place) in str(caught.value)
