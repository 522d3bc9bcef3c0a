"""CALL_KK and CALL_COMBINATION from body to journal, over the computed population."""

import asyncio
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain.dialect import Dialect
from simulator.domain.penduduk import Penduduk
from simulator.domain.question import MAX_RESULTS
from simulator.poc.wilayah_file import load_wilayah
from simulator.population.official import REFERENCE_DATE
from tests.helpers.rehearsal_desk import Rehearsal, rehearse

DATA, SEARCH = "contoh-data-2026", "contoh-penegak-hukum-2026"
BOTH: dict[str, Any] = {
    "extends": SEARCH,
    "methods": ["CALL_NIK", "CALL_KK", "CALL_COMBINATION"],
    "elemen": ["NIK", "NO_KK", "TGL_LHR", "NO_PROP", "NO_KAB"],
}
ENVELOPE = ["content", "lastPage", "numberOfElements", "sort", "totalElements", "firstPage", "number", "size"]
BORN_UNTIL = REFERENCE_DATE.replace(year=2024)
BUSY = "3201"
"""A kabupaten so large that one day's births exceed the bound."""


async def ask(r: Rehearsal, method: str, **elemen: object) -> dict[str, Any]:
    """The whole answer to a call with these elements."""
    body = r.fields(NIK=None, NAMA_LGKP=None, TRESHOLD=None) | elemen
    answer: dict[str, Any] = json.loads((await r.send(body, method)).body)
    return answer


async def by_nik(r: Rehearsal, nik: str) -> dict[str, Any]:
    answer = await ask(r, "CALL_NIK", NIK=nik)
    (content,) = answer["content"]
    assert isinstance(content, dict)
    return content


def combination(penduduk: Penduduk) -> dict[str, object]:
    """What a search must name to find this resident."""
    born = "-".join(reversed(str(penduduk.elemen["TGL_LHR"]).split("-")))
    return {"TGL_LHR": born, "NO_PROP": penduduk.elemen["NO_PROP"], "NO_KAB": str(penduduk.elemen["NO_KAB"])}


@pytest.mark.parametrize("dialect", list(Dialect))
def test_a_family_is_answered_member_by_member_as_by_nik(dialect: Dialect) -> None:
    async def scene(r: Rehearsal) -> None:
        persona = next(p for p in r.session.personas if len(p.card) > 2)
        answer = await ask(r, "CALL_KK", NO_KK=persona.nomor_kk)
        shown = len(persona.card)
        limiter = [] if dialect is Dialect.LAMA else ["quotaLimiter"]
        assert list(answer) == ENVELOPE + limiter
        assert [answer[key] for key in ENVELOPE[1:]] == [True, shown, None, shown, True, 0, shown]
        assert answer["content"] == [await by_nik(r, member.nik.text) for member in persona.card]
        assert ["RESPONSE_CODE" in one for one in answer["content"]] == [dialect is Dialect.JUKNIS] * shown

    rehearse(scene, DATA, dialect=dialect)


def test_a_family_costs_one_hit_and_is_in_the_journal_under_its_method() -> None:
    async def scene(r: Rehearsal) -> None:
        first, second = [await ask(r, "CALL_KK", NO_KK=p.nomor_kk) for p in r.session.personas[:2]]
        assert first["quotaLimiter"] - second["quotaLimiter"] == 1
        entries = [numbered.entry for numbered in await r.entries()]
        assert [(e.method, e.nik, e.code, e.is_charged) for e in entries] == [("CALL_KK", "", "01", True)] * 2
        assert entries[0].elemen_sent == ("NO_KK",)

    rehearse(scene, DATA)


@pytest.mark.parametrize(("persona", "code"), [("tidak-ada", "13"), ("format-salah", "15"), ("warga-01", "01")])
def test_personas_bring_about_the_codes_of_a_family_card(persona: str, code: str) -> None:
    async def scene(r: Rehearsal) -> None:
        nomor_kk = next(p.nomor_kk for p in r.session.personas if p.name == persona)
        assert (await ask(r, "CALL_KK", NO_KK=nomor_kk))["content"][0]["RESPONSE_CODE"] == code

    rehearse(scene, DATA)


def test_who_is_refused_by_nik_is_not_shown_by_another_key() -> None:
    async def scene(r: Rehearsal) -> None:
        for persona in r.session.personas:
            if persona.penduduk and persona.code != "01":
                for method, elemen in (
                    ("CALL_KK", {"NO_KK": persona.nomor_kk}),
                    ("CALL_COMBINATION", combination(persona.penduduk)),
                ):
                    answer = await ask(r, method, **elemen)
                    assert int(persona.nik) not in [one.get("NIK") for one in answer["content"]]

    rehearse(scene, BOTH)


