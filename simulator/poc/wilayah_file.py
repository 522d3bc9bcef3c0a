"""Where does the region table come from?"""

from functools import cache
from importlib.resources import files

from simulator.population.wilayah import Wilayah


@cache
def load_wilayah() -> Wilayah:
    """The region table that ships with the product, read once per process."""
    return Wilayah.parse(files("fixtures").joinpath("wilayah", "wilayah.tsv").read_text(encoding="utf-8"))
