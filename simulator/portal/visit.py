"""Who asks for a page of the portal of a session, and is he signed in?"""

import re
from collections.abc import Callable
from functools import partial

import msgspec

from simulator.pages.exchange import PageRequest
from simulator.poc.desk import SessionDesk
from simulator.poc.portal_state import SEEN_EVERY, PortalState, SignIn, new_key
from simulator.poc.session import PocSession

_KEY = re.compile(r"[A-Za-z0-9_-]{32}")


class Visit(msgspec.Struct, frozen=True):
    """One request to the portal of a session."""

    desk: SessionDesk
    asked: PageRequest
    session: PocSession
    key: str
    """What the browser is known by; new where it brought none."""
    operator: SignIn | None
    """Who is signed in there."""
    was_signed_in: bool = False
    """Whether he was, and is no more: idle, signed in elsewhere, or with another password."""

    @property
    def cookie_name(self) -> str:
        """The name of the cookie that holds the key; each session has its own, so that one browser can have several."""
        return cookie_name(self.session)

    @property
    def token(self) -> str:
        """What every form of this browser brings back."""
        return self.session.record.portal.token_of(self.key)

    @property
    def is_own_form(self) -> bool:
        """Whether the form that was sent was made for this browser."""
        return self.session.record.portal.is_token(self.key, self.asked.form.get("token", ""))

    async def change(self, change: Callable[[PortalState], PortalState]) -> bool:
        """Let the portal remember something else, durably; return whether it is anything else."""
        return await change_portal(self.desk, self.session, change)


async def open_visit(desk: SessionDesk, asked: PageRequest, session: PocSession) -> Visit:
    """Return the visit; an operator who is signed in counts as seen."""
    if not session.record.portal.secret:
        await change_portal(desk, session, PortalState.with_secret)
    state, right, now = session.record.portal, session.record.hak_akses, session.now()
    key = _ours(asked.cookies.get(cookie_name(session), ""))
    operator = state.find(key, partial(kept_of, session), right.portal, now)
    if operator is not None and now - operator.seen > SEEN_EVERY:
        await change_portal(desk, session, lambda known: known.look(key, now))
    return Visit(desk, asked, session, key or new_key(), operator, operator is None and state.knows(key))


def kept_of(session: PocSession, user_id: str) -> str:
    """Return what `session` keeps of the password of `user_id`: its own as it is, of an operator's a slow digest."""
    right = session.record.hak_akses
    if user_id == right.user_id:
        return right.password
    one = session.record.operators.named(user_id)
    return one.sandi if one is not None else ""


async def change_portal(desk: SessionDesk, session: PocSession, change: Callable[[PortalState], PortalState]) -> bool:
    """Put what `change` makes of the state in its place, while the session is held; return whether it is another."""

    def mutate() -> bool:
        before = session.record.portal
        session.record.portal = change(before)
        return session.record.portal is not before

    return await desk.change(session, mutate)


def _ours(key: str) -> str:
    """Return a key that may be one of ours; empty where no key of ours looks like it, so that it is never sent back."""
    return key if _KEY.fullmatch(key) else ""


def cookie_name(session: PocSession) -> str:
    """Return the name of the cookie of this session's portal."""
    return f"gladi_portal_{session.record.id.replace('.', '_')}"
