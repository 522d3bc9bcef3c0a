"""Ketika, Maka: what is found in the stores of the application, and what comes before they are searched?"""

from time import sleep

from pytest_bdd import then, when

from conformance.outcome import Outcome, Verdict
from conformance.plan.storage import CONSENT, PHOTO
from conformance.record.storage import After, Sort
from conformance.scenario.scene import Scene
from conformance.scenario.varying import vary_what_is_told

NOBODY, GIVEN, TAKEN_BACK = "", "ada", "dicabut"
"""Whether a resident had consented to storage (`conformance.record.storage.StoreHit.consent`)."""


@when("setiap penyimpanan aplikasi dicari")
def stores_searched(scene: Scene) -> None:
    if not any(request.reading.outcome is Outcome.DITERUSKAN for request in scene.stage.requests):
        scene.submit_another()  # a run of a few scenarios alone: somebody of whom something is kept
    scene.evidence.looks.append(scene.stage.looks.search())


@when("masa simpan berlalu dan aplikasi membersihkan penyimpanannya")
def time_to_keep_is_over(scene: Scene) -> None:
    declared, context = scene.stage.plan.penyimpanan, scene.stage.context
    sleep(declared.masa)
    if declared.bersihkan is not None:
        scene.stage.looks.come_to(After.MASA, context.carry_out("penyimpanan.bersihkan", declared.bersihkan))
    else:
        scene.stage.resume_kept()
        scene.stage.looks.come_to(After.MASA)


@when("PKS berakhir dan aplikasi mengetahuinya")
def pks_is_over(scene: Scene) -> None:
    declared, context = scene.stage.plan.penyimpanan, scene.stage.context
    scene.end_pks()
    scene.submit_another()
    fault = None
    if declared.akhiri is not None:
        fault = context.carry_out("penyimpanan.akhiri", declared.akhiri)
    scene.stage.resume_kept()
    scene.stage.looks.come_to(After.AKHIR, fault)


@when("seorang pemohon menyetujui penyimpanan datanya")
def one_consents(scene: Scene) -> None:
    told = scene.stage.plan.penyimpanan.persetujuan
    if told is None:
        return
    scene.choose(scene.stage.next_resident())
    photo = scene.session.photo(str(scene.applicant["nik"]))
    scene.hand_in(scene.applicant, {CONSENT: told.ya, PHOTO: photo})


@when("pemohon itu mencabut persetujuannya")
def consent_taken_back(scene: Scene) -> None:
    nik, declared = str(scene.applicant["nik"]), scene.stage.plan.penyimpanan
    fault = scene.stage.context.carry_out("penyimpanan.cabut", declared.cabut, NIK=nik)
    scene.stage.looks.withdrawn.add(nik)
    scene.stage.looks.come_to(After.CABUT, fault)


@when("permohonan yang sama diajukan berulang kali sementara satu data DWH berganti-ganti")
def told_varies(scene: Scene) -> None:
    vary_what_is_told(scene)


@then("DWH telah menjawab dengan kedua data itu")
def varied_told(scene: Scene) -> None:
    scene.expect("varied_told")


@then("isi penyimpanan tidak bergantung padanya")
def nothing_depends(scene: Scene) -> None:
    scene.expect("nothing_depends", "SIM-01", "SIM-02")


@then("DWH telah memberi data yang tidak diketik pemohon")
def values_told(scene: Scene) -> None:
    scene.expect("values_told")


@then("DWH telah menjawab tentang pemohon")
def owner_answered(scene: Scene) -> None:
    scene.expect("owner_answered")


@then("persetujuan pemohon terbukti")
def consent_given(scene: Scene) -> None:
    scene.expect("consent_given")


@then("persetujuan pemohon terbukti, lalu dicabut")
def consent_withdrawn(scene: Scene) -> None:
    scene.expect("consent_given", withdrawn=True)


@then("isi setiap penyimpanan terbukti terlihat")
def stores_seen(scene: Scene) -> None:
    scene.expect("stores_seen", "SIM-01", "SIM-02", "SIM-03", "SIM-06", "BAG-02")


@then("data itu tidak ditemukan dalam penyimpanan mana pun")
def nothing_stored(scene: Scene) -> None:
    scene.expect("nothing_stored", "SIM-01", consent=[NOBODY, GIVEN, TAKEN_BACK])
    scene.stage.looks.tell(Sort.ELEMENT)


@then("data Web Portal tidak ditemukan dalam penyimpanan mana pun")
def portal_is_read_only(scene: Scene) -> None:
    scene.expect("nothing_stored", "SIM-03", consent=[NOBODY, GIVEN, TAKEN_BACK])
    scene.stage.looks.tell(Sort.ELEMENT)


@then("data orang yang tidak menyetujuinya tidak ditemukan dalam penyimpanan mana pun")
def nothing_without_consent(scene: Scene) -> None:
    scene.expect("nothing_stored", "SIM-02", consent=[NOBODY])
    scene.stage.looks.tell(Sort.ELEMENT)


@then("data orang yang mencabutnya tidak ditemukan dalam penyimpanan mana pun")
def withdrawal_is_honoured(scene: Scene) -> None:
    scene.expect("nothing_stored", "SIM-02", consent=[TAKEN_BACK])
    scene.stage.looks.tell(Sort.ELEMENT)


@then("data orang yang menyetujuinya tidak ditemukan lagi setelah masa simpan")
def kept_for_its_time(scene: Scene) -> None:
    scene.expect("nothing_stored", "SIM-02", consent=[GIVEN], at_most=Verdict.TINJAU)
    scene.stage.looks.tell(Sort.ELEMENT)


@then("data orang yang menyetujuinya tidak ditemukan lagi setelah PKS berakhir")
def kept_until_the_end(scene: Scene) -> None:
    scene.expect("nothing_stored", "SIM-02", consent=[GIVEN], at_most=Verdict.TINJAU)
    scene.stage.looks.tell(Sort.ELEMENT)


@then("status atau jawaban mentah tidak ditemukan di samping NIK")
def status_unstored(scene: Scene) -> None:
    scene.expect("status_unstored", "SIM-06")
    scene.stage.looks.tell(Sort.STATUS)


@then("user id, password dan alamat DWH tidak ditemukan dalam penyimpanan mana pun")
def secrets_unstored(scene: Scene) -> None:
    scene.expect("secrets_unstored", "BAG-02")
    scene.stage.looks.tell(Sort.SECRET)
