"""Which addresses does the guide have, and what does each of them answer?"""

from collections.abc import Callable, Mapping

import msgspec

from simulator.guide import page, penduduk_file
from simulator.guide.openapi import describe_service
from simulator.guide.postman import make_collection
from simulator.guide.visit import Visit, make_visit
from simulator.pages.csv_file import CSV
from simulator.pages.exchange import HTML, PageAnswer, PageRequest
from simulator.pages.policy import FILE_HEADERS, PAGE_HEADERS
from simulator.poc.desk import SessionDesk
from simulator.poc.session import PocSession

JSON = "application/json; charset=utf-8"


def answer_guide(asked: PageRequest, desk: SessionDesk) -> PageAnswer:
    """Return what the guide answers to a GET of one of its addresses.

    The query may name a session (`sesi`, default: the latest that is open) and a language (`lang`: id or en). The
    examples repeat the address by which the service was called.
    """
    visit = make_visit(asked, desk)
    if asked.path in _GENERAL:
        return _GENERAL[asked.path](visit)
    if visit.session is None:
        return _no_session(visit, as_json=asked.path.endswith(".json"))
    return _OF_SESSION[asked.path](visit, visit.session)


def _page(visit: Visit) -> PageAnswer:
    if visit.unknown:
        return _no_session(visit, as_json=False)
    return PageAnswer(200, HTML, page.render_guide(visit), PAGE_HEADERS)


def _openapi(visit: Visit) -> PageAnswer:
    return _json(200, describe_service(visit.base_url))


def _csv(visit: Visit, session: PocSession) -> PageAnswer:
    return PageAnswer(
        200, CSV, penduduk_file.write_csv(session), dict(FILE_HEADERS) | _named(session, "penduduk", "csv")
    )


def _personas(visit: Visit, session: PocSession) -> PageAnswer:
    return PageAnswer(200, JSON, penduduk_file.write_json(session), FILE_HEADERS)


def _postman(visit: Visit, session: PocSession) -> PageAnswer:
    return _json(200, make_collection(visit, session), _named(session, "gladi", "postman_collection.json"))


_GENERAL: Mapping[str, Callable[[Visit], PageAnswer]] = {
    "/": _page,
    "/v1/openapi.json": _openapi,
}
_OF_SESSION: Mapping[str, Callable[[Visit, PocSession], PageAnswer]] = {
    "/penduduk.csv": _csv,
    "/penduduk.json": _personas,
    "/postman.json": _postman,
}


def _no_session(visit: Visit, *, as_json: bool) -> PageAnswer:
    """Say that the session asked for is not open, and which ones are: to people as a page, to programs as JSON."""
    if not as_json:
        return PageAnswer(404, HTML, page.render_not_found(visit), PAGE_HEADERS)
    message = "tidak ada sesi terbuka / no session is open"
    if visit.unknown:
        message = f"sesi {visit.unknown!r} tidak terbuka / is not open"
    known = ", ".join(session.record.id for session in visit.sessions)
    hint = f"yang terbuka / open: {known}" if known else "buka satu / open one: gladi serve --session AGREEMENT"
    error = {"code": "unknown_session", "message": message, "field": "sesi", "hint": hint}
    return _json(404, {"error": error})


def _json(status: int, value: object, headers: Mapping[str, str] | None = None) -> PageAnswer:
    return PageAnswer(status, JSON, msgspec.json.encode(value), dict(FILE_HEADERS) | dict(headers or {}))


def _named(session: PocSession, stem: str, ending: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{stem}-{session.record.id}.{ending}"'}
