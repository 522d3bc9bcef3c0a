"""Does a form with faults show, and a clerk who works with another user id than the one that was handed over?"""

from collections.abc import Sequence

import pytest

from conformance.judging.answer import Answer
from conformance.judging.expectations import check
from conformance.outcome import Outcome, Owner
from conformance.record.evidence import Control, Evidence, Exchange, Expectation, Submission
from conformance.record.user_id_asked import UserIdAsked

GIVEN = UserIdAsked(bast="SIM/BAST-UID/001/2026")
FAULTS = tuple(f"form.{name}: belum diisi" for name in ("jabatan", "kantor", "nama", "nik"))
SEEN = Control(Outcome.DITERUSKAN, ("01",))


def call(seq: int, *, is_own_user: bool | None, nik: str = "331301******9001") -> Exchange:
    return Exchange(seq, "", "portal", "portal", nik, "01", "", (), True, 1.0, is_own_user=is_own_user)


def judge(kind: str, asked: UserIdAsked | None, calls: Sequence[Exchange] = (), submission: int = -1) -> Answer:
    evidence = Evidence("x", "x", "x", "", ("AKS-05",), "2026-01-01T00:00:00+07:00")
    evidence.submissions = [Submission("s", "331301******9001", Outcome.DITERUSKAN, "", 200, 1.0, 3)]
    evidence.user_id_asked, evidence.exchanges = asked, list(calls)
    return check(Expectation(kind, {}, "teks", submission), evidence, SEEN)


@pytest.mark.parametrize(
    ("asked", "is_met", "is_testable", "words"),
    [
        (GIVEN, True, True, "form and letter were taken"),
        (UserIdAsked(faults=FAULTS[:1]), False, True, "1 faults: form.jabatan: belum diisi"),
        (UserIdAsked(faults=FAULTS), False, True, "form.nama: belum diisi; 1 more"),
        (UserIdAsked(undone="belum", undone_en="not yet"), False, False, "not yet"),
        (None, False, False, "no user id was asked for"),
    ],
)
def test_a_form_is_complete_when_it_was_taken_at_once(
    asked: UserIdAsked | None, is_met: bool, is_testable: bool, words: str
) -> None:
    answer = judge("form_complete", asked)
    assert (answer.is_met, answer.is_testable) == (is_met, is_testable)
    assert words in answer.reason.english


@pytest.mark.parametrize("asked", [None, UserIdAsked(faults=FAULTS)])
def test_what_was_not_handed_over_cannot_be_worked_with(asked: UserIdAsked | None) -> None:
    assert judge("handed_over", GIVEN).is_met
    answer = judge("handed_over", asked)
    assert (answer.is_met, answer.is_testable) == (False, False)


def test_a_form_that_nobody_handed_in_is_not_looked_at() -> None:
    assert judge("form_received", UserIdAsked(faults=FAULTS)).is_met
    for asked, words in ((None, "no user id was asked for"), (UserIdAsked(undone="x", undone_en="not yet"), "not yet")):
        answer = judge("form_received", asked)
        assert (answer.is_testable, answer.reason.english) == (False, words)


def test_one_request_with_another_user_id_is_enough() -> None:
    mine, other, unread = call(4, is_own_user=True), call(5, is_own_user=False, nik=""), call(6, is_own_user=None)
    assert judge("own_user_id", GIVEN, [mine, unread], 0).is_met
    answer = judge("own_user_id", GIVEN, [mine, other], 0)
    assert (answer.is_met, answer.owner) == (False, Owner.APLIKASI)
    assert answer.reason.english == "1 of 2 requests bore another user id, first at seq 5"
    assert not judge("own_user_id", GIVEN, [unread], 0).is_testable
