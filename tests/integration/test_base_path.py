"""Does everything move when an institution's reverse proxy puts a prefix before every path?"""

import subprocess
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.helpers.gladi_process import PURBALINGGA, Gladi, Session, ask, command


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    gladi = Gladi("--store", "memory:", "--base-path", "/dapi/")
    yield gladi.open(PURBALINGGA)
    assert gladi.stop() == (0, "")


def test_the_announced_addresses_have_the_prefix_and_answer(session: Session) -> None:
    endpoint = session.view()["endpoints"]["CALL_VERIFY_BY_ELEMEN"]
    assert endpoint.startswith(f"{session.gladi.web_service}/dukcapil/get_json/")
    assert urlsplit(session.gladi.web_service).path == "/dapi"
    answer = ask(endpoint, "POST", urlsplit(endpoint).path, session.fields())
    assert answer.content["RESPONSE_CODE"] == "01"


def test_without_the_prefix_there_is_no_service(session: Session) -> None:
    assert ask(session.gladi.web_service, "POST", session.path(), session.fields()).status == 404


@pytest.mark.parametrize("path", ["/dapi/", "/dapi/v1/openapi.json", "/dapi/postman.json"])
def test_the_guide_speaks_of_addresses_with_the_prefix(session: Session, path: str) -> None:
    answer = ask(session.gladi.web_service, "GET", path)
    assert answer.status == 200
    assert session.gladi.web_service.encode() in answer.body


def test_a_prefix_that_is_no_path_is_a_usage_fault() -> None:
    done = subprocess.run(command("--base-path", "d a p i"), capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--base-path" in done.stderr
    assert done.stderr.count("\n") == 1
