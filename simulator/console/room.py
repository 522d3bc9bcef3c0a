"""The console as a room of pages."""

from simulator.console.attached import LARGEST_FILE
from simulator.door.addresses import CONSOLE
from simulator.pages.exchange import PageAnswer, PageRequest
from simulator.poc.desk import SessionDesk


class ConsoleRoom:
    """The guided steps of all sessions, each below its id."""

    largest_file = LARGEST_FILE
    """Bytes of what may be attached to an answer."""

    def __init__(self, desk: SessionDesk, token: str | None) -> None:
        """`token` is that of the control API; None: whoever sits at this machine may come in, and nobody else."""
        self._desk = desk
        self._token = token

    def has(self, method: str, path: str) -> bool:
        """Whether `path` lies below the console, whether or not there is such a session."""
        del method
        return path.startswith(CONSOLE)

    async def answer(self, asked: PageRequest) -> PageAnswer:
        """Return the page."""
        from simulator.console.answering import answer_console  # at the first visit: the first answer comes sooner

        return await answer_console(asked, self._desk, self._token)
