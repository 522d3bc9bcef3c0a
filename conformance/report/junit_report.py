"""How does a result look to a pipeline that reads JUnit XML? Never greener than the run's own verdict."""

import re
from collections.abc import Callable, Mapping, Sequence
from xml.etree import ElementTree as ET

from conformance.judging.known_gap import covered
from conformance.judging.run_verdict import decides
from conformance.outcome import Verdict
from conformance.record.plain_text import plain
from conformance.record.result import RequirementResult, Result, ScenarioResult
from conformance.report.entrances import tell_unexamined
from conformance.report.facts import by_ref, facts_of, text_lines
from conformance.report.watching import LEAVING, tell_watching

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters outside XML 1.0, section 2.2: no escape makes them valid."""

Child = Callable[[ET.Element, ScenarioResult, str], ET.Element]
"""Of a case, its scenario, and all that is said of it."""

AGAINST: dict[Verdict, Child] = {
    Verdict.TIDAK_LULUS: lambda case, scenario, text: _problem(case, "failure", scenario, text),
    Verdict.GALAT_PENGUJI: lambda case, scenario, text: _problem(case, "error", scenario, text),
    Verdict.TINJAU: lambda case, scenario, text: _problem(case, "error", scenario, text),
    Verdict.TIDAK_TERUJI: lambda case, scenario, text: _problem(case, "error", scenario, text),
}
"""What stands under the case of a scenario that keeps the run from ending with 0."""
QUIET: dict[Verdict, Child] = {
    Verdict.TIDAK_BERLAKU: lambda case, scenario, _: _element(case, "skipped", message=scenario.reason),
    Verdict.TIDAK_LULUS: lambda case, scenario, _: _passed_over(case, scenario, "celah yang diketahui / known gap"),
    Verdict.TINJAU: lambda case, scenario, _: _passed_over(case, scenario, "tidak menentukan / does not decide"),
    Verdict.TIDAK_TERUJI: lambda case, scenario, _: _passed_over(case, scenario, "tidak wajib / not mandatory"),
    Verdict.PERINGATAN: lambda case, scenario, text: _words(case, "system-out", text),
}
"""What stands under that of another; without a row it passes in silence."""


def render_junit(result: Result) -> str:
    """Return JUnit XML: one suite per feature, one case per scenario, named by its id.

    A failure or an error stands in it exactly where the run does not end with 0; where no scenario is the cause
    (nothing was executed, the plan is stale), a suite `gladi` says so.
    """
    known = covered(result.gaps)
    requirements = by_ref(result)
    root = ET.Element("testsuites", name="gladi")
    by_feature: dict[str, list[ScenarioResult]] = {}
    for scenario in result.scenarios:
        by_feature.setdefault(scenario.feature, []).append(scenario)
    for feature, scenarios in by_feature.items():
        suite = _suite(root, feature, result)
        for scenario in scenarios:
            counts_against = decides(scenario, known, soft_review=result.soft_review)
            _case(suite, scenario, requirements, counts_against=counts_against)
    if result.exit_code and not root.findall(".//failure") and not root.findall(".//error"):
        case = _element(_suite(root, "gladi", result), "testcase", name="penilaian", classname="gladi", time="0.000")
        _element(case, "error", type=result.verdict, message=result.reason)
    _count(root)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(root: ET.Element, feature: str, result: Result) -> ET.Element:
    suite = _element(root, "testsuite", name=feature, timestamp=result.started)
    about = {
        "aplikasi": result.aplikasi,
        "agreement": result.agreement,
        "dialect": result.dialect,
        "seed": str(result.seed),
        "gladi": result.tester.version,
        "features": result.tester.features,
    }
    if told := tell_unexamined(result):
        about["pintu masuk yang tidak diperiksa"] = told.indonesian
    if watched := tell_watching(result):
        about[LEAVING.indonesian.lower()] = watched.indonesian
    for other in result.other_dialects:
        broken = sum(scenario.verdict is Verdict.PERINGATAN for scenario in other.scenarios)
        about[f"dialek {other.dialect}"] = f"{broken} peringatan dari {other.executed} skenario"
    _properties(suite, about)
    return suite


def _case(
    suite: ET.Element, scenario: ScenarioResult, requirements: Mapping[str, RequirementResult], *, counts_against: bool
) -> None:
    milliseconds = scenario.evidence.duration_ms if scenario.evidence else 0.0
    case = _element(suite, "testcase", name=scenario.id, classname=scenario.feature, time=f"{milliseconds / 1000:.3f}")
    about = {"verdict": scenario.verdict, "requirements": " ".join(scenario.requirements)}
    if scenario.owner:
        about["owner"] = scenario.owner
    _properties(case, about)
    if add := (AGAINST if counts_against else QUIET).get(scenario.verdict):
        add(case, scenario, "\n".join(_lines(scenario, requirements)))


def _problem(case: ET.Element, tag: str, scenario: ScenarioResult, text: str) -> ET.Element:
    child = _words(case, tag, text)
    child.set("type", scenario.verdict)
    child.set("message", _clean(scenario.reason))
    return child


def _passed_over(case: ET.Element, scenario: ScenarioResult, why: str) -> ET.Element:
    return _element(case, "skipped", message=f"{scenario.verdict} ({why}): {scenario.reason}")


def _words(case: ET.Element, tag: str, text: str) -> ET.Element:
    child = _element(case, tag)
    child.text = _clean(text)
    return child


def _lines(scenario: ScenarioResult, requirements: Mapping[str, RequirementResult]) -> Sequence[str]:
    unmet = [f"✗ {finding.text}: {finding.reason}" for finding in scenario.findings if not finding.is_met]
    remedy = [f"Perbaikan: {scenario.remedy}"] if scenario.remedy else []
    facts = text_lines(scenario, facts_of(scenario, requirements))
    return [scenario.name, f"{scenario.verdict}: {scenario.reason}", *unmet, *remedy, *facts]


def _properties(parent: ET.Element, about: dict[str, str]) -> None:
    properties = _element(parent, "properties")
    for name, value in about.items():
        _element(properties, "property", name=name, value=value)


def _count(root: ET.Element) -> None:
    """Write the sums of the cases on every suite, and of the suites on the root."""
    for parent in (*root.findall("testsuite"), root):
        cases = parent.findall(".//testcase")
        parent.set("tests", str(len(cases)))
        for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            parent.set(attribute, str(sum(case.find(tag) is not None for case in cases)))
        parent.set("time", f"{sum(float(case.get('time', '0')) for case in cases):.3f}")


def _element(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, tag, {name: _clean(value) for name, value in attributes.items()})


def _clean(text: str) -> str:
    return FORBIDDEN.sub("", plain(text))
