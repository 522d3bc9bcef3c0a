"""How bad is it when this part of a requirement is not met under this agreement?"""

from typing import Literal

from conformance.norms.catalogue import Obligation, Part, Requirement

Severity = Literal["tidak_lulus", "peringatan", "tinjau"]


def severity(part: Part, requirement: Requirement, dasar: frozenset[str], own_norms: frozenset[str]) -> Severity:
    """Return the verdict of a breach of `part`, one of the parts of `requirement`.

    `own_norms` are the ids of the agreement's own documents, `dasar` those of the regulations that bind it. What
    only another region's regulation or another agreement asks is *rujukan*: it warns. A derived part never does
    more than warn, not even where the norm is unclear; otherwise a person judges the unclear.
    """
    if part.obligation is Obligation.TURUNAN:
        return "peringatan"
    if requirement.unclear:
        return "tinjau"
    if part.obligation is Obligation.DAPAT:
        return "peringatan"
    is_bound = any(source.norm in dasar | own_norms for source in part.sources)
    return "tidak_lulus" if is_bound else "peringatan"
