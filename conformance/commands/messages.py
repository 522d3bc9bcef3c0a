"""How does a command say something, and why it ends early?"""

import re
import sys
from pathlib import Path

from conformance.fault import Fault
from conformance.record.plain_text import plain


def pick(lang: str, indonesian: str, english: str) -> str:
    """Return the text in the chosen language."""
    return english if lang == "en" else indonesian


def explain_fault(lang: str, fault: Fault, log: Path | None = None) -> int:
    """Print why a command ends early, and where more is to be read, and return its exit code."""
    where = f"; log: {log}" if log else ""
    return explain(lang, fault.exit_code, fault.words.pick(lang) + where)


def explain(lang: str, code: int, message: str) -> int:
    """Print why a command ends early, with the kind of cause, and return its exit code."""
    kinds = {
        2: ("pemakaian", "usage"),
        4: ("konfigurasi; tidak dihitung terhadap aplikasi", "configuration; not counted against the application"),
        5: ("lingkungan", "environment"),
        6: ("galat penguji", "tester fault"),
    }
    indonesian, english = kinds.get(code, ("", ""))
    print(printable(f"gladi [{pick(lang, indonesian, english)}]: {' '.join(message.split())}"), file=sys.stderr)
    return code


def say(text: str) -> None:
    """Print `text` at once, without what a terminal would obey: parts of it are an application's."""
    print(plain(text), flush=True)


def printable(text: str) -> str:
    """Return `text` with control characters of others, such as escape sequences, spelled out."""
    return re.sub(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]",
        lambda found: ascii(found[0])[1:-1],
        text,
    )
