"""What does somebody who runs the benchmark choose?"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """How long and how often is measured, and where files may lie meanwhile."""

    seconds: int
    """Seconds of load in one round."""
    rounds: int
    """Interleaved rounds of each comparison."""
    requests: int
    """Requests that the section on memory sends to each store."""
    work: Path
    """An empty directory that is removed at the end."""
