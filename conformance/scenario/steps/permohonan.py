"""Ketika: what do applicants and the application do?"""

from pytest_bdd import parsers, when

from conformance.scenario.ending import end_run
from conformance.scenario.lied_to import submit_each_lied_to
from conformance.scenario.lies import scored_otherwise, without_result
from conformance.scenario.pairs import submit_unlike_pairs
from conformance.scenario.reopening import open_again
from conformance.scenario.scene import Scene
from conformance.subject.applicant import far_apart, nik_series, nik_walk
from conformance.subject.slips import (
    ALIKE,
    BIRTHS,
    NIKS,
    first_word_right,
    has_word_to_change,
    nearly_right,
    nearly_right_each,
)

REFUSED_IN_A_ROW = ("13", "11", "14", "12")
"""Residents of whom none may go on, in the order in which they come."""
PATTERN_STEP = 7
"""The distance that a patterned series keeps; any but one would do."""


@when("pemohon mengajukan permohonan dengan data yang benar")
@when("pemohon yang sama mengajukan permohonan lagi dengan data yang benar")
def submits(scene: Scene) -> None:
    scene.submit()


@when("pemohon yang tidak membuktikan apa pun mengajukan permohonan")
@when("pemohon mengajukan permohonan dengan data yang keliru")
@when("pemohon yang sama mengajukan permohonan lagi dengan data yang keliru")
def submits_wrong_data(scene: Scene) -> None:
    scene.submit(as_somebody_else=True)


@when("pemohon lain mengajukan permohonan dengan data yang benar")
def another_submits(scene: Scene) -> None:
    scene.submit_another()


@when("pemohon lain mengajukan permohonan dengan NIK yang tidak terdapat di database kependudukan (kode 13)")
def unknown_one_submits(scene: Scene) -> None:
    scene.choose(scene.stage.personas.with_code("13"))
    scene.submit()


@when("aplikasi melanjutkan permohonan yang disimpan")
def application_resumes(scene: Scene) -> None:
    scene.resume()


@when(parsers.parse("aplikasi {times:d} kali melanjutkan permohonan yang disimpan"))
def application_resumes_again_and_again(scene: Scene, times: int) -> None:
    for _ in range(times):
        scene.resume()


@when("beberapa pemohon bergantian mengajukan permohonan, masing-masing dengan satu elemen keliru yang berbeda")
def each_element_wrong(scene: Scene) -> None:
    scene.submit_each_wrong()


@when("penduduk dari setiap pulau besar dan dari provinsi-provinsi baru mengajukan permohonan")
def many_provinces_submit(scene: Scene) -> None:
    scene.submit_each(far_apart(scene.stage.personas.provincials()))


@when("beberapa pemohon mengajukan permohonan, masing-masing dengan satu isian berskor yang nyaris benar")
def near_misses(scene: Scene) -> None:
    scene.submit_each_typed(nearly_right_each(scene.stage.typeable))


@when("beberapa pemohon mengajukan permohonan, dan setiap jawaban tidak memuat hasil satu isian")
def each_result_missing(scene: Scene) -> None:
    submit_each_lied_to(scene, without_result([name for name in scene.stage.typeable if name != "NIK"]))


@when("beberapa pemohon mengajukan permohonan dengan nama yang keliru, dan skornya dijawab dalam bentuk lain")
def scores_in_other_forms(scene: Scene) -> None:
    submit_each_lied_to(scene, scored_otherwise("NAMA_LGKP"), wrong="NAMA_LGKP")


@when("beberapa pemohon mengajukan permohonan, masing-masing dengan NIK yang salah ketik")
def malformed_niks(scene: Scene) -> None:
    scene.submit_each_typed(NIKS)


@when(
    parsers.parse("pemohon yang sama {count:d} kali berturut-turut mengajukan permohonan dengan nama yang nyaris benar")
)
def near_name_again_and_again(scene: Scene, count: int) -> None:
    for _ in range(count):
        scene.submit_typed("NAMA_LGKP", nearly_right(scene.applicant))


@when("beberapa pemohon mengajukan permohonan dengan nama yang serupa tetapi bukan namanya")
def names_alike(scene: Scene) -> None:
    scene.submit_each_typed(ALIKE, has_word_to_change)


