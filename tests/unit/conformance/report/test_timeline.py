"""Does a timeline put every request into its step and every call behind its request?"""

from conformance.record.evidence import Step
from conformance.report.timeline import timeline
from tests.helpers.results import NIK, make_evidence, make_exchange, make_submission

OTHER = "330302******9002"
STEPS = [Step("Dengan", "a", 10.0), Step("Ketika", "b", 30.0), Step("Dan", "c", 50.0), Step("Maka", "d", 10.0)]


def test_steps_lie_one_after_another_in_the_time_of_the_scenario() -> None:
    moments = timeline(make_evidence(steps=STEPS, submissions=[], exchanges=[])).moments
    assert [(m.begin, m.width) for m in moments] == [(0, 10), (10, 30), (40, 50), (90, 10)]


def test_a_request_stands_in_its_step_with_the_calls_that_it_led_to() -> None:
    submissions = [make_submission(step=1, after_seq=6), make_submission(step=2, after_seq=8, nik=OTHER)]
    exchanges = [make_exchange(seq=7), make_exchange(seq=9, nik=OTHER), make_exchange(seq=10)]
    moments = timeline(make_evidence(steps=STEPS, submissions=submissions, exchanges=exchanges)).moments
    assert [[asked.number for asked in m.asked] for m in moments] == [[], [1], [2], []]
    first, second = moments[1].asked[0], moments[2].asked[0]
    assert [call.seq for call in first.calls] == [7, 10]  # a late call belongs to the request for its NIK
    assert [call.seq for call in second.calls] == [9]


def test_a_call_for_a_nik_that_nobody_asked_for_stands_behind_the_last_request() -> None:
    submissions = [make_submission(step=1, after_seq=6, nik=NIK)]
    exchanges = [make_exchange(seq=8, nik=OTHER), make_exchange(seq=3)]
    line = timeline(make_evidence(steps=STEPS, submissions=submissions, exchanges=exchanges))
    assert [call.seq for call in line.moments[1].asked[0].calls] == [8]
    assert [call.seq for call in line.loose] == [3]


def test_evidence_that_does_not_say_the_step_puts_the_request_last() -> None:
    line = timeline(make_evidence(steps=STEPS, submissions=[make_submission()], exchanges=[]))
    assert [len(m.asked) for m in line.moments] == [0, 0, 0, 1]


def test_a_scenario_that_took_no_time_or_no_step_has_a_timeline() -> None:
    assert [m.width for m in timeline(make_evidence(steps=[Step("Dengan", "a", 0.0)])).moments] == [0]
    assert timeline(make_evidence(steps=[])).moments == []
