"""Where does a run keep what its application has sent? In a file, a JSON line each, for each process to read."""

from pathlib import Path

import msgspec

from conformance.observe.notification import Notification

FILE_NAME = "notifikasi.jsonl"
_LINES = msgspec.json.Decoder(Notification)  # built here: several threads read (conformance.application.watch)


def write_notification(file: Path, notification: Notification) -> None:
    """Append `notification` to `file`."""
    with file.open("ab") as lines:
        lines.write(msgspec.json.encode(notification) + b"\n")


def read_notifications(directory: Path) -> list[Notification]:
    """Return what has arrived so far, the first first; `directory` is the sink's."""
    try:
        lines = (directory / FILE_NAME).read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return []
    return [_LINES.decode(line) for line in lines if line.endswith(b"\n")]
