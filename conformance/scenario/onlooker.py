"""What does a visitor without a session see of the application, and what did its applicants get?

What he sees is looked up once in a run and noted in each scenario that is about it.
"""

import threading
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import TypeVar
from urllib.parse import urlsplit

from msgspec.structs import replace

from conformance.application.listening import listening_at
from conformance.application.trust import is_loopback
from conformance.observe.default_accounts import try_accounts
from conformance.observe.provoking import provoke, try_known_paths
from conformance.observe.visitor import Seen, Visitor
from conformance.plan.addresses import application_address, forms_of, names_typed, pages_of, signs_in
from conformance.plan.placeholder import fill_in
from conformance.record.evidence import Evidence
from conformance.record.exposure import Exposure, Heard, Listening, Recognised, SignIn, Visit
from conformance.record.known_paths import KnownPath, recognise
from conformance.record.page_guards import guards_of, session_cookies
from conformance.record.secret_search import PATH, reveal, shown_path, without_typed
from conformance.record.secrets_of import Secrets, secrets_of
from conformance.record.tell_tales import LISTING, tell_tales
from conformance.subject.client import address_in, next_source_address
from conformance.subject.context import RunContext

T = TypeVar("T")
PAGES, ERRORS, PATHS = "halaman", "galat", "jalur"
OWN_TO_CLERKS = ("user_id", "alamat_dwh", "jalur_dwh")
"""Secrets that whoever is signed in to the application may know: they are handed to its operators."""


