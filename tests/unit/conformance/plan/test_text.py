"""Is a plan read as it is written, and does each fault name its key and its remedy, in both languages?"""

from datetime import date

import msgspec
import pytest

from conformance.outcome import Outcome
from conformance.plan.notes import Bukti, Celah
from conformance.plan.tables import CommandRecipe, GuidedRecipe, HasilRule, Plan, RequestStep
from conformance.plan.text import PlanError, parse_plan

GOOD = """
[poc]
agreement = "contoh-data-2026"

[aplikasi]
nama = "Contoh"
elemen = ["NIK", "NAMA_LGKP"]

[aplikasi.proses.web]
command = "php artisan serve --port {port.web}"

[aplikasi.lanjutkan]
url = "http://127.0.0.1:{port.web}/lanjutkan"

[subject]
kind = "http"
base = "http://127.0.0.1:{port.web}"

[[subject.request]]
path = "/"
pick = { token = "input[name=_token]@value" }

[[subject.hasil]]
outcome = "diteruskan"
selector = "h1"
text = "Diterima"
"""


def parse(text: str = GOOD) -> Plan:
    return parse_plan(text, "gladi.toml")


def fault(old: str, new: str) -> PlanError:
    assert GOOD.count(old) == 1, old
    with pytest.raises(PlanError) as caught:
        parse(GOOD.replace(old, new))
    return caught.value


def test_a_plan_is_read_with_its_defaults() -> None:
    plan = parse()
    assert (plan.poc.agreement, plan.poc.seed, plan.poc.dialect) == ("contoh-data-2026", 1, None)
    assert plan.aplikasi.proses["web"].cwd == "."
    assert plan.aplikasi.lanjutkan is not None
    assert plan.aplikasi.lanjutkan.method == "POST"
    assert plan.aplikasi.reset is None
    assert plan.subject.request == [RequestStep(path="/", pick={"token": "input[name=_token]@value"})]
    assert plan.subject.hasil == [HasilRule(outcome=Outcome.DITERUSKAN, selector="h1", text="Diterima")]
    assert plan.patience.answer == 15.0


def test_a_plan_survives_the_way_to_the_process_that_carries_it_out() -> None:
    assert msgspec.json.decode(msgspec.json.encode(parse()), type=Plan) == parse()


def test_broken_toml_names_the_line_and_no_key() -> None:
    error = fault("[poc]", "[poc")
    assert error.field == ""
    assert "baris 2" in str(error)
    assert str(error).startswith("gladi.toml: bukan TOML yang sah")
    assert "not valid TOML" in error.words.english


