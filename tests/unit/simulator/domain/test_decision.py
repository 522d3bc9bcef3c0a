from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import combinations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.call import Call, Method
from simulator.domain.decision import ADMISSION, REFUSALS, Refusal, admit, decide
from simulator.domain.dialect import Dialect
from simulator.domain.hak_akses import HakAkses
from simulator.domain.kuota import WIB
from simulator.domain.nik import Nik
from simulator.domain.penduduk import Penduduk, StatusPenduduk
from simulator.domain.response_code import (
    ALL_CODES,
    DITEMUKAN,
    FORMAT_IP_TIDAK_VALID,
    GAGAL_LOGIN,
    JARINGAN_DIPUTUS,
    Family,
    ResponseCode,
)
from simulator.domain.situation import OperatorStanding, Rights, Situation
from tests.helpers.book import Book

Change = Callable[[Situation], Situation]

NIK = "3303051708909001"
CALL = Call(
    Method.CALL_VERIFY_BY_ELEMEN, "pengguna", "rahasia", "127.0.0.1", NIK, "80", {"NAMA_LGKP": "CONTOH"}, "127.0.0.1"
)
HAK_AKSES = HakAkses(
    user_id="pengguna",
    password="rahasia",
    registered_ips=frozenset({"127.0.0.1"}),
    pks_from=date(2026, 1, 1),
    pks_until=date(2026, 12, 31),
    kuota=200,
)


def resident(status: StatusPenduduk) -> Callable[[Nik], Penduduk]:
    return lambda nik: Penduduk(nik, status, {})


def right_call(dialect: Dialect = Dialect.JUKNIS) -> Situation:
    """A call that nothing refuses."""
    methods = frozenset({"CALL_VERIFY_BY_ELEMEN", "CALL_NIK"})
    rights = Rights(HAK_AKSES, methods, dialect, is_ip_optional=dialect is Dialect.LAMA)
    at = datetime(2026, 6, 1, 9, tzinfo=WIB)
    return Situation(rights, CALL, at, 0, lambda _: True, Book(resident(StatusPenduduk.AKTIF)))


def call(**changes: object) -> Change:
    return lambda s: replace(s, call=msgspec.structs.replace(s.call, **changes))  # type: ignore[arg-type]


def hak_akses(**changes: object) -> Change:
    return lambda s: rights(hak_akses=replace(s.hak_akses, **changes))(s)  # type: ignore[arg-type]


def rights(**changes: object) -> Change:
    return lambda s: replace(s, rights=s.rights and replace(s.rights, **changes))  # type: ignore[arg-type]


def world(**changes: object) -> Change:
    return lambda s: replace(s, **changes)  # type: ignore[arg-type]


# One row of REFUSALS each, in its order: the code, and a change that makes this row apply and no earlier one.
ROWS: tuple[tuple[str, Change], ...] = (
    ("03", world(rights=None)),
    ("--", hak_akses(network=False)),
    ("07", call(is_readable=False)),
    ("09", call(user_id=None)),
    ("10", call(ip_user="x")),
    ("03", call(password="salah")),
    ("16", hak_akses(instansi_active=False)),
    ("16", hak_akses(cooperation=False)),
    ("16", hak_akses(withdrawn=True)),
    ("17", hak_akses(user_active=False)),
    ("04", hak_akses(registered_ips=frozenset({"127.0.0.2"}))),
    ("06", hak_akses(hours=(time(10), time(17)))),
    ("05", hak_akses(kuota=0)),
    ("07", rights(methods=frozenset())),
    ("07", call(threshold="0")),
    ("15", world(region_exists=lambda _: False)),
    ("13", world(register=Book(lambda _: None))),
    ("08", world(register=Book(resident(StatusPenduduk.TIDAK_DAPAT_DIPROSES)))),
    ("11", world(register=Book(resident(StatusPenduduk.MENINGGAL)))),
    ("12", world(register=Book(resident(StatusPenduduk.GANDA)))),
    ("14", world(register=Book(resident(StatusPenduduk.NON_AKTIF)))),
)
FIRST_OF_STATUS = 16
"""From this row on a resident has one status, so that no two rows can both apply."""


