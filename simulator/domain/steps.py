"""By which acts does what is asked for and given go from one state to the next? One table for each such thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

S = TypeVar("S", bound=str)
"""The states of a thing."""
A = TypeVar("A", bound=str)
"""What may be done about it."""


@dataclass(frozen=True, slots=True)
class Steps(Generic[S, A]):
    """The steps of one thing."""

    table: Mapping[tuple[S, A], S]
    """State and act -> the state after it; what is not here is not allowed."""
    of_no_office: frozenset[A] = frozenset()
    """Acts that no office does: they happen by themselves."""

    def after(self, state: S, act: A) -> S | None:
        """Return the state after `act`; None: it is not allowed in `state`."""
        return self.table.get((state, act))

    def acts_in(self, state: S) -> tuple[A, ...]:
        """Return what an office may do in `state`, in the order of the table."""
        return tuple(act for at, act in self.table if at == state and act not in self.of_no_office)
