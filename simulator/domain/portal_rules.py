"""How long may an operator of the Web Portal be idle, how often may he fail, and when is he taken for a program?

No source says: all is ours (SIM).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from simulator.domain.entry_pattern import PatternRules


@dataclass(frozen=True, slots=True)
class PortalRules:
    """The settings of the portal of one session; times are by the session's clock."""

    idle_minutes: int = 15
    """So long without a page, and the operator has to sign in again."""
    failures: int = 5
    """After so many failures within `lock_minutes` a user id is locked, whether it exists or not."""
    lock_minutes: int = 15
    """So long, from the last failure on, a locked user id stays locked."""
    one_sign_in: bool = True
    """Whether a new sign-in with a user id ends the one before it."""
    pattern: PatternRules = field(default_factory=PatternRules)
    """When the portal warns of a series of NIK, and stops it."""
    scrape_count: int = 5
    """So many NIK in haste by what never fetches what belongs to a page are a program's; 0: nobody looks."""
    scrape_seconds: int = 2
    """Haste: less than so many seconds from one NIK to the next."""

    @property
    def remembered(self) -> int:
        """How many of an operator's last NIK have to be known."""
        return max(self.pattern.longest if self.pattern.is_on else 0, self.scrape_count)

    def is_idle(self, seen: datetime, now: datetime) -> bool:
        """Whether an operator whose last page was at `seen` has to sign in again."""
        return now - seen > timedelta(minutes=self.idle_minutes)

    def recent(self, failed: Sequence[datetime], now: datetime) -> tuple[datetime, ...]:
        """Return the failures that still count."""
        return tuple(at for at in failed if now - at <= timedelta(minutes=self.lock_minutes))

    def is_locked(self, failed: Sequence[datetime], now: datetime) -> bool:
        """Whether a user id with these failures is locked."""
        return len(self.recent(failed, now)) >= self.failures


SHIPPED = PortalRules()
"""What a session begins with."""
