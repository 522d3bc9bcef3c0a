"""In which words is told what changed since earlier results? Pure."""

from collections.abc import Iterator

from conformance.bilingual import Words
from conformance.record.since import Change, Since

GROUPS: tuple[tuple[str, Words], ...] = (
    ("broken", Words("Memburuk", "Worse")),
    ("fixed", Words("Membaik", "Better")),
    ("unchanged", Words("Tetap", "Unchanged")),
)
"""The fields of `Since` that hold changes, and what they are called; the worst first."""


def groups_of(since: Since) -> list[tuple[str, Words, tuple[Change, ...]]]:
    """Return name, words and changes of each group."""
    return [(name, words, getattr(since, name)) for name, words in GROUPS]


def tell_since(since: Since, lang: str) -> Iterator[str]:
    """Yield the comparison, one line each: the counts first, then every scenario that changed."""
    head = Words("Sejak hasil terakhir", "Since the last result").pick(lang)
    counts = ", ".join(f"{words.pick(lang).lower()} {len(changes)}" for _, words, changes in groups_of(since))
    yield f"{head} ({', '.join(since.runs)}): {counts}"
    for name, words, changes in groups_of(since):
        if name != "unchanged":
            for change in changes:
                yield f"  {words.pick(lang)}: {change.id}: {change.before} -> {change.now} ({change.run})"
    if since.silent:
        label = Words("Kali ini tidak dapat dibandingkan", "Not to be compared this time").pick(lang)
        yield f"  {label}: {', '.join(since.silent)}"
