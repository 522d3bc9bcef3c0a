"""What did the simulator see since a step began, for the person who did it? Never a whole NIK, and no element."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from simulator.domain.face_code import face_code_for
from simulator.domain.response_code import CODE_BY_NUMBER
from simulator.door.arrival import DoorName
from simulator.poc.desk import SessionDesk
from simulator.poc.guided_state import Step
from simulator.poc.session import PocSession
from simulator.store.entry import Entry

MOST_SEEN, PAGE = 30, 500
HIDDEN = "•" * 6


@dataclass(frozen=True, slots=True)
class Seen:
    """One entry of the journal as the console shows it."""

    at: datetime
    """The session's time."""
    door: str
    method: str
    nik: str
    """Masked; empty: none was asked for."""
    code: str
    words: str
    """The words of the code, in Indonesian."""
    fault: str


async def seen_since(desk: SessionDesk, session: PocSession, step: Step) -> Sequence[Seen]:
    """Return the last entries of the journal since `step` began, the earliest first."""
    after, found = step.after, deque[Seen](maxlen=MOST_SEEN)
    while batch := await desk.store.entries(session.record.id, after, PAGE):
        after = batch[-1].seq
        found.extend(_as_seen(numbered.entry) for numbered in batch)
    return tuple(found)


def _as_seen(entry: Entry) -> Seen:
    return Seen(entry.at, entry.door, entry.method, mask(entry.nik), entry.code, _words_of(entry), entry.fault)


def mask(nik: str) -> str:
    """Return a NIK of which the last four digits alone can be read, and of anything else nothing."""
    return HIDDEN + (nik[-4:] if len(nik) == 16 else "") if nik else ""


def _words_of(entry: Entry) -> str:
    if entry.door == DoorName.FACE and entry.code.isdecimal():
        return face_code_for(entry.code).text
    return CODE_BY_NUMBER[entry.code].portal if entry.code in CODE_BY_NUMBER else ""
