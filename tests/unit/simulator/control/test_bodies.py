from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.control.bodies import (
    SwitchFault,
    check_aplikasi,
    check_charged,
    check_fault,
    parse_duration,
    parse_hours,
    parse_moment,
)
from simulator.control.errors import ControlError
from simulator.domain.kuota import WIB
from simulator.network.fault import PARAMETERS, FaultKind, Setting
from simulator.poc.session import AplikasiTerdaftar

MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2999, 12, 31))  # noqa: DTZ001


def refused(ask: Callable[[], object]) -> ControlError:
    """The refusal that `ask` ends in."""
    with pytest.raises(ControlError) as caught:
        ask()
    error = caught.value
    assert (error.status, error.code) == (400, "invalid")
    assert error.hint
    return error


@given(MOMENTS)
def test_a_time_without_offset_is_wib(moment: datetime) -> None:
    assert parse_moment(moment.isoformat(), "now") == moment.replace(tzinfo=WIB)


@given(MOMENTS, st.sampled_from(["Z", "+00:00"]))
def test_a_time_with_an_offset_is_what_it_says(moment: datetime, offset: str) -> None:
    assert parse_moment(moment.isoformat() + offset, "now") == moment.replace(tzinfo=UTC)


def test_a_day_is_its_first_moment() -> None:
    assert parse_moment("2026-06-01", "now") == datetime(2026, 6, 1, tzinfo=WIB)


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_refused_by_its_field(text: str) -> None:
    try:
        moment = parse_moment(text, "clock")
    except ControlError:
        assert refused(lambda: parse_moment(text, "clock")).field == "clock"
    else:
        assert 2000 <= moment.year <= 2999


def test_the_year_is_that_of_wib_whatever_the_offset() -> None:
    assert parse_moment("1999-12-31T17:00:00Z", "now") == datetime(2000, 1, 1, tzinfo=WIB)
    assert parse_moment("3000-01-01T06:00:00+14:00", "now").year == 2999


@pytest.mark.parametrize(
    "text",
    [
        "2999-12-31T23:59:59-12:00",
        "2999-12-31T17:00:00Z",
        "2000-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00+14:00",
        "",
        "besok",
        "2026-13-01",
        "2026-06-01T25:00",
        "1999-12-31",
        "3000-01-01",
        "0001-01-01",
        "9999-12-31T23:59",
    ],
)
def test_what_a_clock_cannot_show_is_refused(text: str) -> None:
    assert refused(lambda: parse_moment(text, "now")).field == "now"


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("PT15H", timedelta(hours=15)),
        ("P1D", timedelta(days=1)),
        ("P1DT2H3M4S", timedelta(days=1, hours=2, minutes=3, seconds=4)),
        ("P2W", timedelta(weeks=2)),
        ("PT0.5S", timedelta(seconds=0.5)),
    ],
)
def test_a_duration_is_iso(text: str, duration: timedelta) -> None:
    assert parse_duration(text, "by") == duration


@pytest.mark.parametrize(
    "text", ["", "15", "15 jam", "PT", "-PT1H", "PT0S", "P1Y", "P1M", "P0W", "P1W1D", "P99999999999D"]
)
def test_a_duration_that_does_not_go_forward_is_refused(text: str) -> None:
    assert refused(lambda: parse_duration(text, "by")).field == "by"


def test_hours_are_two_times_of_wib() -> None:
    assert parse_hours(("07:00", "17:30:15")) == (time(7), time(17, 30, 15))
    assert parse_hours(("22:00", "05:00")) == (time(22), time(5))


@pytest.mark.parametrize(
    "hours",
    [("07:00", "7 sore"), ("", ""), ("07:00", "07:00"), ("07:00+07:00", "17:00"), ("07:00", "17:00Z"), ("25:00", "1")],
)
def test_what_are_no_two_hours_is_refused(hours: tuple[str, str]) -> None:
    assert refused(lambda: parse_hours(hours)).field == "hours"


def test_what_costs_a_hit_is_a_code_of_the_table() -> None:
    assert check_charged(set()) == frozenset()
    assert check_charged({"01", "07"}) == {"01", "07"}
    for code in ("1", "99", "--", ""):
        with pytest.raises(ControlError) as caught:
            check_charged({"01", code})
        assert caught.value.field == "charged"


