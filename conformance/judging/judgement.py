"""How does a record of a run become its result? Pure: the events alone decide, now and from a file later."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import msgspec

from conformance.bilingual import Words
from conformance.judging.certificate import forbidding, is_certifiable
from conformance.judging.coverage import cover
from conformance.judging.entrances import judge_entrances
from conformance.judging.expectations import SUCCESS
from conformance.judging.facts import Facts
from conformance.judging.known_gap import judge_gaps
from conformance.judging.quirks import find_notices
from conformance.judging.requirements import judge_requirements
from conformance.judging.run_verdict import RunVerdict, judge_run
from conformance.judging.verdict import judge, left_out
from conformance.norms.basis import Basis
from conformance.norms.catalogue import Catalogue
from conformance.outcome import Outcome, Owner, Verdict
from conformance.plan.tables import Dialect
from conformance.plan.twin import Doer
from conformance.record.events import DialectHead, Finished, Head, KnownScenario, RecordFault
from conformance.record.evidence import EVIDENCE_SCHEMA, Control, Evidence, Moment, NotApplicable
from conformance.record.result import RESULT_SCHEMA, DialectResult, Result, ScenarioResult, StoreNotice


@dataclass(slots=True)
class _Part:
    """The scenarios in one dialect."""

    dialect: str
    control: Control
    collected: list[str] = field(default_factory=list)
    results: dict[str, ScenarioResult] = field(default_factory=dict)
    attempts: dict[str, int] = field(default_factory=dict)
    """Under which head, counted from 0, each scenario was carried out."""

    @property
    def evidences(self) -> tuple[Evidence, ...]:
        """All that was recorded, in order."""
        return tuple(result.evidence for result in self.results.values() if result.evidence)

    def before(self, attempt: int) -> frozenset[str]:
        """Return the ids of the scenarios that were carried out under an earlier head than `attempt`."""
        return frozenset(name for name, number in self.attempts.items() if number < attempt)

    def judge_again(self, basis: Basis, attempt: int) -> None:
        """Judge what is held against the whole run once more, now that it is over."""
        run, past = self.evidences, self.before(attempt)
        for evidence in run:
            if any(demand.moment is not Moment.SELAMA for demand in evidence.expectations):
                self.results[evidence.id] = judge(evidence, self.control, basis, run, past)


class Judgement:
    """Takes the events of a run one by one and judges each scenario as it comes."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._heads: list[Head] = []
        self._parts: dict[str, _Part] = {}
        """By dialect, the session's own first."""
        self._current = ""
        self.known: list[KnownScenario] = []
        self._finished = ""
        self._stores: tuple[StoreNotice, ...] = ()

    @property
    def head(self) -> Head:
        """The latest head; raise `RecordFault` where there is none."""
        if not self._heads:
            raise RecordFault(Words("bukti tidak diawali kepalanya", "the evidence does not begin with its head"))
        return self._heads[-1]

    @property
    def basis(self) -> Basis:
        """What the judgement rests on besides the evidence."""
        head = self.head
        return Basis(self._catalogue, frozenset(head.dasar), frozenset(head.norms), head.own_norms)

    @property
    def facts(self) -> Facts:
        """What the checklist rests on besides the scenarios."""
        head = self.head
        return Facts(
            self.basis,
            head.documents,
            head.today,
            head.days,
            head.pengguna_kind,
            head.instansi,
            is_by_person=head.petugas == Doer.ORANG,
        )

    @property
    def scenarios(self) -> list[ScenarioResult]:
        """What was judged so far in the session's own dialect."""
        return list(self._part(self.head.dialect).results.values())

    def done(self, dialect: str) -> list[str]:
        """Return the ids of the scenarios that were carried out in `dialect`."""
        part = self._parts.get(dialect)
        return [name for name, result in part.results.items() if result.evidence] if part else []

    def take(self, kind: str, body: Any) -> ScenarioResult | None:
        """Take one event; return the judgement where it was a scenario. Raises `RecordFault`."""
        try:
            return self._take(kind, body)
        except (msgspec.ValidationError, LookupError) as error:
            raise RecordFault(
                Words(f"peristiwa {kind} tidak sah: {error}", f"invalid event {kind}: {error}")
            ) from error

    def _take(self, kind: str, body: Any) -> ScenarioResult | None:
        if kind == "run":
            self._begin(msgspec.convert(body, Head))
            return None
        part = self._part(self._current)
        match kind:
            case "dialect":
                head = msgspec.convert(body, DialectHead)
                self._turn_to(head.dialect, head.control)
            case "known":
                self.known = msgspec.convert(body, list[KnownScenario])
            case "collected":
                part.collected = msgspec.convert(body, list[str])
            case "left_out":
                result = left_out(msgspec.convert(body, NotApplicable))
                part.results[result.id] = result
            case "scenario":
                evidence = msgspec.convert(body, Evidence)
                part.results.pop(evidence.id, None)  # what is carried out again comes last
                attempt = len(self._heads) - 1
                run = (*part.evidences, evidence)
                result = judge(evidence, part.control, self.basis, run, part.before(attempt))
                part.results[result.id] = result
                part.attempts[result.id] = attempt
                return result
            case "stores":
                self._stores = msgspec.convert(body, tuple[StoreNotice, ...])
            case "finished":
                self._finished = msgspec.convert(body, Finished).at
            case _:
                raise RecordFault(Words(f"peristiwa {kind!r} tidak dikenal", f"unknown event {kind!r}"))
        return None

    def _begin(self, head: Head) -> None:
        if head.schema != EVIDENCE_SCHEMA:
            words = Words(f"bukti {head.schema!r} tidak dikenal", f"evidence {head.schema!r} is not known")
            raise RecordFault(words)
        _check_papers(head)
        self._heads.append(head)
        self._stores = ()  # an attempt that goes on looks at them itself
        self._turn_to(head.dialect, head.control)

    def _turn_to(self, dialect: str, control: Control) -> None:
        """Let what follows be of `dialect`, held against `control`."""
        self._parts.setdefault(dialect, _Part(dialect, control)).control = control
        self._current = dialect

    def _part(self, dialect: str) -> _Part:
        if dialect not in self._parts:
            raise RecordFault(Words("bukti tidak diawali kepalanya", "the evidence does not begin with its head"))
        return self._parts[dialect]

    def check_complete(self) -> None:
        """Raise `RecordFault` where a scenario that was collected left no evidence."""
        for part in self._parts.values():
            if lost := [name for name in part.collected if name not in part.results]:
                ids = ", ".join(lost)
                raise RecordFault(Words(f"skenario tanpa bukti: {ids}", f"scenarios that left no evidence: {ids}"))

    @property
    def doubtful(self) -> tuple[str, ...]:
        """The ids of scenarios that are red in `juknis` though they might be green in `baru`.

        The two differ in what a success says. An application that stops at one for that reason is excused by the
        unclear norm; whatever else was breached, going on above all, is not (design section 9).
        """
        if self.head.dialect != Dialect.JUKNIS:
            return ()
        return tuple(s.id for s in self.scenarios if s.verdict is Verdict.TIDAK_LULUS and _only_misread_success(s))

    @property
    def _others(self) -> list[_Part]:
        return [part for name, part in self._parts.items() if name != self.head.dialect]

    def result(self) -> Result:
        """Return the whole result. Raises `RecordFault`."""
        self.check_complete()
        for part in self._parts.values():
            part.judge_again(self.basis, len(self._heads) - 1)
        head, first = self.head, self._heads[0]
        places = {each.id: place for place, each in enumerate(self.known)}
        last = len(places)
        scenarios = sorted(self._weighed(), key=lambda each: (each.feature, places.get(each.id, last)))
        verdicts = {scenario.id: scenario.verdict for scenario in scenarios}
        gaps = judge_gaps(head.celah, verdicts, datetime.fromisoformat(head.started).date())
        others = tuple(_as_warnings(part, self._carried(part)) for part in self._others)
        warned = sum(each.verdict is Verdict.PERINGATAN for other in others for each in other.scenarios)
        judged = judge_run(scenarios, gaps, soft_review=head.soft_review, warned_elsewhere=warned)
        reason = _with_dialects(judged, others)
        requirements = judge_requirements(scenarios, self.basis)
        cited = {requirement.source.split(" ")[0] for requirement in requirements}
        counts = Counter(verdicts.values())
        coverage = cover(self.known, scenarios, self.facts)
        return Result(
            schema=RESULT_SCHEMA,
            verdict=judged.verdict,
            exit_code=judged.exit_code,
            agreement=head.agreement,
            agreement_title=head.agreement_title,
            pengguna=head.pengguna,
            dialect=head.dialect,
            seed=head.seed,
            session=head.session,
            aplikasi=head.aplikasi,
            aplikasi_elemen=head.aplikasi_elemen,
            started=first.started,
            finished=self._finished or first.started,
            counts={str(verdict): counts[verdict] for verdict in Verdict if counts[verdict]},
            executed=len(scenarios) - counts[Verdict.TIDAK_BERLAKU],
            reason=reason.indonesian,
            reason_en=reason.english,
            scenarios=tuple(scenarios),
            requirements=requirements,
            tester=head.tester,
            partial=bool(head.only),
            entrances=judge_entrances(head.entrances, scenarios),
            tantangan=head.tantangan,
            kenari=head.kenari,
            norms={name: title for name, title in self.basis.titles().items() if name in cited},
            coverage=coverage,
            gaps=gaps,
            other_dialects=others,
            soft_review=head.soft_review,
            unproven=head.unproven,
            matrix=head.matrix,
            strict=head.strict,
            notices=find_notices(scenarios, is_strict=head.strict),
            stores=self._stores,
            is_certifiable=is_certifiable(scenarios, judged, coverage, head),
            forbidding=forbidding(coverage),
            petugas=head.petugas,
        )

    def _carried(self, part: _Part) -> dict[str, str]:
        """Return when each scenario was carried out that this attempt did not carry out itself: its run's begin."""
        past = part.before(len(self._heads) - 1)
        return {name: self._heads[part.attempts[name]].started for name in past}

    def _weighed(self) -> Iterable[ScenarioResult]:
        """Yield the scenarios; red in `juknis` but green in `baru` is an unclear norm, so a person has to look."""
        in_baru = next((part.results for part in self._others if part.dialect == Dialect.BARU), {})
        carried = self._carried(self._part(self.head.dialect))
        doubtful = frozenset(self.doubtful)
        for judged in self.scenarios:
            scenario = msgspec.structs.replace(judged, carried=carried.get(judged.id, ""))
            other = in_baru.get(scenario.id)
            if scenario.id in doubtful and other is not None and other.verdict is Verdict.LULUS:
                yield _owned_by_the_norm(scenario)
            else:
                yield scenario


