"""At which desk do the clients sit? A real `gladi serve`, its sessions, and the seven questions asked there."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpx

DATA, MATCH = "CALL_NIK", "CALL_VERIFY_BY_ELEMEN"
AGREEMENTS = {DATA: "contoh-data-2026", MATCH: "purbalingga-dinkominfo-2025"}
MONDAY = "2026-06-01T09:00:00"
STOP_S = 20.0
WARGA = "warga-01"
CASES = ("sesuai", "nama_lain", "11", "13", "15", "03", "05")
"""The register agrees; another name; refusals by code: about the resident, the password (03), the kuota (05)."""
PERSONAS = {"11": "meninggal", "13": "tidak-ada", "15": "format-salah"}


class Question(NamedTuple):
    """What an officer asks: where, as whom, and about whom."""

    url: str
    user_id: str
    password: str
    ip_user: str
    nik: str
    nama: str

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 80


@dataclass(frozen=True, slots=True)
class Resident:
    """A persona as the control API shows it."""

    name: str
    nik: str
    nomor_kk: str
    elemen: dict[str, Any]

    @property
    def nama(self) -> str:
        """What an applicant types; those of 13 and 15 are in no register."""
        return str(self.elemen.get("NAMA_LGKP", "CONTOH PEMOHON"))


class Session:
    """An open session, through the control API."""

    def __init__(self, control: httpx.Client, method: str, dialect: str, seed: int) -> None:
        opening = {"agreement": AGREEMENTS[method], "dialect": dialect, "clock": MONDAY, "seed": seed}
        view = control.post("/v1/sessions", json=opening).raise_for_status().json()
        self._control = control
        self.path = f"/v1/sessions/{view['id']}"
        self.url: str = view["endpoints"][method]
        self.credentials: dict[str, str] = view["credentials"]
        personas = control.get(f"{self.path}/personas").raise_for_status().json()["personas"]
        self.residents = {
            each["name"]: Resident(each["name"], each["nik"], each["nomor_kk"], each["elemen"]) for each in personas
        }

    def change(self, **hak_akses: Any) -> None:
        self._control.patch(f"{self.path}/hak-akses", json=hak_akses).raise_for_status()

    def close(self) -> None:
        self._control.delete(self.path).raise_for_status()

    def quirks(self) -> set[str]:
        """Everything that the journal says it tolerated."""
        journal = self._control.get(f"{self.path}/journal", params={"limit": 5_000}).raise_for_status().json()
        return {quirk for entry in journal["entries"] for quirk in entry["quirks"]}

    def ask(self, persona: str, **changes: str) -> Question:
        """Return the question about `persona`, with its own name unless `changes` says otherwise."""
        resident = self.residents[persona]
        asked = Question(self.url, **self.credentials, nik=resident.nik, nama=resident.nama)
        return asked._replace(**changes)


class Desk:
    """Sessions of one method in one dialect: one at work, and one whose kuota is 0."""

    def __init__(self, control: httpx.Client, method: str, dialect: str) -> None:
        self.dialect = dialect
        self.session = Session(control, method, dialect, seed=1)
        self.exhausted = Session(control, method, dialect, seed=2)
        self.exhausted.change(kuota=0)
        self.warga = self.session.residents[WARGA]

    def close(self) -> None:
        self.session.close()
        self.exhausted.close()

    def questions(self) -> list[Question]:
        """The questions of `CASES`, in that order."""
        ask = self.session.ask
        return [
            ask(WARGA),
            ask(WARGA, nama="BUKAN NAMA ITU"),
            *(ask(persona) for persona in PERSONAS.values()),
            ask(WARGA, password="salah"),
            self.exhausted.ask(WARGA),
        ]


@contextmanager
def simulator_at_work() -> Iterator[httpx.Client]:
    """Run `gladi serve` as users do, in a process of its own; yields a client of its control API."""
    command = [sys.executable, "-P", "-m", "conformance", "serve", "--port", "0", "--control-port", "0"]
    process = subprocess.Popen([*command, "--store", "memory:"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        ready = process.stdout.readline()
        assert ready, f"gladi serve ended with {process.wait(STOP_S)}"
        with httpx.Client(base_url=json.loads(ready)["control"], trust_env=False, timeout=30) as control:
            yield control
    finally:
        process.terminate()
        status = process.wait(STOP_S)
        process.stdout.close()
    assert status == 0
