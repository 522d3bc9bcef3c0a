import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.call import FULL_THRESHOLD, Call, Method, parse_threshold


@given(st.integers(1, 100), st.sampled_from(["{}", " {} ", "{:02}", "{:03}", "\t{}\r\n"]))
def test_every_threshold_from_one_to_a_hundred_is_read(number: int, written: str) -> None:
    assert parse_threshold(written.format(number)) == number


@given(st.one_of(st.integers(max_value=0), st.integers(min_value=101)))
def test_a_number_outside_one_to_a_hundred_is_no_threshold(number: int) -> None:
    assert parse_threshold(str(number)) is None


@given(st.text())
def test_any_text_is_a_threshold_in_its_bounds_or_none(text: str) -> None:
    threshold = parse_threshold(text)
    assert threshold is None or 1 <= threshold <= 100
    assert threshold is not None or text.strip()


@pytest.mark.parametrize("text", [None, "", " ", "\n"])
def test_an_absent_threshold_asks_for_the_whole_name(text: str | None) -> None:
    assert parse_threshold(text) == FULL_THRESHOLD == 100


@pytest.mark.parametrize("text", ["80%", "80.0", "8O", "+80", "-1", "0", "0080", "1e1", "٨٠", "²", "1 0"])
def test_what_is_no_plain_number_is_no_threshold(text: str) -> None:
    assert parse_threshold(text) is None


def test_a_call_that_sends_nothing_has_nothing() -> None:
    call = Call(None)
    assert (call.user_id, call.password, call.ip_user, call.nik, call.threshold) == (None,) * 5
    assert (dict(call.elemen), call.source_ip, call.is_readable) == ({}, "", True)


def test_methods_are_written_as_agreements_write_them() -> None:
    names = "CALL_NIK CALL_VERIFY_BY_ELEMEN CALL_FR CALL_KK CALL_COMBINATION portal"
    assert [str(method) for method in Method] == names.split()
