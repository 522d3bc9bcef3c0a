"""Is exactly what a journal's answers tell about residents listed: nothing of a match, a refusal or a broken answer?"""

import json
from typing import Any

import pytest

from conformance.scanner.values import parse_values
from simulator.door.told import KINDS, LONGEST, statuses_in, values_in
from simulator.store.store import Numbered
from tests.helpers.entries import make_entry

NIK = "3303051708909001"
ROW = {
    "NIK": int(NIK),
    "NO_KK": 3303050101019900,
    "NAMA_LGKP": "SITI KATUMBARINARDO ",
    "JENIS_KLMIN": "Perempuan",
    "TGL_LHR": "1990-08-17",
    "ALAMAT": "JL. MAWAR NO. 3",
    "NO_RT": 4,
    "KAB_NAME": "PURBALINGGA",
    "LAST_UPDATED": "2025-02-03 10:11:12",
    "DUSUN": None,
    "FOTO": "iVBOR",
}
TOLD = [
    (NIK, "NAMA_LGKP", "name", "SITI KATUMBARINARDO"),
    (NIK, "KAB_NAME", "place", "PURBALINGGA"),
    (NIK, "TGL_LHR", "date", "1990-08-17"),
    (NIK, "NO_KK", "number", "3303050101019900"),
    (NIK, "LAST_UPDATED", "text", "2025-02-03 10:11:12"),
    (NIK, "ALAMAT", "address", "JL. MAWAR NO. 3"),
]


def told(*rows: dict[str, Any], **changes: Any) -> list[tuple[str, ...]]:
    response = json.dumps({"content": rows}).encode()
    return [tuple(one) for one in values_in([Numbered(7, make_entry(**({"response": response} | changes)))])]


@pytest.mark.parametrize("method", ["CALL_NIK", "portal"])
def test_of_an_answer_every_value_that_says_enough_is_told(method: str) -> None:
    assert told(ROW, method=method) == TOLD


def test_the_keys_of_the_code_are_no_values() -> None:
    assert told({"RESPONSE_CODE": "01", "RESPONSE_DESC": "Data Ditemukan", **ROW}) == TOLD


def test_of_whom_a_value_is_says_the_answer_then_the_call_then_the_place() -> None:
    nameless = {"ALAMAT": "JL. MAWAR NO. 3"}
    assert told(nameless, nik=NIK)[0][0] == NIK
    assert [one[0] for one in told(nameless, nameless, method="CALL_KK", nik="")] == ["7.1", "7.2"]
    assert told({**nameless, "NIK": 5}, nameless, nik=NIK)[0][0] == "5"


@pytest.mark.parametrize(
    ("method", "response"),
    [
        ("CALL_VERIFY_BY_ELEMEN", b'{"content":[{"NAMA_LGKP":"Sesuai (100)","ALAMAT":"Tidak Sesuai (3)"}]}'),
        ("CALL_FR", b'{"error":{"errorCode":6018}}'),
        ("CALL_NIK", b'{"content":[{"RESPONSE_CODE":"13","RESPONSE":"Data Tidak Ditemukan"}]}'),
        ("CALL_NIK", b'{"content":[{"NAMA_LGKP":"SITI","ALA'),
        ("CALL_NIK", b""),
        ("CALL_NIK", b"\xff"),
        ("CALL_NIK", b"[" * 100_000),
        ("CALL_NIK", b"[1]"),
        ("CALL_NIK", b'{"content":[1,null]}'),
        ("CALL_NIK", b'{"content":{"NAMA_LGKP":"SITI"}}'),
        ("portal", b'{"code":"11","message":"..."}'),
    ],
)
def test_a_match_a_refusal_and_a_broken_answer_tell_no_value(method: str, response: bytes) -> None:
    assert told(method=method, response=response, nik=NIK) == []


def test_what_a_fault_made_up_never_spoils_the_list() -> None:
    odd = {
        "NAMA_LGKP": "",
        "TMPT_LHR": True,
        "ALAMAT": ["JL."],
        "DUSUN": "X" * (LONGEST + 1),
        "TGL_LHR": "31-02-1990",
        "NO_KK": "bukan angka",
    }
    found = told(odd, nik=NIK)
    assert found == [(NIK, "TGL_LHR", "text", "31-02-1990"), (NIK, "NO_KK", "text", "bukan angka")]
    parse_values({"nilai": [dict(zip(("orang", "elemen", "kind", "isi"), one, strict=True)) for one in found]})


def test_the_scanner_knows_every_kind() -> None:
    samples = {"date": "1990-08-17", "number": "12"}
    values = [{"elemen": name, "kind": kind, "isi": samples.get(kind, "SITI")} for name, kind in KINDS.items()]
    assert len(parse_values({"nilai": values})) == len(KINDS)


def test_codes_of_a_status_are_told_whatever_the_method_and_no_others() -> None:
    codes = ("01", "03", "05", "08", "11", "12", "13", "14", "15", "", "6020")
    methods = ("CALL_NIK", "CALL_VERIFY_BY_ELEMEN", "portal")
    for method in methods:
        entries = [Numbered(n, make_entry(code=code, nik=NIK, method=method)) for n, code in enumerate(codes)]
        assert [tuple(one) for one in statuses_in(entries)] == [(NIK, code) for code in ("08", "11", "12", "14")]
    assert list(statuses_in([Numbered(1, make_entry(code="11", nik=""))])) == []
