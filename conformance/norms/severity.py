"""How bad is it when a part of a requirement is not met?"""

from collections.abc import Sequence

from conformance.norms.requirement import Obligation, Part, Source
from conformance.outcome import Verdict


def severity(part: Part, binding: Sequence[Source]) -> Verdict:
    """Return the verdict of a breach of `part`; `binding` are those of its sources that bind this agreement.

    What only another region's regulation or another agreement asks (nothing binding) is *rujukan*: it warns, unclear
    or not. A derived part and a right never do more than warn. A person judges what is unclear: the part itself, or
    every sentence of it that binds.
    """
    if part.obligation in (Obligation.TURUNAN, Obligation.DAPAT) or not binding:
        return Verdict.PERINGATAN
    is_unclear = bool(part.unclear) or all(source.unclear for source in binding)
    return Verdict.TINJAU if is_unclear else Verdict.TIDAK_LULUS
