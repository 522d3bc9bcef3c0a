"""What do the runs of strangers come to? `hasil.json` for machines, `HASIL.md` for people: both are committed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.strangers.judging import COVERED as COVERED
from tests.strangers.judging import accusations, catches, classify, page_loads, set_aside
from tests.strangers.page import page_of
from tests.strangers.rows import HERE, Row, declared, right_of
from tests.strangers.runs import Outcome

SCHEMA = "gladi/strangers/2"
JSON_FILE, PAGE = HERE / "hasil.json", HERE / "HASIL.md"
LEFT_OUT = "not carried out in this set of runs"


@dataclass(frozen=True, slots=True)
class Setting:
    """How a set of runs was made."""

    digest: str
    """Of the sources; empty: not all runs are of the same."""
    day: date
    at_once: int
    is_short: bool = False
    """Whether each defect was run over the scenarios that reach it and those that judge the whole run alone."""


def summarise(
    outcomes: Mapping[str, Outcome], setting: Setting, rows: Mapping[str, Mapping[str, Row]] | None = None
) -> dict[str, Any]:
    """Return what came of all runs (`php a` -> its outcome), ready for JSON; runs that were not made stand apart."""
    applications: dict[str, Any] = {}
    not_run: list[dict[str, str]] = []
    for name, defects in (declared() if rows is None else rows).items():
        right = right_of(name)
        own = {what: outcomes.get(f"{name} {what}") for what in (*right, *defects)}
        usual = usual_of(own["a"])
        applications[name] = {
            "benar": {what: _told(outcome) for what in right if (outcome := own[what]) is not None},
            "cacat": {
                what: _judged(row, own[what], usual) for what, row in defects.items() if own[what] or not row.is_due
            },
        }
        missing = [what for what in (*right, *defects) if own[what] is None and (what in right or defects[what].is_due)]
        not_run += [{"application": name, "what": what, "why": LEFT_OUT} for what in missing]
    return {
        "schema": SCHEMA,
        "digest": setting.digest,
        "date": setting.day.isoformat(),
        "at_once": setting.at_once,
        "short": setting.is_short,
        "not_run": not_run,
        "applications": applications,
    }


def usual_of(right: Outcome | None) -> dict[str, str]:
    """Return the verdicts of the conforming build that are not green: of no defect are they a catch."""
    return accusations(right.result) if right is not None and right.result else {}


def _judged(row: Row, outcome: Outcome | None, usual: Mapping[str, str]) -> dict[str, Any]:
    if outcome is None or not row.is_due:
        return {"kelas": str(set_aside(row)), "sebab": row.reason}
    class_ = classify(row, outcome.marks, outcome.result, usual)
    caught = catches(row, outcome.marks, outcome.result, usual)
    reason = {"sebab": row.converged} if row.converged else {}
    return {"kelas": str(class_), "oleh": caught, **_told(outcome), **reason}


def _told(outcome: Outcome) -> dict[str, Any]:
    result = outcome.result
    return {
        "kode": result.exit_code if result else None,
        "detik": round(outcome.seconds),
        "halaman": page_loads(result) if result else 0,
        "tidak_hijau": accusations(result) if result else {},
        **({"galat": outcome.fault} if outcome.fault else {}),
    }


def stored() -> dict[str, Any]:
    """Return what `hasil.json` says."""
    summary: dict[str, Any] = json.loads(JSON_FILE.read_text(encoding="utf-8"))
    return summary


def page_text(summary: Mapping[str, Any]) -> str:
    """Return the text of HASIL.md."""
    return "\n".join(page_of(summary)) + "\n"


def write(summary: Mapping[str, Any]) -> None:
    """Write both files."""
    JSON_FILE.write_text(json.dumps(summary, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(page_text(summary), encoding="utf-8")
