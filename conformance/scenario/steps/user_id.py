"""Ketika, Maka: how did the operator come by his user id, and does he work with it?"""

from pytest_bdd import then, when

from conformance.scenario.scene import Scene
from conformance.scenario.steps.tuntutan import saying, submissions


@when("Pengguna mengajukan formulir user id")
def form_handed_in(scene: Scene) -> None:
    scene.evidence.user_id_asked = scene.stage.context.user_id_asked


@then("formulir itu sampai kepada Dinas Dukcapil")
def form_arrives(scene: Scene) -> None:
    scene.expect("form_received")


@then("formulir itu diterima tanpa kekurangan")
def form_is_complete(scene: Scene) -> None:
    scene.expect("form_complete", "AKS-05")


@then("user id diserahkan kepada petugas dengan BAST")
def handed_over(scene: Scene) -> None:
    for number in submissions(scene, "setiap permohonan"):
        scene.expect("handed_over", submission=number)


@then(saying("petugas bekerja dengan user id itu untuk <which>"))
def works_with_it(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("own_user_id", "AKS-03", submission=number)
