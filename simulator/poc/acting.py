"""How is an act done about something that has a table of steps, and with which words is it refused?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Generic

import msgspec

from simulator.domain.formulir import FormFault
from simulator.domain.steps import A, S, Steps


class ActRefused(Exception):
    """An act that cannot be done: a stable code, what stands against it, remedy and field; of a form all faults."""

    def __init__(
        self, code: str, message: str, hint: str, field: str | None = None, faults: Sequence[FormFault] = ()
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.field = field
        self.faults = faults


class Step(msgspec.Struct, Generic[S], frozen=True):
    """One act, when it was done, by the session's clock, and why."""

    at: datetime
    act: str
    state: S
    """The state after it."""
    note: str = ""
    """By which letter, or why."""


def next_state(steps: Steps[S, A], name: str, state: S, act: A) -> S:
    """Return the state after `act`, or raise `ActRefused`, which calls what it is about `name`."""
    after = steps.after(state, act)
    if after is None:
        possible = ", ".join(steps.acts_in(state)) or "tidak ada lagi; ajukan permohonan baru / none; ask anew"
        raise ActRefused(
            "not_allowed",
            f"{name} berstatus {state}: {act} tidak dapat dilakukan / cannot be done now",
            f"yang dapat dilakukan sekarang / what can be done now: {possible}",
        )
    return after
