"""A clerk at the console in a browser without script: reads the step, does it, chooses what came of it."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import httpx
from bs4 import BeautifulSoup, Tag

from tests.helpers.gladi_process import Session

CHOICES = [
    {"key": "diteruskan", "text": "Dilayani", "text_en": "Served"},
    {"key": "ditolak", "text": "Tidak dapat dilayani", "text_en": "Refused"},
]
"""What a step of a test lets one choose."""
PHOTO = b"\xff\xd8\xff\xe0 a photo \r\n--x\r\n\x00"
WAIT_S = 60.0


def ask_step(session: Session, instruction: str = "Layani NIK 3303010101909001.", after: int = 0) -> int:
    """Ask for a step as a run does; return its number."""
    body = {"instruction": instruction, "instruction_en": "Serve.", "choices": CHOICES, "after": after}
    return int(session.control("POST", "/guided", body).json["number"])


class ClerkBrowser:
    """One clerk's browser at the console of one session."""

    def __init__(self, address: str, **options: Any) -> None:
        self.address = address
        alone = httpx.Limits(max_keepalive_connections=0)
        self.client = httpx.Client(follow_redirects=True, trust_env=False, timeout=30, limits=alone, **options)
        self.page = BeautifulSoup("", "html.parser")

    def open(self, query: str = "") -> httpx.Response:
        """Open the console."""
        return self._take(self.client.get(self.address + query))

    def choose(self, key: str, note: str = "", file: bytes = b"") -> httpx.Response:
        """Send the form of the step as a browser does, with a button pressed."""
        fields = self.fields() | {"catatan": note, "pilihan": key}
        files = {"lampiran": ("foto.jpg" if file else "", file, "application/octet-stream")}
        return self.post(fields, files=files)

    def post(self, fields: dict[str, str], **options: Any) -> httpx.Response:
        """Send fields as they are."""
        form = self.page.select_one("form")
        action = str(form["action"]) if isinstance(form, Tag) else "./"
        return self._take(self.client.post(urljoin(self.address, action), data=fields, **options))

    def fields(self) -> dict[str, str]:
        """The hidden fields of the form, as they stand."""
        return {str(one["name"]): str(one.get("value", "")) for one in self.page.select("form input[type=hidden]")}

    @property
    def instruction(self) -> str:
        """What is to be done; empty: nothing just now."""
        return " ".join(one.get_text(strip=True) for one in self.page.select(".instruksi"))

    @property
    def message(self) -> str:
        """What the page says."""
        return " ".join(one.get_text(" ", strip=True) for one in self.page.select('[role="status"]'))

    def wait_for_step(self, is_over: Callable[[], bool] = lambda: False) -> str:
        """Look again until there is something to do; return it, empty where `is_over`."""
        deadline = time.monotonic() + WAIT_S
        while not is_over() and time.monotonic() < deadline:
            try:
                self.open()
            except httpx.TransportError:  # the simulator is started again
                self.page = BeautifulSoup("", "html.parser")
            if self.instruction:
                return self.instruction
            time.sleep(0.1)
        return ""

    def _take(self, reply: httpx.Response) -> httpx.Response:
        self.page = BeautifulSoup(reply.text, "html.parser")
        return reply
