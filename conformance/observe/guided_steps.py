"""How does the suite let a person do a step in a session? Through the control API, as everything else."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from conformance.observe.control_api import ControlClient


class AttachedHere(msgspec.Struct, frozen=True):
    """A file that was attached, as the control API tells of it."""

    kind: str
    """jpg, png or pdf."""
    size: int
    sha256: str
    is_here: bool


class GuidedChoice(msgspec.Struct, frozen=True):
    """One of the answers that a person has."""

    key: str
    text: str
    text_en: str


class GuidedStep(msgspec.Struct, frozen=True):
    """A step as the control API shows it."""

    number: int
    instruction: str
    instruction_en: str
    choices: tuple[GuidedChoice, ...]
    state: str
    """menunggu, dijawab or ditarik."""
    answer: str = ""
    note: str = ""
    by: str = ""
    attachment: AttachedHere | None = None

    @property
    def waits(self) -> bool:
        """Whether the person is still to do it."""
        return self.state == "menunggu"

    @property
    def is_answered(self) -> bool:
        """Whether the person has said what came of it."""
        return self.state == "dijawab"


class GuidedSteps:
    """The guided steps of one session. Everything raises `ControlFault`."""

    def __init__(self, client: ControlClient, session_id: str, last_seq: Callable[[], int] = lambda: 0) -> None:
        """`last_seq` gives the journal's place now."""
        self._client = client
        self._path = f"/sessions/{session_id}/guided"
        self._last_seq = last_seq

    def page(self) -> str:
        """Return the address of the page where a person answers."""
        return str(self._client.call("GET", f"{self._path}?waiting=true")["page"])

    def waiting(self) -> GuidedStep | None:
        """Return the step that waits for the person; None: none does."""
        found = self._client.call("GET", f"{self._path}?waiting=true")["steps"]
        return _read(found[-1]) if found else None

    def ask(self, instruction: str, english: str, choices: Sequence[Mapping[str, str]]) -> GuidedStep:
        """Ask for a step; return it."""
        body = {"instruction": instruction, "instruction_en": english, "choices": choices, "after": self._last_seq()}
        return _read(self._client.call("POST", self._path, body))

    def show(self, number: int) -> GuidedStep:
        """Return a step as it stands."""
        return _read(self._client.call("GET", f"{self._path}/{number}"))

    def answer(self, number: int, choice: str, note: str = "") -> GuidedStep:
        """Answer a step in the person's name."""
        return _read(self._client.call("PATCH", f"{self._path}/{number}", {"choice": choice, "note": note}))

    def withdraw(self, number: int) -> GuidedStep:
        """Wait no longer for a step; return it, answered where somebody was faster."""
        return _read(self._client.call("DELETE", f"{self._path}/{number}"))

    def attachment(self, number: int) -> bytes:
        """Return the file that the person attached."""
        return self._client.fetch(f"{self._path}/{number}/lampiran")

    def drop_attachment(self, number: int) -> None:
        """Let the simulator forget the file: it is kept elsewhere."""
        self._client.call("DELETE", f"{self._path}/{number}/lampiran")


def _read(body: Any) -> GuidedStep:
    return msgspec.convert(body, GuidedStep)
