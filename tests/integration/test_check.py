"""Is each known misconfiguration told by its own message and remedy, exit 4, on a real application that has it?

One small application, sound or with exactly one fault; the plan for it, right or with exactly one mistake.
"""

import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault
from conformance.plan.text import PlanError, parse_plan
from conformance.preflight.surroundings import HOME, NAMES, check_packages
from tests.helpers.gladi_command import gladi, result_in
from tests.helpers.gladi_process import Gladi
from tests.helpers.small_plan import PLAN, check, plan_text


@pytest.fixture(scope="module")
def simulator() -> Iterator[str]:
    gladi = Gladi("--store", "memory:")
    yield gladi.control_address
    gladi.stop()


GOES_ON = 'text = "Aduan diterima"'
REFUSED = 'text = "tidak sesuai"'
SITTING = 'selector = "h1"\ntext = "Aduan diterima"'
JAM = 'pick = "time"'
SOON = [("answer = 5", "answer = 1")]
WAKE = """[aplikasi.lanjutkan]
command = ["{python}", "-c", "import os; raise SystemExit('Error: DWH_URL ada' if 'DWH_URL' in os.environ else 'x')"]
[subject]"""
"""A command that fails, and tells whether it has the application's environment."""
SINGLE = ("PHP_CLI_SERVER_WORKERS", "serves one request at a time")


def test_a_sound_application_passes(simulator: str, tmp_path: Path) -> None:
    assert check(simulator, tmp_path, plan_text()) == []


@pytest.mark.parametrize("is_read", [True, False])
def test_a_success_that_is_taken_in_baru_alone_is_told_without_a_cause(
    simulator: str, tmp_path: Path, is_read: bool
) -> None:
    plan, notices = plan_text("kode-galat", *([] if is_read else [(REFUSED, 'text = "Ditolak"')])), list[Words]()
    if is_read:
        check(simulator, tmp_path, plan, notices)
    else:
        with pytest.raises(PreflightFault, match="tidak dikenali rencana"):
            check(simulator, tmp_path, plan, notices)
    (told,) = notices
    assert "tidak terlihat diteruskan dalam dialek juknis, tetapi diteruskan dalam dialek baru" in told.indonesian
    assert 'dialect = "baru"' in told.english


IN_3303 = [*SOON, ('nama = "Contoh"', 'nama = "Contoh"\nwilayah = "3303"')]
"""The plan of an application that serves one region."""


def test_an_application_of_one_region_gets_through_with_a_resident_of_the_agreements_own(
    simulator: str, tmp_path: Path
) -> None:
    (told,) = check(simulator, tmp_path, plan_text("wilayah-sendiri", *SOON))
    assert told.indonesian.startswith("penduduk wilayah 3303 sampai, penduduk lain tidak (aplikasi menjawab dengan")
    assert "Hanya bagi yang berhak." in told.english
    assert told.english.endswith('as by aplikasi.wilayah = "3303"')
    assert check(simulator, tmp_path, plan_text("wilayah-sendiri", *IN_3303)) == []


def test_what_each_region_was_refused_is_told_with_the_page_and_never_as_a_wrong_address_first(
    simulator: str, tmp_path: Path
) -> None:
    with pytest.raises(PreflightFault) as caught:
        check(simulator, tmp_path, plan_text("umur-minimal", *SOON))
    assert "Hanya bagi yang berhak." in caught.value.message.indonesian
    assert re.search(r"wilayah [1-9]\d{3}, 3303, [1-9]\d{3}\)$", caught.value.message.indonesian)
    assert caught.value.remedy.indonesian.startswith("periksa aturan aplikasi sendiri: wilayah")
    assert caught.value.remedy.indonesian.index("isian wajib") < caught.value.remedy.indonesian.index("alamat DWH")


def test_a_region_that_does_not_exist_is_told_by_its_key(simulator: str, tmp_path: Path) -> None:
    with pytest.raises(PreflightFault, match="wilayah: tidak ada wilayah 3399"):
        check(simulator, tmp_path, plan_text("", ('nama = "Contoh"', 'nama = "Contoh"\nwilayah = "3399"')))


