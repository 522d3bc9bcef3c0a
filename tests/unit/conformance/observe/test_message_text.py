"""Is a notification read whatever it is, and does nothing that comes in hold the sink up?"""

import time

import pytest

from conformance.observe.message_text import read_mail, read_request

FORM = (
    b'--b\r\nContent-Disposition: form-data; name="tujuan"\r\n\r\n0812\r\n'
    b'--b\r\nContent-Disposition: form-data; name="pesan"\r\n\r\nAduan diterima\r\n'
    b'--b\r\nContent-Disposition: form-data; name="surat"; filename="s.pdf"\r\n\r\n%PDF\r\n--b--\r\n'
)
SAID = '{"a": "1", "tujuan": "0812", "pesan": "Aduan diterima", "surat": "s.pdf"}'


@pytest.mark.parametrize(
    ("kind", "charset", "raw", "text"),
    [
        ("multipart/form-data; boundary=b", None, FORM, SAID),
        ("application/x-www-form-urlencoded", None, b"pesan=ya+%C3%A9", '{"a": "1", "pesan": "ya é"}'),
        ("application/json", None, b'{"pesan": "ya"}', '{"pesan": "ya"}'),
        ("text/plain", "tidak-ada", "é".encode(), "é"),
        ("text/plain", "latin-1", "é".encode("latin-1"), "é"),
        ("text/plain", "utf-8", b"\xff ya", "\ufffd ya"),
        ("", None, b"", '{"a": "1"}'),
    ],
)  # fmt: skip
def test_a_request_says_its_text_or_its_fields(kind: str, charset: str | None, raw: bytes, text: str) -> None:
    assert read_request(kind, charset, raw, {"a": "1"}) == text


def test_a_mail_in_an_unknown_charset_is_read_as_far_as_it_can_be() -> None:
    raw = b"Subject: Aduan\nContent-Type: text/plain; charset=tidak-ada\n\nditerima\n"
    assert read_mail(raw) == ("Aduan", "diterima\n")


def test_a_mail_of_very_many_parts_is_read_at_once() -> None:
    head = b"Subject: Aduan\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nditerima\n"
    raw = head + b"--b\nContent-Type: text/plain\n\nx\n" * 100_000 + b"--b--\n"
    began = time.perf_counter()
    assert read_mail(raw) == ("Aduan", "diterima")
    assert time.perf_counter() - began < 2


def test_a_mail_that_nests_too_deep_is_still_read_as_text() -> None:
    raw = b"Subject: Aduan\nTo: siti@pemohon.example\n"
    for number in range(3_000):
        raw += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number)
    subject, body = read_mail(raw + b"\nditerima\n")
    assert subject == "Aduan"
    assert isinstance(body, str)
