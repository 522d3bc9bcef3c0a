"""How is the record of a run kept in a file (`bukti.jsonl`), and read again?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from conformance.application.private import open_private
from conformance.bilingual import Words, reason_of
from conformance.record.events import RecordFault

EVIDENCE_NAME = "bukti.jsonl"


class RecordFile:
    """Writes events, one JSON line at once, so that a run that is cut off has lost nothing that was seen."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, kind: str, body: Any) -> None:
        """Append one event."""
        with open_private(self._path, "ab") as file:
            file.write(msgspec.json.encode({"event": kind, "body": body}) + b"\n")


def read_record(path: Path) -> Iterator[tuple[str, Any]]:
    """Yield the events of the record at `path`; a last line that was cut off is no event. Raises `RecordFault`."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        reason = reason_of(error)
        words = Words(f"{path} tidak dapat dibaca: {reason.indonesian}", f"{path} cannot be read: {reason.english}")
        raise RecordFault(words) from error
    for number, line in enumerate(lines[:-1], start=1):
        try:
            event = msgspec.json.decode(line)
            yield event["event"], event["body"]
        except (msgspec.DecodeError, KeyError, TypeError) as error:
            words = Words(f"{path} baris {number} rusak: {error}", f"{path} line {number} is broken: {error}")
            raise RecordFault(words) from error