def _only_misread_success(scenario: ScenarioResult) -> bool:
    """Whether all that is red is that the application did not go on though everything matched."""
    evidence = scenario.evidence
    if evidence is None or not any(call.code == SUCCESS for call in evidence.exchanges):
        return False
    return all(
        Outcome.DITERUSKAN in expectation.params.get("allowed", ())
        for expectation, finding in zip(evidence.expectations, scenario.findings, strict=True)
        if finding.verdict is Verdict.TIDAK_LULUS
    )


def _owned_by_the_norm(scenario: ScenarioResult) -> ScenarioResult:
    return msgspec.structs.replace(
        scenario,
        verdict=Verdict.TINJAU,
        owner=Owner.NORMA,
        reason=f"{scenario.reason}; lulus pada dialek {Dialect.BARU}, jadi norma tentang bentuk jawaban belum jelas",
        reason_en=f"{scenario.reason_en}; passes in the dialect {Dialect.BARU}, so the norm on "
        "the form of the answer is unclear",
    )


def _as_warnings(part: _Part, carried: Mapping[str, str]) -> DialectResult:
    """Return what broke in another dialect: never worse than a warning."""
    red = (Verdict.TIDAK_LULUS, Verdict.TINJAU)
    scenarios = tuple(
        msgspec.structs.replace(
            result,
            verdict=Verdict.PERINGATAN if result.verdict in red else result.verdict,
            carried=carried.get(result.id, ""),
        )
        for result in part.results.values()
    )
    executed = sum(result.verdict is not Verdict.TIDAK_BERLAKU for result in scenarios)
    return DialectResult(part.dialect, executed, scenarios)


def _with_dialects(judged: RunVerdict, others: tuple[DialectResult, ...]) -> Words:
    """Return the sentence of the run, with a word about the dialects in which something broke."""
    indonesian, english = judged.reason
    for other in others:
        if broken := sum(s.verdict is Verdict.PERINGATAN for s in other.scenarios):
            indonesian += f" Pada dialek {other.dialect} {broken} dari {other.executed} skenario gagal (peringatan)."
            english += f" In the dialect {other.dialect} {broken} of {other.executed} scenarios break (a warning)."
    return Words(indonesian, english)


def _check_papers(head: Head) -> None:
    """Raise `RecordFault` where papers have no day, or are counted by less than one."""
    for document in head.documents:
        for day in filter(None, (document.date, document.valid_until)):
            try:
                date.fromisoformat(day)
            except ValueError:
                words = Words(f"dokumen {document.requirement}: {day!r} bukan tanggal", f"{day!r} is no date")
                raise RecordFault(words) from None
    if min(msgspec.structs.astuple(head.instansi)) < 1:
        raise RecordFault(Words("instansi di bawah 1", "instansi below 1"))