def test_an_application_declares_elements_that_exist() -> None:
    check_aplikasi(AplikasiTerdaftar("Lapor", ("NIK", "NAMA_LGKP")))
    error = refused(lambda: check_aplikasi(AplikasiTerdaftar("Lapor", ("NIK", "NAMA"))))
    assert error.field == "aplikasi.elemen"
    assert "'NAMA'" in error.message


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FaultKind.CODE, "05"),
        (FaultKind.CODE, "99"),
        (FaultKind.DELAY, 0),
        (FaultKind.DELAY, 600_000),
        (FaultKind.HTTP_STATUS, 200),
        (FaultKind.HTTP_STATUS, 599),
        (FaultKind.MALFORMED, ""),
        (FaultKind.HANG, 600_000),
        (FaultKind.TRUNCATE, 0),
        (FaultKind.DRIBBLE, 1),
        (FaultKind.BANDWIDTH, 1_000_000),
        (FaultKind.ALTER, {"NO_RT": "3", "AGAMA": None}),
    ],
)
def test_a_fault_takes_its_own_parameter(kind: FaultKind, value: Setting) -> None:
    parameter = PARAMETERS[kind]
    assert parameter is not None
    params: dict[str, Setting] = {parameter.name: value}
    assert check_fault(SwitchFault(kind, params=params)) == params


def test_a_malformed_body_has_a_default() -> None:
    parameter = PARAMETERS[FaultKind.MALFORMED]
    assert parameter is not None
    assert check_fault(SwitchFault(FaultKind.MALFORMED)) == {"body": parameter.default}


@pytest.mark.parametrize("kind", [kind for kind in FaultKind if PARAMETERS[kind]])
def test_the_kind_alone_is_required(kind: FaultKind) -> None:
    parameter = PARAMETERS[kind]
    assert parameter is not None
    assert check_fault(SwitchFault(kind)) == {parameter.name: parameter.default}


def test_a_reset_has_no_parameter() -> None:
    assert check_fault(SwitchFault(FaultKind.RESET)) == {}


@pytest.mark.parametrize(
    ("kind", "params", "field"),
    [
        (FaultKind.CODE, {"code": "01"}, "params.code"),
        (FaultKind.CODE, {"code": "5"}, "params.code"),
        (FaultKind.CODE, {"code": "005"}, "params.code"),
        (FaultKind.CODE, {"code": "٠٥"}, "params.code"),
        (FaultKind.CODE, {"code": 5}, "params.code"),
        (FaultKind.CODE, {"code": "05", "ms": 1}, "params.ms"),
        (FaultKind.DELAY, {"ms": -1}, "params.ms"),
        (FaultKind.DELAY, {"ms": 600_001}, "params.ms"),
        (FaultKind.DELAY, {"ms": "1"}, "params.ms"),
        (FaultKind.DELAY, {"ms": True}, "params.ms"),
        (FaultKind.HTTP_STATUS, {"status": 100}, "params.status"),
        (FaultKind.HTTP_STATUS, {"status": 600}, "params.status"),
        (FaultKind.MALFORMED, {"body": 1}, "params.body"),
        (FaultKind.MALFORMED, {"isi": "x"}, "params.isi"),
        (FaultKind.RESET, {"ms": 1}, "params.ms"),
        (FaultKind.TRUNCATE, {"bytes": -1}, "params.bytes"),
        (FaultKind.DRIBBLE, {"bytes_per_second": 0}, "params.bytes_per_second"),
        (FaultKind.BANDWIDTH, {"bits_per_second": 0}, "params.bits_per_second"),
        (FaultKind.BANDWIDTH, {"bits_per_second": "1 Mbps"}, "params.bits_per_second"),
        (FaultKind.ALTER, {"elemen": "NIK"}, "params.elemen"),
    ],
)
def test_a_wrong_parameter_is_named(kind: FaultKind, params: dict[str, Setting], field: str) -> None:
    assert refused(lambda: check_fault(SwitchFault(kind, params=params))).field == field


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "gempa"},
        {"door": "jendela"},
        {"method": "call_nik"},
        {"method": "GET_NIK"},
        {"count": 0},
        {"probability": 0},
        {"probability": 1.1},
    ],
)
def test_a_fault_that_could_never_strike_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError, match=next(iter(changes))):
        msgspec.convert({"kind": "code", **changes}, SwitchFault)
