"""A tiny application that remembers who asked for what, and what drives it over HTTP."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from conformance.outcome import Outcome
from conformance.plan.tables import HasilRule, HttpRecipe, RequestStep
from conformance.subject.http import HttpSubject
from tests.helpers.serving import at_work

FORM = '<form><input name="_token" value="t-1"></form>'
RULES = [HasilRule(outcome=Outcome.DITERUSKAN, status=200, text="diterima")]


class Site(ThreadingHTTPServer):
    """A tiny application that remembers who asked for what."""

    daemon_threads = True

    def __init__(self, handler: type["SiteHandler"] | None = None) -> None:
        """`handler`: what answers; None: the pages below."""
        super().__init__(("127.0.0.1", 0), handler or _Handler)
        self.seen: list[tuple[str, str, str, dict[str, list[str]]]] = []
        """Source address, path, cookie, form fields."""
        self.stopping = threading.Event()
        self.uploaded: list[tuple[str, str]] = []
        """Media type and body."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that is cut is what a test is about."""

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class SiteHandler(BaseHTTPRequestHandler):
    """Notes who asks."""

    server: Site

    def note(self, fields: dict[str, list[str]]) -> None:
        self.server.seen.append((self.client_address[0], self.path, self.headers.get("Cookie", ""), fields))

    def log_message(self, *args: Any) -> None:
        """Be quiet."""


class _Handler(SiteHandler):
    def do_GET(self) -> None:
        self.note({})
        match self.path:
            case "/diam":
                self.server.stopping.wait(20)
            case "/putus":
                self.close_connection = True
            case "/lingkaran":
                self._answer(302, "", location="/lingkaran")
            case "/status":
                looks = sum(path == "/status" for _, path, _, _ in self.server.seen)
                self._answer(200, "Aduan diterima" if looks == 3 else "Sedang diproses")
            case "/kunci":
                self._answer(202, '{"data": {"id": 17, "daftar": [1]}}', location="/status")
            case "/selesai":
                self._answer(200, "Aduan diterima")
            case _:
                self._answer(200, FORM)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.note(parse_qs(body))
        if self.path == "/unggah":
            self.server.uploaded.append((self.headers["Content-Type"].partition(";")[0], body))
            lines = [line for line in body.splitlines() if ";" in line and not line.startswith(("nik", "Content"))]
            rows = (f"<tr><td>{line}</td><td>{'gagal' if 'SITI' in line else 'diterima'}</td></tr>" for line in lines)
            self._answer(200, f"<table>{''.join(rows)}</table>")
            return
        self._answer(303, "", location="/selesai")

    def _answer(self, status: int, body: str, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Set-Cookie", f"sesi={len(self.server.seen)}")
        self.send_header("Set-Cookie", "XSRF-TOKEN=a%3Db; Path=/")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body.encode())


@contextmanager
def running(site: Site) -> Iterator[Site]:
    with at_work(site):
        try:
            yield site
        finally:
            site.stopping.set()


def subject(base: str, *steps: RequestStep, patience: float = 10, **values: str) -> HttpSubject:
    return HttpSubject(HttpRecipe(base=base, request=list(steps), hasil=RULES), values, patience, Path())


OPEN = RequestStep(path="/", pick={"token": "input[name=_token]@value"})
HAND_IN = RequestStep(
    method="POST", path="/aduan", form={"_token": "{pick.token}", "nik": "{NIK}", "oleh": "{user_id}"}
)
HAND_IN_PLAINLY = RequestStep(method="POST", path="/aduan", form={})
