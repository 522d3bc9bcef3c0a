"""What does a finished run say? This is `hasil.json`, the source of truth of every report."""

from enum import StrEnum

import msgspec

from conformance.outcome import Owner, Verdict
from conformance.record.entrance import EntranceResult
from conformance.record.evidence import Evidence
from conformance.record.part import PartRow
from conformance.record.since import Since

RESULT_SCHEMA = "gladi/hasil/1"


class Finding(msgspec.Struct, frozen=True):
    """What one expectation came to."""

    text: str
    """The words of the step."""
    is_met: bool
    reason: str
    """Indonesian: what was seen."""
    reason_en: str
    verdict: Verdict = Verdict.LULUS
    """What this demand came to: a scenario is as bad as its worst demand."""
    serves: tuple[str, ...] = ()
    """The parts of requirements that it judges; empty: it only shows that the scenario took place."""
    kind: str = ""
    """Which check judged it (`conformance.judging.expectations`)."""
    submission: int = -1
    """Index of the request that it speaks of; -1: the whole scenario."""


class ScenarioResult(msgspec.Struct, frozen=True):
    """The judgement of one scenario."""

    id: str
    name: str
    feature: str
    rule: str
    requirements: tuple[str, ...]
    verdict: Verdict
    owner: Owner | None
    """Who has to fix it; null where nothing is to be fixed."""
    reason: str
    """Indonesian: what decided."""
    reason_en: str
    remedy: str
    """Indonesian: what to fix; empty: nothing."""
    remedy_en: str
    findings: tuple[Finding, ...] = ()
    evidence: Evidence | None = None
    """Null for a scenario that does not apply."""
    is_mandatory: bool = False
    """Whether a breach would be `tidak_lulus`, so that leaving it untested keeps the run from passing."""
    carried: str = ""
    """ISO 8601: when the earlier run began from which it was carried over; empty: it was carried out in this run."""


class RequirementResult(msgspec.Struct, frozen=True):
    """The judgement of one part of a requirement: the worst of the demands that serve it."""

    ref: str
    """`KOD-20`, or `KOD-20:T` for the derived part."""
    summary: str
    summary_en: str
    obligation: str
    """W, L, D or T."""
    who: tuple[str, ...]
    verdict: Verdict | None
    """Null: a condition of the test, which binds others than the Pengguna, so that no application is judged by it."""
    is_mandatory: bool
    """Whether a breach is `tidak_lulus` (W or L, and binding this agreement)."""
    source: str
    """`PBG-J II.C.2.b.2.a`."""
    quote: str
    """The Indonesian sentence."""
    scenarios: tuple[str, ...]
    binds: str = ""
    """Indonesian: what this part asks of whom, in one sentence."""


class Document(msgspec.Struct, frozen=True):
    """A document that the plan gives for a requirement: what it is, never its content."""

    requirement: str
    file: str
    """As the plan names it."""
    date: str
    """ISO 8601: its day."""
    who: str
    """Who looked at it."""
    sha256: str
    size: int
    """Bytes."""
    kind: str = ""
    """What it is, as the catalogue names it; empty: the requirement asks for one kind alone."""
    number: str = ""
    issuer: str = ""
    valid_until: str = ""
    """ISO 8601: the last day on which it holds; empty: it does not run out."""


class CoveredScenario(msgspec.Struct, frozen=True):
    """A scenario that names a requirement, and what it was worth; null: it was not asked for in this run."""

    id: str
    verdict: Verdict | None


class CoverageRow(msgspec.Struct, frozen=True):
    """One row of the catalogue: which scenarios judge it and how they ended, or the written reason why none does."""

    id: str
    summary: str
    summary_en: str
    who: tuple[str, ...]
    shows: tuple[str, ...]
    """SIM, AUTO, GUIDED, DOC."""
    scenarios: tuple[CoveredScenario, ...] = ()
    verdict: Verdict | None = None
    """The worst of its scenarios that were executed; null: none was."""
    reason: str = ""
    """Indonesian: why no scenario judges it; empty where one does."""
    reason_en: str = ""
    documents: tuple[Document, ...] = ()
    is_open: bool = False
    """Whether the certifier still waits for a document: an open item, never a red of the application."""
    parts: tuple[PartRow, ...] = ()
    """Each of its parts, with its path and where it stands."""


