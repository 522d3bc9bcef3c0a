"""Is each known misconfiguration told by its own message and remedy, exit 4, on a real application that has it?

One small application, sound or with exactly one fault; the plan for it, right or with exactly one mistake.
"""

import json
import socket
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault
from conformance.plan.text import PlanError, parse_plan
from conformance.preflight.surroundings import HOME, NAMES, check_packages
from conformance.rehearsal.rehearsal import preflight
from conformance.rehearsal.request import Progress, Request
from tests.helpers.gladi_command import gladi, result_in
from tests.helpers.gladi_process import Gladi

APPLICATION = Path(__file__).parents[1] / "helpers" / "small_application.py"
PLAN = f"""
[poc]
agreement = "purbalingga-dinkominfo-2025"
[aplikasi]
nama = "Contoh"
elemen = ["NIK", "NAMA_LGKP"]
[aplikasi.jam]
url = "http://127.0.0.1:{{port.web}}/jam"
pick = "time"
[aplikasi.proses.web]
command = ["{{python}}", "-P", {str(APPLICATION)!r}, "{{port.web}}", "CACAT"]
health = "http://127.0.0.1:{{port.web}}/"
[aplikasi.proses.web.env]
DWH_URL = "{{endpoint.CALL_VERIFY_BY_ELEMEN}}"
DWH_USER = "{{user_id}}"
DWH_PASSWORD = "{{password}}"
DWH_IP = "{{ip_user}}"
[subject]
kind = "http"
base = "http://127.0.0.1:{{port.web}}"
[[subject.request]]
path = "/"
[[subject.request]]
method = "POST"
path = "/aduan"
form = {{ nik = "{{NIK}}", nama = "{{NAMA_LGKP}}", email = "{{email}}", unik = "{{unik}}" }}
[[subject.hasil]]
outcome = "diteruskan"
selector = "h1"
text = "Aduan diterima"
[[subject.hasil]]
outcome = "ditolak"
selector = "h1"
text = "tidak sesuai"
[patience]
answer = 5
"""


@pytest.fixture(scope="module")
def simulator() -> Iterator[str]:
    gladi = Gladi("--store", "memory:")
    yield gladi.control_address
    gladi.stop()


def plan_text(fault: str = "", *changes: tuple[str, str]) -> str:
    text = PLAN.replace(', "CACAT"', f', "{fault}"' if fault else "")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def check(simulator: str, directory: Path, text: str) -> list[Words]:
    """Carry out the pre-flight; return what it notes."""
    notices: list[Words] = []
    plan = parse_plan(text, "gladi.toml")
    preflight(Request(plan, directory, directory / "hasil", simulator), Progress(on_notice=notices.append))
    return notices


GOES_ON = 'text = "Aduan diterima"'
REFUSED = 'text = "tidak sesuai"'
SITTING = 'selector = "h1"\ntext = "Aduan diterima"'
JAM = 'pick = "time"'
SINGLE = ("PHP_CLI_SERVER_WORKERS", "serves one request at a time")


def test_a_sound_application_passes(simulator: str, tmp_path: Path) -> None:
    assert check(simulator, tmp_path, plan_text()) == []


@pytest.mark.parametrize(
    ("fault", "changes", "message", "remedy", "english"),
    [
        ("tanpa-dwh", [], "tidak memanggil simulator", "{endpoint.CALL_NIK}", "does not call the simulator"),
        ("alamat-lama", [], "tidak memanggil simulator", "config:clear", "clear cached configuration"),
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
        ("", [("/aduan", "http://127.0.0.1:9/aduan")], "aplikasi tidak menjawab", "subject.base", "does not answer"),
    ],
)  # fmt: skip
def test_each_misconfiguration_is_told(
    simulator: str, tmp_path: Path, fault: str, changes: list[tuple[str, str]], message: str, remedy: str, english: str
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
        ('databases = ["sqlite:///hilang.sqlite"]', "penyimpanan.databases[0]: "),
        ('databases = ["sqlite:///bukan.sqlite"]', "bukan basis data SQLite"),
        ('databases = ["mysql://app:rahasia@127.0.0.1:9/app"]', "mysql://127.0.0.1:9 tidak dapat dibuka"),
        ('databases = ["mysql://[/app"]', "penyimpanan.databases[0]: mysql tidak dapat dibuka"),
        ('files = ["ada", "hilang"]', "penyimpanan.files[1]: "),
        ('logs = ["ada/*.log"]', "penyimpanan.logs[0]: "),
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


def test_stores_that_can_be_opened_are_and_others_are_noted(simulator: str, tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "app data.sqlite")
    database.execute("CREATE TABLE aduan (nomor INTEGER)")
    database.close()
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "app.log").touch()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"127.0.0.1:{listening.getsockname()[1]}"
        declared = f"""
databases = ["sqlite:///app data.sqlite", "postgresql://app:rahasia@{address}/app", "db2://x"]
files = ["log"]
logs = ["log/*.log", "{{kerja}}"]
"""
        answers, unknown = check(simulator, tmp_path, f"{plan_text()}\n[penyimpanan]\n{declared}\n")
    assert answers.indonesian.startswith(f"penyimpanan.databases[1]: postgresql://{address} menjawab")
    assert "tidak_teruji" in answers.indonesian
    assert "db2:// is unknown" in unknown.english


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
    assert "catatan: penyimpanan.databases[0]: db2:// tidak dikenal" in ended.out
    (tmp_path / "gladi.toml").write_text(plan_text("satu-permintaan"), encoding="utf-8")
    ended = gladi(tmp_path, "check", "--simulator", simulator, "--lang", "en")
    assert ended.code == ExitCode.CONFIGURATION
    assert "not counted against the application" in ended.message
    assert "one request at a time" in ended.message


