"""Which pages has the console, and what happens when a step is answered there?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from typing import Any

from msgspec.structs import replace

from simulator.console.admission import (
    is_from_here,
    is_signed_in,
    is_token,
    key_cookie,
    key_of,
    login_token,
    make_proof,
)
from simulator.console.attached import NotAttachable, read_attachment
from simulator.console.seen import Seen, seen_since
from simulator.console.words import WORDS
from simulator.domain.kuota import in_wib
from simulator.door.addresses import CONSOLE
from simulator.pages.exchange import HTML, PageAnswer, PageRequest
from simulator.pages.policy import PAGE_HEADERS
from simulator.pages.rendering import render_page
from simulator.poc.desk import SessionDesk
from simulator.poc.guided_state import LONGEST_TEXT, AlreadySettled, NoSuchChoice, StepState
from simulator.poc.session import PocSession

PACKAGE = "simulator.console"
BY_PAGE = "halaman"
AGAIN_S = 5
"""Seconds after which a page on which nothing can be typed asks again, unless its reader has it stay (`?tetap`)."""
MOST_SHOWN = 20
"""Earlier steps on the page."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request to the console of a session."""

    desk: SessionDesk
    asked: PageRequest
    session: PocSession
    key: str
    """What the browser is known by."""

    @property
    def is_own_form(self) -> bool:
        """Whether the form that was sent was made for this browser."""
        return self.session.record.guided.is_token(self.key, self.asked.form.get("token", ""))


async def answer_console(asked: PageRequest, desk: SessionDesk, token: str | None) -> PageAnswer:
    """Return the page; 403 for whom the control API would not answer either, 404 where there is no such session."""
    if token is None and not is_from_here(asked):
        return _plain_page(asked, "tertutup.html.j2", 403, said=_say(asked, "luar"))
    if token is not None and not is_signed_in(asked, token, desk.clock.now()):
        return _admit(asked, token, desk.clock.now())
    session_id, slash, rest = asked.path.removeprefix(CONSOLE).partition("/")
    session = await _find(desk, session_id)
    if session is None or rest:
        return _plain_page(asked, "tak_ada_konsol.html.j2", 404)
    if not slash:
        return _go_to(asked, f"{session_id}/")
    if not session.record.guided.secret and session.record.is_open:
        await desk.change(session, lambda: _give_secret(session))
    visit = Visit(desk, asked, session, key_of(asked))
    if asked.method != "POST":
        return await _show(visit)
    return await _take(visit)


async def _find(desk: SessionDesk, session_id: str) -> PocSession | None:
    """Return the session with this id as it stands now; what no id can be is not looked up in the store."""
    if not session_id or not session_id.isprintable():
        return None
    await desk.refresh(session_id)
    return desk.get(session_id)


def _give_secret(session: PocSession) -> None:
    session.record.guided = session.record.guided.with_secret()


def _admit(asked: PageRequest, token: str, now: datetime) -> PageAnswer:
    """Let the browser sign in with the token of the control API."""
    key, words = key_of(asked), ""
    if asked.method == "POST":
        if not compare_digest(login_token(token, key).encode(), asked.form.get("token", "").encode()):
            words = "formulir"
        elif not is_token(asked.form.get("token_kendali", ""), token):
            words = "token"
        else:
            here = asked.path.rpartition("/")[2] or "./"
            return _go_to(asked, here, make_proof(asked, token, now))
    said = _say(asked, words) if words else ""
    status = 403 if words else 401
    page = _plain_page(asked, "masuk_konsol.html.j2", status, said=said, token=login_token(token, key))
    return _with_cookie(page, key_cookie(asked, key))


class _NotNoted(Exception):
    """An answer that is not taken: why (`WORDS`), and the status of the page that says so."""

    def __init__(self, words: str, status: int) -> None:
        super().__init__(words)
        self.words = words
        self.status = status


async def _take(visit: Visit) -> PageAnswer:
    """Note the answer to a step; whatever keeps it from being noted is told, with the step as it stands."""
    try:
        await _note(visit)
    except _NotNoted as refused:
        return await _show(visit, refused.words, refused.status)
    return _go_to(visit.asked, "./")


async def _note(visit: Visit) -> None:
    form, session = visit.asked.form, visit.session
    number, choice, note = form.get("langkah", ""), form.get("pilihan", ""), form.get("catatan", "").strip()
    if not visit.is_own_form:
        raise _NotNoted("formulir", 403)
    if not (number.isascii() and number.isdigit() and len(number) <= 15):
        raise _NotNoted("tak-ada", 404)
    if len(note) > LONGEST_TEXT:
        raise _NotNoted("panjang", 400)
    now = in_wib(visit.desk.clock.now())
    try:
        attached = read_attachment(visit.asked.files.get("lampiran"))
    except NotAttachable as error:
        raise _NotNoted(str(error), 400) from error

    def answer() -> None:
        if not session.record.is_open:
            raise _NotNoted("tutup", 409)
        session.record.guided = session.record.guided.answer(int(number), choice, note, BY_PAGE, now, attached)

    try:
        await visit.desk.change(session, answer)
    except NoSuchChoice as error:
        raise _NotNoted("pilih", 400) from error
    except LookupError as error:
        raise _NotNoted("tak-ada", 404) from error
    except AlreadySettled as settled:
        is_answered = settled.step.state is StepState.DIJAWAB
        raise _NotNoted("sudah" if is_answered else "ditarik", 409) from settled


async def _show(visit: Visit, words: str = "", status: int = 200) -> PageAnswer:
    """Return the page of the step under way, or of waiting for the next one."""
    asked, session = visit.asked, visit.session
    guided = session.record.guided
    step = guided.under_way if session.record.is_open else None
    settled = [each for each in reversed(guided.steps) if not each.waits][:MOST_SHOWN]
    seen: Sequence[Seen] = ()
    if step is not None or settled:
        seen = await seen_since(visit.desk, session, step or settled[0])
    is_idle = step is None and not words and session.record.is_open and "tetap" not in asked.query
    page = _plain_page(
        asked,
        "langkah.html.j2",
        status,
        session=session.record,
        step=step,
        settled=settled,
        seen=seen,
        said=_say(asked, words) if words else "",
        note=asked.form.get("catatan", "") if words else "",
        token=guided.token_of(visit.key) if guided.secret else "",
        again=AGAIN_S if is_idle else 0,
        longest=LONGEST_TEXT,
    )
    page = _with_cookie(page, key_cookie(asked, visit.key))
    return replace(page, headers={**page.headers, "Refresh": str(AGAIN_S)}) if is_idle else page


def _say(asked: PageRequest, words: str) -> str:
    return WORDS[words][asked.lang == "en"]


def _plain_page(asked: PageRequest, template: str, status: int, **values: Any) -> PageAnswer:
    here = asked.path.rpartition("/")[2] or "./"

    def link(path: str = here, lang: str = asked.lang) -> str:
        return path + ("" if lang == "id" else f"?lang={lang}")

    return PageAnswer(status, HTML, render_page(PACKAGE, template, asked, link, values), PAGE_HEADERS)


def _go_to(asked: PageRequest, path: str, cookie: str = "") -> PageAnswer:
    location = path + (f"?lang={asked.lang}" if asked.lang != "id" else "")
    page = PageAnswer(303, HTML, b"", {**PAGE_HEADERS, "Location": location})
    return _with_cookie(page, cookie) if cookie else page


def _with_cookie(page: PageAnswer, cookie: str) -> PageAnswer:
    return replace(page, headers={**page.headers, "Set-Cookie": cookie})
