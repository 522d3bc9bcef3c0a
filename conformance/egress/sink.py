"""What answers in place of every host? A sink: it takes in what is said, writes it down, and passes nothing on.

Whatever an application connects to is told by its first bytes: HTTP, TLS, a request to a proxy; mail by its port, for
there the server speaks first. Anything else is taken in as it comes.
"""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from conformance.application.limits import MOST_READ
from conformance.egress.authority import Authority
from conformance.egress.bridge import Bridge
from conformance.egress.client_hello import name_in
from conformance.egress.departures import MOST_KEPT, Departure, Departures, Said, Target
from conformance.egress.http_talk import METHODS, HttpTalk
from conformance.egress.names import Addresses, read_question
from conformance.record.egress import Way

SECURED_SMTP_PORT = 465
SMTP_PORTS = (25, SECURED_SMTP_PORT, 587, 2525)
DNS_PORT = 53
FIRST_S, QUIET_S, PATIENCE_S = 10.0, 0.3, 60.0
"""So long the first word is waited for; after such a silence what came is written down; so long a line is kept."""
HEAD = 65536
_CONNECT, _TLS = b"CONNECT ", b"\x16\x03"


class Sink:
    """Takes in connections. Each listening socket says how the target of a connection is found."""

    def __init__(
        self, departures: Departures, authority: Authority, names: Addresses, bridge: Bridge | None = None
    ) -> None:
        """What `bridge` lets through goes on; nothing else does."""
        self._departures = departures
        self._authority = authority
        self._names = names
        self._bridge = bridge
        self._tasks: set[asyncio.Task[None]] = set()

    def listen(self, listening: socket.socket, target_of: Callable[[tuple[str, int]], Target | None]) -> None:
        """Take in what comes to a listening socket; `target_of`: peer -> what it meant, None: nobody knows it."""
        listening.setblocking(False)
        self._spawn(self._accept(listening, target_of))

    async def answer_names_at(self, address: str) -> None:
        """Answer as the resolver of this machine at an address of loopback. Nothing where somebody else does."""
        loop = asyncio.get_running_loop()
        with contextlib.suppress(OSError):
            await loop.create_datagram_endpoint(lambda: _Resolver(self), (address, DNS_PORT))
            self.listen(
                socket.create_server((address, DNS_PORT)),
                lambda _: Target(self._departures.begin(), address, DNS_PORT, Way.RUANG),
            )

    def begin(self) -> int:
        """Return the number of a new stream."""
        return self._departures.begin()

    async def close(self) -> None:
        """Take in no more."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _accept(self, listening: socket.socket, target_of: Callable[[tuple[str, int]], Target | None]) -> None:
        loop = asyncio.get_running_loop()
        with listening:
            while True:
                line, peer = await loop.sock_accept(listening)
                line.setblocking(False)
                target = target_of(peer[:2])
                if target is None:
                    line.close()
                else:
                    self._spawn(self._serve_safely(line, target))

    async def _serve_safely(self, line: socket.socket, target: Target) -> None:
        try:
            with contextlib.suppress(OSError, ssl.SSLError, asyncio.IncompleteReadError, TimeoutError):
                await self._serve(line, target)
        finally:
            line.close()

    async def _serve(self, line: socket.socket, target: Target) -> None:
        if self._bridge is not None and (target.host, target.port) in self._bridge.passed:
            return await self._bridge.lead(line, target.host, target.port)
        if target.port in SMTP_PORTS:
            return await self._take_mail(line, target)
        first = await _peek(line, FIRST_S)
        if first.startswith(_CONNECT):
            return await self._serve_through(line, target, first)
        if first.startswith(_TLS):
            return await self._serve_secured(line, target, name_in(first))
        reader, writer = await _open(line)
        try:
            if target.port == DNS_PORT:
                await self._answer_names(reader, writer, target)
            elif first.split(b" ", 1)[0] in METHODS:
                await HttpTalk(self._departures, target).go_on(reader, writer)
            else:
                await self._take(reader, target)
        finally:
            writer.close()
        return None

    async def _serve_through(self, line: socket.socket, target: Target, first: bytes) -> None:
        """Let a client go on as if a proxy had led it to the host that it names."""
        while b"\r\n\r\n" not in first and len(first) < HEAD:
            await asyncio.sleep(0.01)
            first = await _peek(line, FIRST_S)
        head = first[: first.index(b"\r\n\r\n") + 4]
        loop = asyncio.get_running_loop()
        await loop.sock_recv(line, len(head))
        host, _, port = head.split(b" ")[1].decode("latin-1").rpartition(":")
        there = target._replace(host=host.strip("[]").lower(), port=int(port) if port.isdigit() else 0)
        said = (Said("kepala", head),)
        self._departures.write(Departure(there.stream, 0, there.way, "tcp", there.host, there.port, said, len(head)))
        await loop.sock_sendall(line, b"HTTP/1.1 200 Connection established\r\n\r\n")
        await self._serve(line, there)

    async def _serve_secured(self, line: socket.socket, target: Target, name: str) -> None:
        """Show a certificate of ours; where it is not trusted, nothing can be looked into."""
        there = target._replace(host=name or target.host)
        context = await asyncio.to_thread(self._authority.context_for, there.host)
        closed = Departure(there.stream, 0, there.way, "tls", there.host, there.port, is_open=False)
        self._departures.write(closed)
        reader, writer = await _open(line, context)
        first = await asyncio.wait_for(reader.read(HEAD), FIRST_S)
        try:
            if first.split(b" ", 1)[0] in METHODS:
                await HttpTalk(self._departures, there, "https").go_on(reader, writer, first)
            elif first:
                await self._take(reader, there, first)
        finally:
            writer.close()

    async def _take(self, reader: asyncio.StreamReader, target: Target, first: bytes = b"") -> None:
        """Take in whatever comes; it is written down at every silence, for a line may stay open to the end."""
        kept, size, is_new = bytearray(first), len(first), bool(first)
        until = asyncio.get_running_loop().time() + PATIENCE_S
        while asyncio.get_running_loop().time() < until:
            try:
                data = await asyncio.wait_for(reader.read(HEAD), QUIET_S)
            except TimeoutError:
                data = None
            if data:
                size, is_new = size + len(data), True
                kept += data[: MOST_KEPT - len(kept)]
                until = asyncio.get_running_loop().time() + PATIENCE_S
            elif is_new or data == b"":
                self._departures.write(_taken(target, "tcp", bytes(kept), size))
                is_new = False
            if data == b"":
                return

    async def _answer_names(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, target: Target) -> None:
        number = 0
        while True:
            message = await reader.readexactly(int.from_bytes(await reader.readexactly(2), "big"))
            answer = self.ask(message, target.stream, number, target.way)
            if answer is None:
                self._departures.write(_taken(target, "tcp", message, len(message)))
                return
            writer.write(len(answer).to_bytes(2, "big") + answer)
            await writer.drain()
            number += 1

    def ask(self, message: bytes, stream: int, number: int, way: Way) -> bytes | None:
        """Return the answer to a DNS query, written down; None: it is none."""
        question = read_question(message)
        if question is None:
            return None
        said = (Said("nama", question.name.encode("latin-1", "replace")),)
        self._departures.write(Departure(stream, number, way, "dns", question.name.lower(), 0, said, len(message)))
        return self._names.answer(question)

    async def _take_mail(self, line: socket.socket, target: Target) -> None:
        """Take in mail, until the client goes."""
        gone = asyncio.Event()

        def protocol() -> SMTP:
            return _Mailbox(
                _Mails(self._departures, target, gone), data_size_limit=MOST_READ, auth_require_tls=False,
                authenticator=lambda *_: AuthResult(success=True), decode_data=False,
                hostname="gladi.invalid", ident="gladi SIMULATOR",
            )  # fmt: skip

        context = self._authority.context_for(target.host) if target.port == SECURED_SMTP_PORT else None
        await asyncio.get_running_loop().connect_accepted_socket(protocol, _handed_over(line), ssl=context)
        await gone.wait()


class _Resolver(asyncio.DatagramProtocol):
    """Answers names at an address of loopback."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        assert isinstance(transport, asyncio.DatagramTransport)
        self._transport = transport

    def datagram_received(self, data: bytes, address: tuple[str, int]) -> None:
        """Answer one question."""
        if (answer := self._sink.ask(data, self._sink.begin(), 0, Way.RUANG)) is not None:
            self._transport.sendto(answer, address)


