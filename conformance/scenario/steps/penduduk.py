"""Dengan: whom is the scenario about?"""

from pytest_bdd import given, parsers

from conformance.scenario.scene import Scene


@given("penduduk biasa yang datanya cocok")
def ordinary_resident(scene: Scene) -> None:
    scene.choose(scene.stage.next_resident())


@given(parsers.parse('penduduk dengan kode "{code}"'))
def resident_with_code(scene: Scene, code: str) -> None:
    scene.choose(scene.stage.persona_with_code(code))


@given(parsers.parse('penduduk "{name}"'))
def named_resident(scene: Scene, name: str) -> None:
    scene.choose(scene.stage.persona(name))