@pytest.mark.parametrize(
    ("old", "new", "field", "message", "hint"),
    [
        ('agreement = "contoh-data-2026"', "", "poc.agreement", "wajib ada", "seed, dialect"),
        ('agreement = "contoh-data-2026"', 'agreement = "x"\nsed = 1', "poc.sed", "tidak dikenal", "seed"),
        ('agreement = "contoh-data-2026"', 'agreement = "x"\nseed = "1"', "poc.seed", "bukan `str`", "seed"),
        ("[poc]", "[poec]\n[poc]", "poec", "tidak dikenal", "kunci gladi.toml"),
        ('elemen = ["NIK", "NAMA_LGKP"]', 'elemen = "NIK"', "aplikasi.elemen", "harus `array`", "lanjutkan"),
        ('elemen = ["NIK", "NAMA_LGKP"]', "elemen = []", "aplikasi.elemen", "kosong", "NAMA_LGKP"),
        ('elemen = ["NIK"', 'wilayah = "33.03"\nelemen = ["NIK"', "aplikasi.wilayah", "'33.03' bukan kode", "titik"),
        ('command = "php', 'comand = "php', "aplikasi.proses[...].comand", "tidak dikenal", "health"),
        ('"php artisan serve --port {port.web}"', '""', "aplikasi.proses.web.command", "kosong", "program"),
        ('"php artisan serve --port {port.web}"', "[]", "aplikasi.proses.web.command", "kosong", "program"),
        ('"php artisan serve --port {port.web}"', '"a \'b"', "aplikasi.proses.web.command", "ditutup", "daftar"),
        ("lanjutkan]\nurl", "lanjutkan]\nuri", "aplikasi.lanjutkan.uri", "tidak dikenal", "headers"),
        ("lanjutkan]\nurl", 'lanjutkan]\ncommand = "x"\nurl', "aplikasi.lanjutkan", "tepat satu", "hapus"),
        ('lanjutkan]\nurl = "http://127.0.0.1:{port.web}/lanjutkan"', "reset]", "aplikasi.reset", "tepat satu", "satu"),
        ("lanjutkan]\nurl = ", "lanjutkan]\ncommand = '' #", "aplikasi.lanjutkan.command", "kosong", "program"),
        (
            "[aplikasi.lanjutkan]\nurl",
            "[aplikasi.petugas]\nfile = 'x'\nurl",
            "aplikasi.petugas",
            "tepat satu",
            "salah satu",
        ),
        (
            "[aplikasi.lanjutkan]\nurl = ",
            "[aplikasi.petugas]\ncommand = '' #",
            "aplikasi.petugas.command",
            "kosong",
            "program",
        ),
        ('kind = "http"', 'kind = "ftp"', "subject.kind", "'ftp'", "http"),
        ('path = "/"', 'pat = "/"', "subject.request[0].pat", "tidak dikenal", "follow"),
        ("input[name=_token]@value", "input[@value", "subject.request[0].pick.token", "selektor", "contoh"),
        ("input[name=_token]@value", "@value", "subject.request[0].pick.token", "selektor", "contoh"),
        ('"diteruskan"', '"lanjut"', "subject.hasil[0].outcome", "'lanjut'", "diteruskan, ditolak, gangguan"),
        ('"diteruskan"', '"ditolak"', "subject.hasil", "tidak ada aturan untuk `diteruskan`", "[[subject.hasil]]"),
        ('selector = "h1"\ntext = "Diterima"', "", "subject.hasil[0]", "cocok dengan apa saja", "selector"),
        ('selector = "h1"', 'selector = "h1["', "subject.hasil[0].selector", "selektor", "contoh"),
        ('selector = "h1"', 'regex = "("', "subject.hasil[0].regex", "pola tidak sah", "pola"),
        ('selector = "h1"', 'status = "200"', "subject.hasil[0].status", "bukan `str`", "status"),
    ],
)
def test_each_fault_names_its_key_and_its_remedy(old: str, new: str, field: str, message: str, hint: str) -> None:
    error = fault(old, new)
    assert error.field == field
    assert message in error.message.indonesian
    assert hint in error.hint.indonesian
    assert str(error) == f"gladi.toml: {field}: {error.message.indonesian} ({error.hint.indonesian})"


def test_a_plan_without_requests_cannot_drive_anything() -> None:
    text = GOOD.replace('[[subject.request]]\npath = "/"\npick = { token = "input[name=_token]@value" }', "")
    with pytest.raises(PlanError, match=r"subject\.request: tidak ada satu permintaan pun"):
        parse(text)


@pytest.mark.parametrize("key", ["start", "answer", "slow", "settle"])
@pytest.mark.parametrize("seconds", ["-1", "nan", "inf", "1e9"])
def test_a_time_that_cannot_be_waited_is_refused(key: str, seconds: str) -> None:
    with pytest.raises(PlanError) as caught:
        parse(f"{GOOD}\n[patience]\n{key} = {seconds}\n")
    assert caught.value.field == f"patience.{key}"


def test_nothing_may_be_waited_for_late_calls_but_not_for_an_answer() -> None:
    assert parse(f"{GOOD}\n[patience]\nsettle = 0\n").patience.settle == 0
    with pytest.raises(PlanError, match=r"patience\.answer"):
        parse(f"{GOOD}\n[patience]\nanswer = 0\n")


