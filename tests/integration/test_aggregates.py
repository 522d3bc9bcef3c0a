"""Are the aggregates of a real simulator open to everyone, by whatever address it is reached?"""

import time
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin

import httpx
import pytest

from conformance.plan.placeholder import fill_in, session_values
from tests.helpers.gladi_process import Gladi, Session
from tests.helpers.portal_browser import inside

ASKED = {"pemohon": "Bappeda", "keperluan": "Perencanaan"}
PORTAL = "banjarnegara-arpus-2025"


@pytest.fixture
def session(gladi: Gladi) -> Iterator[Session]:
    session = gladi.open(PORTAL)
    yield session
    session.control("DELETE")


def get(address: str, method: str = "GET", **options: object) -> httpx.Response:
    return httpx.request(method, address, timeout=30, **options)  # type: ignore[arg-type]


def links(page: httpx.Response) -> list[str]:
    """The addresses that a page names, as a browser follows them."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(value or "" for name, value in attrs if name in ("href", "action"))

    Reader().feed(page.text)
    return [urljoin(str(page.url), link).partition("#")[0] for link in found]


def test_a_session_names_its_aggregates_and_a_plan_may_ask_for_them(session: Session) -> None:
    view = session.view()
    address = view["endpoints"]["aggregates"]
    assert address == f"{session.gladi.web_service}/agregat/{view['lembaga']}/"
    assert fill_in("{endpoint.aggregates}", session_values(view)) == address
    assert get(address).status_code == 200
    for page in (get(f"{session.gladi.web_service}/?sesi={session.id}"), inside(session).open("panduan")):
        assert address in links(page)


def test_no_session_is_needed_and_none_is_touched(gladi: Gladi, session: Session) -> None:
    before = session.journal()
    page = get(f"{gladi.web_service}/agregat/?menurut=umur")
    assert page.status_code == 200
    assert "Set-Cookie" not in page.headers
    assert get(session.view()["endpoints"]["aggregates"]).status_code == 200
    assert session.journal() == before


def test_reading_methods_answer_alike_and_others_do_not(session: Session) -> None:
    address = session.view()["endpoints"]["aggregates"]
    page, head = get(address), get(address, "HEAD")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == str(len(page.content))
    assert page.headers["Cache-Control"] == "public, max-age=60"
    assert "script" not in page.headers["Content-Security-Policy"]
    assert get(address, "POST", data=ASKED).status_code == 405
    assert get(address, "DELETE").status_code >= 400
    assert get(f"{address}?wilayah=99").status_code == 404
    assert get(f"{address}?menurut=agama").status_code == 400


def test_only_a_page_of_our_own_can_send_a_request(session: Session) -> None:
    address = f"{session.view()['endpoints']['aggregates']}permintaan?wilayah=3303"
    for elsewhere in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert get(address, "POST", data=ASKED, headers=elsewhere).status_code == 403
    receipt = get(address, "POST", data=ASKED, headers={"Origin": session.gladi.web_service})
    assert (receipt.status_code, "AGR-" in receipt.text) == (200, True)
    assert get(address, "POST", json=ASKED).status_code == 400


def test_the_receipt_has_the_day_of_the_session(session: Session) -> None:
    session.control("PUT", "/clock", {"now": "2026-03-02T10:00:00"})
    address = f"{session.view()['endpoints']['aggregates']}permintaan"
    assert "AGR-20260302-" in get(address, "POST", data=ASKED).text


def test_behind_a_base_path_and_a_public_name_all_links_hold() -> None:
    gladi = Gladi("--store", "memory:", "--base-path", "/dapi")
    try:
        session = gladi.open(PORTAL)
        address = session.view()["endpoints"]["aggregates"]
        assert address.startswith(f"{gladi.web_service}/agregat/")
        assert "/dapi/" in address
        page = get(f"{address}?wilayah=3303&menurut=umur&lang=en")
        named = [link for link in links(page) if not link.endswith("permintaan?wilayah=3303&menurut=umur&lang=en")]
        assert len(named) > 25
        for link in named:
            assert link.startswith(gladi.web_service)
            assert get(link).status_code == 200, link
    finally:
        assert gladi.stop() == (0, "")


def test_a_public_url_is_the_address_that_is_handed_out() -> None:
    gladi = Gladi("--store", "memory:", "--public-url", "http://gladi.example/dapi", "--base-path", "/dapi")
    try:
        view = gladi.open(PORTAL).view()
        assert view["endpoints"]["aggregates"] == f"http://gladi.example/dapi/agregat/{view['lembaga']}/"
    finally:
        assert gladi.stop() == (0, "")


def test_an_answer_that_is_asked_for_again_comes_at_once(session: Session) -> None:
    address = session.view()["endpoints"]["aggregates"]
    with httpx.Client(timeout=30) as client:
        for query in ("", "?menurut=pekerjaan", "?wilayah=33&menurut=umur", "?wilayah=330305"):
            client.get(address + query)
            taken = []
            for _ in range(5):
                began = time.perf_counter()
                assert client.get(address + query).status_code == 200
                taken.append(time.perf_counter() - began)
            assert min(taken) < 0.2
