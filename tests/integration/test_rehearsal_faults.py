"""Does `gladi` name what is wrong and what to do, in one line, and leave nothing half-written?"""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.helpers.gladi_command import LAPOR_PLAN, NOBODY, gladi, lapor_plan, left_in
from tests.helpers.gladi_process import PURBALINGGA, Gladi

AGREEMENT = f'{PURBALINGGA}"'
BASE = "http://127.0.0.1:{port.web}"


@pytest.fixture(scope="module")
def simulator() -> Iterator[str]:
    """One simulator for all: its start is not what is asked here."""
    gladi = Gladi("--store", "memory:")
    yield gladi.control_address
    gladi.stop()


@pytest.mark.parametrize(
    ("changes", "code", "indonesian", "english"),
    [
        ([(AGREEMENT, 'tidak-ada"')], 4, "perbaiki poc.agreement", "fix poc.agreement in the plan"),
        ([(AGREEMENT, 'hilang.toml"')], 4, "hilang.toml tidak dapat dibaca: tidak ada", ""),
        ([("seed = 1", "seed = 0")], 4, "perbaiki rencana", ""),
        ([("[poc]", "[poc")], 4, "bukan TOML yang sah", "not valid TOML"),
        ([("seed = 1", "sed = 1")], 4, "poc.sed: kunci `sed` tidak dikenal", "unknown field `sed`"),
        ([("seed = 1", 'dialect = "jawa"')], 4, "dialect", ""),
        ([('"NAMA_LGKP"]', '"BUKAN_ELEMEN"]')], 4, "elemen 'BUKAN_ELEMEN' tidak dikenal", ""),
        ([('"NAMA_LGKP"]', '"AGAMA"]')], 4, "tidak memberi AGAMA", "does not grant AGAMA"),
        ([('"{python}", "-P"', '"program-hilang"')], 5, "program-hilang tidak ada", "program-hilang does not exist"),
        ([('cwd = "{kerja}"', 'cwd = "hilang"')], 5, "hilang tidak ada, jadi proses web", ""),
        ([("fixtures.apps.lapor", "json.tool")], 4, "berhenti dengan kode 2 sebelum siap", ""),
        ([('"{user_id}"', '"{user}"')], 4, "{user} tidak dikenal; yang ada: ", "{user} is unknown; there are: "),
        ([("petugas/lanjutkan", "{tidak}")], 4, "{tidak} tidak dikenal", ""),
        ([("{NAMA_LGKP}", "{NAMA}")], 4, "{NAMA} tidak dikenal", ""),
        ([("{pick.csrf}", "{pick.tidak}")], 4, "{pick.tidak} tidak dikenal", ""),
        ([('"{password}"', '"salah"')], 4, "kata sandi yang keliru (kode 03)", "wrong user id or password (code 03)"),
        ([('"{ip_user}"', '"192.0.2.7"')], 4, "IP yang tidak terdaftar (kode 04)", ""),
        ([('"{ip_user}"', '"bukan-ip"')], 4, "bukan alamat IP (kode 10)", ""),
        ([("{endpoint.CALL_VERIFY_BY_ELEMEN}", NOBODY)], 4, "tidak memanggil simulator", "does not call the simulator"),
        ([(f"{BASE}/sehat", NOBODY), ("start = 20", "start = 1")], 4, "tidak siap di", ""),
        ([(f'base = "{BASE}"', f'base = "{NOBODY}"')], 4, "aplikasi tidak menjawab", "does not answer"),
        ([('"Aduan diterima"', '"Terima kasih"')], 4, "tidak dikenali rencana (HTTP 200", "does not recognise"),
        ([('nama = "{NAMA_LGKP}"', 'nama = "BUKAN NAMANYA"')], 4, "sebagai data yang tidak sesuai", ""),
    ],
)
def test_a_plan_that_cannot_be_used(
    tmp_path: Path, simulator: str, changes: list[tuple[str, str]], code: int, indonesian: str, english: str
) -> None:
    words = lapor_plan(tmp_path, *changes), "--simulator", simulator
    ended = gladi(tmp_path, "run", *words, "--no-progress")
    assert (ended.code, ended.out) == (code, "")
    assert indonesian in ended.message
    log = re.search(r"; log: (.+)$", ended.message)
    assert left_in(tmp_path / "hasil") == ({"log"} if log else set())
    assert log is None or any((tmp_path / log[1]).iterdir())
    assert not (tmp_path / "hasil" / "latest").exists()
    if english:
        checked = gladi(tmp_path, "check", *words, "--lang", "en")
        assert checked.code == code
        assert english in checked.message


