"""Has a run its session to itself, until it ends, however it ends?"""

import signal
import subprocess
import sys

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
