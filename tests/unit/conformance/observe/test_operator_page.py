"""Is what the operator reads read, and are news told from a page that never stands still?"""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from conformance.observe.operator_page import OperatorPageFault, has_news, read_operator_page
from conformance.plan.tables import Petugas


class _Desk(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        is_known = self.headers.get("Authorization") == "Bearer t-1"
        body = b"<h1>Catatan</h1><p>Gagal <b>login</b></p>"
        self.send_response(200 if is_known else 401)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Be quiet."""


@pytest.fixture
def url() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Desk)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/petugas"
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_visible_text_is_read_with_what_lets_the_tester_in(url: str) -> None:
    page = Petugas("{alamat}", {"Authorization": "Bearer {token}"})
    text = read_operator_page(page, {"alamat": url, "token": "t-1"}, 5)
    assert text.split() == ["Catatan", "Gagal", "login"]


def test_a_page_that_is_closed_or_not_there_says_so(url: str) -> None:
    with pytest.raises(OperatorPageFault, match="HTTP 401"):
        read_operator_page(Petugas(url), {}, 5)
    with pytest.raises(OperatorPageFault, match=r"aplikasi\.petugas"):
        read_operator_page(Petugas("http://127.0.0.1:9/"), {}, 5)
    with pytest.raises(OperatorPageFault):
        read_operator_page(Petugas("bukan alamat"), {}, 5)


@pytest.mark.parametrize(
    ("before", "after", "is_news"),
    [
        (("a b", "a b"), "a b", False),
        (("a b", "a  b"), "a b", False),
        (("a b", "a b"), "a b 03", True),
        (("Gagal login", "Gagal login"), "Gagal login Gagal login", True),
        (("pukul 10.01", "pukul 10.02"), "pukul 10.03", False),
        (("pukul 10.01", "pukul 10.02"), "pukul 10.03 Gagal", True),
    ],
)
def test_news_are_words_that_were_not_there_before(before: tuple[str, str], after: str, is_news: bool) -> None:
    assert has_news(before, after) is is_news
