"""`python -m tests.generated`: write every document again that is made of the code; a test fails where one is stale."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from conformance.plan import schema as plan_schema
from conformance.report import json_report
from tests import coverage_document
from tests.helpers.source import ROOT
from tests.strangers import summary

GENERATED: Mapping[Path, Callable[[], str]] = {
    ROOT / "conformance/plan/plan.schema.json": plan_schema.schema_text,
    ROOT / "conformance/report/hasil.schema.json": json_report.schema_text,
    coverage_document.PATH: coverage_document.document,
    summary.PAGE: lambda: summary.page_text(summary.stored()),
}
"""File -> what makes its text."""


def stale() -> list[Path]:
    """Return the files whose text is not what the code makes."""
    return [path for path, make in GENERATED.items() if path.read_text(encoding="utf-8") != make()]


if __name__ == "__main__":
    for stale_path in stale():
        stale_path.write_text(GENERATED[stale_path](), encoding="utf-8", newline="\n")
        sys.stdout.write(f"{stale_path.relative_to(ROOT)}\n")
