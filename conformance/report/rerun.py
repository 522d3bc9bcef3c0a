"""What does each failure leave so that it can be tried again: a script for each system, and a page to hand on? Pure."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from conformance.record.result import Result, ScenarioResult
from conformance.report.facts import answer_of, by_ref, facts_of, failures, said_of
from conformance.report.titles import title_of

SCENARIO = "{ID}"
"""Stands for the scenario's id in the words of a `Rerun`."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Rerun:
    """How a scenario is carried out again: the words after `gladi`, said in the run's directory."""

    words: tuple[str, ...]
    """Never a token or a password: `gladi run` reads the token from the environment (GLADI_TOKEN)."""

    def of(self, scenario_id: str) -> tuple[str, ...]:
        """Return the words for one scenario."""
        return tuple(scenario_id if word == SCENARIO else word for word in self.words)


def rerun_files(result: Result, rerun: Rerun) -> Iterator[tuple[str, str]]:
    """Yield name and text of each file: for every failure `ID.sh`, `ID.ps1` and `ID.md`."""
    for scenario in failures(result.scenarios):
        if _NAME.fullmatch(scenario.id):
            yield f"{scenario.id}.sh", _sh(scenario, rerun)
            yield f"{scenario.id}.ps1", _ps1(scenario, rerun)
            yield f"{scenario.id}.md", _md(scenario, result)


def _heading(scenario: ScenarioResult) -> list[str]:
    titles = dict.fromkeys((title_of(scenario, "id"), title_of(scenario, "en")))
    return [
        *(f"# {_line(title)}" for title in titles),
        "# Menjalankan lagi skenario ini. Token API kendali, bila diminta, dibaca dari GLADI_TOKEN.",
        "# Carries out this scenario again. The control API's token, where it wants one, is read from GLADI_TOKEN.",
    ]


def _sh(scenario: ScenarioResult, rerun: Rerun) -> str:
    words = " ".join(shlex.quote(word) for word in rerun.of(scenario.id))
    lines = ["#!/bin/sh", *_heading(scenario), 'cd "$(dirname -- "$0")/.." || exit 5', f"exec gladi {words}"]
    return "\n".join(lines) + "\n"


def _ps1(scenario: ScenarioResult, rerun: Rerun) -> str:
    words = " ".join(_powershell(word) for word in rerun.of(scenario.id))
    change = "Set-Location -LiteralPath (Split-Path -Parent $PSScriptRoot)"
    return "\n".join([*_heading(scenario), change, f"& gladi {words}", "exit $LASTEXITCODE"]) + "\n"


def _powershell(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"


def _md(scenario: ScenarioResult, result: Result) -> str:
    """Return the failure on one page, Indonesian, to hand on with an issue."""
    facts = facts_of(scenario, by_ref(result))
    lines = [f"# {_line(scenario.name)}", "", f"`{scenario.id}`: **{scenario.verdict}**, {result.aplikasi}", ""]
    lines += ["## Yang terlihat", "", _line(scenario.reason), ""]
    lines += [
        line for finding in scenario.findings if not finding.is_met for line in _unmet(finding.text, finding.reason)
    ]
    lines += ["", "## Dasar", ""]
    for clause in facts.clauses:
        condition = ", keadaan uji, bukan ukuran bagi aplikasi" if clause.verdict is None else ""
        lines += [f"- {clause.ref} ({clause.source}{condition}): {_line(clause.binds or clause.summary)}"]
        lines += [f"  > {_line(clause.quote)}"] if clause.quote else []
    for call in facts.answers:
        lines += ["", f"## Jawaban DWH: {call.method}, {said_of(call)}", "", *_fenced(answer_of(call))]
    for page in facts.pages:
        lines += [
            "",
            f"## Halaman aplikasi yang terbaca: {page.outcome}, status {page.status}",
            "",
            *_fenced(page.page),
        ]
    if scenario.remedy:
        lines += ["", "## Perbaikan", "", _line(scenario.remedy)]
    lines += ["", "## Jalankan lagi", "", *_fenced(facts.command), ""]
    lines += ["Simulator, bukan layanan Dukcapil; semua penduduk dalam uji ini rekaan."]
    return "\n".join(lines) + "\n"


def _unmet(text: str, reason: str) -> list[str]:
    return [f"- tidak terpenuhi: {_line(text)}", f"  ({_line(reason)})"]


def _fenced(text: str) -> list[str]:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}text", _line(text), fence]


def _line(text: str) -> str:
    return " ".join(text.split())
