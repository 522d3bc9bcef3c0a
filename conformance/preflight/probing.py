"""What does the pre-flight do to a started application before it is judged?

The positive control goes first: one resident who matches, while the DWH holds its answer for a moment and a second
visitor looks in. Then the same resident with wrong data. Each finding is judged in `preflight` and `misconfiguration`.
"""

import contextlib
import threading
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from conformance.application.process import DriverFault, probe
from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault, refuse
from conformance.observe.matcher import Picked, pick
from conformance.plan.placeholder import UnknownPlaceholder, fill_in
from conformance.plan.tables import Jam
from conformance.preflight.control import check_control
from conformance.preflight.misconfiguration import (
    SINGLE,
    check_alone,
    check_clock,
    check_notification,
    check_premature,
    check_refusal,
    check_senders,
)
from conformance.preflight.told_time import read_time
from conformance.record.evidence import Control, Exchange, mask_nik
from conformance.subject.applicant import KEPT_FOR_CONTROLS, applicant_data, comparable, falsify, ordinary_residents
from conformance.subject.context import RunContext
from conformance.subject.drivers import address_of
from conformance.subject.reading import Reading, Subject
from conformance.wib import WIB

HELD_MS = 200
"""How long the DWH holds its answer to the control; less than any application waits for it."""
HELD_AGAIN_MS = 600
"""The same for those that only make sure of what the first one seemed to show."""
TIMES_AGAIN = 2
LOOK_TIMEOUT_S, PAUSE_S = 2.0, 0.01


