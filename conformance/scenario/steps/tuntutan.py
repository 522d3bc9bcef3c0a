"""Maka: what is demanded? A step only notes the demand; it is judged from the evidence afterwards.

A demand names the parts of requirements that it can serve; it serves those that are tags of its scenario. What
only shows that the scenario took place names none.

Every step says of which submission it speaks: `permohonan itu`, where the scenario has just one, `permohonan pertama`,
`permohonan kedua`, `permohonan terakhir`, or `setiap permohonan`. Only what speaks of all that happened names none.
"""

from collections.abc import Callable, Sequence

from pytest_bdd import parsers, then

from conformance.outcome import Outcome
from conformance.record.evidence import Moment
from conformance.scenario.operator_news import look_for_operator_news
from conformance.scenario.reopening import kept_requests, note_unreadable
from conformance.scenario.scene import Scene

WHICH: dict[str, Callable[[int], Sequence[int]]] = {
    "permohonan itu": lambda count: range(count),
    "permohonan pertama": lambda count: [0],
    "permohonan kedua": lambda count: [1],
    "permohonan pertama dan ketiga": lambda count: [0, 2],
    "permohonan kedua dan keempat": lambda count: [1, 3],
    "permohonan terakhir": lambda count: range(count)[-1:],
    "setiap permohonan berikutnya": lambda count: range(1, count),
    "setiap permohonan": lambda count: range(count),
}
"""The words for submissions -> their indices among so many."""
GOING_ON = ("KOD-20", "LAY-02", "LAY-03")
"""Whether the service goes on, and when it must not: "jika data hasil verifikasi sesuai, dilanjutkan"."""
NOT_BLAMING = [Outcome.GANGGUAN, Outcome.TERTUNDA, Outcome.DIBATASI]
ANSWERED = [outcome for outcome in Outcome if outcome is not Outcome.TAK_DIKENAL]
"""Any outcome that the plan knows: nothing is said of which is right."""
MANNERS = ("KOD-20:T", "AKS-08", "ADM-07:T", "SNK-01:T", "SNK-02:T", "SNK-03:T", "SNK-06:T")
"""What is owed to pengelola and applicant where the cause is not the applicant."""
KEEPING = ("KOD-21", "KUO-04:T", "AKS-08", "ADM-07:T", "SNK-01:T", "SNK-02:T", "SNK-03:T", "SNK-06:T")
"""That no request is lost, and none is asked about while nothing can be answered."""
COUNTED = ("KUO-05", "KOD-21", "POL-03", "KUO-04:T", "SNK-01:T")
"""That a request is asked about once."""
CODE = r'kode "(?P<code>\d\d)"'


def saying(text: str) -> parsers.re:
    """Return the parser of a step's `text`, in which `<which>` stands for the words for submissions."""
    return parsers.re(text.replace("<which>", f"(?P<which>{'|'.join(WHICH)})"))


def submissions(scene: Scene, which: str) -> Sequence[int]:
    """Return the indices of the submissions that `which` names; raise `LookupError` where it names none of them."""
    count = len(scene.evidence.submissions)
    if which == "permohonan itu" and count != 1:
        raise LookupError(f"{which!r}: skenario ini punya {count} permohonan")
    found = WHICH[which](count)
    if not found or max(found) >= count:
        raise LookupError(f"{which!r}: skenario ini hanya punya {count} permohonan")
    return found


