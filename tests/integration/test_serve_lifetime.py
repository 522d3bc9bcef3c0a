"""How a real `gladi serve` starts, ends, and what it still knows afterwards."""

import http.client
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from conformance.application.process import free_port
from simulator.store.sqlite import SqliteStore
from tests.helpers.gladi_process import PURBALINGGA, TIMEOUT_S, Gladi, Session, command


@pytest.fixture
def store(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'gladi.sqlite'}"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gladi]:
    gladi = Gladi("--store", f"sqlite:///{tmp_path_factory.mktemp('running') / 'gladi.sqlite'}")
    yield gladi
    assert gladi.stop() == (0, "")


def refused(*options: str) -> tuple[int, str]:
    """Start a simulator that cannot start; return its exit code and message."""
    done = subprocess.run(
        command(*options), capture_output=True, text=True, encoding="utf-8", timeout=TIMEOUT_S, check=False
    )
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("gladi: ")
    assert done.stderr.count("\n") == 1
    return done.returncode, done.stderr


def test_a_session_survives_a_restart(store: str) -> None:
    gladi = Gladi("--store", store, "--session", PURBALINGGA)
    session = Session(gladi, gladi.lines[1]["id"])
    session.control("PUT", "/clock", {"now": "2026-03-01T10:00:00"})
    session.change(password="rotate", kuota=5, registered_ips=["127.0.0.1", "192.0.2.7"], strict=True)
    for persona in ("warga-01", "ganda", "format-salah"):
        session.call(persona)
    before, journal, personas = session.view(), session.journal(), session.personas
    assert gladi.stop() == (0, "")

    gladi = Gladi("--store", store, "--session", PURBALINGGA)
    after = gladi.lines[1]
    session = Session(gladi, after["id"])
    moving = {"clock": "", "endpoints": {}}
    assert after | moving == before | moving
    assert after["kuota"] == {"limit": 5, "used": 2, "remaining": 3}
    assert after["clock"].startswith("2026-03-01T10:0")
    assert session.journal() == journal
    assert session.personas == personas
    assert session.code("warga-02") == "01"
    assert session.journal()[-1]["seq"] > journal[-1]["seq"]
    assert gladi.stop() == (0, "")


def test_a_closed_session_stays_closed_and_a_new_run_begins(store: str) -> None:
    gladi = Gladi("--store", store, "--session", PURBALINGGA)
    old = Session(gladi, gladi.lines[1]["id"])
    old.call()
    old.control("DELETE")
    gladi.stop()
    gladi = Gladi("--store", store, "--session", PURBALINGGA)
    new = gladi.lines[1]
    assert (new["run"], new["kuota"]["used"]) == (2, 0)
    assert Session(gladi, old.id).view()["state"] == "closed"
    assert len(Session(gladi, old.id).journal()) == 1
    gladi.stop()


def test_what_was_answered_survives_a_kill(store: str) -> None:
    gladi = Gladi("--store", store)
    session = gladi.open()
    fields = session.fields()
    with ThreadPoolExecutor(8) as callers:
        replies = list(callers.map(lambda _: session.send(fields), range(40)))
    gladi.kill()
    gladi = Gladi("--store", store)
    again = Session(gladi, session.id)
    assert [entry["code"] for entry in again.journal()] == ["01"] * 40
    assert again.view()["kuota"]["used"] == 40
    assert len(replies) == 40
    assert gladi.stop() == (0, "")


def test_sigterm_lets_an_answer_under_way_finish_and_ends_live_views(store: str) -> None:
    gladi = Gladi("--store", store)
    watched, session = gladi.open(), gladi.open()
    parts = urlsplit(gladi.control_address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=TIMEOUT_S)
    connection.request("GET", f"/v1/sessions/{watched.id}/journal/stream")
    view = connection.getresponse()
    session.fault("delay", {"ms": 700}, count=1)
    fields = session.fields()
    with ThreadPoolExecutor(1) as caller:
        answer = caller.submit(session.send, fields)
        while not session.journal():
            assert not answer.done()
        assert gladi.stop() == (0, "")
        assert answer.result().content["RESPONSE_CODE"] == "01"
    assert view.read() == b""
    connection.close()


