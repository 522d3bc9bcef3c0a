"""How is a control of ours known, and how is told that none can be put into a store? Pure."""

from conformance.bilingual import Words
from conformance.scanner.server_words import said
from conformance.scanner.stores import Server

TABLE = "gladi_kontrol"
KEY = "gladi:kontrol:"
OURS = "kontrol gladi"
"""The comment of a table by which it is known to be ours."""
TOLD = {
    "locked": Words("terkunci oleh proses lain", "locked by another process"),
    "forbidden": Words("akun ini tidak boleh membuat tabel", "this account may not make a table"),
    "taken": Words(f"{TABLE} ada dan bukan milik kami", f"{TABLE} is there and not ours"),
}


class CannotPlant(Exception):
    """No control can be put into a store, or removed from it; nothing was changed."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.indonesian)
        self.words = words


def refused(error: Exception, server: Server) -> Words:
    """Return what a server said when a control was to be put there."""
    told = said(error, server)
    return Words(f"{server.kind.name} menolak: {told.indonesian}", f"{server.kind.name} refused: {told.english}")
