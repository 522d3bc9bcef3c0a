"""Does axe-core find anything serious on a page, in light and in dark, on a desk and on a phone?

Pages load scripts from nowhere else, so axe-core gets in only where the content policy is left out.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from conformance.record.result import Result
from conformance.report.write import write_reports
from tests.helpers.chromium import DESK, PHONE
from tests.helpers.clerk import ask_step
from tests.helpers.gladi_process import Gladi, Session
from tests.helpers.results import example_result
from tests.helpers.stored_result import stored_result
from tests.helpers.user_ids import hand_over

SERIOUS = ("serious", "critical")
AXE = Axe()


@pytest.fixture(params=[(DESK, "light"), (PHONE, "dark")], ids=["desk-light", "phone-dark"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    size, scheme = request.param
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def session(gladi: Gladi) -> Iterator[Session]:
    session = gladi.open("purbalingga-dinkominfo-2025")
    yield session
    session.control("DELETE")


def found_on(page: Page) -> list[str]:
    """What axe-core finds: rule, gravity and the first place."""
    violations: list[dict[str, Any]] = AXE.run(page).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {one['nodes'][0]['html'][:120]}"
        for one in violations
        if one["impact"] in SERIOUS
    ]


def sign_in(page: Page, session: Session) -> None:
    view = session.view()
    page.goto(view["endpoints"]["portal"])
    page.fill("#user_id", view["credentials"]["user_id"])
    page.fill("#password", view["credentials"]["password"])
    page.click("main button")


def entrance(page: Page, session: Session) -> None:
    page.goto(session.view()["endpoints"]["portal"])


def wrong_password(page: Page, session: Session) -> None:
    entrance(page, session)
    page.fill("#user_id", "bukan")
    page.fill("#password", "bukan")
    page.click("main button")


def result(page: Page, session: Session) -> None:
    sign_in(page, session)
    page.fill("#nik", session.personas["warga-01"]["nik"])
    page.click("main button")


def warned(page: Page, session: Session) -> None:
    session.change(portal={"pattern": {"berurutan": 1}})
    result(page, session)
    page.locator('[role="alert"]').wait_for()


def inside(name: str) -> Callable[[Page, Session], None]:
    def show(page: Page, session: Session) -> None:
        result(page, session)
        page.goto(session.view()["endpoints"]["portal"] + name)

    return show


def absent(page: Page, session: Session) -> None:
    page.goto(session.view()["endpoints"]["portal"] + "tidak-ada")


def guide(page: Page, session: Session) -> None:
    page.goto(str(session.view()["endpoints"]["CALL_VERIFY_BY_ELEMEN"]).rpartition("/dukcapil")[0])


def office(name: str) -> Callable[[Page, Session], None]:
    def show(page: Page, session: Session) -> None:
        hand_over(session)
        page.goto(f"{session.gladi.control_address}/kantor/{session.id}{name}")

    return show


def wrong_form(page: Page, session: Session) -> None:
    office("/pengguna")(page, session)
    for field in page.locator("main input").all():
        field.fill("2999-01-01" if field.get_attribute("type") == "date" else "?")
    page.click("main button")
    page.locator(".keliru").first.wait_for()


def console(page: Page, session: Session) -> None:
    page.goto(str(session.control("GET", "/guided").json["page"]))


def step(page: Page, session: Session) -> None:
    session.control("PATCH", f"/guided/{ask_step(session)}", {"choice": "ditolak", "note": "Data tidak cocok"})
    ask_step(session)
    session.call("warga-01")
    console(page, session)
    page.locator(".instruksi").wait_for()


def aggregates(query: str) -> Callable[[Page, Session], None]:
    def show(page: Page, session: Session) -> None:
        page.goto(session.view()["endpoints"]["aggregates"] + query)

    return show


def receipt(page: Page, session: Session) -> None:
    aggregates("")(page, session)
    for field in page.locator("main form input:visible").all():
        field.fill("Uji")
    page.click("main form button")


SHOWN: dict[str, Callable[[Page, Session], None]] = {
    "masuk": entrance,
    "gagal-masuk": wrong_password,
    "cari": sign_in,
    "hasil": result,
    "peringatan": warned,
    "riwayat": inside("riwayat"),
    "panduan": inside("panduan?lang=en"),
    "tidak-ada": absent,
    "petunjuk": guide,
    "kantor": office("/.."),
    "kantor-ringkasan": office(""),
    "kantor-formulir": office("/pengguna"),
    "kantor-formulir-keliru": wrong_form,
    "kantor-perubahan": office("/pengguna/1"),
    "kantor-dinas": office("/dinas"),
    "kantor-permohonan": office("/dinas/1?lang=en"),
    "kantor-bast": office("/bast/1/1"),
    "kantor-tidak-ada": office("/tidak-ada"),
    "agregat": aggregates(""),
    "agregat-kecamatan": aggregates("?wilayah=330305&menurut=umur&lang=en"),
    "agregat-tidak-ada": aggregates("?wilayah=999999"),
    "agregat-tanda-terima": receipt,
    "konsol": console,
    "langkah": step,
}
"""Every page of the simulator, and how it is reached."""


@pytest.mark.parametrize("name", SHOWN)
def test_nothing_serious_is_found_on_a_page_of_the_simulator(page: Page, session: Session, name: str) -> None:
    SHOWN[name](page, session)
    assert found_on(page) == []


@pytest.mark.parametrize("make", [example_result, stored_result])
@pytest.mark.parametrize("name", ["laporan.html", "report.en.html"])
def test_nothing_serious_is_found_on_a_report(
    page: Page, tmp_path: Path, name: str, make: Callable[[], Result]
) -> None:
    write_reports(make(), tmp_path)
    page.goto((tmp_path / name).as_uri())
    assert found_on(page) == []


def test_what_is_serious_is_found(page: Page) -> None:
    page.set_content("<html lang='id'><title>x</title><main><img src='x'><input></main></html>")
    assert {one.partition(" ")[0] for one in found_on(page)} >= {"image-alt", "label"}