@pytest.mark.parametrize(
    ("old", "new", "english"),
    [
        (
            'kind = "http"',
            'kind = "ftp"',
            "gladi.toml: subject.kind: Invalid value 'ftp' (choose: http, browser, command, guided)",
        ),
        (
            'elemen = ["NIK", "NAMA_LGKP"]',
            "elemen = []",
            'gladi.toml: aplikasi.elemen: empty (as in the Juknis, e.g. ["NIK", "NAMA_LGKP"])',
        ),
        (
            'agreement = "contoh-data-2026"',
            "",
            "gladi.toml: poc.agreement: Object missing required field `agreement`"
            " (keys of [poc]: agreement, seed, dialect, strict)",
        ),
    ],
)
def test_each_fault_is_said_in_english_as_well(old: str, new: str, english: str) -> None:
    assert fault(old, new).words.english == english


NOTES = """
[[bukti]]
requirement = "SEC-02"
file = "sertifikat.pdf"
date = 2026-02-01
who = "lembaga sertifikasi"

[[celah]]
id = "kod-12-ganda"
reason = "diperbaiki pada rilis 2.1"
until = "2026-03-31"
"""


def test_documents_and_known_gaps_are_read() -> None:
    plan = parse(GOOD + NOTES)
    assert plan.bukti == [Bukti("SEC-02", "sertifikat.pdf", date(2026, 2, 1), "lembaga sertifikasi")]
    assert plan.celah == [Celah("kod-12-ganda", "diperbaiki pada rilis 2.1", date(2026, 3, 31))]


@pytest.mark.parametrize(
    ("old", "new", "field", "hint"),
    [
        ("until = ", "sampai = ", "celah[0].sampai", "[[celah]]: id, reason, until"),
        ('who = "lembaga sertifikasi"', "", "bukti[0].who", "[[bukti]]: requirement, file, date, who"),
        ('"2026-03-31"', '"kapan-kapan"', "celah[0].until", "[[celah]]"),
    ],
)
def test_a_fault_in_them_names_its_table(old: str, new: str, field: str, hint: str) -> None:
    assert NOTES.count(old) == 1
    with pytest.raises(PlanError) as caught:
        parse(GOOD + NOTES.replace(old, new))
    assert caught.value.field == field
    assert hint in caught.value.hint.indonesian


GUIDED = (
    GOOD.split("[subject]")[0]
    + '[subject]\nkind = "guided"\n[subject.kembaran]\nkind = "command"\ncommand = "x {NIK}"\n'
)
ENDED = '[[subject.kembaran.hasil]]\noutcome = "diteruskan"\nexit = 0\n'


def test_a_person_needs_no_rules_but_his_twin_does() -> None:
    twin = parse_plan(GUIDED + ENDED, "gladi.toml").subject
    assert isinstance(twin, GuidedRecipe)
    assert isinstance(twin.kembaran, CommandRecipe)
    with pytest.raises(PlanError, match=r"subject\.kembaran\.hasil: tidak ada aturan"):
        parse_plan(GUIDED, "gladi.toml")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'kind = "command"',
            'kind = "guided"',
            "subject.kembaran.kind: nilai 'guided' tidak ada (pilih: http, browser",
        ),
        ("exit = 0", "exi = 0", "subject.kembaran.hasil[0].exi: kunci `exi` tidak dikenal (kunci [[subject.hasil]]"),
        (
            'kind = "guided"',
            'kind = "guided"\nhasil = []',
            "subject.hasil: kunci `hasil` tidak dikenal (kunci [subject]",
        ),
        ('kind = "guided"', 'kind = "guided"\ninstruksi = " "', "subject.instruksi: kosong (contoh: Layani {NIK})"),
        ('kind = "guided"', 'kind = "guided"\nwaktu = 0', "subject.waktu: bukan lama waktu seorang petugas"),
    ],
)
def test_what_is_wrong_with_a_guided_subject_is_told_with_its_key(old: str, new: str, told: str) -> None:
    with pytest.raises(PlanError) as caught:
        parse_plan((GUIDED + ENDED).replace(old, new, 1), "gladi.toml")
    assert told in caught.value.words.indonesian
