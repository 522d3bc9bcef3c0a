"""Values of nobody, an engine for them, and a scan of what a test puts into a store."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from conformance.scanner.difference import Tally
from conformance.scanner.engine import Engine, NoEngine
from conformance.scanner.engines import ENGINES, choose_engine
from conformance.scanner.needles import Needles, make_needles
from conformance.scanner.scan import LARGEST, Seen, StoreScan
from conformance.scanner.stream import Limits
from conformance.scanner.values import Kind, Role, Value
from conformance.scanner.values_file import shipped_common

MOTHER = Value("A", "NAMA_LGKP_IBU", Kind.NAME, "SRI WAHYUNI MANGUNKARSA")
FAMILY = Value("A", "NO_KK", Kind.NUMBER, "3303051708909901")
HOUSE = Value("A", "ALAMAT", Kind.ADDRESS, "JL KEMBANG SETYALOKA NO 15 RT 003 RW 004")
BORN = Value("A", "TGL_LHR", Kind.DATE, "03-02-1990")
SHORT = Value("A", "NAMA_LGKP_AYAH", Kind.NAME, "SURYALOKA")
TYPED = Value("A", "NIK", Kind.NUMBER, "3303051708909001", Role.TYPED)
CONTROL = Value("", "control", Kind.TEXT, "permohonan-0007", Role.CONTROL)
VALUES = (MOTHER, FAMILY, HOUSE, BORN, SHORT, TYPED)
NAMES = tuple(ENGINES)


@cache
def needles_for(values: tuple[Value, ...] = VALUES, tiers: int = 2) -> Needles:
    """The needles of `values`."""
    return make_needles(values, shipped_common(), tiers)


@cache
def engine_for(values: tuple[Value, ...] = VALUES, name: str = NAMES[0]) -> Engine:
    """The engine `name`, which must be installed where this project is tested, with the needles of `values`."""
    engine, _ = choose_engine(needles_for(values).needles, (name,))
    return engine


def scan(
    store: str | Path,
    values: tuple[Value, ...] = VALUES,
    engine: str = NAMES[0],
    limits: Limits = Limits(),  # noqa: B008 it is frozen
    largest: int = LARGEST,
    stores: Sequence[str | Path] = (),
) -> Seen:
    """What the scan of `store` saw."""
    return StoreScan(engine_for(values, engine), needles_for(values), limits, largest).scan(store, stores)


def counted(store: str | Path) -> Tally:
    """What stands in `store` where nothing is searched and everything is counted."""
    tally = Tally()
    StoreScan(NoEngine(), Needles((), (), (), (), 0), Limits(decode=False)).scan(store, tally=tally)
    return tally


def found(seen: Seen, values: tuple[Value, ...] = VALUES) -> set[tuple[str, str, tuple[str, ...]]]:
    """The element, place and encodings of each finding."""
    return {(values[each.value].element, each.place, each.chain) for each in seen.findings}


def elements(seen: Seen, values: tuple[Value, ...] = VALUES) -> set[str]:
    """The elements that were found."""
    return {values[each.value].element for each in seen.findings}
