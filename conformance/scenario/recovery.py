"""How does an application become ready again for the next scenario, after a fault or refusal of the one before?

The fault is over and the plan's `lanjutkan` was carried out; then the gauges of `conformance.record.gauges` are looked
at, with a spare resident's request where nothing else shows that the DWH is reached. When time is up the application is
started again where the plan can do that, else the scenario's evidence names the gauge that was not met. One that does
not become ready scenario after scenario is only looked at shortly, until it does.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from time import monotonic, sleep
from typing import Any, Protocol

from conformance.bilingual import Words
from conformance.outcome import Outcome
from conformance.record.evidence import FINAL
from conformance.record.gauges import IN_A_ROW, Gauge, read_gauges

LOOK_S = 0.05
PATIENCE_WITH_KEPT_S = 6.0
"""So long what was kept is waited for before a spare applicant shows whether the application works at all."""
FIRST_PROBE_S, PROBE_GROWTH = 1.0, 2.0
GIVEN_UP_AFTER, GLANCE_S = 2, 3.0
"""Not ready so many times running, an application is looked at this long, and is not started again for it."""
SPARE = "cadangan"
"""Who hands in what no scenario asks for."""


class World(Protocol):
    """What a recovery needs of the stage."""

    def news(self) -> Sequence[Mapping[str, Any]]:
        """Return the journal's entries since the last look."""
        ...

    def probe(self) -> tuple[str, Outcome]:
        """Let a spare resident hand in a request; return his NIK and what came of it."""
        ...

    def restart(self) -> bool:
        """Start the application again; whether that could be done."""
        ...


@dataclass(slots=True)
class Recovery:
    """What is still open of earlier requests, and whether the application must recover."""

    world: World
    patience_s: float
    is_disturbed: bool = False
    kept: dict[str, str] = field(default_factory=dict)
    """NIK of requests that were kept and of which nothing was heard since -> who handed them in."""
    open: dict[str, str] = field(default_factory=dict)
    """The same, no longer waited for."""
    never_quiet: bool = False
    """Whether calls that nobody waits for go on for ever."""
    _reached: int = 0
    """Good answers since the last fault or refusal."""
    _missed: int = 0
    """How many times running it did not become ready."""
    now: Callable[[], float] = monotonic
    rest: Callable[[float], None] = sleep

    def note(self, nik: str, who: str, outcome: Outcome) -> None:
        """Take note of what came of a request."""
        if outcome is Outcome.TERTUNDA:
            self.kept[nik] = who
        if outcome not in (Outcome.DITERUSKAN, Outcome.DITOLAK):
            self.is_disturbed = True

    def account_for(self, entries: Sequence[Mapping[str, Any]], *, is_healed: bool = False) -> None:
        """Drop the requests that an answer of the DWH has ended, and see whether anything went wrong.

        `is_healed`: a refusal is the application's own then, and takes back no good answer.
        """
        for entry in entries:
            if entry["fault"] or (entry["code"] or "") not in FINAL:
                self.is_disturbed, self._reached = True, self._reached if is_healed else 0
            else:
                self._reached += entry["code"] == "01"
                self.kept.pop(entry["nik"], None)
                self.open.pop(entry["nik"], None)

    def forget_answers(self) -> None:
        """Let only good answers count that come from now on."""
        self._reached = 0

    def make_ready(self) -> Words | None:
        """Wait until the application is ready; return which gauge was not met when time was up, or None."""
        if not self.is_disturbed:
            return None
        is_given_up = self._missed >= GIVEN_UP_AFTER
        unmet = self._wait(min(GLANCE_S, self.patience_s) if is_given_up else self.patience_s)
        if unmet is not None and not is_given_up and self.world.restart():
            unmet = self._wait(self.patience_s)
        self._missed = 0 if unmet is None else self._missed + 1
        self.open |= self.kept
        self.kept.clear()
        self.is_disturbed = False
        return None if unmet is None else unmet.words

    def _wait(self, patience_s: float) -> Gauge | None:
        began = self.now()
        looks, calls = 0, list[float]()
        pause, next_probe = FIRST_PROBE_S, began
        while True:
            now = self.now()
            entries = self.world.news()
            self.account_for(entries, is_healed=True)
            calls += [now] * bool(entries)
            gap = 0.0 if self.never_quiet else max((b - a for a, b in pairwise(calls)), default=0.0)
            gauges = read_gauges(len(self.kept), now - (calls[-1] if calls else began), gap, self._reached)
            unmet = next((gauge for gauge in gauges if not gauge.is_met), None)
            looks = looks + 1 if unmet is None else 0
            if looks >= IN_A_ROW:
                return None
            if now - began > patience_s:
                self.never_quiet = self.never_quiet or unmet is gauges[1]
                return unmet
            is_patient = bool(self.kept) and now - began < PATIENCE_WITH_KEPT_S
            if not self._reached and now >= next_probe and not is_patient:
                nik, outcome = self.world.probe()
                if outcome is Outcome.TERTUNDA:
                    self.kept[nik] = SPARE
                next_probe, pause = self.now() + pause, pause * PROBE_GROWTH
            elif self._reached and self.kept and now - began > PATIENCE_WITH_KEPT_S:
                self.open |= self.kept  # it works again, so these are late or lost: the end of the run shows which
                self.kept.clear()
            self.rest(LOOK_S)
