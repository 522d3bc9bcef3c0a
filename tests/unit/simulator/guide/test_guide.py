import ast
import json
import re
import shlex
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag

from simulator.domain.call import Method
from simulator.domain.dialect import Dialect
from simulator.domain.response_code import ALL_CODES
from simulator.guide import answer, room
from simulator.guide.advice import ADVICE, TOLD
from simulator.guide.answer import answer_guide
from simulator.guide.call_example import PASSWORD_PLACEHOLDER, request_fields, typed
from simulator.guide.room import GuideRoom
from simulator.guide.snippets import LANGUAGES, write_snippets
from simulator.guide.visit import FALLBACK_URL, METHODS, make_visit
from simulator.pages.asset_room import AssetRoom
from simulator.pages.exchange import PageAnswer, PageRequest
from simulator.poc.agreement_file import list_agreements
from simulator.poc.clock import SystemClock
from simulator.poc.owned_desk import OwnedDesk
from simulator.store.memory import MemoryStore
from tests.helpers.rehearsal_desk import PURBALINGGA, Rehearsal, content, rehearse

BASE = "http://127.0.0.1:8100"
DATA = "contoh-data-2026"
PORTAL_ONLY = "karanganyar-baperlitbang-2021"
PATHS = ("/", "/penduduk.csv", "/penduduk.json", "/postman.json", "/v1/openapi.json")
LANGS = ("id", "en")
DATA_ONLY = {"extends": DATA, "methods": ["CALL_NIK"]}
EVERY_METHOD = {"extends": DATA, "methods": list(METHODS), "aliases": {"GET_KK": "CALL_KK"}}
ASKED = {
    Method.CALL_NIK: "NIK",
    Method.CALL_VERIFY_BY_ELEMEN: "TRESHOLD NIK NAMA_LGKP",
    Method.CALL_KK: "NO_KK",
    Method.CALL_COMBINATION: "TRESHOLD TGL_LHR NO_PROP NO_KAB NAMA_LGKP",
}
HOSTILE = 'O\'NEIL "X" \\ $HOME `id` <b>&'


def get(r: Rehearsal, path: str = "/", base: str = BASE, **query: str) -> PageAnswer:
    return answer_guide(PageRequest("GET", path, base, query), r.desk)


def page(answer: PageAnswer) -> BeautifulSoup:
    assert answer.content_type.startswith("text/html")
    return BeautifulSoup(answer.body.decode(), "html.parser")


def programs(soup: BeautifulSoup) -> dict[str, list[str]]:
    """Every example by its id, as it is copied."""
    return {str(d["id"]): [pre.get_text() for pre in d.select("pre")] for d in soup.select("details[id^=call_]")}


def links(soup: BeautifulSoup) -> list[str]:
    attributes = ("src", "href", "action", "data", "poster", "srcset")
    return [str(tag[name]) for name in attributes for tag in soup.select(f"[{name}]")]


