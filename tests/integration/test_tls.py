"""The web service over HTTPS."""

import http.client
import json
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from simulator.network.tls import make_certificate
from tests.helpers.gladi_command import gladi as run_gladi
from tests.helpers.gladi_process import PURBALINGGA, TIMEOUT_S, Gladi, Session


@pytest.fixture(scope="module")
def gladi() -> Iterator[Gladi]:
    running = Gladi("--store", "memory:", "--tls", "self-signed", "--session", PURBALINGGA)
    yield running
    assert running.stop() == (0, "")


def post(session: Session, trusted: ssl.SSLContext) -> bytes:
    """The answer to a right match over HTTPS."""
    parts = urlsplit(session.gladi.web_service)
    connection = http.client.HTTPSConnection(parts.hostname or "", parts.port, timeout=TIMEOUT_S, context=trusted)
    try:
        connection.request("POST", session.path(), json.dumps(session.fields()))
        return connection.getresponse().read()
    finally:
        connection.close()


def trust(gladi: Gladi) -> ssl.SSLContext:
    return ssl.create_default_context(cadata=gladi.lines[0]["certificate"])


def test_addresses_say_https_and_the_control_api_stays_as_it_was(gladi: Gladi) -> None:
    ready, session = gladi.lines
    assert ready["web_service"].startswith("https://127.0.0.1:")
    assert ready["control"].startswith("http://127.0.0.1:")
    assert session["endpoints"]["CALL_VERIFY_BY_ELEMEN"].startswith(ready["web_service"])


def test_a_client_that_trusts_the_certificate_is_answered_and_others_turn_away(gladi: Gladi) -> None:
    session = gladi.open()
    assert b'"RESPONSE_CODE":"01"' in post(session, trust(gladi))
    with pytest.raises(ssl.SSLCertVerificationError):
        post(session, ssl.create_default_context())
    (entry,) = session.journal()
    assert (entry["code"], entry["source_ip"]) == ("01", "127.0.0.1")


def test_faults_strike_https_too(gladi: Gladi) -> None:
    session = gladi.open()
    session.change(kuota=None)
    whole = post(session, trust(gladi))
    for kind, params in (("dribble", {"bytes_per_second": 5_000}), ("bandwidth", {"bits_per_second": 1_000_000})):
        session.fault(kind, params, count=1)
        assert post(session, trust(gladi)) == whole
    session.fault("truncate", {"bytes": 3}, count=1)
    with pytest.raises(http.client.IncompleteRead):
        post(session, trust(gladi))
    for kind, params in (("reset", {}), ("hang", {"ms": 50})):
        session.fault(kind, params, count=1)
        with pytest.raises(ConnectionResetError):
            post(session, trust(gladi))


def test_a_client_that_speaks_plain_http_does_no_harm(gladi: Gladi) -> None:
    parts = urlsplit(gladi.web_service)
    with socket.create_connection((parts.hostname, parts.port), timeout=TIMEOUT_S) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert not line.recv(1_000).startswith(b"HTTP/")


def test_a_certificate_of_ones_own_is_served(tmp_path: Path) -> None:
    certificate, key = make_certificate(("127.0.0.1",), datetime.now(UTC))
    (tmp_path / "cert.pem").write_bytes(certificate)
    (tmp_path / "key.pem").write_bytes(key)
    running = Gladi("--store", "memory:", "--tls", f"{tmp_path / 'cert.pem'},{tmp_path / 'key.pem'}")
    assert set(running.lines[0]) == {"event", "web_service", "control", "version", "store"}
    trusted = ssl.create_default_context(cadata=certificate.decode())
    assert b'"RESPONSE_CODE":"01"' in post(running.open(), trusted)
    assert running.stop() == (0, "")


@pytest.mark.parametrize(
    ("option", "code", "words"),
    [
        ("tidak-ada.pem,kunci.pem", 2, "tidak-ada.pem"),
        ("isi.pem,isi.pem", 5, "isi.pem"),
        (".,isi.pem", 5, "--tls"),
        ("isi.pem", 2, "self-signed | CERT,KEY"),
        (",isi.pem", 2, "self-signed | CERT,KEY"),
        ("", 2, "self-signed | CERT,KEY"),
    ],
)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_cannot_be_served_is_told_in_one_line(
    tmp_path: Path, option: str, code: int, words: str, lang: str
) -> None:
    (tmp_path / "isi.pem").write_text("bukan sertifikat\n", encoding="utf-8")
    ended = run_gladi(
        tmp_path, "serve", "--store", "memory:", "--port", "0", "--control-port", "0", "--tls", option, "--lang", lang
    )
    assert (ended.code, ended.out) == (code, "")
    assert words in ended.message
