"""Is an applicant served by a person, one at a time, and read as he says?"""

import itertools
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from conformance.bilingual import Words
from conformance.observe.control_api import ControlFault
from conformance.observe.guided_steps import AttachedHere, GuidedStep
from conformance.outcome import Outcome
from conformance.plan.placeholder import UnknownPlaceholder
from conformance.plan.tables import GuidedRecipe
from conformance.subject import guided, guided_wait
from conformance.subject.guided import ANSWERS, GuidedSubject

RECIPE = GuidedRecipe(instruksi="Layani {NIK}, lahir {TGL_LHR.DD/MM/YYYY}.", waktu=5)
DATA = {"NIK": "3303010101909001", "TGL_LHR": "01-01-1990", "TGL_LHR.iso": "1990-01-01"}
PHOTO = b"\xff\xd8\xff photo"


class FakeSteps:
    """The steps of a session, answered by a function of the step."""

    def __init__(self, person: Callable[[GuidedStep], Mapping[str, Any] | None]) -> None:
        self._person = person
        self._numbers = itertools.count(1)
        self.steps: dict[int, GuidedStep] = {}
        self.most_open = 0
        self.dropped: list[int] = []
        self.away = 0
        """How many looks fail, as while the simulator is started again."""

    def ask(self, instruction: str, english: str, choices: Sequence[Mapping[str, str]]) -> GuidedStep:
        step = msgspec.convert(
            {
                "number": next(self._numbers),
                "instruction": instruction,
                "instruction_en": english,
                "choices": choices,
                "state": "menunggu",
            },
            GuidedStep,
        )
        self.steps[step.number] = step
        self.most_open = max(self.most_open, sum(each.waits for each in self.steps.values()))
        return step

    def show(self, number: int) -> GuidedStep:
        if self.away:
            self.away -= 1
            raise ControlFault(Words.same("away"))
        step = self.steps[number]
        if step.waits and (said := self._person(step)) is not None:
            self.steps[number] = msgspec.structs.replace(step, state="dijawab", **said)
        return self.steps[number]

    def withdraw(self, number: int) -> GuidedStep:
        if self.steps[number].waits:
            self.steps[number] = msgspec.structs.replace(self.steps[number], state="ditarik")
        return self.steps[number]

    def attachment(self, number: int) -> bytes:
        return PHOTO

    def drop_attachment(self, number: int) -> None:
        self.dropped.append(number)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guided_wait, "POLL_S", 0.01)


def subject(tmp_path: Path, steps: FakeSteps, recipe: GuidedRecipe = RECIPE) -> GuidedSubject:
    return GuidedSubject(recipe, {"kerja": str(tmp_path / "kerja")}, 1, tmp_path, steps=steps)  # type: ignore[arg-type]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.key)
def test_what_the_person_says_is_the_outcome(tmp_path: Path, answer: guided.Answer) -> None:
    steps = FakeSteps(lambda _: {"answer": answer.key, "note": "Aduan diterima", "by": "halaman"})
    reading = subject(tmp_path, steps).submit(DATA)
    assert reading.outcome is answer.outcome
    assert reading.detail.indonesian == f"menurut petugas: {answer.words.indonesian}"
    assert reading.detail.english.startswith("by the clerk: ")
    is_undone = answer.outcome is Outcome.TAK_DIKENAL
    assert (reading.is_absent, reading.page) == (is_undone, "" if is_undone else "Aduan diterima")
    assert steps.steps[1].instruction == "Layani 3303010101909001, lahir 01/01/1990."
    assert [choice.key for choice in steps.steps[1].choices] == [each.key for each in ANSWERS]


def test_every_outcome_can_be_said() -> None:
    assert {answer.outcome for answer in ANSWERS} == set(Outcome)


def test_a_double_click_is_told(tmp_path: Path) -> None:
    steps = FakeSteps(lambda _: {"answer": "ditolak"})
    subject(tmp_path, steps).submit(DATA, twice=True)
    assert steps.steps[1].instruction.endswith("Tekan tombol yang mengirimnya dua kali dengan cepat.")


