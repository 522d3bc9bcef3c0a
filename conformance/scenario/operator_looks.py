"""What did the operator's page say before and after, and which of its lines tell nothing new?"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import sleep

from conformance.observe.operator_page import OperatorPageFault, counters_between, passing_between, read_operator_page
from conformance.plan.tables import Petugas

CLOCK_S = 1.1
"""After this a clock that shows seconds shows another one."""
OUTSIDE_HOURS = "06"


@dataclass(slots=True)
class OperatorLooks:
    """The operator's page of a run, and what was learnt of it."""

    page: Petugas | None
    values: Mapping[str, str]
    patience_s: float
    directory: Path
    """The plan's."""
    self_signed: bool | None = None
    """See `conformance.plan.tables.Aplikasi`."""
    counters: frozenset[str] = frozenset()
    """Forms of its lines that count requests, tell the time or show what waits."""
    has_learnt: bool = False
    """Whether a request was kept for the hour alone meanwhile, and is kept no more."""
    _has_looked: bool = False
    _before: str = ""
    _passing: tuple[str, str] | None = None

    def read(self) -> str:
        """Return what the page says; raise `OperatorPageFault`."""
        assert self.page is not None, "tag @perlu:halaman-petugas"
        return read_operator_page(self.page, self.values, self.patience_s, self.directory, self.self_signed)

    def look(self) -> str:
        """Return what the page says; the first time, learn from two looks what its clock is."""
        first = self.read()
        if self._has_looked:
            return first
        sleep(CLOCK_S)
        page, self._has_looked = self.read(), True
        self.counters |= counters_between(first, page)
        return page

    def begin_to_learn(self) -> None:
        """See what the page says before requests are kept for the hour alone."""
        self._before = self._try_to_read()

    def learn_counters(self) -> None:
        """Learn which numbers of the page count requests: they changed when one was kept for the hour."""
        if self._before:
            before, during = self._before, self._try_to_read()
            self.counters |= counters_between(before, during, OUTSIDE_HOURS)
            self._before, self._passing = "", (before, during)

    def learn_what_passed(self) -> None:
        """Learn which lines of the page showed only that requests waited: they are gone when none does."""
        if self._passing is not None:
            self.counters |= passing_between(*self._passing, self._try_to_read())
            self._passing, self.has_learnt = None, True

    def _try_to_read(self) -> str:
        try:
            return self.read() if self.page is not None else ""
        except OperatorPageFault:
            return ""
