"""How is the population drawn from and timed, where the load tests do not import the simulator?

In an interpreter of its own. What runs there is the text of a program; it says on its standard output what it found.
"""

import json
import subprocess
import sys
from typing import Any

from loadtests.bench.cores import pinned

_DRAW = """
import json, random, sys
from simulator.domain.nik import NomorKk
from simulator.poc.wilayah_file import load_wilayah
from simulator.population.register import Register
from simulator.population.scheme import Scheme

def draw(seed, count):
    scheme, register = Scheme(seed, load_wilayah()), Register(seed, load_wilayah())
    dice = random.Random(seed)
    while count:
        kecamatan = dice.randrange(len(scheme.codes))
        column = dice.randrange(scheme.columns[kecamatan])
        block = dice.choice(scheme.blocks_lived(kecamatan, column))
        card = register.family(NomorKk(scheme.write_kk(kecamatan, column, block)), ("NAMA_LGKP",))
        member = dice.choice(card)
        if member.status.value == "aktif":
            yield member.nik.text, member.elemen["NAMA_LGKP"]
            count -= 1
"""
_RESIDENTS = (
    _DRAW
    + """
first, last, count = map(int, sys.argv[1:])
print(json.dumps([list(draw(seed, count)) for seed in range(first, last + 1)]))
"""
)
_TIMING = (
    _DRAW
    + """
from time import process_time
from simulator.domain.nik import Nik
from simulator.poc.agreement_file import load_agreement
from simulator.population.residents import Residents

seed, count, rounds = map(int, sys.argv[1:4])
names = load_agreement(sys.argv[4]).elemen
residents = Residents(seed, 1, load_wilayah())
niks = [nik for nik, _ in draw(seed, count)]

def rate(wanted):
    started = process_time()
    for nik in niks:
        if residents.find(Nik(nik), wanted) is None:
            raise SystemExit(f"{nik} is nobody")
    return count / (process_time() - started)

rate(names)
print(json.dumps({"all": [rate(names) for _ in range(rounds)], "one": [rate(("NAMA_LGKP",)) for _ in range(rounds)],
    "elemen": len(names)}))
"""
)


def draw_residents(seed: int, count: int) -> list[tuple[str, str]]:
    """NIK and name of residents drawn from all over the country; a few may be drawn twice."""
    return draw_countries(seed, seed, count)[0]


def draw_countries(first: int, last: int, count: int) -> list[list[tuple[str, str]]]:
    """The same for each seed from `first` to `last`: its country has residents of its own."""
    found = _run([sys.executable], _RESIDENTS, first, last, count)
    return [[(nik, name) for nik, name in country] for country in found]


def time_population(seed: int, count: int, rounds: int, agreement: str) -> dict[str, Any]:
    """Records per second of CPU time, `rounds` times: with `all` elements of the agreement, and with `one`."""
    found: dict[str, Any] = _run(pinned([sys.executable]), _TIMING, seed, count, rounds, agreement)
    return found


def _run(python: list[str], program: str, *arguments: str | int) -> Any:
    command = [*python, "-P", "-c", program, *map(str, arguments)]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
