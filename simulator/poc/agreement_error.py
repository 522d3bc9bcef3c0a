"""How is it said that an agreement cannot be used? With every fault at once: the key, what is wrong, the remedy."""

from collections.abc import Iterable
from typing import NamedTuple


class Fault(NamedTuple):
    """One thing that is wrong; both texts are Indonesian with English after " / "."""

    field: str
    """The key, e.g. `balikan.methods`; empty when the whole is at fault."""
    message: str
    hint: str
    """The remedy."""

    def __str__(self) -> str:
        return f"{f'{self.field}: ' if self.field else ''}{self.message} ({self.hint})"


class AgreementError(ValueError):
    """An agreement that cannot be used; as a text it has a line for each fault."""

    def __init__(self, where: str, *faults: Fault) -> None:
        super().__init__("\n".join(f"{where}: {fault}" for fault in faults))
        self.where = where
        """The file or API call that holds the agreement."""
        self.faults = faults
        """At least one, in the order of the keys, then of the checks."""

    @property
    def first(self) -> Fault:
        """The fault that is told where there is room for one only."""
        return self.faults[0]


class MissingAgreement(AgreementError):
    """There is no such agreement: a mistake of whoever named it."""


class UnknownAgreement(MissingAgreement):
    """No agreement of this name is shipped; `known` lists those that are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        message = f"perjanjian `{name}` tidak dikenal / unknown agreement `{name}`"
        super().__init__("fixtures/agreements", Fault("agreement", message, choose(known)))
        self.known = known


def choose(known: Iterable[str]) -> str:
    """Return the remedy that names what there is to choose from."""
    return f"pilih / choose: {', '.join(known)}"
