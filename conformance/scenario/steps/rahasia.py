"""Ketika, Maka: what does somebody see who only looks, and what does the document of an applicant say?"""

from pytest_bdd import then, when

from conformance.record.evidence import Moment
from conformance.scenario.documents import open_documents
from conformance.scenario.onlooker import ERRORS, PAGES, PATHS
from conformance.scenario.scene import Scene

SECURITY = "SEC-01:T"


@when("seorang pengunjung tanpa sesi membuka halaman-halaman aplikasi")
def looks_around(scene: Scene) -> None:
    scene.stage.onlooker.note_pages(scene.evidence)


@when("seorang pengunjung mengirim permintaan yang tidak semestinya")
def provokes(scene: Scene) -> None:
    scene.stage.typed.add("")  # he sends no NIK: a call for none, in this scenario, is not the application's own idea
    scene.stage.onlooker.note_errors(scene.evidence)


@when("seorang pengunjung mencoba jalur-jalur yang sering tertinggal terbuka")
def tries_known_paths(scene: Scene) -> None:
    scene.stage.onlooker.note_known_paths(scene.evidence)


@when("seorang pengunjung membuka direktori di atas halaman-halaman itu")
def opens_directories(scene: Scene) -> None:
    scene.stage.onlooker.note_directories(scene.evidence)


@when("soket tempat aplikasi mendengarkan dilihat")
def looks_at_sockets(scene: Scene) -> None:
    scene.stage.onlooker.note_sockets(scene.evidence)


@when("seorang pengunjung mencoba akun bawaan pada halaman masuk")
def tries_accounts(scene: Scene) -> None:
    scene.stage.onlooker.note_accounts(scene.evidence)


@when("pemohon membuka dokumen yang diterimanya")
def opens_document(scene: Scene) -> None:
    open_documents(scene)


@then("pengunjung itu menerima jawaban yang terbaca")
def is_served(scene: Scene) -> None:
    exposure = scene.evidence.exposure
    kinds = {visit.kind for visit in exposure.visits} if exposure else set()
    scene.expect("visitor_served", of=next((kind for kind in (PATHS, ERRORS, PAGES) if kind in kinds), PAGES))


@then("tidak ada rahasia layanan pada halaman mana pun, juga bagi pemohon")
def pages_tell_nothing(scene: Scene) -> None:
    scene.expect("secrets_untold", "BAG-02", moment=Moment.SELALU, of=PAGES)


@then("tidak ada rahasia layanan pada halaman galat mana pun")
def errors_tell_nothing(scene: Scene) -> None:
    scene.expect("secrets_untold", "BAG-02", moment=Moment.SELALU, of=ERRORS)


@then("tidak ada rahasia, repositori, pengaturan, cadangan atau log yang terbuka")
def paths_are_closed(scene: Scene) -> None:
    scene.expect("closed_paths", "BAG-02")


@then("tidak ada halaman debug atau jejak tumpukan")
def no_debug(scene: Scene) -> None:
    scene.expect("debug_off", SECURITY, moment=Moment.SELALU)


@then("tidak ada direktori yang menampilkan daftar isinya")
def no_listing(scene: Scene) -> None:
    scene.expect("listing_off", SECURITY)


@then("kuki sesi tidak terbaca skrip dan tidak ikut dari situs lain")
def cookies_are_guarded(scene: Scene) -> None:
    scene.stage.onlooker.note_cookies(scene.evidence)
    scene.expect("cookies_guarded", SECURITY, moment=Moment.SELALU)


@then("setiap halaman membawa tajuk pelindungnya")
def headers_are_set(scene: Scene) -> None:
    scene.expect("headers_set", SECURITY)


@then("aplikasi dilayani melalui TLS, atau hanya pada loopback")
def is_served_safely(scene: Scene) -> None:
    scene.expect("served_safely", SECURITY)


@then("tidak satu pun akun bawaan diterima")
def no_default_account(scene: Scene) -> None:
    scene.expect("no_default_account", SECURITY)


@then("dokumen itu mencantumkan NIK pemohon")
def document_has_nik(scene: Scene) -> None:
    scene.expect("document_carries_nik", "LAY-01")
