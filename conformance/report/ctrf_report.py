"""How does a result look to a dashboard that reads CTRF (Common Test Report Format 1.0.0)?"""

import json
from collections import Counter
from datetime import datetime
from typing import Any

from conformance.judging.known_gap import covered
from conformance.judging.run_verdict import decides
from conformance.outcome import Verdict
from conformance.record.result import Result, ScenarioResult
from conformance.report.facts import rerun_command

SPEC_VERSION = "1.0.0"
STATUSES = ("passed", "failed", "skipped", "pending", "other")
QUIET: dict[Verdict, str] = {
    Verdict.LULUS: "passed",
    Verdict.PERINGATAN: "passed",
    Verdict.TIDAK_BERLAKU: "skipped",
    Verdict.TIDAK_TERUJI: "skipped",
    Verdict.TIDAK_LULUS: "other",
    Verdict.TINJAU: "other",
}
"""The status of what does not keep the run from ending with 0; the verdict itself stands in `rawStatus`."""
AGAINST: dict[Verdict, str] = {Verdict.TINJAU: "pending"}
"""The status of what does; `failed` where no row says otherwise."""


def render_ctrf(result: Result) -> str:
    """Return CTRF: one test per scenario, named by its id; never greener than the run's own exit code."""
    tests = [_test(scenario, result) for scenario in result.scenarios]
    report = {
        "reportFormat": "CTRF",
        "specVersion": SPEC_VERSION,
        "timestamp": result.finished,
        "generatedBy": f"gladi {result.tester.version}",
        "results": {
            "tool": {"name": "gladi", "version": result.tester.version},
            "summary": _summary(tests, result),
            "tests": tests,
            "environment": {
                "appName": result.aplikasi,
                "testEnvironment": f"{result.agreement}, {result.dialect}",
                "healthy": result.exit_code == 0,
            },
            "extra": {
                "verdict": result.verdict,
                "exitCode": result.exit_code,
                "reason": result.reason,
                "certifiable": result.is_certifiable,
            },
        },
    }
    text = json.dumps(report, indent=2, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", errors="replace").decode("utf-8") + "\n"


def _test(scenario: ScenarioResult, result: Result) -> dict[str, Any]:
    counts_against = decides(scenario, covered(result.gaps), soft_review=result.soft_review)
    statuses = AGAINST if counts_against else QUIET
    test: dict[str, Any] = {
        "name": scenario.id,
        "status": statuses.get(scenario.verdict, "failed"),
        "duration": round(scenario.evidence.duration_ms) if scenario.evidence else 0,
        "suite": [scenario.feature, *([scenario.rule] if scenario.rule else [])],
        "rawStatus": scenario.verdict,
        "tags": list(scenario.requirements),
        "type": "conformance",
    }
    if scenario.verdict is not Verdict.LULUS:
        test["message"] = scenario.reason
        test["extra"] = {"title": scenario.name, "owner": scenario.owner, "remedy": scenario.remedy}
        if scenario.verdict is not Verdict.TIDAK_BERLAKU:
            test["extra"]["command"] = rerun_command(scenario.id)
    return test


def _summary(tests: list[dict[str, Any]], result: Result) -> dict[str, int]:
    counts = Counter(test["status"] for test in tests)
    start, stop = (round(datetime.fromisoformat(at).timestamp() * 1000) for at in (result.started, result.finished))
    return {"tests": len(tests), **{name: counts[name] for name in STATUSES}, "start": start, "stop": stop}
