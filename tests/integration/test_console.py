"""Does a clerk answer at the console, and are strangers, foreign forms and wrong files kept out? A real server."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

from tests.helpers.clerk import CHOICES, PHOTO, ClerkBrowser, ask_step
from tests.helpers.gladi_process import Gladi, Session

NIK = "3303010101909001"


@pytest.fixture
def session(gladi: Gladi) -> Iterator[Session]:
    session = gladi.open()
    yield session
    session.control("DELETE")


@pytest.fixture
def clerk(session: Session) -> ClerkBrowser:
    browser = ClerkBrowser(session.control("GET", "/guided").json["page"])
    assert browser.open().status_code == 200
    return browser


def step(session: Session, number: int) -> dict[str, object]:
    found: dict[str, object] = session.control("GET", f"/guided/{number}").json
    return found


class TestPage:
    def test_it_waits_for_a_step_shows_it_and_takes_the_answer(self, session: Session, clerk: ClerkBrowser) -> None:
        assert clerk.instruction == ""
        assert clerk.open().headers["refresh"] == "5"
        assert "refresh" not in clerk.open("?tetap=1").headers
        number = ask_step(session)
        assert "refresh" not in clerk.open().headers, "what is being typed must not be lost"
        assert clerk.instruction == f"Layani NIK {NIK}."
        assert [one.get_text() for one in clerk.page.select("button")] == [each["text"] for each in CHOICES]
        reply = clerk.choose("ditolak", "Data tidak cocok")
        assert (reply.status_code, clerk.instruction, reply.history[0].status_code) == (200, "", 303)
        answered = step(session, number)
        assert (answered["state"], answered["answer"], answered["note"], answered["by"]) == (
            "dijawab", "ditolak", "Data tidak cocok", "halaman",
        )  # fmt: skip
        assert "Tidak dapat dilayani" in clerk.page.get_text()

    def test_it_speaks_english_where_that_is_asked_for(self, session: Session, clerk: ClerkBrowser) -> None:
        ask_step(session)
        clerk.open("?lang=en")
        assert (clerk.instruction, clerk.page.select("h1")[0].get_text()) == ("Serve.", "Step 1")
        clerk.choose("diteruskan")
        assert "Waiting for the next step" in clerk.page.get_text()

    def test_it_shows_what_the_simulator_saw_since_without_a_whole_nik(
        self, session: Session, clerk: ClerkBrowser
    ) -> None:
        assert session.call("warga-02").status == 200
        after = session.journal()[-1]["seq"]
        ask_step(session, "Layani.", after)
        session.call("warga-01")
        clerk.open()
        (row,) = clerk.page.select("tbody tr")
        nik = session.personas["warga-01"]["nik"]
        assert ("CALL_VERIFY_BY_ELEMEN" in row.get_text(), nik[-4:] in row.get_text()) == (True, True)
        assert nik not in clerk.page.get_text()
        assert session.personas["warga-01"]["elemen"]["NAMA_LGKP"] not in clerk.page.get_text()

    def test_the_first_answer_counts_and_the_second_is_told(self, session: Session, clerk: ClerkBrowser) -> None:
        number = ask_step(session)
        clerk.open()
        fields = clerk.fields()
        assert session.control("PATCH", f"/guided/{number}", {"choice": "diteruskan"}).json["by"] == "terminal"
        reply = clerk.post(fields | {"pilihan": "ditolak"})
        assert (reply.status_code, "sudah dijawab lebih dahulu" in clerk.message) == (409, True)
        assert step(session, number)["answer"] == "diteruskan"

    def test_a_step_that_is_not_waited_for_any_more_is_told(self, session: Session, clerk: ClerkBrowser) -> None:
        number = ask_step(session)
        clerk.open()
        fields = clerk.fields()
        session.control("DELETE", f"/guided/{number}")
        assert clerk.post(fields | {"pilihan": "ditolak"}).status_code == 409
        assert "tidak ditunggu lagi" in clerk.message

    def test_what_is_sent_wrongly_is_told_and_nothing_is_noted(self, session: Session, clerk: ClerkBrowser) -> None:
        number = ask_step(session)
        clerk.open()
        good = clerk.fields()
        for wrong, status in (
            ({}, 400),
            ({"pilihan": "entah"}, 400),
            ({"pilihan": "ditolak", "catatan": "x" * 2_001}, 400),
            ({"pilihan": "ditolak", "langkah": "99"}, 404),
            ({"pilihan": "ditolak", "langkah": "x"}, 404),
            ({"pilihan": "ditolak", "langkah": "9" * 400}, 404),
            ({"pilihan": "ditolak", "token": "salah"}, 403),
            ({"pilihan": "ditolak", "token": ""}, 403),
        ):
            reply = clerk.post(good | wrong)
            assert (reply.status_code, bool(clerk.message)) == (status, True), wrong
            assert step(session, number)["state"] == "menunggu"
        clerk.open()
        clerk.choose("", note="Kata <b>layar</b>")
        assert clerk.page.select("textarea")[0].get_text() == "Kata <b>layar</b>"

    def test_a_closed_session_has_nothing_to_do(self, gladi: Gladi) -> None:
        session = gladi.open(seed=77)
        clerk = ClerkBrowser(session.control("GET", "/guided").json["page"])
        ask_step(session)
        clerk.open()
        fields = clerk.fields()
        session.control("DELETE")
        assert clerk.post(fields | {"pilihan": "ditolak"}).status_code == 409
        assert clerk.instruction == ""
        assert session.control("POST", "/guided", {"instruction": "x", "choices": CHOICES}).status == 409


class TestAttachment:
    def test_a_photo_waits_until_it_was_taken_and_leaves_its_hash(self, session: Session, clerk: ClerkBrowser) -> None:
        number = ask_step(session)
        clerk.open()
        clerk.choose("diteruskan", file=PHOTO)
        digest = sha256(PHOTO).hexdigest()
        told = {"kind": "jpg", "size": len(PHOTO), "sha256": digest}
        assert step(session, number)["attachment"] == told | {"is_here": True}
        for _ in range(2):
            reply = session.control("GET", f"/guided/{number}/lampiran")
            assert (reply.body, reply.headers["content-type"]) == (PHOTO, "image/jpeg")
        assert session.control("DELETE", f"/guided/{number}/lampiran").json["attachment"]["is_here"] is False
        assert session.control("GET", f"/guided/{number}/lampiran").status == 404
        assert step(session, number)["attachment"] == told | {"is_here": False}
        assert digest[:16] in clerk.open().text

    @pytest.mark.parametrize(
        ("content", "status", "told"),
        [
            (b"GIF89a", 400, "bukan JPEG, PNG, atau PDF"),
            (b"\xff\xd8\xff" + b"x" * 2 * 1024 * 1024, 400, "lebih dari 2 MiB"),
        ],
    )
    def test_another_file_is_refused_and_the_step_still_waits(
        self, session: Session, clerk: ClerkBrowser, content: bytes, status: int, told: str
    ) -> None:
        number = ask_step(session)
        clerk.open()
        reply = clerk.choose("diteruskan", "kata", file=content)
        assert (reply.status_code, told in clerk.message) == (status, True)
        assert step(session, number)["state"] == "menunggu"
        assert clerk.choose("diteruskan", file=b"%PDF-1.4").status_code == 200
        assert step(session, number)["state"] == "dijawab"

    def test_a_form_that_is_far_too_large_is_not_read(self, session: Session, clerk: ClerkBrowser) -> None:
        ask_step(session)
        clerk.open()
        reply = clerk.choose("diteruskan", file=b"\xff\xd8\xff" + b"x" * 3 * 1024 * 1024)
        assert reply.status_code == 400

    def test_the_portal_takes_no_file(self, gladi: Gladi) -> None:
        session = gladi.open("banjarnegara-arpus-2025", seed=78)
        portal = session.view()["endpoints"]["portal"]
        reply = httpx.post(f"{portal}masuk", files={"lampiran": ("a", PHOTO)}, data={"token": "x"}, timeout=30)
        assert reply.status_code == 400
        session.control("DELETE")


class TestStrangers:
    def test_a_form_of_another_site_is_refused(self, session: Session, clerk: ClerkBrowser) -> None:
        number = ask_step(session)
        clerk.open()
        fields = clerk.fields() | {"pilihan": "ditolak"}
        for headers in ({"Origin": "http://lain.example"}, {"Sec-Fetch-Site": "cross-site"}):
            assert clerk.post(fields, headers=headers).status_code == 403
            clerk.open()
        stranger = ClerkBrowser(clerk.address)
        assert stranger.post(fields).status_code == 403, "the token belongs to another browser"
        assert step(session, number)["state"] == "menunggu"

    @pytest.mark.parametrize(
        "headers",
        [
            {"Host": "gladi.example"},
            {"X-Forwarded-For": "192.0.2.9"},
            {"Forwarded": "for=192.0.2.9"},
            {"Host": "192.0.2.9:80"},
        ],
    )
    def test_another_name_and_a_proxy_are_refused_without_a_token(
        self, session: Session, clerk: ClerkBrowser, headers: dict[str, str]
    ) -> None:
        ask_step(session)
        reply = httpx.get(clerk.address, headers=headers, timeout=30)
        assert (reply.status_code, NIK in reply.text) == (403, False)

    def test_an_address_that_is_none_shows_no_session(self, session: Session, clerk: ClerkBrowser) -> None:
        ask_step(session)
        for path in ("", "lain/", "lain", f"{session.id}/x", f"{session.id}/1/", "%2e%2e/", "%00/", "%0a/"):
            reply = httpx.get(clerk.address.removesuffix(f"{session.id}/") + path, timeout=30)
            assert (reply.status_code, NIK in reply.text) == (404, False), path

    def test_with_a_token_the_console_asks_for_it(self) -> None:
        gladi = Gladi("--store", "memory:", token="rahasia-kendali")
        try:
            session = gladi.open()
            ask_step(session)
            address = session.control("GET", "/guided").json["page"]
            clerk = ClerkBrowser(address)
            assert (clerk.open().status_code, clerk.instruction) == (401, "")
            assert clerk.post(clerk.fields() | {"token_kendali": "salah"}).status_code == 403
            assert clerk.post({"token": "x", "token_kendali": "rahasia-kendali"}).status_code == 403
            clerk.open()
            reply = clerk.post(clerk.fields() | {"token_kendali": "rahasia-kendali"})
            assert (reply.status_code, clerk.instruction) == (200, f"Layani NIK {NIK}.")
            assert "rahasia-kendali" not in str(dict(clerk.client.cookies))
            clerk.choose("diteruskan", file=PHOTO)
            assert step(session, 1)["state"] == "dijawab"
            unknown = httpx.get(address.replace(session.id, "lain"), timeout=30)
            assert unknown.status_code == 401, "who is not signed in does not learn which sessions there are"
        finally:
            gladi.stop()


class TestControl:
    def test_a_new_step_withdraws_the_one_that_waits(self, session: Session) -> None:
        first, second = ask_step(session), ask_step(session)
        assert (step(session, first)["state"], step(session, second)["state"]) == ("ditarik", "menunggu")
        (waiting,) = session.control("GET", "/guided?waiting=true").json["steps"]
        assert waiting["number"] == second
        assert len(session.control("GET", "/guided").json["steps"]) == 2

    @pytest.mark.parametrize(
        ("body", "field"),
        [
            ({"choices": CHOICES}, "instruction"),
            ({"instruction": " ", "choices": CHOICES}, "instruction"),
            ({"instruction": "x" * 4_001, "choices": CHOICES}, "instruction"),
            ({"instruction": "x", "choices": []}, "choices"),
            ({"instruction": "x", "choices": CHOICES * 2}, "choices"),
            ({"instruction": "x", "choices": [{"key": "a", "text": "", "text_en": "b"}]}, "choices[0].text"),
            ({"instruction": "x", "choices": [{"key": "a"}]}, "choices[0].text"),
            ({"instruction": "x", "choices": CHOICES, "after": -1}, "after"),
            ({"instruction": "x", "choices": CHOICES, "lain": 1}, "lain"),
        ],
    )
    def test_a_step_that_no_page_could_show_is_refused(self, session: Session, body: object, field: str) -> None:
        reply = session.control("POST", "/guided", body)
        assert (reply.status, reply.json["error"]["field"]) == (400, field)

    def test_unknown_steps_and_choices_are_told(self, session: Session) -> None:
        number = ask_step(session)
        for path in ("/guided/99", "/guided/x", "/guided/-1", "/guided/99/lampiran"):
            assert session.control("GET", path).status == 404
        assert session.control("PATCH", f"/guided/{number}", {"choice": "entah"}).json["error"]["field"] == "choice"
        long = {"choice": "ditolak", "note": "x" * 2_001}
        assert session.control("PATCH", f"/guided/{number}", long).json["error"]["field"] == "note"
        assert session.control("PATCH", f"/guided/{number}", {"choice": "ditolak"}).status == 200
        again = session.control("PATCH", f"/guided/{number}", {"choice": "ditolak"})
        assert (again.status, again.json["error"]["code"]) == (409, "settled")
        assert session.control("DELETE", f"/guided/{number}").json["state"] == "dijawab"

    def test_a_step_waits_through_a_restart(self, tmp_path: Path) -> None:
        store = ("--store", f"sqlite:///{tmp_path}/gladi.sqlite")
        gladi = Gladi(*store)
        session = gladi.open()
        number = ask_step(session)
        gladi.kill()
        gladi = Gladi(*store)
        try:
            session = Session(gladi, session.id)
            clerk = ClerkBrowser(session.control("GET", "/guided").json["page"])
            clerk.open()
            clerk.choose("diteruskan", file=PHOTO)
            gladi.kill()
            gladi = Gladi(*store)
            session = Session(gladi, session.id)
            assert step(session, number)["answer"] == "diteruskan"
            assert session.control("GET", f"/guided/{number}/lampiran").body == PHOTO
        finally:
            gladi.stop()
