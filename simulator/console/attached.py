"""What may a person attach to his answer? One photo or scan, known by its first bytes, whatever it is called."""

from hashlib import sha256

from simulator.pages.multipart import UploadedFile
from simulator.poc.guided_state import Attachment

LARGEST_FILE = 2 * 1024 * 1024
"""Bytes (SIM)."""
_KINDS: tuple[tuple[bytes, str], ...] = ((b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"%PDF-", "pdf"))


class NotAttachable(Exception):
    """A file that is not taken; `args[0]` names why (`words.WORDS`)."""


def read_attachment(file: UploadedFile | None) -> Attachment | None:
    """Return what is kept of an uploaded file; None: there is none. Raises `NotAttachable`."""
    if file is None or not file.content:
        return None
    if len(file.content) > LARGEST_FILE:
        raise NotAttachable("berkas-besar")
    kind = next((kind for magic, kind in _KINDS if file.content.startswith(magic)), None)
    if kind is None:
        raise NotAttachable("berkas-jenis")
    return Attachment(kind, len(file.content), sha256(file.content).hexdigest(), file.content)
