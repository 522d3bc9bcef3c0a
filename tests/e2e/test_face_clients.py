"""What do real programs conclude from CALL_FR: PHP with openssl, and the programs that the guide shows?"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from bs4 import BeautifulSoup

from tests.e2e.clients.desk import Question
from tests.e2e.clients.desk import Session as DeskSession
from tests.e2e.clients.programs import NODE, PHP, PYTHON, Program, interview, require
from tests.helpers.face_client import selfie

OPENSSL = Program(("sh",), ("sh", "-c", "command -v curl && command -v openssl"), "curl openssl")
LIMIT = 1000


class FaceSession(DeskSession):
    """An open session of an agreement that grants CALL_FR."""

    def __init__(self, control: httpx.Client) -> None:
        super().__init__(control, "CALL_NIK", "juknis", seed=90)
        view = control.get(self.path).raise_for_status().json()
        self.face_url: str = view["endpoints"]["CALL_FR"]
        self.key_url: str = view["face"]["public_key_url"]

    def picture(self, persona: str) -> str:
        nik = self.residents[persona].nik
        samples = self._control.get(f"{self.path}/personas/{nik}/biometrik").raise_for_status().json()
        return str(samples["face"]["image"])

    def foto(self, persona: str) -> bytes:
        nik = self.residents[persona].nik
        return self._control.get(f"{self.path}/personas/{nik}/foto.png").raise_for_status().content

    def verify(self, persona: str, picture_of: str, **changes: str) -> Question:
        image = selfie(self.picture(picture_of), quality=60)
        return self.ask(persona, url=self.face_url, nama=image, **changes)


@pytest.fixture
def session(control: httpx.Client) -> Iterator[FaceSession]:
    opened = FaceSession(control)
    yield opened
    opened.close()


def test_php_with_openssl_and_curl_tells_one_face_from_another(session: FaceSession) -> None:
    questions = [
        session.verify("warga-01", "warga-01"),
        session.verify("warga-01", "warga-02"),
        session.verify("meninggal", "meninggal"),
        session.verify("warga-02", "warga-02", password="salah"),
        session.verify("warga-02", "warga-02"),
    ]
    talk = interview(PHP, "php/wajah.php", questions, session.key_url, "9")
    shown = [f"************{question.nik[-4:]}" for question in questions]
    assert talk.conclusions == [
        ("diteruskan", f"6018 Foto Sesuai {shown[0]} {LIMIT - 1}"),
        ("tidak cocok", f"6019 Foto Tidak Sesuai {shown[1]} {LIMIT - 2}"),
        ("ditolak", f"6020 NIK Tidak ditemukan {shown[2]} {LIMIT - 3}"),
        ("ditolak", f"9002 Password salah {shown[3]} {LIMIT - 3}"),
        ("diteruskan", f"6018 Foto Sesuai {shown[4]} {LIMIT - 4}"),
    ]
    for request, answer in talk.tap.exchanges:
        assert session.credentials["password"] not in request.body.decode()
        assert answer.start.endswith(" 200 OK")


def guide_programs(session: FaceSession) -> dict[str, str]:
    """The programs of the guide, with the password filled in as its reader would."""
    base = session.face_url.partition("/api/")[0]
    html = httpx.get(f"{base}/", params={"sesi": session.path.rpartition("/")[2]}, trust_env=False, timeout=30).text
    soup = BeautifulSoup(html, "html.parser")
    return {
        str(each["id"]).removeprefix("wajah-"): each.select("pre")[0]
        .get_text()
        .replace("GANTI-DENGAN-PASSWORD-SESI", session.credentials["password"])
        for each in soup.select("details[id^=wajah-]")
    }


@pytest.mark.parametrize(
    ("language", "program", "file"),
    [
        ("curl", OPENSSL, "wajah.sh"),
        ("php", PHP, "wajah.php"),
        ("javascript", NODE, "wajah.mjs"),
        ("python", PYTHON, "wajah.py"),
    ],
)
def test_the_guides_programs_recognise_the_resident_of_the_picture(
    session: FaceSession, tmp_path: Path, language: str, program: Program, file: str
) -> None:
    require(program)
    (tmp_path / file).write_text(guide_programs(session)[language], encoding="utf-8")
    outcomes = []
    for persona in ("warga-01", "warga-02"):
        (tmp_path / "foto.png").write_bytes(session.foto(persona))
        command = [shutil.which(program.command[0]) or "", *program.command[1:], file]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        outcomes.append(done.stdout)
    assert re.search(r'Wajah sesuai: \d+\.\d{3}|"errorCode":6018', outcomes[0])
    assert re.search(r'Ditolak 6019: Foto Tidak Sesuai|"errorCode":6019', outcomes[1])
