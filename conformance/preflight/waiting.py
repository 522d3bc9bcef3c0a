"""How long does the pre-flight wait for what comes late: a call to the DWH, the page of the outcome, a notification?

An application may check in batches, or from a queue: it answers first and asks afterwards. It is waited for as long
as the plan lets an answer take, before anything is said of the plan.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from conformance.bilingual import Words
from conformance.outcome import Outcome
from conformance.plan.tables import Plan
from conformance.preflight.tried import UNFINISHED, Later, Tried, late_page_remedy
from conformance.record.evidence import Exchange
from conformance.subject.context import RunContext
from conformance.subject.notified import wait_until_told
from conformance.subject.reading import Reading

LOOK_S, PAGE_S = 0.1, 0.5
"""Seconds between two looks at the journal, and at a page of the application."""
AFTER_LATE_S = 0.5
"""So long more calls are watched for after the first that came late."""
Look = Callable[[], tuple[Sequence[Exchange], Sequence[Exchange]]]
"""Returns the calls about a resident by now, and those about nobody."""


def patience_of(plan: Plan, outcome: Outcome, *, is_first: bool) -> float:
    """Return for how many seconds a late call is waited for.

    The first resident shows whether any comes at all; later ones are waited for as long only where they are told to.
    """
    answer = plan.patience.answer
    return answer if is_first or outcome is Outcome.TERTUNDA else min(answer, plan.patience.settle)


def wait_for_late(tried: Tried, look: Look, data: Mapping[str, str], context: RunContext, patience_s: float) -> Tried:
    """Return `tried` with what came after the answer; `data` are what the resident typed."""
    began = time.monotonic()
    tried = _with_late_calls(tried, look, patience_s)
    if not tried.calls or tried.reading.outcome not in UNFINISHED:
        return tried
    again, told = tried.reading.again, tried.reading.told
    if again is not None:
        tried = _with_late_page(tried, again, context.plan, patience_s, began)
    if tried.later is None and tried.is_late and told is not None:
        tried = _with_late_notification(tried, data, context, began)
    return tried


def _with_late_calls(tried: Tried, look: Look, patience_s: float) -> Tried:
    began = time.monotonic()
    calls, others = tried.calls, tried.others
    while not calls and time.monotonic() - began < patience_s:
        time.sleep(LOOK_S)
        calls, others = look()
    is_late = bool(calls) and not tried.calls
    waited_s = 0.0 if tried.calls else _since(began)
    if is_late:
        time.sleep(AFTER_LATE_S)
        calls, others = look()
    return replace(tried, calls=calls, others=others, waited_s=waited_s, is_late=is_late)


def _with_late_page(
    tried: Tried, again: Callable[[], Reading], plan: Plan, patience_s: float, answered: float
) -> Tried:
    began = time.monotonic()
    while True:
        reading = again()
        if reading.outcome not in (tried.reading.outcome, Outcome.TAK_DIKENAL):
            return replace(tried, later=Later(reading.outcome, _since(answered), _PAGE, late_page_remedy(plan)))
        if time.monotonic() - began > patience_s:
            return replace(tried, looked_s=_since(began))
        time.sleep(PAGE_S)


def _with_late_notification(tried: Tried, data: Mapping[str, str], context: RunContext, answered: float) -> Tried:
    """Hear once more: what was waited for is over before a late call can be followed by anything."""
    notifikasi, patience_s = context.plan.notifikasi, context.plan.patience.notification
    assert notifikasi is not None, "only then anything was told"
    heard = wait_until_told(context.work, data, notifikasi.hasil, patience_s)
    if heard.outcome is Outcome.TERTUNDA:
        return tried
    after_s = patience_s + _since(answered)
    remedy = Words(
        f"perbesar patience.notification (sekarang {patience_s:g})", f"raise patience.notification (now {patience_s:g})"
    )
    return replace(tried, later=Later(heard.outcome, round(after_s, 1), _NOTIFICATION, remedy))


_PAGE = Words("halaman hasilnya", "the page of the outcome")
_NOTIFICATION = Words("sebuah notifikasi", "a notification")


def _since(began: float) -> float:
    return round(time.monotonic() - began, 1)
