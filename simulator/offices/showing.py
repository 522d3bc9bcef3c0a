"""How do the pages of the offices look?"""

from collections.abc import Sequence
from typing import Any

from simulator.domain.formulir import Formulir, Surat, labels_of
from simulator.domain.user_id import UserIdAct
from simulator.offices.words import ACTS, DONE, GRANTS, NEEDS_REASON, OFFICES, date_of, day_of, head_of, responsible
from simulator.pages.exchange import HTML, PageAnswer, PageRequest
from simulator.pages.policy import PAGE_HEADERS
from simulator.pages.rendering import render_page
from simulator.poc.acting import ActRefused
from simulator.poc.operators import Bast, Operator
from simulator.poc.session import PocSession

PACKAGE = "simulator.offices"


def show_sessions(asked: PageRequest, sessions: Sequence[PocSession]) -> PageAnswer:
    """Return the list of open sessions."""
    return _page(asked, "kantor.html.j2", sessions=sessions)


def show_overview(asked: PageRequest, session: PocSession) -> PageAnswer:
    """Return where a session stands: both sides, all requests, all Berita Acara."""
    return _page(asked, "sesi_kantor.html.j2", session, operators=session.record.operators.operators)


def show_form(
    asked: PageRequest,
    session: PocSession,
    form: Formulir,
    surat: Surat,
    one: Operator | None = None,
    refused: ActRefused | None = None,
) -> PageAnswer:
    """Return the page of the Pengguna: the form, of a new request or of the change of `one`, with what is wrong."""
    agreement = session.record.agreement
    fields = [(name, label, getattr(form, name)) for name, label in labels_of(agreement).items()]
    return _page(
        asked,
        "formulir.html.j2",
        session,
        refused,
        fields=fields,
        surat=surat,
        one=one,
        may_change=one is None or UserIdAct.CHANGE in one.acts,
        operators=session.record.operators.operators,
        wrong={fault.field: fault for fault in (refused.faults if refused else ())},
    )


def show_register(asked: PageRequest, session: PocSession, refused: ActRefused | None = None) -> PageAnswer:
    """Return the page of the Dinas: what waits for it, and its administrator."""
    given = session.record.administrator
    acts = [(act.value, *GRANTS[act]) for act in given.acts]
    return _page(
        asked,
        "dinas.html.j2",
        session,
        refused,
        operators=session.record.operators.operators,
        administrator=given,
        grants=acts,
    )


def show_request(
    asked: PageRequest, session: PocSession, one: Operator, refused: ActRefused | None = None, password: str = ""
) -> PageAnswer:
    """Return the page on which the Dinas looks at one request; `password` where one was handed over just now."""
    form = one.changed_form or one.form
    return _page(
        asked,
        "permohonan.html.j2",
        session,
        refused,
        one=one,
        password=password,
        fields=[(label, getattr(form, name)) for name, label in labels_of(session.record.agreement).items()],
        acts=[(act.value, *ACTS[act]) for act in one.acts if act in ACTS],
        needs_reason=NEEDS_REASON,
    )


def show_bast(asked: PageRequest, session: PocSession, bast: Bast) -> PageAnswer:
    """Return a Berita Acara Serah Terima to be printed; the password never stands in it."""
    agreement = session.record.agreement
    return _page(asked, "bast.html.j2", session, bast=bast, head=head_of(agreement), responsible=responsible(agreement))


def show_nothing(asked: PageRequest) -> PageAnswer:
    """Return the page for an address that is none."""
    return _page(asked, "tak_ada_kantor.html.j2", status=404)


def go_to(asked: PageRequest, *parts: object) -> PageAnswer:
    """Let the browser open another page of the offices, in the same language."""
    return PageAnswer(303, HTML, b"", {**PAGE_HEADERS, "Location": _path(asked, *parts)})


def _path(asked: PageRequest, *parts: object) -> str:
    path = "/".join(map(str, (OFFICES[1:], *parts)))
    return f"{asked.root}{path}{'' if parts else '/'}{'?lang=en' if asked.lang == 'en' else ''}"


def _page(
    asked: PageRequest,
    template: str,
    session: PocSession | None = None,
    refused: ActRefused | None = None,
    status: int = 0,
    **values: Any,
) -> PageAnswer:
    common = {
        "session": session,
        "agreement": session.record.agreement if session is not None else None,
        "refused": refused,
        "to": lambda *parts: _path(asked, *parts),
        "date_of": date_of,
        "day_of": day_of,
        "done": DONE,
    }
    body = render_page(PACKAGE, template, asked, lambda lang="id": f"?lang={lang}", common | values)
    if refused is not None:
        status = 422 if refused.faults else 409
    return PageAnswer(status or 200, HTML, body, PAGE_HEADERS)
