from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import combinations

import msgspec
import pytest

from simulator.domain.biometrik import Biometrik, Place, Sample
from simulator.domain.call import Call, Method
from simulator.domain.dialect import Dialect
from simulator.domain.face_code import BIOMETRIK_SESUAI, FACE_CODES
from simulator.domain.face_decision import FACE_REFUSALS, FaceSituation, decide_face
from simulator.domain.hak_akses import HakAkses
from simulator.domain.kuota import WIB
from simulator.domain.nik import Nik
from simulator.domain.penduduk import Penduduk, StatusPenduduk
from simulator.domain.situation import Rights, Situation
from tests.helpers.book import Book

NIK = "3303051708909001"
HAK_AKSES = HakAkses(
    user_id="pengguna",
    password="rahasia",
    registered_ips=frozenset({"127.0.0.1"}),
    pks_from=date(2026, 1, 1),
    pks_until=date(2026, 12, 31),
    kuota=200,
)
CALL = Call(Method.CALL_FR, "pengguna", "rahasia", "127.0.0.1", NIK, source_ip="127.0.0.1")
Change = Callable[[FaceSituation], FaceSituation]


def resident(status: StatusPenduduk) -> Callable[[Nik], Penduduk]:
    return lambda nik: Penduduk(nik, status, {"FOTO": ""})


def right_call() -> FaceSituation:
    """A verification that nothing refuses."""
    rights = Rights(HAK_AKSES, frozenset({"CALL_FR"}), Dialect.JUKNIS, is_ip_optional=False)
    at = datetime(2026, 6, 1, 9, tzinfo=WIB)
    base = Situation(rights, CALL, at, 0, lambda _: True, Book(resident(StatusPenduduk.AKTIF)))
    return FaceSituation(base, True, 7.0, Place(Biometrik.FACE, "F"), Sample.READY, lambda _: 12.5)


def base(**changes: object) -> Change:
    return lambda f: replace(f, base=replace(f.base, **changes))  # type: ignore[arg-type]


def call(**changes: object) -> Change:
    return lambda f: base(call=msgspec.structs.replace(f.base.call, **changes))(f)  # type: ignore[arg-type]


def rights(**changes: object) -> Change:
    return lambda f: base(rights=f.base.rights and replace(f.base.rights, **changes))(f)  # type: ignore[arg-type]


def hak_akses(**changes: object) -> Change:
    return lambda f: rights(hak_akses=replace(f.base.hak_akses, **changes))(f)  # type: ignore[arg-type]


def face(**changes: object) -> Change:
    return lambda f: replace(f, **changes)  # type: ignore[arg-type]


# One row of FACE_REFUSALS each, in its order: the code, and a change that makes this row apply and no earlier one.
ROWS: tuple[tuple[int, Change], ...] = (
    (5001, base(rights=None)),
    (0, hak_akses(network=False)),
    (5004, call(is_readable=False)),
    (5006, face(is_deciphered=False)),
    (5004, call(ip_user=" ")),
    (5001, call(user_id="lain")),
    (9002, call(password="salah")),
    (5001, hak_akses(instansi_active=False)),
    (5003, call(ip_user="192.0.2.1")),
    (5000, hak_akses(hours=(time(10), time(11)))),
    (5002, base(spent=200)),
    (5001, rights(methods=frozenset())),
    (5004, face(sample=Sample.ABSENT)),
    (5005, face(threshold=None)),
    (6006, call(nik="123")),
    (6015, face(sample=Sample.UNPROCESSABLE)),
    (6020, base(register=Book(lambda _: None))),
    (6019, face(compare=lambda _: 6.9)),
)


@pytest.mark.parametrize(("row", "number", "change"), [(row, *each) for row, each in enumerate(ROWS)])
def test_each_row_refuses_alone(row: int, number: int, change: Change) -> None:
    situation = change(right_call())
    applying = next(index for index, refusal in enumerate(FACE_REFUSALS) if refusal.applies(situation))
    assert applying == row
    assert FACE_REFUSALS[row].code.number == number
    assert decide_face(change(right_call())).number == number


def test_every_row_has_its_case() -> None:
    assert [refusal.code.number for refusal in FACE_REFUSALS] == [number for number, _ in ROWS]


@pytest.mark.parametrize(("earlier", "later"), list(combinations(range(len(ROWS)), 2)))
def test_of_two_refusals_the_earlier_row_wins(earlier: int, later: int) -> None:
    # What has no rights left has nothing else to change.
    first, second = ROWS[earlier][1], ROWS[later][1]
    situation = right_call()
    for change in (second, first):
        situation = change(situation)
    assert decide_face(situation) is FACE_REFUSALS[earlier].code


def test_a_match_has_its_score() -> None:
    situation = right_call()
    assert decide_face(situation) is BIOMETRIK_SESUAI
    assert situation.score == 12.5


def test_a_mismatch_has_its_score_too() -> None:
    situation = face(compare=lambda _: 6.999)(right_call())
    assert decide_face(situation).number == 6019
    assert situation.score == 6.999


def test_the_threshold_itself_is_enough() -> None:
    assert decide_face(face(threshold=12.5)(right_call())) is BIOMETRIK_SESUAI


@pytest.mark.parametrize("status", [status for status in StatusPenduduk if status is not StatusPenduduk.AKTIF])
def test_whoever_is_not_active_is_not_found_and_not_compared(status: StatusPenduduk) -> None:
    def compare(_: Penduduk) -> float:
        raise AssertionError

    situation = face(compare=compare)(base(register=Book(resident(status)))(right_call()))
    assert decide_face(situation).number == 6020


@pytest.mark.parametrize(
    ("change", "number"),
    [
        (call(nik=""), 5004),
        (call(nik=None), 5004),
        (call(user_id=""), 5004),
        (call(password=None), 5004),
        (call(ip_user="x"), 5003),
        (hak_akses(user_active=False), 5001),
        (hak_akses(cooperation=False), 5001),
        (hak_akses(withdrawn=True), 5001),
        (base(at=datetime(2027, 1, 1, tzinfo=WIB)), 5001),
        (base(at=datetime(2026, 12, 31, 23, tzinfo=WIB) + timedelta(minutes=59)), 6018),
        (face(place=None), 5004),
        (face(sample=Sample.MALFORMED), 6006),
        (call(nik=f" {NIK} "), 6018),
        (call(user_id=" pengguna "), 6018),
        (rights(is_ip_optional=True), 6018),
    ],
)
def test_what_else_leads_to_a_code(change: Change, number: int) -> None:
    assert decide_face(change(right_call())).number == number


def test_an_ip_that_is_optional_may_be_left_out() -> None:
    assert decide_face(call(ip_user=None)(rights(is_ip_optional=True)(right_call()))) is BIOMETRIK_SESUAI


def test_the_source_counts_where_it_is_checked() -> None:
    assert decide_face(call(source_ip="192.0.2.1")(hak_akses(check_source=True)(right_call()))).number == 5003


def test_the_busy_engine_is_never_decided_but_a_fault_may_say_so() -> None:
    decided = {refusal.code for refusal in FACE_REFUSALS} | {BIOMETRIK_SESUAI}
    assert {code.number for code in set(FACE_CODES) - decided} == {6012, 6014}
