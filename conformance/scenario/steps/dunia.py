"""Dengan, Ketika: what does the Penyelenggara's side do to the world of the session?"""

import json
from collections.abc import Mapping

from pytest_bdd import given, parsers, when

from conformance.scenario.lies import emptied, numbers_as_text, unasked
from conformance.scenario.operator_news import look_at_operator_page
from conformance.scenario.scene import Scene

UNREGISTERED_IP = "192.0.2.10"
"""An address reserved for documentation: no application is ever registered with it in place of its own."""

DRIBBLE_BYTES_PER_S = 8
"""At this speed an answer of a few hundred bytes takes longer than any applicant waits, yet never stands still."""
CUT_AFTER_BYTES = 40
"""Where an answer breaks off: behind its beginning, before its first element is whole."""


def envelope(*records: Mapping[str, object]) -> str:
    """Return an answer of the web service around `records`, as JSON."""
    frame = {"lastPage": True, "numberOfElements": len(records), "sort": None, "totalElements": len(records)}
    return json.dumps({"content": list(records), **frame, "firstPage": True, "number": 0, "size": 1})


@given("kata sandi user id telah diganti Penyelenggara")
def password_rotated(scene: Scene) -> None:
    scene.change(password="rotate")


@given("alamat IP aplikasi tidak terdaftar lagi")
def ip_unregistered(scene: Scene) -> None:
    at_source = {"check_source": True} if scene.stage.is_at_portal else {}  # a form of the portal names no address
    scene.change(registered_ips=[UNREGISTERED_IP], **at_source)


@given("instansi dinonaktifkan")
def instansi_off(scene: Scene) -> None:
    scene.change(instansi_active=False)


@given("user id dinonaktifkan")
@when("user id dinonaktifkan")
def user_off(scene: Scene) -> None:
    scene.change(user_active=False)


@given("halaman pengelola telah dilihat")
def operator_page_seen(scene: Scene) -> None:
    look_at_operator_page(scene)


@given("PKS telah berakhir")
def pks_ended(scene: Scene) -> None:
    scene.end_pks()


@given("PKS belum mulai berlaku")
def pks_not_begun(scene: Scene) -> None:
    scene.precede_pks()


@given("jam akses baru dibuka dua jam lagi")
@when("jam akses ditutup, dan baru dibuka dua jam lagi")
def hours_closed(scene: Scene) -> None:
    scene.close_hours()


@given(parsers.parse("kuota hari ini tinggal untuk {submissions:d} permohonan"))
def kuota_left(scene: Scene, submissions: int) -> None:
    scene.leave_kuota(submissions)


@given("akses tidak dibatasi kuota")
def no_kuota(scene: Scene) -> None:
    scene.change(kuota=None)


@given("jaringan berjalan pada bandwidth perjanjian")
def line_of_the_agreement(scene: Scene) -> None:
    scene.change(line_speed=True)


@given("kuota hari ini telah habis")
def kuota_gone(scene: Scene) -> None:
    scene.leave_kuota(0)


@given(parsers.parse('DWH menjawab kode "{code}" untuk penduduk itu (jawaban dipaksakan)'))
def answers_code(scene: Scene, code: str) -> None:
    scene.inject("code", code=code)


@given(parsers.parse("DWH menjawab HTTP {status:d} untuk penduduk itu"))
@when(parsers.parse("DWH menjawab HTTP {status:d} untuk penduduk itu"))
def answers_status(scene: Scene, status: int) -> None:
    scene.inject("http_status", status=status)


@given("DWH menjawab dengan JSON yang terpotong untuk penduduk itu")
def answers_malformed(scene: Scene) -> None:
    scene.inject("malformed")


@given("DWH menjawab dengan badan kosong untuk penduduk itu")
def answers_nothing(scene: Scene) -> None:
    scene.inject("malformed", body="")


@given("DWH menjawab dengan halaman HTML untuk penduduk itu")
def answers_html(scene: Scene) -> None:
    scene.inject("malformed", body="<html><body><h1>Sesuai</h1></body></html>")


@given("DWH menjawab dengan daftar kosong untuk penduduk itu")
def answers_empty_list(scene: Scene) -> None:
    scene.inject("malformed", body=envelope())


@given('DWH menjawab kode "01" tanpa hasil elemen untuk penduduk itu')
def answers_without_elements(scene: Scene) -> None:
    scene.inject("malformed", body=envelope({"RESPONSE_CODE": "01", "RESPONSE_DESC": "Data Ditemukan"}))


@given("DWH menjawab dengan teks yang tidak dikenal untuk penduduk itu")
def answers_unknown_text(scene: Scene) -> None:
    scene.inject("malformed", body=envelope({"RESPON": "Sistem sedang dalam pemeliharaan"}))


@given("DWH memutus jawabannya di tengah untuk penduduk itu")
def answer_breaks_off(scene: Scene) -> None:
    scene.inject("truncate", bytes=CUT_AFTER_BYTES)


