"""The journal of a real `gladi serve`: every answered call, once, readable at once and as it grows."""

import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from tests.helpers.gladi_process import TIMEOUT_S, Gladi, Session

KEYS = """
    seq at door method user_id nik code source_ip elemen_sent request response charged duration_ms fault quirks
""".split()
"""Interfaces: the control API."""


@pytest.fixture(scope="module")
def gladi(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gladi]:
    store = tmp_path_factory.mktemp("journal") / "gladi.sqlite"
    running = Gladi("--store", f"sqlite:///{store}")
    yield running
    assert running.stop() == (0, "")


@pytest.fixture
def session(gladi: Gladi) -> Session:
    return gladi.open()


@contextmanager
def stream(
    session: Session, query: str = "", headers: dict[str, str] | None = None
) -> Iterator[http.client.HTTPResponse]:
    """The journal's live view, open."""
    parts = urlsplit(session.gladi.control_address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=TIMEOUT_S)
    connection.request("GET", f"/v1/sessions/{session.id}/journal/stream{query}", headers=headers or {})
    response = connection.getresponse()
    assert (response.status, response.headers["Content-Type"]) == (200, "text/event-stream")
    try:
        yield response
    finally:
        response.close()
        connection.close()


def next_event(response: http.client.HTTPResponse) -> dict[str, str]:
    """The next event: field -> value."""
    event: dict[str, str] = {}
    while line := response.readline().decode().rstrip("\n"):
        name, _, value = line.partition(": ")
        event[name] = value
    return event


def test_an_entry_says_all_that_a_check_needs(session: Session) -> None:
    fields = session.fields("warga-02", ALAMAT=" ")
    body = session.send(fields).json
    (entry,) = session.journal()
    assert list(entry) == KEYS
    assert entry["request"] == fields | {"password": "***"}
    assert entry["response"] == body
    assert (entry["door"], entry["method"], entry["nik"], entry["code"]) == (
        "web_service",
        "CALL_VERIFY_BY_ELEMEN",
        fields["NIK"],
        "01",
    )
    assert (entry["source_ip"], entry["elemen_sent"]) == ("127.0.0.1", ["NIK", "NAMA_LGKP"])
    assert (entry["charged"], entry["fault"], entry["quirks"]) == (True, None, [])
    assert entry["at"].endswith("+07:00")
    assert entry["duration_ms"] >= 0


def test_times_are_the_sessions(session: Session) -> None:
    session.control("PUT", "/clock", {"now": "2026-12-31T23:30:00"})
    session.call()
    session.advance("PT45M")
    session.call()
    assert [entry["at"][:16] for entry in session.journal()] == ["2026-12-31T23:30", "2027-01-01T00:15"]


@pytest.mark.parametrize("dialect", ["juknis", "baru", "lama"])
def test_success_is_01_in_every_dialect(gladi: Gladi, dialect: str) -> None:
    assert gladi.open(dialect=dialect).code() == "01"


def test_quirks_are_named(session: Session) -> None:
    nik = int(str(session.fields()["NIK"]))
    session.send(session.fields(NIK=None, nik=nik))
    session.send(b'{"a,b": 1}')
    session.send(b"{")
    assert [entry["quirks"] for entry in session.journal()] == [
        ["huruf_kecil:nik", "nik_angka"],
        ["huruf_kecil:a,b"],
        ["badan_tak_terbaca"],
    ]


def test_no_password_is_ever_shown(session: Session) -> None:
    fields = session.fields()
    secret = str(fields["password"])
    broken = json.dumps(fields).encode().rstrip(b"}")
    multipart = "".join(f'--x\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items())
    session.send(fields)
    session.send(broken)
    session.send(urlencode(fields).encode())
    session.send(f"{multipart}--x--\r\n".encode(), headers={"Content-Type": "multipart/form-data; boundary=x"})
    shown = session.control("GET", "/journal").body.decode()
    assert [entry["code"] for entry in session.journal()] == ["01", "07", "01", "01"]
    assert secret not in shown
    assert shown.count("***") == 4


def test_a_journal_is_read_in_pages(session: Session) -> None:
    for _ in range(5):
        session.call()
    read: list[dict[str, Any]] = []
    after = 0
    while page := (reply := session.control("GET", f"/journal?after={after}&limit=2").json)["entries"]:
        assert len(page) <= 2
        assert reply["next"] == page[-1]["seq"]
        read += page
        after = reply["next"]
    assert reply["next"] == after
    assert read == session.journal()
    assert len({entry["seq"] for entry in read}) == 5


def test_journals_are_apart(gladi: Gladi) -> None:
    one, other = gladi.open(), gladi.open()
    one.call()
    other.call("meninggal")
    one.call("ganda")
    assert [entry["code"] for entry in one.journal()] == ["01", "12"]
    assert [entry["code"] for entry in other.journal()] == ["11"]


def test_a_stream_delivers_what_was_and_what_comes(session: Session) -> None:
    session.call()
    with stream(session) as response:
        first = next_event(response)
        session.call("meninggal")
        second = next_event(response)
    entries = session.journal()
    assert [json.loads(event["data"]) for event in (first, second)] == entries
    assert [event["id"] for event in (first, second)] == [str(entry["seq"]) for entry in entries]
    assert {first["event"], second["event"]} == {"entry"}


def test_a_stream_goes_on_where_it_was_left(session: Session) -> None:
    for _ in range(3):
        session.call()
    seqs = [entry["seq"] for entry in session.journal()]
    with stream(session, f"?after={seqs[1]}") as response:
        assert next_event(response)["id"] == str(seqs[2])
    with stream(session, headers={"Last-Event-ID": str(seqs[0])}) as response:
        assert [next_event(response)["id"] for _ in range(2)] == [str(seq) for seq in seqs[1:]]


def test_many_streams_see_each_entry_once(session: Session) -> None:
    with stream(session) as one, stream(session) as other:
        for persona in ("warga-01", "ganda", "tidak-ada"):
            session.call(persona)
        for response in (one, other):
            codes = [json.loads(next_event(response)["data"])["code"] for _ in range(3)]
            assert codes == ["01", "12", "13"]


def test_a_stream_ends_with_its_session(session: Session) -> None:
    session.call()
    with stream(session) as response:
        next_event(response)
        session.control("DELETE")
        assert response.read() == b""
    with stream(session) as response:
        assert next_event(response)["event"] == "entry"
        assert response.read() == b""


def test_a_reader_that_goes_away_does_no_harm(session: Session) -> None:
    with stream(session):
        pass
    assert [session.code() for _ in range(3)] == ["01"] * 3