def test_the_scenarios_of_an_application_of_one_region_are_about_its_residents(simulator: str, tmp_path: Path) -> None:
    (tmp_path / "gladi.toml").write_text(plan_text("wilayah-sendiri", *IN_3303), encoding="utf-8")
    served = ("kod-01-sesuai", "kod-01-nama-berapostrof", "kod-01-tidak-sesuai", "kod-11-meninggal", "kod-12-ganda")
    only = (*served, "kod-13-tidak-ditemukan", "kod-15-format-salah", "lay-02-papua")
    ended = gladi(tmp_path, "run", "--simulator", simulator, "--no-progress", "--no-other-dialects", "--only", *only)
    result = result_in(tmp_path / "hasil")
    verdicts = {one["id"]: one["verdict"] for one in result["scenarios"]}
    assert [verdicts[name] for name in only if verdicts[name] != "lulus"] == ["tidak_lulus"], ended.out
    assert verdicts["lay-02-papua"] == "tidak_lulus"


def test_nothing_is_said_of_dialects_where_baru_is_refused_too(simulator: str, tmp_path: Path) -> None:
    notices = list[Words]()
    with pytest.raises(PreflightFault):
        check(simulator, tmp_path, plan_text("sandi-lama"), notices)
    assert notices == []


@pytest.mark.parametrize(
    ("fault", "changes", "message", "remedy", "english"),
    [
        ("tanpa-dwh", SOON, "tidak memanggil simulator", "{endpoint.CALL_NIK}", "does not call the simulator"),
        ("alamat-lama", SOON, "penolakan dan tidak memanggil simulator", "config:clear", "clear cached configuration"),
        ("kredensial-lama", [], "user id lama atau milik sesi lain", "config:clear", "an old user id"),
        ("sandi-lama", [], "kata sandi yang keliru (kode 03)", "config:clear", "wrong user id or password"),
        ("satu-permintaan", [], "satu permintaan pada satu waktu", *SINGLE),
        ("menunggu-diri", [("answer = 5", "answer = 1")], "satu permintaan pada satu waktu", *SINGLE),
        ("jam-maju", [], "berbeda +60 menit", "NTP", "differs by +60 minutes"),
        ("zona-utc", [], "bukan WIB, WITA, atau WIT", "Asia/Jakarta", "none of Indonesia's"),
        ("mati", [], "proses web berhenti dengan kode 3: habis memori", "command", "ended with code 3"),
        ("", [(JAM, 'pick = "h2"')], "tidak ada waktu yang terbaca", "[aplikasi.jam]", "no time can be read"),
        ("", [("/jam", "/lain"), (JAM, 'pick = "h1"')], "terbaca di http://127.0.0.1", "pick", "'Aduan baru'"),
        ("", [("{port.web}\"\n[[", "{port.lain}\"\n[[")], "{port.lain} perlu [aplikasi.proses.lain]", "", "needs"),
        ("", [(GOES_ON, 'text = "Terima kasih"')], "tidak dikenali rencana", "outcome = diteruskan", "recognise"),
        ("", [(REFUSED, 'text = "Ditolak"')], "data yang keliru tidak dikenali", "outcome = ditolak", "to wrong data"),
        ("", [(SITTING, "status = 200\ntext = 'A'"), (REFUSED, "text = 'b'")], "yang belum diisi", "kata", ""),
        ("", [(SITTING, "regex = 'sesuai|diterima'")], "dua hasil tampak sama", "perketat", "two outcomes look alike"),
        ("", [("CALL_VERIFY_BY_ELEMEN", "CALL_FR")], "tidak memberi CALL_FR", "perbaiki rencana", "does not grant"),
        ("garis-ganda", SOON, "POST //dukcapil/get_json/", "dengan POST", "(HTTP 404)"),
        ("dengan-get", SOON, "GET /dukcapil/get_json/", "dengan POST", "(HTTP 405)"),
        ("tls", SOON, "bukan sebagai panggilan layanan: https (TLS)", "dengan POST", "not as a call"),
        ("umur-minimal", SOON, "menjawab dengan penolakan dan tidak memanggil", "aplikasi.wilayah", "age and other"),
        ("batas", SOON, "HTTP 429", 'once = "run"', "limits how many requests"),
        ("", [("[subject]", WAKE)], "aplikasi.lanjutkan: perintah", "[aplikasi.lanjutkan]", "Error: DWH_URL ada"),
        ("nik-lain", SOON, "tidak tentang NIK yang diketik pemohon", "isi {NIK}", "not about the NIK"),
        ("bertanya-lalu-diam", SOON, "menanyai DWH, tetapi", "patience.answer", "asked the"),
        ("", [("/aduan", "http://127.0.0.1:9/aduan")], "aplikasi tidak menjawab", "subject.base", "does not answer"),
    ],
)  # fmt: skip
def test_each_misconfiguration_is_told(
    simulator: str,
    tmp_path: Path,
    fault: str,
    changes: list[tuple[str, str]],
    message: str,
    remedy: str,
    english: str,
) -> None:
    with pytest.raises(PreflightFault) as caught:
        check(simulator, tmp_path, plan_text(fault, *changes))
    assert caught.value.exit_code == ExitCode.CONFIGURATION
    assert message in caught.value.message.indonesian
    assert remedy in caught.value.remedy.indonesian
    assert english in caught.value.words.english