def first_refusal(situation: Situation) -> Refusal:
    """The row that decides."""
    return next(refusal for refusal in REFUSALS if refusal.applies(situation))


def applies(row: int, situation: Situation) -> bool:
    """Whether a row applies, the earlier ones set aside; the form of the NIK is looked at before the register."""
    if row >= FIRST_OF_STATUS:
        REFUSALS[FIRST_OF_STATUS - 1].applies(situation)
    return REFUSALS[row].applies(situation)


def test_a_right_call_is_answered_with_data() -> None:
    situation = right_call()
    assert decide(situation) is DITEMUKAN
    assert [one.nik for one in situation.found] == [Nik(NIK)]


def test_every_row_of_the_table_is_tested_in_its_order() -> None:
    assert [code for code, _ in ROWS] == [refusal.code.code for refusal in REFUSALS]


@pytest.mark.parametrize("row", range(len(ROWS)), ids=lambda row: f"{row}-{ROWS[row][0]}")
def test_each_row_applies_by_itself_and_gives_its_code(row: int) -> None:
    code, change = ROWS[row]
    situation = change(right_call())
    assert first_refusal(situation) is REFUSALS[row]
    assert decide(situation).code == code


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param(a, b, id=f"{ROWS[a][0]}-{ROWS[b][0]}-{a}-{b}")
        for a, b in combinations(range(len(ROWS)), 2)
        if a < FIRST_OF_STATUS
    ],
)
def test_of_two_rows_that_apply_the_earlier_wins(earlier: int, later: int) -> None:
    both = ROWS[later][1](right_call())
    assert applies(later, both)
    both = ROWS[earlier][1](both)
    # Without rights there is nothing that a later row could look at.
    assert both.rights is None or applies(later, both)
    assert first_refusal(both) is REFUSALS[earlier]
    assert decide(both) is REFUSALS[earlier].code


@given(st.sets(st.integers(0, FIRST_OF_STATUS - 1)), st.none() | st.integers(FIRST_OF_STATUS, len(ROWS) - 1))
def test_whatever_applies_the_earliest_row_decides(rows: set[int], status: int | None) -> None:
    applied = sorted(rows | ({status} if status is not None else set()))
    situation = right_call()
    for row in reversed(applied):
        situation = ROWS[row][1](situation)
    assert decide(situation) is (REFUSALS[applied[0]].code if applied else DITEMUKAN)


@pytest.mark.parametrize("row", range(len(ROWS)), ids=lambda row: f"{row}-{ROWS[row][0]}")
def test_who_comes_in_meets_the_rows_that_ask_nothing_yet(row: int) -> None:
    situation = ROWS[row][1](right_call())
    assert REFUSALS[: len(ADMISSION)] == ADMISSION
    assert admit(situation) is (REFUSALS[row].code if row < len(ADMISSION) else DITEMUKAN)
    assert situation.found == ()


TEXTS = st.none() | st.text(max_size=18) | st.sampled_from(["pengguna", "rahasia", "127.0.0.1", NIK, "80", " "])
CALLS = st.builds(
    Call,
    st.none() | st.sampled_from(Method),
    user_id=TEXTS,
    password=TEXTS,
    ip_user=TEXTS,
    nik=TEXTS,
    threshold=TEXTS,
    source_ip=st.sampled_from(["", "127.0.0.1", "x"]),
    is_readable=st.booleans(),
)
MOMENTS = st.datetimes(datetime(2025, 6, 1), datetime(2027, 6, 1), timezones=st.just(UTC))  # noqa: DTZ001
HOURS = st.none() | st.tuples(st.times(), st.times())


@given(CALLS, st.sampled_from(Dialect), st.sampled_from(StatusPenduduk), HOURS, st.booleans(), st.data())
def test_every_situation_is_decided(
    asked: Call,
    dialect: Dialect,
    status: StatusPenduduk,
    hours: tuple[time, time] | None,
    check_source: bool,
    data: st.DataObject,
) -> None:
    situation = replace(
        hak_akses(hours=hours, check_source=check_source)(right_call(dialect)),
        call=asked,
        at=data.draw(MOMENTS),
        spent=data.draw(st.integers(0, 300)),
        register=Book(lambda nik: data.draw(st.sampled_from([None, resident(status)(nik)]))),
    )
    code = decide(situation)
    assert code in (*ALL_CODES, JARINGAN_DIPUTUS)
    assert situation.found or code is not DITEMUKAN


