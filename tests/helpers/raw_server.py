"""A server that answers exactly as a test says, byte by byte."""

import contextlib
import http.server
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from simulator.network.tls import make_certificate
from tests.helpers.serving import at_work

OK = b"HTTP/1.1 200 OK\r\n"


@contextlib.contextmanager
def serving(answer: Callable[[socket.socket, bytes], None]) -> Iterator[str]:
    """Serve on loopback; `answer` gets each connection and the first that came on it; yields the address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_accept, args=(listening, answer), daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


def _accept(listening: socket.socket, answer: Callable[[socket.socket, bytes], None]) -> None:
    with contextlib.suppress(OSError):
        while True:
            line, _ = listening.accept()
            threading.Thread(target=_one, args=(line, answer), daemon=True).start()


def _one(line: socket.socket, answer: Callable[[socket.socket, bytes], None]) -> None:
    with line, contextlib.suppress(OSError):
        answer(line, line.recv(65536))


def whole(body: bytes, *headers: str, status: str = "200 OK") -> Callable[[socket.socket, bytes], None]:
    """An answer with all that belongs to it."""
    head = "".join(f"{header}\r\n" for header in (*headers, f"Content-Length: {len(body)}", "Connection: close"))
    return lambda line, _: line.sendall(f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body)


@contextlib.contextmanager
def serving_tls(directory: Path) -> Iterator[str]:
    """Serve a page over TLS with a certificate that nobody vouches for; `directory` is for its files."""
    certificate, key = make_certificate(("127.0.0.1",), datetime.now(UTC))
    (directory / "cert.pem").write_bytes(certificate)
    (directory / "key.pem").write_bytes(key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(directory / "cert.pem", directory / "key.pem")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Page)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda request, client_address: None  # type: ignore[method-assign]
    with at_work(server):
        yield f"https://127.0.0.1:{server.server_address[1]}"


class _Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "14")
        self.end_headers()
        self.wfile.write(b"Aduan diterima")

    def log_message(self, *_: object) -> None:
        """Be quiet."""