@then(saying(f"{CODE} sampai ke aplikasi untuk <which>"))
def code_arrives(scene: Scene, code: str, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("code_delivered", submission=number, code=code)


@then(saying(f"{CODE} sampai ke aplikasi untuk <which> atau aplikasi menolaknya sendiri"))
def code_arrives_or_self_refusal(scene: Scene, code: str, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("code_delivered", submission=number, code=code, self_refusal=True)


@then(saying("kode setiap penduduk sampai ke aplikasi untuk <which>"))
def own_code_arrives(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        code = scene.stage.personas.code_of(scene.evidence.submissions[number].persona)
        scene.expect("code_delivered", submission=number, code=code)


@then(saying("<which> dilayani dengan card reader dan Web Portal bersama"))
def served_with_both(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("outcome_is", "KTP-10", "KTP-10:T", submission=number, allowed=[Outcome.DITERUSKAN])


@then(saying('hasil "tidak sesuai" sampai ke aplikasi untuk <which>'))
def mismatch_arrives(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        declared = list(scene.stage.plan.aplikasi.elemen)
        scene.expect("mismatch_delivered", submission=number, code="01", declared=declared)


@then(saying("gangguan itu sampai ke aplikasi untuk <which>"))
def fault_arrives(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("fault_delivered", submission=number, fault=scene.fault)


@then("jawaban tanpa hasil itu sampai ke aplikasi untuk setiap permohonan")
def omission_arrives(scene: Scene) -> None:
    for number, name in enumerate(scene.lies):
        scene.expect("fault_delivered", submission=number, fault=scene.fault, elemen=name)


@then(saying("pemohon mendapat jawaban atas <which>"))
def is_answered(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("outcome_is", "KOD-20:T", submission=number, allowed=ANSWERED)


@then(saying("pemohon tidak membaca kata teknis pada <which>"))
def reads_plain_words(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("plain_words", "KOD-20:T", submission=number)


@then(saying("elemen yang tidak dinyatakan aplikasi tidak ditampilkan pada <which>"))
def shows_declared(scene: Scene, which: str) -> None:
    declared = list(scene.stage.plan.aplikasi.elemen)
    for number in submissions(scene, which):
        scene.expect("shown_declared", "ELM-02", "ELM-08", submission=number, declared=declared)


@then(saying("<which> diteruskan"))
def goes_on(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("outcome_is", *GOING_ON, "NET-01:T", submission=number, allowed=[Outcome.DITERUSKAN])


@then(saying("<which> tidak diteruskan|tidak satu pun permohonan diteruskan"))
def does_not_go_on(scene: Scene, which: str | None) -> None:
    for number in submissions(scene, which or "setiap permohonan"):
        scene.expect("not_forwarded", *GOING_ON, submission=number)


@then(saying("<which> tidak diteruskan, kecuali DWH sendiri menjawab sesuai"))
def does_not_go_on_by_itself(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("not_forwarded", *GOING_ON, submission=number, unless_matched=True)


@then(saying("pemohon diberi tahu bahwa <which> ditolak"))
def applicant_is_refused(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("outcome_is", *GOING_ON, submission=number, allowed=[Outcome.DITOLAK])


@then(saying("pemohon diberi tahu bahwa <which> tidak dapat dilayani"))
def applicant_is_turned_away(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("outcome_is", "KOD-20:T", "KOD-08", submission=number, allowed=[Outcome.DITOLAK])


@then(saying("pemohon tidak dipersalahkan atas <which>"))
def applicant_is_not_blamed(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("outcome_is", *MANNERS, submission=number, allowed=NOT_BLAMING)


@then(saying("<which> memakai tepat satu panggilan"))
def one_call(scene: Scene, which: str) -> None:
    scene.settle()
    for number in submissions(scene, which):
        scene.expect("calls_between", *COUNTED, submission=number, least=1, most=1)


@then(saying(r"<which> memakai paling banyak (?P<most>\d+) panggilan"))
def at_most(scene: Scene, which: str, most: str) -> None:
    scene.settle()
    for number in submissions(scene, which):
        scene.expect("calls_between", *COUNTED, submission=number, least=1, most=int(most))


@then(saying("DWH tidak dipanggil untuk <which>"))
def no_more_calls(scene: Scene, which: str) -> None:
    scene.settle()
    for number in submissions(scene, which):
        scene.expect("no_calls", *KEEPING, submission=number)


@then(saying("<which> telah diverifikasi"))
def is_resumed(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        within_s = scene.stage.plan.patience.resume
        scene.expect("resumed", *KEEPING, submission=number, moment=Moment.AKHIRNYA, within_s=within_s)


@then(saying("pemohon dikabari bahwa <which> diteruskan"))
def is_told_later(scene: Scene, which: str) -> None:
    scene.look_for_notifications(submissions(scene, which))
    for number in submissions(scene, which):
        scene.expect("told_later", *KEEPING, submission=number, moment=Moment.AKHIRNYA)


@then(parsers.parse('deret "{pattern}" dihentikan sebelum mencapai DWH'))
def series_stopped(scene: Scene, pattern: str) -> None:
    scene.expect("pattern_stopped", "POL-01:T", "POL-02:T", "POL-03:T", pattern=pattern)


@then('sedikitnya satu hasil "tidak sesuai" sampai ke aplikasi')
def some_mismatch(scene: Scene) -> None:
    scene.expect("some_mismatch", element="NAMA_LGKP", declared=list(scene.stage.plan.aplikasi.elemen))


@then(saying("<which> diteruskan hanya bila DWH menjawab sesuai"))
def follows_match(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("follows_match", *GOING_ON, submission=number)


@then(saying("<which>, bila disimpan, diteruskan hanya setelah DWH menjawab sesuai"))
def kept_follows_match(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("follows_match", *GOING_ON, submission=number, moment=Moment.AKHIRNYA, until_end=True)


@then(saying(f"<which> tidak ditanyakan lagi setelah {CODE}"))
def not_asked_again(scene: Scene, which: str, code: str) -> None:
    for number in submissions(scene, which):
        scene.expect("refused_at_most", *KEEPING, *COUNTED, submission=number, code=code, most=1)


@then(saying("pemohon tahu bahwa <which> tidak diteruskan"))
def knows_refused(scene: Scene, which: str) -> None:
    note_unreadable(scene, [one for one in kept_requests(scene.stage) if one.scenario == scene.evidence.id])
    for number in submissions(scene, which):
        scene.expect("told_refused", *KEEPING, *GOING_ON, submission=number, moment=Moment.AKHIRNYA)


@then(parsers.parse('pemohon pertama tidak membaca lebih banyak daripada pemohon kedua tentang status "{status}"'))
def status_is_untold(scene: Scene, status: str) -> None:
    scene.expect("status_untold", "BAG-03", submission=0, compared=1, status=status)


@then(saying("pemohon tidak membaca data pemilik NIK yang tidak ia isikan dengan benar pada <which>"))
def owner_is_untold(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("owner_untold", "BAG-01", submission=number)


@then("pengelola diberi tahu")
def operator_is_told(scene: Scene) -> None:
    look_for_operator_news(scene)
    scene.expect("operator_told", *MANNERS, "KUO-04:T", moment=Moment.AKHIRNYA)
