"""What was found in a store, where, and what could not be seen? Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from conformance.bilingual import Words
from conformance.scanner.nearby import Nearby, Sight
from conformance.scanner.needles import Meaning, Needles
from conformance.scanner.values import Role
from conformance.scanner.writings import Form


@dataclass(slots=True)
class Finding:
    """One value in one place; never the bytes around it: they may be a real person's."""

    value: int
    place: str
    form: Form
    detail: str
    chain: tuple[str, ...]
    """The encodings that it stood in, from outside to inside."""
    offset: int
    """Where in the place's outermost stream it was met first, or where what holds it begins."""
    is_weak: bool
    """Whether it says something only because it stands beside what is surely that person's: for a person to look at."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that could not be looked into, and why."""

    place: str
    words: Words


class Ledger:
    """The findings and notes of one store."""

    def __init__(self, needles: Needles) -> None:
        self._needles = needles
        self.findings: dict[tuple[int, str], Finding] = {}
        self.notes: dict[Note, None] = {}
        self.controls: set[int] = set()
        self.looked_at = 0
        """Bytes of the store itself that were searched."""

    def note(self, place: str, indonesian: str, english: str) -> None:
        """Note what could not be looked into."""
        self.notes[Note(place, Words(indonesian, english))] = None

    def hit(self, needle: int, sight: Sight, nearby: Nearby) -> None:
        """Take in that a needle was met."""
        for meaning in self._needles.needles[needle].meanings:
            value = self._needles.values[meaning.value]
            if value.role is Role.CONTROL:
                self.controls.add(meaning.value)
            elif meaning.is_weak:
                if (meaning.value, sight.place) in self.findings:
                    continue
                if nearby.is_beside(value.person, sight):
                    self._enter(meaning, sight)
                else:
                    nearby.wait(value.person, meaning, sight)
            else:
                if value.role is Role.REFERENCE:
                    self._enter(meaning, sight)
                for waiting, seen in nearby.anchor(value.person, sight):
                    self._enter(waiting, seen)

    def _enter(self, meaning: Meaning, sight: "Sight") -> None:
        known = self.findings.get((meaning.value, sight.place))
        if known is None:
            self.findings[meaning.value, sight.place] = Finding(
                meaning.value, sight.place, meaning.form, meaning.detail, sight.chain, sight.offset, meaning.is_weak
            )
        elif known.is_weak and not meaning.is_weak:
            known.form, known.detail, known.is_weak = meaning.form, meaning.detail, False
            known.chain, known.offset = sight.chain, sight.offset


Placing = Callable[[int], tuple[str, int | None]]
"""From an offset in a stream to the place that is named, and to the record where one is known."""