def test_a_plan_that_is_not_there(tmp_path: Path) -> None:
    for words in (["run"], ["check", "lain.toml"]):
        ended = gladi(tmp_path, *words)
        assert ended.code == 4
        assert "rencana tidak dapat dibaca" in ended.message
    assert "the plan cannot be read: it does not exist" in gladi(tmp_path, "run", "--lang", "en").message
    assert list(tmp_path.iterdir()) == []


@contextmanager
def server(greeting: bytes = b"") -> Iterator[str]:
    """Accept connections, send `greeting`, and say nothing more."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def greet() -> None:
            with suppress(OSError):
                while greeting:
                    connection, _ = listening.accept()
                    connection.sendall(greeting)
                    connection.close()

        thread = threading.Thread(target=greet, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


def running_already(base: str) -> str:
    """Return Lapor's plan for an application that runs already, at `base`, and is given a second."""
    text = re.sub(r"(?m)^answer = .+$", "answer = 1", LAPOR_PLAN.read_text(encoding="utf-8"))
    text = re.sub(r"\[aplikasi\.(proses|lanjutkan|petugas).*\]\n(.+\n)+", "", text)
    return re.sub(r"(?m)^base = .+$", f'base = "{base}"', text)


@pytest.mark.parametrize("listens", [False, True])
def test_an_application_that_does_not_answer(tmp_path: Path, simulator: str, listens: bool) -> None:
    with server() as base:
        (tmp_path / "gladi.toml").write_text(running_already(base if listens else NOBODY), encoding="utf-8")
        ended = gladi(tmp_path, "run", "--no-progress", "--simulator", simulator)
    assert ended.code == 4
    assert "aplikasi tidak menjawab" in ended.message
    assert ("tidak ada jawaban dalam 1 detik" in ended.message) is listens


@pytest.mark.parametrize("ids", [["tidak-ada"], ["kod-12-ganda", "kod-11-meningal"]])
def test_an_id_that_no_scenario_bears(tmp_path: Path, ids: list[str]) -> None:
    ended = gladi(tmp_path, "run", str(LAPOR_PLAN), "--no-progress", "--no-other-dialects", "--only", *ids)
    assert ended.code == 2
    assert f"tidak ada skenario {ids[-1]}" in ended.message
    assert ("maksudnya kod-11-meninggal?" in ended.message) is (len(ids) == 2)
    assert left_in(tmp_path / "hasil") == set()


@pytest.mark.parametrize(
    "words", [["tidak-ada"], ["run", "--tidak-ada"], ["run", "--dialect", "jawa"], ["run", "--out"]]
)
def test_a_command_or_option_that_does_not_exist(tmp_path: Path, words: list[str]) -> None:
    ended = gladi(tmp_path, *words)
    assert (ended.code, ended.out) == (2, "")
    assert ended.message.startswith("gladi: ")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_the_results(tmp_path: Path) -> None:
    (tmp_path / "hasil").write_text("milik orang lain")
    for lang, text in (("id", "hasil bukan direktori; pilih --out lain"), ("en", "hasil is not a directory")):
        ended = gladi(tmp_path, "run", str(LAPOR_PLAN), "--lang", lang)
        assert ended.code == 5
        assert text in ended.message
    assert (tmp_path / "hasil").read_text() == "milik orang lain"


def test_a_stranger_in_the_place_of_the_latest_result_is_told_before_the_run(tmp_path: Path) -> None:
    (tmp_path / "hasil" / "latest" / "punya").mkdir(parents=True)
    ended = gladi(tmp_path, "run", str(LAPOR_PLAN), "--no-progress", "--no-other-dialects")
    assert ended.code == 2
    assert "hasil/latest sudah ada dan bukan laporan gladi" in ended.message
    assert (tmp_path / "hasil" / "latest" / "punya").is_dir()
    assert list((tmp_path / "hasil").glob("2*")) == []


@pytest.mark.parametrize("address", [NOBODY, "bukan-alamat", "http://[", "http://127.0.0.1:9/a b", "ftp://127.0.0.1"])
def test_a_simulator_that_is_not_there(tmp_path: Path, address: str) -> None:
    ended = gladi(tmp_path, "run", str(LAPOR_PLAN), "--simulator", address)
    assert ended.code == 5
    assert "periksa --simulator" in ended.message
    assert left_in(tmp_path / "hasil") == set()
    checked = gladi(tmp_path, "check", str(LAPOR_PLAN), "--simulator", address, "--lang", "en")
    assert checked.code == 5
    assert "check --simulator" in checked.message


@pytest.mark.parametrize("greeting", [b"SSH-2.0-x\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"])
def test_a_simulator_that_is_none(tmp_path: Path, greeting: bytes) -> None:
    with server(greeting) as address:
        ended = gladi(tmp_path, "run", str(LAPOR_PLAN), "--simulator", address)
    assert ended.code == 5
    assert "periksa --simulator" in ended.message
