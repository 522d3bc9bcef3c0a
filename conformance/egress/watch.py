"""What leaves the application is watched in the best way that this machine allows: which one, and what is in place?"""

import asyncio
import contextlib
import os
import secrets
import socket
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple
from urllib.parse import urlsplit

from conformance.application.loop_thread import LoopThread
from conformance.application.private import make_private
from conformance.application.trust import is_loopback
from conformance.bilingual import Words
from conformance.egress.authority import Authority
from conformance.egress.bridge import Bridge
from conformance.egress.control import HOST, recognise, speak
from conformance.egress.departures import Departures, Target, read_departures
from conformance.egress.names import Addresses
from conformance.egress.namespace import NoNamespace, is_root, own_network
from conformance.egress.owners import is_own
from conformance.egress.sampling import Sampler
from conformance.egress.sink import Sink, local_resolvers
from conformance.egress.tun import FIRST_NAMED, Tun
from conformance.egress.watched import Watched, way_that_counts, write_watched
from conformance.record.egress import ControlSeen, Way

LOOPBACK = "127.0.0.1"
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
MAIL_PORT = 25
TRIED_S = 3.0


_NEEDS_ROOT = Words(
    "yang diperlukan gladi ini berdiri di luar, dan hanya root dapat menyambungnya",
    "what this rehearsal needs stands outside, and only root can lead there",
)


