"""A word of a session of a real `gladi serve`: who sees its values, and what is listed as told."""

import http.client
from collections.abc import Iterator
from typing import Any

import pytest

from conformance.scanner.values import parse_values
from tests.helpers.gladi_process import Gladi, Session
from tests.helpers.portal_browser import inside

DATA = "contoh-data-2026"
WORD = "tantangan 7-Maret é"


@pytest.fixture
def session(gladi: Gladi) -> Iterator[Session]:
    session = gladi.open(DATA, kenari=WORD)
    yield session
    session.control("DELETE")


def told(session: Session, query: str = "") -> dict[str, Any]:
    """What the DWH has told by now."""
    reply = session.control("GET", f"/kenari{query}")
    assert reply.status == 200, reply.body
    answer: dict[str, Any] = reply.json
    return answer


def row(session: Session, method: str, persona: str = "warga-01", **changes: object) -> dict[str, Any]:
    """The first resident of an answer."""
    found: dict[str, Any] = session.call(persona, method, **changes).json["content"][0]
    return found


def test_without_a_word_everything_is_as_ever(gladi: Gladi) -> None:
    plain = gladi.open(DATA, seed=4_321)
    before, residents = plain.personas, plain.control("GET", "/residents?limit=5").json
    assert plain.view()["kenari"] == plain.view()["hak_akses"]["kenari"] == ""
    row(plain, "CALL_NIK")
    values = told(plain)
    assert values["kenari"] == ""
    assert values["nilai"]
    assert {tuple(one["khas"]) for one in values["nilai"]} == {()}
    plain.change(kenari=WORD)
    marked = Session(plain.gladi, plain.id).personas
    assert marked["warga-01"]["elemen"]["ALAMAT"] != before["warga-01"]["elemen"]["ALAMAT"]
    plain.change(kenari="")
    assert Session(plain.gladi, plain.id).personas == before
    assert plain.control("GET", "/residents?limit=5").json == residents
    plain.control("DELETE")


def test_every_view_of_a_resident_shows_the_same_values(session: Session) -> None:
    assert session.view()["kenari"] == session.view()["hak_akses"]["kenari"] == WORD
    person = session.personas["warga-01"]
    shown = row(session, "CALL_NIK")
    assert {name: shown[name] for name in person["elemen"]} == person["elemen"]
    browser = inside(session)
    browser.search(person["nik"])
    assert browser.elemen["ALAMAT"] == person["elemen"]["ALAMAT"]
    for name in ("NAMA_LGKP", "TMPT_LHR", "ALAMAT"):
        value = person["elemen"][name]
        assert row(session, "CALL_VERIFY_BY_ELEMEN", **{name: value})[name] == "Sesuai (100)"
        assert row(session, "CALL_VERIFY_BY_ELEMEN", **{name: "BUKAN ITU"})[name].startswith("Tidak Sesuai")
    family = session.call("warga-01", "CALL_KK", NIK=None, NO_KK=person["nomor_kk"]).json["content"]
    assert person["elemen"]["NAMA_LGKP"] in [one["NAMA_LGKP"] for one in family]
    assert {one["ALAMAT"] for one in family} == {person["elemen"]["ALAMAT"]}
    resident = session.control("GET", "/residents?limit=1").json["residents"][0]
    asked = session.send(session.fields(NIK=resident["nik"], NAMA_LGKP=None, TRESHOLD=None), "CALL_NIK").json
    assert {name: asked["content"][0][name] for name in resident["elemen"]} == resident["elemen"]
    local = session.control("GET", "/residents?wilayah=3303&limit=1").json["residents"][0]
    asked = session.send(session.fields(NIK=local["nik"], NAMA_LGKP=None, TRESHOLD=None), "CALL_NIK").json
    assert asked["content"][0]["NAMA_LGKP"] == local["elemen"]["NAMA_LGKP"]


def test_what_is_told_is_what_was_delivered_and_the_scanner_reads_it(session: Session) -> None:
    assert told(session) == {"kenari": WORD, "nilai": [], "status": [], "next": 0}
    nik = session.personas["warga-01"]["nik"]
    shown = row(session, "CALL_NIK")
    first = told(session)
    listed = {one["elemen"]: one for one in first["nilai"]}
    assert listed.keys() <= shown.keys() - {"NIK", "FOTO", "JENIS_KLMIN", "AGAMA"}
    assert {one["orang"] for one in first["nilai"]} == {nik}
    for name in ("NAMA_LGKP", "TMPT_LHR", "ALAMAT"):
        assert listed[name]["isi"] == shown[name]
        [word] = listed[name]["khas"]
        assert word in shown[name].split()
    assert (listed["TGL_LHR"]["kind"], listed["TGL_LHR"]["khas"]) == ("date", [])
    values = parse_values(first)
    assert {value.element for value in values} == listed.keys()
    assert {len(value.distinctive) for value in values} == {0, 1}

    session.call("warga-01", "CALL_NIK")
    assert told(session)["nilai"] == first["nilai"]
    session.call("warga-02")
    assert told(session)["nilai"] == first["nilai"]
    inside(session).search(session.personas["warga-03"]["nik"])
    both = told(session)
    assert {one["orang"] for one in both["nilai"]} == {nik, session.personas["warga-03"]["nik"]}
    assert told(session, f"?nik={nik}")["nilai"] == first["nilai"]
    assert {one["orang"] for one in told(session, f"?after={first['next']}")["nilai"]} >= {nik}
    assert told(session, f"?after={both['next']}")["nilai"] == []


def test_a_status_is_told_without_a_value_and_a_broken_answer_tells_nothing(session: Session) -> None:
    for persona in ("meninggal", "ganda", "non-aktif", "tidak-ada", "format-salah"):
        session.call(persona, "CALL_NIK")
    session.call("meninggal-2")
    nik = session.personas["warga-02"]["nik"]
    session.fault("truncate", {"bytes": 60}, count=1)
    with pytest.raises(http.client.IncompleteRead):
        session.call("warga-02", "CALL_NIK")
    session.fault("http_status", {"status": 500}, count=1)
    assert session.send(session.fields("warga-02"), "CALL_NIK").status == 500
    assert told(session)["nilai"] == []
    expected = [("meninggal", "11"), ("ganda", "12"), ("non-aktif", "14"), ("meninggal-2", "11")]
    assert told(session)["status"] == [
        {"orang": session.personas[persona]["nik"], "code": code} for persona, code in expected
    ]
    assert told(session, f"?nik={nik}")["status"] == []


@pytest.mark.parametrize("word", ["x" * 201, "dua\nbaris", "akhir\n", "\x00", 7, None])
def test_a_word_that_cannot_be_used_is_refused_by_its_name(gladi: Gladi, session: Session, word: object) -> None:
    for reply in (
        session.control("PATCH", "/hak-akses", {"kenari": word}),
        gladi.control("POST", "/sessions", {"agreement": DATA, "kenari": word}),
    ):
        assert (reply.status, reply.json["error"]["field"]) == (400, "kenari")
        assert reply.json["error"]["hint"]
    assert session.view()["kenari"] == WORD


def test_a_word_of_two_hundred_signs_is_taken(session: Session) -> None:
    assert session.change(kenari="é" * 200)["kenari"] == "é" * 200