def test_one_user_of_several_people_is_told(tmp_path: Path) -> None:
    steps = FakeSteps(lambda _: {"answer": "ditolak"})
    subject(tmp_path, steps).submit(DATA, user="pol-02")
    assert "sebagai pemakai yang sama" in steps.steps[1].instruction
    assert "the same user" in steps.steps[1].instruction_en


def test_one_person_does_one_thing_at_a_time(tmp_path: Path) -> None:
    steps = FakeSteps(lambda _: {"answer": "diteruskan"})
    driven = subject(tmp_path, steps)
    with ThreadPoolExecutor(4) as pool:
        readings = [each.result() for each in [pool.submit(driven.submit, DATA) for _ in range(4)]]
    assert [reading.outcome for reading in readings] == [Outcome.DITERUSKAN] * 4
    assert (len(steps.steps), steps.most_open) == (4, 1)
    assert len(driven.submit_together([DATA, DATA])) == 2


def test_who_does_not_answer_is_not_the_applications_fault(tmp_path: Path) -> None:
    steps = FakeSteps(lambda _: None)
    reading = subject(tmp_path, steps, msgspec.structs.replace(RECIPE, waktu=0.05)).submit(DATA)
    assert (reading.outcome, reading.is_absent, steps.steps[1].state) == (Outcome.TAK_DIKENAL, True, "ditarik")
    assert reading.detail.english == "the clerk did not answer within 0.05 seconds"


def test_an_answer_at_the_last_moment_counts(tmp_path: Path) -> None:
    steps = FakeSteps(lambda _: None)
    steps.withdraw = lambda number: msgspec.structs.replace(  # type: ignore[method-assign]
        steps.steps[number], state="dijawab", answer="tertunda"
    )
    reading = subject(tmp_path, steps, msgspec.structs.replace(RECIPE, waktu=0.01)).submit(DATA)
    assert reading.outcome is Outcome.TERTUNDA


def test_a_simulator_that_is_started_again_is_waited_for(tmp_path: Path) -> None:
    steps = FakeSteps(lambda _: {"answer": "gangguan"})
    steps.away = 5
    assert subject(tmp_path, steps).submit(DATA).outcome is Outcome.GANGGUAN


def test_a_simulator_that_stays_away_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guided_wait, "SILENT_S", 0.05)
    steps = FakeSteps(lambda _: None)
    steps.away = 10_000
    with pytest.raises(ControlFault):
        subject(tmp_path, steps).submit(DATA)
    assert steps.steps[1].state == "ditarik"


def test_an_interrupted_step_is_withdrawn(tmp_path: Path) -> None:
    def interrupt(step: GuidedStep) -> None:
        raise KeyboardInterrupt

    steps = FakeSteps(interrupt)
    with pytest.raises(KeyboardInterrupt):
        subject(tmp_path, steps).submit(DATA)
    assert steps.steps[1].state == "ditarik"


def test_an_unknown_placeholder_is_told_before_anybody_is_asked(tmp_path: Path) -> None:
    steps = FakeSteps(lambda _: None)
    with pytest.raises(UnknownPlaceholder):
        subject(tmp_path, steps, GuidedRecipe(instruksi="{TAK_ADA}")).submit(DATA)
    assert steps.steps == {}


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_photo_is_kept_beside_the_evidence(tmp_path: Path, *, is_whole: bool) -> None:
    digest = sha256(PHOTO if is_whole else b"").hexdigest()
    photo = AttachedHere("jpg", len(PHOTO), digest, is_here=True)
    steps = FakeSteps(lambda _: {"answer": "diteruskan", "attachment": photo})
    kept = subject(tmp_path, steps).submit(DATA).attachment
    if not is_whole:
        assert (kept, steps.dropped) == (None, [])
        return
    assert kept is not None
    path = tmp_path / kept.file
    assert (path.read_bytes(), kept.sha256, kept.size) == (PHOTO, digest, len(PHOTO))
    assert path.stat().st_mode & 0o077 == 0
    assert steps.dropped == [1]


def test_nobody_waits_longer_than_the_answer(tmp_path: Path) -> None:
    answered = threading.Event()
    threading.Timer(0.05, answered.set).start()
    steps = FakeSteps(lambda _: {"answer": "diteruskan"} if answered.is_set() else None)
    started = time.monotonic()
    subject(tmp_path, steps).submit(DATA)
    assert time.monotonic() - started < 2