@given("DWH memutus sambungan untuk penduduk itu")
def connection_reset(scene: Scene) -> None:
    scene.inject("reset")


@given("DWH menjawab setetes demi setetes untuk penduduk itu")
def answer_dribbles(scene: Scene) -> None:
    scene.inject("dribble", bytes_per_second=DRIBBLE_BYTES_PER_S)


@given("DWH menjawab lebih lambat daripada kesabaran aplikasi untuk penduduk itu")
def answers_slowly(scene: Scene) -> None:
    scene.inject("delay", ms=int(scene.stage.plan.patience.slow * 1000))


@when("hari berganti")
def day_turns(scene: Scene) -> None:
    scene.next_day()


@when(parsers.parse("hari berganti, dan kuotanya tinggal untuk {submissions:d} permohonan"))
def day_turns_with_little_kuota(scene: Scene, submissions: int) -> None:
    scene.next_day()
    scene.leave_kuota(submissions)


@given(parsers.parse("DWH menjawab HTTP {status:d} untuk semua orang"))
@when(parsers.parse("DWH menjawab HTTP {status:d} untuk semua orang"))
def answers_status_to_all(scene: Scene, status: int) -> None:
    scene.inject_for_all("http_status", status=status)


@given("DWH tidak kunjung menjawab untuk semua orang")
def never_answers_anybody(scene: Scene) -> None:
    scene.inject_for_all("hang", ms=int(scene.stage.plan.patience.slow * 1000))


@given("DWH menjawab dengan data penduduk lain untuk penduduk itu")
def answers_about_another(scene: Scene) -> None:
    other = scene.stage.next_resident()
    scene.stage.typed.add(str(other["nik"]))
    record = {**other["elemen"], "NIK": int(other["nik"])}
    if scene.stage.is_at_portal:
        scene.lie(scene.applicant, record)
    else:
        scene.inject("malformed", body=envelope(record))


@given("DWH menjawab dengan kode berupa bilangan untuk penduduk itu")
def answers_code_as_number(scene: Scene) -> None:
    scene.lie(scene.applicant, {"RESPONSE_CODE": int(scene.applicant["code"])})


@given("DWH menambahkan elemen yang tidak diminta pada jawaban untuk penduduk itu")
def answers_unasked(scene: Scene) -> None:
    scene.lie(scene.applicant, unasked(scene.stage.plan.aplikasi.elemen))


@given("DWH menulis setiap bilangan dalam jawabannya sebagai teks untuk penduduk itu")
def answers_numbers_as_text(scene: Scene) -> None:
    scene.lie(scene.applicant, numbers_as_text(scene.applicant))


@given("DWH menjawab hanya NIK, tanpa elemen lain, untuk penduduk itu")
def answers_nik_alone(scene: Scene) -> None:
    scene.lie(scene.applicant, emptied(scene.applicant, None))


@given("DWH menjawab dengan elemen-elemen yang kosong untuk penduduk itu")
def answers_blanks(scene: Scene) -> None:
    scene.lie(scene.applicant, emptied(scene.applicant, ""))


@when("penduduk itu tercatat meninggal dunia (kode 11, jawaban dipaksakan)")
def resident_dies(scene: Scene) -> None:
    scene.inject("code", code="11")


@given("jawaban DWH tertunda dua detik untuk penduduk itu")
def answers_late_but_in_time(scene: Scene) -> None:
    patience = scene.stage.plan.patience.slow
    scene.inject("delay", ms=int(min(2.0, patience / 4) * 1000))


@when("instansi dinonaktifkan")
def instansi_off_again(scene: Scene) -> None:
    scene.change(instansi_active=False)


@when("halaman pengelola dilihat")
def operator_page_seen_again(scene: Scene) -> None:
    look_at_operator_page(scene)


@when("petugas lama tidak membuka Web Portal")
def operator_idle(scene: Scene) -> None:
    scene.let_operator_idle()


@when("jam akses dibuka")
def hours_open(scene: Scene) -> None:
    scene.change(hours=None)


@when("gangguan berakhir")
@when("sanksi dicabut")
def trouble_ends(scene: Scene) -> None:
    scene.end_trouble()


@when("kuota dikurangi sampai jumlah yang telah terpakai")
def kuota_cut(scene: Scene) -> None:
    scene.leave_kuota(0)


@when("jaringan Pengguna diputus")
def network_cut(scene: Scene) -> None:
    scene.cut_network()


@when("kerja sama diakhiri")
def cooperation_ended(scene: Scene) -> None:
    scene.change(cooperation=False)


@when("hak akses dicabut")
def right_withdrawn(scene: Scene) -> None:
    scene.change(withdrawn=True)


@when("PKS baru berlaku")
def new_pks(scene: Scene) -> None:
    scene.begin_new_pks()
