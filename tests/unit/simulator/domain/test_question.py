from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.call import Call, Method
from simulator.domain.decision import decide
from simulator.domain.dialect import Dialect
from simulator.domain.hak_akses import HakAkses
from simulator.domain.kuota import WIB
from simulator.domain.nik import Nik
from simulator.domain.penduduk import Penduduk, StatusPenduduk, Value
from simulator.domain.question import MAX_RESULTS
from simulator.domain.situation import Rights, Situation
from tests.helpers.book import Book

AKTIF, MENINGGAL, GANDA = StatusPenduduk.AKTIF, StatusPenduduk.MENINGGAL, StatusPenduduk.GANDA
KK = "3303051708159901"
BORN = date(1990, 8, 17)
ELEMEN: dict[str, Value] = {
    "NAMA_LGKP": "CONTOH WARGA",
    "JENIS_KLMIN": "Laki-Laki",
    "TGL_LHR": BORN.isoformat(),
    "NO_PROP": 33,
    "NO_KAB": 3,
    "KAB_NAME": "PURBALINGGA",
    "AGAMA": "ISLAM",
    "FOTO": "x",
}
COMBINATION = {"TGL_LHR": "17-08-1990", "NO_PROP": "33", "NO_KAB": "3"}
HAK_AKSES = HakAkses("u", "p", frozenset({"127.0.0.1"}), date(2026, 1, 1), date(2026, 12, 31), None)
GRANT = frozenset(ELEMEN) - {"AGAMA"} | {"NIK"}


def resident(serial: int, status: StatusPenduduk = AKTIF, **changes: Value) -> Penduduk:
    nik = Nik(f"330305170890{serial}")
    return Penduduk(nik, status, ELEMEN | {"NIK": int(nik.text)} | changes)


def situation(
    method: Method, elemen: dict[str, str], *residents: Penduduk, nik: str | None = None, threshold: str | None = None
) -> Situation:
    """A call that only its parameters can spoil; the register holds `residents`, on one card and of one day."""
    rights = Rights(HAK_AKSES, frozenset(Method), Dialect.JUKNIS, is_ip_optional=False, elemen=GRANT)
    book = Book(
        lambda nik: next((one for one in residents if one.nik == nik), None),
        lambda kk: residents if kk.text == KK else (),
        lambda born, kabupaten: residents if (born, kabupaten) == (BORN, "3303") else (),
    )
    call = Call(method, "u", "p", "127.0.0.1", nik, threshold, elemen, "127.0.0.1")
    return Situation(rights, call, datetime(2026, 6, 1, 9, tzinfo=WIB), 0, lambda code: code == "330305", book)


def family(*residents: Penduduk, kk: str = KK) -> Situation:
    return situation(Method.CALL_KK, {"NO_KK": kk}, *residents)


def search(*residents: Penduduk, threshold: str | None = None, nik: str | None = None, **elemen: str) -> Situation:
    return situation(Method.CALL_COMBINATION, COMBINATION | elemen, *residents, threshold=threshold, nik=nik)


def serials(asked: Situation) -> list[int]:
    assert decide(asked).code == "01"
    return [one.nik.serial for one in asked.found]


def test_a_family_card_is_answered_in_its_order_without_those_whom_the_nik_refuses() -> None:
    asked = family(resident(9003), resident(9001, MENINGGAL), resident(9002))
    assert serials(asked) == [9003, 9002]
    assert asked.total == 2


@pytest.mark.parametrize("ask", [family, search])
def test_where_nobody_may_be_shown_the_first_one_speaks(ask: Callable[..., Situation]) -> None:
    assert decide(ask(resident(9002, MENINGGAL), resident(9001, GANDA))).code in {"11", "12"}
    assert decide(ask()).code == "13"


@pytest.mark.parametrize("blank", ["", "  ", None])
def test_a_family_is_asked_for_by_its_number(blank: str | None) -> None:
    elemen = {} if blank is None else {"NO_KK": blank}
    assert decide(situation(Method.CALL_KK, elemen, resident(9001))).code == "07"


@pytest.mark.parametrize("kk", ["1", KK + "1", "A" * 16, "3303051713159901", KK[:12] + "0000", "9903051708159901"])
def test_a_number_that_no_card_can_have_is_not_in_format(kk: str) -> None:
    assert decide(family(resident(9001), kk=kk)).code == "15"


def test_outer_blanks_of_a_nomor_kk_are_forgiven() -> None:
    assert serials(family(resident(9001), kk=f" {KK}\n")) == [9001]


