"""How does the suite see and change the world of its session? Only through the simulator's control API."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from conformance.application.answer import Answer, Client, NoAnswer
from conformance.application.trust import trust_for
from conformance.bilingual import Words
from conformance.fault import Fault
from conformance.observe.sent import read_sent
from conformance.record.evidence import Exchange, mask_nik
from conformance.record.excerpt import answer_excerpt

TIMEOUT_S = 30.0
LIMIT = 256 * 1024 * 1024
"""Bytes of one answer: a page of the journal, and no more."""
NOT_FOUND = 404


class NearMiss(NamedTuple):
    """A request that came to the simulator and was no call of the service."""

    number: int
    method: str
    """`TLS` for a client that speaks TLS to a port that does not, `?` for what is no HTTP."""
    path: str
    status: int


class ControlFault(Fault):
    """The control API did not do what was asked: never the fault of the application under test.

    `status` is 0 where no answer of a control API came at all.
    """

    def __init__(
        self, words: Words, status: int = 0, code: str = "", told: Words | None = None, each: Sequence[str] = ()
    ) -> None:
        """`told` is what the control API said, without what it was asked; `each` the same, one thing at a time."""
        super().__init__(words)
        self.each = each
        self.told = told or words
        self.status = status
        self.code = code


class ControlClient:
    """A client of the control API at `url` (without `/v1`)."""

    def __init__(self, url: str, token: str | None = None) -> None:
        self.url = url.rstrip("/")
        self._headers = {"Content-Type": "application/json", "Connection": "close"}
        self._headers |= {"Authorization": f"Bearer {token}"} if token else {}
        self._client = Client(trust=trust_for(self.url, None))

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Return the JSON answer to `method path` (path under `/v1`); raise `ControlFault`."""
        answer = self._ask(method, path, None if body is None else msgspec.json.encode(body))
        try:
            return json.loads(answer.body)
        except ValueError as error:
            raise self._is_none(answer.cut or Words.same(f"HTTP {answer.status}, {error}")) from error

    def fetch(self, path: str) -> bytes:
        """Return the bytes that `GET path` (under `/v1`) answers; raise `ControlFault`."""
        answer = self._ask("GET", path, None)
        if answer.cut is not None:
            raise self._is_none(answer.cut)
        return answer.body

    def _ask(self, method: str, path: str, data: bytes | None) -> Answer:
        try:
            url = f"{self.url}/v1{path}"
            answer = self._client.ask(method, url, TIMEOUT_S, limit=LIMIT, content=data, headers=self._headers)
        except NoAnswer as error:
            raise self._is_none(error.words) from error
        if answer.status >= 400:
            raise _refused(answer, f"{method} {path}")
        return answer

    def _is_none(self, why: Words) -> ControlFault:
        return ControlFault(
            Words(
                f"tidak ada API kendali di {self.url}: {why.indonesian}",
                f"there is no control API at {self.url}: {why.english}",
            )
        )


def _refused(answer: Answer, what: str) -> ControlFault:
    try:
        detail = json.loads(answer.body)["error"]
        each = [_told(one) for one in detail.get("faults") or [detail]]
        told = "; ".join(each)
        return ControlFault(Words.same(f"{what}: {told}"), answer.status, detail["code"], Words.same(told), each)
    except (ValueError, KeyError, TypeError, AttributeError):
        return ControlFault(Words.same(f"{what}: HTTP {answer.status}"), answer.status)


def _told(detail: Mapping[str, Any]) -> str:
    field = f"{detail['field']}: " if detail["field"] else ""
    return f"{field}{detail['message']} ({detail['hint']})"


