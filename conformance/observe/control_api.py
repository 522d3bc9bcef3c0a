"""How does the suite see and change the world of its session? Only through the simulator's control API."""

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from conformance.bilingual import Words
from conformance.fault import Fault
from conformance.record.evidence import Exchange, mask_nik
from conformance.record.excerpt import answer_excerpt

TIMEOUT_S = 30.0


class ControlFault(Fault):
    """The control API did not do what was asked: never the fault of the application under test.

    `status` is 0 where no answer of a control API came at all.
    """

    def __init__(self, words: Words, status: int = 0, code: str = "") -> None:
        super().__init__(words)
        self.status = status
        self.code = code


class ControlClient:
    """A client of the control API at `url` (without `/v1`)."""

    def __init__(self, url: str, token: str | None = None) -> None:
        self.url = url.rstrip("/")
        self._headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        # A proxy of the environment must not stand between the suite and a simulator on loopback.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Return the JSON answer to `method path` (path under `/v1`); raise `ControlFault`."""
        data = None if body is None else msgspec.json.encode(body)
        try:
            request = urllib.request.Request(f"{self.url}/v1{path}", data, self._headers, method=method)
            with self._opener.open(request, timeout=TIMEOUT_S) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise _refused(error, f"{method} {path}") from error
        except (OSError, ValueError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", None) or str(error) or type(error).__name__
            words = Words(
                f"tidak ada API kendali di {self.url}: {reason}", f"there is no control API at {self.url}: {reason}"
            )
            raise ControlFault(words) from error


def _refused(error: urllib.error.HTTPError, what: str) -> ControlFault:
    try:
        detail = json.load(error)["error"]
        told = "; ".join(map(_told, detail.get("faults") or [detail]))
        return ControlFault(Words.same(f"{what}: {told}"), error.code, detail["code"])
    except (OSError, ValueError, KeyError, TypeError, http.client.HTTPException):
        return ControlFault(Words.same(f"{what}: HTTP {error.code}"), error.code)


def _told(detail: Mapping[str, Any]) -> str:
    field = f"{detail['field']}: " if detail["field"] else ""
    return f"{field}{detail['message']} ({detail['hint']})"


class SessionControl:
    """One session of the simulator, seen from the suite."""

    def __init__(self, client: ControlClient, session_id: str) -> None:
        self._client = client
        self.id = session_id
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

    def change(self, **hak_akses: Any) -> dict[str, Any]:
        """Change the access right."""
        session: dict[str, Any] = self._client.call("PATCH", f"{self._path}/hak-akses", hak_akses)
        return session

    def set_clock(self, now: str) -> None:
        """Let its clock show `now`, ISO 8601."""
        self._client.call("PUT", f"{self._path}/clock", {"now": now})

    def switch_fault(self, kind: str, **limits: Any) -> str:
        """Switch a fault on for the web service; return its id."""
        body = {"kind": kind, "door": "web_service", **limits}
        return str(self._client.call("POST", f"{self._path}/faults", body)["id"])

    def remove_fault(self, fault: str) -> None:
        """Switch one fault off."""
        self._client.call("DELETE", f"{self._path}/faults/{fault}")

    def faults(self) -> frozenset[str]:
        """Return the ids of the faults that are on."""
        return frozenset(fault["id"] for fault in self._client.call("GET", f"{self._path}/faults")["faults"])

    def remove_faults(self, keep: frozenset[str] = frozenset()) -> None:
        """Switch all faults off but those to `keep`."""
        for fault in self.faults() - keep:
            self.remove_fault(fault)

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
        """Return the journal's entries since `after` as they are: with NIK, so not for evidence."""
        found: list[dict[str, Any]] = []
        while (page := self._page(after))["entries"]:
            found += page["entries"]
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


def to_exchange(entry: Mapping[str, Any], typed: Collection[str] | None = None) -> Exchange:
    """Return an entry of the journal as evidence keeps it; `typed` are the NIK that applicants typed in."""
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
        is_typed=None if typed is None else entry["nik"] in typed,
        answer=answer_excerpt(entry.get("response", "")),
    )


def _is_match(entry: Mapping[str, Any]) -> bool | None:
    """Whether the answer says `Sesuai` of every element that the application sent."""
    if entry["method"] != "CALL_VERIFY_BY_ELEMEN" or entry["code"] != "01":
        return None
    try:
        answered = entry["response"]["content"][0]
        return all(str(answered[name]).startswith("Sesuai") for name in entry["elemen_sent"] if name in answered)
    except (KeyError, IndexError, TypeError):
        return None
