"""Dengan, Ketika: what does the Penyelenggara's side do to the world of the session?"""

from pytest_bdd import given, parsers, when

from conformance.scene import Scene

UNREGISTERED_IP = "192.0.2.10"
"""An address reserved for documentation: no application is ever registered with it in place of its own."""


@given("kata sandi user id telah diganti Penyelenggara")
def password_rotated(scene: Scene) -> None:
    scene.change(password="rotate")


@given("alamat IP aplikasi tidak terdaftar lagi")
def ip_unregistered(scene: Scene) -> None:
    scene.change(registered_ips=[UNREGISTERED_IP])


@given("instansi dinonaktifkan")
def instansi_off(scene: Scene) -> None:
    scene.change(instansi_active=False)


@given("user id dinonaktifkan")
def user_off(scene: Scene) -> None:
    scene.change(user_active=False)


@given("PKS telah berakhir")
def pks_ended(scene: Scene) -> None:
    scene.end_pks()


@given("jam akses baru dibuka nanti")
def hours_closed(scene: Scene) -> None:
    scene.close_hours()


@given(parsers.parse("kuota hari ini tinggal untuk {submissions:d} permohonan"))
def kuota_left(scene: Scene, submissions: int) -> None:
    scene.leave_kuota(submissions)


@given("kuota hari ini telah habis")
def kuota_gone(scene: Scene) -> None:
    scene.leave_kuota(0)


@given(parsers.parse('DWH menjawab kode "{code}" untuk penduduk itu'))
def answers_code(scene: Scene, code: str) -> None:
    scene.strike("code", code=code)


@given(parsers.parse("DWH menjawab HTTP {status:d} untuk penduduk itu"))
def answers_status(scene: Scene, status: int) -> None:
    scene.strike("http_status", status=status)


@given("DWH menjawab dengan JSON yang terpotong untuk penduduk itu")
def answers_malformed(scene: Scene) -> None:
    scene.strike("malformed")


@given("DWH menjawab dengan badan kosong untuk penduduk itu")
def answers_nothing(scene: Scene) -> None:
    scene.strike("malformed", body="")


@given("DWH menjawab dengan halaman HTML untuk penduduk itu")
def answers_html(scene: Scene) -> None:
    scene.strike("malformed", body="<html><body><h1>Sesuai</h1></body></html>")


@given("DWH menjawab lebih lambat daripada kesabaran aplikasi untuk penduduk itu")
def answers_slowly(scene: Scene) -> None:
    scene.strike("delay", ms=int(scene.stage.plan.patience.slow * 1000))


@when("hari berganti")
def day_turns(scene: Scene) -> None:
    scene.next_day()