@when(
    parsers.parse(
        "seorang pemohon {count:d} kali berturut-turut mengajukan permohonan"
        " dengan nama yang hanya kata pertamanya benar"
    )
)
def first_word_again_and_again(scene: Scene, count: int) -> None:
    scene.choose(scene.stage.next_resident(has_word_to_change))
    for _ in range(count):
        scene.submit_typed("NAMA_LGKP", first_word_right(scene.applicant))


@when("beberapa pemohon mengajukan permohonan dengan tahun lahirnya sendiri tetapi hari atau bulan lain")
def births_alike(scene: Scene) -> None:
    scene.submit_each_typed(BIRTHS)


@when(
    parsers.parse(
        "{pairs:d} kali dua pemohon serentak mengajukan permohonan, yang satu sesuai dan yang lain harus ditolak"
    )
)
def unlike_pairs_submit(scene: Scene, pairs: int) -> None:
    submit_unlike_pairs(scene, REFUSED_IN_A_ROW[:pairs])


@when("pemohon-pemohon yang harus ditolak mengajukan permohonan berturut-turut")
def refused_ones_in_a_row(scene: Scene) -> None:
    for code in REFUSED_IN_A_ROW:
        scene.choose(scene.stage.personas.with_code(code))
        scene.submit()


@when(parsers.parse("{count:d} pemohon berturut-turut mengajukan permohonan dengan data yang benar"))
def several_in_a_row(scene: Scene, count: int) -> None:
    for _ in range(count):
        scene.submit_another()


@when("setiap pemohon membuka lagi halaman hasilnya dua kali")
def pages_opened_again(scene: Scene) -> None:
    open_again(scene, 2)


@when("listrik padam, lalu aplikasi dimulai lagi")
def power_cut(scene: Scene) -> None:
    scene.restart(is_forced=True)


@when("aplikasi dibiarkan sejenak")
def left_alone(scene: Scene) -> None:
    scene.settle()


@when("seluruh gladi telah dijalankan")
def rehearsal_over(scene: Scene) -> None:
    end_run(scene)


@when(parsers.re(r"(?P<clerks>\d+) petugas serentak mengajukan permohonan untuk (?P=clerks) pemohon"))
def many_clerks_submit(scene: Scene, clerks: str) -> None:
    scene.submit_at_once(int(clerks))


@when("pemohon menyerahkan KTP-el-nya untuk dibaca dengan card reader")
def hands_card_over(scene: Scene) -> None:
    scene.submit_with_card()


@when("pemohon menekan tombol kirim dua kali")
def double_click(scene: Scene) -> None:
    scene.submit(twice=True)


@when(parsers.parse("satu pemakai memasukkan sampai {count:d} NIK yang berurutan"))
def enters_sequence(scene: Scene, count: int) -> None:
    scene.enter_series(nik_series(scene.applicant["nik"], 1, count))


@when(parsers.parse("satu pemakai memasukkan sampai {count:d} NIK yang menurun dengan jarak tetap"))
def enters_pattern(scene: Scene, count: int) -> None:
    scene.enter_series(nik_series(scene.applicant["nik"], -PATTERN_STEP, count))


@when(parsers.parse("satu pemakai memasukkan sampai {count:d} NIK yang berurutan menurun"))
def enters_sequence_down(scene: Scene, count: int) -> None:
    scene.enter_series(nik_series(scene.applicant["nik"], -1, count))


@when(parsers.parse("satu pemakai memasukkan sampai {count:d} NIK yang berawalan sama tanpa jarak tetap"))
def walks_prefix(scene: Scene, count: int) -> None:
    scene.enter_series(nik_walk(scene.applicant["nik"], count))


@when(parsers.parse("dari satu alamat dimasukkan sampai {count:d} NIK yang berurutan, setiap kali dengan sesi baru"))
def enters_sequence_by_new_sessions(scene: Scene, count: int) -> None:
    scene.enter_series(nik_series(scene.applicant["nik"], 1, count), "address")


@when(parsers.parse("satu pemakai memasukkan sampai {count:d} NIK yang berlainan dalam waktu yang berdekatan"))
def enters_rapidly(scene: Scene, count: int) -> None:
    scene.enter_each(scene.stage.next_resident() for _ in range(count))
