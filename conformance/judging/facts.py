"""What does a checklist rest on besides the scenarios? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from conformance.norms.basis import Basis
from conformance.norms.due import Days
from conformance.norms.requirement import Per
from conformance.plan.notes import Instansi
from conformance.record.result import Document


@dataclass(frozen=True, slots=True)
class Facts:
    """What a checklist rests on besides the scenarios."""

    basis: Basis
    documents: Sequence[Document] = ()
    today: date | None = None
    """The day of the session's clock; None: not known, so that every paper counts as due."""
    days: Days | None = None
    pengguna_kind: str = ""
    instansi: Instansi = field(default_factory=Instansi)
    """How many operators, work units and applications there are."""

    is_by_person: bool = False
    """Whether a person did what the scenarios ask an applicant for."""

    def count_of(self, per: Per) -> int:
        """Return how many there are of what a paper is asked for each."""
        return int(getattr(self.instansi, per)) if per else 1
