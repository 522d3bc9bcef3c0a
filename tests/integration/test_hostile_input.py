"""Does the web service stand what no decent client sends? CI runs a short series, `make soak` the whole."""

import gzip
import json
import os
import socket
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from simulator.web_service import limits
from tests.helpers.gladi_process import Gladi, Reply, Session
from tests.helpers.hostile_requests import BOM, BOMB, MAX_BODY, Attack, attacks, post
from tests.helpers.saying import Say

SHORT, WHOLE = 1_500, 21_000
WARM = 300
"""Requests after which memory is measured: by then every pool and cache is filled."""
IS_SOAK = os.environ.get("GLADI_SOAK") == "1"
ANSWER_S = 5.0
MORE = 99
"""Calls in a request that is answered once: then the connection must be closed."""
GROWTH_MIB = 20


@pytest.fixture(scope="module")
def gladi(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gladi]:
    running = Gladi("--store", f"sqlite:///{tmp_path_factory.mktemp('hostile') / 'gladi.sqlite'}")
    yield running
    assert running.stop() == (0, "")


@pytest.fixture
def session(gladi: Gladi) -> Session:
    opened = gladi.open(dialect="juknis")
    opened.change(kuota=None)
    return opened


def connect(gladi: Gladi) -> socket.socket:
    parts = urlsplit(gladi.web_service)
    return socket.create_connection((parts.hostname, parts.port), timeout=ANSWER_S)


def replies(gladi: Gladi, attack: Attack) -> list[Reply]:
    """What comes back on one connection until every call is answered or the connection is closed.

    A client that broke HTTP (`calls` 0) then says that nothing more will come.
    """
    with connect(gladi) as line:
        try:
            line.sendall(attack.raw)
            if attack.calls == 0:
                line.shutdown(socket.SHUT_WR)
        except TimeoutError:
            pytest.fail(f"not read on: {attack}")
        except OSError:
            pass  # refused before all was sent
        heard = b""
        while attack.calls == 0 or len(parse(heard)) < attack.calls:
            try:
                more = line.recv(1 << 16)
            except ConnectionError:
                break
            except TimeoutError:
                pytest.fail(f"no answer and no end: {attack}")
            if not more:
                break
            heard += more
    return parse(heard)


def parse(heard: bytes) -> list[Reply]:
    """The whole answers in `heard`."""
    found: list[Reply] = []
    while b"\r\n\r\n" in heard:
        head, _, rest = heard.partition(b"\r\n\r\n")
        start, *lines = head.decode("latin-1").split("\r\n")
        status = int(start.split()[1])
        if status == 100:
            heard = rest
            continue
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        length = int(headers.get("content-length", "0"))
        if len(rest) < length:
            break
        found.append(Reply(status, headers, rest[:length]))
        heard = rest[length:]
    return found


