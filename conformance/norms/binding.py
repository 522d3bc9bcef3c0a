"""How much of the catalogue binds under an agreement?"""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from conformance.norms.basis import Basis
from conformance.norms.requirement import Obligation, Part, RequirementRef
from conformance.outcome import Verdict

DUTIES = (Obligation.WAJIB, Obligation.DILARANG)


class Force(StrEnum):
    """What a part of a requirement is under an agreement."""

    MENGIKAT = "mengikat"
    """A duty or a ban (W, L) in a sentence that binds."""
    DAPAT = "dapat"
    """A right or a possibility in a sentence that binds."""
    DIKECUALIKAN = "dikecualikan"
    """Only sentences that the agreement's own documents leave out would bind."""
    RUJUKAN = "rujukan"
    """It rests on other agreements' and regions' sentences."""
    TURUNAN = "turunan"
    """Derived by us: never more than a warning."""


def duties(basis: Basis) -> tuple[str, ...]:
    """Return the duties and bans that bind the Pengguna, by reference, in the order of the catalogue."""
    return tuple(
        str(row.ref_of(part))
        for row in basis.catalogue.values()
        for part in row.parts
        if part.binds_pengguna and force_of(part, basis) is Force.MENGIKAT
    )


def can_fail(references: Iterable[str], basis: Basis) -> bool:
    """Whether a breach of one of `references` would be more than a warning under this agreement."""
    return any(basis.severity(RequirementRef.parse(text)) is not Verdict.PERINGATAN for text in references)


def count_parts(basis: Basis) -> dict[Force, int]:
    """Return how many parts of the catalogue have each force under an agreement, zeros included."""
    parts = (part for requirement in basis.catalogue.values() for part in requirement.parts)
    counted = Counter(force_of(part, basis) for part in parts)
    return {force: counted[force] for force in Force}


def force_of(part: Part, basis: Basis) -> Force:
    """Return what `part` is under an agreement, whomever it binds."""
    if part.obligation is Obligation.TURUNAN:
        return Force.TURUNAN
    if basis.binding(part):
        return Force.DAPAT if part.obligation is Obligation.DAPAT else Force.MENGIKAT
    return Force.DIKECUALIKAN if basis.exceptions(part) else Force.RUJUKAN
