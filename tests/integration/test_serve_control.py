"""The control API of a real `gladi serve`: what it answers, and what it says of a mistake."""

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.helpers.gladi_process import PURBALINGGA, Gladi, Session, ask

TOKEN = "rahasia-panel"


@pytest.fixture(scope="module")
def session(gladi: Gladi) -> Session:
    return gladi.open(seed=77)


@pytest.fixture(scope="module")
def guarded() -> Iterator[Gladi]:
    running = Gladi("--store", "memory:", token=TOKEN)
    yield running
    assert running.stop() == (0, "")


def test_a_session_opens_with_all_that_may_be_given(gladi: Gladi) -> None:
    reply = gladi.control(
        "POST",
        "/sessions",
        {
            "agreement": {"extends": PURBALINGGA, "kuota": 7, "elemen": ["NIK", "NAMA_LGKP"]},
            "aplikasi": {"nama": "Lapor", "elemen": ["NIK"]},
            "seed": 31,
            "dialect": "lama",
            "clock": "2026-01-31T08:00:00",
        },
    )
    view = reply.json
    assert reply.status == 201
    assert (view["seed"], view["dialect"], view["kuota"]["limit"]) == (31, "lama", 7)
    assert view["clock"].startswith("2026-01-31T08:00:0")
    assert view["clock"].endswith("+07:00")
    assert view["aplikasi"] == {"nama": "Lapor", "elemen": ["NIK"]}
    assert view["elemen"] == ["NIK", "NAMA_LGKP"]
    assert view["sim"]


def test_an_agreement_of_the_past_starts_on_its_first_working_day(gladi: Gladi) -> None:
    assert gladi.open("karanganyar-baperlitbang-2021").view()["clock"].startswith("2021-03-01T09:00:0")


def test_a_seed_in_use_is_a_conflict_until_its_session_is_closed(gladi: Gladi) -> None:
    body = {"agreement": PURBALINGGA, "seed": 55}
    first = gladi.control("POST", "/sessions", body).json
    taken = gladi.control("POST", "/sessions", body)
    assert (taken.status, taken.json["error"]["code"], taken.json["error"]["field"]) == (409, "seed_taken", "seed")
    assert first["id"] in taken.json["error"]["message"]
    gladi.control("DELETE", f"/sessions/{first['id']}")
    second = gladi.control("POST", "/sessions", body)
    assert (second.status, second.json["run"], second.json["lembaga"]) == (201, 2, first["lembaga"])
    assert second.json["credentials"] == first["credentials"]


def test_all_faults_of_an_agreement_are_told_at_once(gladi: Gladi) -> None:
    agreement = {"extends": PURBALINGGA, "kuota": -1, "norms": [], "tujuan": "", "kouta": 3}
    reply = gladi.control("POST", "/sessions", {"agreement": agreement})
    error = reply.json["error"]
    assert (reply.status, error["code"]) == (422, "invalid_agreement")
    assert [fault["field"] for fault in error["faults"]] == [
        "agreement.kouta",
        "agreement.tujuan",
        "agreement.kuota",
        "agreement.norms",
    ]
    assert error["faults"][0] == {key: error[key] for key in ("field", "message", "hint")}
    assert all(set(fault) == {"field", "message", "hint"} and all(fault.values()) for fault in error["faults"])


def test_an_agreement_with_own_names_gives_them_to_one_open_session(gladi: Gladi) -> None:
    agreement = {"extends": PURBALINGGA, "name": "dinas-kami-2026", "lembaga": "DINAS_KAMI", "user_id": "kami01"}
    first = gladi.control("POST", "/sessions", {"agreement": agreement, "seed": 1}).json
    assert (first["lembaga"], first["credentials"]["user_id"]) == ("DINAS_KAMI", "kami01")
    assert "/DINAS_KAMI/" in first["endpoints"]["CALL_VERIFY_BY_ELEMEN"]
    for body in ({"agreement": agreement, "seed": 2}, {"agreement": agreement | {"name": "dinas-lain"}}):
        taken = gladi.control("POST", "/sessions", body)
        assert (taken.status, taken.json["error"]["code"]) == (409, "identity_taken")
        assert first["id"] in taken.json["error"]["message"]
    gladi.control("DELETE", f"/sessions/{first['id']}")
    second = gladi.control("POST", "/sessions", {"agreement": agreement | {"name": "dinas-lain"}})
    assert (second.status, second.json["lembaga"]) == (201, "DINAS_KAMI")
    assert Session(gladi, second.json["id"]).code() == "01"