def assert_is_sound(soup: BeautifulSoup, lang: str) -> None:
    """What every page of the guide keeps."""
    assert soup.html is not None
    assert soup.html["lang"] == lang
    levels = [int(heading.name[1]) for heading in soup.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    for link in links(soup):
        assert not re.match(r"[a-z]+:|//|/", link), link
        assert not link.startswith("#") or link[1:] in ids, link
    assert "bukan layanan Dukcapil" in soup.get_text()
    assert not soup.select("[style], [onclick]")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("agreement", list_agreements())
def test_the_page_is_one_sound_page_for_every_agreement(agreement: str, lang: str) -> None:
    async def scene(r: Rehearsal) -> None:
        answer = get(r, lang=lang)
        assert answer.status == 200
        soup = page(answer)
        assert_is_sound(soup, lang)
        text = soup.get_text()
        record = r.session.record
        assert record.credentials.lembaga in text
        assert record.agreement.pengguna in text
        for method in METHODS:
            url = f"{BASE}/dukcapil/get_json/{record.credentials.lembaga}/{method}"
            assert (url in text) == record.agreement.grants(method)

    rehearse(scene, agreement)


@pytest.mark.parametrize("dialect", list(Dialect))
def test_every_code_stands_in_the_words_of_the_dialect(dialect: Dialect) -> None:
    async def scene(r: Rehearsal) -> None:
        soup = page(get(r))
        assert [str(row["id"]) for row in soup.select("tr[id^=kode-]")] == [f"kode-{code.code}" for code in ALL_CODES]
        for code in ALL_CODES:
            row = soup.select_one(f"#kode-{code.code}")
            assert row is not None
            assert code.text(dialect) in row.get_text()

    rehearse(scene, dialect=dialect)


def test_every_code_has_its_advice() -> None:
    assert list(ADVICE) == [code.code for code in ALL_CODES]
    assert {code.family for code in ALL_CODES} == set(TOLD)


def test_every_persona_stands_in_the_book_with_its_nik() -> None:
    async def scene(r: Rehearsal) -> None:
        soup = page(get(r))
        shown = {str(row["id"]): row.get_text() for row in soup.select("tr[id^=p-]")}
        assert set(shown) == {f"p-{persona.name}" for persona in r.session.personas}
        assert all(persona.nik in shown[f"p-{persona.name}"] for persona in r.session.personas)

    rehearse(scene)


@pytest.mark.parametrize("agreement", list_agreements())
def test_no_password_or_token_occurs_in_any_answer(agreement: str) -> None:
    async def scene(r: Rehearsal) -> None:
        record = r.session.record
        r.session.change(replace(record.hak_akses, password="rahasia-yang-diganti"), record.dialect)
        given = record.credentials
        secrets = (record.hak_akses.password, given.password, given.balikan_password, given.balikan_token)
        for path in PATHS:
            for query in ({}, {"lang": "en"}, {"sesi": record.id}, {"sesi": "tidak-ada"}):
                body = get(r, path, **query).body.decode("utf-8-sig")
                assert not [secret for secret in secrets if secret in body]

    rehearse(scene, agreement)


@pytest.mark.parametrize("dialect", list(Dialect))
@pytest.mark.parametrize(("method", "asked"), ASKED.items())
def test_the_examples_are_answered_as_the_page_says(method: Method, asked: str, dialect: Dialect) -> None:
    async def scene(r: Rehearsal) -> None:
        soup = page(get(r))
        (body, _command) = programs(soup)[f"{method}-windows".lower()]
        fields = json.loads(body)
        assert list(fields) == ["user_id", "password", "ip_user", *asked.split()]
        assert fields["password"] == PASSWORD_PLACEHOLDER
        heading = soup.find("h3", id=method.lower())
        assert isinstance(heading, Tag)
        found = heading.find_next("div", class_="jawaban")
        assert isinstance(found, Tag)
        shown = json.loads(found.select("pre")[0].get_text())
        delivery = await r.send(fields | {"password": r.session.record.hak_akses.password}, method)
        assert json.loads(delivery.body) == shown
        assert len(shown["content"]) == (2 if method is Method.CALL_KK else 1)
        assert list(content(delivery)) == list(shown["content"][0])

    rehearse(scene, EVERY_METHOD, dialect=dialect)


def test_every_language_has_an_example_for_every_method_granted() -> None:
    async def scene(r: Rehearsal) -> None:
        shown = [f"{method}-{language.id}".lower() for method in METHODS for language in LANGUAGES]
        assert list(programs(page(get(r)))) == shown
        for texts in programs(page(get(r, lang="en"))).values():
            assert sum(text.count(PASSWORD_PLACEHOLDER) for text in texts) == 1

    rehearse(scene, EVERY_METHOD)


def test_an_agreement_without_web_service_methods_is_told_so() -> None:
    async def scene(r: Rehearsal) -> None:
        soup = page(get(r))
        assert not programs(soup)
        assert "kode 07" in soup.get_text()
        assert json.loads(get(r, "/postman.json").body)["item"] == []

    rehearse(scene, PORTAL_ONLY)


@pytest.mark.parametrize(("agreement", "has_portal"), [(PORTAL_ONLY, True), (PURBALINGGA, True), (DATA_ONLY, False)])
def test_the_portal_is_named_where_it_is_granted(agreement: object, has_portal: bool) -> None:
    async def scene(r: Rehearsal) -> None:
        lembaga = r.session.record.credentials.lembaga
        found = [link for link in links(page(get(r))) if link.startswith("portal/")]
        assert found == [f"portal/{lembaga}/"] * has_portal

    rehearse(scene, agreement)


@pytest.mark.parametrize("lang", LANGS)
def test_values_are_quoted_in_every_language(lang: str) -> None:
    fields = {"user_id": "u", "password": PASSWORD_PLACEHOLDER, "ip_user": "", "NIK": "1", "NAMA_LGKP": HOSTILE}
    url = f"{BASE}/dukcapil/get_json/X/CALL_VERIFY_BY_ELEMEN"
    snippets = {s.id: s for s in write_snippets(Method.CALL_VERIFY_BY_ELEMEN, url, fields, lang)}
    code = {name.removeprefix("call_verify_by_elemen-"): s.blocks[0][1] for name, s in snippets.items()}
    words = shlex.split(code["curl"].replace("\\\n", " "))
    assert url in words
    assert json.loads(words[-1]) == fields
    assert json.loads(code["windows"]) == fields
    for name in ("python", "python-requests"):
        assigned = next(node for node in ast.parse(code[name]).body if isinstance(node, ast.Assign))
        assert ast.literal_eval(assigned.value) == fields
    assert f"NAMA_LGKP: {json.dumps(HOSTILE)}" in code["javascript"]
    block = code["java"].split('"""')[1].replace("\\\\", "\\")
    assert json.loads(block) == fields
    php = re.findall(r"'NAMA_LGKP' => '((?:[^'\\]|\\.)*)',", code["php-curl"])
    assert [text.replace("\\'", "'").replace("\\\\", "\\") for text in php] == [HOSTILE]


def test_what_an_agreement_says_is_escaped() -> None:
    async def scene(r: Rehearsal) -> None:
        soup = page(get(r, sesi=r.session.record.id))
        assert not soup.select("main script, main img")
        assert "<script>alert(1)</script>" in soup.get_text()
        missing = page(get(r, sesi='"><img src=x>'))
        assert not missing.select("img")
        assert '"><img src=x>' in missing.get_text()

    rehearse(scene, {"extends": PURBALINGGA, "pengguna": "<script>alert(1)</script>", "title": "<img src=x onerror=a>"})


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("http://192.0.2.10:8100", "http://192.0.2.10:8100"),
        ("https://gladi.example/", "https://gladi.example"),
        ("http://[::1]:8100", "http://[::1]:8100"),
        ("http://x'; id; ':8100", FALLBACK_URL),
        ('http://x"y', FALLBACK_URL),
        ("http://x:99999", FALLBACK_URL),
        ("javascript:alert(1)", FALLBACK_URL),
    ],
)
def test_examples_repeat_the_address_of_the_client_and_nothing_worse(given: str, used: str) -> None:
    async def scene(r: Rehearsal) -> None:
        answer = get(r, base=given)
        assert f"{used}/dukcapil/get_json/" in answer.body.decode()
        assert json.loads(get(r, "/v1/openapi.json", given).body)["servers"][0]["url"] == used

    rehearse(scene)


