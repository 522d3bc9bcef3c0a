"""How is one expectation held against evidence, for tests of judging?"""

from typing import Any

from conformance.judging.answer import Answer
from conformance.judging.expectations import check
from conformance.outcome import Outcome, Owner
from conformance.record.evidence import Control, Evidence, Exchange, Expectation, Submission
from tests.helpers.results import make_evidence, make_exchange, make_submission

SEEN = Control(Outcome.DITERUSKAN, ("01",))
UNSEEN = Control(Outcome.DITOLAK, ("01",))
FIRST_SEQ = 7
OTHER_NIK = "330302******9002"


def submitted(outcome: Outcome = Outcome.DITERUSKAN, **changes: Any) -> Submission:
    return make_submission(outcome=outcome, after_seq=FIRST_SEQ - 1, **changes)


def called(*codes: str, **changes: Any) -> list[Exchange]:
    return [make_exchange(seq=FIRST_SEQ + n, code=code, **changes) for n, code in enumerate(codes)]


def ask(
    kind: str,
    submission: Submission | None = None,
    exchanges: list[Exchange] | None = None,
    control: Control = SEEN,
    evidence: Evidence | None = None,
    **params: Any,
) -> Answer:
    evidence = evidence or make_evidence(
        submissions=[submission or submitted()], exchanges=called("01") if exchanges is None else exchanges
    )
    answer = check(Expectation(kind, params, "langkah", len(evidence.submissions) - 1), evidence, control)
    assert answer.reason.indonesian != answer.reason.english, "every answer is said in both languages"
    return answer


def is_red(answer: Answer, owner: Owner = Owner.APLIKASI) -> bool:
    return not answer.is_met and answer.is_testable and answer.owner is owner


def is_untestable(answer: Answer, owner: Owner = Owner.KONFIGURASI) -> bool:
    return not answer.is_met and not answer.is_testable and answer.owner is owner
