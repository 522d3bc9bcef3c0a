"""Which session and which method does a path name?

Two families are in use (wire contract 1.1): `/dukcapil/get_json/{lembaga}/{METHOD}` and, regionally,
`/dukcapil/get_json/{wilayah}/{instansi}/{METHOD}`, where the wilayah is `PP` or `PP-KK`; names are matched without
regard to case.
"""

import re
from dataclasses import dataclass

from simulator.domain.call import ALIASES, Method
from simulator.door.addresses import WEB_SERVICE

WILAYAH = re.compile(r"[0-9]{2}(-[0-9]{2})?")
"""A province or a kabupaten in a regional path; which one it is, no session knows, so any will do (SIM)."""
NO_LEMBAGA = re.compile(r"[0-9]{2}(-[0-9]{2}.*)?", re.DOTALL)
"""What is a wilayah where a lembaga should be: a segment is missing, or the slash behind it (wire contract 1.1)."""
_BASE_PATH = re.compile(r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+")

OLDER_MATCH_NAMES = frozenset({"NIK_VERIFBY_ELEMEN", "KONEKSITAS_VERIFBY_ELEMEN"})
"""Match methods of 2021-2022, whose answers keep the HashMap order (wire contract 2.4)."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a path names: the lembaga, the method as written (upper case), and the canonical method if there is one."""

    lembaga: str
    name: str
    method: Method | None

    @property
    def is_older_match(self) -> bool:
        """Whether the answer keeps the element order of the older match methods."""
        return self.name in OLDER_MATCH_NAMES


def parse_path(path: str) -> Target | None:
    """Return what `path` (decoded, without base path and query) names; None where it is no path of the service."""
    if not path.lower().startswith(WEB_SERVICE):
        return None
    segments = path[len(WEB_SERVICE) :].rstrip("/").split("/")
    if len(segments) not in (2, 3) or not all(segments):
        return None
    if len(segments) == 3 and WILAYAH.fullmatch(segments[0]) is None:
        return None
    if NO_LEMBAGA.fullmatch(segments[-2]):
        return None
    lembaga, name = segments[-2], segments[-1].upper()
    # Regional gateways let the method repeat the institution's own id: that means the data method.
    method = Method.CALL_NIK if name == lembaga.upper() else ALIASES.get(name)
    return Target(lembaga, name, method)


def within(path: str, base_path: str) -> str:
    """Return `path` behind `base_path`, as `parse_base_path` returns it; empty where it does not begin with it."""
    return path[len(base_path) :] if path.lower().startswith(f"{base_path}/".lower()) else ""


def parse_base_path(text: str) -> str:
    """Return what an institution's own reverse proxy puts before every path, such as `/dapi`, or "" for none.

    Raises `ValueError` where `text` is no plain path.
    """
    path = text.rstrip("/")
    if path and _BASE_PATH.fullmatch(path) is None:
        raise ValueError(text)
    return path
