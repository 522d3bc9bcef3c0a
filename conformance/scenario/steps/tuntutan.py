"""Maka: what is demanded? A step only notes the demand; it is judged from the evidence afterwards.

A demand names the parts of requirements that it can serve; it serves those that its scenario bears as tags. What
only shows that the scenario took place names none.

Every step says of which submission it speaks: `permohonan itu`, where the scenario has just one, `permohonan pertama`,
`permohonan kedua`, `permohonan terakhir`, or `setiap permohonan`. Only what speaks of all that happened names none.
"""

from collections.abc import Callable, Sequence

from pytest_bdd import parsers, then

from conformance.outcome import Outcome
from conformance.record.entry_pattern import THRESHOLDS, Pattern
from conformance.scenario.scene import Scene

WHICH: dict[str, Callable[[int], Sequence[int]]] = {
    "permohonan itu": lambda count: range(count),
    "permohonan pertama": lambda count: [0],
    "permohonan kedua": lambda count: [1],
    "permohonan terakhir": lambda count: range(count)[-1:],
    "setiap permohonan": lambda count: range(count),
}
"""The words for submissions -> their indices among so many."""
GOING_ON = ("KOD-20", "LAY-02", "LAY-03")
"""Whether the service goes on, and when it must not: "jika data hasil verifikasi sesuai, dilanjutkan"."""
MANNERS = ("KOD-20:T", "AKS-08", "ADM-07:T", "SNK-01:T", "SNK-02:T", "SNK-03:T", "SNK-06:T")
"""What is owed to pengelola and applicant where the cause is not the applicant."""
KEEPING = ("KOD-21", "KUO-04:T", "AKS-08", "ADM-07:T", "SNK-01:T", "SNK-02:T", "SNK-03:T", "SNK-06:T")
"""That no request is lost, and none is asked about while nothing can be answered."""
COUNTED = ("KUO-05", "KOD-21", "POL-03", "KUO-04:T", "SNK-01:T")
"""That a request is asked about once."""
CODE = r'kode "(?P<code>\d\d)"'


def _saying(text: str) -> parsers.re:
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


@then(_saying(f"{CODE} sampai ke aplikasi untuk <which>"))
def code_arrives(scene: Scene, code: str, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("code_delivered", submission=number, code=code)


@then(_saying(f"{CODE} sampai ke aplikasi untuk <which> atau aplikasi menolaknya sendiri"))
def code_arrives_or_self_refusal(scene: Scene, code: str, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("code_delivered", submission=number, code=code, self_refusal=True)


@then(_saying('hasil "tidak sesuai" sampai ke aplikasi untuk <which>'))
def mismatch_arrives(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("mismatch_delivered", submission=number, code="01")


@then(_saying("gangguan itu sampai ke aplikasi untuk <which>"))
def fault_arrives(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("fault_delivered", submission=number, fault=scene.fault)


@then(_saying("<which> diteruskan"))
def goes_on(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("outcome_is", *GOING_ON, "NET-01:T", submission=number, allowed=[Outcome.DITERUSKAN])


@then(_saying("<which> tidak diteruskan|tidak satu pun permohonan diteruskan"))
def does_not_go_on(scene: Scene, which: str | None) -> None:
    for number in submissions(scene, which or "setiap permohonan"):
        scene.expect("not_forwarded", *GOING_ON, submission=number)


@then(_saying("pemohon diberi tahu bahwa <which> ditolak"))
def applicant_is_refused(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("outcome_is", *GOING_ON, submission=number, allowed=[Outcome.DITOLAK])


@then(_saying("pemohon diberi tahu bahwa <which> tidak dapat dilayani"))
def applicant_is_turned_away(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("outcome_is", "KOD-20:T", "KOD-08", submission=number, allowed=[Outcome.DITOLAK])


@then(_saying("pemohon tidak dipersalahkan atas <which>"))
def applicant_is_not_blamed(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("outcome_is", *MANNERS, submission=number, allowed=[Outcome.GANGGUAN, Outcome.TERTUNDA])


@then(_saying("hanya elemen yang dinyatakan aplikasi yang dikirim untuk <which>"))
def only_declared(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("only_declared", "ELM-02", submission=number, declared=list(scene.stage.plan.aplikasi.elemen))


@then(_saying("hanya elemen yang diberikan PKS yang dikirim untuk <which>"))
def only_granted(scene: Scene, which: str) -> None:
    for number in submissions(scene, which):
        scene.expect("only_granted", "ELM-08", submission=number, granted=list(scene.stage.workspace.granted))


@then(_saying("hanya metode yang diberikan PKS yang dipanggil untuk <which>"))
def only_granted_methods(scene: Scene, which: str) -> None:
    scene.settle()
    for number in submissions(scene, which):
        granted = list(scene.stage.workspace.methods)
        scene.expect("methods_granted", "AKS-09", "ELM-08", submission=number, granted=granted)


@then(_saying("<which> memakai tepat satu panggilan"))
def one_call(scene: Scene, which: str) -> None:
    scene.settle()
    for number in submissions(scene, which):
        scene.expect("calls_between", *COUNTED, submission=number, least=1, most=1)


@then(_saying(r"<which> memakai paling banyak (?P<most>\d+) panggilan"))
def at_most(scene: Scene, which: str, most: str) -> None:
    scene.settle()
    for number in submissions(scene, which):
        scene.expect("calls_between", *COUNTED, submission=number, least=1, most=int(most))


@then(_saying("DWH tidak dipanggil untuk <which>"))
def no_more_calls(scene: Scene, which: str) -> None:
    scene.settle()
    for number in submissions(scene, which):
        scene.expect("no_calls", *KEEPING, submission=number)


@then(_saying("<which> telah diverifikasi"))
def is_resumed(scene: Scene, which: str) -> None:
    scene.settle()
    for number in submissions(scene, which):
        scene.expect("resumed", *KEEPING, submission=number)


@then(_saying("pemohon dikabari bahwa <which> diteruskan"))
def is_told_later(scene: Scene, which: str) -> None:
    scene.look_for_notifications(submissions(scene, which))
    for number in submissions(scene, which):
        scene.expect("told_later", *KEEPING, submission=number)


@then(parsers.parse('deret "{pattern}" dihentikan sebelum mencapai DWH'))
def series_stopped(scene: Scene, pattern: str) -> None:
    scene.expect(
        "pattern_stopped", "POL-01:T", "POL-02:T", "POL-03:T", pattern=pattern, least=THRESHOLDS.of(Pattern(pattern))
    )


@then("DWH ditanya hanya tentang NIK yang dimasukkan pemohon")
def only_typed(scene: Scene) -> None:
    scene.settle()
    scene.expect("typed_only", "POL-04", "POL-01", "POL-02")


@then(parsers.parse('pemohon pertama tidak membaca lebih banyak daripada pemohon kedua tentang status "{status}"'))
def status_is_untold(scene: Scene, status: str) -> None:
    scene.expect("status_untold", "BAG-03", submission=0, compared=1, status=status)


@then("pengelola diberi tahu")
def operator_is_told(scene: Scene) -> None:
    scene.settle()
    scene.look_for_operator_news()
    scene.expect("operator_told", *MANNERS, "KUO-04:T")
