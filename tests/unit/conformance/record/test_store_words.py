"""Is a place told without a password and without anybody's whole NIK, and does every form have its words?"""

import pytest

from conformance.record.store_words import ENDINGS, FORMS, say_place, told_place
from conformance.scanner.sqlite_pages import FREE, PAGE
from conformance.scanner.writings import Form


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("mysql://app:r4h@sia@127.0.0.1/app", "mysql://app@127.0.0.1/app"),
        ("mysql://app:ra/ha:sia@127.0.0.1/app", "mysql://app@127.0.0.1/app"),
        ("postgresql://app:rahasia@127.0.0.1:5432/app", "postgresql://app@127.0.0.1:5432/app"),
        ("redis://:rahasia@127.0.0.1", "redis://@127.0.0.1"),
        ("pemohon:3303015505559001", "pemohon:330301******9001"),
        ("ktp/3303015505559001.jpg!a", "ktp/330301******9001.jpg!a"),
    ],
)
def test_a_password_and_a_nik_do_not_stand_in_a_place(place: str, told: str) -> None:
    assert told_place(place) == told


@pytest.mark.parametrize(
    "place",
    [
        "app.sqlite: pasien.alamat",
        "redis://127.0.0.1:6379/0",
        "mysql://127.0.0.1:3306/app",
        "a@b/c:d",
        "log/20251122140501.log",
        "12345678901234567",
    ],
)
def test_any_other_place_stays_as_it_is(place: str) -> None:
    assert told_place(place) == place


def test_an_ending_is_said_in_words() -> None:
    assert say_place("a.sqlite#free") == ("a.sqlite (halaman bebas)", "a.sqlite (a free page)")
    assert say_place("a#b: t.k") == ("a#b: t.k", "a#b: t.k")


def test_the_scanner_writes_no_form_and_no_ending_without_words() -> None:
    assert set(FORMS) == {str(form) for form in Form}
    assert {FREE, PAGE} <= set(ENDINGS)
