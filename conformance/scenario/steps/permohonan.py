"""Ketika: what do applicants and the application do?"""

from pytest_bdd import parsers, when

from conformance.scenario.scene import Scene

PATTERN_STEP = 7
"""The distance that a patterned series keeps; any but one would do."""


@when("pemohon mengajukan permohonan dengan data yang benar")
@when("pemohon yang sama mengajukan permohonan lagi dengan data yang benar")
def submits(scene: Scene) -> None:
    scene.submit()


@when("pemohon mengajukan permohonan dengan data yang keliru")
@when("pemohon yang sama mengajukan permohonan lagi dengan data yang keliru")
def submits_wrong_data(scene: Scene) -> None:
    scene.submit(as_somebody_else=True)


@when("pemohon lain mengajukan permohonan dengan data yang benar")
def another_submits(scene: Scene) -> None:
    scene.submit_another()


@when("pemohon lain mengajukan permohonan dengan NIK yang tidak terdapat di database kependudukan (kode 13)")
def unknown_one_submits(scene: Scene) -> None:
    scene.choose(scene.stage.persona_with_code("13"))
    scene.submit()


@when("aplikasi melanjutkan permohonan yang disimpan")
def application_resumes(scene: Scene) -> None:
    scene.resume()


@when("beberapa pemohon bergantian mengajukan permohonan, masing-masing dengan satu elemen keliru yang berbeda")
def each_element_wrong(scene: Scene) -> None:
    scene.submit_each_wrong()


@when("seorang penduduk dari setiap provinsi bergantian mengajukan permohonan")
def every_province_submits(scene: Scene) -> None:
    scene.submit_each(scene.stage.provincials())


@when(parsers.re(r"(?P<clerks>\d+) petugas serentak mengajukan permohonan untuk (?P=clerks) pemohon"))
def many_clerks_submit(scene: Scene, clerks: str) -> None:
    scene.submit_at_once(int(clerks))


@when("pemohon menekan tombol kirim dua kali")
def double_click(scene: Scene) -> None:
    scene.submit(twice=True)


@when(parsers.parse("satu pemakai memasukkan {count:d} NIK yang berurutan"))
def enters_sequence(scene: Scene, count: int) -> None:
    scene.enter_series(1, count)


@when(parsers.parse("satu pemakai memasukkan {count:d} NIK yang berpola"))
def enters_pattern(scene: Scene, count: int) -> None:
    scene.enter_series(PATTERN_STEP, count)


@when(parsers.parse("satu pemakai memasukkan {count:d} NIK yang berlainan dalam waktu yang berdekatan"))
def enters_rapidly(scene: Scene, count: int) -> None:
    scene.enter([scene.stage.next_resident() for _ in range(count)])
