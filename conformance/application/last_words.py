"""What does a program's output say of why it ended? Pure.

The line that names the error stands last in Python, first in Node and PHP, and in between in Java; what surrounds it
are frames of the stack.
"""

import re

MOST_LINES = 3
LOOKED_AT = 80
"""So many of the last lines are searched."""
_FRAMES = (
    r"at .*[(:].*", r'File ".*", line \d+.*', r"#\d+ .*", r"[~^ ]+", r"\.\.\. \d+ more", r"[{}\[\]],?", r"throw .*;",
    r"Node\.js v.*", r"node:internal/.*:\d+", r"code: '.*',?", r"requireStack: .*", r"Require stack:", r"- /.*",
    r"Stack trace:", r"Traceback \(most recent call last\):", "",
)  # fmt: skip
"""Lines that say where, not why."""
_FRAME = re.compile("|".join(_FRAMES))
_ERROR = re.compile(r"\b\w*(Error|Exception)\b|\b(fatal|panic|caused by|error|gagal)\b", re.IGNORECASE)


def telling_lines(text: str) -> str:
    """Return the lines that tell why a program ended, joined by ` | `; empty where it said nothing.

    They are the last one that names an error with what follows it, and the last of all.
    """
    lines = [line for each in text.splitlines()[-LOOKED_AT:] if not _FRAME.fullmatch(line := each.strip())]
    named = [number for number, line in enumerate(lines) if _ERROR.search(line)]
    first = named[-1] if named else -MOST_LINES
    told = lines[first:][:MOST_LINES]
    return " | ".join(told if lines[-1:] == told[-1:] else [*told[:-1], lines[-1]])
