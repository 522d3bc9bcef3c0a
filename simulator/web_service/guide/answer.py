"""Which addresses does the guide have, and what does each of them answer?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import msgspec

from simulator.poc.desk import SessionDesk
from simulator.poc.session import PocSession
from simulator.web_service.guide import page, penduduk_file
from simulator.web_service.guide.openapi import describe_service
from simulator.web_service.guide.postman import make_collection
from simulator.web_service.guide.visit import Visit, make_visit

HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"
CSV = "text/csv; charset=utf-8"
SVG = "image/svg+xml"
COMMON_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
ICON = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#12487a"/>'
    b'<path d="M22 11a7 7 0 1 0 1 6h-6" fill="none" stroke="#fff" stroke-width="4"/></svg>'
)


@dataclass(frozen=True, slots=True)
class GuideAnswer:
    """What answers a request to the guide, free of any HTTP library."""

    status: int
    content_type: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def answer_guide(path: str, query: Mapping[str, str], desk: SessionDesk, base_url: str) -> GuideAnswer | None:
    """Return what the guide answers to a GET of `path` (decoded), or None where it has no such address.

    `query` may name a session (`sesi`, default: the latest that is open) and a language (`lang`: id or en).
    `base_url` is the address that the client used, `http://host:port`; the examples repeat it.
    """
    if path in _GENERAL:
        return _GENERAL[path](make_visit(query, desk, base_url))
    if path not in _OF_SESSION:
        return None
    visit = make_visit(query, desk, base_url)
    if visit.session is None:
        return _no_session(visit, as_json=path.endswith(".json"))
    return _OF_SESSION[path](visit, visit.session)


def _page(visit: Visit) -> GuideAnswer:
    if visit.unknown:
        return _no_session(visit, as_json=False)
    return GuideAnswer(200, HTML, page.render_guide(visit), COMMON_HEADERS | page.security_headers())


def _icon(visit: Visit) -> GuideAnswer:
    return GuideAnswer(200, SVG, ICON, {"Cache-Control": "max-age=86400"})


def _openapi(visit: Visit) -> GuideAnswer:
    return _json(200, describe_service(visit.base_url))


def _csv(visit: Visit, session: PocSession) -> GuideAnswer:
    return GuideAnswer(200, CSV, penduduk_file.write_csv(session), COMMON_HEADERS | _named(session, "penduduk", "csv"))


def _personas(visit: Visit, session: PocSession) -> GuideAnswer:
    return GuideAnswer(200, JSON, penduduk_file.write_json(session), COMMON_HEADERS)


def _postman(visit: Visit, session: PocSession) -> GuideAnswer:
    return _json(200, make_collection(visit, session), _named(session, "gladi", "postman_collection.json"))


_GENERAL: Mapping[str, Callable[[Visit], GuideAnswer]] = {
    "/": _page,
    "/favicon.ico": _icon,
    "/v1/openapi.json": _openapi,
}
_OF_SESSION: Mapping[str, Callable[[Visit, PocSession], GuideAnswer]] = {
    "/penduduk.csv": _csv,
    "/penduduk.json": _personas,
    "/postman.json": _postman,
}


def _no_session(visit: Visit, *, as_json: bool) -> GuideAnswer:
    """Say that the session asked for is not open, and which ones are: to people as a page, to programs as JSON."""
    if not as_json:
        return GuideAnswer(404, HTML, page.render_not_found(visit), COMMON_HEADERS | page.security_headers())
    message = "tidak ada sesi terbuka / no session is open"
    if visit.unknown:
        message = f"sesi {visit.unknown!r} tidak terbuka / is not open"
    known = ", ".join(session.record.id for session in visit.sessions)
    hint = f"yang terbuka / open: {known}" if known else "buka satu / open one: gladi serve --session AGREEMENT"
    error = {"code": "unknown_session", "message": message, "field": "sesi", "hint": hint}
    return _json(404, {"error": error})


def _json(status: int, value: object, headers: Mapping[str, str] | None = None) -> GuideAnswer:
    return GuideAnswer(status, JSON, msgspec.json.encode(value), COMMON_HEADERS | dict(headers or {}))


def _named(session: PocSession, stem: str, ending: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{stem}-{session.record.id}.{ending}"'}
