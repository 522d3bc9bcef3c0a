"""What is said of the mutants: a page with each silent and dead one, and a short one that is kept in the project."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from tests.helpers.source import ROOT
from tests.mutants.trying import LEFT_OUT, Fate, Tried

PAGE = ROOT / ".cache" / "mutants" / "laporan.md"
SUMMARY = ROOT / "tests" / "mutants" / "HASIL.md"
_MEANINGS = {
    Fate.TERBUNUH: "penilaian korpus berubah, atau penilai berhenti dengan galat",
    Fate.DIAM: "barisnya dijalankan, tetapi tidak satu pun penilaian korpus berubah",
    Fate.MATI: "barisnya tidak pernah dijalankan oleh korpus",
    Fate.BELUM: "tidak dicoba: waktunya habis",
}


@dataclass(frozen=True, slots=True)
class Call:
    """Under what the mutants were tried."""

    command: str
    day: str
    """ISO 8601, WIB."""
    records: int
    scenarios: int
    seconds: float


def page(tried: Sequence[Tried], call: Call) -> str:
    """Return the whole report, as Markdown: the table, then every mutant that was not killed, by file."""
    parts = [summary(tried, call)]
    for fate in (Fate.DIAM, Fate.MATI, Fate.BELUM):
        own = [one for one in tried if one.fate is fate]
        if own:
            parts.append(f"## {fate.capitalize()} ({len(own)}): {_MEANINGS[fate]}\n")
            parts += [_listed(file, list(group)) for file, group in groupby(own, key=lambda one: one.mutant.file)]
    return "\n".join(parts)


def summary(tried: Sequence[Tried], call: Call) -> str:
    """Return the table by file, as Markdown, with the command and the day."""
    counts = Counter((one.mutant.file, one.fate) for one in tried)
    files = list(dict.fromkeys(one.mutant.file for one in tried))
    fates = [fate for fate in Fate if fate is not Fate.BELUM or any(counts[file, fate] for file in files)]
    rows = [[file, *(counts[file, fate] for fate in fates)] for file in files]
    rows.append(["**semua**", *(sum(counts[file, fate] for file in files) for fate in fates)])
    table = "\n".join(f"| {' | '.join(map(str, [row[0], sum(row[1:]), *row[1:]]))} |" for row in rows)  # type: ignore[arg-type]
    return (
        "# Mutan ruang penilai\n\n"
        f"`{call.command}`, {call.day}: {len(tried)} mutan terhadap {call.records} rekaman gladi "
        f"({call.scenarios} skenario), {call.seconds:.0f} detik.\n\n"
        f"| berkas | mutan | {' | '.join(fates)} |\n|---|{'---:|' * (len(fates) + 1)}\n{table}\n\n"
        + "".join(f"- {fate}: {_MEANINGS[fate]}\n" for fate in fates)
        + f"\nTidak dimutasi: {_left_out()}.\n"
    )


def _code(text: str) -> str:
    return f"`{text}`" if text else "tidak ada lagi"


def _left_out() -> str:
    return "; ".join(f"`{file}` ({why})" for file, why in LEFT_OUT.items() if file != "__init__.py")


def _listed(file: str, tried: Iterable[Tried]) -> str:
    lines = (
        f"- `{file}:{one.mutant.line}` {one.mutant.operator}: `{one.mutant.before}` → {_code(one.mutant.after)}\n"
        for one in tried
    )
    return f"### {file}\n\n{''.join(lines)}"
