"""Does a run get the operator's user id by the Pengguna's form and a BAST, through a real `gladi serve`?"""

import threading
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from conformance.fault import PreflightFault
from conformance.observe.control_api import ControlClient, SessionControl
from conformance.observe.guided_steps import GuidedSteps
from conformance.plan.notes import UserId
from conformance.record.user_id_asked import UserIdAsked
from conformance.rehearsal.handing_over import DONE, UNDONE, HandedOver, hand_over, let_people_hand_over
from tests.helpers.gladi_command import gladi as command
from tests.helpers.gladi_command import result_in
from tests.helpers.gladi_process import Gladi, Session
from tests.helpers.portal_browser import PortalBrowser, nik_of
from tests.helpers.user_ids import hand_over as hand_over_by_api

BANJARNEGARA, KARANGANYAR = "banjarnegara-arpus-2025", "karanganyar-baperlitbang-2021"
COUNTER = Path(str(files("fixtures") / "apps" / "perpustakaan"))
FORM, INCOMPLETE = UserId("formulir.toml"), UserId("formulir-kurang.toml")
PEOPLE_S = 20.0


@pytest.fixture
def session(gladi: Gladi) -> Iterator[Session]:
    session = gladi.open(BANJARNEGARA)
    yield session
    session.control("DELETE")


def client_of(gladi: Gladi) -> ControlClient:
    return ControlClient(gladi.control_address)


def signed_in(session: Session, given: HandedOver) -> PortalBrowser:
    browser = PortalBrowser(session)
    browser.sign_in(**given.credentials)
    return browser


def test_what_is_handed_over_signs_in_and_asking_again_is_a_change(gladi: Gladi, session: Session) -> None:
    first = hand_over(client_of(gladi), session.id, FORM, COUNTER)
    assert first.asked == UserIdAsked(bast=first.asked.bast)
    assert first.asked.bast
    assert signed_in(session, first).search(nik_of(session, "01")) == "Data Ditemukan"
    second = hand_over(client_of(gladi), session.id, FORM, COUNTER)
    assert second.credentials["user_id"] != first.credentials["user_id"]
    (one,) = session.control("GET", "/operators").json["operators"]
    assert [bast["is_change"] for bast in one["bast"]] == [False, True]
    assert signed_in(session, second).search(nik_of(session, "01")) == "Data Ditemukan"


def test_a_new_password_of_the_session_keeps_the_operator_out_until_the_old_one_is_back(
    gladi: Gladi, session: Session
) -> None:
    given = hand_over(client_of(gladi), session.id, FORM, COUNTER)
    old = session.view()["credentials"]["password"]
    session.control("PATCH", "/hak-akses", {"password": "rotate"})
    assert signed_in(session, given).message == "Gagal Login"
    session.control("PATCH", "/hak-akses", {"password": old})
    assert signed_in(session, given).search(nik_of(session, "01")) == "Data Ditemukan"


def test_an_incomplete_form_brings_every_fault_and_nothing_to_sign_in_with(gladi: Gladi, session: Session) -> None:
    given = hand_over(client_of(gladi), session.id, INCOMPLETE, COUNTER)
    assert [fault.partition(":")[0] for fault in given.asked.faults] == ["form.jabatan", "form.kantor"]
    assert (given.asked.bast, dict(given.credentials)) == ("", {})
    assert session.control("GET", "/operators").json["operators"] == []


def test_where_no_more_user_ids_are_granted_the_run_says_so_and_what_to_do(gladi: Gladi) -> None:
    session = gladi.open(KARANGANYAR, clock="2021-05-10T09:00:00")
    try:
        session.control("POST", "/administrator/grant", {})
        hand_over_by_api(session, user_id_lokal="petugas1")
        with pytest.raises(PreflightFault, match=r"user_id\.formulir: .*1 User ID") as caught:
            hand_over(client_of(gladi), session.id, UserId("formulir-karanganyar.toml"), COUNTER)
        assert "gladi user list" in caught.value.remedy.english
    finally:
        session.control("DELETE")


@pytest.mark.parametrize(
    ("choice", "does_it", "words"), [(DONE, True, ""), (DONE, False, "no new BAST"), (UNDONE, True, "ill today")]
)
def test_people_do_it_on_the_pages_of_both_offices(
    gladi: Gladi, session: Session, choice: str, does_it: bool, words: str
) -> None:
    hand_over(client_of(gladi), session.id, FORM, COUNTER)  # what was handed over before is not theirs
    client = client_of(gladi)
    steps = GuidedSteps(client, session.id, SessionControl(client, session.id).last_seq)
    told = list[str]()

    def work() -> None:
        while (step := steps.waiting()) is None:
            time.sleep(0.05)
        told.append(step.instruction_en)
        if does_it:
            hand_over_by_api(session, nik="3303015505909003")
        steps.answer(step.number, choice, "ill today")

    people = threading.Thread(target=work, daemon=True)
    people.start()
    given = let_people_hand_over(client_of(gladi), session.id, steps, "http://127.0.0.1/portal", PEOPLE_S)
    people.join()
    assert told == [told[0]]
    assert f"{gladi.control_address}/kantor/{session.id}" in told[0]
    if words:
        assert words in given.asked.undone_en
        assert not given.credentials
    else:
        assert (given.asked.undone, given.asked.is_by_person) == ("", True)
        assert given.credentials == {"user_id": session.control("GET", "/operators/2").json["user_id"]}


def counter_plan(directory: Path, form: str) -> str:
    """The plan of the counter with another form; return the file's name."""
    text = (COUNTER / "gladi.toml").read_text(encoding="utf-8")
    assert 'formulir = "formulir.toml"' in text
    (directory / "gladi.toml").write_text(text.replace('"formulir.toml"', f'"{form}"'), encoding="utf-8")
    return "gladi.toml"


def test_a_run_without_the_form_that_its_plan_names_ends_before_it_begins(tmp_path: Path) -> None:
    ended = command(tmp_path, "check", counter_plan(tmp_path, "tidak-ada.toml"))
    assert (ended.code, "user_id.formulir: tidak-ada.toml: tidak ada" in ended.err) == (4, True), ended.err


def test_a_check_tells_what_the_form_lacks(tmp_path: Path) -> None:
    ended = command(tmp_path, "check", counter_plan(tmp_path, str(COUNTER / "formulir-kurang.toml")))
    assert ended.code == 0, ended.err
    assert "formulir user id tidak diterima: form.jabatan: Jabatan belum diisi" in ended.out + ended.err


def test_an_incomplete_form_is_red_exactly_there_and_the_run_goes_on(tmp_path: Path) -> None:
    plan = counter_plan(tmp_path, str(COUNTER / "formulir-kurang.toml"))
    asked = ("aks-05-formulir-lengkap", "aks-03-user-id-diserahkan", "kod-01-sesuai")
    ended = command(tmp_path, "run", plan, "--no-progress", "--no-other-dialects", "--only", *asked)
    assert ended.code == 1, ended.out
    verdicts = {one["id"]: one["verdict"] for one in result_in(tmp_path / "hasil")["scenarios"]}
    assert [verdicts[name] for name in asked] == ["tidak_lulus", "tidak_teruji", "lulus"]
    assert "Jabatan belum diisi" in ended.out
