"""What may a `Maka` step demand, and does the evidence show it? Pure: judged again, it comes out the same.

One ordered table of kinds. A negative demand counts as met only where the positive control shows that the
forbidden thing could have been seen (design section 9).
"""

from collections.abc import Callable, Collection, Sequence

from conformance.judging.answer import SUCCESS, Answer, Seen, untestable
from conformance.judging.calls import calls_between, no_calls, pattern_stopped, refused_at_most
from conformance.judging.delivery import code_delivered, fault_delivered, mismatch_delivered, some_mismatch
from conformance.judging.documents import document_carries_nik
from conformance.judging.egress import nothing_leaves, notices_bare, only_named_hosts
from conformance.judging.ending import follows_match, not_forwarded, outcome_is, resumed, told_later, told_refused
from conformance.judging.exposure import closed_paths, secrets_untold, visitor_served
from conformance.judging.securing import (
    cookies_guarded,
    debug_off,
    headers_set,
    listing_off,
    no_default_account,
    served_safely,
)
from conformance.judging.standing import (
    calls_explained,
    ends_rightly,
    methods_granted,
    no_blanks,
    nothing_open,
    only_declared,
    only_granted,
    own_identity,
    pauses_grow,
    threshold_kept,
    typed_only,
)
from conformance.judging.storage import (
    consent_given,
    nothing_depends,
    nothing_stored,
    owner_answered,
    secrets_unstored,
    status_unstored,
    stores_seen,
    values_told,
    varied_told,
)
from conformance.judging.telling import operator_told, owner_untold, status_untold
from conformance.judging.user_ids import form_complete, form_received, handed_over, own_user_id
from conformance.judging.words import plain_words, shown_declared
from conformance.outcome import Owner
from conformance.record.evidence import Control, Evidence, Expectation

__all__ = ["EXPECTATIONS", "PREREQUISITES", "SUCCESS", "Answer", "check"]

PREREQUISITES = (
    "code_delivered", "mismatch_delivered", "fault_delivered", "form_received", "handed_over", "values_told",
    "owner_answered", "consent_given", "varied_told", "visitor_served",
)  # fmt: skip
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
    "owner_untold": owner_untold,
    "some_mismatch": some_mismatch,
    "follows_match": follows_match,
    "refused_at_most": refused_at_most,
    "told_refused": told_refused,
    "no_blanks": no_blanks,
    "own_identity": own_identity,
    "threshold_kept": threshold_kept,
    "calls_explained": calls_explained,
    "pauses_grow": pauses_grow,
    "nothing_open": nothing_open,
    "ends_rightly": ends_rightly,
    "plain_words": plain_words,
    "shown_declared": shown_declared,
    "form_received": form_received,
    "form_complete": form_complete,
    "handed_over": handed_over,
    "own_user_id": own_user_id,
    "values_told": values_told,
    "owner_answered": owner_answered,
    "consent_given": consent_given,
    "stores_seen": stores_seen,
    "nothing_stored": nothing_stored,
    "status_unstored": status_unstored,
    "secrets_unstored": secrets_unstored,
    "varied_told": varied_told,
    "nothing_depends": nothing_depends,
    "visitor_served": visitor_served,
    "secrets_untold": secrets_untold,
    "closed_paths": closed_paths,
    "debug_off": debug_off,
    "listing_off": listing_off,
    "cookies_guarded": cookies_guarded,
    "headers_set": headers_set,
    "served_safely": served_safely,
    "no_default_account": no_default_account,
    "document_carries_nik": document_carries_nik,
    "nothing_leaves": nothing_leaves,
    "only_named_hosts": only_named_hosts,
    "notices_bare": notices_bare,
}


def check(
    expectation: Expectation,
    evidence: Evidence,
    control: Control,
    run: Sequence[Evidence] = (),
    past: Collection[str] = (),
) -> Answer:
    """Hold one expectation against the evidence; raise `KeyError` for a kind that does not exist.

    `run` is all that was recorded of the run, for demands on the whole of it and for what comes late; `past` names the
    scenarios of it that were carried out before the application was brought up anew.
    """
    submission = evidence.submissions[expectation.submission] if expectation.submission >= 0 else None
    if submission is not None and submission.is_absent:
        return untestable(
            f"aplikasi tidak ada lagi ketika pemohon ini datang ({submission.detail})",
            f"the application was not there any more when this applicant came ({submission.detail_en})",
            Owner.APLIKASI,
        )
    seen = Seen(evidence, submission, control, expectation.params, run or (evidence,), past)
    return EXPECTATIONS[expectation.kind](seen)
