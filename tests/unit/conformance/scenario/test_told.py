"""Is looked for what the DWH told and nobody typed, and nothing of what an applicant may have stored?"""

from typing import Any

from conformance.record.storage import Sort
from conformance.scanner.needles import make_needles
from conformance.scanner.rules import Common
from conformance.scanner.values import Kind, Role, Value
from conformance.scenario.told import Typed, shared_by, sort_of, sought_values

NIK, OTHER = "3303014508909001", "3303014508909002"
TOLD = {
    "nilai": [
        {"orang": NIK, "elemen": "NAMA_LGKP", "kind": "name", "isi": "SITI KANDURASTA", "khas": ["KANDURASTA"]},
        {"orang": NIK, "elemen": "TGL_LHR", "kind": "date", "isi": "1990-08-05"},
        {"orang": NIK, "elemen": "ALAMAT", "kind": "address", "isi": "JL. MERANTUKAN NO. 7", "khas": ["MERANTUKAN"]},
    ],
    "status": [{"orang": OTHER, "code": "11"}],
}


def sought(typed: Typed, calls: list[dict[str, Any]] | None = None) -> list[Value]:
    return sought_values(TOLD, typed, {"password": "rahasia-panjang-sekali"}, calls or [], {})


def role_of(values: list[Value], element: str) -> Role:
    return next(value.role for value in values if value.element == element)


def test_what_was_typed_beside_its_nik_is_the_applicants() -> None:
    typed = Typed()
    typed.add(
        {"NIK": NIK, "NAMA_LGKP": " Siti  Kandurasta", "TGL_LHR": "05-08-1990", "unik": "a-1"}, ["NAMA_LGKP", "TGL_LHR"]
    )
    values = sought(typed)
    assert role_of(values, "NAMA_LGKP") is Role.TYPED
    assert role_of(values, "TGL_LHR") is Role.TYPED
    assert role_of(values, "ALAMAT") is Role.REFERENCE
    assert role_of(values, "NIK") is Role.TYPED
    assert typed.marks == {"a-1"}


def test_what_was_typed_wrong_or_by_somebody_else_is_still_the_dwhs() -> None:
    typed = Typed()
    typed.add({"NIK": NIK, "NAMA_LGKP": "PUTRI", "unik": "a-1"}, ["NAMA_LGKP"])
    typed.add({"NIK": OTHER, "NAMA_LGKP": "SITI KANDURASTA", "unik": "a-2"}, ["NAMA_LGKP"])
    assert role_of(sought(typed), "NAMA_LGKP") is Role.REFERENCE


def test_what_a_wrong_name_has_in_common_with_the_right_one_accuses_nobody() -> None:
    typed, common = Typed(), Common(frozenset(), frozenset(), frozenset())
    typed.add({"NIK": NIK, "NAMA_LGKP": "SITI KANDURASTA PUTRI", "unik": "a-1"}, ["NAMA_LGKP"])
    right = Value(NIK, "NAMA_LGKP", Kind.NAME, "SITI KANDURASTA DEWI", Role.REFERENCE, frozenset({"KANDURASTA"}))
    told = {"nilai": [{"orang": NIK, "elemen": "NAMA_LGKP", "kind": "name", "isi": right.text, "khas": ["KANDURASTA"]}]}
    needles = make_needles(sought_values(told, typed, {}, [], {}), common, 1)
    raws = {needle.raw for needle in needles.needles if any(needles.values[m.value] == right for m in needle.meanings)}
    assert b"siti kandurasta dewi" in raws
    assert not {b"siti kandurasta", b"kandurasta"} & raws


def test_whoever_came_before_the_scenarios_typed_his_own_data() -> None:
    typed = Typed()
    typed.add_rightly([NIK], ["NAMA_LGKP"])
    values = sought(typed)
    assert role_of(values, "NAMA_LGKP") is Role.TYPED
    assert role_of(values, "ALAMAT") is Role.REFERENCE


def test_what_an_answer_that_lies_told_is_nobodys() -> None:
    typed = Typed()
    typed.add_put_in(NIK, {"NAMA_LGKP": "Siti Kandurasta", "ALAMAT": None})
    values = sought(typed)
    assert role_of(values, "NAMA_LGKP") is Role.TYPED
    assert role_of(values, "ALAMAT") is Role.REFERENCE


def test_statuses_and_raw_answers_count_beside_their_nik_alone() -> None:
    calls = [{"method": "CALL_VERIFY_BY_ELEMEN", "nik": NIK}, {"method": "CALL_NIK", "nik": OTHER}]
    beside = [value for value in sought(Typed(), calls) if value.role is Role.BESIDE]
    assert {(value.person, value.element) for value in beside} == {(OTHER, "STATUS"), (NIK, "JAWABAN")}
    assert {sort_of(value) for value in beside} == {Sort.STATUS}


def test_what_a_family_shares_is_his_who_consented() -> None:
    values = sought(Typed())
    assert shared_by({OTHER: "ada"}, values) == {}
    shared = shared_by({NIK: "ada"}, values)
    assert shared["JL. MERANTUKAN NO. 7"] == "ada"
    assert "rahasia-panjang-sekali" not in shared


def test_secrets_are_nobodys() -> None:
    values = sought(Typed())
    assert [value.element for value in values if sort_of(value) is Sort.SECRET] == ["password"]
