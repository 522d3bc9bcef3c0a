"""Does the sink take in mail and messages as applications send them, and keep nothing afterwards?"""

import smtplib
from email.message import EmailMessage
from pathlib import Path

import httpx
import pytest

from conformance.observe.notification import Notification
from conformance.observe.notification_file import read_notifications
from conformance.observe.sink import NotificationSink
from conformance.plan.tables import Notifikasi


def send(sink: NotificationSink, message: EmailMessage | bytes, *to: str, login: bool = False) -> None:
    with smtplib.SMTP(sink.values["smtp.host"], int(sink.values["smtp.port"]), timeout=10) as server:
        if login:
            server.login("aplikasi", "sandi")
        raw = message if isinstance(message, bytes) else message.as_bytes()
        server.sendmail("aduan@aplikasi.example", list(to), raw)


def mail(html: str = "") -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Aduan Anda: diterima – terima kasih"
    message.set_content("Aduan Anda diterima.")
    if html:
        message.add_alternative(html, subtype="html")
    return message


def test_mail_is_taken_in_decoded_whoever_logs_in(tmp_path: Path) -> None:
    with NotificationSink(Notifikasi("smtp"), tmp_path) as sink:
        assert sink.values["smtp"] == f"127.0.0.1:{sink.values['smtp.port']}"
        assert read_notifications(tmp_path) == []
        send(sink, mail(), "siti@pemohon.example", "budi@pemohon.example")
        send(sink, mail("<p>Aduan <b>diterima</b>: é</p>"), "siti@pemohon.example", login=True)
        first, second = read_notifications(tmp_path)
    assert first.recipients == ("siti@pemohon.example", "budi@pemohon.example")
    assert (first.subject, first.body.strip()) == ("Aduan Anda: diterima – terima kasih", "Aduan Anda diterima.")
    assert second.body.strip() == "<p>Aduan <b>diterima</b>: é</p>"
    assert list(tmp_path.iterdir()) == []
    assert read_notifications(tmp_path) == []


@pytest.mark.parametrize(
    ("raw", "subject", "body"),
    [
        (b"halo", "", "halo"),
        (b"Subject: =?utf-8?b?SGFzaWw=?=\r\n\r\nya", "Hasil", "ya"),
        (b"Subject: x\r\nContent-Type: text/plain; charset=tidak-ada\r\n\r\nya", "x", "ya"),
        (b"Subject: x\r\nContent-Type: application/pdf\r\n\r\n%PDF", "x", ""),
        (b"Subject: x\r\n\r\n\xff\xfe", "x", "\ufffd\ufffd"),
    ],
)
def test_odd_mail_is_taken_in_as_far_as_it_can_be_read(tmp_path: Path, raw: bytes, subject: str, body: str) -> None:
    with NotificationSink(Notifikasi("smtp"), tmp_path) as sink:
        send(sink, raw, "siti@pemohon.example")
        (taken,) = read_notifications(tmp_path)
    assert (taken.subject, taken.body.strip()) == (subject, body)


def test_messages_over_http_are_taken_in_and_answered(tmp_path: Path) -> None:
    with NotificationSink(Notifikasi("http"), tmp_path) as sink:
        url = sink.values["notifikasi"]
        answer = httpx.post(f"{url}kirim", json={"pesan": "diterima é"}, timeout=30)
        httpx.post(url, data={"message": "diterima"}, timeout=30)
        httpx.get(url, params={"text": "diterima"}, timeout=30)
        httpx.post(url, content=b"diterima", timeout=30)
        taken = read_notifications(tmp_path)
    assert (answer.status_code, answer.json()) == (200, {"status": True})
    bodies = ('{"pesan":"diterima é"}', '{"message": "diterima"}', '{"text": "diterima"}', "diterima")
    assert taken == [Notification((), "", body) for body in bodies]


def test_the_answer_is_the_plans(tmp_path: Path) -> None:
    with NotificationSink(Notifikasi("http", reply={"sukses": 1}), tmp_path) as sink:
        assert httpx.post(sink.values["notifikasi"], timeout=30).json() == {"sukses": 1}
