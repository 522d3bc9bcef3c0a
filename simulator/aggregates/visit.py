"""What of the aggregates is asked for: which population, which region, by which dimension?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from simulator.aggregates.dimension import DIMENSION_BY_KEY, DIMENSIONS, Dimension
from simulator.aggregates.tabulation import NATION, Tabulation, tabulate
from simulator.pages.exchange import PageRequest
from simulator.poc.desk import DEFAULT_SEED, SessionDesk
from simulator.poc.session import PocSession
from simulator.poc.wilayah_file import load_wilayah

COUNTRY = "INDONESIA"


@dataclass(frozen=True, slots=True)
class Population:
    """Whose residents are counted."""

    seed: int
    lembaga: str
    """Of the session whose register they are; empty: those of the server's own seed."""
    now: datetime
    """By the clock of the session, else of the server."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for a region of a population; made only where both region and dimension exist."""

    asked: PageRequest
    population: Population
    code: str
    dimension: Dimension

    @property
    def tabulation(self) -> Tabulation:
        """The numbers of this population."""
        return tabulate(self.population.seed, load_wilayah())

    @property
    def name(self) -> str:
        """The name of the region."""
        return self.name_of(self.code)

    def name_of(self, code: str) -> str:
        """Return the name of any region."""
        return self.tabulation.name_of(code) or COUNTRY

    @property
    def stem(self) -> str:
        """What a file of these numbers is called, without its ending."""
        return f"agregat-{self.code or COUNTRY.lower()}-{self.dimension.key}"

    def words(self, pair: tuple[str, str]) -> str:
        """Return the Indonesian or the English one of two texts."""
        return pair[self.asked.lang == "en"]

    def number(self, value: int) -> str:
        """Return a number as it is written in the language of the page."""
        text = f"{value:,}"
        return text if self.asked.lang == "en" else text.replace(",", ".")

    def percent(self, value: int, total: int) -> str:
        """Return a part of published numbers, with one decimal."""
        text = f"{100 * value / total if total else 0:.1f}%"
        return text if self.asked.lang == "en" else text.replace(".", ",")


def population_of(session: PocSession | None, desk: SessionDesk) -> Population:
    """Return the population of `session`; None: the server's own."""
    if session is None:
        return Population(DEFAULT_SEED, "", desk.clock.now())
    return Population(session.record.seed, session.record.credentials.lembaga, session.now())


def code_asked_for(asked: PageRequest) -> str:
    """Return the code of the region in the query or form, which may be written with dots; empty: the country."""
    return (asked.form.get("wilayah") or asked.query.get("wilayah", "")).strip().replace(".", "")


def key_asked_for(asked: PageRequest) -> str:
    """Return the key of the dimension in the query or form; the first one where none is named."""
    return (asked.form.get("menurut") or asked.query.get("menurut", "")).strip() or DIMENSIONS[0].key


def open_visit(asked: PageRequest, population: Population) -> Visit | None:
    """Return the visit; None where there is no such dimension or region."""
    code, dimension = code_asked_for(asked), DIMENSION_BY_KEY.get(key_asked_for(asked))
    if dimension is None or not tabulate(population.seed, load_wilayah()).exists(code):
        return None
    return Visit(asked, population, code, dimension)


def links_of(asked: PageRequest, code: str, key: str) -> Callable[..., str]:
    """Return what writes the address of a page or file beside this one; what is not named stays as it is."""

    def link(path: str = "./", code: str = code, key: str = key, lang: str = asked.lang) -> str:
        query = {
            "wilayah": "" if code == NATION else code,
            "menurut": "" if key == DIMENSIONS[0].key else key,
            "lang": "" if lang == "id" else lang,
        }
        text = urlencode({name: value for name, value in query.items() if value})
        return f"{path}?{text}" if text else path

    return link
