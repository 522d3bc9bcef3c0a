"""A web page elsewhere gives its own name our address, or posts blindly: what does a real `gladi serve` let it do?"""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.helpers.gladi_process import PURBALINGGA, Gladi, Session, ask

PAGES = ("/", "/postman.json", "/penduduk.csv", "/penduduk.json", "/v1/openapi.json")


@pytest.fixture(scope="module")
def gladi() -> Iterator[Gladi]:
    running = Gladi("--store", "memory:", "--host", "localhost")
    yield running
    assert running.stop() == (0, "")


@pytest.fixture(scope="module")
def session(gladi: Gladi) -> Session:
    return gladi.open(seed=9)


def port_of(address: str) -> int:
    return urlsplit(address).port or 0


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["", "/SESSION"])
def test_the_control_api_does_not_answer_to_a_name_of_others(session: Session, method: str, path: str) -> None:
    address = f"/sessions{path.replace('SESSION', session.id)}"
    for host in ("evil.test", f"evil.test:{port_of(session.gladi.control_address)}", "127.0.0.1.evil.test"):
        # As after rebinding: the page and what it asks are of one origin.
        reply = session.gladi.control(
            method, address, {"agreement": PURBALINGGA}, {"Host": host, "Origin": f"http://{host}"}
        )
        assert (reply.status, reply.json["error"]["code"]) == (403, "foreign_host")
        assert host in reply.json["error"]["message"]
        assert "localhost" in reply.json["error"]["hint"]
        assert "password" not in reply.body.decode()
    assert session.view()["state"] == "open"


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.test"}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_simple_post_of_another_site_changes_nothing(gladi: Gladi, session: Session, headers: dict[str, str]) -> None:
    before = [view["id"] for view in gladi.control("GET", "/sessions").json["sessions"]]
    for path, body in (
        ("/sessions", b'{"agreement": "purbalingga-dinkominfo-2025"}'),
        (f"/sessions/{session.id}/clock/advance", b'{"by": "P1D"}'),
        (f"/sessions/{session.id}/faults", b'{"kind": "reset"}'),
    ):
        reply = gladi.control("POST", path, body, headers | {"Content-Type": "text/plain"})
        assert (reply.status, reply.json["error"]["code"]) == (403, "foreign_origin")
    assert [view["id"] for view in gladi.control("GET", "/sessions").json["sessions"]] == before
    assert session.control("GET", "/faults").json["faults"] == []


@pytest.mark.parametrize("name", ["localhost", "LocalHost", "gladi.localhost", "127.0.0.1", "[::1]"])
def test_every_name_of_this_machine_may_be_used(gladi: Gladi, session: Session, name: str) -> None:
    host = f"{name}:{port_of(gladi.control_address)}"
    assert gladi.control("GET", f"/sessions/{session.id}", headers={"Host": host}).status == 200
    page = ask(gladi.web_service, "GET", "/", headers={"Host": f"{name}:{port_of(gladi.web_service)}"})
    assert page.status == 200


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_not_shown_under_a_name_of_others(session: Session, path: str) -> None:
    shown = ask(session.gladi.web_service, "GET", path)
    refused = ask(session.gladi.web_service, "GET", path, headers={"Host": "evil.test"})
    assert (shown.status, refused.status) == (200, 403)
    assert b"127.0.0.1" in refused.body
    assert session.personas["warga-01"]["nik"].encode() not in refused.body


def test_the_web_service_answers_whatever_name_it_is_called_by(session: Session) -> None:
    fields = session.fields()
    for host in ("gladi", "dwh.contoh.test:8100", "evil.test", "127.0.0.1"):
        for _ in range(2):  # the second one on the fast path
            assert session.send(fields, headers={"Host": host}).content["RESPONSE_CODE"] == "01"
    assert ask(session.gladi.web_service, "GET", "/healthz", headers={"Host": "gladi"}).status == 200


def test_with_a_token_any_name_will_do() -> None:
    running = Gladi("--store", "memory:", token="rahasia-uji")
    assert running.control("GET", "/sessions", headers={"Host": "simulator:8190"}).status == 200
    refused = ask(running.control_address, "GET", "/v1/sessions", headers={"Host": "simulator:8190"})
    assert refused.json["error"]["code"] == "unauthorized"
    assert running.stop() == (0, "")
