"""Journal entries for tests."""

from datetime import date, datetime
from typing import Any

from simulator.domain.kuota import WIB
from simulator.store.entry import Entry

_USUAL: dict[str, Any] = {
    "session": "contoh.1.1",
    "at": datetime(2026, 6, 1, 10, 0, 0, 123456, WIB),
    "day": date(2026, 6, 1),
    "door": "web_service",
    "method": "CALL_NIK",
    "nik": "3303051708909001",
    "code": "01",
    "source_ip": "127.0.0.1",
    "elemen_sent": ("NIK", "NAMA_LGKP"),
    "request": b'{"NIK":"3303051708909001"}',
    "response": b'{"content":[{}]}',
    "is_charged": True,
    "duration_ms": 0.125,
    "fault": "",
    "quirks": ("form",),
}


def make_entry(**changes: Any) -> Entry:
    """A usual entry with these changes."""
    return Entry(**(_USUAL | changes))


ENTRY = make_entry()
