"""Ketika: what do applicants and the application do?"""

from pytest_bdd import when

from conformance.scene import Scene


@when("pemohon mengajukan permohonan dengan data yang benar")
def submits(scene: Scene) -> None:
    scene.submit()


@when("pemohon mengajukan permohonan dengan data yang keliru")
def submits_wrong_data(scene: Scene) -> None:
    scene.submit(as_somebody_else=True)


@when("pemohon lain mengajukan permohonan dengan data yang benar")
def another_submits(scene: Scene) -> None:
    scene.submit_another()


@when("aplikasi melanjutkan permohonan yang disimpan")
def application_resumes(scene: Scene) -> None:
    scene.resume()
