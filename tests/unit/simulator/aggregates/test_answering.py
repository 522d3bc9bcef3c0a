"""What do the pages and files of the aggregates say, and to whom do they say it?"""

import asyncio
import csv
from collections.abc import Mapping
from typing import Any

import pytest
from bs4 import BeautifulSoup

from simulator.aggregates.answering import answer_aggregates
from simulator.aggregates.dimension import DIMENSIONS
from simulator.aggregates.receipt import LONGEST
from simulator.pages.exchange import PageAnswer, PageRequest
from tests.helpers.rehearsal_desk import Rehearsal, rehearse

BASE, LIMIT = "http://127.0.0.1:8100", 60 * 1024
HOSTILE = "<script>alert(1)</script>\"'&=1"
ASKED = {"pemohon": "Bappeda", "keperluan": "Perencanaan"}


async def get(
    r: Rehearsal, path: str = "", method: str = "GET", form: Mapping[str, str] | None = None, **query: str
) -> PageAnswer:
    asked = PageRequest(method, f"/agregat/{path}", BASE, query, form or {})
    return await answer_aggregates(asked, r.desk)


def own(r: Rehearsal) -> str:
    return f"{r.session.record.credentials.lembaga}/"


def soup(answer: PageAnswer) -> BeautifulSoup:
    return BeautifulSoup(answer.body, "html.parser")


def shown(page: BeautifulSoup, table: int = 0) -> dict[str, str]:
    """Row head -> the number beside it."""
    body: Any = page.find_all("table")[table].tbody
    rows: list[Any] = body.find_all("tr")
    return {row.th.get_text(): row.find("td", class_="jumlah").get_text() for row in rows}


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("code", ["", "33", "3303", "330305"])
@pytest.mark.parametrize("dimension", DIMENSIONS, ids=lambda one: one.key)
def test_each_region_has_a_page_by_each_dimension(code: str, dimension: Any, lang: str) -> None:
    async def scene(r: Rehearsal) -> None:
        answer = await get(r, own(r), wilayah=code, menurut=dimension.key, lang=lang)
        page = soup(answer)
        assert answer.status == 200
        assert answer.headers["Cache-Control"] == "public, max-age=60"
        assert len(answer.body) <= LIMIT
        assert page.html is not None
        assert page.html["lang"] == lang
        assert tuple(shown(page)) == dimension.categories
        assert not page.find_all(style=True)
        assert not page.find_all("script")
        chart: Any = page.find("svg", role="img")
        labelled = {element["id"]: element.get_text() for element in chart.find_all(["title", "desc"])}
        assert set(chart["aria-labelledby"].split()) == set(labelled)
        assert all(labelled.values())
        assert len(chart.find_all("rect")) == len(dimension.categories)

    rehearse(scene)


@pytest.mark.parametrize("code", ["33", "35", "3303", ""])
def test_the_widest_pages_weigh_less_than_sixty_kilobytes(code: str) -> None:
    async def scene(r: Rehearsal) -> None:
        for dimension in DIMENSIONS:
            assert len((await get(r, wilayah=code, menurut=dimension.key)).body) <= LIMIT

    rehearse(scene)


def test_the_page_says_where_its_numbers_come_from() -> None:
    async def scene(r: Rehearsal) -> None:
        text = " ".join(soup(await get(r, own(r))).get_text().split())
        assert "bukan penjumlahan penduduk satu per satu" in text
        assert "kelipatan 5" in text
        assert "dimanfaatkan oleh semua orang" in text
        assert "meminta secara langsung kepada Penyelenggara" in text
        assert f"seed {r.session.record.seed}, milik sesi lembaga {own(r)[:-1]}" in text
        assert "seed 1, bawaan simulator ini" in " ".join(soup(await get(r)).get_text().split())

    rehearse(scene)


def test_links_lead_down_to_a_kecamatan_and_keep_what_was_asked() -> None:
    async def scene(r: Rehearsal) -> None:
        page = soup(await get(r, menurut="umur", lang="en"))
        for code, count in (("33", 35), ("3303", 18), ("330305", 0)):
            assert page.find("a", href=f"./?wilayah={code}&menurut=umur&lang=en"), code
            page = soup(await get(r, wilayah=code, menurut="umur", lang="en"))
            assert len(page.find_all("table")) == (2 if count else 1)
            if count:
                assert len(shown(page, 1)) == count
        trail: Any = page.find("p", class_="remah")
        assert [link.get_text() for link in trail.find_all("a")] == [
            "INDONESIA",
            "JAWA TENGAH",
            "KABUPATEN PURBALINGGA",
        ]
        assert page.find("a", href="agregat.csv?wilayah=330305&menurut=umur&lang=en")

    rehearse(scene)


def test_two_sessions_have_residents_of_their_own() -> None:
    async def scene(r: Rehearsal) -> None:
        other = await r.desk.open(r.session.record.agreement, 7)
        pages = [soup(await get(r, f"{one.record.credentials.lembaga}/", wilayah="3303")) for one in (r.session, other)]
        assert shown(pages[0]) != shown(pages[1])
        assert shown(pages[0]) == shown(soup(await get(r, wilayah="33.03")))

    rehearse(scene)


