"""How does one `gladi serve` answer with several processes?

The parent listens and hands the socket on; workers accept from it. A worker that dies is replaced, and connections that
it had not yet accepted go to the others. Sockets are inherited as on POSIX; elsewhere several workers are refused.
"""

import asyncio
import contextlib
import logging
import sys
from collections.abc import Callable

import msgspec

from simulator.serving.web_server import SHUTDOWN_S
from simulator.serving.worker import Order, Report
from simulator.store.postgres_url import is_postgres

READY_S = 30.0
_log = logging.getLogger("gladi.workers")


class WorkersRefused(Exception):
    """Several workers are asked for where there can be but one: the reason and the remedy, bilingual."""


class WorkersFailed(Exception):
    """A worker did not come to answer; `hint` says what can be done."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def check_workers(count: int, store: str) -> None:
    """Raise `WorkersRefused` where `count` workers cannot share `store`, or not on this system."""
    if count == 1:
        return
    if not is_postgres(store):
        raise WorkersRefused(
            f"--workers {count}: SQLite dan memory: hanya punya satu pemilik, satu proses"
            " / SQLite and memory: have one owner, one process;"
            " pakai / use --store postgresql://USER@HOST/DATABASE, atau / or --workers 1"
        )
    if sys.platform == "win32":
        raise WorkersRefused(
            f"--workers {count}: Windows tidak dapat mewariskan soket / cannot hand a socket on;"
            " jalankan beberapa / start several `gladi serve --port ...`"
        )


class Workers:
    """The processes that answer the web service in place of this one."""

    def __init__(self, order: Order, count: int, on_failure: Callable[[], None]) -> None:
        """`on_failure` is called when a worker cannot be replaced; `stop` then raises `WorkersFailed`."""
        self._order = order
        self._count = count
        self._on_failure = on_failure
        self._failure: WorkersFailed | None = None
        self._processes: set[asyncio.subprocess.Process] = set()
        self._keepers: list[asyncio.Task[None]] = []
        self._is_stopping = False

    async def start(self) -> None:
        """Return when all of them answer; raise `WorkersFailed` where one does not."""
        try:
            started = await asyncio.gather(*(self._spawn() for _ in range(self._count)))
        except BaseException:
            await self._end()
            raise
        self._keepers = [asyncio.create_task(self._keep(process)) for process in started]

    async def stop(self) -> None:
        """Return when all have finished their answers under way and are gone."""
        await self._end()
        if self._failure is not None:
            raise self._failure

    async def _end(self) -> None:
        self._is_stopping = True
        processes = tuple(self._processes)
        for process in processes:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
        _, late = await asyncio.wait([asyncio.ensure_future(p.wait()) for p in processes], timeout=SHUTDOWN_S + 2)
        for process in processes if late else ():
            with contextlib.suppress(ProcessLookupError):
                process.kill()
        for keeper in self._keepers:
            keeper.cancel()
        await asyncio.gather(*self._keepers, return_exceptions=True)

    async def _spawn(self) -> asyncio.subprocess.Process:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",
            "-m",
            "simulator.serving.worker",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            pass_fds=(self._order.socket,),
            start_new_session=True,  # Ctrl-C is the parent's
        )
        self._processes.add(process)
        assert process.stdin is not None
        assert process.stdout is not None
        # What is in the order is nobody else's: a command line would show it to everyone on the machine.
        process.stdin.write(msgspec.json.encode(self._order) + b"\n")
        line = b""
        with contextlib.suppress(TimeoutError):
            line = await asyncio.wait_for(process.stdout.readline(), READY_S)
        report = msgspec.json.decode(line, type=Report) if line else Report("tidak menjawab / does not answer", "-")
        if report.error:
            raise WorkersFailed(f"pekerja / worker {process.pid}: {report.error}", report.hint)
        return process

    async def _keep(self, process: asyncio.subprocess.Process) -> None:
        """Replace `process` when it dies, and whoever replaces it."""
        while True:
            code = await process.wait()
            self._processes.discard(process)
            if self._is_stopping:
                return
            how = f"sinyal / signal {-code}" if code < 0 else f"kode / code {code}"
            _log.error("pekerja / worker %d mati / died (%s); diganti / replaced", process.pid, how)
            try:
                process = await self._spawn()
            except (WorkersFailed, OSError) as error:
                if not self._is_stopping:
                    self._failure = error if isinstance(error, WorkersFailed) else WorkersFailed(str(error), "-")
                    self._on_failure()
                return
