"""Which other entrances does the application have, and what drives each of them?"""

from collections.abc import Sequence
from dataclasses import dataclass

from conformance.plan.tables import Pintu
from conformance.plan.typed import typed_by
from conformance.subject.applicant import comparable
from conformance.subject.context import RunContext
from conformance.subject.reading import Subject


@dataclass(frozen=True, slots=True)
class Entrance:
    """An entrance that the plan names with a recipe of its own."""

    name: str
    subject: Subject
    typed: frozenset[str]
    """Wire names of the elements that are typed there."""
    typeable: Sequence[str]
    """Those that can be typed wrong."""
    takes_files: bool
    """Whether its recipe uploads a file with a line for each resident."""


def open_entrances(context: RunContext) -> tuple[Entrance, ...]:
    """Return the entrances of the plan that can be driven, in its order."""
    return tuple(_open(context, pintu) for pintu in context.plan.aplikasi.pintu or () if pintu.resep is not None)


def _open(context: RunContext, pintu: Pintu) -> Entrance:
    assert pintu.resep is not None
    typed = typed_by(pintu.resep)
    subject = context.open_subject(recipe=pintu.resep)
    return Entrance(pintu.nama, subject, frozenset(typed), comparable(typed), pintu.berkas is not None)