def test_the_latest_open_session_is_chosen_unless_another_is_named() -> None:
    async def scene(r: Rehearsal) -> None:
        second = await r.desk.open(r.session.record.agreement)
        first_id, second_id = r.session.record.id, second.record.id
        assert make_visit(PageRequest("GET", "/", BASE), r.desk).session is second
        assert make_visit(PageRequest("GET", "/", BASE, {"sesi": first_id}), r.desk).session is r.session
        rows = page(get(r, sesi=first_id)).select("#isi > section:first-child tbody tr")
        assert [row.get("aria-current") for row in rows] == [None, "true"]
        await r.desk.close(second)
        answer = get(r, sesi=second_id)
        assert answer.status == 404
        soup = page(answer)
        assert_is_sound(soup, "id")
        assert [a.get_text() for a in soup.select("tbody th a")] == [first_id]

    rehearse(scene)


def test_without_a_session_the_page_says_how_to_open_one() -> None:
    async def scene(r: Rehearsal) -> None:
        await r.desk.close(r.session)
        for lang in LANGS:
            soup = page(get(r, lang=lang))
            assert_is_sound(soup, lang)
            assert "gladi serve --session" in soup.get_text()
            assert len(soup.select("tr[id^=kode-]")) == len(ALL_CODES)
        assert get(r, "/penduduk.csv").status == 404
        assert json.loads(get(r, "/penduduk.json").body)["error"]["code"] == "unknown_session"

    rehearse(scene)


