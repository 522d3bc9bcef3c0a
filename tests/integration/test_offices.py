"""The pages of Pengguna and Dinas on the control port of a real `gladi serve`."""

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from bs4 import BeautifulSoup

from tests.helpers.formulir import FORM, LOCAL, SURAT
from tests.helpers.gladi_process import Gladi, Session
from tests.helpers.portal_browser import PortalBrowser
from tests.helpers.user_ids import act, hand_over, request

BANJARNEGARA, KARANGANYAR = "banjarnegara-arpus-2025", "karanganyar-baperlitbang-2021"
TYPED = {name: getattr(FORM, name) for name in FORM.__struct_fields__ if getattr(FORM, name)} | {
    "surat_nomor": SURAT.nomor,
    "surat_tanggal": str(SURAT.tanggal),
}
TOKEN = "rahasia-kantor"


class OfficeBrowser:
    """A person's browser at the offices of one session."""

    def __init__(self, session: Session, **options: Any) -> None:
        self.address = f"{session.gladi.control_address}/kantor/{session.id}"
        alone = httpx.Limits(max_keepalive_connections=0)
        self.client = httpx.Client(follow_redirects=True, trust_env=False, timeout=30, limits=alone, **options)
        self.open("")

    def open(self, name: str) -> int:
        """Open a page below the session; return its status."""
        return self._take(self.client.get(f"{self.address}/{name}".rstrip("/")))

    def send(self, name: str, headers: dict[str, str] | None = None, **fields: str) -> int:
        """Send the form of a page; return the status of what came."""
        return self._take(self.client.post(f"{self.address}/{name}", data=fields, headers=headers))

    @property
    def text(self) -> str:
        """What the page says."""
        return self.page.get_text(" ", strip=True)

    def _take(self, reply: httpx.Response) -> int:
        self.reply, self.page = reply, BeautifulSoup(reply.text, "html.parser")
        return reply.status_code


@pytest.fixture
def session(gladi: Gladi) -> Iterator[Session]:
    session = gladi.open(BANJARNEGARA)
    yield session
    session.control("DELETE")


def test_a_user_id_is_asked_for_approved_and_handed_over_on_pages(session: Session) -> None:
    browser = OfficeBrowser(session)
    assert browser.send("pengguna", **TYPED) == 200
    assert str(browser.reply.url).endswith("/pengguna/1")
    assert "diajukan" in browser.text
    for name, state in (("check", "diperiksa"), ("approve", "disetujui")):
        browser.open("dinas/1")
        assert browser.page.select(f'input[name="act"][value="{name}"]')
        assert browser.send("dinas/1", act=name) == 200
        assert state in browser.text
    browser.send("dinas/1", act="handover", bast="470/BAST/3")
    (user_id,), (password,) = (browser.page.select(name) for name in ("#user-id", "#kata-sandi"))
    inside = PortalBrowser(session)
    inside.sign_in(user_id=user_id.get_text(), password=password.get_text())
    assert inside.is_inside
    browser.open("dinas/1")
    assert "aktif" in browser.text
    assert password.get_text() not in browser.text
    assert browser.send("dinas/1", act="revoke", reason="") == 409
    assert browser.send("dinas/1", act="revoke", reason="pindah tugas") == 200
    assert session.control("GET", "/operators/1").json["state"] == "nonaktif"
    assert browser.send("dinas/1", act="approve") == 409
    assert "tidak dapat dilakukan" in browser.text


def test_a_form_comes_back_with_every_fault_at_its_field(session: Session) -> None:
    browser = OfficeBrowser(session)
    assert browser.send("pengguna", **TYPED | {"nik": "33", "kantor": "<b>Dinas", "surat_tanggal": "kemarin"}) == 422
    assert [one["name"] for one in browser.page.select("[aria-invalid]")] == ["nik", "kantor", "surat_tanggal"]
    assert len(browser.page.select(".keliru")) == 3
    assert browser.page.select('input[name="nama"]')[0]["value"] == FORM.nama
    assert browser.page.select('input[name="kantor"]')[0]["value"] == "<b>Dinas"
    assert browser.page.select("b") == []
    assert len(browser.page.select("main label")) == 9
    assert browser.send("pengguna", nama="") == 422
    assert len(browser.page.select(".keliru")) == 9


def test_a_change_is_asked_for_on_the_page_of_the_request(session: Session) -> None:
    hand_over(session)
    browser = OfficeBrowser(session)
    browser.open("pengguna/1")
    assert browser.page.select('input[name="jabatan"]')[0]["value"] == FORM.jabatan
    assert browser.send("pengguna/1", **TYPED | {"jabatan": "Arsiparis"}) == 200
    assert "diubah" in browser.text
    browser.open("dinas/1")
    assert "Formulir perubahan" in browser.text
    assert "Arsiparis" in browser.text
    browser.send("dinas/1", act="handover")
    browser.open("bast/1/2")
    assert "SERAH TERIMA PERUBAHAN USER ID" in browser.text
    browser.open("bast/1/1")
    assert "PERUBAHAN" not in browser.text
    assert FORM.jabatan in browser.text


