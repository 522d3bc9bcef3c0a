"""Maka: what is demanded? A step only notes the demand; it is judged from the evidence afterwards."""

from pytest_bdd import parsers, then

from conformance.outcome import Outcome
from conformance.record.entry_pattern import THRESHOLDS, Pattern
from conformance.scenario.scene import Scene

FIRST = 0


@then(parsers.parse('kode "{code}" sampai ke aplikasi'))
def code_arrives(scene: Scene, code: str) -> None:
    scene.expect("code_delivered", code=code)


@then(parsers.parse('kode "{code}" sampai ke aplikasi atau aplikasi menolaknya sendiri'))
def code_arrives_or_self_refusal(scene: Scene, code: str) -> None:
    scene.expect("code_delivered", code=code, self_refusal=True)


@then('hasil "tidak sesuai" sampai ke aplikasi')
def mismatch_arrives(scene: Scene) -> None:
    scene.expect("mismatch_delivered", code="01")


@then("gangguan itu sampai ke aplikasi")
def fault_arrives(scene: Scene) -> None:
    scene.expect("fault_delivered", fault=scene.fault)


@then("permohonan diteruskan")
def goes_on(scene: Scene) -> None:
    scene.expect("outcome_is", allowed=[Outcome.DITERUSKAN])


@then("permohonan tidak diteruskan")
def does_not_go_on(scene: Scene) -> None:
    scene.expect("not_forwarded")


@then("pemohon diberi tahu bahwa permohonannya ditolak")
def applicant_is_refused(scene: Scene) -> None:
    scene.expect("outcome_is", allowed=[Outcome.DITOLAK])


@then("pemohon tidak dipersalahkan")
def applicant_is_not_blamed(scene: Scene) -> None:
    scene.expect("outcome_is", allowed=[Outcome.GANGGUAN, Outcome.TERTUNDA])


@then("hanya elemen yang dinyatakan aplikasi yang dikirim")
def only_declared(scene: Scene) -> None:
    scene.expect("only_declared", declared=list(scene.stage.plan.aplikasi.elemen))


@then("hanya elemen yang diberikan PKS yang dikirim")
def only_granted(scene: Scene) -> None:
    scene.expect("only_granted", granted=list(scene.stage.workspace.granted))


@then("permohonan itu memakai tepat satu panggilan")
def one_call(scene: Scene) -> None:
    scene.settle()
    scene.expect("calls_between", least=1, most=1)


@then(parsers.parse("permohonan itu memakai paling banyak {most:d} panggilan"))
def at_most(scene: Scene, most: int) -> None:
    scene.settle()
    scene.expect("calls_between", least=1, most=most)


@then("DWH tidak dipanggil untuk permohonan terakhir")
def no_more_calls(scene: Scene) -> None:
    scene.settle()
    scene.expect("no_calls")


@then("permohonan pertama telah diverifikasi")
def first_is_resumed(scene: Scene) -> None:
    scene.settle()
    scene.expect("resumed", submission=FIRST)


@then(parsers.parse('kode "{code}" sampai ke aplikasi untuk permohonan pertama'))
def code_arrives_first(scene: Scene, code: str) -> None:
    scene.expect("code_delivered", submission=FIRST, code=code)


@then(parsers.parse('kode "{code}" sampai ke aplikasi untuk setiap permohonan'))
def code_arrives_each(scene: Scene, code: str) -> None:
    for number in range(len(scene.evidence.submissions)):
        scene.expect("code_delivered", submission=number, code=code)


@then('hasil "tidak sesuai" sampai ke aplikasi untuk setiap permohonan')
def mismatch_arrives_each(scene: Scene) -> None:
    for number in range(len(scene.evidence.submissions)):
        scene.expect("mismatch_delivered", submission=number, code="01")


@then("setiap permohonan diteruskan")
def each_goes_on(scene: Scene) -> None:
    for number in range(len(scene.evidence.submissions)):
        scene.expect("outcome_is", submission=number, allowed=[Outcome.DITERUSKAN])


@then("tidak satu pun permohonan diteruskan")
def none_goes_on(scene: Scene) -> None:
    for number in range(len(scene.evidence.submissions)):
        scene.expect("not_forwarded", submission=number)


@then("setiap permohonan memakai tepat satu panggilan")
def one_call_each(scene: Scene) -> None:
    scene.settle()
    for number in range(len(scene.evidence.submissions)):
        scene.expect("calls_between", submission=number, least=1, most=1)


@then("permohonan terakhir telah diverifikasi")
def last_is_resumed(scene: Scene) -> None:
    scene.settle()
    scene.expect("resumed")


@then(parsers.parse('deret "{pattern}" dihentikan sebelum mencapai DWH'))
def series_stopped(scene: Scene, pattern: str) -> None:
    scene.expect("pattern_stopped", pattern=pattern, least=THRESHOLDS.of(Pattern(pattern)))


@then("DWH ditanya hanya tentang NIK yang dimasukkan pemohon")
def only_typed(scene: Scene) -> None:
    scene.settle()
    scene.expect("typed_only")


@then("hanya metode yang diberikan PKS yang dipanggil")
def only_granted_methods(scene: Scene) -> None:
    scene.settle()
    scene.expect("methods_granted", granted=list(scene.stage.workspace.methods))


@then("petugas diberi tahu")
def operator_is_told(scene: Scene) -> None:
    scene.settle()
    scene.look_for_operator_news()
    scene.expect("operator_told")
