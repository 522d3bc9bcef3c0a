"""What happened in a scenario, one thing after another? Pure: made from the evidence alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from conformance.record.evidence import Evidence, Exchange, Step, Submission


@dataclass(slots=True)
class Asked:
    """A request to the application, and the calls to the DWH that it led to."""

    number: int
    submission: Submission
    calls: list[Exchange] = field(default_factory=list)


@dataclass(slots=True)
class Moment:
    """A step, where it lies in the scenario's time, and what the applicants and the application did in it."""

    step: Step
    begin: float
    """Per cent of the scenario's time."""
    width: float
    asked: list[Asked] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Timeline:
    """All moments of a scenario; `loose` are calls that no request of an applicant explains."""

    moments: list[Moment]
    loose: list[Exchange]


def timeline(evidence: Evidence) -> Timeline:
    """Return the steps in their order with the requests made in them and the calls that followed each."""
    asked = [Asked(number, submission) for number, submission in enumerate(evidence.submissions, start=1)]
    loose = [call for call in evidence.exchanges if not _attach(call, asked)]
    moments = _moments(evidence.steps)
    for each in asked:
        if 0 <= each.submission.step < len(moments):
            moments[each.submission.step].asked.append(each)
        elif moments:
            moments[-1].asked.append(each)
    return Timeline(moments, loose)


def _moments(steps: Sequence[Step]) -> list[Moment]:
    whole = sum(step.duration_ms for step in steps) or 1.0
    found, begin = [], 0.0
    for step in steps:
        found.append(Moment(step, round(begin / whole * 100, 2), round(step.duration_ms / whole * 100, 2)))
        begin += step.duration_ms
    return found


def _attach(call: Exchange, asked: Sequence[Asked]) -> bool:
    """Give `call` to the request that it followed: the last before it for the same NIK, else the last before it."""
    before = [each for each in asked if each.submission.after_seq < call.seq]
    same = [each for each in before if each.submission.nik == call.nik]
    for found in (same or before)[-1:]:
        found.calls.append(call)
    return bool(before)