def test_closing_twice_does_no_harm_to_the_successor(gladi: Gladi) -> None:
    old = gladi.open(seed=56)
    old.control("DELETE")
    new = gladi.open(seed=56)
    assert old.control("DELETE").status == 200
    assert new.code() == "01"


def test_sessions_are_listed_in_the_order_of_opening(gladi: Gladi) -> None:
    first, second = gladi.open(), gladi.open()
    second.control("DELETE")
    listed = {view["id"]: view["state"] for view in gladi.control("GET", "/sessions").json["sessions"]}
    assert list(listed)[-2:] == [first.id, second.id]
    assert (listed[first.id], listed[second.id]) == ("open", "closed")


def test_personas_are_listed_with_what_a_correct_call_gets(session: Session) -> None:
    personas = session.control("GET", "/personas").json["personas"]
    assert {p["code"] for p in personas} == {"01", "08", "11", "12", "13", "14", "15"}
    assert all(set(p) == {"name", "nik", "nomor_kk", "code", "elemen", "canary", "note"} for p in personas)
    assert all(isinstance(p["nik"], str) and p["nik"][12] == "9" for p in personas)


def test_the_password_is_rotated_or_set_and_the_old_one_no_longer_works(session: Session) -> None:
    seen = [session.view()["credentials"]["password"]]
    for password in ("rotate", "rotate", "sendiri, dengan {tanda}"):
        old = session.fields()
        seen.append(session.change(password=password)["credentials"]["password"])
        assert session.send(old).content["RESPONSE_CODE"] == "03"
        assert session.code() == "01"
    assert len(set(seen)) == 4
    assert seen[-1] == "sendiri, dengan {tanda}"


def test_only_what_is_named_changes(session: Session) -> None:
    before = session.view() | {"clock": ""}
    assert session.change() | {"clock": ""} == before
    after = session.change(kuota=3, lenient=True, strict=True) | {"clock": ""}
    assert after == before | {
        "lenient": True,
        "strict": True,
        "kuota": after["kuota"],
        "hak_akses": before["hak_akses"] | {"kuota": 3, "lenient": True, "strict": True},
    }
    assert after["kuota"]["limit"] == 3
    session.change(kuota=200, lenient=False, strict=False)


def test_what_costs_a_hit_and_how_it_is_spelt_are_switches(session: Session) -> None:
    found = session.change(charged=["07"], variants=["kelamin_kapital", "ip_client"], dialect="lama")["hak_akses"]
    assert (found["charged"], found["variants"]) == (["07"], ["ip_client", "kelamin_kapital"])
    assert session.send(session.fields(ip_user="127.0.0.9")).content == {"RESPON": "IP Client  Tidak terdaftar"}
    assert [session.code(), session.code(NIK="")] == ["01", "07"]
    assert [entry["charged"] for entry in session.journal()[-3:]] == [False, False, True]
    for wrong, field in (({"charged": ["99"]}, "charged"), ({"variants": ["lain"]}, "variants[]")):
        error = session.control("PATCH", "/hak-akses", wrong).json["error"]
        assert error["field"].startswith(field.removesuffix("[]"))
    session.change(charged=["01", "11", "12", "13", "14"], variants=[], dialect="juknis")


def test_the_code_of_a_success_and_the_texts_of_a_refusal_are_switches(session: Session) -> None:
    assert session.change(success_code=False)["hak_akses"]["success_code"] is False
    assert "RESPONSE_CODE" not in session.send(session.fields()).content
    session.change(success_code=None, variants=["tanpa_response", "tanpa_response_desc"])
    assert session.send(session.fields()).content["RESPONSE_CODE"] == "01"
    assert session.send(session.fields(password="x")).content == {"RESPONSE_CODE": "03", "RESPON": "Gagal Login"}
    none_left = ["tanpa_respon", "tanpa_response", "tanpa_response_desc"]
    refused = session.control("PATCH", "/hak-akses", {"variants": none_left})
    assert (refused.status, refused.json["error"]["field"]) == (400, "variants")
    session.change(variants=[])


def test_a_refused_change_changes_nothing(session: Session) -> None:
    before = session.view() | {"clock": ""}
    for changes in ({"kuota": 1, "hours": ["x", "y"]}, {"user_active": False, "registered_ips": ["kantor"]}):
        assert session.control("PATCH", "/hak-akses", changes).status == 400
    assert session.view() | {"clock": ""} == before


