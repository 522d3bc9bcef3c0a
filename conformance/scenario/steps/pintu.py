"""Ketika: what comes in through other entrances than that of `[subject]`?"""

from pytest_bdd import parsers, when

from conformance.scenario.scene import Scene
from conformance.scenario.steps.permohonan import REFUSED_IN_A_ROW
from conformance.scenario.through_entrance import submit_through, upload_series
from conformance.subject.applicant import nik_series


@when("melalui setiap pintu masuk lain seorang pemohon mengajukan permohonan dengan data yang benar")
def submits_everywhere(scene: Scene) -> None:
    for entrance in scene.stage.entrances:
        scene.choose(scene.stage.next_resident())
        submit_through(scene, entrance)


@when("melalui setiap pintu masuk lain seorang pemohon mengajukan permohonan dengan data yang keliru")
def submits_wrong_data_everywhere(scene: Scene) -> None:
    for entrance in scene.stage.entrances:
        if entrance.typeable:
            scene.choose(scene.stage.next_resident())
            submit_through(scene, entrance, as_somebody_else=True)


@when("melalui setiap pintu masuk lain seorang pemohon yang harus ditolak mengajukan permohonan")
def refused_ones_submit_everywhere(scene: Scene) -> None:
    for number, entrance in enumerate(scene.stage.entrances):
        scene.choose(scene.stage.personas.with_code(REFUSED_IN_A_ROW[number % len(REFUSED_IN_A_ROW)]))
        submit_through(scene, entrance)


@when("melalui pintu masuk lain seorang pemohon mengajukan permohonan dengan data yang benar")
def submits_at_first_of_them(scene: Scene) -> None:
    scene.choose(scene.stage.next_resident())
    submit_through(scene, scene.stage.entrances[0])


@when(parsers.parse("melalui setiap pintu masuk lain seorang pemakai memasukkan sampai {count:d} NIK yang berurutan"))
def series_everywhere(scene: Scene, count: int) -> None:
    for entrance in scene.stage.entrances:
        scene.choose(scene.stage.next_resident())
        niks = nik_series(scene.applicant["nik"], 1, count)
        if entrance.takes_files:
            upload_series(scene, entrance, niks)
        else:
            scene.enter_series(niks, entrance=entrance)