@pytest.mark.parametrize(
    ("rules", "field", "message"),
    [
        ("regex = '.*'", "subject.hasil[0].regex", "cocok dengan apa saja"),
        ("", "subject.hasil[0]", "cocok dengan apa saja"),
        ("selector = 'h1'", "subject.hasil[1]", "kedua hasil tampak sama"),
    ],
)
def test_a_rule_that_any_answer_meets_is_told_before_anything_is_started(rules: str, field: str, message: str) -> None:
    with pytest.raises(PlanError) as caught:
        parse_plan(plan_text("", (SITTING, rules)), "gladi.toml")
    assert caught.value.field == field
    assert message in caught.value.message.indonesian


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        ('databases = ["sqlite:///bukan.sqlite"]', "bukan basis data SQLite"),
        ('databases = ["mysql://app:rahasia@127.0.0.1:9/app"]', "mysql://app@127.0.0.1:9/app tidak dapat dibuka"),
        (
            'databases = ["mysql://app@192.0.2.1/app"]',
            "mysql://app@192.0.2.1:3306/app bukan di mesin ini",
        ),
        ('databases = ["bukan.sqlite"]', "bukan basis data SQLite"),
        ('caches = ["redis://127.0.0.1:9"]', "penyimpanan.caches[0]: "),
        ('files = ["{tidak}"]', "{tidak} tidak dikenal"),
    ],
)
def test_a_store_that_cannot_be_opened_is_named_without_its_password(
    simulator: str, tmp_path: Path, declared: str, message: str
) -> None:
    (tmp_path / "ada").mkdir()
    (tmp_path / "bukan.sqlite").write_bytes(b"x" * 4096)
    with pytest.raises(PreflightFault) as caught:
        check(simulator, tmp_path, f"{plan_text()}\n[penyimpanan]\n{declared}\n")
    assert caught.value.exit_code == ExitCode.CONFIGURATION
    assert message in str(caught.value)
    assert "rahasia" not in str(caught.value)


@pytest.mark.parametrize(
    ("declared", "field"),
    [
        ('databases = ["sqlite:///hilang.sqlite"]', "penyimpanan.databases[0]"),
        ('databases = ["hilang.sqlite"]', "penyimpanan.databases[0]"),
        ('files = [".", "hilang"]', "penyimpanan.files[1]"),
        ('logs = ["hilang/*.log"]', "penyimpanan.logs[0]"),
    ],
)
def test_a_store_that_is_not_there_yet_is_told_and_keeps_nothing_from_running(
    simulator: str, tmp_path: Path, declared: str, field: str
) -> None:
    (told,) = check(simulator, tmp_path, f"{plan_text()}\n[penyimpanan]\n{declared}\n")
    assert told.indonesian.startswith(f"belum ada, dicari lagi sesudah skenario terakhir `gladi run`: {field} (")


def test_a_store_that_comes_in_mid_run_is_no_news_and_one_that_never_comes_is_told(
    simulator: str, tmp_path: Path
) -> None:
    declared = '[penyimpanan]\nlogs = ["catatan.log", "{kerja}/hilang.log"]\n'
    text = plan_text("", ('DWH_IP = "{ip_user}"', f'DWH_IP = "{{ip_user}}"\nCATATAN = "{tmp_path / "catatan.log"}"'))
    (tmp_path / "gladi.toml").write_text(f"{text}\n{declared}", encoding="utf-8")
    ended = gladi(tmp_path, "run", "--simulator", simulator, "--no-other-dialects", "--only", "kod-12-ganda")
    assert ended.code == 0, ended.out + ended.err
    began, _, over = ended.out.partition("kod-12-ganda")
    assert began.count("belum ada, dicari lagi sesudah skenario terakhir `gladi run`") == 1
    assert "catatan: penyimpanan.logs[1]: {kerja}/hilang.log tidak ada ketika gladi dimulai" in over
    result = result_in(tmp_path / "hasil")
    (store,) = result["stores"]
    assert (store["field"], store["place"]) == ("penyimpanan.logs[1]", "{kerja}/hilang.log")
    assert result["verdict"] == "lulus"
    run = next((tmp_path / "hasil").glob("*/laporan.html"))
    assert "{kerja}/hilang.log" in run.read_text(encoding="utf-8")
    judged = gladi(tmp_path, "report", str(run.parent), "--judge")
    assert judged.code == 0, judged.out + judged.err


