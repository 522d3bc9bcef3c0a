"""The guide as a room of pages."""

from simulator.pages.exchange import PageAnswer, PageRequest
from simulator.poc.desk import SessionDesk

PATHS = frozenset({"/", "/v1/openapi.json", "/penduduk.csv", "/penduduk.json", "/postman.json"})


class GuideRoom:
    """What `GET /` shows, and its files."""

    def __init__(self, desk: SessionDesk) -> None:
        self._desk = desk

    def has(self, method: str, path: str) -> bool:
        """Whether `path` is an address of the guide, and is only read."""
        return method != "POST" and path in PATHS

    async def answer(self, asked: PageRequest) -> PageAnswer:
        """Return the page or file."""
        from simulator.guide.answer import answer_guide  # at the first visit: the first answer comes sooner

        await self._desk.refresh()
        return answer_guide(asked, self._desk)
