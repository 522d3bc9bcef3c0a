"""What does every driver of an application promise?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from conformance.bilingual import Words
from conformance.observe.notification import Told
from conformance.outcome import Outcome
from conformance.record.evidence import AttachedFile
from conformance.record.exposure import Heard


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
    hidden: str = ""
    """What the page of the outcome has that his browser alone reads (`hidden_text`); never recorded."""
    left: str = ""
    """What his browser keeps of the application (`conformance.subject.left_behind`); never recorded."""
    told: Told | None = None
    """What a notification said afterwards; None: none was waited for."""
    led_to: str = ""
    """Scheme, host and port where the application led the applicant to, away from the plan's; empty: nowhere."""
    page_loads: int = 0
    """How many pages or answers of the application it showed; a redirect shows none."""
    attachment: AttachedFile | None = None
    """What the person who did it attached."""
    heard: tuple[Heard, ...] = ()
    """Every answer that came on the way, as far as the driver has them; never recorded."""
    document: Callable[[str, str], Heard | Words] | None = None
    """Fetches the document of a request that went on, as the same applicant: from an address, or from what is picked
    of the last page; both empty: that page itself. Else it says why it could not. None: the driver cannot fetch any."""
    again: Callable[[], "Reading"] | None = None
    """Opens the page of the outcome once more, as the same applicant does it later; None: there is none to open."""


class Subject(Protocol):
    """Drives one application; each applicant is a new client. May be called from several threads."""

    def submit(self, data: Mapping[str, str], *, user: str = "", place: str = "", twice: bool = False) -> Reading:
        """Send one request whose data fill in the recipe; never raises for the application's sake.

        Each applicant is a new client; the same `user` is the same client again, with cookies and source address,
        until `forget_users`; the same `place` is a new client each time, from the same source address. `twice`: what
        hands in the form is done twice at once, as a double click does it, and the second answer is read. Raises
        `UnknownPlaceholder` where the recipe names what nobody fills in, and `DriverFault` where what drives the
        application is missing.
        """
        ...

    def submit_together(self, people: Sequence[Mapping[str, str]], *, user: str = "") -> list[Reading]:
        """Let one user hand in the requests of several people: in one file where the recipe uploads one, else in turn.

        Returns what came of each, in their order; see `submit`.
        """
        ...

    def forget_users(self) -> None:
        """Let go of the clients and addresses that were kept by name."""
        ...

    def close(self) -> None:
        """Put away what was opened."""
        ...
