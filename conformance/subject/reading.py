"""What does every driver of an application promise?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from conformance.bilingual import Words
from conformance.observe.notification import Told
from conformance.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one submission."""

    outcome: Outcome
    detail: Words
    """What was recognised, or why nothing was; no values of the applicant."""
    status: int
    """Final HTTP status; 0 where no answer came. A command that ended by itself counts as 200."""
    duration_ms: float
    premature: str = ""
    """The rule that matched already before anything was handed in; empty: none."""
    is_absent: bool = False
    """Whether nothing listened where the application should be, so that nothing at all was handed in."""
    gist: str = ""
    """The answer's visible text without digits and without what the applicant typed; never recorded."""
    page: str = ""
    """What the last answer says: the visible text of a page, a JSON body, or a command's output, up to 2,000
    characters, and the notification that followed; with the applicant's data, so never recorded as it is."""
    told: Told | None = None
    """What a notification said afterwards; None: none was waited for."""


class Subject(Protocol):
    """Drives one application; each applicant is a new client. May be called from several threads."""

    def submit(self, data: Mapping[str, str], *, user: str = "", twice: bool = False) -> Reading:
        """Send one request whose data fill in the recipe; never raises for the application's sake.

        Each applicant is a new client; the same `user` is the same client again, with cookies and source address,
        until `forget_users`. `twice`: what hands in the form is done twice at once, as a double click does it, and
        the second answer is read. Raises `UnknownPlaceholder` where the recipe names what nobody fills in, and
        `DriverFault` where what drives the application is missing.
        """
        ...

    def forget_users(self) -> None:
        """Let go of the clients that were kept by name."""
        ...

    def close(self) -> None:
        """Put away what was opened."""
        ...