def test_a_file_has_the_region_and_those_below_it() -> None:
    async def scene(r: Rehearsal) -> None:
        answer = await get(r, "agregat.csv", wilayah="3303", menurut="status-kawin")
        assert answer.headers["Content-Disposition"] == 'attachment; filename="agregat-3303-status-kawin.csv"'
        rows = list(csv.DictReader(answer.body.decode("utf-8-sig").splitlines()))
        first, *below = rows
        assert [first["kode"], first["wilayah"], len(below)] == ["3303", "KABUPATEN PURBALINGGA", 18]
        for name in ("BELUM KAWIN", "KAWIN", "CERAI HIDUP", "CERAI MATI", "jumlah"):
            assert int(first[name]) == sum(int(row[name]) for row in below)
        assert all("SIMULATOR" in row["catatan"] for row in rows)
        workbook = await get(r, "agregat.xlsx")
        assert workbook.headers["Content-Disposition"] == 'attachment; filename="agregat-indonesia-jenis-kelamin.xlsx"'
        assert workbook.body.startswith(b"PK\x03\x04")

    rehearse(scene)


@pytest.mark.parametrize("path", ["", "agregat.csv", "agregat.xlsx", "permintaan"])
@pytest.mark.parametrize(
    ("query", "status", "remedy"),
    [
        ({"wilayah": "99"}, 404, "330301"),
        ({"wilayah": HOSTILE}, 404, "kosongkan"),
        ({"menurut": "agama"}, 400, "jenis-kelamin"),
        ({"menurut": HOSTILE, "lang": "en"}, 400, "Use one of"),
    ],
)
def test_what_does_not_exist_is_told_with_the_remedy(
    path: str, query: dict[str, str], status: int, remedy: str
) -> None:
    async def scene(r: Rehearsal) -> None:
        answer = await get(r, path, "GET", None, **query)
        assert answer.status == status
        assert answer.headers["Cache-Control"] == "no-store"
        assert b"<script" not in answer.body
        text = soup(answer).get_text()
        assert remedy in text
        assert next(iter(query)) in text

    rehearse(scene)


@pytest.mark.parametrize("path", ["x", "x/", "../", "agregat.csv/", "SIM_X_1/agregat.csv", "//"])
def test_other_addresses_are_none(path: str) -> None:
    async def scene(r: Rehearsal) -> None:
        assert (await get(r, path)).status == 404

    rehearse(scene)


def test_a_session_that_is_closed_has_none() -> None:
    async def scene(r: Rehearsal) -> None:
        moved = await get(r, own(r)[:-1], wilayah="33")
        assert (moved.status, moved.headers["Location"]) == (303, f"{own(r)}?wilayah=33")
        await r.desk.close(r.session)
        assert (await get(r, own(r))).status == 404
        assert (await get(r, own(r)[:-1])).status == 404
        assert (await get(r)).status == 200

    rehearse(scene)


def test_who_asks_directly_gets_a_receipt() -> None:
    async def scene(r: Rehearsal) -> None:
        form = {"pemohon": HOSTILE, "keperluan": "Perencanaan"}
        answer = await get(r, f"{own(r)}permintaan", "POST", form, wilayah="3303", menurut="umur")
        page = soup(answer)
        number: Any = page.find("dd", attrs={"data-nomor": True})
        time: Any = page.find("time")
        text = page.get_text()
        assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")
        assert number.get_text().startswith("AGR-20260601-")
        assert time["datetime"].startswith("2026-06-01T10:00")
        assert "KABUPATEN PURBALINGGA, kelompok umur" in text
        assert HOSTILE in text
        assert b"<script" not in answer.body
        assert "tidak mengirimkannya kepada siapa pun" in text
        again = await get(r, f"{own(r)}permintaan", "POST", form, wilayah="3303", menurut="umur")
        other = await get(r, f"{own(r)}permintaan", "POST", form, wilayah="3303")
        assert again.body == answer.body
        assert number.get_text() not in other.body.decode()

    rehearse(scene)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({}, "Pemohon: isi dahulu."),
        ({"pemohon": " ", "keperluan": "x"}, "Pemohon: isi dahulu."),
        ({"pemohon": "x"}, "Keperluan: isi dahulu."),
        ({"pemohon": "x" * (LONGEST + 1), "keperluan": "x"}, "Pemohon: paling banyak 200 huruf; ringkas."),
    ],
)
def test_a_request_that_lacks_something_says_what(form: dict[str, str], words: str) -> None:
    async def scene(r: Rehearsal) -> None:
        answer = await get(r, "permintaan", "POST", form, wilayah="33")
        page = soup(answer)
        status: Any = page.find(role="status")
        assert (answer.status, status.get_text()) == (400, words)
        field: Any = page.find(id="keperluan")
        assert field["value"] == form.get("keperluan", "")

    rehearse(scene)


def test_forms_are_sent_to_the_request_alone_and_that_is_not_read() -> None:
    async def scene(r: Rehearsal) -> None:
        for path in ("", "agregat.csv", own(r)):
            answer = await get(r, path, "POST", ASKED)
            assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")
        read = await get(r, "permintaan", wilayah="33", menurut="umur", lang="en")
        assert (read.status, read.headers["Location"]) == (303, "./?wilayah=33&menurut=umur&lang=en")

    rehearse(scene)


def test_many_at_once_get_the_same_numbers() -> None:
    async def scene(r: Rehearsal) -> None:
        answers = await asyncio.gather(*(get(r, menurut="pekerjaan") for _ in range(8)))
        assert len({answer.body for answer in answers}) == 1

    rehearse(scene)
