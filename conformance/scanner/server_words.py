"""How long is a server waited for, and how is told what it or its driver refused? Pure."""

from conformance.bilingual import Words, reason_of
from conformance.scanner.stores import Server

CONNECT_S = 5
"""Seconds until a server has to have answered."""
LOCK_S = 2
"""Seconds that a lock is waited for."""
SILENCE_S = 60
"""Seconds that a server may say nothing in the midst of an answer."""
FORBIDDEN = Words("akun ini tidak boleh membacanya", "this account may not read it")
VANISHED = Words("hilang selagi dibaca", "it vanished while it was read")
LOCKED = Words(
    "terkunci oleh proses lain; hentikan aplikasi, lalu ulangi",
    "locked by another process; stop the application, then repeat",
)


def said(error: Exception, server: Server) -> Words:
    """Return what a driver said, on one line and without the password."""
    if isinstance(error, OSError) and error.errno:
        return reason_of(error)
    text = " ".join(str(error.args[-1] if error.args else error).split())
    if server.password:
        text = text.replace(server.password, "***")
    return Words.same(text or type(error).__name__)


def unreadable(error: Exception, server: Server) -> Words:
    """Return that something could not be read, and what the driver said of it."""
    told = said(error, server)
    return Words(f"tidak terbaca: {told.indonesian}", f"it cannot be read: {told.english}")
