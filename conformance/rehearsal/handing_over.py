"""Does the Pengguna's form bring its operator a user id, handed over with a Berita Acara Serah Terima?

Both sides act through the control API: the Pengguna asks (PBG-J II.A.3.a, BNA-J II.A.3.a, KRA-J 2.d-f), the Dinas
checks, approves and hands over (PBG-J II.A.3.b, BNA-J II.A.3.b, KRA-J 2.g). Where a person serves the applicants,
people do it on the pages of both offices.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from conformance.bilingual import Words
from conformance.fault import refuse
from conformance.files.form_file import Form, as_request, read_form_file
from conformance.observe.control_api import ControlClient, ControlFault
from conformance.observe.guided_steps import GuidedSteps
from conformance.plan.notes import UserId
from conformance.record.user_id_asked import UserIdAsked
from conformance.subject.guided_wait import wait_for

FIELD = "user_id.formulir"
TOWARDS = ("handover", "approve", "check", "change")
"""What brings a request nearer to its hand-over: the first of them that may be done."""
NOT_GIVEN = "belum"
OVER = ("ditolak", "nonaktif")
REFUSED_FROM, REFUSED_TO = 400, 500
"""Statuses by which the control API says that what was asked for cannot be done."""
DONE, UNDONE = "sudah", "tidak-dapat"
_CHOICES = (
    {"key": DONE, "text": "User id sudah diserahkan dengan BAST", "text_en": "The user id was handed over with a BAST"},
    {"key": UNDONE, "text": "Tidak dapat (tulis sebabnya)", "text_en": "Not possible (write why)"},
)


class HandedOver:
    """What came of the request, and what the operator was given."""

    def __init__(self, asked: UserIdAsked, user_id: str = "", password: str = "") -> None:
        self.asked = asked
        self.credentials: Mapping[str, str] = {}
        """By placeholder of the plan: user id and password; people keep the password to themselves."""
        if user_id:
            self.credentials = {"user_id": user_id} | ({"password": password} if password else {})


def hand_over(client: ControlClient, session_id: str, table: UserId, directory: Path) -> HandedOver:
    """Ask by the form that the plan names, and let the Dinas hand the user id over.

    Raises `RemediedFault` where the form cannot be read, `PreflightFault` where the request cannot be made now, and
    `ControlFault`.
    """
    form = read_form_file(directory / table.formulir, f"{FIELD}: {table.formulir}")
    path = f"/sessions/{session_id}/operators"
    try:
        _grant(client, session_id)
        given = _lead(client, path, form)
    except ControlFault as fault:
        if fault.code == "invalid_form":
            return HandedOver(UserIdAsked(faults=tuple(fault.each)))
        if REFUSED_FROM <= fault.status < REFUSED_TO:
            refuse(
                Words(f"{FIELD}: {fault.told.indonesian}", f"{FIELD}: {fault.told.english}"),
                Words("lihat permohonannya: gladi user list", "look at the requests: gladi user list"),
            )
        raise
    last = given["bast"][-1]
    return HandedOver(UserIdAsked(bast=last["nomor"], days_late=last["days_late"]), given["user_id"], given["password"])


def _grant(client: ControlClient, session_id: str) -> None:
    """Let the Ditjen give the Dinas its administrator, where it has none so far (PBK 26(4), BTN 13(2))."""
    path = f"/sessions/{session_id}/administrator"
    if client.call("GET", path)["state"] == NOT_GIVEN:
        client.call("POST", f"{path}/grant", {})


def _lead(client: ControlClient, path: str, form: Form) -> dict[str, Any]:
    """Return the request after its hand-over: a new one, or what this person asked for in this session before."""
    body = as_request(form)
    earlier = [one for one in client.call("GET", path)["operators"] if one["state"] not in OVER]
    one = next((one for one in earlier if one["form"]["nik"] == body["form"].get("nik")), None)
    found: dict[str, Any] = one or client.call("POST", path, body)
    while True:
        act = next(act for act in TOWARDS if act in found["acts"])
        found = client.call("POST", f"{path}/{found['number']}/{act}", body if act == "change" else {})
        if act == "handover":
            return found


def let_people_hand_over(
    client: ControlClient, session_id: str, steps: GuidedSteps, portal: str, limit_s: float
) -> HandedOver:
    """Let people fill the form in and hand the user id over on the pages of both offices; raise `ControlFault`."""
    path, page = f"/sessions/{session_id}/operators", f"{client.url}/kantor/{session_id}"
    _grant(client, session_id)
    before = _basts(client, path)
    told = Words(
        f"Buka {page}. Sebagai Pengguna, ajukan formulir user id. Lalu sebagai Dinas, periksa, setujui, dan serahkan; "
        f"catat user id dan kata sandinya: dengan itu petugas masuk ke {portal}",
        f"Open {page}. As the Pengguna, ask for a user id by form. Then as the Dinas, check, approve and hand over; "
        f"note user id and password: the clerk signs in at {portal} with them",
    )
    step = wait_for(steps, steps.ask(told.indonesian, told.english, _CHOICES), limit_s)
    given = [one for number, one in _basts(client, path).items() if number not in before]
    if step.answer == DONE and given:
        last = given[-1]["bast"][-1]
        asked = UserIdAsked(bast=last["nomor"], days_late=last["days_late"], is_by_person=True)
        return HandedOver(asked, last["user_id"])
    why = _why(step.answer, step.note)
    return HandedOver(UserIdAsked(is_by_person=True, undone=why.indonesian, undone_en=why.english))


def _basts(client: ControlClient, path: str) -> dict[str, dict[str, Any]]:
    """Return the requests that came to a hand-over, by the number of the latest BAST, in the order of these."""
    given = [one for one in client.call("GET", path)["operators"] if one["bast"]]
    return {one["bast"][-1]["nomor"]: one for one in sorted(given, key=lambda one: str(one["bast"][-1]["at"]))}


def _why(answer: str, note: str) -> Words:
    if answer == UNDONE:
        return Words(f"menurut petugas tidak dapat: {note}", f"not possible, the clerk says: {note}")
    if answer == DONE:
        return Words("belum ada BAST baru pada sesi ini", "there is no new BAST in this session")
    return Words("petugas tidak menjawab pada waktunya", "the clerk did not answer in time")
