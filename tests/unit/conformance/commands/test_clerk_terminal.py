"""Does a person at the terminal see the step, and is what he types taken, refused, or too late?"""

import os
import threading
import time
from collections.abc import Callable

import msgspec
import pytest

from conformance.bilingual import Words
from conformance.commands.clerk_terminal import ClerkTerminal, TypedLines, guide_clerk
from conformance.observe.control_api import ControlFault
from conformance.observe.guided_steps import GuidedChoice, GuidedStep

CHOICES = (GuidedChoice("diteruskan", "Dilayani", "Served"), GuidedChoice("ditolak", "Ditolak", "Refused"))
STEP = GuidedStep(3, "Layani 1", "Serve 1", CHOICES, "menunggu")


class FakeSteps:
    """A session whose one step waits, until somebody answers it."""

    def __init__(self, step: GuidedStep = STEP) -> None:
        self.step = step
        self.is_away = False

    def page(self) -> str:
        return "http://127.0.0.1:1/konsol/x/"

    def waiting(self) -> GuidedStep | None:
        if self.is_away:
            raise ControlFault(Words.same("away"))
        return self.step if self.step.waits else None

    def show(self, number: int) -> GuidedStep:
        return self.step

    def answer(self, number: int, choice: str, note: str = "") -> GuidedStep:
        if not self.step.waits:
            raise ControlFault(Words.same("settled"), 409, "settled")
        self.settle(choice, note, "terminal")
        return self.step

    def settle(self, choice: str, note: str, by: str) -> None:
        self.step = msgspec.structs.replace(self.step, state="dijawab", answer=choice, note=note, by=by)

    def withdraw(self, number: int) -> GuidedStep:
        self.step = msgspec.structs.replace(self.step, state="ditarik")
        return self.step


class Sitting:
    """A terminal with a pipe for the keyboard, at work in a thread."""

    def __init__(self, steps: FakeSteps, lang: str = "id") -> None:
        there, self.keyboard = os.pipe()
        lines = TypedLines(there)
        lines.start()
        self.said: list[str] = []
        self.steps = steps
        self.is_over = threading.Event()
        terminal = ClerkTerminal(steps, lines, self.said.append, lang)  # type: ignore[arg-type]
        self.thread = threading.Thread(target=terminal.serve, args=(self.is_over,))
        self.thread.start()

    def type(self, text: str) -> None:
        os.write(self.keyboard, text.encode())

    def wait_for(self, what: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 10
        while not what():
            assert time.monotonic() < deadline, self.said
            time.sleep(0.02)

    def wait_to_hear(self, text: str) -> None:
        self.wait_for(lambda: any(text in line for line in self.said))

    def __enter__(self) -> "Sitting":
        self.wait_to_hear("Layani 1" if not self.steps.is_away else "")
        return self

    def __exit__(self, *_: object) -> None:
        self.is_over.set()
        self.thread.join(5)


def test_a_number_and_the_words_beside_it_answer_the_step() -> None:
    with Sitting(FakeSteps()) as sitting:
        assert "  2  Ditolak" in sitting.said
        sitting.type("2 Data tidak cocok\n")
        sitting.wait_to_hear("Langkah 3 tercatat.")
    step = sitting.steps.step
    assert (step.answer, step.note, step.by) == ("ditolak", "Data tidak cocok", "terminal")


@pytest.mark.parametrize("typed", ["9", "0", "x", "dua", "-1", "²"])
def test_a_wrong_number_is_told_and_asked_for_again(typed: str) -> None:
    with Sitting(FakeSteps()) as sitting:
        sitting.type(f"{typed}\n")
        sitting.wait_to_hear("bukan nomor 1 sampai 2.")
        assert sitting.steps.step.waits
        sitting.type("1\n")
        sitting.wait_for(lambda: sitting.steps.step.is_answered)


def test_the_page_may_be_faster() -> None:
    with Sitting(FakeSteps()) as sitting:
        sitting.steps.settle("ditolak", "", "halaman")
        sitting.wait_to_hear("Langkah 3 sudah dijawab pada halaman.")
        sitting.type("1\n")
        time.sleep(0.7)
    assert sitting.steps.step.answer == "ditolak"


def test_a_step_that_is_withdrawn_is_told() -> None:
    with Sitting(FakeSteps()) as sitting:
        sitting.steps.withdraw(3)
        sitting.wait_to_hear("tidak ditunggu lagi")


def test_the_end_of_input_leaves_the_page() -> None:
    with Sitting(FakeSteps()) as sitting:
        os.close(sitting.keyboard)
        sitting.wait_to_hear("Masukan terminal ditutup; jawab pada halaman.")
        sitting.steps.settle("ditolak", "", "halaman")
        sitting.wait_to_hear("sudah dijawab pada halaman")


def test_a_simulator_that_is_away_for_a_while_ends_nothing() -> None:
    steps = FakeSteps()
    steps.is_away = True
    sitting = Sitting(steps)
    time.sleep(0.2)
    steps.is_away = False
    with sitting:
        sitting.type("1\n")
        sitting.wait_for(lambda: steps.step.is_answered)


def test_without_a_terminal_the_page_is_told_and_what_is_left_is_withdrawn(
    capsys: pytest.CaptureFixture[str],
) -> None:
    steps = FakeSteps()
    with guide_clerk(steps, "en"):  # type: ignore[arg-type]
        assert "A clerk does the steps: answer on http://127.0.0.1:1/konsol/x/" in capsys.readouterr().err
    assert steps.step.state == "ditarik"