def test_the_clock_is_set_and_moved(session: Session) -> None:
    assert session.control("PUT", "/clock", {"now": "2026-02-28T23:00:00"}).json["clock"].startswith("2026-02-28T23:00")
    reply = session.control("POST", "/clock/advance", {"by": "PT15H"})
    assert reply.json["clock"].startswith("2026-03-01T14:00")
    assert session.control("PUT", "/clock", {"now": "2026-02-28T23:00:00Z"}).json["clock"].startswith("2026-03-01T06:")


def test_faults_are_listed_and_removed(session: Session) -> None:
    first, second = session.fault("delay", {"ms": 1}, count=2), session.fault("malformed", probability=0.5)
    faults = session.control("GET", "/faults").json["faults"]
    assert [fault["id"] for fault in faults] == [first, second]
    assert (faults[0]["count"], faults[1]["probability"]) == (2, 0.5)
    assert [f["id"] for f in session.control("DELETE", f"/faults/{first}").json["faults"]] == [second]
    assert session.control("DELETE", f"/faults/{first}").json["error"]["code"] == "unknown_fault"
    assert session.control("DELETE", "/faults").json["faults"] == []


SESSION = "/sessions/SESSION"


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "field"),
    [
        ("POST", "/sessions", b"{", 400, None),
        ("POST", "/sessions", [], 400, None),
        ("POST", "/sessions", {}, 400, "agreement"),
        ("POST", "/sessions", {"agreement": "tidak-ada"}, 422, "agreement"),
        ("POST", "/sessions", {"agreement": {"extends": "tidak-ada"}}, 422, "agreement"),
        ("POST", "/sessions", {"agreement": {"extends": PURBALINGGA, "kuota": -1}}, 422, "agreement.kuota"),
        ("POST", "/sessions", {"agreement": {"name": "x"}}, 422, "agreement.title"),
        ("POST", "/sessions", {"agreement": {"extends": PURBALINGGA, "norms": []}}, 422, "agreement.norms"),
        ("POST", "/sessions", {"agreement": {"extends": PURBALINGGA, "norms": ["PBG"]}}, 422, "agreement.norms"),
        (
            "POST",
            "/sessions",
            {"agreement": {"extends": PURBALINGGA, "norms": [], "norma": {"juknis": {"judul": "J", "pola": "PBG-X"}}}},
            422,
            "agreement.norma.juknis.pola",
        ),
        ("POST", "/sessions", {"agreement": {"extends": PURBALINGGA, "password": "x"}}, 422, "agreement.password"),
        (
            "POST",
            "/sessions",
            {"agreement": {"extends": PURBALINGGA, "password_env": "DWH_TIDAK_ADA"}},
            422,
            "agreement.password_env",
        ),
        ("POST", "/sessions", {"agreement": PURBALINGGA, "seed": 0}, 400, "seed"),
        ("POST", "/sessions", {"agreement": PURBALINGGA, "dialect": "gaul"}, 400, "dialect"),
        ("POST", "/sessions", {"agreement": PURBALINGGA, "clock": "besok"}, 400, "clock"),
        ("POST", "/sessions", {"agreement": PURBALINGGA, "clock": "9999-12-31T23:59:59"}, 400, "clock"),
        ("POST", "/sessions", {"agreement": PURBALINGGA, "aplikasi": {"elemen": ["X"]}}, 400, "aplikasi.elemen"),
        ("GET", "/sessions/lain", None, 404, "session"),
        ("DELETE", "/sessions/lain", None, 404, "session"),
        ("GET", "/sessions/lain/journal", None, 404, "session"),
        ("GET", "/lain", None, 404, None),
        ("PUT", "/sessions", {}, 405, None),
        ("PUT", f"{SESSION}/clock", {}, 400, "now"),
        ("PUT", f"{SESSION}/clock", {"now": 1}, 400, "now"),
        ("PUT", f"{SESSION}/clock", {"now": "1999-01-01"}, 400, "now"),
        ("POST", f"{SESSION}/clock/advance", {"by": "15 jam"}, 400, "by"),
        ("POST", f"{SESSION}/clock/advance", {"by": "-PT1H"}, 400, "by"),
        ("POST", f"{SESSION}/clock/advance", {"by": "P999999D"}, 400, "by"),
        ("POST", f"{SESSION}/clock/advance", {"by": "P999999999D"}, 400, "by"),
        ("PATCH", f"{SESSION}/hak-akses", {"kota": 1}, 400, "kota"),
        ("PATCH", f"{SESSION}/hak-akses", {"kuota": -1}, 400, "kuota"),
        ("PATCH", f"{SESSION}/hak-akses", {"kuota": 10**30}, 400, "kuota"),
        ("PATCH", f"{SESSION}/hak-akses", {"password": " "}, 400, "password"),
        ("PATCH", f"{SESSION}/hak-akses", {"hours": ["07:00", "07:00"]}, 400, "hours"),
        ("PATCH", f"{SESSION}/hak-akses", {"registered_ips": ["127.0.0.1", "x"]}, 400, "registered_ips"),
        ("PATCH", f"{SESSION}/hak-akses", {"pks_until": "besok"}, 400, "pks_until"),
        ("POST", f"{SESSION}/faults", {}, 400, "kind"),
        ("POST", f"{SESSION}/faults", {"kind": "gempa"}, 400, "kind"),
        ("POST", f"{SESSION}/faults", {"kind": "code", "params": {"code": "01"}}, 400, "params.code"),
        ("POST", f"{SESSION}/faults", {"kind": "malformed", "method": "get_nik"}, 400, "method"),
        ("DELETE", f"{SESSION}/faults/f99", None, 404, "fault"),
        ("GET", f"{SESSION}/journal?after=x", None, 400, "after"),
        ("GET", f"{SESSION}/journal?after=-1", None, 400, "after"),
        ("GET", f"{SESSION}/journal?limit=5001", None, 400, "limit"),
        ("GET", f"{SESSION}/journal/stream?after=x", None, 400, "after"),
        ("POST", "/sessions", b" " * 2_000_000, 413, None),
    ],
)
def test_a_mistake_is_told_with_its_field_and_a_remedy(
    session: Session, method: str, path: str, body: object, status: int, field: str | None
) -> None:
    reply = session.gladi.control(method, path.replace("SESSION", session.id), body)
    assert reply.status == status
    error = reply.json["error"]
    assert set(error) - {"faults"} == {"code", "message", "field", "hint"}
    assert ("faults" in error) is (error["code"] == "invalid_agreement")
    assert error["field"] == field
    assert error["code"] != "internal"
    assert error["message"]
    assert error["hint"]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "/clock", {"now": "2026-06-01"}),
        ("POST", "/clock/advance", {"by": "P1D"}),
        ("PATCH", "/hak-akses", {}),
        ("POST", "/faults", {"kind": "malformed"}),
    ],
)
def test_a_closed_session_is_read_and_not_changed(gladi: Gladi, method: str, path: str, body: object) -> None:
    session = gladi.open()
    session.call()
    session.control("DELETE")
    assert len(session.journal()) == 1
    assert session.control("GET", "/personas").status == 200
    error = session.control(method, path, body)
    assert (error.status, error.json["error"]["code"]) == (409, "closed")


