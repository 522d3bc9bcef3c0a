"""What did a client and the simulator really say to each other? A relay on loopback that keeps every byte."""

import contextlib
import json
import socket
import threading
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

JOIN_S = 10.0
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Message:
    """One HTTP message: its first line, its header lines as they came, and its body."""

    start: str
    lines: tuple[str, ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the only value of a header, or None."""
        values = [line.partition(":")[2].strip() for line in self.lines if line.lower().startswith(f"{name.lower()}:")]
        assert len(values) <= 1, f"{name} twice"
        return values[0] if values else None

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(slots=True)
class Connection:
    """The bytes of one connection, in the order in which they passed; upwards is towards the simulator."""

    pieces: list[tuple[bool, bytes]] = field(default_factory=list)

    def side(self, is_up: bool) -> bytes:
        return b"".join(data for up, data in self.pieces if up == is_up)

    @property
    def requests(self) -> list[Message]:
        return _split(self.side(True))

    @property
    def answers(self) -> list[Message]:
        return _split(self.side(False).replace(CONTINUE, b""))

    def sent_before_each_continue(self) -> list[bytes]:
        """What had gone upwards when each 100 Continue came."""
        return [
            b"".join(data for up, data in self.pieces[:at] if up)
            for at, (up, data) in enumerate(self.pieces)
            if not up and data.startswith(CONTINUE)
        ]


class Tap:
    """Listens at `port` as long as the `with` block lasts, and passes everything on to `target_port`."""

    def __init__(self, target_port: int) -> None:
        self._target_port = target_port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []
        self.port = int(self._listener.getsockname()[1])
        self.connections: list[Connection] = []

    def __enter__(self) -> "Tap":
        self._start(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):
            # Closing alone would leave accept() waiting.
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(JOIN_S)

    @property
    def exchanges(self) -> list[tuple[Message, Message]]:
        """Every request with its answer, connection by connection: a client may use several in turn."""
        return [pair for each in self.connections for pair in zip(each.requests, each.answers, strict=True)]

    def _start(self, work: Any, *arguments: Any) -> threading.Thread:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()
        return thread

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                connection = Connection()
                self.connections.append(connection)
                self._start(self._relay, client, connection)

    def _relay(self, client: socket.socket, connection: Connection) -> None:
        with client, socket.create_connection(("127.0.0.1", self._target_port)) as server:
            up = self._start(_pump, client, server, connection, True)
            _pump(server, client, connection, False)
            up.join(JOIN_S)


def _pump(source: socket.socket, target: socket.socket, connection: Connection, is_up: bool) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65_536):
            connection.pieces.append((is_up, data))
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


def _split(stream: bytes) -> list[Message]:
    """Return the messages of a stream; every body must be announced by Content-Length."""
    messages = []
    while stream:
        head, _, rest = stream.partition(b"\r\n\r\n")
        start, *lines = head.decode("latin-1").split("\r\n")
        bare = Message(start, tuple(lines), b"")
        assert bare.header("Transfer-Encoding") is None, head
        length = bare.header("Content-Length")
        # A request without a body need not announce one.
        assert length is not None or not start.startswith("HTTP/"), head
        size = int(length or 0)
        messages.append(Message(start, tuple(lines), rest[:size]))
        stream = rest[size:]
    return messages
