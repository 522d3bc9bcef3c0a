"""Does each thing that the types of a plan do not say have its own message and remedy?"""

from datetime import date

import msgspec
import pytest

from conformance.bilingual import Words
from conformance.outcome import Outcome
from conformance.plan.faults import find_faults
from conformance.plan.notes import Bukti, Dokumen, Instansi, Jaringan
from conformance.plan.storage import Penyimpanan
from conformance.plan.tables import (
    Aplikasi,
    Berkas,
    BrowserRecipe,
    BrowserStep,
    CommandRecipe,
    HasilRule,
    HttpRecipe,
    Jam,
    NotificationRule,
    Notifikasi,
    PageCondition,
    Pintu,
    Plan,
    Poc,
    RequestStep,
)

GO, NO, LATER = Outcome.DITERUSKAN, Outcome.DITOLAK, Outcome.TERTUNDA
ON = [HasilRule(outcome=GO, text="diterima")]
HTTP = HttpRecipe(base="http://127.0.0.1:1", request=[RequestStep()], hasil=ON)
GOTO, FILL = BrowserStep(goto="/"), BrowserStep(fill="#nik", value="{NIK}")
BROWSER = BrowserRecipe(base="http://127.0.0.1:1", step=[GOTO, FILL, BrowserStep(click="text=Kirim")], hasil=ON)
COMMAND = CommandRecipe(command="php ajukan.php {NIK}", hasil=[HasilRule(outcome=GO, exit=0)])
PLAN = Plan(Poc("x"), Aplikasi("x", ["NIK"]), HTTP)
MAIL = Notifikasi("smtp", [NotificationRule(outcome=GO, subject="diterima")])


def request(**changes: object) -> Plan:
    return with_(subject=msgspec.structs.replace(HTTP, request=[RequestStep(**changes)]))


def rules(*rules: HasilRule, recipe: HttpRecipe | CommandRecipe = HTTP) -> Plan:
    return with_(subject=msgspec.structs.replace(recipe, hasil=list(rules)))


def steps(*steps: BrowserStep) -> Plan:
    return with_(subject=msgspec.structs.replace(BROWSER, step=list(steps)))


def with_(**changes: object) -> Plan:
    return msgspec.structs.replace(PLAN, **changes)


def aplikasi(**changes: object) -> Plan:
    return with_(aplikasi=msgspec.structs.replace(PLAN.aplikasi, **changes))


@pytest.mark.parametrize(
    "plan",
    [
        PLAN,
        with_(subject=BROWSER),
        with_(subject=COMMAND),
        with_(notifikasi=MAIL),
        with_(notifikasi=Notifikasi("http", MAIL.hasil, {"ok": 1})),
        with_(penyimpanan=Penyimpanan(["sqlite:///a.sqlite"], ["storage"], ["log/a.log"], ["redis://127.0.0.1"])),
        with_(jaringan=Jaringan(["smtp.example:587", "127.0.0.1", "[::1]:80", "*.example"])),
        aplikasi(jam=Jam("http://127.0.0.1:1/jam", "time@datetime")),
        aplikasi(dokumen=Dokumen()),
        aplikasi(dokumen=Dokumen(tautan="a.dokumen@href")),
        aplikasi(dokumen=Dokumen(url="/cetak/{pick.nomor}")),
        request(pick={"a": "$.data.id", "b": "header:Location", "c": "cookie:XSRF-TOKEN", "d": "input@value"}),
        request(until=PageCondition(status=200), poll=0.05),
        rules(HasilRule(outcome=NO, status=200, text="x"), HasilRule(outcome=GO, status=200)),
        rules(HasilRule(outcome=GO, status=200), HasilRule(outcome=GO, status=200, text="x")),
        rules(HasilRule(outcome=GO, regex="^$")),
        rules(HasilRule(outcome=GO, regex="diterima.*")),
    ],
)
def test_a_plan_that_can_be_used_has_no_fault(plan: Plan) -> None:
    assert list(find_faults(plan)) == []