@pytest.mark.parametrize(
    "header", [None, "Bearer salah", f"Bearer {TOKEN}x", "Bearer", "Bearer \xe9", f"Basic {TOKEN}", ""]
)
def test_a_token_that_is_set_is_required(guarded: Gladi, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header}
    for path in ("/v1/sessions", "/v1/openapi.json", "/v1/lain"):
        reply = ask(guarded.control_address, "GET", path, headers=headers)
        assert (reply.status, reply.json["error"]["code"]) == (401, "unauthorized")


def test_with_its_token_the_api_answers(guarded: Gladi) -> None:
    assert guarded.control("GET", "/sessions").json == {"sessions": []}
    assert guarded.open().code() == "01"


def test_health_is_told_without_a_token(guarded: Gladi) -> None:
    reply = ask(guarded.control_address, "GET", "/healthz")
    assert (reply.status, reply.json["status"], reply.json["simulator"]) == (200, "ok", True)


def test_a_blank_token_is_none() -> None:
    running = Gladi("--store", "memory:", "--token", "")
    assert ask(running.control_address, "GET", "/v1/sessions").status == 200
    foreign = ask(running.control_address, "GET", "/v1/sessions", headers={"Origin": "http://example.org"})
    assert foreign.json["error"]["code"] == "foreign_origin"
    assert running.stop() == (0, "")


