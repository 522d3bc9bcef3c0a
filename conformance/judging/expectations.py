"""What may a `Maka` step demand, and does the evidence show it? Pure: judged again, it comes out the same.

One ordered table of kinds. A negative demand counts as met only where the positive control shows that the
forbidden thing could have been seen (design section 9).
"""

from collections.abc import Callable

from conformance.judging.answer import SUCCESS, Answer, Seen, untestable
from conformance.judging.calls import (
    calls_between,
    methods_granted,
    no_calls,
    only_declared,
    only_granted,
    pattern_stopped,
    typed_only,
)
from conformance.judging.delivery import code_delivered, fault_delivered, mismatch_delivered
from conformance.judging.ending import not_forwarded, outcome_is, resumed, told_later
from conformance.judging.telling import operator_told, status_untold
from conformance.outcome import Owner
from conformance.record.evidence import Control, Evidence, Expectation

__all__ = ["EXPECTATIONS", "PREREQUISITES", "SUCCESS", "Answer", "check"]

PREREQUISITES = ("code_delivered", "mismatch_delivered", "fault_delivered")
"""What shows that a scenario took place; without it nothing that is demanded later proves anything."""

EXPECTATIONS: dict[str, Callable[[Seen], Answer]] = {
    "code_delivered": code_delivered,
    "mismatch_delivered": mismatch_delivered,
    "fault_delivered": fault_delivered,
    "outcome_is": outcome_is,
    "not_forwarded": not_forwarded,
    "only_declared": only_declared,
    "only_granted": only_granted,
    "calls_between": calls_between,
    "no_calls": no_calls,
    "resumed": resumed,
    "told_later": told_later,
    "pattern_stopped": pattern_stopped,
    "typed_only": typed_only,
    "methods_granted": methods_granted,
    "operator_told": operator_told,
    "status_untold": status_untold,
}


def check(expectation: Expectation, evidence: Evidence, control: Control) -> Answer:
    """Hold one expectation against the evidence; raise `KeyError` for a kind that does not exist."""
    submission = evidence.submissions[expectation.submission] if expectation.submission >= 0 else None
    if submission is not None and submission.is_absent:
        return untestable(
            f"aplikasi tidak ada lagi ketika pemohon ini datang ({submission.detail})",
            f"the application was not there any more when this applicant came ({submission.detail_en})",
            Owner.APLIKASI,
        )
    return EXPECTATIONS[expectation.kind](Seen(evidence, submission, control, expectation.params))
