from dataclasses import replace
from datetime import UTC, date, datetime, time
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.hak_akses import HakAkses, normalise_ip, normalise_ips
from simulator.domain.kuota import WIB

HAK_AKSES = HakAkses(
    user_id="pengguna",
    password="rahasia",
    registered_ips=frozenset({"127.0.0.1", "2001:db8::1"}),
    pks_from=date(2026, 1, 1),
    pks_until=date(2026, 12, 31),
    kuota=200,
)
TIMES = st.times(time(0), time(23, 59, 59))


def at(month: int, day: int, hour: int = 0) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=WIB)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2025, 12, 31, 23, 59, 59, tzinfo=WIB), False),
        (datetime(2026, 1, 1, tzinfo=WIB), True),
        (datetime(2025, 12, 31, 17, tzinfo=UTC), True),
        (datetime(2026, 12, 31, 23, 59, 59, tzinfo=WIB), True),
        (datetime(2026, 12, 31, 17, tzinfo=UTC), False),
    ],
)
def test_the_term_is_counted_in_days_of_wib(moment: datetime, expected: bool) -> None:
    assert HAK_AKSES.is_in_force(moment) is expected


def test_an_ended_cooperation_is_not_in_force_on_any_day() -> None:
    assert not replace(HAK_AKSES, cooperation=False).is_in_force(at(6, 1))


def test_without_permitted_hours_any_time_is_permitted() -> None:
    assert all(HAK_AKSES.is_permitted_hour(at(1, 1, hour)) for hour in range(24))


@pytest.mark.parametrize(
    ("start", "end", "clock", "expected"),
    [
        (7, 17, time(6, 59, 59), False),
        (7, 17, time(7), True),
        (7, 17, time(16, 59, 59), True),
        (7, 17, time(17), False),
        (22, 5, time(21, 59, 59), False),
        (22, 5, time(22), True),
        (22, 5, time(0), True),
        (22, 5, time(4, 59, 59), True),
        (22, 5, time(5), False),
    ],
)
def test_permitted_hours_include_their_start_and_not_their_end(
    start: int, end: int, clock: time, expected: bool
) -> None:
    hak_akses = replace(HAK_AKSES, hours=(time(start), time(end)))
    assert hak_akses.is_permitted_hour(datetime.combine(date(2026, 1, 1), clock, WIB)) is expected


@given(TIMES, TIMES, TIMES)
def test_hours_and_their_complement_share_no_moment(start: time, end: time, clock: time) -> None:
    moment = datetime.combine(date(2026, 6, 1), clock, WIB)
    inside = replace(HAK_AKSES, hours=(start, end)).is_permitted_hour(moment)
    outside = replace(HAK_AKSES, hours=(end, start)).is_permitted_hour(moment)
    assert inside is not outside or start == end


@given(TIMES)
def test_hours_are_those_of_wib(clock: time) -> None:
    hak_akses = replace(HAK_AKSES, hours=(time(7), time(17)))
    moment = datetime.combine(date(2026, 6, 1), clock, WIB)
    assert hak_akses.is_permitted_hour(moment.astimezone(UTC)) is (time(7) <= clock < time(17))


def test_only_named_addresses_are_registered() -> None:
    assert HAK_AKSES.is_registered("127.0.0.1")
    assert not HAK_AKSES.is_registered("127.0.0.2")
    assert not HAK_AKSES.is_registered("")


@given(st.ip_addresses(), st.sampled_from(["{}", " {}", "{}\n"]))
def test_every_address_has_one_text_form(address: IPv4Address | IPv6Address, written: str) -> None:
    assert normalise_ip(written.format(address)) == str(address)
    assert normalise_ip(address.exploded.upper()) == str(address)


@given(st.text(max_size=40))
def test_normalising_is_stable(text: str) -> None:
    address = normalise_ip(text)
    assert address is None or normalise_ip(address) == address


@pytest.mark.parametrize("text", ["", "x", "localhost", "127.0.0", "127.0.0.256", "127.0.0.1:80", "127.0.0.1/8", "1"])
def test_what_is_no_address_has_no_form(text: str) -> None:
    assert normalise_ip(text) is None


def test_addresses_are_normalised_together() -> None:
    assert normalise_ips(["127.0.0.1", "2001:DB8:0::1", " 127.0.0.1 "]) == HAK_AKSES.registered_ips
    assert normalise_ips([]) == frozenset()


def test_the_first_that_is_no_address_is_named() -> None:
    with pytest.raises(ValueError, match=r"^kantor$"):
        normalise_ips(["127.0.0.1", "kantor", "rumah"])
