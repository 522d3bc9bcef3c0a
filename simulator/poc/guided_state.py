"""Which steps does a person do in a session, and what did he say came of each? Part of the durable record.

One person does one thing at a time: a new step withdraws one that still waits. Every change makes a new state, so that
one that cannot be kept is undone with the record.
"""

import hmac
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b

import msgspec

from simulator.poc.portal_state import new_key

MOST_STEPS = 200
"""Steps that are remembered; of more the oldest are forgotten (SIM)."""
LONGEST_INSTRUCTION, LONGEST_TEXT = 4_000, 2_000
"""Characters of an instruction, and of every other text (SIM)."""
MOST_CHOICES = 12


class StepState(StrEnum):
    """How far a step is."""

    MENUNGGU = "menunggu"
    """It waits for the person."""
    DIJAWAB = "dijawab"
    DITARIK = "ditarik"
    """Whoever asked does not wait any longer."""


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the answers that the person has."""

    key: str
    text: str
    """Indonesian."""
    text_en: str


class Attachment(msgspec.Struct, frozen=True):
    """A file that the person attached to his answer."""

    kind: str
    """jpg, png or pdf, by its first bytes."""
    size: int
    sha256: str
    content: bytes = b""
    """Until whoever asked has taken it; then empty."""


class Step(msgspec.Struct, frozen=True):
    """One thing that a person is to do."""

    number: int
    instruction: str
    instruction_en: str
    choices: tuple[Choice, ...]
    """Once it is settled, the one that was chosen alone."""
    at: datetime
    """When it was asked for, by the machine's clock, in WIB."""
    after: int
    """The journal's place then: what the simulator saw since has a higher `seq`."""
    state: StepState = StepState.MENUNGGU
    answer: str = ""
    """Key of the choice."""
    note: str = ""
    """What the person wrote beside it."""
    by: str = ""
    """halaman or terminal: where he answered."""
    settled: datetime | None = None
    attachment: Attachment | None = None

    @property
    def waits(self) -> bool:
        """Whether the person is still to do it."""
        return self.state is StepState.MENUNGGU


class AlreadySettled(Exception):
    """The step does not wait any longer: answered before, or withdrawn."""

    def __init__(self, step: Step) -> None:
        super().__init__(step.state)
        self.step = step


class NoSuchChoice(Exception):
    """The step has no choice of this name."""


class GuidedState(msgspec.Struct, frozen=True):
    """The steps of a session, and what its pages need."""

    secret: str = ""
    """Key of the tokens of forms; empty until the first page."""
    steps: tuple[Step, ...] = ()
    """In the order of their numbers."""
    last: int = 0
    """The number of the last step that was asked for."""

    def token_of(self, key: str) -> str:
        """Return what a form for the browser with `key` must bring back."""
        return blake2b(f"formulir {key}".encode(), key=self.secret.encode()[:64], digest_size=24).hexdigest()

    def is_token(self, key: str, token: str) -> bool:
        """Whether a form with `token` was made for the browser with `key`."""
        return bool(key and self.secret) and hmac.compare_digest(self.token_of(key).encode(), token.encode())

    def with_secret(self) -> "GuidedState":
        """Return the state with a key, made now where there was none."""
        return self if self.secret else msgspec.structs.replace(self, secret=new_key())

    def find(self, number: int) -> Step | None:
        """Return the step of this number."""
        return next((step for step in self.steps if step.number == number), None)

    @property
    def under_way(self) -> Step | None:
        """The step that waits for the person."""
        return next((step for step in self.steps if step.waits), None)

    def ask(
        self, instruction: str, instruction_en: str, choices: tuple[Choice, ...], after: int, now: datetime
    ) -> "GuidedState":
        """Return the state with one more step; one that still waits is withdrawn, files left behind are dropped."""
        earlier = tuple(_dropped(_withdrawn(step, now)) for step in self.steps)
        step = Step(self.last + 1, instruction, instruction_en, choices, now, after)
        return msgspec.structs.replace(self, steps=(*earlier, step)[-MOST_STEPS:], last=step.number)

    def answer(
        self, number: int, key: str, note: str, by: str, now: datetime, attachment: Attachment | None = None
    ) -> "GuidedState":
        """Return the state in which step `number` is answered.

        Raises `LookupError`, `AlreadySettled` and `NoSuchChoice`.
        """
        step = self._step(number)
        if not step.waits:
            raise AlreadySettled(step)
        chosen = tuple(choice for choice in step.choices if choice.key == key)
        if not chosen:
            raise NoSuchChoice(key)
        answered = msgspec.structs.replace(
            step,
            choices=chosen,
            state=StepState.DIJAWAB,
            answer=key,
            note=note,
            by=by,
            settled=now,
            attachment=attachment,
        )
        return self._with(answered)

    def withdraw(self, number: int, now: datetime) -> "GuidedState":
        """Return the state in which nobody waits for step `number`; an answered one stays. Raises `LookupError`."""
        return self._with(_withdrawn(self._step(number), now))

    def take_attachment(self, number: int) -> "GuidedState":
        """Return the state without the bytes of the file of step `number`. Raises `LookupError`."""
        return self._with(_dropped(self._step(number)))

    def _step(self, number: int) -> Step:
        step = self.find(number)
        if step is None:
            raise LookupError(number)
        return step

    def _with(self, changed: Step) -> "GuidedState":
        steps = tuple(changed if step.number == changed.number else step for step in self.steps)
        return msgspec.structs.replace(self, steps=steps)


def _withdrawn(step: Step, now: datetime) -> Step:
    if not step.waits:
        return step
    return msgspec.structs.replace(step, choices=(), state=StepState.DITARIK, settled=now)


def _dropped(step: Step) -> Step:
    if step.attachment is None or not step.attachment.content:
        return step
    return msgspec.structs.replace(step, attachment=msgspec.structs.replace(step.attachment, content=b""))
