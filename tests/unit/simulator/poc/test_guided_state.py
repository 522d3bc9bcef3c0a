"""Are the steps of a session asked for one at a time, answered once, and kept within bounds?"""

from datetime import UTC, datetime

import msgspec
import pytest

from simulator.poc.guided_state import (
    MOST_STEPS,
    AlreadySettled,
    Attachment,
    Choice,
    GuidedState,
    NoSuchChoice,
    StepState,
)

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
CHOICES = (Choice("ya", "Ya", "Yes"), Choice("tidak", "Tidak", "No"))
PHOTO = Attachment("jpg", 3, "abc", b"\xff\xd8\xff")


def asked(times: int = 1) -> GuidedState:
    state = GuidedState()
    for number in range(times):
        state = state.ask(f"Layani {number}", "Serve", CHOICES, number, NOW)
    return state


def test_a_step_waits_until_it_is_answered() -> None:
    state = asked()
    assert state.under_way is not None
    assert (state.under_way.number, state.under_way.instruction, state.under_way.after) == (1, "Layani 0", 0)
    answered = state.answer(1, "ya", "catatan", "halaman", NOW, PHOTO)
    step = answered.find(1)
    assert step is not None
    assert (step.state, step.answer, step.note, step.by) == (StepState.DIJAWAB, "ya", "catatan", "halaman")
    assert (step.choices, answered.under_way, step.attachment) == (CHOICES[:1], None, PHOTO)
    assert state.under_way.waits, "a state is never changed in place"


def test_the_first_answer_counts() -> None:
    answered = asked().answer(1, "ya", "", "halaman", NOW)
    with pytest.raises(AlreadySettled):
        answered.answer(1, "tidak", "", "terminal", NOW)
    assert answered.withdraw(1, NOW) == answered


def test_what_is_not_there_cannot_be_answered() -> None:
    with pytest.raises(NoSuchChoice):
        asked().answer(1, "mungkin", "", "halaman", NOW)
    for number in (0, 2, -1):
        with pytest.raises(LookupError):
            asked().answer(number, "ya", "", "halaman", NOW)
        with pytest.raises(LookupError):
            asked().withdraw(number, NOW)
    withdrawn = asked().withdraw(1, NOW)
    with pytest.raises(AlreadySettled):
        withdrawn.answer(1, "ya", "", "halaman", NOW)


def test_a_new_step_withdraws_one_that_waits_and_lets_go_of_files() -> None:
    state = asked().answer(1, "ya", "", "halaman", NOW, PHOTO).ask("Dua", "Two", CHOICES, 5, NOW)
    state = state.ask("Tiga", "Three", CHOICES, 6, NOW)
    first, second, third = state.steps
    assert first.attachment == Attachment("jpg", 3, "abc", b"")
    assert (second.state, second.choices, third.waits) == (StepState.DITARIK, (), True)


def test_a_file_is_let_go_of_and_its_hash_stays() -> None:
    state = asked().answer(1, "ya", "", "halaman", NOW, PHOTO).take_attachment(1)
    assert state.steps[0].attachment == Attachment("jpg", 3, "abc", b"")
    assert state.take_attachment(1) == state


def test_only_the_last_steps_are_remembered_and_numbers_go_on() -> None:
    state = asked(MOST_STEPS + 5)
    assert (len(state.steps), state.steps[0].number, state.last) == (MOST_STEPS, 6, MOST_STEPS + 5)
    assert state.find(5) is None


def test_a_form_belongs_to_a_browser_and_a_session() -> None:
    one, other = GuidedState().with_secret(), GuidedState().with_secret()
    assert one.with_secret() is one
    assert one.is_token("kunci", one.token_of("kunci"))
    for key, token in (("kunci", other.token_of("kunci")), ("lain", one.token_of("kunci")), ("", one.token_of(""))):
        assert not one.is_token(key, token)
    assert not GuidedState().is_token("kunci", GuidedState().token_of("kunci"))


def test_the_state_outlives_the_process() -> None:
    state = asked().answer(1, "ya", "", "halaman", NOW, PHOTO).ask("Dua", "Two", CHOICES, 5, NOW)
    again = asked().answer(1, "ya", "", "halaman", NOW, PHOTO)
    assert msgspec.json.decode(msgspec.json.encode(state), type=GuidedState) == state
    assert msgspec.json.decode(msgspec.json.encode(again), type=GuidedState) == again
    assert msgspec.json.decode(b"{}", type=GuidedState) == GuidedState()
