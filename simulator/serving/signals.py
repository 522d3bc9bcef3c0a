"""When is it time to stop?"""

import asyncio
import contextlib
import signal
import sys


def stop_on_signals() -> asyncio.Event:
    """Return an event that SIGTERM and SIGINT set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:
            # Windows: the loop cannot wait for signals, but the interpreter can.
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    return stop


def ignore_further_sigterm() -> None:
    """Let a second SIGTERM not cut short what the first has begun; Ctrl-C still can."""
    with contextlib.suppress(NotImplementedError):
        asyncio.get_running_loop().remove_signal_handler(signal.SIGTERM)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


async def until_set(stop: asyncio.Event) -> None:
    """Wait; on Windows signals arrive between bytecodes only, so wake up now and then."""
    while not stop.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), 0.5 if sys.platform == "win32" else None)