def local_resolvers() -> list[str]:
    """Return the addresses of loopback at which programs of this machine ask for names."""
    try:
        lines = Path("/etc/resolv.conf").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    named = [words[1] for line in lines if (words := line.split())[:1] == ["nameserver"] and len(words) > 1]
    return [address for address in named or ["127.0.0.1"] if address.startswith("127.")]


class _Mailbox(SMTP):
    """A line of mail that says when it is over."""

    def connection_lost(self, error: Exception | None) -> None:
        """Let whoever waits for the end of the line go on."""
        super().connection_lost(error)
        self.event_handler.gone.set()


class _Mails:
    """What comes over one line of mail."""

    def __init__(self, departures: Departures, target: Target, gone: asyncio.Event) -> None:
        self._departures, self._target, self.gone = departures, target, gone
        self._number = 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        """Take in one mail: its sender and addressees, and as it stands."""
        content = envelope.content or b""
        raw = content if isinstance(content, bytes) else content.encode()
        addresses = " ".join([envelope.mail_from or "", *envelope.rcpt_tos]).encode("utf-8", "replace")
        said = (Said("kepala", addresses), Said("surat", raw[:MOST_KEPT]))
        one = self._target
        self._departures.write(Departure(one.stream, self._number, one.way, "smtp", one.host, one.port, said, len(raw)))
        self._number += 1
        return "250 OK"


def _taken(target: Target, protocol: str, data: bytes, size: int) -> Departure:
    said = (Said("data", data),) if data else ()
    return Departure(target.stream, 0, target.way, protocol, target.host, target.port, said, size)


async def _peek(line: socket.socket, wait_s: float) -> bytes:
    """Return what has come on a line without taking it; nothing where it ends or the wait does."""
    loop = asyncio.get_running_loop()
    readable = asyncio.Event()
    loop.add_reader(line, readable.set)
    try:
        await asyncio.wait_for(readable.wait(), wait_s)
        return line.recv(HEAD, socket.MSG_PEEK)
    except TimeoutError:
        return b""
    finally:
        loop.remove_reader(line)


def _handed_over(line: socket.socket) -> socket.socket:
    """Return the line for a transport to own, which closes it when it likes."""
    own = line.dup()
    line.close()
    own.setblocking(False)
    return own


async def _open(
    line: socket.socket, context: ssl.SSLContext | None = None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=HEAD)
    protocol = asyncio.StreamReaderProtocol(reader)
    transport, _ = await loop.connect_accepted_socket(lambda: protocol, _handed_over(line), ssl=context)
    return reader, asyncio.StreamWriter(transport, protocol, reader, loop)
