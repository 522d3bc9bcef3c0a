"""Dengan: whom is the scenario about?"""

import re

from pytest_bdd import given, parsers

from conformance.scenario.scene import Scene

CODES = {
    "telah meninggal dunia (kode 11)": "11",
    "datanya ganda (kode 12)": "12",
    "NIK-nya tidak terdapat di database kependudukan (kode 13)": "13",
    "berstatus non aktif (kode 14)": "14",
    "NIK-nya tidak sesuai format Dukcapil (kode 15)": "15",
    "NIK-nya tidak dapat diproses (kode 08)": "08",
}
"""What a resident is like -> the response code that a correct call gets."""
PERSONAS = {"namanya berapostrof": "nama-berapostrof", "NIK-nya berkode wilayah 91-97": "papua-nik-besar"}
"""What a resident is like -> the persona of the session."""


def _one_of(conditions: dict[str, str]) -> parsers.re:
    return parsers.re(f"penduduk yang (?P<condition>{'|'.join(map(re.escape, conditions))})")


@given("penduduk biasa yang datanya cocok")
def ordinary_resident(scene: Scene) -> None:
    scene.choose(scene.stage.next_resident())


@given(_one_of(CODES))
def resident_with_code(scene: Scene, condition: str) -> None:
    scene.choose(scene.stage.personas.with_code(CODES[condition]))


@given(_one_of(PERSONAS))
def named_resident(scene: Scene, condition: str) -> None:
    scene.choose(scene.stage.personas.named(PERSONAS[condition]))
