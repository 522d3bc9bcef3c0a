"""How do the pages of the portal look, and what does a browser keep of them? Nothing but its key."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from markupsafe import Markup

from simulator.domain.call import Method
from simulator.domain.elemen import ELEMEN_BY_NAME
from simulator.domain.kuota import kuota_day, remaining
from simulator.domain.penduduk import Value
from simulator.domain.response_code import (
    ALL_CODES,
    DITEMUKAN,
    FORMAT_IP_TIDAK_VALID,
    IDENTITAS_KOSONG,
    PARAMETER_TIDAK_LENGKAP,
)
from simulator.door.addresses import aggregates_address
from simulator.pages.exchange import HTML, PageAnswer, PageRequest
from simulator.pages.policy import PAGE_HEADERS
from simulator.pages.rendering import render_page
from simulator.pages.stencil import Stencils
from simulator.pages.stencil import Value as Blank
from simulator.poc.portal_state import new_key
from simulator.portal.asking import Shown
from simulator.portal.visit import Visit
from simulator.portal.words import WORDS
from simulator.store.entry import Entry

PACKAGE = "simulator.portal"
MARK = b".peringatan { border-left: 0.3rem solid #b45309; padding-left: 0.8rem; }\n"
WITH_GUIDE = (Method.CALL_NIK, Method.CALL_VERIFY_BY_ELEMEN)
"""Methods whose grant puts the guide to the Web Service into the portal, too (PBG-J II.C.3.c)."""


_STARTS = {
    name: f'  <div><dt>{escape(elemen.label)}</dt><dd data-elemen="{name}">' for name, elemen in ELEMEN_BY_NAME.items()
}
"""How the line of an element begins."""
_STENCILS = Stencils()
NOT_HERE = (DITEMUKAN, PARAMETER_TIDAK_LENGKAP, IDENTITAS_KOSONG, FORMAT_IP_TIDAK_VALID)
"""What the guide to the portal need not explain: a success, and what no form of ours can leave out or mistype."""


def show_entrance(visit: Visit, words: str = "", message: str = "", status: int = 200) -> PageAnswer:
    """Return the page to sign in; `words` names what we say (`WORDS`), `message` is what the table says."""
    return _page(visit, "masuk.html.j2", status, said=_said(visit, words, message))


def show_search(
    visit: Visit, words: str = "", shown: Shown | None = None, nik: str = "", status: int = 200
) -> PageAnswer:
    """Return the page to search, with an answer where there is one."""
    found = shown.content[0] if shown and shown.content else {}
    said = _said(visit, words, shown.message if shown else "")
    warning = _said(visit, f"pola-{shown.warning}", "") if shown and shown.warning else ""
    return _page(visit, "cari.html.j2", status, said=said, warning=warning, rows=_rows(found), nik=nik, form=new_key())


def _rows(found: Mapping[str, Value]) -> Markup:
    """Return the elements as lines of a list; one text, for a template is slow in lines of many parts."""
    lines: list[str] = []
    for name, value in found.items():
        if (start := _STARTS.get(name)) is not None:
            lines += start, "-" if value is None or value == "" else escape(str(value)), "</dd></div>\n"
    return Markup("".join(lines))


def show_history(visit: Visit, entries: Sequence[tuple[Entry, str]]) -> PageAnswer:
    """Return the operator's own searches: when, and in which words they ended; no NIK and no element."""
    return _page(visit, "riwayat.html.j2", lists={"entries": entries})


def show_guide(visit: Visit) -> PageAnswer:
    """Return the guide to the portal (PBG-J II.C.3.c, BNA-J II.C.2.c)."""
    agreement = visit.session.record.agreement
    lists = {
        "codes": [code for code in ALL_CODES if code not in NOT_HERE],
        "has_service": any(agreement.grants(method) for method in WITH_GUIDE),
        "aggregates": aggregates_address("", visit.session.record.credentials.lembaga).removeprefix("/"),
        "rules": visit.session.record.hak_akses.portal,
    }
    return _page(visit, "petunjuk.html.j2", lists=lists)


def show_absent(asked: PageRequest) -> PageAnswer:
    """Return the page for an address that is none, without saying which sessions there are."""
    body = render_page(PACKAGE, "tak_ada_portal.html.j2", asked, lambda lang="id": f"?lang={lang}", {})
    return PageAnswer(404, HTML, body, PAGE_HEADERS)


def show_mark() -> PageAnswer:
    """Return the style that belongs to each page of the portal, so that it is seen whether it is fetched."""
    return PageAnswer(200, "text/css; charset=utf-8", MARK, {**PAGE_HEADERS, "Cache-Control": "private, max-age=86400"})


def go_to(path: str, asked: PageRequest, cookie: str = "") -> PageAnswer:
    """Let the browser open `path`, relative to this page, in the same language."""
    headers = {**PAGE_HEADERS, "Location": path + (f"?lang={asked.lang}" if asked.lang != "id" else "")}
    return PageAnswer(303, HTML, b"", {**headers, "Set-Cookie": cookie} if cookie else headers)


def cookie_of(visit: Visit, key: str) -> str:
    """Return the Set-Cookie that gives the browser its key: for this host, out of reach of scripts and other sites."""
    secure = "; Secure" if visit.asked.is_secure else ""
    return f"{visit.cookie_name}={key}; Path=/; HttpOnly; SameSite=Lax{secure}"


def _said(visit: Visit, words: str, message: str) -> str:
    return WORDS[words][visit.asked.lang == "en"] if words else message


def _page(
    visit: Visit, template: str, status: int = 200, lists: Mapping[str, Any] | None = None, **own: Blank
) -> PageAnswer:
    """Return a page of the portal; one without `lists` is a stencil, with blanks for everything that may differ."""
    asked, record = visit.asked, visit.session.record
    here = "" if asked.method == "POST" else asked.path.rpartition("/")[2]

    def link(path: str = here or "./", lang: str = asked.lang) -> str:
        return path + ("" if lang == "id" else f"?lang={lang}")

    def render(values: Mapping[str, Any]) -> bytes:
        return render_page(PACKAGE, template, asked, link, values)

    kuota = record.hak_akses.kuota
    blanks: dict[str, Blank] = {
        "base_url": asked.base_url,
        "pengguna": record.agreement.pengguna,
        "operator": visit.operator.user_id if visit.operator else "",
        "token": visit.token,
        "mark": record.portal.digest(f"tanda {visit.key}")[:12],  # another sign-in fetches it again
        "kuota": kuota,
        "left": remaining(kuota, visit.session.spent.get(kuota_day(visit.session.now()), 0)),
        **own,
    }
    frame = template, asked.lang, asked.root, here
    body = _STENCILS.fill(frame, blanks, render) if lists is None else render({**blanks, **lists})
    return PageAnswer(status, HTML, body, {**PAGE_HEADERS, "Set-Cookie": cookie_of(visit, visit.key)})