KEPT = """
[[subject.hasil]]
outcome = "tertunda"
status = 202
[notifikasi]
kind = "smtp"
[[notifikasi.hasil]]
outcome = "diteruskan"
subject = "Aduan Anda diterima"
[[notifikasi.hasil]]
outcome = "ditolak"
subject = "tidak dapat diproses"
[patience]
notification = 2
answer = 5
"""
SERVER = 'DWH_IP = "{ip_user}"\nSMTP_HOST = "{smtp.host}"\nSMTP_PORT = "{smtp.port}"'
MESSAGE = ('kind = "smtp"', 'kind = "http"'), ("subject = ", "text = "), ("Aduan Anda diterima", "diterima")


def kept(fault: str, *changes: tuple[str, str]) -> str:
    text = plan_text(fault, ('DWH_IP = "{ip_user}"', SERVER)).replace("[patience]\nanswer = 5\n", KEPT)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def by_message(*changes: tuple[str, str]) -> str:
    rest = 'PESAN = "{notifikasi}kirim"'
    return kept("pesan", (SERVER.partition("\n")[2], rest), *MESSAGE, *changes)


@pytest.mark.parametrize("text", [kept("surat"), by_message()])
def test_an_outcome_that_is_told_later_is_heard(simulator: str, tmp_path: Path, text: str) -> None:
    plan = parse_plan(text, "gladi.toml")
    control = preflight(Request(plan, tmp_path, tmp_path / "hasil", simulator), Progress())
    assert control.is_seen
    assert list((tmp_path / "hasil").rglob("notifikasi.jsonl")) == []


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        (kept("surat-diam"), "tidak ada notifikasi yang datang", "pekerja antrean"),
        (kept("surat-tanpa-nama"), "tidak satu pun menyebut {email} atau {unik}", "{email}"),
        (kept("surat", ('"Aduan Anda diterima"', '"Selamat"')), "tidak cocok dengan aturan notifikasi.hasil", "hasil"),
        (kept("surat", ("{smtp.host}", "{notifikasi}")), '{notifikasi} perlu [notifikasi] kind = "http"', "rencana"),
        (by_message(("{notifikasi}", "{smtp}")), '{smtp} perlu [notifikasi] kind = "smtp"', "rencana"),
    ],
)
def test_a_notification_that_is_not_heard_is_the_plans(
    simulator: str, tmp_path: Path, text: str, message: str, remedy: str
) -> None:
    with pytest.raises(PreflightFault) as caught:
        check(simulator, tmp_path, text)
    assert caught.value.exit_code == ExitCode.CONFIGURATION
    assert message in caught.value.message.indonesian
    assert remedy in caught.value.remedy.indonesian


def test_a_crash_in_mid_run_is_one_scenarios_and_the_next_finds_an_application(tmp_path: Path, simulator: str) -> None:
    (tmp_path / "gladi.toml").write_text(plan_text("mati-saat-11"), encoding="utf-8")
    ended = gladi(tmp_path, "run", "--simulator", simulator, "--only", "kod-11-meninggal", "kod-12-ganda")
    assert "catatan: proses web berhenti dengan kode 3 dan dijalankan lagi: TypeError: undefined ***" in ended.out
    died, other = sorted(result_in(tmp_path / "hasil")["scenarios"], key=lambda scenario: scenario["id"])
    assert (other["verdict"], other["evidence"]["crashes"]) == ("lulus", [])
    assert (died["verdict"], died["owner"]) == ("peringatan", "aplikasi")
    assert "proses web berhenti dengan kode 3: TypeError: undefined ***" in died["reason"]
    assert died["evidence"]["crashes"] == [{"process": "web", "code": 3, "said": "TypeError: undefined ***"}]


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
    ended = gladi(tmp_path, "run", "--simulator", simulator, "--no-progress", "--only", *few)
    assert ended.code == 0, ended.out + ended.err
    assert result_in(tmp_path / "hasil")["counts"] == {"lulus": 5}
