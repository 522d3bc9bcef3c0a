"""Maka: what must hold in every exchange of the run? Judged when it is over, from all that was recorded."""

from pytest_bdd import then

from conformance.record.evidence import Moment
from conformance.scenario.egress_looks import look_at_egress
from conformance.scenario.reopening import kept_requests, note_unreadable
from conformance.scenario.scene import Scene


def declared(scene: Scene) -> list[str]:
    """Return the wire names of the elements that the application declares."""
    return list(scene.stage.plan.aplikasi.elemen)


@then("DWH ditanya hanya tentang NIK yang dimasukkan pemohon")
def only_typed(scene: Scene) -> None:
    scene.expect("typed_only", "POL-04", "POL-01", "POL-02", moment=Moment.SELALU)


@then("hanya elemen yang dinyatakan aplikasi yang dikirim")
def only_declared(scene: Scene) -> None:
    scene.expect("only_declared", "ELM-02", moment=Moment.SELALU, declared=declared(scene))


@then("tidak ada elemen lain yang disebut, kosong sekalipun")
def no_blanks(scene: Scene) -> None:
    scene.expect("no_blanks", "ELM-02", moment=Moment.SELALU, declared=declared(scene))


@then("hanya elemen yang dinyatakan aplikasi yang ditampilkan")
def shown_declared(scene: Scene) -> None:
    scene.expect("shown_declared", "ELM-02", "ELM-08", moment=Moment.SELALU, declared=declared(scene))


@then("hanya elemen yang diberikan PKS yang dikirim")
def only_granted(scene: Scene) -> None:
    scene.expect("only_granted", "ELM-08", moment=Moment.SELALU, granted=list(scene.stage.workspace.granted))


@then("hanya metode yang diberikan PKS yang dipanggil")
def only_granted_methods(scene: Scene) -> None:
    scene.expect(
        "methods_granted", "AKS-09", "ELM-08", moment=Moment.SELALU, granted=list(scene.stage.workspace.methods)
    )


@then("setiap panggilan memakai user id dan alamat IP yang diberikan")
def own_identity(scene: Scene) -> None:
    scene.expect("own_identity", "AKS-03", moment=Moment.SELALU)


@then("ambang kesesuaian tidak pernah diturunkan")
def threshold_kept(scene: Scene) -> None:
    scene.expect("threshold_kept", "KOD-20", moment=Moment.SELALU)


@then("setiap jawaban tentang penduduk dijelaskan oleh satu permohonan")
def calls_explained(scene: Scene) -> None:
    scene.expect("calls_explained", "KUO-05", "POL-03", moment=Moment.SELALU)


@then("panggilan setelah penolakan berhenti, atau jedanya memanjang")
def pauses_grow(scene: Scene) -> None:
    scene.expect("pauses_grow", "POL-03", moment=Moment.SELALU)


@then("tidak satu pun permohonan yang disimpan diteruskan tanpa hasil yang sesuai")
def ends_rightly(scene: Scene) -> None:
    note_unreadable(scene, kept_requests(scene.stage))
    scene.expect("ends_rightly", "KOD-20", moment=Moment.SELALU)


@then("pemohon tidak membaca kode, jawaban mentah, atau kata teknis")
def plain_words(scene: Scene) -> None:
    scene.expect("plain_words", "KOD-20:T", moment=Moment.SELALU)


@then("setiap permohonan yang disimpan berakhir")
def nothing_open(scene: Scene) -> None:
    scene.expect("nothing_open", "KOD-21", moment=Moment.SELALU)


@then("tidak satu pun nilai yang hanya dapat berasal dari DWH keluar dari aplikasi")
def nothing_leaves(scene: Scene) -> None:
    look_at_egress(scene)
    scene.expect("nothing_leaves", "BAG-01", moment=Moment.SELALU)


@then("aplikasi hanya menghubungi tujuan yang disebut rencana")
def only_named_hosts(scene: Scene) -> None:
    look_at_egress(scene)
    scene.expect("only_named_hosts", "BAG-01", moment=Moment.SELALU)


@then("tidak satu pun kabar memuat nilai yang hanya dapat berasal dari DWH")
def notices_bare(scene: Scene) -> None:
    look_at_egress(scene)
    scene.expect("notices_bare", "BAG-01", moment=Moment.SELALU)