def test_stores_that_can_be_opened_are_and_others_are_noted(simulator: str, tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "app data.sqlite")
    database.execute("CREATE TABLE aduan (nomor INTEGER)")
    database.close()
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "app.log").touch()
    declared = """
databases = ["sqlite:///app data.sqlite", "db2://x", "mysql://[/app"]
files = ["log"]
logs = ["log/*.log", "{kerja}"]
"""
    unknown, unread = check(simulator, tmp_path, f"{plan_text()}\n[penyimpanan]\n{declared}\n")
    assert unknown.indonesian.startswith("penyimpanan.databases[1]: ")
    assert "db2:// is not known" in unknown.english
    assert unknown.english.endswith("what it holds is tidak_teruji")
    assert unread.indonesian.startswith("penyimpanan.databases[2]: alamat MySQL tidak terbaca")


def test_a_foreign_package_of_our_names_is_told(tmp_path: Path) -> None:
    (tmp_path / "fixtures").mkdir()
    (tmp_path / "fixtures" / "__init__.py").touch()
    (tmp_path / "gladi.toml").write_text(plan_text(), encoding="utf-8")
    ended = gladi(tmp_path, "check", PYTHONPATH=str(tmp_path))
    assert ended.code == ExitCode.CONFIGURATION
    assert f"bernama 'fixtures' mendahului milik gladi: {tmp_path / 'fixtures'}" in ended.message
    assert "PYTHONPATH" in ended.message


