from dataclasses import replace
from datetime import date

import pytest

from simulator.domain.call import Method
from simulator.domain.dialect import Dialect
from simulator.domain.pks import (
    CONFIRMING_METHODS,
    KEY_OF_METHOD,
    BalikanMethod,
    DatumBalikan,
    IpUser,
    Key,
    PenggunaKind,
    Pks,
    Storage,
)

PKS = Pks(
    name="contoh-2026",
    title="Contoh",
    sim=True,
    note="",
    penyelenggara="Dinas Contoh",
    pengguna="Instansi Contoh",
    pengguna_kind=PenggunaKind.PERANGKAT_DAERAH,
    tujuan="verifikasi",
    dialect=Dialect.JUKNIS,
    dasar=(),
    norms=("PBG-J",),
    methods=(Method.CALL_VERIFY_BY_ELEMEN, Method.PORTAL),
    keys=(Key.NIK,),
    elemen=("NIK", "NAMA_LGKP"),
    kuota=200,
    kuota_after_poc=None,
    bandwidth_bps=1_000_000,
    ip_user=IpUser.REQUIRED,
    pks_from=date(2026, 1, 1),
    pks_until=date(2026, 12, 31),
    storage=Storage.FORBIDDEN,
    reader=True,
    balikan=DatumBalikan("NO_REGISTRASI", "Nomor registrasi", nik_named=True, methods=(BalikanMethod.WEB_SERVICE,)),
)


@pytest.mark.parametrize(
    ("method", "expected"),
    [("CALL_VERIFY_BY_ELEMEN", True), (Method.PORTAL, True), ("CALL_NIK", False), ("", False), ("portal ", False)],
)
def test_only_the_methods_of_the_agreement_are_granted(method: str, expected: bool) -> None:
    assert PKS.grants(method) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 6, 15), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_the_term_includes_its_first_and_last_day(day: date, expected: bool) -> None:
    assert PKS.is_in_force(day) is expected


def test_an_agreement_of_one_day_is_in_force_on_that_day() -> None:
    day = date(2026, 3, 1)
    assert replace(PKS, pks_from=day, pks_until=day).is_in_force(day)


def test_an_agreement_lists_no_application_unless_it_says_so() -> None:
    assert PKS.aplikasi == ()


def test_every_method_has_a_key() -> None:
    assert set(KEY_OF_METHOD) == set(Method)
    assert set(KEY_OF_METHOD.values()) == set(Key)


def test_no_confirming_method_shows_data() -> None:
    assert {Method.CALL_VERIFY_BY_ELEMEN, Method.CALL_FR} == CONFIRMING_METHODS


def test_dialects_are_written_as_agreements_write_them() -> None:
    assert [str(dialect) for dialect in Dialect] == ["juknis", "baru", "lama"]


def test_it_was_signed_on_its_day_else_on_the_first_of_its_term() -> None:
    assert PKS.signed_on == date(2026, 1, 1)
    assert replace(PKS, signed=date(2025, 12, 20)).signed_on == date(2025, 12, 20)
