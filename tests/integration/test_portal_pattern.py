"""Does the Web Portal warn of a series of NIK, stop it, and see that a program searches?"""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.helpers.gladi_process import Gladi, Session
from tests.helpers.portal_browser import PortalBrowser, inside

WARNING, STOPPED = "NIK dimasukkan berurutan", "Pencarian dihentikan"


@pytest.fixture
def session(gladi: Gladi) -> Iterator[Session]:
    session = gladi.open("banjarnegara-arpus-2025")
    yield session
    session.control("DELETE")


def series(count: int, begin: int = 3304010101909001) -> list[str]:
    return [str(begin + n) for n in range(count)]


def searches(session: Session) -> list[dict[str, Any]]:
    """What the journal has of searches by NIK."""
    return [entry for entry in session.control("GET", "/journal").json["entries"] if entry["nik"]]


def warning(browser: PortalBrowser) -> str:
    return " ".join(one.get_text(" ", strip=True) for one in browser.page.select('[role="alert"]'))


def test_a_sequence_is_warned_of_then_stopped_and_costs_nothing_from_then_on(session: Session) -> None:
    browser = inside(session)
    warned, said = [], []
    for nik in series(8):
        said.append(browser.search(nik))
        warned.append(WARNING in warning(browser))
    assert warned == [False] * 3 + [True] * 3 + [False] * 2
    assert [STOPPED in words for words in said] == [False] * 6 + [True] * 2
    assert session.view()["kuota"]["used"] == 6
    last = searches(session)[-2:]
    assert [(one["fault"], one["code"], one["charged"]) for one in last] == [("pola_dihentikan", None, False)] * 2
    assert searches(session)[3]["quirks"] == ["pola_berurutan"]
    session.control("PUT", "/clock", {"now": "2027-03-01T09:00:00"})
    browser.open("")
    browser.sign_in()
    assert browser.search("3304010101909800") == "Data tidak ditemukan, NIK tidak terdapat di database kependudukan"


def test_who_may_not_search_at_all_is_told_that_and_no_pattern(session: Session) -> None:
    browser = inside(session)
    for nik in series(6):
        browser.search(nik)
    session.change(user_active=False)
    assert browser.search(series(7)[-1]) == "User ID non aktif, silahkan menghubungi Admin"


def test_another_operators_session_is_not_stopped(gladi: Gladi, session: Session) -> None:
    for nik in series(8):
        inside(session).search(nik)
    other = gladi.open("banjarnegara-arpus-2025")
    assert STOPPED not in inside(other).search(series(8)[-1])
    other.control("DELETE")


def test_by_other_thresholds_a_series_begins_anew(session: Session) -> None:
    browser = inside(session)
    for nik in series(8):
        browser.search(nik)
    assert STOPPED in browser.message
    session.change(portal={"pattern": {"berurutan": 3}})
    browser.open("")
    assert STOPPED not in browser.search(series(9)[-1])


def test_the_thresholds_are_the_sessions(session: Session) -> None:
    session.change(portal={"pattern": {"berurutan": 2, "stop_after": 0}})
    browser = inside(session)
    assert STOPPED not in browser.search(series(1)[0])
    assert STOPPED in browser.search(series(2)[1])
    pattern = session.view()["hak_akses"]["portal"]["pattern"]
    assert (pattern["berurutan"], pattern["berpola"]) == (2, 5)


def test_a_program_that_never_fetches_what_belongs_to_a_page_is_seen(session: Session) -> None:
    session.change(portal={"pattern": {"berdekatan": 0}})
    niks = [str(3304010101909000 + n * n) for n in range(1, 8)]
    browser = inside(session)
    for nik in niks:
        browser.search(nik)
    assert [entry["quirks"] for entry in searches(session)] == [[]] * 4 + [["dikeruk"]] * 3


def test_a_browser_in_haste_is_no_program(session: Session) -> None:
    session.change(portal={"pattern": {"berdekatan": 0}})
    browser = inside(session)
    (sheet,) = [str(link["href"]) for link in browser.page.select("link") if str(link["href"]).startswith("tanda")]
    page = browser.page
    assert "peringatan" in browser.open(sheet).text
    browser.page = page
    for n in range(1, 8):
        browser.search(str(3304010101909000 + n * n))
    assert [entry["quirks"] for entry in searches(session)] == [[]] * 7
