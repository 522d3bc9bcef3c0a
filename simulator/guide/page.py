"""How does the guide look to a person? One page, and one for a session not found."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlencode, urlsplit

from simulator.domain.call import ALIASES, Method
from simulator.domain.dialect import Dialect
from simulator.domain.kuota import CHARGED
from simulator.domain.question import MAX_RESULTS
from simulator.domain.response_code import ALL_CODES, DITEMUKAN, MENINGGAL_DUNIA, TIDAK_DITEMUKAN
from simulator.domain.variant import text_of
from simulator.door.addresses import WEB_SERVICE
from simulator.guide.advice import ADVICE, TITLES, TOLD
from simulator.guide.call_example import (
    PASSWORD_PLACEHOLDER,
    answer_found,
    answer_refused,
    example_of,
    request_fields,
    typed,
)
from simulator.guide.face_advice import FACE_ROWS
from simulator.guide.face_example import (
    PICTURE,
    download_picture,
    face_answer_example,
    face_facts,
    write_face_snippets,
)
from simulator.guide.postman import CODES_OF
from simulator.guide.rendering import render_in_layout
from simulator.guide.snippets import write_snippets
from simulator.guide.visit import METHODS, SessionFacts, Visit
from simulator.poc.agreement_file import list_agreements
from simulator.poc.session import PocSession
from simulator.population.persona import Persona

MOST_SESSIONS = 50
"""Sessions that the page lists; more are counted."""


def render_guide(visit: Visit) -> bytes:
    """Return the page for `visit`; without an open session it says how to open one."""
    session = visit.session
    facts = visit.facts(session) if session else None
    dialect = facts.dialect if facts else Dialect.JUKNIS
    personas = session.personas if session else ()
    return _render(
        "guide.html.j2",
        visit,
        chosen=facts,
        methods=list(_methods(visit, session, facts)) if session and facts else [],
        codes=list(_codes(dialect, facts, personas)),
        dialect=dialect,
        groups=_groups(personas),
        typed=typed,
        max_results=MAX_RESULTS,
        docker_url=_from_docker(visit, facts),
        face=_face(visit, session) if session else None,
    )


def render_not_found(visit: Visit) -> bytes:
    """Return the page that says that the session asked for is not open, and which ones are."""
    return _render("tak_ada.html.j2", visit, chosen=None)


def _render(template: str, visit: Visit, **values: Any) -> bytes:
    chosen = visit.session.record.id if visit.session else ""

    def link(path: str = "./", session_id: str = chosen, lang: str = visit.lang) -> str:
        query = {"sesi": session_id, "lang": "" if lang == "id" else lang}
        text = urlencode({key: value for key, value in query.items() if value})
        return f"{path}?{text}" if text else path

    common = {
        "visit": visit,
        "sessions": [visit.facts(session) for session in visit.sessions[:MOST_SESSIONS]],
        "more_sessions": len(visit.sessions[MOST_SESSIONS:]),
        "agreements": list_agreements(),
        "password": PASSWORD_PLACEHOLDER,
    }
    return render_in_layout(template, visit.asked, link, common | values)


def _methods(visit: Visit, session: PocSession, facts: SessionFacts) -> Iterator[dict[str, Any]]:
    """Yield what the page shows of every method of the grant that this door serves."""
    names = {**ALIASES, **facts.aliases}
    for method in facts.methods:
        persona = example_of(method, session.personas)
        refusal = TIDAK_DITEMUKAN if method in CODES_OF else MENINGGAL_DUNIA
        fields = request_fields(facts, method, persona)
        yield {
            "name": method,
            "url": facts.endpoints[method],
            "aliases": [name for name, canonical in names.items() if canonical is method and name != method],
            "persona": persona,
            "snippets": list(write_snippets(method, facts.endpoints[method], fields, visit.lang)),
            "found": answer_found(session, facts, method, persona),
            "refused": answer_refused(facts, refusal, method),
            "refusal": refusal.code,
            "title": TITLES[method].of(visit.lang),
        }


def _face(visit: Visit, session: PocSession) -> dict[str, Any] | None:
    """Return what the page shows of CALL_FR; None where it is not granted."""
    facts = face_facts(session, visit.base_url)
    if facts is None:
        return None
    persona = example_of(Method.CALL_NIK, session.personas)
    return {
        "facts": facts,
        "persona": persona,
        "picture": PICTURE,
        "download": download_picture(session, persona),
        "snippets": list(write_face_snippets(facts, persona, visit.lang)),
        "answer": face_answer_example(persona),
        "rows": FACE_ROWS,
    }


def _codes(dialect: Dialect, facts: SessionFacts | None, personas: Sequence[Persona]) -> Iterator[tuple[Any, ...]]:
    """Yield a row of the table of codes for every code, with the residents who bring it about."""
    charged, variants = (facts.charged, facts.voice.variants) if facts else (CHARGED, ())
    for code in ALL_CODES:
        shown_by = [persona for persona in personas if persona.code == code.code]
        if code is DITEMUKAN:
            shown_by = shown_by[:1]
        yield (
            code,
            text_of(code, dialect, variants),
            ADVICE[code.code],
            TOLD[code.family],
            code.code in charged,
            shown_by,
        )


def _from_docker(visit: Visit, facts: SessionFacts | None) -> str:
    """Return the first endpoint as a container calls it."""
    path = f"{WEB_SERVICE}LEMBAGA/{METHODS[0]}"
    if facts and facts.methods:
        path = urlsplit(facts.endpoints[facts.methods[0]]).path
    here = urlsplit(visit.base_url)
    port = f":{here.port}" if here.port else ""
    return f"{here.scheme}://host.docker.internal{port}{path}"


def _groups(personas: Sequence[Persona]) -> dict[str, list[Persona]]:
    """Return the personas by what they are for; the table's order is kept inside a group."""
    groups: dict[str, list[Persona]] = {"refused": [], "edge": [], "province": [], "ordinary": []}
    for group, members in groupby(personas, key=_group):
        groups[group].extend(members)
    return groups


def _group(persona: Persona) -> str:
    stem, _, last = persona.name.rpartition("-")
    if persona.code != "01":
        return "refused"
    if last.isdigit() and stem in ("warga", "provinsi"):
        return "ordinary" if stem == "warga" else "province"
    return "edge"
