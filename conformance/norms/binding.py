"""How much of the catalogue binds under an agreement?"""

from collections import Counter
from collections.abc import Collection, Sequence
from enum import StrEnum

from conformance.norms.catalogue import Catalogue, Obligation, Part
from conformance.norms.own_norms import OwnNorm, does_bind, is_excepted


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


def count_parts(catalogue: Catalogue, documents: Collection[str], own_norms: Sequence[OwnNorm]) -> dict[Force, int]:
    """Return how many parts of the catalogue have each force where dasar and norms are `documents`, zeros included."""
    parts = (part for requirement in catalogue.values() for part in requirement.parts)
    counted = Counter(_force(part, documents, own_norms) for part in parts)
    return {force: counted[force] for force in Force}


def _force(part: Part, documents: Collection[str], own_norms: Sequence[OwnNorm]) -> Force:
    if part.obligation is Obligation.TURUNAN:
        return Force.TURUNAN
    if any(does_bind(source, documents, own_norms) for source in part.sources):
        return Force.DAPAT if part.obligation is Obligation.DAPAT else Force.MENGIKAT
    excepted = any(
        own.pola == source.norm and is_excepted(own, source.at) for source in part.sources for own in own_norms
    )
    return Force.DIKECUALIKAN if excepted else Force.RUJUKAN
