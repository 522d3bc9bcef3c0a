"""What was tried with one resident of the pre-flight, in order, and which key of the plan helps? Pure.

So that whoever reads why a plan was refused sees what the application said, what it asked the DWH and when, and how
long it was waited for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from conformance.bilingual import Words
from conformance.observe.control_api import NearMiss
from conformance.outcome import Outcome
from conformance.plan.tables import BrowserRecipe, CommandRecipe, GuidedRecipe, HttpRecipe, Plan, Recipe
from conformance.record.evidence import Exchange
from conformance.record.plain_text import plain
from conformance.subject.reading import Reading
from conformance.wib import WIB

UNFINISHED = (Outcome.TAK_DIKENAL, Outcome.TERTUNDA)
"""Outcomes that may become others, so that it is worth looking again."""
EXCERPT, MOST_CALLS = 120, 4
"""So many characters of an answer, and so many calls, are quoted."""


@dataclass(frozen=True, slots=True)
class Later:
    """What was said of a request after it had been answered."""

    outcome: Outcome
    after_s: float
    """Seconds since the answer."""
    where: Words
    remedy: Words
    """How the plan reads it in time."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One resident's request, what came of it, and what was waited for."""

    reading: Reading
    """The answer to the request, as the scenarios read it, too."""
    calls: Sequence[Exchange] = ()
    """About this resident, in order."""
    others: Sequence[Exchange] = ()
    """About nobody who has handed anything in, meanwhile."""
    excerpt: str = ""
    """What the answer says, without anybody's data."""
    waited_s: float = 0.0
    """How long a call was waited for after the answer; 0: it was there, or nobody waited."""
    is_late: bool = False
    """Whether the calls came only then."""
    looked_s: float = 0.0
    """How long the page of the outcome was opened again; 0: it was not."""
    later: Later | None = None
    """An outcome that was to be read only later; None: none was."""
    near: Sequence[NearMiss] = ()
    """What came to the simulator meanwhile and was no call, where none came."""
    proxies: Mapping[str, str] = field(default_factory=dict)
    """The proxies that the application's environment names, where no call came: variable -> host and port."""

    @property
    def words(self) -> Words:
        """What was tried, in order, in one sentence."""
        steps = list(self._steps())
        told = [" ".join(f"({n}) {step[lang]};" for n, step in enumerate(steps, start=1))[:-1] for lang in (0, 1)]
        return Words(f"yang dicoba: {told[0]}", f"what was tried: {told[1]}")

    def _steps(self) -> Iterator[Words]:
        said = f', "{self.excerpt[:EXCERPT]}"' if self.excerpt else ""
        seen, outcome = self.reading.detail, self.reading.outcome
        yield Words(
            f"permohonan dijawab {outcome} ({seen.indonesian}{said})",
            f"the request was answered {outcome} ({seen.english}{said})",
        )
        yield self._asked()
        if self.others:
            yield Words(
                f"DWH ditanyai tentang NIK yang tidak diketik siapa pun: {told_calls(self.others).indonesian}",
                f"the DWH was asked about a NIK that nobody typed: {told_calls(self.others).english}",
            )
        if not self.calls and self.near:
            near = told_near(self.near)
            yield Words(
                f"simulator menerima {near}, yang bukan panggilan layanan",
                f"the simulator was sent {near}, which is no call of the service",
            )
        if not self.calls and self.proxies:
            proxies = ", ".join(f"{name}={at}" for name, at in self.proxies.items())
            yield Words(
                f"lingkungan aplikasi menyebut proxy: {proxies} (loopback dikecualikan lewat NO_PROXY)",
                f"the application's environment names a proxy: {proxies} (loopback is excepted by NO_PROXY)",
            )
        if self.later is not None:
            after, where = f"{self.later.after_s:g}", self.later.where
            yield Words(
                f"{after} detik sesudah jawaban, {where.indonesian} menyatakan {self.later.outcome}",
                f"{after} seconds after the answer {where.english} said {self.later.outcome}",
            )
        elif self.looked_s:
            yield Words(
                f"halaman hasilnya dibuka lagi selama {self.looked_s:g} detik: tetap {outcome}",
                f"the page of the outcome was opened again for {self.looked_s:g} seconds: still {outcome}",
            )

    def _asked(self) -> Words:
        if not self.calls:
            waited = f"{self.waited_s:g}"
            return Words(
                f"ditunggu {waited} detik: DWH tidak ditanyai tentang pemohon ini",
                f"waited for {waited} seconds: the DWH was not asked about this applicant",
            )
        calls, waited = told_calls(self.calls), f"{self.waited_s:g}"
        if self.is_late:
            return Words(
                f"{waited} detik sesudah jawaban, DWH ditanyai: {calls.indonesian}",
                f"{waited} seconds after the answer the DWH was asked: {calls.english}",
            )
        return Words(f"DWH ditanyai: {calls.indonesian}", f"the DWH was asked: {calls.english}")


