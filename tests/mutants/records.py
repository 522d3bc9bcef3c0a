"""What is the corpus: evidence of runs of the matrix, kept beside what the judge says of it?

A record is the `bukti.jsonl` of one run, compressed: `corpus/<application>/<run>.jsonl.gz`. What the judge says of all
of them is one file of its own, `corpus/penilaian.json`, so that a changed verdict shows as a changed line.
"""

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from tests.helpers.source import ROOT

CORPUS = ROOT / "tests" / "mutants" / "corpus"
VERDICTS = "penilaian.json"
ENDING = ".jsonl.gz"
MOST_BYTES = 6_000_000
"""What all records may weigh together, compressed."""
_NUMBER = re.compile(r"(?<![0-9a-fA-F])[1-9][0-9]{11}(?!9)[0-9]{4}(?![0-9a-fA-F])")
_PLACE = re.compile(r"(?<![\w/.:<-])/(?:home|root|tmp|usr|var|opt|work|mnt|Users)/")

Event = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """The evidence of one run."""

    name: str
    """`lapor/cacat-lanjut-saat-ganda`."""
    events: tuple[Event, ...]

    @property
    def weight(self) -> int:
        """How many events it has: by it the cheap ones are judged first."""
        return len(self.events)


def load_corpus(directory: Path = CORPUS) -> list[Record]:
    """Return all records, those with the fewest events first."""
    paths = sorted(directory.glob(f"*/*{ENDING}"))
    records = [Record(_name_of(path), tuple(_events_in(gzip.decompress(path.read_bytes())))) for path in paths]
    return sorted(records, key=lambda record: (record.weight, record.name))


def keep_record(name: str, raw: bytes, directory: Path = CORPUS) -> None:
    """Keep the evidence of a run. Raises `ValueError` where it holds what must not leave this machine."""
    clean = without_machine(raw)
    if found := unclean(clean.decode()):
        raise ValueError(f"{name}: {', '.join(found)}")
    path = directory / f"{name}{ENDING}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(clean, mtime=0))


def without_machine(raw: bytes) -> bytes:
    """Return a record in which the tester's platform is its family alone (`Linux`), not one machine's kernel."""
    lines = []
    for kind, body in _events_in(raw):
        if kind == "run":
            body["tester"]["platform"] = body["tester"]["platform"].partition("-")[0]
        lines.append(msgspec.json.encode({"event": kind, "body": body}) + b"\n")
    return b"".join(lines)


def unclean(text: str) -> list[str]:
    """Return what must not be in a record: a whole number that could be a person's, a place of one machine."""
    return [match[0] for pattern in (_NUMBER, _PLACE) for match in pattern.finditer(text)]


def load_verdicts(directory: Path = CORPUS) -> dict[str, dict[str, Any]]:
    """Return what was accepted, by the record's name; nothing where there is no such file."""
    path = directory / VERDICTS
    return msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, Any]]) if path.is_file() else {}


def save_verdicts(verdicts: Mapping[str, Any], directory: Path = CORPUS) -> None:
    """Write what the judge says of every record, a line for each thing that it says."""
    text = msgspec.json.format(msgspec.json.encode(dict(sorted(verdicts.items())), order="sorted"), indent=1)
    (directory / VERDICTS).write_bytes(text + b"\n")


def _name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name.removesuffix(ENDING)}"


def _events_in(raw: bytes) -> Iterator[Event]:
    for line in raw.splitlines():
        event = msgspec.json.decode(line)
        yield event["event"], event["body"]
