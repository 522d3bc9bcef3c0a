"""How does a run let a person do a step, and learn what he says came of it?"""

from collections.abc import Callable
from typing import Any

from aiohttp import web

from simulator.control import bodies
from simulator.control.errors import ControlError, decode_body, json_answer
from simulator.control.keys import BASE_URL, DESK
from simulator.control.sessions import change_open, find_open_session, find_session
from simulator.domain.kuota import in_wib
from simulator.door.addresses import console_address
from simulator.poc.guided_state import AlreadySettled, GuidedState, NoSuchChoice, Step
from simulator.poc.session import PocSession

TERMINAL = "terminal"
_TYPES = {"jpg": "image/jpeg", "png": "image/png", "pdf": "application/pdf"}


async def list_steps(request: web.Request) -> web.Response:
    """List the guided steps of a session, the last 200, and the address of the page where a person does them.

    With `waiting=true` only the one that waits for the person.
    """
    session = await find_session(request)
    is_all = request.query.get("waiting") != "true"
    steps = [step for step in session.record.guided.steps if is_all or step.waits]
    page = console_address(request.app[BASE_URL](request.host), session.record.id)
    return json_answer({"page": page, "steps": [step_view(step) for step in steps]})


async def ask_step(request: web.Request) -> web.Response:
    """Ask a person to do a step. One that still waits is withdrawn: one person does one thing at a time."""
    session = await find_open_session(request)
    body = decode_body(await request.read(), bodies.AskStep)
    bodies.check_step(body)
    now = in_wib(request.app[DESK].clock.now())
    english = body.instruction_en or body.instruction
    choices = tuple(body.choices)
    step = await _change(request, session, lambda state: state.ask(body.instruction, english, choices, body.after, now))
    return json_answer(step_view(step(session.record.guided.last)), 201)


async def show_step(request: web.Request) -> web.Response:
    """Show one guided step."""
    session = await find_session(request)
    return json_answer(step_view(_find(session, request)))


async def answer_step(request: web.Request) -> web.Response:
    """Answer a step in the person's name, as `gladi run` does from its terminal. 409 `settled`: somebody was faster."""
    session = await find_open_session(request)
    number = _find(session, request).number
    body = decode_body(await request.read(), bodies.AnswerStep)
    bodies.check_answer(body)
    now = in_wib(request.app[DESK].clock.now())
    try:
        step = await _change(
            request, session, lambda state: state.answer(number, body.choice, body.note, TERMINAL, now)
        )
    except NoSuchChoice as error:
        raise ControlError(
            400,
            "invalid",
            f"pilihan {body.choice!r} tidak ada / there is no such choice",
            field="choice",
            hint="pilih salah satu key dari choices / choose one of the keys of choices",
        ) from error
    return json_answer(step_view(step(number)))


async def withdraw_step(request: web.Request) -> web.Response:
    """Wait no longer for a step; one that was answered stays answered."""
    session = await find_session(request)
    number = _find(session, request).number
    now = in_wib(request.app[DESK].clock.now())
    step = await _change(request, session, lambda state: state.withdraw(number, now), is_open=False)
    return json_answer(step_view(step(number)))


async def read_attachment(request: web.Request) -> web.Response:
    """Answer the file that the person attached, until it is deleted."""
    session = await find_session(request)
    step = _find(session, request)
    if step.attachment is None or not step.attachment.content:
        raise ControlError(
            404,
            "no_attachment",
            f"langkah {step.number} tidak punya lampiran / has no attachment",
            field="step",
            hint="hanya disimpan sampai diambil / it is kept until it was taken",
        )
    return web.Response(body=step.attachment.content, content_type=_TYPES[step.attachment.kind])


async def drop_attachment(request: web.Request) -> web.Response:
    """Keep of the attached file its kind, size and SHA-256 alone: whoever asked has it."""
    session = await find_session(request)
    number = _find(session, request).number
    step = await _change(request, session, lambda state: state.take_attachment(number), is_open=False)
    return json_answer(step_view(step(number)))


def step_view(step: Step) -> dict[str, Any]:
    """Return a step as the control API shows it: of a file its kind, size and hash, and whether it can be had."""
    file = step.attachment
    return {
        "number": step.number,
        "instruction": step.instruction,
        "instruction_en": step.instruction_en,
        "choices": step.choices,
        "at": step.at.isoformat(timespec="seconds"),
        "after": step.after,
        "state": step.state,
        "answer": step.answer,
        "note": step.note,
        "by": step.by,
        "settled": step.settled.isoformat(timespec="seconds") if step.settled else None,
        "attachment": None
        if file is None
        else {"kind": file.kind, "size": file.size, "sha256": file.sha256, "is_here": bool(file.content)},
    }


def _find(session: PocSession, request: web.Request) -> Step:
    text = request.match_info["step"]
    step = session.record.guided.find(int(text)) if text.isascii() and text.isdigit() and len(text) <= 15 else None
    if step is None:
        raise ControlError(
            404, "unknown_step", f"langkah {text!r} tidak ada", field="step", hint="lihat GET .../guided"
        )
    return step


async def _change(
    request: web.Request,
    session: PocSession,
    change: Callable[[GuidedState], GuidedState],
    *,
    is_open: bool = True,
) -> Callable[[int], Step]:
    """Put what `change` makes of the steps in their place; return what finds one of them. Raises `ControlError`."""

    def mutate() -> None:
        session.record.guided = change(session.record.guided)

    try:
        await (change_open(request, session, mutate) if is_open else request.app[DESK].change(session, mutate))
    except AlreadySettled as settled:
        step = settled.step
        raise ControlError(
            409,
            "settled",
            f"langkah {step.number} sudah {step.state} / is settled already",
            field="step",
            hint="lihat GET .../guided",
        ) from settled

    def found(number: int) -> Step:
        step = session.record.guided.find(number)
        assert step is not None
        return step

    return found
