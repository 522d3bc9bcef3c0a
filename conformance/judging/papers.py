"""Are the papers there that a part of a requirement asks for: enough of them, in force, in time? Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from conformance.judging.facts import Facts
from conformance.norms.basis import Basis
from conformance.norms.due import due_day, is_dated
from conformance.norms.requirement import DocumentSlot, Part
from conformance.record.part import Paper, PartState
from conformance.record.result import Document


def judge_papers(part: Part, documents: Sequence[Document], facts: Facts) -> tuple[Paper, ...]:
    """Return where each kind of paper stands that `part` asks of this agreement; `documents` are its requirement's.

    One whose day is to come shows nothing yet.
    """
    asked = [slot for slot in part.documents if _is_asked(slot, facts.basis)]
    documents = [each for each in documents if facts.today is None or date.fromisoformat(each.date) <= facts.today]
    return tuple(_judge(slot, [each for each in documents if is_of(each, slot, asked)], facts) for slot in asked)


class Kinded(Protocol):
    """A paper, of whatever form, that says of which kind it is."""

    @property
    def kind(self) -> str:
        """As the catalogue names it; empty: the requirement asks for one kind alone."""
        ...


def is_of(document: Kinded, slot: DocumentSlot, slots: Sequence[DocumentSlot]) -> bool:
    """Whether `document` is of the kind of `slot`; without a kind, where `slots` hold no other."""
    kind = document.kind.strip().casefold()
    return kind in (slot.kind.casefold(), slot.kind_en.casefold()) if kind else len(slots) == 1


def _is_asked(slot: DocumentSlot, basis: Basis) -> bool:
    return not slot.norms or bool(basis.documents.intersection(slot.norms))


def _judge(slot: DocumentSlot, documents: Sequence[Document], facts: Facts) -> Paper:
    needed = slot.count * facts.count_of(slot.per)
    day = due_day(slot.due, facts.days) if facts.days is not None else facts.today
    can_be_late = facts.days is not None and is_dated(slot.due, facts.days)
    in_force = [each for each in documents if _holds(each, facts.today)]
    return Paper(
        kind=slot.kind,
        kind_en=slot.kind_en,
        needed=needed,
        given=len(in_force),
        due=day.isoformat() if day and can_be_late else "",
        state=_state(needed, documents, in_force, day, facts, can_be_late=can_be_late),
    )


def _state(
    needed: int,
    documents: Sequence[Document],
    in_force: Sequence[Document],
    day: date | None,
    facts: Facts,
    *,
    can_be_late: bool,
) -> PartState:
    if len(in_force) >= needed:
        # Among more than enough the earliest count.
        last = sorted(date.fromisoformat(each.date) for each in in_force)[needed - 1]
        is_late = can_be_late and day is not None and last > day
        return PartState.DOKUMEN_TERLAMBAT if is_late else PartState.LULUS
    is_known = facts.days is not None and facts.today is not None
    if is_known and (day is None or (facts.today is not None and facts.today < day)):
        return PartState.BELUM_JATUH_TEMPO
    return PartState.DOKUMEN_KEDALUWARSA if len(documents) >= needed else PartState.DOKUMEN_KURANG


def _holds(document: Document, today: date | None) -> bool:
    return not document.valid_until or today is None or today <= date.fromisoformat(document.valid_until)
