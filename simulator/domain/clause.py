"""Which sentence of which norm does a rule come from?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clause:
    """A reference into a norm: `Clause("PBG-J", "II.B.1")` is Juknis Purbalingga, criterion II, letter B, number 1.

    The norm `SIM` marks an invention of the simulator, so that it never passes for law; `WIRE` marks a fact
    read from public client code of the real service.
    """

    norm: str
    at: str

    def __str__(self) -> str:
        return f"{self.norm} {self.at}"
