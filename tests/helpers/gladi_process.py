"""A real `gladi serve`, the sessions in it, and callers as simple as curl."""

import http.client
import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from conformance.application.warden import WARDEN

PURBALINGGA = "purbalingga-dinkominfo-2025"
TIMEOUT_S = 30


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP answer, read to its end."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def content(self) -> dict[str, Any]:
        """`content[0]` of an answer of the web service."""
        (only,) = self.json["content"]
        assert isinstance(only, dict)
        return only


def ask(address: str, method: str, path: str, body: object = None, headers: dict[str, str] | None = None) -> Reply:
    """Send one request to `address`; a body that is not bytes is sent as JSON."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else None
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=TIMEOUT_S)
    try:
        connection.request(method, path, raw, {"Content-Type": "application/json"} | (headers or {}))
        response = connection.getresponse()
        return Reply(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
    finally:
        connection.close()


def command(*options: str) -> list[str]:
    """The command line of `gladi serve` on free ports, unless `options` say otherwise."""
    return [sys.executable, "-P", "-m", "conformance", "serve", "--port", "0", "--control-port", "0", *options]


class Gladi:
    """A running simulator; `lines` are what it announced."""

    def __init__(self, *options: str, token: str | None = None) -> None:
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.process = subprocess.Popen(
            command(*options, *(("--token", token) if token else ())),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        WARDEN.watch(self.process.pid)  # tests that are cut off leave no server behind
        announced = 2 if "--session" in options else 1
        assert self.process.stdout is not None
        self.lines = [json.loads(self.process.stdout.readline()) for _ in range(announced)]
        self.web_service: str = self.lines[0]["web_service"]
        self.control_address: str = self.lines[0]["control"]

    def control(self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None) -> Reply:
        """Call the control API under `/v1`."""
        return ask(self.control_address, method, f"/v1{path}", body, self._headers | (headers or {}))

    def open(self, agreement: object = PURBALINGGA, **options: object) -> "Session":
        """Open a session of its own."""
        reply = self.control("POST", "/sessions", {"agreement": agreement, **options})
        assert reply.status == 201, reply.body
        return Session(self, reply.json["id"])

    def stop(self) -> tuple[int, str]:
        """Send SIGTERM; return the exit code and what was written to standard error."""
        if self.process.poll() is None:
            self.process.terminate()
        _, written = self.process.communicate(timeout=TIMEOUT_S)
        WARDEN.release(self.process.pid)
        return self.process.returncode, written

    def kill(self) -> None:
        """End the process as a power cut would."""
        self.process.kill()
        self.process.communicate(timeout=TIMEOUT_S)
        WARDEN.release(self.process.pid)


class Session:
    """One session, seen from outside."""

    def __init__(self, gladi: Gladi, session_id: str) -> None:
        self.gladi = gladi
        self.id = session_id
        self.personas = {p["name"]: p for p in self.control("GET", "/personas").json["personas"]}

    def control(self, method: str, path: str = "", body: object = None) -> Reply:
        """Call the control API for this session."""
        return self.gladi.control(method, f"/sessions/{self.id}{path}", body)

    def view(self) -> dict[str, Any]:
        """The session as `GET` shows it."""
        view: dict[str, Any] = self.control("GET").json
        return view

    def change(self, **changes: object) -> dict[str, Any]:
        """Change the access right."""
        reply = self.control("PATCH", "/hak-akses", changes)
        assert reply.status == 200, reply.body
        view: dict[str, Any] = reply.json
        return view

    def advance(self, by: str) -> None:
        """Move the clock forward."""
        assert self.control("POST", "/clock/advance", {"by": by}).status == 200

    def fault(self, kind: str, params: dict[str, object] | None = None, **limits: object) -> str:
        """Switch a fault on and return its id."""
        reply = self.control("POST", "/faults", {"kind": kind, "params": params or {}, **limits})
        assert reply.status == 201, reply.body
        return str(reply.json["id"])

    def journal(self, query: str = "") -> list[dict[str, Any]]:
        """The entries of the journal, up to 5,000 unless `query` says otherwise."""
        entries: list[dict[str, Any]] = self.control("GET", f"/journal{query or '?limit=5000'}").json["entries"]
        return entries

    def fields(self, persona: str = "warga-01", **changes: object) -> dict[str, object]:
        """The body of a right match of `persona`; a change to None leaves a field out."""
        person = self.personas[persona]
        body = {
            **self.view()["credentials"],
            "NIK": person["nik"],
            "NAMA_LGKP": person["elemen"].get("NAMA_LGKP", "CONTOH WARGA"),
            "TRESHOLD": 100,
        }
        return {key: value for key, value in (body | changes).items() if value is not None}

    def path(self, method: str = "CALL_VERIFY_BY_ELEMEN") -> str:
        """The address of a method of this session."""
        return f"/dukcapil/get_json/{self.view()['lembaga']}/{method}"

    def send(self, body: object, method: str = "CALL_VERIFY_BY_ELEMEN", headers: dict[str, str] | None = None) -> Reply:
        """Send one call to the web service."""
        return ask(self.gladi.web_service, "POST", self.path(method), body, headers)

    def call(self, persona: str = "warga-01", method: str = "CALL_VERIFY_BY_ELEMEN", **changes: object) -> Reply:
        """Send a right call for `persona` with these changes."""
        reply = self.send(self.fields(persona, **changes), method)
        assert reply.status == 200
        return reply

    def code(self, persona: str = "warga-01", **changes: object) -> str:
        """The response code of a match, as the journal has it."""
        self.call(persona, **changes)
        return str(self.journal()[-1]["code"])