def rss_mib(gladi: Gladi) -> float:
    """The memory in use, where the system tells it as Linux does; 0 elsewhere."""
    status = Path(f"/proc/{gladi.process.pid}/status")
    if not status.exists():
        return 0.0
    (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def journalled(session: Session) -> int:
    total, after = 0, 0
    while True:
        page = session.control("GET", f"/journal?limit=5000&after={after}").json
        if not page["entries"]:
            return total
        total, after = total + len(page["entries"]), page["next"]


def test_nothing_that_is_sent_brings_the_service_down(gladi: Gladi, session: Session, say: Say) -> None:
    path, fields = session.path(), session.fields()
    sent: Counter[str] = Counter()
    statuses: Counter[int] = Counter()
    answered, warm = 0, 0.0

    def check(attack: Attack) -> None:
        nonlocal answered, warm
        if sent.total() == WARM:
            warm = rss_mib(gladi)
        heard = replies(gladi, attack)
        sent[attack.name] += 1
        for reply in heard:
            statuses[reply.status] += 1
            assert reply.status < 500, attack
            assert "x-gladi" in reply.headers, attack
            if reply.headers.get("content-type") == "application/json;charset=UTF-8":
                assert reply.status == 200
                assert len(reply.json["content"]) == 1
                answered += "quotaLimiter" in reply.json  # absent where the lembaga is unknown
        if attack.calls:
            assert len(heard) == attack.calls or heard[-1].status == 400, attack

    run = settings(
        max_examples=WHOLE if IS_SOAK else SHORT,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run(given(attacks(path, fields))(check))()
    grown = rss_mib(gladi) - warm
    say(f"{sent.total()} hostile requests {dict(sent)}, answers {dict(statuses)}, grown by {grown:.1f} MiB")
    assert sent.total() >= (20_000 if IS_SOAK else 1_400)
    assert grown < GROWTH_MIB
    assert answered <= journalled(session)
    assert session.call().content["RESPONSE_CODE"] == "01"


def test_what_clients_get_slightly_wrong_is_understood_and_named(gladi: Gladi, session: Session) -> None:
    path, fields = session.path(), session.fields()
    right, form = json.dumps(fields).encode(), urlencode(fields).encode()
    kind = b"application/x-www-form-urlencoded"
    seen: list[tuple[str, ...]] = []
    for raw in (
        post(path, BOM + right),
        post(path, form + b"&", kind=kind),
        post(path, form + b"&option", kind=kind),
        post(path, right, b"Content-Encoding: gzip"),
        post(path, gzip.compress(right), b"Content-Encoding: gzip"),
        post(path, right, b"body: " + right.ljust(16 * 1024), b"timeout: 200"),
    ):
        (reply,) = replies(gladi, Attack("tolerated", raw))
        assert reply.content["RESPONSE_CODE"] == "01", raw[:300]
        seen.append(tuple(session.journal()[-1]["quirks"]))
    assert seen == [
        ("bom",),
        ("form", "ampersand_lebih"),
        ("form", "tanpa_sama_dengan"),
        ("content_encoding",),
        ("content_encoding",),
        (),
    ]


def test_a_body_that_cannot_be_read_is_answered_with_07_and_kept(gladi: Gladi, session: Session) -> None:
    path = session.path()
    bodies = {
        post(path, b"[" * 10_000 + b"]" * 10_000): "badan_tak_terbaca",
        post(path, BOMB, b"Content-Encoding: gzip"): "badan_tak_terbaca",
        post(path, b" " * (3 * MAX_BODY)): "badan_terlalu_besar",
    }
    for raw, quirk in bodies.items():
        (reply,) = replies(gladi, Attack("unreadable", raw))
        assert (reply.status, reply.content["RESPONSE_CODE"]) == (200, "07")
        assert "x-gladi" in reply.headers
        assert session.journal()[-1]["quirks"] == [quirk]


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Type: text/plain\r\nContent-Type: application/json\r\n",
        b"body: " + b"rahasia" * 10_000 + b"\r\n",
        b"X: rahasia\r\n" * 1_000,
        b"Content-Length: rahasia\r\n",
    ],
    ids=["content-type twice", "a header too long", "too many headers", "no length"],
)
def test_what_is_no_http_is_refused_without_repeating_it(gladi: Gladi, head: bytes) -> None:
    (reply,) = replies(gladi, Attack("no http", b"POST / HTTP/1.1\r\nHost: a\r\n" + head + b"\r\n", MORE))
    assert reply.status == 400
    assert "x-gladi" in reply.headers
    assert b"rahasia" not in reply.body


def test_who_sends_nothing_or_half_a_request_is_not_waited_for(gladi: Gladi, session: Session) -> None:
    head = post(session.path(), b"x" * 500).removesuffix(b"x" * 500)
    with connect(gladi) as silent, connect(gladi) as half, connect(gladi) as bodiless:
        began = time.monotonic()
        half.sendall(head[:40])
        bodiless.sendall(head + b'{"NIK":')
        for line, limit in (
            (silent, limits.FIRST_REQUEST_S),
            (half, limits.FIRST_REQUEST_S),
            (bodiless, limits.BODY_S + limits.LINGER_S),
        ):
            line.settimeout(limit + ANSWER_S)
            heard = b""
            while more := line.recv(1 << 16):
                heard += more
            assert time.monotonic() - began < limit + ANSWER_S
            if line is bodiless:
                (reply,) = parse(heard)
                assert reply.content["RESPONSE_CODE"] == "07"
                assert session.journal()[-1]["quirks"] == ["badan_terlambat"]
            else:
                assert heard == b""


def test_who_leaves_in_the_middle_of_a_body_is_not_mentioned(gladi: Gladi, session: Session) -> None:
    for _ in range(20):
        with connect(gladi) as line:
            line.sendall(post(session.path(), b"x" * 500)[:-100])
    assert session.call().content["RESPONSE_CODE"] == "01"