def with_steps(message: Words, tried: Tried) -> Words:
    """Return `message` with what was tried beside it."""
    return Words(*(f"{said} [{steps}]" for said, steps in zip(message, tried.words, strict=True)))


def told_calls(calls: Sequence[Exchange]) -> Words:
    """Return the first of `calls`: method, code or fault, and the time of the session's clock in WIB."""
    lines = [_told(call) for call in calls[:MOST_CALLS]]
    more = ", ..." if len(calls) > MOST_CALLS else ""
    return Words(*(", ".join(line[lang] for line in lines) + more for lang in (0, 1)))


def told_near(near: Sequence[NearMiss]) -> str:
    """Return the first of what nearly were calls: method, path and status."""
    told = [
        f"{miss.method} {plain(miss.path)} (HTTP {miss.status})" if miss.method != "TLS" else "https (TLS)"
        for miss in near[:MOST_CALLS]
    ]
    return ", ".join(dict.fromkeys(told))


def _told(call: Exchange) -> Words:
    at = datetime.fromisoformat(call.at).astimezone(WIB).strftime("%H:%M:%S")
    kind = ("kode", "code") if call.code else ("gangguan", "fault")
    what = call.code or call.fault or "-"
    return Words(f"{call.method} {kind[0]} {what} pukul {at}", f"{call.method} {kind[1]} {what} at {at}")


def late_page_remedy(plan: Plan) -> Words:
    """Return which key of the plan lets an outcome be read that the application shows only after its answer."""
    if isinstance(plan.subject, HttpRecipe) and any(step.until is not None for step in plan.subject.request):
        return Words(
            "buat `until` baru terpenuhi oleh hasil yang sudah jadi, atau perbesar patience.answer "
            f"(sekarang {plan.patience.answer:g})",
            "let `until` be met by an outcome that is there and by nothing earlier, or raise patience.answer "
            f"(now {plan.patience.answer:g})",
        )
    return _LATE_PAGE[type(plan.subject)]


_LATE_PAGE: dict[type[Recipe], Words] = {
    HttpRecipe: Words(
        "beri permintaan terakhir pada [[subject.request]], yaitu yang membuka halaman hasil, `until` yang baru "
        "terpenuhi oleh hasil yang sudah jadi",
        "give the last [[subject.request]], the one that opens the page of the outcome, an `until` that only an "
        "outcome which is there meets",
    ),
    BrowserRecipe: Words(
        "akhiri [[subject.step]] dengan `wait`: selektor yang hanya ada pada hasil yang sudah jadi",
        "end [[subject.step]] with a `wait`: a selector that only an outcome which is there has",
    ),
    CommandRecipe: Words(
        "biarkan subject.command baru berakhir bila hasilnya sudah jadi",
        "let subject.command end only when the outcome is there",
    ),
    GuidedRecipe: Words(
        "mintalah petugas menjawab baru bila hasilnya sudah jadi; tulis itu dalam subject.instruksi",
        "have the clerk answer only when the outcome is there; say so in subject.instruksi",
    ),
}
"""By the kind of recipe: how an outcome is waited for."""
