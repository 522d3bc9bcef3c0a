"""Who is let into the console: whoever sits at this machine, or has the token of the control API?"""

from datetime import UTC, datetime, timedelta

import pytest

from simulator.console.admission import LASTS_S, PROOF_COOKIE, is_from_here, is_signed_in, make_proof
from simulator.console.attached import LARGEST_FILE, NotAttachable, read_attachment
from simulator.console.seen import mask
from simulator.pages.exchange import PageRequest
from simulator.pages.multipart import UploadedFile

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


def asked(
    base_url: str = "http://127.0.0.1:8100", source_ip: str = "127.0.0.1", *, is_forwarded: bool = False, **more: str
) -> PageRequest:
    return PageRequest("GET", "/konsol/x/", base_url, source_ip=source_ip, is_forwarded=is_forwarded, cookies=more)


@pytest.mark.parametrize(
    "base_url", ["http://127.0.0.1:8100", "http://localhost", "http://a.localhost:1", "http://[::1]:1"]
)
@pytest.mark.parametrize("source_ip", ["127.0.0.1", "127.3.4.5", "::1"])
def test_whoever_sits_here_may_come_in(base_url: str, source_ip: str) -> None:
    assert is_from_here(asked(base_url, source_ip))


@pytest.mark.parametrize(
    "request_",
    [
        asked(source_ip="192.0.2.7"),
        asked(source_ip=""),
        asked(source_ip="localhost"),
        asked("http://gladi.kantor:8100"),
        asked("http://192.0.2.1:8100"),
        asked("http://localhost.example"),
        asked("http://127.0.0.1:8100/dapi"),
        asked(is_forwarded=True),
    ],
)
def test_whoever_may_come_through_a_proxy_or_from_elsewhere_may_not(request_: PageRequest) -> None:
    assert not is_from_here(request_)


def cookie_of(header: str) -> str:
    assert "; HttpOnly; SameSite=Strict" in header
    return header.partition(";")[0].partition("=")[2]


def test_a_sign_in_lasts_for_a_day_and_for_its_token() -> None:
    proof = cookie_of(make_proof(asked(), "rahasia", NOW))
    assert "rahasia" not in proof
    assert not is_signed_in(asked(**{PROOF_COOKIE: proof}), "lain", NOW)
    for later, is_in in ((0, True), (LASTS_S - 1, True), (LASTS_S + 1, False), (-60, False)):
        assert is_signed_in(asked(**{PROOF_COOKIE: proof}), "rahasia", NOW + timedelta(seconds=later)) is is_in


@pytest.mark.parametrize("cookie", ["", ".", "1.", "x.y", "9" * 30 + ".a", "²³.a", "é.é"])
def test_a_proof_that_is_none_lets_nobody_in(cookie: str) -> None:
    assert not is_signed_in(asked(**{PROOF_COOKIE: cookie}), "rahasia", NOW)


def test_a_cookie_is_secure_where_the_browser_comes_by_tls() -> None:
    assert "; Secure" in make_proof(asked("https://127.0.0.1:8100"), "x", NOW)
    assert "; Secure" not in make_proof(asked(), "x", NOW)


@pytest.mark.parametrize(
    ("begin", "kind"), [(b"\xff\xd8\xff\xe0", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"%PDF-1.7", "pdf")]
)
def test_a_file_is_known_by_its_first_bytes(begin: bytes, kind: str) -> None:
    kept = read_attachment(UploadedFile("apa saja.exe", begin + b"x"))
    assert kept is not None
    assert (kept.kind, kept.size, kept.content) == (kind, len(begin) + 1, begin + b"x")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"GIF89a", "berkas-jenis"),
        (b"<html>", "berkas-jenis"),
        (b"\xff\xd8\xff" + b"x" * LARGEST_FILE, "berkas-besar"),
    ],
)
def test_another_file_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(NotAttachable, match=why):
        read_attachment(UploadedFile("foto.jpg", content))


def test_no_file_is_none() -> None:
    assert read_attachment(None) is None
    assert read_attachment(UploadedFile("x", b"")) is None


@pytest.mark.parametrize(("nik", "shown"), [("", ""), ("3303010101909001", "9001"), ("33", ""), ("abc" * 9, "")])
def test_a_nik_is_masked(nik: str, shown: str) -> None:
    assert mask(nik) == (f"••••••{shown}" if nik else "")