class Started(NamedTuple):
    """A process of the application, as it is started."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str]


class EgressWatch:
    """Watches what leaves, from before the simulator is started until everything is put away."""

    def __init__(
        self, directory: Path, *, obstacle: Words | None = None, outside: Sequence[str] = (), may_stay: bool = False
    ) -> None:
        """What leaves is written down in `directory`, the run's work directory, and goes with it.

        `obstacle`: why the rehearsal cannot stand in a network of its own. `may_stay`: this process does nothing
        afterwards that needs this machine's network. `outside`: addresses (URL) of what stands in that and has to stay
        within reach.
        """
        self.directory = make_private(directory)
        self._obstacle = obstacle
        self._may_stay = may_stay
        self._outside = outside
        self._bridge: Bridge | None = None
        self._sampler: Sampler | None = None
        self.way = Way.TIDAK
        self.reason = Words("", "")
        """Why it is not watched in a better way."""
        self.environment: dict[str, str] = {}
        """What the application's processes need in their environment."""

    def __enter__(self) -> "EgressWatch":
        """Begin."""
        with contextlib.ExitStack() as stack:
            self._departures = Departures(self.directory)
            stack.callback(self._departures.forget)
            self._authority = Authority(self.directory)
            self.environment = self._authority.environment()
            try:
                if self._obstacle is not None:
                    raise NoNamespace(self._obstacle)
                self._stand_apart(stack)
            except NoNamespace as error:
                self.reason = error.words
                self._stand_between(stack)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Watch no more, and forget what was seen."""
        self._stack.close()

    def _open(self, stack: contextlib.ExitStack) -> tuple[LoopThread, Sink, Addresses]:
        loop, names = LoopThread(), Addresses(FIRST_NAMED)
        sink = Sink(self._departures, self._authority, names, self._bridge)
        stack.callback(loop.close)
        stack.callback(lambda: loop.run(sink.close()))
        return loop, sink, names

    def _stand_apart(self, stack: contextlib.ExitStack) -> None:
        with contextlib.ExitStack() as own:
            if self._outside and not is_root():
                raise NoNamespace(_NEEDS_ROOT)
            if self._outside:
                self._bridge = Bridge()  # before, so that its loop stays outside
                own.callback(self._bridge.close)
            device = own.enter_context(own_network(may_stay=self._may_stay))
            loop, sink, names = self._open(own)
            tun = Tun(device, self._departures, sink, names, is_own)

            async def begin() -> None:
                tun.open()
                for resolver in local_resolvers():
                    await sink.answer_names_at(resolver)
                with contextlib.suppress(OSError):
                    mail = socket.create_server((LOOPBACK, MAIL_PORT))
                    sink.listen(mail, lambda _: self._target(LOOPBACK, MAIL_PORT, Way.RUANG))

            async def end() -> None:
                tun.close()

            loop.run(begin())
            own.callback(lambda: loop.run(end()))
            self.let_through(self._outside)
            if not _is_answered():
                words = Words("di ruang jaringan sendiri tidak ada jawaban", "nothing answers in a network of our own")
                raise NoNamespace(words)
            self.way = Way.RUANG
            stack.push(own.pop_all())

    def _stand_between(self, stack: contextlib.ExitStack) -> None:
        loop, sink, _ = self._open(stack)

        async def begin() -> int:
            proxy = socket.create_server((LOOPBACK, 0))
            sink.listen(proxy, lambda _: self._target("", 0, Way.PROKSI))
            return int(proxy.getsockname()[1])

        port = loop.run(begin())
        self.environment |= dict.fromkeys(PROXIES, f"http://{LOOPBACK}:{port}")
        self.way = Way.PROKSI
        self.let_through(self._outside)
        if not Path("/proc/self/net/tcp").exists():  # another system
            return
        sampler = Sampler(self._departures)

        async def hold() -> int:
            held = await asyncio.start_server(sampler.hold, LOOPBACK, 0)
            stack.callback(lambda: loop.run(_close(held)))
            return int(held.sockets[0].getsockname()[1])

        sampler.port = loop.run(hold())
        self._sampler = stack.enter_context(sampler)

    def let_through(self, addresses: Sequence[str]) -> None:
        """Keep what stands outside within reach: by its own address, be it of loopback or not."""
        if self.way is Way.PROKSI:
            known = self.environment.get("NO_PROXY", os.environ.get("NO_PROXY", ""))
            direct = ",".join(dict.fromkeys([*known.split(","), *(urlsplit(url).hostname or "" for url in addresses)]))
            self.environment |= {"NO_PROXY": direct.strip(","), "no_proxy": direct.strip(",")}
        if self._bridge is None:
            return
        for address in addresses:
            parts = urlsplit(address)
            host = LOOPBACK if parts.hostname == "localhost" else parts.hostname or ""
            port = parts.port or (443 if parts.scheme == "https" else 80)
            if (host, port) in self._bridge.passed:
                continue
            if is_loopback(address):
                self._bridge.open(host, port)
            else:
                self._bridge.passed.add((host, port))

    def _target(self, host: str, port: int, way: Way) -> Target:
        return Target(self._departures.begin(), host, port, way)

    def prove(self, started: Sequence[Started], hosts: Sequence[str]) -> Watched:
        """Let each process's own runtime speak, see whether that was seen, and write down how it is watched.

        `hosts` are those that the plan names.
        """
        controls: list[ControlSeen] = []
        threads = [threading.Thread(target=self._prove, args=(one, controls)) for one in started]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        controls.sort(key=lambda one: one.process)
        way = way_that_counts(self.way, controls)
        reason = self.reason if way is self.way else _unseen(controls, self.way)
        watched = Watched(way, *reason, controls=tuple(controls), hosts=tuple(hosts))
        write_watched(self.directory, watched)
        return watched

    def _prove(self, one: Started, controls: list[ControlSeen]) -> None:
        runtime, words = recognise(one.command)
        ways = self._ways_of(words, one.env)
        controls.append(ControlSeen(one.name, runtime, ways))

    def _ways_of(self, words: Sequence[str], env: Mapping[str, str]) -> tuple[Way, ...]:
        """Return the ways in which a control was seen."""
        mark = f"/{secrets.token_hex(8)}"
        held = [f"http://{LOOPBACK}:{self._sampler.port}{mark}"] if self._sampler is not None else []
        urls = [*held, f"http://{HOST}{mark}"]  # a name last: without a resolver it takes all its time
        speak(words, urls, {**self.environment, **env}, self.directory)
        lines = [said.data for one in read_departures(self.directory) if one.host == HOST for said in one.said]
        is_taken_in = any(mark.encode() in line for line in lines)
        is_sampled = self._sampler is not None and mark in self._sampler.controls
        return (*([self.way] if is_taken_in else []), *([Way.SOKET] if is_sampled else []))


def _unseen(controls: Sequence[ControlSeen], way: Way) -> Words:
    """Say which control was not seen in a way."""
    if not controls:
        return Words("rencana tidak menjalankan aplikasi", "the plan does not start the application")
    names = ", ".join(f"{one.process} ({one.runtime})" for one in controls if way not in one.ways)
    return Words(f"kontrol tidak terlihat dari {names}", f"no control was seen from {names}")


def _is_answered() -> bool:
    try:
        socket.create_connection((HOST, 80), TRIED_S).close()
    except OSError:
        return False
    return True


async def _close(server: asyncio.Server) -> None:
    server.close()