class SessionControl:
    """One session of the simulator, seen from the suite."""

    def __init__(self, client: ControlClient, session_id: str, door: str = "web_service") -> None:
        """`door`: where the application asks, and so where faults meet it."""
        self._client = client
        self.id = session_id
        self._door = door
        self._path = f"/sessions/{session_id}"
        self._last_seq = 0

    def show(self) -> dict[str, Any]:
        """Return the session as it stands."""
        session: dict[str, Any] = self._client.call("GET", self._path)
        return session

    def personas(self) -> list[dict[str, Any]]:
        """Return its test residents."""
        personas: list[dict[str, Any]] = self._client.call("GET", f"{self._path}/personas")["personas"]
        return personas

    def residents(self, after: int, limit: int) -> list[dict[str, Any]]:
        """Return `limit` ordinary residents after the number `after`, in the form of test residents."""
        path = f"{self._path}/residents?after={after}&limit={limit}"
        residents: list[dict[str, Any]] = self._client.call("GET", path)["residents"]
        return residents

    def local_residents(self, wilayah: str, after: int, limit: int, code: str = "01") -> dict[str, Any]:
        """Return the same of one region, of whom a correct call gets `code`: `residents`, `next` and `last`."""
        path = f"{self._path}/residents?wilayah={wilayah}&code={code}&after={after}&limit={limit}"
        found: dict[str, Any] = self._client.call("GET", path)
        return found

    def told(self) -> dict[str, Any]:
        """Return what the DWH has told in this session: `nilai`, as `gladi scan --values` reads them, and `status`."""
        told: dict[str, Any] = self._client.call("GET", f"{self._path}/kenari")
        return told

    def consents(self) -> frozenset[str]:
        """Return the NIK of those who consented to storage by a verification of NIK and biometrics."""
        given = self._client.call("GET", f"{self._path}/consents")["consents"]
        return frozenset(str(each["nik"]) for each in given)

    def photo(self, nik: str) -> str:
        """Return the picture of a resident, Base64."""
        return str(self._client.call("GET", f"{self._path}/personas/{nik}/biometrik")["face"]["image"])

    def change(self, **hak_akses: Any) -> dict[str, Any]:
        """Change the access right."""
        session: dict[str, Any] = self._client.call("PATCH", f"{self._path}/hak-akses", hak_akses)
        return session

    def set_clock(self, now: str) -> None:
        """Let its clock show `now`, ISO 8601."""
        self._client.call("PUT", f"{self._path}/clock", {"now": now})

    def switch_fault(self, kind: str, **limits: Any) -> str:
        """Switch a fault on at the application's door; return its id."""
        body = {"kind": kind, "door": self._door, **limits}
        return str(self._client.call("POST", f"{self._path}/faults", body)["id"])

    def remove_fault(self, fault: str) -> None:
        """Switch one fault off, unless a simulator that was started again has forgotten it."""
        try:
            self._client.call("DELETE", f"{self._path}/faults/{fault}")
        except ControlFault as refused:
            if refused.code != "unknown_fault":
                raise

    def faults(self) -> frozenset[str]:
        """Return the ids of the faults that are on."""
        return frozenset(fault["id"] for fault in self._client.call("GET", f"{self._path}/faults")["faults"])

    def remove_faults(self, keep: frozenset[str] = frozenset()) -> None:
        """Switch all faults off but those to `keep`."""
        for fault in self.faults() - keep:
            self.remove_fault(fault)

    def near_misses(self, after: int = 0) -> list[NearMiss]:
        """Return what came to the simulator after the number `after` and was no call, of any session."""
        try:
            found = self._client.call("GET", f"/near-misses?after={after}")["near_misses"]
        except ControlFault as fault:
            if fault.status == NOT_FOUND:  # a simulator of an earlier version
                return []
            raise
        return [NearMiss(each["number"], each["method"], each["path"], each["status"]) for each in found]

    def close(self) -> None:
        """Close the session."""
        self._client.call("DELETE", self._path)

    def last_seq(self) -> int:
        """Return the journal's place now: entries above it come later."""
        while (following := self._page(self._last_seq)["next"]) != self._last_seq:
            self._last_seq = int(following)
        return self._last_seq

    def exchanges(self, after: int) -> list[Exchange]:
        """Return the application's calls since `after`, masked, in order."""
        return [to_exchange(entry) for entry in self.entries(after)]

    def entries(self, after: int) -> list[dict[str, Any]]:
        """Return the journal's entries since `after` as they are: with NIK, so not for evidence.

        A sign-in at the portal that succeeded asks for nobody, and is left out.
        """
        found: list[dict[str, Any]] = []
        while (page := self._page(after))["entries"]:
            found += [entry for entry in page["entries"] if not _is_admission(entry)]
            after = int(page["next"])
        return found

    def senders(self, after: int) -> list[str]:
        """Return the user ids by which the application named itself in its calls since `after`."""
        bodies = [entry["request"] for entry in self._page(after)["entries"]]
        fields = [{str(key).lower(): value for key, value in body.items()} for body in bodies if isinstance(body, dict)]
        return [str(each["user_id"]) for each in fields if each.get("user_id")]

    def _page(self, after: int) -> dict[str, Any]:
        page: dict[str, Any] = self._client.call("GET", f"{self._path}/journal?after={after}&limit=2000")
        return page


def to_exchange(
    entry: Mapping[str, Any], typed: Collection[str] | None = None, own: Mapping[str, str] | None = None
) -> Exchange:
    """Return an entry of the journal as evidence keeps it.

    `typed` are the NIK that applicants typed in, `own` the credentials that were handed out (`user_id`, `ip_user`).
    """
    sent = read_sent(entry.get("request"))
    user = sent.user or entry.get("user_id", "")
    return Exchange(
        seq=entry["seq"],
        at=entry["at"],
        door=entry["door"],
        method=entry["method"],
        nik=mask_nik(entry["nik"]),
        code=entry["code"] or "",
        fault=entry["fault"] or "",
        elemen_sent=tuple(entry["elemen_sent"]),
        is_charged=entry["charged"],
        duration_ms=entry["duration_ms"],
        quirks=tuple(entry["quirks"]),
        is_match=_is_match(entry),
        is_typed=None if typed is None or _is_sign_in(entry) else entry["nik"] in typed,
        threshold=sent.threshold,
        blank=sent.blank,
        is_own_user=None if own is None or not user else user == own["user_id"],
        is_own_ip=None if own is None or not sent.ip else sent.ip == own["ip_user"],
        answer=answer_excerpt(entry.get("response", "")),
    )


def _is_sign_in(entry: Mapping[str, Any]) -> bool:
    """Whether an operator asked the portal for something else than a resident."""
    return entry["door"] == "portal" and not entry["nik"]


def _is_admission(entry: Mapping[str, Any]) -> bool:
    return _is_sign_in(entry) and entry["code"] == "01" and not entry["fault"]


def _is_match(entry: Mapping[str, Any]) -> bool | None:
    """Whether the answer says `Sesuai` of every element that the application sent."""
    if entry["method"] != "CALL_VERIFY_BY_ELEMEN" or entry["code"] != "01":
        return None
    try:
        answered = entry["response"]["content"][0]
        # An older match repeats the NIK as a number where a current one says `Sesuai`.
        sent = [name for name in entry["elemen_sent"] if name in answered and str(answered[name]) != entry["nik"]]
        return all(str(answered[name]).startswith("Sesuai") for name in sent)
    except (KeyError, IndexError, TypeError):
        return None