def test_an_unknown_session_is_refused_in_the_form_that_was_asked_for() -> None:
    async def scene(r: Rehearsal) -> None:
        for path in ("/penduduk.json", "/postman.json"):
            answer = get(r, path, sesi="tidak-ada")
            error = json.loads(answer.body)["error"]
            assert (answer.status, error["field"]) == (404, "sesi")
            assert r.session.record.id in error["hint"]
        answer = get(r, "/penduduk.csv", sesi="tidak-ada")
        assert answer.status == 404
        assert_is_sound(page(answer), "id")

    rehearse(scene)


@pytest.mark.parametrize("path", ["/healthz", "/dukcapil/get_json/x/CALL_NIK", "/index.html", "//", "", "/penduduk"])
def test_other_paths_are_not_the_guides(path: str) -> None:
    assert not GuideRoom(OwnedDesk(MemoryStore(), SystemClock())).has("GET", path)


def test_the_room_has_what_the_guide_answers_and_nothing_else() -> None:
    assert {*answer._GENERAL, *answer._OF_SESSION} == room.PATHS


def test_the_pages_own_files_are_all_that_a_browser_may_use() -> None:
    async def scene(r: Rehearsal) -> None:
        answer = get(r)
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'self'")
        assert "unsafe" not in policy
        assert "http" not in policy
        loaded = list(page(answer).find_all(["style", "script", "link", "img"]))
        assert [tag.name for tag in loaded] == ["link", "link", "script"]
        assert [tag.get_text() for tag in loaded] == ["", "", ""]
        for tag in loaded:
            path = str(tag.get("href") or tag.get("src")).removeprefix(".")
            assert (await AssetRoom().answer(PageRequest("GET", path, BASE))).status == 200

    rehearse(scene)


def test_a_match_types_dates_and_names_as_an_applicant_does() -> None:
    async def scene(r: Rehearsal) -> None:
        persona = next(p for p in r.session.personas if p.name == "spasi-di-belakang-nama")
        assert persona.penduduk is not None
        fields = typed(persona.penduduk, ("NAMA_LGKP", "TGL_LHR", "FOTO", "NO_AKTA_CRAI"))
        assert set(fields) == {"NAMA_LGKP", "TGL_LHR"}
        assert fields["NAMA_LGKP"] == "SRI LESTARI"
        assert re.fullmatch(r"\d\d-\d\d-\d{4}", fields["TGL_LHR"])

    rehearse(scene)


def test_an_agreement_without_names_is_asked_by_nik_alone() -> None:
    async def scene(r: Rehearsal) -> None:
        facts = make_visit(PageRequest("GET", "/", BASE), r.desk).facts(r.session)
        fields = request_fields(facts, Method.CALL_VERIFY_BY_ELEMEN, r.session.personas[0])
        assert list(fields) == ["user_id", "password", "ip_user", "TRESHOLD", "NIK"]
        assert_is_sound(page(get(r)), "id")

    rehearse(scene, {"extends": PURBALINGGA, "elemen": ["NIK", "NO_KK"]})


def test_the_simulator_starts_without_the_template_engine() -> None:
    program = "import sys; import simulator.guide; assert 'jinja2' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)
