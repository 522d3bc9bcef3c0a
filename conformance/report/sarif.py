"""How is SARIF 2.1.0 written (OASIS, Static Analysis Results Interchange Format)? Pure."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from conformance.outcome import Verdict
from conformance.record.plain_text import plain

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "gladi/1"
SEVERITIES: Mapping[Verdict, tuple[str, str]] = {
    Verdict.TIDAK_LULUS: ("fail", "error"),
    Verdict.PERINGATAN: ("fail", "warning"),
    Verdict.TINJAU: ("review", "none"),
    Verdict.TIDAK_TERUJI: ("open", "none"),
}
"""Kind and level of a result; SARIF 3.27.10 allows no level but `none` where the kind is not `fail`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What was judged."""

    id: str
    title: str
    about: str
    help: str
    level: str
    """Of a breach: `error` or `warning`."""
    tags: tuple[str, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something was seen: by its name, and by the file that shows it."""

    name: str
    """`penyimpanan.databases[0]/app.sqlite: pasien.alamat`; empty: it has none."""
    path: str = ""
    """Relative to `base`, never of a machine; empty: no file shows it."""
    base: str = ""
    """One of the run's bases."""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it has to be, or not known to be."""

    rule: str
    check: str
    """What tells it from other problems of the rule, the same in each run."""
    verdict: Verdict
    """One of `SEVERITIES`."""
    said: str
    spots: tuple[Spot, ...]
    accepted: str = ""
    """Why it is known and accepted; empty: it is not."""
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the tester itself could not do; `rule`: at which, empty: at none."""

    said: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Log:
    """One run of the tool."""

    version: str
    category: str
    """Tells runs of the same kind from others: `gladi/contoh-data-2026/juknis/`."""
    rules: Sequence[Rule]
    problems: Sequence[Problem]
    troubles: Sequence[Trouble] = ()
    bases: Mapping[str, str] = field(default_factory=dict)
    """What each base of paths is; where it lies is left to whoever reads."""
    is_successful: bool = True
    """Whether the tool did its work, whatever it found."""
    exit_code: int = 0
    started: str = ""
    """ISO 8601; empty: not recorded."""
    finished: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


def render_log(log: Log) -> str:
    """Return the log as a text, ending in a newline, encodable as UTF-8."""
    places = {rule.id: place for place, rule in enumerate(log.rules)}
    run = {
        "tool": {
            "driver": {
                "name": "Gladi",
                "version": log.version,
                "language": "id",
                "rules": [_rule(rule) for rule in log.rules],
            }
        },
        "automationDetails": {"id": log.category},
        "invocations": [_invocation(log, places)],
        "originalUriBaseIds": {base: {"description": _text(said)} for base, said in log.bases.items()},
        "results": _results(log.problems, places),
        "properties": dict(log.more),
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    text = json.dumps(_plain(whole), indent=2, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", errors="replace").decode("utf-8") + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": _text(rule.title),
        "fullDescription": _text(rule.about),
        "help": _text(rule.help),
        "defaultConfiguration": {"level": rule.level},
        "properties": {"tags": list(rule.tags), **rule.more},
    }


def _invocation(log: Log, places: Mapping[str, int]) -> dict[str, Any]:
    moments = {"startTimeUtc": log.started, "endTimeUtc": log.finished}
    return {
        "executionSuccessful": log.is_successful,
        "exitCode": log.exit_code,
        **{name: _in_utc(moment) for name, moment in moments.items() if moment},
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": _text(trouble.said),
                **({"associatedRule": {"id": trouble.rule, "index": places[trouble.rule]}} if trouble.rule else {}),
            }
            for trouble in log.troubles
        ],
    }


def _results(problems: Sequence[Problem], places: Mapping[str, int]) -> list[dict[str, Any]]:
    met: Counter[tuple[str, str]] = Counter()
    results = []
    for problem in problems:
        own = (problem.rule, problem.check)
        met[own] += 1
        mark = hashlib.sha256("\n".join([*own, str(met[own])]).encode()).hexdigest()
        kind, level = SEVERITIES[problem.verdict]
        accepted = [{"kind": "external", "justification": problem.accepted}] if problem.accepted else []
        results.append(
            {
                "ruleId": problem.rule,
                "ruleIndex": places[problem.rule],
                "kind": kind,
                "level": level,
                "message": _text(problem.said),
                "locations": [_location(spot) for spot in problem.spots],
                "fingerprints": {FINGERPRINT: mark},
                # The one name by which GitHub knows a result again.
                "partialFingerprints": {"primaryLocationLineHash": mark},
                "suppressions": accepted,
                "properties": {"verdict": problem.verdict, **problem.more},
            }
        )
    return results


def _location(spot: Spot) -> dict[str, Any]:
    location: dict[str, Any] = {}
    if spot.path:
        location["physicalLocation"] = {"artifactLocation": {"uri": quote(spot.path), "uriBaseId": spot.base}}
    if spot.name:
        location["logicalLocations"] = [{"fullyQualifiedName": spot.name, "kind": "resource"}]
    if spot.said:
        location["message"] = _text(spot.said)
    return location


def _text(text: str) -> dict[str, str]:
    return {"text": text}


def _in_utc(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _plain(value: Any) -> Any:
    """Return `value` with every text in it without control characters."""
    match value:
        case str():
            return plain(value)
        case Mapping():
            return {key: _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case _:
            return value