class Probing:
    """The looks at one started application."""

    def __init__(self, context: RunContext) -> None:
        self._context = context
        self._plan = context.plan
        self._session = context.session()
        self._values = context.values

    @property
    def _address(self) -> str:
        """Where the application answers HTTP; empty: it does not."""
        return address_of(self._plan.subject, self._values)

    def run(self) -> Control:
        """Return the positive control, or raise `PreflightFault` for the first thing that is not in place."""
        ordinary = ordinary_residents(self._session.personas())
        with self._driving() as subject:
            reading, control = self._let_control_through(subject, ordinary)
            self._check_clocks()
            self._check_refusal(subject, ordinary, reading)
        return control

    def look(self, number: int) -> Control:
        """Return the control that a resident is, unchecked; `number` counts the ordinary ones from the last."""
        persona = ordinary_residents(self._session.personas())[-number]
        with self._driving() as subject:
            reading, calls = self._submit(subject, persona, "kontrol")
        return Control(reading.outcome, tuple(call.code for call in calls if call.code))

    @contextlib.contextmanager
    def _driving(self) -> Iterator[Subject]:
        try:
            with contextlib.closing(self._context.open_subject()) as subject:
                yield subject
        except UnknownPlaceholder as error:
            remedy = Words("perbaiki [subject] pada rencana", "mend [subject] in the plan")
            raise PreflightFault(ExitCode.CONFIGURATION, error.words, remedy) from error
        except DriverFault as error:
            raise PreflightFault(ExitCode.ENVIRONMENT, error.words, error.remedy) from error

    def _let_control_through(self, subject: Subject, ordinary: list[Mapping[str, Any]]) -> tuple[Reading, Control]:
        after = self._session.last_seq()
        reading, calls, is_alone = self._submit_held(subject, ordinary[-1], "kontrol", HELD_MS)
        if is_alone and (reading.status == 0 or self._is_surely_alone(subject, ordinary[-KEPT_FOR_CONTROLS])):
            refuse(*SINGLE)
        if any(call.code == "03" for call in calls):
            check_senders(self._values["user_id"], self._session.senders(after))
        control = check_control(reading, calls, own_fault="delay")
        check_premature(reading)
        check_notification(reading)
        return reading, control

    def _is_surely_alone(self, subject: Subject, persona: Mapping[str, Any]) -> bool:
        """Whether a second visitor has to wait each time: a busy machine keeps one waiting now and then."""
        return all(self._submit_held(subject, persona, f"pasti-{n}", HELD_AGAIN_MS)[2] for n in range(TIMES_AGAIN))

    def _submit_held(
        self, subject: Subject, persona: Mapping[str, Any], unique: str, held_ms: int
    ) -> tuple[Reading, list[Exchange], bool]:
        """Submit while the DWH holds its answer; return what came of it, and whether a second visitor had to wait."""
        fault = self._session.switch_fault("delay", nik=persona["nik"], params={"ms": held_ms})
        try:
            with _Visitor(self._address) as visitor:
                reading, calls = self._submit(subject, persona, unique)
        finally:
            self._session.remove_fault(fault)
        return reading, calls, visitor.was_kept_waiting(held_ms / 1000)

    def _submit(
        self, subject: Subject, persona: Mapping[str, Any], unique: str, **typed: str
    ) -> tuple[Reading, list[Exchange]]:
        after = self._session.last_seq()
        reading = subject.submit(applicant_data(persona, unique, **typed))
        own = mask_nik(persona["nik"])
        return reading, [exchange for exchange in self._session.exchanges(after) if exchange.nik == own]

    def _check_refusal(self, subject: Subject, ordinary: list[Mapping[str, Any]], control: Reading) -> None:
        persona, wrong = ordinary[-1], next(iter(comparable(self._plan.aplikasi.elemen)), "")
        if wrong:
            typed = falsify(wrong, persona, ordinary)
            check_refusal(control, *self._submit(subject, persona, "keliru", **typed))

    def _check_clocks(self) -> None:
        """Compare the application's clock with ours: the one of its answers, and the one that the plan names."""
        told = _date_header(self._address) if self._address else None
        if told is not None:
            check_clock(told.astimezone(WIB), datetime.now(UTC))
        if self._plan.aplikasi.jam is not None:
            check_clock(self._read_clock(self._plan.aplikasi.jam), datetime.now(UTC))

    def _read_clock(self, jam: Jam) -> datetime:
        url = str(fill_in(jam.url, self._values))
        try:
            answer = httpx.get(url, timeout=self._plan.patience.answer, trust_env=False, follow_redirects=True)
            text = pick(Picked(answer.text, answer.headers), jam.pick)
            seen = f"HTTP {answer.status_code}"
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            text, seen = None, f"{type(error).__name__}: {error}"
        told = read_time(text) if text is not None else None
        if told is None:
            refuse(
                Words(
                    f"aplikasi.jam: tidak ada waktu yang terbaca di {url} ({seen if text is None else repr(text)})",
                    f"aplikasi.jam: no time can be read at {url} ({seen if text is None else repr(text)})",
                ),
                Words(
                    "periksa url dan pick, atau hapus [aplikasi.jam]", "check url and pick, or remove [aplikasi.jam]"
                ),
            )
        return told


def _date_header(address: str) -> datetime | None:
    """Return the time that the server's answers bear; None where they bear none."""
    try:
        return parsedate_to_datetime(httpx.get(address, timeout=LOOK_TIMEOUT_S, trust_env=False).headers["Date"])
    except (httpx.HTTPError, httpx.InvalidURL, KeyError, ValueError):
        return None


class _Visitor:
    """Somebody else who looks at an address again and again, and remembers how long each look took."""

    def __init__(self, address: str) -> None:
        """`address` may be empty: then there is nothing to look at."""
        self._address = address
        self._usual_s = self._look() if address else 0.0
        self._waits_s: list[float] = []
        self._has_left = threading.Event()
        self._thread = threading.Thread(target=self._look_around, daemon=True)

    def __enter__(self) -> "_Visitor":
        """Begin to look."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Leave, when the look under way is over."""
        self._has_left.set()
        self._thread.join()

    def was_kept_waiting(self, held_s: float) -> bool:
        """Whether a look took as long as the first visitor was held up."""
        return check_alone(self._waits_s, self._usual_s, held_s)

    def _look(self) -> float:
        started = time.perf_counter()
        probe(self._address, LOOK_TIMEOUT_S)
        return time.perf_counter() - started

    def _look_around(self) -> None:
        while self._address and not self._has_left.wait(PAUSE_S):
            self._waits_s.append(self._look())
