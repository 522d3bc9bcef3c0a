"""CALL_FR of a real `gladi serve`, by a client that encrypts as the contract says."""

import http.client
import json
import struct
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zlib import compress, crc32

import pytest

from tests.helpers.face_client import encrypt, encrypted, face_request, selfie
from tests.helpers.gladi_process import Gladi, Reply, Session, ask

DATA = "contoh-data-2026"


@pytest.fixture
def session(gladi: Gladi) -> Iterator[Session]:
    opened = gladi.open(DATA)
    yield opened
    opened.control("DELETE")


def pem_of(session: Session) -> str:
    """The public key, as an application gets it."""
    return str(session.view()["face"]["public_key"])


def foto_of(session: Session, persona: str) -> str:
    nik = session.personas[persona]["nik"]
    return str(session.control("GET", f"/personas/{nik}/biometrik").json["face"]["image"])


def clear(session: Session, persona: str = "warga-01", **changes: Any) -> dict[str, Any]:
    credentials = session.view()["credentials"]
    fields = {
        "user_id": credentials["user_id"],
        "password": credentials["password"],
        "ip": credentials["ip_user"],
        "nik": session.personas[persona]["nik"],
    }
    if "image" not in changes:
        fields["image"] = selfie(foto_of(session, persona))
    return face_request(**(fields | changes))


def post(session: Session, body: object, headers: dict[str, str] | None = None) -> Reply:
    path = urlsplit(session.view()["endpoints"]["CALL_FR"]).path
    return ask(session.gladi.web_service, "POST", path, body, headers)


def code(session: Session, persona: str = "warga-01", **changes: Any) -> int:
    reply = post(session, encrypted(pem_of(session), clear(session, persona, **changes)))
    assert reply.status == 200
    return int(reply.json["error"]["errorCode"])


def test_a_resident_is_recognised(session: Session) -> None:
    reply = post(session, encrypted(pem_of(session), clear(session)))
    assert reply.status == 200
    assert reply.headers["content-type"] == "application/json;charset=UTF-8"
    assert "simulator" in reply.headers["x-gladi"]
    answer = reply.json
    assert list(answer) == [
        "error",
        "httpResponseCode",
        "matchScore",
        "transactionId",
        "uid",
        "verificationResult",
        "quotaLimiter",
    ]
    assert answer["error"]["errorCode"] == 6018
    assert float(answer["matchScore"]) >= 9
    assert (answer["verificationResult"], answer["quotaLimiter"]) == ("true", "999")
    (entry,) = session.journal()
    assert (entry["door"], entry["method"], entry["code"], entry["charged"]) == ("face", "CALL_FR", "01", True)
    assert entry["nik"] == session.personas["warga-01"]["nik"]
    assert entry["request"]["password"] == "***"
    assert entry["request"]["image"].endswith("karakter)")
    assert len(json.dumps(entry)) < 5_000
    assert session.view()["kuota"]["used"] == 1


def test_another_person_is_not(session: Session) -> None:
    assert code(session, image=selfie(foto_of(session, "warga-02"))) == 6019
    assert session.journal()[-1]["code"] == "6019"


def test_the_address_is_matched_without_regard_to_case(session: Session) -> None:
    path = urlsplit(session.view()["endpoints"]["CALL_FR"]).path
    body = encrypted(pem_of(session), clear(session))
    for written in (path.lower(), path.upper(), path + "/"):
        assert ask(session.gladi.web_service, "POST", written, body).json["error"]["errorCode"] == 6018


def test_the_public_key_is_had_from_both_sides_and_outlives_the_run(gladi: Gladi) -> None:
    first = gladi.open(DATA, seed=71)
    assert gladi.control("GET", "/sessions").json["sessions"][-1]["face"]["public_key"] is None
    pem = pem_of(first)
    url = urlsplit(first.view()["face"]["public_key_url"])
    shown = ask(gladi.web_service, "GET", url.path)
    assert (shown.status, shown.body.decode()) == (200, pem)
    first.control("DELETE")
    assert ask(gladi.web_service, "GET", url.path).status == 405
    assert pem_of(gladi.open(DATA, seed=71)) == pem


def test_an_agreement_without_the_method_has_no_endpoint(gladi: Gladi) -> None:
    view = gladi.open().view()
    assert view["endpoints"]["CALL_FR"] is None
    assert view["face"] is None


