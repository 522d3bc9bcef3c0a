"""Which addresses do the aggregates have, and what does each of them answer?"""

import asyncio
from collections.abc import Callable, Mapping

from simulator.aggregates.dimension import DIMENSION_BY_KEY
from simulator.aggregates.showing import (
    show_absent,
    show_receipt,
    show_region,
    show_unknown_dimension,
    show_unknown_region,
    show_wrong_method,
)
from simulator.aggregates.table_file import write_rows
from simulator.aggregates.visit import Population, Visit, key_asked_for, links_of, open_visit, population_of
from simulator.aggregates.xlsx_file import XLSX, write_xlsx
from simulator.door.act import find
from simulator.door.addresses import AGGREGATES
from simulator.pages.csv_file import CSV, write_csv_rows
from simulator.pages.exchange import HTML, PageAnswer, PageRequest
from simulator.pages.policy import PAGE_HEADERS, PUBLIC_FILE_HEADERS
from simulator.poc.desk import SessionDesk
from simulator.poc.session import PocSession

REQUEST = "permintaan"


async def answer_aggregates(asked: PageRequest, desk: SessionDesk) -> PageAnswer:
    """Return the page or file; 404 where it is one of a session that is not open."""
    first, slash, last = asked.path.removeprefix(AGGREGATES).partition("/")
    lembaga, name = (first, last) if slash else ("", first)
    if name not in _SHOWN and name != REQUEST:
        is_folder = not slash and await _session_of(desk, name) is not None
        return _go_to(f"{name}/", asked) if is_folder else show_absent(asked)
    session = await _session_of(desk, lembaga) if lembaga else None
    if session is None and slash:
        return show_absent(asked)
    # A whole country is counted in some tenths of a second; calls do not wait for it.
    return await asyncio.to_thread(_answer, asked, name, population_of(session, desk))


async def _session_of(desk: SessionDesk, lembaga: str) -> PocSession | None:
    """Return the open session of `lembaga`, as it stands now."""
    session = await find(desk, lembaga)
    if session is None:
        return None
    await desk.refresh(session.record.id)
    return session if session.record.is_open else None


def _answer(asked: PageRequest, name: str, population: Population) -> PageAnswer:
    is_sent = asked.method == "POST"
    if is_sent and name != REQUEST:
        return show_wrong_method(asked)
    visit = open_visit(asked, population)
    if visit is None:
        is_known = key_asked_for(asked) in DIMENSION_BY_KEY
        return show_unknown_region(asked) if is_known else show_unknown_dimension(asked)
    if is_sent:
        return show_receipt(visit)
    return _go_to("./", asked, visit) if name == REQUEST else _SHOWN[name](visit)


def _csv(visit: Visit) -> PageAnswer:
    return _file(visit, CSV, "csv", write_csv_rows(write_rows(visit)))


def _xlsx(visit: Visit) -> PageAnswer:
    return _file(visit, XLSX, "xlsx", write_xlsx(visit.dimension.label[0], write_rows(visit)))


def _file(visit: Visit, content_type: str, ending: str, body: bytes) -> PageAnswer:
    named = {"Content-Disposition": f'attachment; filename="{visit.stem}.{ending}"'}
    return PageAnswer(200, content_type, body, {**PUBLIC_FILE_HEADERS, **named})


def _go_to(path: str, asked: PageRequest, visit: Visit | None = None) -> PageAnswer:
    """Let the browser open `path`, relative to this page, with the same question."""
    code, key = (visit.code, visit.dimension.key) if visit else (asked.query.get("wilayah", ""), key_asked_for(asked))
    return PageAnswer(303, HTML, b"", {**PAGE_HEADERS, "Location": links_of(asked, code, key)(path)})


_SHOWN: Mapping[str, Callable[[Visit], PageAnswer]] = {"": show_region, "agregat.csv": _csv, "agregat.xlsx": _xlsx}
