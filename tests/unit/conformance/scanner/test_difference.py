"""Is a copy that no search can read told by what it depends on, and chance from a copy?"""

import hashlib
import hmac
import os
from collections.abc import Callable

from conformance.scanner.difference import Journey, Sign, Tally, suspicions

SHORT, LONG = b"JL. ABC", b"JL. " + b"XQZRTW" * 500
LONGER = len(LONG) - len(SHORT)
KEY = b"kunci aplikasi"


def journeys(stores: Callable[[bytes, int], dict[str, bytes]], rounds: int = 2) -> list[Journey]:
    """What `stores` makes of each text, in turn, added to what was there before."""
    now, told = Tally(), []
    for number in range(2 * rounds):
        text = (SHORT, LONG)[number % 2]
        before = Tally(now.sizes.copy(), now.cells.copy())
        for place, cell in stores(text, number).items():
            now.add(place, cell)
        told.append(Journey(text is LONG, now.since(before)))
    return told


def found(stores: Callable[[bytes, int], dict[str, bytes]]) -> dict[str, Sign]:
    return {each.place: each.sign for each in suspicions(journeys(stores), LONGER)}


def test_an_encrypted_copy_grows_with_what_it_holds() -> None:
    assert found(lambda text, _: {"t.sandi": os.urandom(12 + len(text) + 16)}) == {"t.sandi": Sign.GROWS}


def test_a_digest_with_a_key_is_the_same_each_time_and_another_for_another_text() -> None:
    assert found(lambda text, _: {"t.sidik": hmac.new(KEY, text, hashlib.sha256).digest()}) == {"t.sidik": Sign.DEPENDS}


def test_what_was_typed_is_the_same_whatever_the_dwh_told() -> None:
    assert found(lambda _text, _: {"t.sidik_nik": hashlib.sha256(b"nik").digest(), "t.hasil": b"diteruskan"}) == {}


def test_chance_numbers_and_times_are_no_copies() -> None:
    def stores(_text: bytes, number: int) -> dict[str, bytes]:
        return {
            "t.token": os.urandom(32),
            "t.nomor": b"LPR-2026-%06d" % number,
            "t.menit": b"2026-11-30T09:%02d" % (number // 2),
        }

    assert found(stores) == {}


def test_growth_that_comes_each_time_is_no_copy() -> None:
    assert found(lambda _text, number: {"app.log": b"permohonan selesai\n" * (200 + number)}) == {}


def test_one_journey_of_each_sort_proves_nothing() -> None:
    assert suspicions(journeys(lambda text, _: {"t.sandi": os.urandom(len(text))}, rounds=1), LONGER) == []
