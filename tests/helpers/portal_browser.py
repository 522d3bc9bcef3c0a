"""A browser without script at the Web Portal: it follows links and sends forms as they stand on the page."""

import threading
from typing import Any
from urllib.parse import urljoin

import httpx
from bs4 import BeautifulSoup, Tag

from tests.helpers.gladi_process import Session

MESSAGES = {
    "01": "Data Ditemukan",
    "11": "Data Ditemukan, Meninggal Dunia",
    "12": "Data Ditemukan, Data Ganda",
    "13": "Data tidak ditemukan, NIK tidak terdapat di database kependudukan",
    "14": "Data Ditemukan, Status Non Aktif silahkan hubungi Dinas Dukcapil",
    "15": "Data tidak ditemukan, NIK tidak sesuai format Dukcapil",
}
"""Word for word, BNA-J II.C.2.b and PBG-J II.C.3.b; 01 is ours."""


class PortalBrowser:
    """One person's browser at the portal of one session."""

    def __init__(self, session: Session, **options: Any) -> None:
        self.address = str(session.view()["endpoints"]["portal"])
        self.credentials = session.view()["credentials"]
        alone = httpx.Limits(max_keepalive_connections=0)  # nobody closes a client at the end of a test
        self.client = httpx.Client(follow_redirects=True, trust_env=False, timeout=30, limits=alone, **options)
        self.page = BeautifulSoup("", "html.parser")
        self.reply = self.open("")

    def open(self, name: str) -> httpx.Response:
        """Open a page by its name below the portal."""
        return self._take(self.client.get(urljoin(self.address, name)))

    def submit(self, act: str, **typed: str) -> httpx.Response:
        """Send the form of the page that does `act`, with what is typed; its hidden fields are as they stand."""
        (form,) = self._forms(act)
        return self.post(str(form["action"]), self.fields(act) | typed)

    def fields(self, act: str) -> dict[str, str]:
        """The fields of the form of the page that does `act`, as they stand."""
        (form,) = self._forms(act)
        return {str(field["name"]): str(field.get("value", "")) for field in form.select("input[name]")}

    def post(self, path: str, fields: dict[str, str], **options: Any) -> httpx.Response:
        """Send fields to a page as they are."""
        return self._take(self.client.post(urljoin(self.address, path), data=fields, **options))

    def sign_in(self, **typed: str) -> httpx.Response:
        """Sign in with the session's own user id, unless another is typed."""
        known = {name: self.credentials[name] for name in ("user_id", "password")}
        return self.submit("masuk", **(known | typed))

    def search(self, nik: str) -> str:
        """Search by NIK; return the message."""
        self.submit("cari", nik=nik)
        return self.message

    @property
    def message(self) -> str:
        """What the page says."""
        return " ".join(one.get_text(" ", strip=True) for one in self.page.select('[role="status"]'))

    @property
    def elemen(self) -> dict[str, str]:
        """Wire name -> value, as the page shows them."""
        return {str(one["data-elemen"]): one.get_text(strip=True) for one in self.page.select("[data-elemen]")}

    @property
    def is_inside(self) -> bool:
        """Whether the page is one for an operator who is signed in."""
        return bool(self.page.select('form[action^="keluar"]'))

    @property
    def left(self) -> str:
        """The hits that the page says are left."""
        return self.page.select("#kuota strong")[0].get_text()

    def _forms(self, act: str) -> list[Tag]:
        return [one for one in self.page.select("form") if str(one["action"]).startswith(act)]

    def _take(self, reply: httpx.Response) -> httpx.Response:
        self.reply, self.page = reply, BeautifulSoup(reply.text, "html.parser")
        return reply


def at_once(*acts: Any) -> None:
    """Do all of these at the same time."""
    threads = [threading.Thread(target=act) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def nik_of(session: Session, code: str) -> str:
    return str(next(one["nik"] for one in session.personas.values() if one["code"] == code))


def inside(session: Session) -> PortalBrowser:
    """The browser of an operator who has signed in."""
    browser = PortalBrowser(session)
    browser.sign_in()
    assert browser.is_inside
    return browser
