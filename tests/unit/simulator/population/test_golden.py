"""Residents and personas that must stay as they are: vendors' test data refer to them.

After a change that is meant, `python tests/unit/simulator/population/test_golden.py` writes the file again.
"""

import json
from hashlib import blake2b
from pathlib import Path

from simulator.domain.elemen import ALL_ELEMEN
from simulator.domain.nik import Nik, NomorKk
from simulator.domain.penduduk import Penduduk
from simulator.poc.wilayah_file import load_wilayah
from simulator.population.persona import build_personas
from simulator.population.register import Register
from simulator.population.scheme import Scheme

GOLDEN = Path(__file__).with_name("golden.json")
SEEDS = (0, 1, 2, 7, 2026, 2**40)
NAMES = tuple(elemen.name for elemen in ALL_ELEMEN)


def describe(seed: int, penduduk: Penduduk) -> dict[str, object]:
    """A resident as the file holds it; of the picture only a digest."""
    elemen = dict(penduduk.elemen)
    elemen["FOTO"] = blake2b(str(elemen["FOTO"]).encode(), digest_size=7).hexdigest()
    numbers = {"nik": penduduk.nik.text, "nomor_kk": str(elemen["NO_KK"])}
    return {"seed": seed, **numbers, "status": penduduk.status.value, "elemen": elemen}


def sample(seed: int) -> list[dict[str, object]]:
    """Ten residents of one seed, from kecamatan all over the country."""
    scheme, register = Scheme(seed, load_wilayah()), Register(seed, load_wilayah())
    residents = []
    for index in range(seed % 700, len(scheme.codes), 700):
        column = index % scheme.columns[index]
        blocks = scheme.blocks_lived(index, column)
        card = register.family(NomorKk(scheme.write_kk(index, column, blocks[index % len(blocks)])), NAMES)
        residents.append(describe(seed, card[index % len(card)]))
    return residents[:10]


def personas(seed: int) -> list[dict[str, object]]:
    """What must not change of the personas of one seed."""
    return [
        {"seed": seed, "name": one.name, "nik": one.nik, "nomor_kk": one.nomor_kk, "code": one.code}
        for one in build_personas(seed, 1, load_wilayah())
    ]


def test_residents_are_those_of_the_golden_file() -> None:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))["residents"]
    assert len(golden) == 60
    registers = {seed: Register(seed, load_wilayah()) for seed in SEEDS}
    for expected in golden:
        found = registers[expected["seed"]].find(Nik.parse(expected["nik"]), NAMES)
        assert found is not None, expected["nik"]
        assert describe(expected["seed"], found) == expected


def test_personas_keep_their_numbers() -> None:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))["personas"]
    assert [*personas(1), *personas(2)] == golden


def test_the_golden_file_holds_synthetic_serials_only() -> None:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    for entry in golden["residents"] + golden["personas"]:
        assert 9001 <= int(entry["nik"][12:]) <= 9899
        assert 9900 <= int(entry["nomor_kk"][12:]) <= 9999


if __name__ == "__main__":
    residents = [entry for seed in SEEDS for entry in sample(seed)]
    content = {"residents": residents, "personas": [*personas(1), *personas(2)]}
    GOLDEN.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
