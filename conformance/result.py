"""What does a finished run say? This is `hasil.json`, the source of truth of every report."""

import msgspec

from conformance.evidence import Evidence
from conformance.verdicts import Owner, Verdict

RESULT_SCHEMA = "gladi/hasil/1"


class Finding(msgspec.Struct, frozen=True):
    """What one expectation came to."""

    text: str
    """The words of the step."""
    is_met: bool
    reason: str
    """Indonesian: what was seen."""
    reason_en: str


class ScenarioResult(msgspec.Struct, frozen=True):
    """The judgement of one scenario."""

    id: str
    name: str
    feature: str
    rule: str
    requirements: tuple[str, ...]
    verdict: Verdict
    owner: Owner | None
    """Who has to mend it; null where nothing is to be mended."""
    reason: str
    """Indonesian: what decided."""
    reason_en: str
    remedy: str
    """Indonesian: what to mend; empty: nothing."""
    remedy_en: str
    findings: tuple[Finding, ...] = ()
    evidence: Evidence | None = None
    """Null for a scenario that does not apply."""


class RequirementResult(msgspec.Struct, frozen=True):
    """The judgement of one requirement: the worst of its scenarios that were executed or should have been."""

    ref: str
    """`KOD-20`, or `KOD-20:T` for the derived part."""
    summary: str
    summary_en: str
    obligation: str
    """W, L, D or T."""
    who: tuple[str, ...]
    verdict: Verdict
    is_mandatory: bool
    """Whether a red here is `tidak_lulus`."""
    source: str
    """`PBG-J II.C.2.b.2.a`."""
    quote: str
    """The Indonesian sentence."""
    scenarios: tuple[str, ...]


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
    """Whether only a part of the scenarios was asked for (`--only`)."""
    norms: dict[str, str] = {}
    """Title of each norm that a requirement cites, by its id."""
