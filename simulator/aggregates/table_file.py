"""Which rows has a file of aggregates? The region itself, then each region below it; a column for each category."""

from collections.abc import Iterator, Sequence

from simulator.aggregates.rounding import STEP
from simulator.aggregates.tabulation import NATION
from simulator.aggregates.visit import COUNTRY, Visit

NOTE = f"SIMULATOR, bukan data Dukcapil; dibulatkan ke kelipatan {STEP} per kecamatan"
"""Stands in every row, since files are handed on without their page."""
Row = Sequence[str | int]


def write_rows(visit: Visit) -> Iterator[Row]:
    """Yield the head and the rows; words are Indonesian, as the register's are."""
    table, dimension = visit.tabulation, visit.dimension
    yield ("kode", "wilayah", *dimension.categories, "jumlah", "catatan")
    for code in (visit.code, *table.below(visit.code)):
        cells = table.cells(code, dimension)
        name = COUNTRY if code == NATION else table.name_of(code)
        yield (code, name, *cells, sum(cells), NOTE)