def test_the_api_describes_itself(gladi: Gladi) -> None:
    document = ask(gladi.control_address, "GET", "/v1/openapi.json").json
    assert document["openapi"].startswith("3.1")
    agreement = document["components"]["schemas"]["OpenSession"]["properties"]["agreement"]
    assert {"$ref": "#/components/schemas/Pks"} in agreement["anyOf"]
    assert "norma" in document["components"]["schemas"]["Pks"]["properties"]
    assert "identity_taken" in document["paths"]["/v1/sessions"]["post"]["summary"]
    calls = {(path, method) for path, operations in document["paths"].items() for method in operations}
    assert {
        ("/v1/sessions", "post"),
        ("/v1/sessions", "get"),
        ("/v1/sessions/{session}", "delete"),
        ("/v1/sessions/{session}/personas", "get"),
        ("/v1/sessions/{session}/journal", "get"),
        ("/v1/sessions/{session}/journal/stream", "get"),
        ("/v1/sessions/{session}/clock", "put"),
        ("/v1/sessions/{session}/clock/advance", "post"),
        ("/v1/sessions/{session}/hak-akses", "patch"),
        ("/v1/sessions/{session}/faults", "post"),
        ("/v1/sessions/{session}/faults/{fault}", "delete"),
    } <= calls
    ids = [op["operationId"] for operations in document["paths"].values() for op in operations.values()]
    assert len(set(ids)) == len(ids)
    text = str(document)
    assert all(f"'{name}': {{" in text for name in ("OpenSession", "PatchHakAkses", "SwitchFault"))


def test_another_site_in_a_browser_has_no_say(gladi: Gladi) -> None:
    own = gladi.control_address
    assert ask(own, "GET", "/v1/sessions", headers={"Origin": own}).status == 200
    assert ask(own, "GET", "/v1/sessions", headers={"Origin": "null"}).status == 403


def test_bytes_that_are_no_http_are_refused(gladi: Gladi) -> None:
    for address in (gladi.control_address, gladi.web_service):
        parts = urlsplit(address)
        with socket.create_connection((parts.hostname, parts.port), timeout=30) as line:
            line.sendall(b"\x16\x03\x01\x00\xa5\x01\x00\r\n\r\n")
            assert line.recv(100).startswith(b"HTTP/1.0 400")


def test_ordinary_residents_are_listed_in_pages_up_to_the_last(gladi: Gladi, session: Session) -> None:
    path = f"/sessions/{session.id}/residents"
    first = gladi.control("GET", path).json
    again = gladi.control("GET", f"{path}?after=10&limit=2").json
    assert [one["name"] for one in first["residents"]] == [f"penduduk-{number:05}" for number in range(1, 51)]
    assert again["residents"] == first["residents"][10:12]
    assert (first["next"], again["next"]) == (50, 12)
    last = first["last"]
    end = gladi.control("GET", f"{path}?after={last - 3}&limit=500").json
    assert (len(end["residents"]), end["next"]) == (3, last)
    for query in (f"after={last}", f"after={10**17}"):
        beyond = gladi.control("GET", f"{path}?{query}")
        error = beyond.json["error"]
        assert (beyond.status, error["code"], error["field"]) == (400, "invalid", "after")
        assert str(last - 1) in error["message"]
        assert str(last) in error["hint"]


def test_residents_of_a_region_are_listed_in_pages_by_what_a_correct_call_gets(gladi: Gladi, session: Session) -> None:
    path = f"/sessions/{session.id}/residents?wilayah=3303"
    first = gladi.control("GET", f"{path}&limit=5").json
    third = int(first["residents"][2]["name"].rpartition("-")[2])
    again = gladi.control("GET", f"{path}&limit=2&after={third}").json
    assert again["residents"] == first["residents"][3:]
    assert again["next"] == first["next"] < first["last"]
    assert gladi.control("GET", f"/sessions/{session.id}").json["wilayah"] == "3303"
    end = gladi.control("GET", f"{path}&after={first['last'] - 1}").json
    assert end["next"] == first["last"]
    for code in ("01", "11", "13", "15"):
        one = gladi.control("GET", f"{path}&limit=1&code={code}").json["residents"][0]
        asked = session.call(NIK=one["nik"], NAMA_LGKP=one["elemen"].get("NAMA_LGKP", "SIAPA SAJA"))
        assert (one["code"], asked.json["content"][0].get("RESPONSE_CODE", "01")) == (code, code)
    for query, field in (("wilayah=3399", "wilayah"), ("wilayah=", "wilayah"), ("wilayah=3303&code=05", "code")):
        wrong = gladi.control("GET", f"/sessions/{session.id}/residents?{query}")
        assert (wrong.status, wrong.json["error"]["field"]) == (400, field)
