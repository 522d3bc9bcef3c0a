"""Is an application that asks, answers or tells late waited for, and the plan that cannot read it named exactly?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conformance.fault import ExitCode, PreflightFault
from conformance.plan.text import parse_plan
from conformance.rehearsal.rehearsal import preflight
from conformance.rehearsal.request import Progress, Request
from tests.helpers.gladi_process import Gladi
from tests.helpers.small_plan import check, plan_text


@pytest.fixture(scope="module")
def simulator() -> Iterator[str]:
    gladi = Gladi("--store", "memory:")
    yield gladi.control_address
    gladi.stop()


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
settle = 1
"""
SERVER = 'DWH_IP = "{ip_user}"\nSMTP_HOST = "{smtp.host}"\nSMTP_PORT = "{smtp.port}"'
MESSAGE = ('kind = "smtp"', 'kind = "http"'), ("subject = ", "text = "), ("Aduan Anda diterima", "diterima")


def kept(fault: str, *changes: tuple[str, str]) -> str:
    text = plan_text(fault, ('DWH_IP = "{ip_user}"', SERVER)).replace("[patience]\nanswer = 5\nsettle = 1\n", KEPT)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def by_message(*changes: tuple[str, str]) -> str:
    rest = 'PESAN = "{notifikasi}kirim"'
    return kept("pesan", (SERVER.partition("\n")[2], rest), *MESSAGE, *changes)


QUEUE = """
[[subject.hasil]]
outcome = "tertunda"
text = "Sedang diproses"
[patience]
"""
UNTIL = '[[subject.hasil]]\noutcome = "diteruskan"'
STATUS_PAGE = f"""pick = {{ nomor = "header:Location" }}
follow = false
[[subject.request]]
path = "{{pick.nomor}}"
until = {{ regex = "diterima|tidak sesuai" }}
{UNTIL}"""


def queued(*changes: tuple[str, str]) -> str:
    return plan_text("antrean", ("[patience]\n", QUEUE), *changes)


def test_an_application_that_asks_from_a_queue_is_waited_for(simulator: str, tmp_path: Path) -> None:
    plan = parse_plan(queued((UNTIL, STATUS_PAGE)), "gladi.toml")
    control = preflight(Request(plan, tmp_path, tmp_path / "hasil", simulator), Progress())
    assert control.is_seen


@pytest.mark.parametrize(
    ("changes", "first", "remedy"),
    [
        ([], "tertunda", "beri permintaan terakhir pada [[subject.request]]"),
        ([("Sedang diproses", "Mohon tunggu")], "tak_dikenal", "beri permintaan terakhir pada [[subject.request]]"),
        ([(UNTIL, STATUS_PAGE), ("answer = 5", "answer = 1.5")], "tertunda", "perbesar patience.answer (sekarang 1.5)"),
    ],
)
def test_an_outcome_that_the_plan_reads_too_early_is_named_with_the_key_that_helps(
    simulator: str, tmp_path: Path, changes: list[tuple[str, str]], first: str, remedy: str
) -> None:
    with pytest.raises(PreflightFault) as caught:
        check(simulator, tmp_path, queued(*changes))
    message, english = caught.value.message
    assert message.startswith(f"rencana membaca hasil permohonan yang benar terlalu dini: {first}, kemudian diteruskan")
    steps = [
        f"(1) permohonan dijawab {first} (HTTP 200, ",
        '"Aduan Sedang diproses")',
        "(2) ",
        " kode 01 pukul ",
        "(3) ",
    ]
    places = [message.find(step) for step in steps]
    assert min(places) > -1
    assert places == sorted(places), message
    assert "the page of the outcome said diteruskan" in english
    assert remedy in caught.value.remedy.indonesian
    assert "alamat" not in caught.value.remedy.indonesian


def test_what_was_tried_is_said_of_an_application_that_never_asks(simulator: str, tmp_path: Path) -> None:
    with pytest.raises(PreflightFault) as caught:
        check(simulator, tmp_path, plan_text("tanpa-dwh", ("answer = 5", "answer = 1")))
    message = caught.value.message.indonesian
    assert '(1) permohonan dijawab diteruskan (HTTP 200, subject.hasil[0], "Aduan Aduan diterima")' in message
    assert "detik: DWH tidak ditanyai tentang pemohon ini" in message


def test_what_is_asked_late_and_never_told_is_no_reason_not_to_run(simulator: str, tmp_path: Path) -> None:
    without = kept("surat-lambat").partition("[notifikasi]")[0] + "[patience]\nanswer = 5\n"
    (told,) = check(simulator, tmp_path, without.replace("{smtp.host}", "127.0.0.1").replace("{smtp.port}", "9"))
    assert "tidak terlihat diteruskan" in told.indonesian
    assert "detik sesudah jawaban, DWH ditanyai: CALL_VERIFY_BY_ELEMEN kode 01 pukul" in told.indonesian
    assert "`until`" in told.english


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
        (kept("surat-lambat"), "terlalu dini: tertunda, kemudian diteruskan", "patience.notification (sekarang 2)"),
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