class GapState(StrEnum):
    """What a known gap of the plan came to."""

    BERLAKU = "berlaku"
    """It covers a scenario that did not pass."""
    BASI = "basi"
    """Stale: the scenario passes, or does not apply. The plan has to be fixed."""
    LEWAT = "lewat"
    """Past its last day: it covers nothing any longer."""
    TIDAK_DIJALANKAN = "tidak_dijalankan"
    """Its scenario was not asked for in this run."""


class GapResult(msgspec.Struct, frozen=True):
    """One known gap of the plan (`[[celah]]`), for pipelines only."""

    id: str
    reason: str
    until: str
    """ISO 8601: the last day on which it is accepted."""
    state: GapState


class DialectResult(msgspec.Struct, frozen=True):
    """What broke in a dialect that is not the session's: at most a warning."""

    dialect: str
    executed: int
    scenarios: tuple[ScenarioResult, ...]


class Notice(msgspec.Struct, frozen=True):
    """Something odd about the calls of a scenario that was tolerated: a hint, never a verdict."""

    scenario: str
    """Its id."""
    quirk: str
    """As the simulator's journal names it, e.g. `huruf_kecil:nik`."""
    calls: int
    remedy: str
    remedy_en: str


class StoreNotice(msgspec.Struct, frozen=True):
    """What is to be known of a declared store that was not there when the run began: a hint, never a verdict."""

    field: str
    """`penyimpanan.logs[0]`."""
    place: str
    """As the plan names it."""
    seen: str
    """Indonesian: what was seen of it when the last scenario was over."""
    seen_en: str
    remedy: str
    """Indonesian: what to do."""
    remedy_en: str


class Tester(msgspec.Struct, frozen=True):
    """What judged, and against what."""

    version: str
    simulator: str
    python: str
    platform: str
    features: str
    """SHA-256 over the feature files and the norm catalogue, hexadecimal."""


class Result(msgspec.Struct, frozen=True):
    """One run, judged."""

    schema: str
    verdict: Verdict
    exit_code: int
    agreement: str
    agreement_title: str
    pengguna: str
    dialect: str
    seed: int
    session: str
    aplikasi: str
    aplikasi_elemen: tuple[str, ...]
    started: str
    """ISO 8601, the tester's time in WIB."""
    finished: str
    counts: dict[str, int]
    """Verdict -> number of scenarios."""
    executed: int
    reason: str
    """Indonesian: one sentence for the officer."""
    reason_en: str
    scenarios: tuple[ScenarioResult, ...]
    requirements: tuple[RequirementResult, ...]
    tester: Tester
    partial: bool = False
    """Whether only a part of the scenarios was asked for (`--only`, `--failed`)."""
    tantangan: str = ""
    """What a certifier gave on the day, so that the result cannot have been prepared; empty: nothing."""
    kenari: str = ""
    """From which word the residents' values were drawn, the same in no other run; empty: an earlier version."""
    norms: dict[str, str] = {}
    """Title of each norm that a requirement cites, by its id."""
    coverage: tuple[CoverageRow, ...] = ()
    """Every row of the catalogue, in its order."""
    gaps: tuple[GapResult, ...] = ()
    other_dialects: tuple[DialectResult, ...] = ()
    soft_review: bool = False
    """Whether open reviews were told not to end the run with 3."""
    is_certifiable: bool = False
    """Whether a certificate may rest on this run: whole, without gaps, nothing red, open or untested, and every duty of
    the Pengguna settled by its path."""
    forbidding: tuple[str, ...] = ()
    """The duties of the Pengguna that forbid a certificate, by reference (`SIM-01`)."""
    unproven: tuple[str, ...] | None = None
    """Checks that no defect was ever seen to break (`belum terbukti`); null: the matrix was not computed."""
    matrix: dict[str, tuple[str, ...]] = {}
    """The tester tested: check -> the defects of the reference applications that it was seen to catch."""
    strict: bool = False
    """Whether quirks were to be told."""
    notices: tuple[Notice, ...] = ()
    """What was told; empty unless `strict`."""
    stores: tuple[StoreNotice, ...] = ()
    """Declared stores that were not there when the run began, and not, or not to be opened, at its end."""
    entrances: tuple[EntranceResult, ...] | None = None
    """Other entrances of the application, and whether they were examined; null: the plan does not say whether there are
    any, or the evidence is of an earlier version."""
    petugas: str = ""
    """Who did what the subject asks a person for: orang (a person), kembaran (its scripted twin); empty: it asks for
    nobody."""
    since: Since | None = None
    """What changed since the earlier results under the same `--out`; null: there was none to compare with."""
