"""How do the pages of the aggregates look?"""

from typing import Any
from urllib.parse import urlencode

from simulator.aggregates.chart import WIDTH, draw_chart
from simulator.aggregates.dimension import DIMENSIONS
from simulator.aggregates.receipt import LONGEST, fault_of, write_receipt
from simulator.aggregates.rounding import STEP
from simulator.aggregates.visit import Visit, code_asked_for, links_of
from simulator.pages.exchange import HTML, PageAnswer, PageRequest
from simulator.pages.policy import PAGE_HEADERS, PUBLIC_PAGE_HEADERS
from simulator.pages.rendering import render_page
from simulator.population.official import REFERENCE_DATE

PACKAGE = "simulator.aggregates"


def show_region(visit: Visit, fault: str = "") -> PageAnswer:
    """Return the page of a region; `fault` is what is wrong with a request that was sent from it."""
    table, dimension, code = visit.tabulation, visit.dimension, visit.code
    cells = table.cells(code, dimension)
    total = sum(cells)
    rows = [
        (name, visit.number(cell), visit.percent(cell, total))
        for name, cell in zip(dimension.categories, cells, strict=True)
    ]
    most = rows[max(range(len(cells)), key=cells.__getitem__)]
    parts = [(one, table.name_of(one), visit.number(table.total(one))) for one in table.below(code)]
    values = {
        "rows": rows,
        "most": most,
        "total": visit.number(total),
        "parts": parts,
        "chart": draw_chart(dimension.categories, cells, [f"{number} · {share}" for _, number, share in rows]),
        "width": WIDTH,
        "fault": fault,
        "typed": visit.asked.form,
    }
    return _page(visit, "wilayah.html.j2", values, 400 if fault else 200)


def show_receipt(visit: Visit) -> PageAnswer:
    """Return the receipt of a request; the page of the region where something is missing in it."""
    fault = fault_of(visit)
    return (
        show_region(visit, fault) if fault else _page(visit, "tanda_terima.html.j2", {"receipt": write_receipt(visit)})
    )


def show_unknown_region(asked: PageRequest) -> PageAnswer:
    """Return the page that says that there is no such region."""
    return _no_page(asked, "wilayah", 404, code_asked_for(asked))


def show_unknown_dimension(asked: PageRequest) -> PageAnswer:
    """Return the page that says by what can be counted."""
    return _no_page(asked, "menurut", 400, asked.form.get("menurut") or asked.query.get("menurut", ""))


def show_absent(asked: PageRequest) -> PageAnswer:
    """Return the page for an address that is none, or no longer."""
    return _no_page(asked, "alamat", 404)


def show_wrong_method(asked: PageRequest) -> PageAnswer:
    """Return the page for a form that was sent to what only shows something."""
    return _no_page(asked, "metode", 405, headers={"Allow": "GET, HEAD"})


def _no_page(
    asked: PageRequest, what: str, status: int, given: str = "", headers: dict[str, str] | None = None
) -> PageAnswer:
    def link(lang: str = asked.lang) -> str:
        return "?" + urlencode({**asked.query, "lang": lang})

    values = {"what": what, "given": given[:LONGEST], "dimensions": DIMENSIONS}
    body = render_page(PACKAGE, "tidak_ada.html.j2", asked, link, values)
    return PageAnswer(status, HTML, body, {**PAGE_HEADERS, **(headers or {})})


def _page(visit: Visit, template: str, values: dict[str, Any], status: int = 200) -> PageAnswer:
    asked, code = visit.asked, visit.code
    common = {
        "visit": visit,
        "dimensions": DIMENSIONS,
        "label": visit.words(visit.dimension.label),
        "above": [(one, visit.name_of(one)) for one in ("", code[:2], code[:4]) if len(one) < len(code)],
        "step": STEP,
        "reference": REFERENCE_DATE,
        "longest": LONGEST,
    }
    body = render_page(PACKAGE, template, asked, links_of(asked, code, visit.dimension.key), common | values)
    is_shown = asked.method != "POST"
    return PageAnswer(status, HTML, body, PUBLIC_PAGE_HEADERS if is_shown else PAGE_HEADERS)