@pytest.mark.parametrize(("form", "other"), [("encrypted", 5006), ("base64", 5006), ("clear", 5001)])
def test_the_form_of_the_fields_is_a_switch(session: Session, form: str, other: int) -> None:
    assert session.view()["hak_akses"]["face_fields"] == "encrypted"
    assert session.change(face_fields=form)["face"]["fields"] == form
    fields = clear(session)
    forms = {
        "encrypted": encrypted(pem_of(session), fields),
        "base64": fields
        | {key: b64encode(str(fields[key]).encode()).decode() for key in ("nik", "user_id", "password")},
        "clear": fields,
    }
    codes = {name: post(session, body).json["error"]["errorCode"] for name, body in forms.items()}
    assert codes.pop(form) == 6018
    assert set(codes.values()) == {other}


def test_a_form_that_does_not_exist_is_refused(session: Session) -> None:
    reply = session.control("PATCH", "/hak-akses", {"face_fields": "rot13"})
    assert (reply.status, reply.json["error"]["field"]) == (400, "face_fields")


def test_a_field_encrypted_with_another_key_is_told(gladi: Gladi, session: Session) -> None:
    other = pem_of(gladi.open(DATA, seed=99))
    body = encrypted(pem_of(session), clear(session)) | {"nik": encrypt(other, session.personas["warga-01"]["nik"])}
    assert post(session, body).json["error"]["errorCode"] in (5006, 6006)


def test_samples_are_shown_for_every_resident_and_for_nobody_else(session: Session) -> None:
    nik = session.personas["warga-01"]["nik"]
    samples = session.control("GET", f"/personas/{nik}/biometrik").json
    assert set(samples) == {"nik", "face", "finger", "iris"}
    assert (len(samples["finger"]), set(samples["iris"])) == (10, {"L", "R"})
    picture = session.control("GET", f"/personas/{nik}/foto.png")
    assert picture.headers["content-type"] == "image/png"
    assert b64encode(picture.body).decode() == samples["face"]["image"]
    for unknown in (session.personas["tidak-ada"]["nik"], "123", "x" * 200):
        reply = session.control("GET", f"/personas/{unknown}/biometrik")
        assert (reply.status, reply.json["error"]["code"]) == (404, "unknown_nik")


@pytest.mark.parametrize(("kind", "position"), [("Finger", "1"), ("finger", "10"), ("Iris", "R")])
def test_a_finger_and_an_iris_are_matched(session: Session, kind: str, position: str) -> None:
    samples = session.control("GET", f"/personas/{session.personas['warga-03']['nik']}/biometrik").json
    own = samples[kind.lower()][position]
    sent = {"image": "", "template": own, "type": kind, "position": position}
    assert code(session, "warga-03", **sent) == 6018
    assert code(session, "warga-04", **sent) == 6019


def test_consents_are_listed_and_described(session: Session) -> None:
    assert session.control("GET", "/consents").json == {"consents": []}
    assert code(session, consent=True) == 6018
    assert code(session, "warga-02") == 6018
    (consent,) = session.control("GET", "/consents").json["consents"]
    entry = session.journal()[0]
    assert consent == {
        "nik": session.personas["warga-01"]["nik"],
        "at": consent["at"],
        "method": "CALL_FR",
        "seq": entry["seq"],
    }
    assert consent["at"][:19] == entry["at"][:19]
    paths = session.gladi.control("GET", "/openapi.json").json["paths"]
    assert {"/v1/sessions/{session}/consents", "/v1/sessions/{session}/personas/{nik}/biometrik"} < set(paths)


def test_journal_consents_and_key_survive_a_power_cut(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'gladi.sqlite'}"
    before = Gladi("--store", store)
    session = before.open(DATA, seed=5)
    pem = pem_of(session)
    assert code(session, consent=True) == 6018
    consents = session.control("GET", "/consents").json
    before.kill()
    after = Gladi("--store", store)
    again = Session(after, session.id)
    assert again.control("GET", "/consents").json == consents
    assert pem_of(again) == pem
    assert again.view()["kuota"]["used"] == 1
    assert after.stop() == (0, "")


@pytest.mark.parametrize(
    ("kind", "params", "expected"),
    [
        ("code", {}, 5000),
        ("code", {"code": "6014"}, 6014),
        ("code", {"code": "7777"}, 7777),
    ],
)
def test_a_fault_of_the_door_answers_its_code(
    session: Session, kind: str, params: dict[str, object], expected: int
) -> None:
    session.fault(kind, params, door="face", count=1)
    assert session.code() == "01"
    assert code(session) == expected
    assert session.journal()[-1]["charged"] is False
    assert code(session) == 6018