def test_the_bast_names_number_day_both_parties_and_user_id_but_no_password(gladi: Gladi) -> None:
    session = gladi.open(KARANGANYAR, clock="2021-05-10T09:00:00")
    session.control("POST", "/administrator/grant")
    request(session, user_id_lokal=LOCAL)
    session.advance("P17D")
    given = hand_over(session, 1)
    browser = OfficeBrowser(session)
    assert browser.open("bast/1/1") == 200
    for part in (
        "Kamis, tanggal 27 Mei 2021",
        "SIM/BAST-UID/001/2021",
        "Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Karanganyar",
        "Kepala Badan Perencanaan, Penelitian dan Pengembangan Kabupaten Karanganyar",
        given["user_id"],
        "IP LAN 127.0.0.1",
        "KRA-J 2.h",
        "terlambat 3 hari",
        "paling lambat 2 (dua) minggu",
        "Data simulasi",
    ):
        assert part in browser.text, part
    assert given["password"] not in browser.reply.text
    assert FORM.nik not in browser.reply.text
    assert browser.open("") == 200
    assert "terlambat 3 hari" in browser.text
    session.control("DELETE")


def test_the_administrator_is_given_once_on_the_page_of_the_dinas(session: Session) -> None:
    browser = OfficeBrowser(session)
    assert browser.send("dinas", act="grant") == 200
    assert "diberikan" in browser.text
    assert browser.send("dinas", act="grant") == 409
    assert "dilakukan hanya 1 (satu) kali" in browser.text
    assert browser.send("dinas", act="request", reason="surat 470/9") == 200
    assert browser.send("dinas", act="approve", reason="surat Ditjen 1") == 200
    assert session.control("GET", "/administrator").json["changes"] == 1


def test_the_offices_list_their_sessions_in_both_languages(session: Session) -> None:
    browser = OfficeBrowser(session, params={"lang": "en"})
    for name in ("", "pengguna", "dinas"):
        assert browser.open(name) == 200
        assert browser.page.html is not None
        assert browser.page.html["lang"] == "en"
    listed = httpx.get(f"{session.gladi.control_address}/kantor/", trust_env=False)
    assert session.id in listed.text
    style = BeautifulSoup(listed.text, "html.parser").select('link[rel="stylesheet"]')[0]["href"]
    assert httpx.get(listed.url.join(str(style)), trust_env=False).status_code == 200


@pytest.mark.parametrize("name", ["lain", "dinas/2", "dinas/x", "pengguna/2", "bast/1/1", "bast/1/x", "dinas/1/1"])
def test_what_is_no_page_says_so(session: Session, name: str) -> None:
    request(session)
    browser = OfficeBrowser(session)
    assert browser.open(name) == 404
    assert "Halaman tidak ada" in browser.text


def test_forms_of_strangers_do_nothing(session: Session) -> None:
    browser = OfficeBrowser(session)
    for headers in ({"Origin": "http://jahat.test"}, {"Sec-Fetch-Site": "cross-site"}, {"Host": "jahat.test"}):
        assert browser.send("pengguna", headers, **TYPED) == 403
    assert browser.send("dinas", act="hapus") == 404
    request(session)
    assert browser.send("dinas/1", act="use") == 404
    assert browser.send("dinas/1", act="change") == 404
    assert [one["state"] for one in session.control("GET", "/operators").json["operators"]] == ["diajukan"]
    assert "default-src 'self'" in browser.reply.headers["content-security-policy"]
    assert browser.page.select("script, style, [style], [onclick]") == []


def test_with_a_token_pages_open_by_it_alone_and_the_api_not_by_a_browsers_memory() -> None:
    running = Gladi("--store", "memory:", token=TOKEN)
    session = running.open(BANJARNEGARA)
    address = f"{running.control_address}/kantor/{session.id}"
    refused = httpx.get(address, trust_env=False)
    assert (refused.status_code, refused.headers["www-authenticate"][:5]) == (401, "Basic")
    for sent in (
        f"Basic {b64encode(b':salah').decode()}",
        "Basic ***",
        "Basic",
        f"Basic {b64encode(bytes([255])).decode()}",
    ):
        assert httpx.get(address, headers={"Authorization": sent}, trust_env=False).status_code == 401
    browser = OfficeBrowser(session, auth=("petugas", TOKEN))
    assert browser.send("pengguna", **TYPED) == 200
    assert browser.send("pengguna", {"Origin": "http://jahat.test"}, **TYPED) == 403
    api = f"{running.control_address}/v1/sessions"
    assert httpx.get(api, auth=("petugas", TOKEN), trust_env=False).status_code == 401
    assert act(session, 1, "check")["state"] == "diperiksa"
    assert running.stop() == (0, "")
