"""Is a notification read for the applicant whom it concerns, and for nobody else?"""

import pytest

from conformance.observe.notification import ABOUT_OTHERS, NOTHING, UNRECOGNISED, Notification, concerns, told
from conformance.outcome import Outcome
from conformance.plan.tables import NotificationRule

SITI = {"email": "kod-11-1@pemohon.example", "unik": "kod-11-1"}
RULES = [
    NotificationRule(outcome=Outcome.TERTUNDA, subject="sedang diproses"),
    NotificationRule(outcome=Outcome.DITERUSKAN, subject="hasil", text="dapat diteruskan"),
    NotificationRule(outcome=Outcome.DITOLAK, json={"status": "ditolak"}),
]


def mail(subject: str = "", body: str = "", to: str = "kod-11-1@pemohon.example") -> Notification:
    return Notification((to,) if to else (), subject, body)


@pytest.mark.parametrize(
    ("notification", "expected"),
    [
        (mail(), True),
        (mail(to="KOD-11-1@Pemohon.Example"), True),
        (mail(to="lain@pemohon.example"), False),
        (mail(to="", body="Aduan kod-11-1 diterima"), True),
        (mail(to="", body='{"ref":"KOD-11-1"}'), True),
        (mail(to="", subject="Aduan kod-11-1."), True),
        (mail(to="", body="Aduan kod-11-10 diterima"), False),
        (mail(to="", body="Aduan x-kod-11-1 diterima"), False),
        (mail(to="", body="Aduan kod-11-1-b diterima"), False),
        (mail(to="kod-11-10@pemohon.example"), False),
        (mail(to="", body="kepada kod-11-1@pemohon.example"), True),
        (mail(to="", body="kepada ikod-11-1@pemohon.example"), False),
    ],
)
def test_it_concerns_whom_it_is_sent_to_or_names(notification: Notification, expected: bool) -> None:
    assert concerns(notification, SITI) is expected


def test_the_last_outcome_that_is_recognised_counts() -> None:
    first = mail("Aduan Anda sedang diproses")
    last = mail("Hasil aduan", "<p>Aduan <b>dapat diteruskan</b>.</p>")
    other = Notification(("lain@pemohon.example",), "Hasil", '{"status": "ditolak"}')
    assert told([first], SITI, RULES).outcome is Outcome.TERTUNDA
    heard = told([first, last, mail("Terima kasih"), other], SITI, RULES)
    assert (heard.outcome, heard.detail.indonesian) == (Outcome.DITERUSKAN, "notifikasi.hasil[1]")
    assert heard.text == "Hasil aduan Aduan dapat diteruskan ."
    assert told([mail(body='{"status": "ditolak"}')], SITI, RULES).outcome is Outcome.DITOLAK


def test_why_nothing_is_heard_is_told() -> None:
    other = Notification(("lain@pemohon.example",), "Hasil", "dapat diteruskan")
    assert told([], SITI, RULES) == NOTHING
    assert told([other], SITI, RULES) == ABOUT_OTHERS
    assert told([mail("Hasil", "ditolak"), other], SITI, RULES) == UNRECOGNISED
    assert told([mail("Hasil", "dapat diteruskan")], {}, RULES) == ABOUT_OTHERS
