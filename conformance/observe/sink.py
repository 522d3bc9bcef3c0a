"""Where do an application's notifications go? A mail server or an HTTP address on loopback that delivers nothing on.

What arrives is appended to a file, one JSON line each, so that every process of a run can read it.
"""

import asyncio
import contextlib
import email
import email.policy
import json
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec
from aiohttp import web
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from conformance.application.loop_thread import LoopThread
from conformance.application.process import StartFault
from conformance.bilingual import Words
from conformance.observe.notification import Notification
from conformance.plan.tables import Notifikasi

FILE_NAME = "notifikasi.jsonl"
HOST = "127.0.0.1"
MAX_BYTES = 4 * 1024 * 1024
REPLY: dict[str, Any] = {"status": True}


class NotificationSink:
    """Takes in notifications as long as the `with` block."""

    def __init__(self, notifikasi: Notifikasi, directory: Path) -> None:
        """What arrives goes to `directory`/notifikasi.jsonl, which is removed at the end."""
        self._notifikasi = notifikasi
        self._file = directory / FILE_NAME
        self.values: dict[str, str] = {}
        """Placeholders that name the sink."""

    def __enter__(self) -> "NotificationSink":
        """Begin to listen."""
        self._file.write_bytes(b"")
        self._loop = LoopThread()
        try:
            self._loop.run(self._open())
        except OSError as error:
            self._loop.close()
            words = Words(f"[notifikasi] tidak dapat mendengarkan: {error}", f"[notifikasi] cannot listen: {error}")
            raise StartFault(words) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop listening, and forget what came."""
        self._loop.run(self._stack.aclose())
        self._loop.close()
        with contextlib.suppress(OSError):
            self._file.unlink()

    async def _open(self) -> None:
        self._stack = contextlib.AsyncExitStack()
        if self._notifikasi.kind == "smtp":
            port = await self._open_smtp()
            self.values = {"smtp": f"{HOST}:{port}", "smtp.host": HOST, "smtp.port": str(port)}
        else:
            self.values = {"notifikasi": f"http://{HOST}:{await self._open_http()}/"}

    async def _open_smtp(self) -> int:
        def protocol() -> SMTP:
            return SMTP(
                self, data_size_limit=MAX_BYTES, auth_require_tls=False, authenticator=_welcome, decode_data=False,
                hostname="gladi.invalid", ident="gladi SIMULATOR",
            )  # fmt: skip

        server = await asyncio.get_running_loop().create_server(protocol, HOST, 0)
        self._stack.callback(server.close)
        return int(server.sockets[0].getsockname()[1])

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        """Take in one mail."""
        content = envelope.content or b""
        raw = content.encode() if isinstance(content, str) else content
        message = email.message_from_bytes(raw, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self._take(Notification(tuple(envelope.rcpt_tos), str(message["Subject"] or ""), _body_of(message)))
        return "250 OK"

    async def _open_http(self) -> int:
        application = web.Application(client_max_size=MAX_BYTES)
        application.router.add_route("*", "/{rest:.*}", self._answer)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        site = web.TCPSite(runner, HOST, 0)
        await site.start()
        return int(runner.addresses[0][1])

    async def _answer(self, request: web.Request) -> web.Response:
        text = await request.text()
        fields = dict(request.query)
        if request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
            fields |= {key: str(value) for key, value in (await request.post()).items()}
            text = ""
        self._take(Notification((), "", text or json.dumps(fields, ensure_ascii=False)))
        return web.json_response(REPLY if self._notifikasi.reply is None else self._notifikasi.reply)

    def _take(self, notification: Notification) -> None:
        with self._file.open("ab") as file:
            file.write(msgspec.json.encode(notification) + b"\n")


def _welcome(*_: Any) -> AuthResult:
    """Let any user in: an application may be set to log in, and nothing is kept from anyone."""
    return AuthResult(success=True)


def _body_of(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("html", "plain"))
    try:
        return str(part.get_content()) if part is not None else ""
    except (LookupError, ValueError):  # an encoding that does not exist
        return ""


def read_notifications(directory: Path) -> list[Notification]:
    """Return what has arrived so far, the first first; `directory` is the sink's."""
    try:
        lines = (directory / FILE_NAME).read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return []
    return [msgspec.json.decode(line, type=Notification) for line in lines if line.endswith(b"\n")]
