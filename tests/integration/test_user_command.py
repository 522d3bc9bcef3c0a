"""`gladi user` on a running simulator."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.formulir import FORM, SURAT
from tests.helpers.gladi_command import NOBODY, Ended, gladi
from tests.helpers.gladi_process import Gladi, Session
from tests.helpers.portal_browser import PortalBrowser

FORM_FILE = "\n".join(
    [
        *(f"{name} = {json.dumps(value)}" for name in FORM.__struct_fields__ if (value := getattr(FORM, name))),
        "[surat]",
        f'nomor = "{SURAT.nomor}"',
        f"tanggal = {SURAT.tanggal}",
    ]
)


@pytest.fixture
def session(gladi: Gladi) -> Iterator[Session]:
    session = gladi.open("banjarnegara-arpus-2025")
    yield session
    session.control("DELETE")


def user(place: Path, session: Session, *words: str) -> Ended:
    there = ("--simulator", session.gladi.control_address, "--session", session.id)
    return gladi(place, "user", *words, *there)


def test_a_user_id_from_the_form_to_its_end(tmp_path: Path, session: Session) -> None:
    (tmp_path / "formulir.toml").write_text(FORM_FILE, encoding="utf-8")
    assert "belum ada permohonan" in user(tmp_path, session, "list").out
    asked = user(tmp_path, session, "request", "--form", "formulir.toml", "--jabatan", "Arsiparis")
    assert (asked.code, "permohonan nomor 1: diajukan" in asked.out) == (0, True), asked.err
    assert "gladi user check 1, gladi user approve 1" in asked.out
    assert "request 1: disetujui" in user(tmp_path, session, "approve", "1", "--lang", "en").out
    given = json.loads(user(tmp_path, session, "handover", "1", "--bast", "470/7", "--json").out)
    assert (given["bast"][0]["nomor"], given["form"]["jabatan"]) == ("470/7", "Arsiparis")
    browser = PortalBrowser(session)
    browser.sign_in(user_id=given["user_id"], password=given["password"])
    assert browser.is_inside
    assert user(tmp_path, session, "change", "1", "--form", "formulir.toml").code == 0
    told = user(tmp_path, session, "handover", "1").out
    assert "catat sekarang" in told
    assert user(tmp_path, session, "revoke", "1", "--reason", "pindah tugas").out.startswith(
        "permohonan nomor 1: nonaktif"
    )
    listed = user(tmp_path, session).out
    assert f"  1  nonaktif    {given['user_id'][:-1]}2" in listed
    assert given["password"] not in listed


def test_every_fault_of_a_form_is_a_line_of_its_own(tmp_path: Path, session: Session) -> None:
    ended = user(tmp_path, session, "request", "--nik", "33", "--surat-nomor", "470/1")
    lines = ended.err.splitlines()
    assert ended.code == 4
    assert [line.split(": ")[1] for line in lines] == [
        *(f"form.{name}" for name in FORM.__struct_fields__ if name != "user_id_lokal"),
        "surat.tanggal",
    ]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("approve",), 2, "nomor permohonan"),
        (("approve", "x"), 2, "1, 2"),
        (("approve", "7"), 2, "tidak ada"),
        (("handover", "1"), 2, "check"),
        (("hapus",), 2, "hapus"),
        (("request", "--form", "tidak-ada.toml"), 4, "gladi user form"),
        (("request", "--form", "bukan.toml"), 4, "bukan.toml"),
        (("request", "--form", "surat.toml"), 4, "[surat]"),
        (("request", "--form", "lain.toml"), 4, "alamat"),
        (("list", "--session", "tidak-ada"), 2, "tidak-ada"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(
    tmp_path: Path, session: Session, words: tuple[str, ...], code: int, said: str
) -> None:
    for name, text in {"bukan": "nik = ", "surat": 'surat = "1"', "lain": 'alamat = "x"', "baik": FORM_FILE}.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    assert user(tmp_path, session, "request", "--form", "baik.toml").code == 0
    there = () if "--session" in words else ("--session", session.id)
    ended = gladi(tmp_path, "user", *words, "--simulator", session.gladi.control_address, *there)
    assert (ended.code, said in ended.message) == (code, True), ended.err


def test_the_administrator_is_granted_once(tmp_path: Path, session: Session) -> None:
    assert "diberikan" in user(tmp_path, session, "grant").out
    again = user(tmp_path, session, "grant")
    assert (again.code, "dilakukan hanya 1 (satu) kali" in again.message) == (2, True)
    assert json.loads(user(tmp_path, session, "list", "--json").out)["administrator"]["state"] == "diberikan"


def test_the_only_open_session_is_meant_where_none_is_named(tmp_path: Path) -> None:
    running = Gladi("--store", "memory:", "--session", "karanganyar-baperlitbang-2021")
    there = ("--simulator", running.control_address)
    assert "User ID menurut perjanjian: 1" in gladi(tmp_path, "user", *there).out
    running.open("banjarnegara-arpus-2025")
    ended = gladi(tmp_path, "user", "list", *there)
    assert (ended.code, "--session" in ended.message) == (2, True)
    assert running.stop() == (0, "")


def test_an_empty_form_is_printed_and_help_is_in_both_languages(tmp_path: Path) -> None:
    assert 'nik = ""' in gladi(tmp_path, "user", "form").out
    for lang, said in (("id", "kata sandi tampil sekali"), ("en", "the password is shown once")):
        told = gladi(tmp_path, "user", "--help", "--lang", lang, COLUMNS="400")
        assert (told.code, said in told.out) == (0, True)


def test_a_simulator_that_is_not_there_is_told(tmp_path: Path) -> None:
    ended = gladi(tmp_path, "user", "--simulator", NOBODY)
    assert (ended.code, NOBODY in ended.message) == (5, True)