@given(CALLS, st.sampled_from(StatusPenduduk))
def test_code_10_does_not_exist_in_lama(asked: Call, status: StatusPenduduk) -> None:
    situation = replace(right_call(Dialect.LAMA), call=asked, register=Book(resident(status)))
    assert decide(situation) is not FORMAT_IP_TIDAK_VALID


@pytest.mark.parametrize("text", ["x", "localhost", "127.0.0.256"])
def test_what_is_no_address_is_not_looked_at_in_lama(text: str) -> None:
    assert decide(call(ip_user=text)(right_call(Dialect.LAMA))) is DITEMUKAN
    assert decide(call(ip_user=text)(right_call(Dialect.BARU))) is FORMAT_IP_TIDAK_VALID


@pytest.mark.parametrize("dialect", list(Dialect))
def test_an_address_that_is_not_registered_is_refused_in_every_dialect(dialect: Dialect) -> None:
    assert decide(call(ip_user="127.0.0.2")(right_call(dialect))).code == "04"


@pytest.mark.parametrize("blank", [None, "", " ", "\t\n"])
@pytest.mark.parametrize("field", ["user_id", "password", "ip_user"])
def test_an_identity_that_is_absent_or_blank_is_empty(field: str, blank: str | None) -> None:
    assert decide(call(**{field: blank})(right_call())).code == "09"


@pytest.mark.parametrize("blank", [None, "", " "])
def test_the_address_may_be_left_out_where_the_agreement_says_so(blank: str | None) -> None:
    assert decide(rights(is_ip_optional=True)(call(ip_user=blank)(right_call()))) is DITEMUKAN


def test_an_optional_address_that_is_sent_is_checked() -> None:
    optional = rights(is_ip_optional=True)
    assert decide(optional(call(ip_user="x")(right_call()))) is FORMAT_IP_TIDAK_VALID
    assert decide(optional(call(ip_user="127.0.0.2")(right_call()))).code == "04"


@pytest.mark.parametrize("text", [" 127.0.0.1 ", "::ffff:0:1"])
def test_an_address_is_compared_in_its_one_form(text: str) -> None:
    change = hak_akses(registered_ips=frozenset({"127.0.0.1", "::ffff:0:1"}))
    assert decide(call(ip_user=text)(change(right_call()))) is DITEMUKAN


@pytest.mark.parametrize(("source", "expected"), [("127.0.0.1", "01"), ("127.0.0.9", "04"), ("", "04")])
def test_where_a_call_comes_from_counts_only_when_it_is_checked(source: str, expected: str) -> None:
    asked = call(source_ip=source)(right_call())
    assert decide(asked) is DITEMUKAN
    assert decide(hak_akses(check_source=True)(replace(asked))).code == expected


def test_a_checked_source_is_checked_where_the_field_is_ignored() -> None:
    asked = call(ip_user=None, source_ip="127.0.0.9")(right_call(Dialect.LAMA))
    assert decide(hak_akses(check_source=True)(asked)).code == "04"


@pytest.mark.parametrize(
    "changes",
    [{"user_id": "lain"}, {"password": "RAHASIA"}, {"password": "rahasia "}, {"user_id": "PENGGUNA"}],
)
def test_a_login_is_compared_letter_by_letter(changes: dict[str, object]) -> None:
    assert decide(call(**changes)(right_call())) is GAGAL_LOGIN


@pytest.mark.parametrize(
    "at", [datetime(2025, 12, 31, 23, 59, tzinfo=WIB), datetime(2026, 12, 31, 17, tzinfo=UTC)], ids=str
)
def test_outside_its_term_an_institution_is_not_active(at: datetime) -> None:
    situation = replace(right_call(), at=at)
    assert (decide(situation).code, first_refusal(situation).requirement) == ("16", "AKS-01")