@pytest.mark.parametrize("name", NAMES)
def test_each_of_our_names_is_looked_for(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.py").touch()
    with pytest.raises(PreflightFault, match=repr(name)):
        check_packages([str(tmp_path), str(HOME)])
    check_packages([str(HOME), str(tmp_path)])
    check_packages([*sys.path])


def test_the_command_says_what_it_found(simulator: str, tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    declared = '[penyimpanan]\nfiles = ["log"]\ndatabases = ["db2://x"]\n'
    (tmp_path / "gladi.toml").write_text(f"{plan_text()}\n{declared}", encoding="utf-8")
    ended = gladi(tmp_path, "check", "--simulator", simulator)
    assert ended.code == 0, ended.err
    assert "catatan: penyimpanan.databases[0]: penyimpanan db2:// tidak dikenal" in ended.out
    (tmp_path / "gladi.toml").write_text(plan_text("satu-permintaan"), encoding="utf-8")
    ended = gladi(tmp_path, "check", "--simulator", simulator, "--lang", "en")
    assert ended.code == ExitCode.CONFIGURATION
    assert "not counted against the application" in ended.message
    assert "one request at a time" in ended.message


def test_a_crash_in_mid_run_is_one_scenarios_and_the_next_finds_an_application(tmp_path: Path, simulator: str) -> None:
    (tmp_path / "gladi.toml").write_text(plan_text("mati-saat-11"), encoding="utf-8")
    ended = gladi(
        tmp_path, "run", "--simulator", simulator, "--no-other-dialects", "--only", "kod-11-meninggal", "kod-12-ganda"
    )
    assert "catatan: proses web berhenti dengan kode 3 dan dijalankan lagi: TypeError: undefined ***" in ended.out
    died, other = sorted(result_in(tmp_path / "hasil")["scenarios"], key=lambda scenario: scenario["id"])
    assert (other["verdict"], other["evidence"]["crashes"]) == ("lulus", [])
    assert (died["verdict"], died["owner"]) == ("peringatan", "aplikasi")
    assert "proses web berhenti dengan kode 3: TypeError: undefined ***" in died["reason"]
    assert died["evidence"]["crashes"] == [{"process": "web", "code": 3, "said": "TypeError: undefined ***"}]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "gladi.toml",
            plan_text("", ("purbalingga-dinkominfo-2025", "tidak-ada")),
            "agreement: perjanjian `tidak-ada`",
        ),
        ("gladi.toml", plan_text("", ('"NIK", "NAMA_LGKP"', '"NIK", "NAMA"')), "pakai sebagian dari: NIK, NAMA_LGKP"),
    ],
)
def test_what_the_plan_says_wrongly_of_the_agreement_is_told_without_our_own_requests(
    simulator: str, tmp_path: Path, name: str, text: str, message: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    ended = gladi(tmp_path, "check", "--simulator", simulator)
    assert ended.code == ExitCode.CONFIGURATION
    assert message in ended.message
    assert "POST /sessions" not in ended.message


def test_a_plan_in_another_encoding_and_a_latest_of_somebody_else_are_told_before_the_run(tmp_path: Path) -> None:
    (tmp_path / "gladi.toml").write_bytes(plan_text("", ("Contoh", "Caf\xe9")).encode("latin-1"))
    ended = gladi(tmp_path, "check")
    assert (ended.code, "iconv" in ended.message, "gladi init" in ended.message) == (4, True, False)
    (tmp_path / "gladi.toml").write_text(plan_text(), encoding="utf-8")
    (tmp_path / "hasil").mkdir()
    (tmp_path / "hasil" / "latest").write_text("20250101-000000", encoding="utf-8")
    ended = gladi(tmp_path, "run", "--no-progress")
    assert ended.code == ExitCode.USAGE
    assert "bukan laporan gladi" in ended.message
    assert [path.name for path in (tmp_path / "hasil").iterdir()] == ["latest"]


REFUSES = [
    ('outcome = "diteruskan"', 'outcome = "ditolak"'),
    (GOES_ON, 'text = "diterima"\n[[subject.hasil]]\noutcome = "diteruskan"\ntext = "selamat"'),
]
"""The plan of an application that refuses everybody."""


@pytest.mark.parametrize(
    ("fault", "changes", "code", "message"),
    [
        ("", [], 0, "Ready: "),
        ("", REFUSES, 0, "does not go on with a correct request (outcome: ditolak; codes: 01)"),
        ("sandi-lama", [], ExitCode.CONFIGURATION, "wrong user id or password"),
    ],
)
def test_a_program_reads_what_was_found(
    simulator: str, tmp_path: Path, fault: str, changes: list[tuple[str, str]], code: int, message: str
) -> None:
    text = f"{plan_text(fault, *changes)}\n[penyimpanan]\ndatabases = ['db2://x']\n"
    (tmp_path / "gladi.toml").write_text(text, encoding="utf-8")
    ended = gladi(tmp_path, "check", "--simulator", simulator, "--json", "--lang", "en")
    found = json.loads(ended.out)
    assert (ended.code, found["exit_code"], ended.err) == (code, code, "")
    assert message in found["message"]
    assert len(found["notices"]) == (code == 0)


COMMAND = """
import json, os, sys, urllib.request
sent = {"user_id": os.environ["U"], "password": os.environ["P"], "ip_user": os.environ["I"], "TRESHOLD": 90,
        "NIK": sys.argv[1], "NAMA_LGKP": sys.stdin.read()}
asked = urllib.request.Request(os.environ["URL"], json.dumps(sent).encode(), {"Content-Type": "application/json"})
try:
    record = json.load(urllib.request.urlopen(asked, timeout=5))["content"][0]
except OSError:
    sys.exit(75)
code = record.get("RESPONSE_CODE", "01")
if code in ("11", "12", "13") or (code == "01" and not record["NAMA_LGKP"].startswith("Sesuai")):
    sys.exit("ditolak")
print(json.dumps({"nomor": 17}) if code == "01" else "")
sys.exit(0 if code == "01" else 75)
"""


def test_an_application_without_a_server_is_rehearsed_by_its_command(simulator: str, tmp_path: Path) -> None:
    (tmp_path / "ajukan.py").write_text(COMMAND, encoding="utf-8")
    recipe = """[subject]
kind = "command"
command = ["{python}", "ajukan.py", "{NIK}"]
stdin = "{NAMA_LGKP}"
env = { URL = "{endpoint.CALL_VERIFY_BY_ELEMEN}", U = "{user_id}", P = "{password}", I = "{ip_user}" }
hasil = [
    { outcome = "diteruskan", exit = 0, json = { nomor = 17 } },
    { outcome = "ditolak", exit = 1 },
    { outcome = "gangguan", exit = 75 },
]
"""
    head = PLAN.partition("[aplikasi.jam]")[0]
    (tmp_path / "gladi.toml").write_text(f"{head}{recipe}", encoding="utf-8")
    few = ("kod-01-sesuai", "kod-01-tidak-sesuai", "kod-12-ganda", "kod-21-http-500", "kod-03-gagal-login")
    ended = gladi(tmp_path, "run", "--simulator", simulator, "--no-progress", "--no-other-dialects", "--only", *few)
    assert ended.code == 0, ended.out + ended.err
    assert result_in(tmp_path / "hasil")["counts"] == {"lulus": 5}
