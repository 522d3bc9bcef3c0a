"""What a test tells whoever started it, from whichever process it ran in: printed when all have ended."""

from collections.abc import Callable, Iterable

import pytest

Say = Callable[[str], None]
"""Notes one line."""
SAID = "dikatakan"
"""The property of a report that carries such a line."""


def said_in(reports: Iterable[object]) -> list[str]:
    """Return the lines in `reports`, each once."""
    calls = (report for report in reports if isinstance(report, pytest.TestReport) and report.when == "call")
    return list(dict.fromkeys(str(line) for report in calls for name, line in report.user_properties if name == SAID))
