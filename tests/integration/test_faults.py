"""What a line that is slow, breaks off or is cut looks like to a socket."""

import http.client
import json
import select
import socket
import struct
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from urllib.parse import urlsplit

import pytest

from tests.helpers.gladi_process import TIMEOUT_S, Gladi, Session


@pytest.fixture
def session(gladi: Gladi) -> Session:
    return gladi.open()


def ask_on(session: Session, persona: str = "warga-01") -> socket.socket:
    """A bare connection on which a right match was sent."""
    body = json.dumps(session.fields(persona)).encode()
    parts = urlsplit(session.gladi.web_service)
    line = socket.create_connection((parts.hostname, parts.port), timeout=TIMEOUT_S)
    line.sendall(f"POST {session.path()} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    return line


def read_answer(line: socket.socket) -> tuple[list[bytes], bytes, int]:
    """The head's lines without Date, the body, and in how many pieces it came: to its length, or to the end."""
    raw, pieces = b"", 0
    while not is_whole(raw) and (piece := line.recv(65_536)):
        raw += piece
        pieces += 1
    head, _, body = raw.partition(b"\r\n\r\n")
    return [part for part in head.split(b"\r\n") if not part.startswith(b"Date:")], body, pieces


def is_whole(raw: bytes) -> bool:
    head, _, body = raw.partition(b"\r\n\r\n")
    return b"\r\n\r\n" in raw and len(body) == length_in(head.split(b"\r\n"))


def length_in(head: list[bytes]) -> int:
    return next(int(part.partition(b":")[2]) for part in head if part.startswith(b"Content-Length:"))


def answer(session: Session) -> tuple[list[bytes], bytes, int]:
    with ask_on(session) as line:
        return read_answer(line)


def last(session: Session) -> tuple[str | None, str | None, bool]:
    entry = session.journal()[-1]
    return entry["fault"], entry["code"], entry["charged"]


def is_reset(line: socket.socket) -> bool:
    """Whether the next that comes is RST, not a byte and not an orderly end."""
    try:
        line.recv(1)
    except ConnectionResetError:
        return True
    return False


def go_away(line: socket.socket) -> None:
    """Close with RST, as a program that was killed."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    line.close()


def test_a_line_whose_faults_are_gone_answers_as_one_that_never_had_any(session: Session) -> None:
    session.change(kuota=None)
    before = answer(session)
    assert not any(part.startswith(b"Transfer-Encoding") for part in before[0])
    for kind, params in (("dribble", {"bytes_per_second": 1}), ("bandwidth", {"bits_per_second": 1}), ("reset", {})):
        session.fault(kind, params, nik=session.personas["warga-02"]["nik"])
    session.change(line_speed=True)
    session.change(line_speed=False)
    beside = answer(session)
    session.control("DELETE", "/faults")
    assert before[:2] == beside[:2] == answer(session)[:2]


def test_a_late_answer_has_the_bytes_of_a_prompt_one(session: Session) -> None:
    session.change(kuota=None)
    prompt = answer(session)
    session.fault("delay", {"ms": 20}, count=1)
    assert answer(session)[:2] == prompt[:2]


def test_a_hang_says_nothing_and_then_resets(session: Session) -> None:
    session.fault("hang", {"ms": 300}, count=1)
    started = perf_counter()
    with ask_on(session) as line:
        assert is_reset(line)
    assert perf_counter() - started >= 0.3
    assert last(session) == ("hang", None, False)
    assert session.code() == "01"


def test_a_reset_comes_instead_of_an_answer(session: Session) -> None:
    session.fault("reset", count=1)
    with ask_on(session) as line:
        assert is_reset(line)
    assert last(session) == ("reset", None, False)
    assert session.journal()[-1]["response"] == ""


@pytest.mark.parametrize("sent", [0, 1, 40])
def test_a_truncated_answer_announces_all_and_ends_early(session: Session, sent: int) -> None:
    session.change(kuota=None)
    head, whole, _ = answer(session)
    session.fault("truncate", {"bytes": sent}, count=1)
    broken = answer(session)
    assert broken[:2] == (head, whole[:sent])
    assert length_in(broken[0]) == len(whole)
    assert last(session) == ("truncate", None, False)


def test_a_client_library_notices_that_an_answer_is_truncated(session: Session) -> None:
    session.fault("truncate", {"bytes": 10}, count=1)
    with pytest.raises(http.client.IncompleteRead):
        session.call()


def test_a_dribble_comes_whole_in_small_pieces(session: Session) -> None:
    session.change(kuota=None)
    head, whole, _ = answer(session)
    session.fault("dribble", {"bytes_per_second": 2_000}, count=1)
    started = perf_counter()
    slow_head, body, pieces = answer(session)
    assert perf_counter() - started >= len(whole) / 2_000
    assert (slow_head, body) == (head, whole)
    assert pieces >= 3
    assert last(session) == ("dribble", "01", False)


def test_calls_share_the_bandwidth_that_strikes_them(session: Session) -> None:
    session.change(kuota=None)
    whole = answer(session)
    session.fault("bandwidth", {"bits_per_second": 40_000})
    started = perf_counter()
    with ThreadPoolExecutor(4) as callers:
        answers = list(callers.map(lambda _: answer(session), range(4)))
    bytes_sent = 4 * len(whole[1]) - 1_460
    assert perf_counter() - started >= bytes_sent * 8 / 40_000
    assert all(found[:2] == whole[:2] for found in answers)
    assert last(session) == ("bandwidth", "01", False)


def test_the_line_of_the_agreement_is_a_setting_and_its_calls_are_charged(session: Session) -> None:
    assert session.view()["line_speed"] is False
    assert session.change(line_speed=True)["line_speed"] is True
    assert answer(session)[1].startswith(b'{"content":[')
    assert last(session) == (None, "01", True)
    assert session.view()["kuota"]["used"] == 1


def test_a_connection_lives_on_after_a_slow_answer(session: Session) -> None:
    session.fault("bandwidth", {"bits_per_second": 1_000_000}, count=1)
    with ask_on(session) as line:
        assert b'"RESPONSE_CODE":"01"' in read_answer(line)[1]
        line.sendall(f"POST {session.path()} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{{}}".encode())
        assert b"RESPONSE_CODE" in read_answer(line)[1]


@pytest.mark.parametrize(
    ("kind", "params"),
    [("hang", {"ms": 600_000}), ("delay", {"ms": 600_000}), ("dribble", {"bytes_per_second": 1})],
)
def test_a_caller_that_does_not_wait_does_no_harm(session: Session, kind: str, params: dict[str, object]) -> None:
    session.fault(kind, params, count=1)
    line = ask_on(session)
    while not session.journal():
        pass
    go_away(line)
    assert session.code() == "01"


def test_sigterm_cuts_what_hangs_lets_a_late_answer_finish_and_a_dribble_have_its_grace() -> None:
    gladi = Gladi("--store", "memory:")
    session = gladi.open()
    nik = {name: session.personas[name]["nik"] for name in ("warga-01", "warga-02", "ganda")}
    session.fault("hang", {"ms": 600_000}, nik=nik["warga-01"])
    session.fault("delay", {"ms": 2_500}, nik=nik["warga-02"])
    session.fault("dribble", {"bytes_per_second": 1}, nik=nik["ganda"])
    hanging, late, dribbling = lines = [ask_on(session, name) for name in nik]
    while len(session.journal()) < len(lines):
        pass
    gladi.process.terminate()
    first, _, _ = select.select([hanging, late], [], [], TIMEOUT_S)
    assert first == [hanging]
    assert is_reset(hanging)
    assert b'"RESPONSE_CODE":"01"' in read_answer(late)[1]
    with pytest.raises(ConnectionResetError):
        read_answer(dribbling)
    for line in lines:
        line.close()
    assert gladi.stop() == (0, "")