def test_only_elements_of_the_agreement_are_answered_and_asked() -> None:
    async def scene(r: Rehearsal) -> None:
        penduduk = r.session.personas[0].penduduk
        assert penduduk is not None
        answer = await ask(r, "CALL_COMBINATION", **combination(penduduk))
        assert {frozenset(one) for one in answer["content"]} == {frozenset(BOTH["elemen"])}
        refused = await ask(r, "CALL_COMBINATION", **combination(penduduk), NAMA_LGKP=penduduk.elemen["NAMA_LGKP"])
        assert refused["content"][0]["RESPONSE_CODE"] == "07"

    rehearse(scene, BOTH, dialect=Dialect.BARU)


def test_a_search_finds_every_persona_who_may_be_shown() -> None:
    async def scene(r: Rehearsal) -> None:
        for persona in r.session.personas:
            if persona.code == "01" and persona.penduduk:
                name = persona.penduduk.elemen["NAMA_LGKP"]
                answer = await ask(r, "CALL_COMBINATION", **combination(persona.penduduk), NAMA_LGKP=name)
                assert int(persona.nik) in [one["NIK"] for one in answer["content"]]

    rehearse(scene, SEARCH, dialect=Dialect.BARU)


def test_a_search_beyond_the_bound_says_how_many_there_are() -> None:
    async def scene(r: Rehearsal) -> None:
        day = {"TGL_LHR": "31-01-1990", "NO_PROP": BUSY[:2], "NO_KAB": BUSY[2:]}
        answer = await ask(r, "CALL_COMBINATION", **day)
        assert (answer["numberOfElements"], answer["size"], answer["lastPage"]) == (MAX_RESULTS, MAX_RESULTS, False)
        assert answer["totalElements"] > MAX_RESULTS
        found = [one["NIK"] for one in answer["content"]]
        assert found == sorted(found)
        women = await ask(r, "CALL_COMBINATION", **day, JENIS_KLMIN="PEREMPUAN")
        assert 1 < women["totalElements"] == women["numberOfElements"] < MAX_RESULTS
        assert women["lastPage"] is True
        assert {one["JENIS_KLMIN"] for one in women["content"]} == {"Perempuan"}

    rehearse(scene, SEARCH, dialect=Dialect.BARU)


@pytest.mark.parametrize("method", ["CALL_NIK", "CALL_KK", "CALL_COMBINATION", "CALL_FR"])
def test_a_foreign_majority_may_ask_for_a_match_and_nothing_else(method: str) -> None:
    async def scene(r: Rehearsal) -> None:
        persona = r.session.personas[0]
        assert persona.penduduk is not None
        elemen = {"NIK": persona.nik, "NO_KK": persona.nomor_kk} | combination(persona.penduduk)
        refused = await ask(r, method, **elemen)
        assert refused["content"][0]["RESPONSE_CODE"] == "07"
        assert (await r.match())["RESPONSE_CODE"] == "01"

    rehearse(scene, "contoh-badan-hukum-asing-2026")


def test_nik_card_and_search_agree_on_who_there_is() -> None:
    """Whom a search shows agrees with it, is found by NIK with the same data, and stands on the card that it names."""

    async def scene(r: Rehearsal) -> None:
        loop = asyncio.get_running_loop()

        @settings(max_examples=40, deadline=None)
        @given(st.sampled_from(load_wilayah().kabupaten_codes), st.dates(REFERENCE_DATE.replace(year=1930), BORN_UNTIL))
        def agree(kabupaten: str, born: date) -> None:
            asyncio.run_coroutine_threadsafe(agree_on(r, kabupaten, born), loop).result()

        await asyncio.to_thread(agree)
        assert len(await r.entries()) > 200

    rehearse(scene, BOTH | {"kuota": None}, dialect=Dialect.BARU)


async def agree_on(r: Rehearsal, kabupaten: str, born: date) -> None:
    day = {"TGL_LHR": born.strftime("%d-%m-%Y"), "NO_PROP": kabupaten[:2], "NO_KAB": kabupaten[2:]}
    for one in (await ask(r, "CALL_COMBINATION", **day))["content"][:3]:
        if "RESPON" in one:
            continue
        assert (one["TGL_LHR"], one["NO_PROP"], one["NO_KAB"]) == (
            born.isoformat(),
            int(day["NO_PROP"]),
            int(day["NO_KAB"]),
        )
        assert await by_nik(r, str(one["NIK"])) == one
        card = (await ask(r, "CALL_KK", NO_KK=str(one["NO_KK"])))["content"]
        assert one in card
        for member in card:
            assert member["NO_KK"] == one["NO_KK"]
            assert await by_nik(r, str(member["NIK"])) == member
