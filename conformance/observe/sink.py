"""Where do an application's notifications go? A mail server or an HTTP address on loopback that delivers nothing on.

Their libraries are loaded only where a plan has [notifikasi].
"""

import asyncio
import contextlib
from pathlib import Path
from types import TracebackType
from typing import Any

from aiohttp import web
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from conformance.application.limits import MOST_READ
from conformance.application.loop_thread import LoopThread
from conformance.application.private import open_private
from conformance.application.process import StartFault
from conformance.bilingual import Words
from conformance.observe.message_text import read_mail, read_request
from conformance.observe.notification import Notification
from conformance.observe.notification_file import FILE_NAME, write_notification
from conformance.plan.tables import Notifikasi
from conformance.record.plain_text import plain

HOST = "127.0.0.1"
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
        open_private(self._file, "wb").close()
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
                self, data_size_limit=MOST_READ, auth_require_tls=False, authenticator=_welcome, decode_data=False,
                hostname="gladi.invalid", ident="gladi SIMULATOR",
            )  # fmt: skip

        server = await asyncio.get_running_loop().create_server(protocol, HOST, 0)
        self._stack.callback(server.close)
        return int(server.sockets[0].getsockname()[1])

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        """Take in one mail."""
        content = envelope.content or b""
        raw = content.encode() if isinstance(content, str) else content
        write_notification(self._file, Notification(tuple(envelope.rcpt_tos), *map(plain, read_mail(raw))))
        return "250 OK"

    async def _open_http(self) -> int:
        application = web.Application(client_max_size=MOST_READ)
        application.router.add_route("*", "/{rest:.*}", self._answer)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        site = web.TCPSite(runner, HOST, 0)
        await site.start()
        return int(runner.addresses[0][1])

    async def _answer(self, request: web.Request) -> web.Response:
        raw, kind = await request.read(), request.headers.get("Content-Type", "")
        write_notification(
            self._file, Notification((), "", plain(read_request(kind, request.charset, raw, request.query)))
        )
        return web.json_response(REPLY if self._notifikasi.reply is None else self._notifikasi.reply)


def _welcome(*_: Any) -> AuthResult:
    """Let any user in: an application may be set to log in, and nothing is kept from anyone."""
    return AuthResult(success=True)
