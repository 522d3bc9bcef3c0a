"""Is what the operator reads read, and are news told from a page that never stands still?"""

import socket
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from conformance.application.limits import MOST_READ
from conformance.observe.operator_page import (
    OperatorPageFault,
    counters_between,
    has_news,
    lines_of,
    passing_between,
    read_operator_page,
)
from conformance.plan.tables import Petugas
from tests.helpers.raw_server import OK, serving, serving_tls
from tests.helpers.serving import at_work


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
    with at_work(ThreadingHTTPServer(("127.0.0.1", 0), _Desk)) as server:
        yield f"http://127.0.0.1:{server.server_address[1]}/petugas"


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


def test_a_log_is_read_and_is_empty_before_it_is_written(tmp_path: Path) -> None:
    log = Petugas(file="{kerja}/petugas.log")
    assert read_operator_page(log, {"kerja": str(tmp_path)}, 5) == ""
    (tmp_path / "petugas.log").write_text("10:02 gagal login\n10:03 kuota habis\n", encoding="utf-8")
    assert read_operator_page(log, {"kerja": str(tmp_path)}, 5).splitlines() == [
        "10:02 gagal login",
        "10:03 kuota habis",
    ]
    with pytest.raises(OperatorPageFault, match=r"aplikasi\.petugas"):
        read_operator_page(Petugas(file="{kerja}"), {"kerja": str(tmp_path)}, 5)


def test_a_command_prints_it_or_says_why_not(tmp_path: Path) -> None:
    (tmp_path / "catatan").write_text("gagal login", encoding="utf-8")
    printing = Petugas(command=["{python}", "-c", "print(open('catatan').read())"], cwd="di-sini")
    (tmp_path / "di-sini").symlink_to(tmp_path)
    assert read_operator_page(printing, {"python": sys.executable}, 20, tmp_path) == "gagal login"
    failing = Petugas(command=["{python}", "-c", "raise SystemExit(3)"])
    with pytest.raises(OperatorPageFault, match="berakhir dengan kode 3"):
        read_operator_page(failing, {"python": sys.executable}, 20)


@pytest.mark.parametrize(
    ("before", "after", "is_news"),
    [
        ("a b", "a b", False),
        ("a b", "a b\n03", True),
        ("Gagal login", "Gagal login\nGagal login", True),
        ("Gagal login 1 kali", "Gagal login 2 kali", True),
        ("Jam 10.01\nTersimpan: 3", "Jam 10.07\nTersimpan: 4", False),
        ("Jam 10.01\nTersimpan: 3", "Jam 10.07\nTersimpan: 4\nGagal", True),
    ],
)
def test_news_are_lines_that_were_not_there_before_counters_apart(before: str, after: str, is_news: bool) -> None:
    counters = counters_between("Jam 10.01\nTersimpan: 3", "Jam 10.02\nTersimpan: 4")
    assert has_news(before, after, counters) is is_news


def test_what_names_the_code_or_is_new_is_no_counter() -> None:
    before = "Tersimpan: 3\nKode 06: 1 kali"
    assert counters_between(before, "Tersimpan: 4\nKode 06: 2 kali\nBaru 1", "06") == {"Tersimpan: #"}


def test_what_comes_and_goes_is_a_state_and_no_notice() -> None:
    during = "ditolak: 3\ntertunda: 1\n10.02 kode 06"
    assert passing_between("ditolak: 3", during, "ditolak: 4\n10.02 kode 06") == {"tertunda: #"}


def test_what_waits_is_no_notice_whatever_its_identifier() -> None:
    during = '{"id": "9f3c-ab", "sejak": "10.02"}'
    assert not has_news("", '{"id": "b07de-1", "sejak": "11.40"}', passing_between("", during, ""))
    assert has_news("", '{"id": "b07de-1", "kode": "05"}', passing_between("", during, ""))


def test_rows_are_lines_and_so_are_the_objects_of_json() -> None:
    html = "<dl><dt>Tersimpan</dt><dd>3</dd></dl><table><tr><td>03</td><td>Gagal</td></tr></table><pre>a\nb</pre>"
    assert lines_of(html) == ["Tersimpan 3", "03 Gagal", "a", "b"]
    assert lines_of('{"jam": 7, "catatan": [{"kode": "03"}, "habis"]}') == ['{"jam": 7}', '{"kode": "03"}', "habis"]


def test_of_a_very_long_log_the_end_is_read(tmp_path: Path) -> None:
    with (tmp_path / "app.log").open("w") as log:
        log.write("awal\n")
        log.truncate(2 * MOST_READ)
        log.seek(2 * MOST_READ)
        log.write("\nlama\nbaru\n")
    page = read_operator_page(Petugas(file="app.log"), {}, 5, tmp_path)
    assert page.splitlines()[-2:] == ["lama", "baru"]
    assert "awal" not in page


@pytest.mark.parametrize(("self_signed", "is_read"), [(None, True), (False, False)])
def test_the_operators_page_bears_the_same_certificates(
    tmp_path: Path, self_signed: bool | None, is_read: bool
) -> None:
    with serving_tls(tmp_path) as url:
        if is_read:
            assert read_operator_page(Petugas(url), {}, 5, self_signed=self_signed) == "Aduan diterima"
        else:
            with pytest.raises(OperatorPageFault, match="self_signed = true"):
                read_operator_page(Petugas(url), {}, 5, self_signed=self_signed)


def test_an_operators_page_that_trickles_is_read_as_far_as_it_came() -> None:
    def send(line: socket.socket, _: bytes) -> None:
        line.sendall(OK + b"\r\n<p>gagal login</p>")
        time.sleep(5)

    with serving(send) as url:
        began = time.monotonic()
        assert read_operator_page(Petugas(url), {}, 0.4) == "gagal login"
        assert time.monotonic() - began < 3