@pytest.mark.parametrize("missing", ["TGL_LHR", "NO_PROP", "NO_KAB"])
def test_a_combination_names_a_birth_date_and_a_kabupaten(missing: str) -> None:
    elemen = {name: text for name, text in COMBINATION.items() if name != missing}
    assert decide(situation(Method.CALL_COMBINATION, elemen, resident(9001))).code == "07"


def test_a_kabupaten_can_be_named() -> None:
    born = {"TGL_LHR": "17-08-1990"}
    for name, code in {" purbalingga ": "01", "ATLANTIS": "07"}.items():
        asked = situation(Method.CALL_COMBINATION, born | {"KAB_NAME": name}, resident(9001))
        assert decide(asked).code == code


@pytest.mark.parametrize(
    ("elemen", "code"),
    [
        ({"TGL_LHR": "1990-08-17"}, "07"),
        ({"TGL_LHR": "31-02-1990"}, "07"),
        ({"TGL_LHR": "00-00-0000"}, "07"),
        ({"NO_PROP": "033", "NO_KAB": "003"}, "01"),
        ({"NO_KAB": "100"}, "07"),
        ({"NO_KAB": "tiga"}, "07"),
        ({"NO_KAB": "4"}, "13"),
        ({"AGAMA": "ISLAM"}, "07"),
        ({"FOTO": "x"}, "07"),
        ({"AGAMA": " ", "NAMA_LGKP": ""}, "01"),
        ({"NAMA_LGKP": "contoh warga "}, "01"),
        ({"NAMA_LGKP": "CONTOH WARGI"}, "13"),
        ({"JENIS_KLMIN": "LAKI-LAKI"}, "01"),
        ({"JENIS_KLMIN": "Perempuan"}, "13"),
    ],
)
def test_what_a_combination_may_say_and_how_it_is_compared(elemen: dict[str, str], code: str) -> None:
    assert decide(search(resident(9001), **elemen)).code == code


def test_what_a_search_needs_is_asked_whether_granted_or_not() -> None:
    asked = search(resident(9001))
    assert asked.rights is not None
    assert decide(replace(asked, rights=replace(asked.rights, elemen=frozenset({"NIK"})))).code == "01"


def test_a_lenient_session_takes_an_iso_date_in_a_search() -> None:
    asked = search(resident(9001), TGL_LHR="1990-08-17")
    assert asked.rights is not None
    lenient = replace(asked.rights, hak_akses=replace(HAK_AKSES, lenient=True))
    assert decide(replace(asked, rights=lenient)).code == "01"


@pytest.mark.parametrize(("threshold", "code"), [(None, "13"), ("90", "01"), ("0", "07"), ("x", "07")])
def test_a_threshold_lets_names_be_alike(threshold: str | None, code: str) -> None:
    assert decide(search(resident(9001), threshold=threshold, NAMA_LGKP="CONTOH WARGI")).code == code


def test_a_nik_narrows_a_search() -> None:
    assert serials(search(resident(9001), resident(9002), nik="3303051708909002")) == [9002]


def test_results_stand_in_the_order_of_their_nik_and_are_cut_at_the_bound() -> None:
    many = [resident(9001 + n) for n in range(MAX_RESULTS + 5)]
    asked = search(*reversed(many))
    assert serials(asked) == [9001 + n for n in range(MAX_RESULTS)]
    assert asked.total == MAX_RESULTS + 5
    assert len(serials(search(*many[:MAX_RESULTS]))) == MAX_RESULTS


ODD = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["0" * 5_000, "9" * 5_000, "\u0663\u0663", "\u00b2", "-3", "3.0", "1e1", "\x00", "0003", "+3", "٣"]
    ),
    st.integers(-5, 200).map(str),
)


@given(st.sampled_from([Method.CALL_KK, Method.CALL_COMBINATION]), st.data())
def test_whatever_is_sent_is_decided(method: Method, data: st.DataObject) -> None:
    right = COMBINATION | {"NO_KK": KK}
    names = [*right, "KAB_NAME", "NAMA_LGKP", "FOTO"]
    elemen = right | data.draw(st.dictionaries(st.sampled_from(names), ODD, max_size=3))
    asked = situation(
        method, elemen, resident(9001), nik=data.draw(st.none() | ODD), threshold=data.draw(st.none() | ODD)
    )
    assert decide(asked).code in {"01", "07", "13", "15"}