def test_the_dialect_may_be_chosen_at_start_and_at_a_restart(store: str) -> None:
    for dialect in ("lama", "baru"):
        gladi = Gladi("--store", store, "--session", PURBALINGGA, "--dialect", dialect)
        assert (gladi.lines[1]["dialect"], gladi.lines[1]["run"]) == (dialect, 1)
        gladi.stop()


def test_an_agreement_of_ones_own_opens_a_session(tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "fixtures" / "agreements" / f"{PURBALINGGA}.toml"
    own = tmp_path / "milik-sendiri.toml"
    own.write_text(source.read_text(encoding="utf-8").replace(PURBALINGGA, "milik-sendiri"), encoding="utf-8")
    gladi = Gladi("--store", "memory:", "--session", str(own))
    assert gladi.lines[1]["agreement"] == "milik-sendiri"
    assert gladi.stop() == (0, "")


@pytest.mark.parametrize(
    ("option", "address", "lang", "words"),
    [
        ("--port", "web_service", "id", "bebas saat ini"),
        ("--control-port", "control", "en", "free just now"),
    ],
)
def test_a_port_in_use_is_told_with_a_free_one(
    running: Gladi, option: str, address: str, lang: str, words: str
) -> None:
    port = str(urlsplit(running.lines[0][address]).port)
    code, message = refused("--store", "memory:", option, port, "--lang", lang)
    assert code == 5
    assert f"port {port} di 127.0.0.1 sudah dipakai / in use" in message
    assert words in message
    assert f"{option} 0" in message


def test_one_port_cannot_serve_both() -> None:
    port = str(free_port())
    code, message = refused("--store", "memory:", "--port", port, "--control-port", port)
    assert (code, "--control-port" in message) == (5, True)


def test_a_store_in_use_is_told(running: Gladi) -> None:
    arguments = running.process.args
    assert isinstance(arguments, list)
    store = str(arguments[arguments.index("--store") + 1])
    code, message = refused("--store", store)
    assert code == 5
    assert store.removeprefix("sqlite:///") in message
    assert "--store sqlite:///PATH" in message


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--session", "tidak-ada"), 2, ("tidak-ada", PURBALINGGA)),
        (("--session", "tidak-ada.toml"), 2, ("tidak-ada.toml",)),
        (("--store", "kertas"), 5, ("kertas", "sqlite:///PATH")),
        (("--host", "192.0.2.1"), 5, ("192.0.2.1",)),
        (("--host", "tidak-ada.invalid"), 5, ("tidak-ada.invalid",)),
        (("--port", "65536"), 2, ("--port",)),
        (("--dialect", "gaul"), 2, ("juknis",)),
        (("--kuota", "1"), 2, ("--kuota",)),
    ],
)
def test_a_wrong_start_ends_with_one_line_and_its_code(
    options: tuple[str, ...], code: int, words: tuple[str, ...]
) -> None:
    exit_code, message = refused("--store", "memory:", *options)
    assert exit_code == code
    assert all(word in message for word in words)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("PRAGMA user_version = 3", ("bentuknya 3", "versi gladi yang membuatnya")),
        ("INSERT INTO session VALUES ('a', 0, x'7b7d')", ("tidak terbaca", "versi gladi yang membuatnya")),
    ],
)
def test_a_store_of_another_version_is_refused_in_one_line(
    tmp_path: Path, statement: str, words: tuple[str, ...]
) -> None:
    path = tmp_path / "gladi.sqlite"
    SqliteStore(path)._db.close()
    with sqlite3.connect(path) as db:
        db.execute(statement)
    db.close()
    code, message = refused("--store", f"sqlite:///{path}")
    assert code == 5
    assert all(word in message for word in words)


def test_without_a_store_the_users_data_directory_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setitem(os.environ, name, str(tmp_path))
    gladi = Gladi()
    assert gladi.stop() == (0, "")
    assert [path.name for path in tmp_path.rglob("gladi.sqlite")] == ["gladi.sqlite"]