@pytest.mark.parametrize("wrong", ["05", "6018", "abcd", ""])
def test_a_code_that_the_door_does_not_have_is_refused(session: Session, wrong: str) -> None:
    for limits in ({"door": "face"}, {"method": "CALL_FR"}):
        reply = session.control("POST", "/faults", {"kind": "code", "params": {"code": wrong}, **limits})
        assert (reply.status, reply.json["error"]["field"]) == (400, "params.code")


def test_other_faults_strike_the_door_too(session: Session) -> None:
    session.fault("http_status", {"status": 503}, door="face", count=1)
    body = encrypted(pem_of(session), clear(session))
    assert post(session, body).status == 503
    session.fault("reset", door="face", method="CALL_FR", count=1)
    with pytest.raises((ConnectionError, http.client.HTTPException)):
        post(session, body)
    assert post(session, body).json["error"]["errorCode"] == 6018


def bomb(width: int, height: int) -> bytes:
    """A PNG of some kilobytes that claims to be larger than any memory."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", compress(bytes(10_000_000), 9)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        (bomb(100_000, 100_000), 6015),
        (bomb(2**31 - 1, 2**31 - 1), 6015),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 500_000, 6015),
        (b"GIF89a" + b"\xff" * 1000, 6015),
        (b"\x89PNG\r\n\x1a\n", 6015),
    ],
)
def test_a_hostile_picture_cannot_be_processed(session: Session, image: bytes, expected: int) -> None:
    assert code(session, image=b64encode(image).decode()) == expected


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[" * 200_000,
        b"\x00" * 1000,
        b'{"nik": ' + b"9" * 100_000 + b"}",
        b'{"image": "' + b"A" * 2_000_000 + b'"}',
        json.dumps({str(n): n for n in range(5_000)}).encode(),
        b"nik=1&user_id=2",
        b'{"nik": {"a": [1]}, "user_id": [], "password": null, "image": 7, "threshold": {}, "type": 1e999}',
    ],
)
def test_a_hostile_body_is_a_wrong_parameter(session: Session, body: bytes) -> None:
    reply = post(session, body)
    assert reply.status == 200
    assert reply.json["error"]["errorCode"] == 5004
    assert len(json.dumps(session.journal())) < 200_000
    assert code(session) == 6018


def test_a_client_that_waits_for_100_is_told_to_go_on(session: Session) -> None:
    body = encrypted(pem_of(session), clear(session))
    assert post(session, body, {"Expect": "100-continue"}).json["error"]["errorCode"] == 6018


def test_a_browser_may_ask_and_others_are_told_what_is_served(session: Session) -> None:
    path = urlsplit(session.view()["endpoints"]["CALL_FR"]).path
    address = session.gladi.web_service
    assert ask(address, "OPTIONS", path, headers={"Origin": "http://x"}).headers["access-control-allow-origin"] == "*"
    assert ask(address, "GET", path).status == 405
    assert ask(address, "GET", "/api/face-recognition/dukcapil/x").status == 404


def test_the_door_stands_behind_a_base_path() -> None:
    gladi = Gladi("--store", "memory:", "--base-path", "/dapi")
    session = gladi.open(DATA)
    url = session.view()["endpoints"]["CALL_FR"]
    assert urlsplit(url).path.startswith("/dapi/api/face-recognition/dukcapil/")
    body = encrypted(pem_of(session), clear(session))
    host = url.removesuffix(urlsplit(url).path)
    assert ask(host, "POST", urlsplit(url).path, body).json["error"]["errorCode"] == 6018
    assert ask(host, "POST", urlsplit(url).path.removeprefix("/dapi"), body).status == 404
    assert gladi.stop() == (0, "")


def test_the_last_hits_go_to_as_many_as_there_are(gladi: Gladi) -> None:
    session = gladi.open({"extends": DATA, "kuota": 6})
    body = encrypted(pem_of(session), clear(session))
    with ThreadPoolExecutor(12) as pool:
        codes = list(pool.map(lambda _: post(session, body).json["error"]["errorCode"], range(24)))
    assert sorted(codes) == [5002] * 18 + [6018] * 6
    entries = session.journal("?limit=100")
    assert len(entries) == 24
    assert sum(entry["charged"] for entry in entries) == session.view()["kuota"]["used"] == 6
