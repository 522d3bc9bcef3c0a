"""How much of the catalogue binds under an agreement?"""

from collections import Counter
from enum import StrEnum

from conformance.norms.basis import Basis
from conformance.norms.requirement import Obligation, Part


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
