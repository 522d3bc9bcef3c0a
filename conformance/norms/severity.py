"""How bad is it when this part of a requirement is not met under this agreement?"""

from typing import Literal

from conformance.norms.requirement import Obligation, Part

Severity = Literal["tidak_lulus", "peringatan", "tinjau"]


def severity(part: Part, dasar: frozenset[str], own_norms: frozenset[str]) -> Severity:
    """Return the verdict of a breach of `part`.

    `own_norms` are the ids of the agreement's own documents, `dasar` those of the regulations that bind it. What
    only another region's regulation or another agreement asks is *rujukan*: it warns, unclear or not. A derived
    part and a right never do more than warn. A person judges what is unclear: the part itself, or every sentence
    of it that binds this agreement.
    """
    binding = [source for source in part.sources if source.norm in dasar | own_norms]
    if part.obligation in (Obligation.TURUNAN, Obligation.DAPAT) or not binding:
        return "peringatan"
    is_unclear = bool(part.unclear) or all(source.unclear for source in binding)
    return "tinjau" if is_unclear else "tidak_lulus"
