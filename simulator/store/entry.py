"""What does the journal keep of one answered request?"""

from datetime import date, datetime

import msgspec


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One answered request of one session. Bodies are kept as they crossed the wire; masking happens on reading."""

    session: str
    at: datetime
    """The session's time, in WIB."""
    day: date
    """The kuota day that a charged hit counts for."""
    door: str
    """web_service, portal, balikan, face or card."""
    method: str
    """Canonical method name; the name as asked where there is none."""
    nik: str
    """The NIK as sent; empty where none was."""
    code: str
    """Two digits, "01" on success in every dialect; empty where no code was delivered."""
    source_ip: str
    elemen_sent: tuple[str, ...]
    request: bytes
    response: bytes
    is_charged: bool
    duration_ms: float
    fault: str
    """Kind of the fault that was injected; empty: none."""
    quirks: tuple[str, ...]
    """What was tolerated in the request."""
    user_id: str = ""
    """Of the operator who asked, as sent; empty where none was, or in entries of earlier versions."""
