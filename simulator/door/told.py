"""What has the DWH told about residents, by the journal of a session? Pure.

Only what was delivered counts: bodies as they left, so also what a fault added; never what is on record. A match and
CALL_FR tell no value, a refusal none either. Of an answer that was cut short nothing can be read, so none is listed.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

import msgspec

from simulator.domain.call import Method
from simulator.population.persona import STATUS_BY_CODE
from simulator.store.store import Numbered

KINDS = {
    **dict.fromkeys(("NAMA_LGKP", "NAMA_LGKP_IBU", "NAMA_LGKP_AYAH"), "name"),
    **dict.fromkeys(("TMPT_LHR", "DUSUN", "PROP_NAME", "KAB_NAME", "KEC_NAME", "KEL_NAME"), "place"),
    **dict.fromkeys(("TGL_LHR", "TGL_KWN", "TGL_CRAI"), "date"),
    **dict.fromkeys(("NO_KK", "NIK_IBU", "NIK_AYAH"), "number"),
    **dict.fromkeys(("EKTP_CREATED", "LAST_UPDATED", "NO_AKTA_LHR", "NO_AKTA_KWN", "NO_AKTA_CRAI"), "text"),
    "ALAMAT": "address",
}
"""How an element may be written where it is kept (SIM). The others say too little to be looked for (sex, religion,
numbers of a region), are what was asked with (NIK), or need another way of looking (FOTO)."""
LONGEST = 400
"""Characters of a value that is listed: none on record is longer, a fault can add one."""
_DATA_METHODS = frozenset({Method.CALL_NIK, Method.CALL_KK, Method.CALL_COMBINATION, Method.PORTAL})
_OF_STATUS = STATUS_BY_CODE.keys() - {"01"}


class Told(NamedTuple):
    """One value of one resident that was delivered."""

    orang: str
    """His NIK; where an answer about several residents does not name it, `SEQ.PLACE` of the journal and the answer."""
    elemen: str
    kind: str
    isi: str
    """As text; without blanks around it."""


class ToldStatus(NamedTuple):
    """A code that tells a resident's status (08, 11, 12, 14)."""

    orang: str
    code: str


def values_in(entries: Iterable[Numbered]) -> Iterator[Told]:
    """Yield every value that these entries deliver, in their order; one that is delivered twice comes twice."""
    for numbered in entries:
        rows = _rows(numbered.entry.response) if numbered.entry.method in _DATA_METHODS else ()
        for place, row in enumerate(rows, 1):
            asked = numbered.entry.nik if len(rows) == 1 else ""
            orang = str(row.get("NIK") or asked or f"{numbered.seq}.{place}")
            yield from _values(orang, row)


def statuses_in(entries: Iterable[Numbered]) -> Iterator[ToldStatus]:
    """Yield every status that these entries deliver about a NIK, in their order."""
    for numbered in entries:
        if numbered.entry.code in _OF_STATUS and numbered.entry.nik:
            yield ToldStatus(numbered.entry.nik, numbered.entry.code)


def _rows(response: bytes) -> tuple[Mapping[str, Any], ...]:
    try:
        answer = msgspec.json.decode(response)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ()
    content = answer.get("content") if isinstance(answer, dict) else None
    return tuple(row for row in content if isinstance(row, dict)) if isinstance(content, list) else ()


def _values(orang: str, row: Mapping[str, Any]) -> Iterator[Told]:
    for elemen, kind in KINDS.items():
        value = row.get(elemen)
        isi = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
        if 0 < len(isi) <= LONGEST:
            yield Told(orang, elemen, kind if _has_form(kind, isi) else "text", isi)


def _has_form(kind: str, isi: str) -> bool:
    """Whether a value can be of its kind: one that a fault made up need not be."""
    if kind == "number":
        return isi.isascii() and isi.isdigit()
    try:
        return kind != "date" or date.fromisoformat(isi).isoformat() == isi
    except ValueError:
        return False
