"""Are the pages of the portal that were rendered once, and are filled in since, those that their templates give?"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from simulator.pages.exchange import PageAnswer, PageRequest
from simulator.pages.stencil import Stencils, Value
from simulator.portal.answering import answer_portal
from tests.helpers.rehearsal_desk import Rehearsal, rehearse

BASE, HOSTILE = "http://127.0.0.1:8100/a&b", "<i>'\"&</i>"
BANJARNEGARA = "banjarnegara-arpus-2025"
IN_ORDER = [f"330401010101{number}" for number in range(9010, 9018)]


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[Any, Mapping[str, Value]]]]:
    """Frame and values of each page that was filled in; each is held against its template."""
    seen: list[tuple[Any, Mapping[str, Value]]] = []
    fill = Stencils.fill

    def both(
        self: Stencils, frame: Any, values: Mapping[str, Value], render: Callable[[Mapping[str, Value]], bytes]
    ) -> bytes:
        page = fill(self, frame, values, render)
        assert page == render(values)
        seen.append((frame, values))
        return page

    monkeypatch.setattr(Stencils, "fill", both)
    yield seen
    assert seen


class Browser:
    """A browser at the portal of a rehearsal, without a network."""

    def __init__(self, r: Rehearsal, lang: str) -> None:
        self._r, self._lang = r, lang
        self._cookies: dict[str, str] = {}
        self.page = ""

    async def ask(self, method: str, name: str, **form: str) -> PageAnswer:
        """Ask for a page; a form brings its hidden fields back."""
        hidden = dict(re.findall(r'name="(token|pencarian)" value="([^"]+)"', self.page))
        path = f"/portal/{self._r.session.record.credentials.lembaga}/{name}"
        query = {"lang": self._lang} if self._lang != "id" else {}
        asked = PageRequest(method, path, BASE, query, hidden | form, self._cookies, "127.0.0.1")
        answer = await answer_portal(asked, self._r.desk)
        if "Set-Cookie" in answer.headers:
            key, _, value = answer.headers["Set-Cookie"].partition(";")[0].partition("=")
            self._cookies[key] = value
        self.page = answer.body.decode() or self.page
        return answer

    async def sign_in(self) -> None:
        """Sign in with the session's own user id."""
        right = self._r.session.record.hak_akses
        await self.ask("GET", "")
        await self.ask("POST", "masuk", user_id=right.user_id, password=right.password)
        await self.ask("GET", "")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_each_page_is_the_one_that_its_template_gives(lang: str, filled: list[tuple[Any, Mapping[str, Value]]]) -> None:
    async def scene(r: Rehearsal) -> None:
        browser = Browser(r, lang)
        for name in ("", "riwayat", "panduan"):
            await browser.ask("GET", name)
        await browser.ask("POST", "masuk", user_id="", password="")
        await browser.ask("POST", "masuk", user_id=HOSTILE, password="x")
        await browser.ask("POST", "masuk", token="x")
        await browser.sign_in()
        for nik in ("", HOSTILE, *(one.nik for one in r.session.personas), *IN_ORDER):
            await browser.ask("POST", "cari", nik=nik)
        for kuota in (None, 0, 1):
            r.session.change(replace(r.session.record.hak_akses, kuota=kuota), r.session.record.dialect)
            await browser.ask("GET", "")
        await browser.ask("POST", "keluar")

    rehearse(scene, BANJARNEGARA)
    frames = {(template, here) for (template, _, _, here), _ in filled}
    assert frames == {("masuk.html.j2", name) for name in ("", "riwayat", "panduan")} | {("cari.html.j2", "")}
    for name in ("said", "warning", "rows", "nik", "operator"):
        assert {bool(values[name]) for _, values in filled if name in values} == {True, False}
    assert {values["kuota"] for _, values in filled} >= {None, 0, 1}


def test_what_one_operator_is_shown_is_filled_in_for_him_alone(
    filled: list[tuple[Any, Mapping[str, Value]]],
) -> None:
    async def scene(r: Rehearsal) -> None:
        shared = replace(r.session.record.hak_akses.portal, one_sign_in=False)
        r.session.change(replace(r.session.record.hak_akses, portal=shared), r.session.record.dialect)
        one, other = Browser(r, "id"), Browser(r, "id")
        await one.sign_in()
        await other.sign_in()
        tokens = [set(re.findall(r'name="token" value="([^"]+)"', browser.page)) for browser in (one, other)]
        marks = [re.findall(r'href="(tanda\.css\?\w+)"', browser.page) for browser in (one, other)]
        assert [len(found) for found in (*tokens, *marks)] == [1, 1, 1, 1]
        assert tokens[0] != tokens[1]
        assert marks[0] != marks[1]
        await one.ask("POST", "cari", nik=r.session.personas[0].nik)
        assert r.session.personas[0].nik in one.page
        await other.ask("GET", "")
        assert r.session.personas[0].nik not in other.page

    rehearse(scene, BANJARNEGARA)
    assert len({values["token"] for _, values in filled}) > 1
