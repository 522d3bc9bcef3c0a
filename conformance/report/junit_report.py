"""How does a result look to a pipeline that reads JUnit XML? Never greener than the run's own verdict."""

import re
from collections.abc import Callable, Sequence
from xml.etree import ElementTree as ET

from conformance.result import Result, ScenarioResult
from conformance.verdicts import Verdict

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters outside XML 1.0, section 2.2: no escape makes them valid."""

CHILDREN: dict[Verdict, Callable[[ET.Element, ScenarioResult], ET.Element]] = {
    Verdict.TIDAK_LULUS: lambda case, scenario: _problem(case, "failure", scenario),
    Verdict.GALAT_PENGUJI: lambda case, scenario: _problem(case, "error", scenario),
    Verdict.TINJAU: lambda case, scenario: _problem(case, "error", scenario),
    Verdict.TIDAK_TERUJI: lambda case, scenario: _problem(case, "error", scenario),
    Verdict.TIDAK_BERLAKU: lambda case, scenario: _element(case, "skipped", message=scenario.reason),
    Verdict.PERINGATAN: lambda case, scenario: _words(case, "system-out", scenario),
}
"""What a verdict puts under its test case; a verdict without a row passes in silence."""


def render_junit(result: Result) -> str:
    """Return JUnit XML: one suite per feature, one case per scenario, named by its id.

    Where the run is not green although every case passes (nothing was executed), a suite `gladi` says so.
    """
    root = ET.Element("testsuites", name="gladi")
    by_feature: dict[str, list[ScenarioResult]] = {}
    for scenario in result.scenarios:
        by_feature.setdefault(scenario.feature, []).append(scenario)
    for feature, scenarios in by_feature.items():
        suite = _suite(root, feature, result)
        for scenario in scenarios:
            _case(suite, scenario)
    is_green = result.verdict in (Verdict.LULUS, Verdict.PERINGATAN)
    if not is_green and not root.findall(".//failure") and not root.findall(".//error"):
        case = _element(_suite(root, "gladi", result), "testcase", name="vonis", classname="gladi", time="0.000")
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
    _properties(suite, about)
    return suite


def _case(suite: ET.Element, scenario: ScenarioResult) -> None:
    milliseconds = scenario.evidence.duration_ms if scenario.evidence else 0.0
    case = _element(suite, "testcase", name=scenario.id, classname=scenario.feature, time=f"{milliseconds / 1000:.3f}")
    about = {"verdict": scenario.verdict, "requirements": " ".join(scenario.requirements)}
    if scenario.owner:
        about["owner"] = scenario.owner
    _properties(case, about)
    if add := CHILDREN.get(scenario.verdict):
        add(case, scenario)


def _problem(case: ET.Element, tag: str, scenario: ScenarioResult) -> ET.Element:
    child = _words(case, tag, scenario)
    child.set("type", scenario.verdict)
    child.set("message", _clean(scenario.reason))
    return child


def _words(case: ET.Element, tag: str, scenario: ScenarioResult) -> ET.Element:
    child = _element(case, tag)
    child.text = _clean("\n".join(_lines(scenario)))
    return child


def _lines(scenario: ScenarioResult) -> Sequence[str]:
    unmet = [f"✗ {finding.text}: {finding.reason}" for finding in scenario.findings if not finding.is_met]
    remedy = [f"Perbaikan: {scenario.remedy}"] if scenario.remedy else []
    return [scenario.name, f"{scenario.verdict}: {scenario.reason}", *unmet, *remedy]


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
    return FORBIDDEN.sub("", text)