class Onlooker:
    """One visitor of the run."""

    def __init__(self, context: RunContext) -> None:
        plan, values = context.plan, context.values
        self.base = str(fill_in(application_address(plan), values))
        self._context = context
        openly = (plan.aplikasi.nama, values.get("lembaga", ""), self.base)
        self.secrets = secrets_of(values, openly)
        known = OWN_TO_CLERKS if signs_in(plan) else ()
        others = tuple(one for one in self.secrets.values if one[0] not in known)
        self._secrets_of_applicants = Secrets(others, self.secrets.left_out)
        self._noting = threading.Lock()

    def note_answers(self, evidence: Evidence, answers: Iterable[Heard], typed: Collection[str]) -> None:
        """Note what the answers show that an applicant got who had `typed` this; of it nothing is recorded."""
        with self._noting:  # applicants come from several threads
            for one in answers:
                exposure = self.exposure_of(evidence)
                exposure.answers += 1
                self._note(exposure, replace(one, path=without_typed(one.path, typed)), self._secrets_of_applicants)

    def note_pages(self, evidence: Evidence) -> None:
        """Note what the pages show that he gets who looks around."""
        self._note_seen(evidence, PAGES, self._around)

    def note_errors(self, evidence: Evidence) -> None:
        """Note what is answered to requests that no decent client sends; looked at anew each time."""
        urls = [address_in(self.base, path) for path in forms_of(self._context.plan)]
        with self._visitor() as visitor:
            self._note_seen(evidence, ERRORS, provoke(visitor, urls))

    def note_known_paths(self, evidence: Evidence) -> None:
        """Note what lies at the paths that are often left open."""
        exposure, (stray, found) = self.exposure_of(evidence), self._known
        stray_told = {one.secret for one in reveal(stray, self.secrets)} if stray is not None else set()
        for row, _, one in found:
            place = shown_path(one.path, self.secrets)
            told = reveal(one, self.secrets, PATH if one.status < 300 else "")
            exposure.revealed += [each for each in told if each.secret not in stray_told]
            lies = recognise(row, one, stray, place)
            exposure.recognised += [lies] if lies is not None else []
        self._note_visit(exposure, PATHS, Seen([(url, one) for _, url, one in found]))

    def note_directories(self, evidence: Evidence) -> None:
        """Note which directories above what was seen list their files."""
        self._note_seen(evidence, PAGES, self._around)
        self.exposure_of(evidence).recognised += [one for one in self._listed if one.kind == LISTING]

    def note_sockets(self, evidence: Evidence) -> None:
        """Note where the application listens; where nobody tells, whether its pages come over TLS is all there is."""
        self.note_pages(evidence)
        self.exposure_of(evidence).listening = self._listening
        if self._listening is None and not self.base.startswith("https:") and is_loopback(self.base):
            evidence.lacking = "aplikasi berjalan pada loopback, dan soketnya tidak dapat dilihat di sini"
            evidence.lacking_en = "the application runs on loopback, and its sockets cannot be looked at here"

    def note_accounts(self, evidence: Evidence) -> None:
        """Note which default accounts are let in."""
        self.note_pages(evidence)
        self.exposure_of(evidence).sign_ins = self._sign_ins
        if not any(form.tried for form in self._sign_ins):
            evidence.lacking = "pengunjung tidak menemukan halaman masuk yang dapat dicoba"
            evidence.lacking_en = "a visitor found no sign-in page that could be tried"

    def note_cookies(self, evidence: Evidence) -> None:
        """Note where no cookie of a session was seen."""
        if not self.exposure_of(evidence).cookies:
            evidence.lacking = "aplikasi tidak memberi pengunjung kuki sesi"
            evidence.lacking_en = "the application gives a visitor no cookie of a session"

    @cached_property
    def _around(self) -> Seen:
        starts = [self.base, *(address_in(self.base, path) for path in pages_of(self._context.plan))]
        with self._visitor() as visitor:
            return visitor.look_around(starts)

    @cached_property
    def _known(self) -> tuple[Heard | None, list[tuple[KnownPath, str, Heard]]]:
        with self._visitor() as visitor:
            return try_known_paths(visitor)

    @cached_property
    def _listed(self) -> list[Recognised]:
        with self._visitor() as visitor:
            opened = visitor.open_directories(self._around)
        return [each for _, one in opened.heard for each in tell_tales(one, shown_path(one.path, self.secrets))]

    @cached_property
    def _listening(self) -> list[Listening] | None:
        ports = {int(text) for name, text in self._context.values.items() if name.startswith("port.")}
        parts = urlsplit(self.base)
        return listening_at(ports | {parts.port or {"https": 443}.get(parts.scheme, 80)})

    @cached_property
    def _sign_ins(self) -> list[SignIn]:
        with self._visitor() as visitor:
            return try_accounts(visitor, self._around, names_typed(self._context.plan))

    def _visitor(self) -> Visitor:
        plan = self._context.plan
        return Visitor(self.base, plan.patience.answer, plan.aplikasi.self_signed, next_source_address(self.base))

    def exposure_of(self, evidence: Evidence) -> Exposure:
        """Return what is noted of a scenario in this matter."""
        if evidence.exposure is None:
            evidence.exposure = Exposure(searched=self.secrets.names, left_out=self.secrets.left_out)
        return evidence.exposure

    def _note_seen(self, evidence: Evidence, kind: str, seen: Seen) -> None:
        exposure = self.exposure_of(evidence)
        for _, one in seen.heard:
            self._note(exposure, one, self.secrets)
            guards = guards_of(one, shown_path(one.path, self.secrets))
            _add(exposure.pages, [] if guards is None else [guards])
        self._note_visit(exposure, kind, seen)

    def _note(self, exposure: Exposure, one: Heard, secrets: Secrets) -> None:
        place = shown_path(one.path, self.secrets)
        _add(exposure.revealed, reveal(one, secrets))
        _add(exposure.recognised, tell_tales(one, place))
        _add(exposure.cookies, session_cookies(one, is_over_tls=self.base.startswith("https:")))

    def _note_visit(self, exposure: Exposure, kind: str, seen: Seen) -> None:
        parts = urlsplit(self.base)
        base = f"{parts.scheme}://{parts.netloc}"
        is_seen = seen.is_searchable or self._around.is_searchable  # an error may have no words at all
        exposure.visits.append(Visit(base, kind, len(seen.heard), is_seen))


def _add(noted: list[T], news: Iterable[T]) -> None:
    noted += [each for each in dict.fromkeys(news) if each not in noted]