@pytest.mark.parametrize(
    ("plan", "field", "message", "remedy"),
    [
        (request(pick={"a": "$."}), "subject.request[0].pick.a", "tidak menyebut", "$.data.id"),
        (request(pick={"a": "cookie: "}), "subject.request[0].pick.a", "tidak menyebut", "header:Location"),
        (request(pick={"a": "["}), "subject.request[0].pick.a", "bukan selektor", "contoh"),
        (request(form={}, json={}), "subject.request[0]", "form dan json", "hapus"),
        (request(until=PageCondition()), "subject.request[0].until", "apa saja", "text, regex"),
        (request(until=PageCondition(regex="(")), "subject.request[0].until.regex", "tidak sah", "perbaiki"),
        (request(poll=0.0), "subject.request[0].poll", "terlalu sering", "0.5"),
        (request(poll=float("nan")), "subject.request[0].poll", "terlalu sering", "0.5"),
        (rules(HasilRule(outcome=GO, exit=0)), "subject.hasil[0].exit", "tidak ada pada kind", "status"),
        (rules(HasilRule(outcome=GO, regex=".*")), "subject.hasil[0].regex", "cocok dengan apa saja", "kata"),
        (rules(HasilRule(outcome=GO, regex="x|")), "subject.hasil[0].regex", "cocok dengan apa saja", "kata"),
        (rules(HasilRule(outcome=GO, text=" ")), "subject.hasil[0].text", "cocok dengan apa saja", "hapus"),
        (rules(HasilRule(outcome=GO, selector="")), "subject.hasil[0].selector", "cocok dengan apa saja", "hapus"),
        (
            rules(HasilRule(outcome=GO, status=200), HasilRule(outcome=NO, status=200)),
            "subject.hasil[1]", "kedua hasil tampak sama", "bedakan",
        ),
        (
            rules(HasilRule(outcome=GO, status=200), *ON, HasilRule(outcome=NO, status=200, text="tidak sesuai")),
            "subject.hasil[2]", "subject.hasil[0] (diteruskan) cocok lebih dahulu", "ke atas",
        ),
        (
            rules(HasilRule(outcome=GO, status=200), recipe=COMMAND),
            "subject.hasil[0].status", "tidak ada pada kind = command", "exit, text",
        ),
        (
            rules(HasilRule(outcome=GO, selector="h1"), recipe=COMMAND),
            "subject.hasil[0].selector", "tidak ada pada kind = command", "exit, text",
        ),
        (with_(subject=msgspec.structs.replace(COMMAND, command="")), "subject.command", "kosong", "program"),
        (with_(subject=msgspec.structs.replace(COMMAND, command="a 'b")), "subject.command", "ditutup", "tutup"),
        (steps(), "subject.step", "tidak ada satu langkah pun", "[[subject.step]]"),
        (steps(FILL), "subject.step[0]", "membuka halaman", "goto"),
        (steps(GOTO, BrowserStep()), "subject.step[1]", "tepat satu", "satu tindakan"),
        (steps(GOTO, BrowserStep(click="a", wait="b")), "subject.step[1]", "tepat satu", "satu tindakan"),
        (steps(GOTO, BrowserStep(fill="#a")), "subject.step[1].value", "wajib ada", "fill, select, dan upload"),
        (steps(GOTO, BrowserStep(click="#a", value="x")), "subject.step[1].value", "tidak dipakai", "menyertai fill"),
        (steps(GOTO, BrowserStep(click=" ")), "subject.step[1].click", "kosong", "#nik"),
        (with_(notifikasi=Notifikasi("smtp")), "notifikasi.hasil", "tidak ada aturan", "[[notifikasi.hasil]]"),
        (with_(notifikasi=Notifikasi("smtp", MAIL.hasil, {})), "notifikasi.reply", "hanya untuk", "hapus"),
        (
            with_(notifikasi=Notifikasi("smtp", [NotificationRule(outcome=GO)])),
            "notifikasi.hasil[0]", "apa saja", "subject",
        ),
        (
            with_(notifikasi=Notifikasi("smtp", [NotificationRule(outcome=GO, subject=" ")])),
            "notifikasi.hasil[0].subject", "cocok dengan apa saja", "hapus",
        ),
        (with_(penyimpanan=Penyimpanan(logs=["a", ""])), "penyimpanan.logs[1]", "kosong", "hapus"),
        (with_(jaringan=Jaringan(["http://x/"])), "jaringan.hosts[0]", "bukan host", "smtp.example"),
        (aplikasi(dokumen=Dokumen("/a", "a@href")), "aplikasi.dokumen", "url dan tautan", "hapus"),
        (aplikasi(dokumen=Dokumen(tautan="a[")), "aplikasi.dokumen.tautan", "bukan selektor", "contoh"),
        (aplikasi(jam=Jam("http://127.0.0.1", "time[")), "aplikasi.jam.pick", "bukan selektor", "contoh"),
    ],
)  # fmt: skip
def test_each_fault_has_its_key_message_and_remedy(plan: Plan, field: str, message: str, remedy: str) -> None:
    found = next(find_faults(plan))
    assert found[0] == field
    assert message in found[1].indonesian
    assert remedy in found[2].indonesian
    assert all(isinstance(words, Words) and words.english for words in found[1:])


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (with_(instansi=Instansi(operator=0)), "instansi.operator"),
        (with_(instansi=Instansi(unit_kerja=-2)), "instansi.unit_kerja"),
        (with_(bukti=[Bukti("SEC-02", "a.pdf", date(2026, 1, 2), " ")]), "bukti[0].who"),
        (
            with_(bukti=[Bukti("SEC-02", "a.pdf", date(2026, 1, 2), "x", valid_until=date(2026, 1, 1))]),
            "bukti[0].valid_until",
        ),
    ],
)
def test_papers_and_what_they_are_counted_by_must_be_able_to_be(plan: Plan, field: str) -> None:
    (found,) = find_faults(plan)
    assert found[0] == field