@pytest.mark.parametrize(("spent", "expected"), [(199, "01"), (200, "05"), (201, "05")])
def test_the_last_permitted_hit_is_answered_and_the_next_refused(spent: int, expected: str) -> None:
    assert decide(replace(right_call(), spent=spent)).code == expected


def test_a_method_that_does_not_exist_or_is_not_granted_is_refused() -> None:
    for method in (None, Method.CALL_KK, Method.CALL_COMBINATION, Method.PORTAL):
        assert first_refusal(call(method=method)(right_call())).requirement == "AKS-09"


@pytest.mark.parametrize("nik", [None, "", "  "])
def test_a_call_without_nik_is_incomplete(nik: str | None) -> None:
    assert decide(call(nik=nik)(right_call())).code == "07"


@pytest.mark.parametrize(
    ("threshold", "expected"), [(None, "01"), ("", "01"), ("100", "01"), ("101", "07"), ("x", "07")]
)
def test_a_match_needs_a_threshold_that_can_be_read(threshold: str | None, expected: str) -> None:
    assert decide(call(threshold=threshold)(right_call())).code == expected


def test_the_data_method_has_no_threshold_to_misread() -> None:
    assert decide(call(method=Method.CALL_NIK, threshold="x")(right_call())) is DITEMUKAN


@pytest.mark.parametrize(
    "nik", ["1", NIK + "1", "A" * 16, NIK[:6] + "32" + NIK[8:], NIK[:12] + "0000", "3303 5170890901"]
)
def test_a_nik_that_cannot_be_one_is_not_in_format(nik: str) -> None:
    assert decide(call(nik=nik)(right_call())).code == "15"


def test_outer_blanks_of_a_nik_are_forgiven() -> None:
    assert decide(call(nik=f" {NIK}\n")(right_call())) is DITEMUKAN


@pytest.mark.parametrize("row", range(FIRST_OF_STATUS))
def test_the_register_is_not_asked_where_anything_earlier_refuses(row: int) -> None:
    def find(nik: Nik) -> Penduduk | None:
        raise AssertionError(nik)

    assert decide(ROWS[row][1](replace(right_call(), register=Book(find)))) is REFUSALS[row].code


@pytest.mark.parametrize("status", [None, *StatusPenduduk])
def test_the_register_is_asked_once(status: StatusPenduduk | None) -> None:
    asked: list[Nik] = []

    def find(nik: Nik) -> Penduduk | None:
        asked.append(nik)
        return resident(status)(nik) if status else None

    decide(replace(right_call(), register=Book(find)))
    assert asked == [Nik(NIK)]


def test_every_status_but_active_has_a_row() -> None:
    refused = {decide(world(register=Book(resident(status)))(right_call())) for status in StatusPenduduk}
    assert {row.code for row in refused} == {"01", "08", "11", "12", "14"}


def test_every_row_serves_a_requirement() -> None:
    assert all(refusal.requirement.partition("-")[0] in ("ADM", "AKS", "KOD", "SNK") for refusal in REFUSALS)


def reachable() -> set[ResponseCode]:
    return {refusal.code for refusal in REFUSALS} | {DITEMUKAN}


def test_every_code_of_the_table_can_be_reached() -> None:
    assert {row for row in reachable() if row.family is not Family.LINE} == set(ALL_CODES)


@pytest.mark.parametrize(
    ("is_proven", "is_active", "code"),
    [(True, True, "01"), (False, True, "03"), (False, False, "03"), (True, False, "17")],
)
def test_an_operator_is_let_in_by_what_the_dinas_knows_of_him(is_proven: bool, is_active: bool, code: str) -> None:
    asked = call(user_id="pengguna.01", password="punya operator")(right_call())
    assert admit(replace(asked, operator=OperatorStanding(is_proven, is_active))).code == code
    assert admit(replace(asked, operator=None)).code == "03"


def test_an_operator_shares_the_sanctions_of_his_institution() -> None:
    asked = replace(
        call(user_id="pengguna.01")(right_call()), operator=OperatorStanding(is_proven=True, is_active=True)
    )
    assert admit(hak_akses(user_active=False)(asked)).code == "17"
    assert admit(hak_akses(instansi_active=False)(asked)).code == "16"
