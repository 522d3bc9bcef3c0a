"""Are moments, durations and numbers written as an Indonesian reader writes them?"""

import pytest

from conformance.report.formats import brief_moment, day, duration, elapsed, moment, number


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2025-11-22T14:05:00+07:00", "22 November 2025 pukul 14.05 WIB"),
        ("2025-05-01T00:00:59.5+08:00", "1 Mei 2025 pukul 00.00 WITA"),
        ("2025-08-17T10:00:00+09:00", "17 Agustus 2025 pukul 10.00 WIT"),
        ("2025-08-17T10:00:00+00:00", "17 Agustus 2025 pukul 10.00 +0000"),
        ("2025-08-17T10:00:00+05:30", "17 Agustus 2025 pukul 10.00 +0530"),
        ("2025-08-17T10:00:00", "17 Agustus 2025 pukul 10.00"),
        ("kemarin", "kemarin"),
        ("", ""),
    ],
)
def test_a_moment_has_its_month_in_words_and_its_zone(text: str, shown: str) -> None:
    assert moment(text) == shown


def test_a_brief_moment_has_day_first_and_seconds() -> None:
    assert brief_moment("2025-11-24T09:00:03+07:00") == "24-11-2025 09.00.03"
    assert brief_moment("?") == "?"


@pytest.mark.parametrize(
    ("milliseconds", "shown"),
    [
        (0.0, "0 ms"),
        (128.4, "128 ms"),
        (1000.0, "1,0 detik"),
        (1290.0, "1,3 detik"),
        (60000.0, "1 menit 0 detik"),
        (125000.0, "2 menit 5 detik"),
        (119999.0, "2 menit 0 detik"),
    ],
)
def test_a_duration_has_the_unit_that_fits(milliseconds: float, shown: str) -> None:
    assert duration(milliseconds) == shown


@pytest.mark.parametrize(
    ("started", "finished", "shown"),
    [
        ("2025-11-22T14:05:00+07:00", "2025-11-22T14:07:05+07:00", "2 menit 5 detik"),
        ("2025-11-22T14:05:00+07:00", "2025-11-22T07:05:01+00:00", "1,0 detik"),
        ("2025-11-22T14:05:00+07:00", "2025-11-22T14:05:01", ""),
        ("2025-11-22T14:05:00+07:00", "2025-11-22T14:04:00+07:00", ""),
        ("2025-11-22T14:05:00+07:00", "", ""),
    ],
)
def test_elapsed_time_is_told_only_where_both_ends_say_it(started: str, finished: str, shown: str) -> None:
    assert elapsed(started, finished) == shown


def test_thousands_are_set_apart_by_points() -> None:
    assert [number(value) for value in (0, 999, 1000, 1234567)] == ["0", "999", "1.000", "1.234.567"]


def test_a_day_is_written_out() -> None:
    assert (day("2026-01-02"), day("2026-01-02", "en"), day("?")) == ("2 Januari 2026", "2 January 2026", "?")


def test_an_english_reader_gets_points_colons_and_commas() -> None:
    assert moment("2025-05-01T00:00:59+08:00", "en") == "1 May 2025, 00:00 WITA"
    assert brief_moment("2025-11-24T09:00:03+07:00", "en") == "24-11-2025 09:00:03"
    assert [duration(each, "en") for each in (128.4, 1290.0, 125000.0)] == ["128 ms", "1.3 s", "2 min 5 s"]
    assert elapsed("2025-11-22T14:05:00+07:00", "2025-11-22T14:07:05+07:00", "en") == "2 min 5 s"
    assert number(1234567, "en") == "1,234,567"
