"""What time does the application believe it is: by the date of its answers, and by the page that the plan names?"""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from conformance.application.answer import NoAnswer, ask_once
from conformance.application.trust import trust_for
from conformance.bilingual import Words
from conformance.fault import refuse
from conformance.observe.matcher import Picked, pick
from conformance.plan.placeholder import fill_in
from conformance.plan.tables import Jam, Plan
from conformance.preflight.misconfiguration import check_clock
from conformance.preflight.told_time import read_time
from conformance.wib import WIB

DATE_TIMEOUT_S = 2.0


def check_clocks(plan: Plan, values: Mapping[str, str], address: str) -> None:
    """Compare the application's clocks with ours; raise `PreflightFault` where one is wrong, or cannot be read.

    `values` fill in placeholders; `address` answers HTTP, empty: none does.
    """
    told = _date_header(address) if address else None
    if told is not None:
        check_clock(told.astimezone(WIB), datetime.now(UTC))
    if plan.aplikasi.jam is not None:
        told = _read_clock(plan.aplikasi.jam, values, plan.patience.answer, plan.aplikasi.self_signed)
        check_clock(told, datetime.now(UTC))


def _read_clock(jam: Jam, values: Mapping[str, str], patience_s: float, self_signed: bool | None) -> datetime:
    url = str(fill_in(jam.url, values))
    try:
        answer = ask_once("GET", url, patience_s, trust=trust_for(url, self_signed))
        text, seen = pick(Picked(answer.text, answer.headers), jam.pick), Words.same(f"HTTP {answer.status}")
    except NoAnswer as error:
        text, seen = None, error.words
    told = read_time(text) if text is not None else None
    if told is None:
        seen = Words.same(repr(text)) if text is not None else seen
        refuse(
            Words(
                f"aplikasi.jam: tidak ada waktu yang terbaca di {url} ({seen.indonesian})",
                f"aplikasi.jam: no time can be read at {url} ({seen.english})",
            ),
            Words("periksa url dan pick, atau hapus [aplikasi.jam]", "check url and pick, or remove [aplikasi.jam]"),
        )
    return told


def _date_header(address: str) -> datetime | None:
    """Return the time that stands in the server's answers; None where none does."""
    try:
        answer = ask_once("GET", address, DATE_TIMEOUT_S, follow=False, limit=0)
        return parsedate_to_datetime(answer.headers["Date"])
    except (NoAnswer, KeyError, ValueError):
        return None
