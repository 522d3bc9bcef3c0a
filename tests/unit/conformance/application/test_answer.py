"""Is any answer read with one deadline for the whole of it, up to a limit, as far as it came?"""

import gzip
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest

from conformance.application.answer import MOST_TAGS, Client, NoAnswer, ask_once, probe
from conformance.application.limits import MOST_READ
from tests.helpers.raw_server import OK, serving, whole

Sends = Callable[[socket.socket, bytes], None]


def trickle(head: bytes) -> Sends:
    def send(line: socket.socket, _: bytes) -> None:
        line.sendall(head)
        for _count in range(200):
            line.sendall(b".")
            time.sleep(0.05)

    return send


def timed(work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def test_a_page_that_trickles_is_read_as_far_as_it_came() -> None:
    with serving(trickle(OK + b"\r\nAduan diterima")) as url:
        began = time.monotonic()
        answer = ask_once("GET", url, 0.5)
        assert time.monotonic() - began < 2
    assert (answer.status, answer.text[:16]) == (200, "Aduan diterima..")
    assert answer.cut is not None
    assert answer.cut.english == "the answer did not end within 0.5 seconds"


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nX-Panjang: "])
def test_a_head_that_trickles_or_never_comes_is_no_answer(head: bytes) -> None:
    with serving(trickle(head) if head else lambda line, _: time.sleep(3)) as url:
        with pytest.raises(NoAnswer, match=r"tidak ada jawaban dalam 0.4 detik") as caught:
            ask_once("GET", url, 0.4)
        assert caught.value.is_late
        assert timed(lambda: probe(url, 0.4)) < 2


def test_a_page_without_end_is_read_up_to_the_limit() -> None:
    def send(line: socket.socket, _: bytes) -> None:
        line.sendall(OK + b"\r\n")
        while True:
            line.sendall(b"x" * 65536)

    with serving(send) as url:
        answer = ask_once("GET", url, 20)
    assert (len(answer.body), answer.is_long) == (MOST_READ, True)
    assert str(MOST_READ) in (answer.cut or ("", ""))[0]


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_page_that_unpacks_to_gigabytes_costs_no_more_than_the_limit(encoding: str) -> None:
    pack = zlib.compressobj(9, wbits=31 if encoding == "gzip" else 15)
    bomb = b"".join(pack.compress(bytes(1 << 20)) for _ in range(200)) + pack.flush()
    with serving(whole(bomb, f"Content-Encoding: {encoding}")) as url:
        tracemalloc.start()
        answer = ask_once("GET", url, 20)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert (len(answer.body), answer.is_long) == (MOST_READ, True)
    assert peak < 6 * MOST_READ


RAW_DEFLATE = zlib.compressobj(wbits=-15)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(b"Aduan diterima", mtime=0)),
        ("deflate", zlib.compress(b"Aduan diterima")),
        ("deflate", RAW_DEFLATE.compress(b"Aduan diterima") + RAW_DEFLATE.flush()),
        ("identity", b"Aduan diterima"),
    ],
)
def test_a_packed_page_is_unpacked(encoding: str, body: bytes) -> None:
    with serving(whole(body, f"Content-Encoding: {encoding}")) as url:
        assert ask_once("GET", url, 5).text == "Aduan diterima"


def test_a_page_that_cannot_be_unpacked_is_cut_there() -> None:
    with serving(whole(b"Aduan diterima", "Content-Encoding: gzip")) as url:
        answer = ask_once("GET", url, 5)
    assert answer.cut is not None
    assert "Content-Encoding" in answer.cut.english


def test_a_line_that_breaks_leaves_what_came() -> None:
    with serving(lambda line, _: line.sendall(OK + b"Content-Length: 100\r\n\r\nAduan")) as url:
        answer = ask_once("GET", url, 5)
    assert answer.text == "Aduan"
    assert answer.cut is not None
    assert "RemoteProtocolError" in answer.cut.english


def test_who_has_seen_enough_does_not_wait_for_the_end() -> None:
    def send(line: socket.socket, _: bytes) -> None:
        line.sendall(OK + b"\r\n: tunggu\n\n")
        time.sleep(0.3)
        line.sendall(b"event: hasil\n\n")
        time.sleep(20)

    with serving(send) as url, Client() as client:
        began = time.monotonic()
        answer = client.ask("GET", url, 15, is_enough=lambda so_far: "event: hasil" in so_far.text)
        assert 0.2 < time.monotonic() - began < 5
    assert answer.cut is None


@pytest.mark.parametrize(
    ("header", "body", "text"),
    [
        ("text/html; charset=iso-8859-1", b"\xe9", "é"),
        ("text/html; charset=tidak-ada", "é".encode(), "é"),
        ("text/html; charset=base64", "é".encode(), "é"),
        ("application/json", b"\xef\xbb\xbf{}", "{}"),
        ("text/html", b"\xff", "\ufffd"),
    ],
)
def test_the_text_is_what_the_charset_says_else_utf_8(header: str, body: bytes, text: str) -> None:
    with serving(whole(body, f"Content-Type: {header}")) as url:
        assert ask_once("GET", url, 5).text == text


def test_a_page_of_nothing_but_tags_is_read_up_to_a_number_of_them() -> None:
    with serving(whole(b"<b>x</b>" * 100_000)) as url:
        text = ask_once("GET", url, 5).text
    assert text.count("<") == MOST_TAGS - 1
    assert text.endswith("x")
    with serving(whole(b"<b>x</b>" * 9)) as url:
        assert ask_once("GET", url, 5).text == "<b>x</b>" * 9


def test_a_form_that_was_redirected_is_left_behind() -> None:
    seen: list[bytes] = []

    def send(line: socket.socket, asked: bytes) -> None:
        seen.append(asked)
        answer = whole(b"", "Location: /selesai", status="302 Found") if len(seen) == 1 else whole(b"Selesai")
        answer(line, asked)

    with serving(send) as url, Client() as client:
        answer = client.ask("POST", url, 5, data={"nik": "1"}, headers={"Origin": url, "Referer": f"{url}/baru"})
    head = seen[1].decode().lower()
    assert (answer.text, answer.url) == ("Selesai", f"{url}/selesai")
    assert head.startswith("get /selesai ")
    assert "content-type" not in head
    assert "origin" not in head
    assert "/baru" in head


def test_two_requests_of_one_client_may_be_under_way_at_once() -> None:
    def send(line: socket.socket, asked: bytes) -> None:
        time.sleep(2 if b"lambat" in asked else 0)
        whole(b"ada")(line, asked)

    late: list[str] = []

    def ask_slowly(client: Client, url: str) -> None:
        try:
            client.ask("GET", f"{url}/lambat", 0.3)
        except NoAnswer as error:
            late.append(str(error))

    with serving(send) as url, Client() as client:
        thread = threading.Thread(target=ask_slowly, args=(client, url))
        thread.start()
        assert client.ask("GET", url, 5).text == "ada"
        thread.join()
    assert late == ["tidak ada jawaban dalam 0.3 detik"]
