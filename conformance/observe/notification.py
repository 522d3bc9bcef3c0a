"""What does a notification say, and to whom? Pure."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from conformance.bilingual import Words
from conformance.observe.matcher import Seen, matches, visible_text
from conformance.outcome import Outcome
from conformance.plan.tables import NotificationRule


class Notification(msgspec.Struct, frozen=True):
    """What the application sent to an applicant, as it reached the sink."""

    recipients: tuple[str, ...]
    """Addresses of the envelope; none for HTTP."""
    subject: str
    body: str
    """HTML, plain text, or JSON."""


class Told(msgspec.Struct, frozen=True):
    """What the notifications so far say to one applicant."""

    outcome: Outcome
    detail: Words
    text: str = ""
    """What the notification that was recognised says, as a reader sees it; never recorded as it is."""


NOTHING = Told(
    Outcome.TERTUNDA, Words("tidak ada notifikasi yang datang", "no notification has come")
)  # fmt: skip
ABOUT_OTHERS = Told(
    Outcome.TERTUNDA,
    Words(
        "notifikasi datang, tetapi tidak satu pun menyebut {email} atau {unik} pemohon ini",
        "notifications have come, but none names this applicant's {email} or {unik}",
    ),
)
UNRECOGNISED = Told(
    Outcome.TERTUNDA,
    Words(
        "notifikasi datang, tetapi tidak cocok dengan aturan notifikasi.hasil mana pun",
        "a notification has come, but no rule of notifikasi.hasil matches it",
    ),
)


def concerns(notification: Notification, applicant: Mapping[str, str]) -> bool:
    """Whether `notification` is for the applicant: it goes to his `email`, or names that or his `unik`."""
    names = [applicant[key].lower() for key in ("email", "unik") if applicant.get(key)]
    text = f"{notification.subject}\n{notification.body}".lower()
    if any(name in map(str.lower, notification.recipients) for name in names):
        return True
    return any(re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-]|\.\w)", text) for name in names)


def told(
    notifications: Sequence[Notification], applicant: Mapping[str, str], rules: Sequence[NotificationRule]
) -> Told:
    """Return what the applicant has been told: the last outcome that a rule recognises, else why there is none."""
    if not notifications:
        return NOTHING
    own = [notification for notification in notifications if concerns(notification, applicant)]
    if not own:
        return ABOUT_OTHERS
    recognised = [found for notification in own if (found := _read(notification, rules)) is not None]
    return recognised[-1] if recognised else UNRECOGNISED


def _read(notification: Notification, rules: Sequence[NotificationRule]) -> Told | None:
    seen = Seen(0, notification.body, subject=notification.subject)
    for number, rule in enumerate(rules):
        if matches(seen, rule):
            text = f"{notification.subject} {visible_text(notification.body)}".strip()
            return Told(rule.outcome, Words.same(f"notifikasi.hasil[{number}]"), text)
    return None