def faults_of_entrances(*entrances: Pintu) -> list[str]:
    plan = msgspec.structs.replace(PLAN, aplikasi=Aplikasi("x", ["NIK"], pintu=list(entrances)))
    return [field for field, _, _ in find_faults(plan)]


def test_an_entrance_needs_a_name_of_its_own_and_a_recipe_that_can_be_read() -> None:
    step = RequestStep("POST", berkas=Berkas(baris="{NIK}", isian="daftar", potongan="tr"), form={"a": "b"})
    upload = Pintu(nama="Unggah", jenis="unggah-berkas", resep=HttpRecipe(request=[step], hasil=ON))
    assert faults_of_entrances(upload, Pintu(nama="API", jenis="api")) == []
    assert upload.berkas == step.berkas
    assert faults_of_entrances(upload, upload) == ["aplikasi.pintu[1].nama"]
    assert faults_of_entrances(Pintu(nama=" ", jenis="api")) == ["aplikasi.pintu[0].nama"]
    unread = Pintu(nama="x", jenis="api", resep=HttpRecipe(request=[step]))
    assert faults_of_entrances(unread) == ["aplikasi.pintu[0].resep.hasil"]


@pytest.mark.parametrize(
    ("step", "field"),
    [
        (RequestStep(berkas=Berkas(baris="{NIK}", isian="daftar"), json={}), ""),
        (RequestStep(berkas=Berkas(baris="{NIK}"), form={"a": "b"}), ""),
        (RequestStep(berkas=Berkas(baris=" ")), ".berkas.baris"),
        (RequestStep(berkas=Berkas(baris="{NIK}", potongan="tr[")), ".berkas.potongan"),
    ],
)
def test_a_file_is_the_body_alone_and_has_lines(step: RequestStep, field: str) -> None:
    pintu = Pintu(nama="x", jenis="impor", resep=HttpRecipe(request=[step], hasil=ON))
    assert faults_of_entrances(pintu) == [f"aplikasi.pintu[0].resep.request[0]{field}"]
