from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from simulator.domain.elemen import ALL_ELEMEN, ELEMEN_BY_NAME
from simulator.domain.kesesuaian import SESUAI, TIDAK_SESUAI, compare, score
from simulator.domain.penduduk import Value

REGISTER: Mapping[str, Value] = {
    "NIK": 3303051708909001,
    "NO_KK": 3303051708159900,
    "NAMA_LGKP": "SRI LESTARI ",
    "TMPT_LHR": "PURBALINGGA",
    "TGL_LHR": "1990-08-17",
    "JENIS_KLMIN": "Perempuan",
    "ALAMAT": "JL. CONTOH NO 1",
    "NO_RT": 3,
    "NO_RW": None,
    "NO_KEC": 5,
    "KEC_NAME": "CONTOH",
}
NAMES = st.sampled_from([elemen.name for elemen in ALL_ELEMEN])
GRANTS = st.lists(NAMES, unique=True)
TEXTS = st.text(max_size=20)
BLANKS = st.text(st.sampled_from(" \t\r\n\u00a0\u3000"), max_size=4)
THRESHOLDS = st.integers(1, 100)
REGISTERS = st.dictionaries(
    st.sampled_from([e.name for e in ALL_ELEMEN if e.is_scored or e.kind.value == "text"]), st.none() | TEXTS
)


def one(name: str, text: str, *, threshold: int = 80, lenient: bool = False, value: Value = None) -> str:
    """What one element is answered with; `value` replaces what the register says."""
    register = REGISTER if value is None else {**REGISTER, name: value}
    return compare({name: text}, register, (name,), threshold, lenient=lenient)[name]


@given(st.dictionaries(NAMES, TEXTS), GRANTS, THRESHOLDS, st.booleans())
def test_exactly_the_granted_elements_are_answered_in_their_order(
    submitted: dict[str, str], granted: list[str], threshold: int, lenient: bool
) -> None:
    answer = compare(submitted, REGISTER, granted, threshold, lenient=lenient)
    assert list(answer) == granted


@given(st.dictionaries(NAMES, TEXTS), REGISTERS, GRANTS, THRESHOLDS)
def test_every_answer_is_one_of_the_two_words_with_a_score_where_one_belongs(
    submitted: dict[str, str], register: dict[str, Value], granted: list[str], threshold: int
) -> None:
    for name, text in compare(submitted, {**REGISTER, **register}, granted, threshold, lenient=False).items():
        word, _, points = text.partition(" (")
        assert word in (SESUAI, TIDAK_SESUAI)
        assert bool(points) is ELEMEN_BY_NAME[name].is_scored
        if points:
            assert points.endswith(")")
            assert 0 <= int(points[:-1]) <= 100
            assert (word == SESUAI) is (int(points[:-1]) >= threshold)


@given(NAMES, BLANKS, st.none() | BLANKS, THRESHOLDS, st.booleans())
def test_a_blank_never_agrees_even_with_a_blank(
    name: str, blank: str, registered: str | None, threshold: int, lenient: bool
) -> None:
    for submitted in ({}, {name: blank}):
        text = compare(submitted, {name: registered}, (name,), threshold, lenient=lenient)[name]
        assert text == (f"{TIDAK_SESUAI} (0)" if ELEMEN_BY_NAME[name].is_scored else TIDAK_SESUAI)


@given(NAMES, TEXTS, THRESHOLDS)
def test_what_the_register_does_not_hold_never_agrees(name: str, text: str, threshold: int) -> None:
    for register in ({}, {name: None}):
        answer = compare({name: text}, register, (name,), threshold, lenient=True)[name]
        assert answer.startswith(TIDAK_SESUAI)


@given(TEXTS, TEXTS, THRESHOLDS, THRESHOLDS)
def test_a_lower_threshold_never_takes_an_agreement_away(text: str, registered: str, one: int, other: int) -> None:
    low, high = sorted((one, other))
    answers = [
        compare({"ALAMAT": text}, {"ALAMAT": registered}, ("ALAMAT",), threshold, lenient=False)["ALAMAT"]
        for threshold in (low, high)
    ]
    assert answers[0].startswith(SESUAI) or answers[1].startswith(TIDAK_SESUAI)
    assert answers[0].partition("(")[2] == answers[1].partition("(")[2]


@given(TEXTS, TEXTS)
def test_a_score_is_a_percentage_and_the_same_both_ways(a: str, b: str) -> None:
    assert 0 <= score(a, b) == score(b, a) <= 100
    assert score(a, a) == 100


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd", "Zs"], max_codepoint=127), max_size=20), TEXTS)
def test_case_and_outer_blanks_do_not_move_a_score(a: str, b: str) -> None:
    assert score(f"  {a.lower()}\n", b) == score(a.upper(), b)


@given(st.integers(0, 30), st.integers(0, 30))
def test_a_score_is_rounded_down_from_the_exact_share(same: int, other: int) -> None:
    text, registered = "A" * same + "B" * other, "A" * same + "C" * other
    assert score(text, registered) == (100 * 2 * same // (2 * (same + other)) if same + other else 100)


@pytest.mark.parametrize(("a", "b", "points"), [("ABCDE", "AXXXX", 20), ("A" * 19, "A", 10), ("ADA", "TIM", 0)])
def test_a_share_without_a_remainder_loses_nothing(a: str, b: str, points: int) -> None:
    assert score(a, b) == points


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("sri lestari", "Sesuai (100)"),
        (" SRI LESTARI  ", "Sesuai (100)"),
        ("SRI LESTARY", "Sesuai (90)"),
        ("SRI", "Tidak Sesuai (42)"),
        ("XYZ", "Tidak Sesuai (0)"),
    ],
)
def test_a_name_is_scored(text: str, answer: str) -> None:
    assert one("NAMA_LGKP", text) == answer


@pytest.mark.parametrize(("threshold", "word"), [(89, SESUAI), (90, SESUAI), (91, TIDAK_SESUAI)])
def test_a_score_that_reaches_the_threshold_agrees(threshold: int, word: str) -> None:
    assert one("NAMA_LGKP", "SRI LESTARY", threshold=threshold) == f"{word} (90)"


@pytest.mark.parametrize(
    ("text", "contract", "lenient"),
    [
        ("17-08-1990", SESUAI, SESUAI),
        (" 17-08-1990 ", SESUAI, SESUAI),
        ("1990-08-17", TIDAK_SESUAI, SESUAI),
        ("16-08-1990", TIDAK_SESUAI, TIDAK_SESUAI),
        ("1990-17-08", TIDAK_SESUAI, TIDAK_SESUAI),
        ("08-17-1990", TIDAK_SESUAI, TIDAK_SESUAI),
        ("17/08/1990", TIDAK_SESUAI, TIDAK_SESUAI),
        ("17-8-1990", TIDAK_SESUAI, TIDAK_SESUAI),
        ("17-08-90", TIDAK_SESUAI, TIDAK_SESUAI),
        ("19900817", TIDAK_SESUAI, TIDAK_SESUAI),
        ("00-00-0000", TIDAK_SESUAI, TIDAK_SESUAI),
        ("0000-00-00", TIDAK_SESUAI, TIDAK_SESUAI),
        ("١٧-٠٨-١٩٩٠", TIDAK_SESUAI, TIDAK_SESUAI),
        ("17-08-1990-1", TIDAK_SESUAI, TIDAK_SESUAI),
        ("17 Agustus 1990", TIDAK_SESUAI, TIDAK_SESUAI),
    ],
)
def test_a_birth_date_is_asked_day_first(text: str, contract: str, lenient: str) -> None:
    assert one("TGL_LHR", text) == contract
    assert one("TGL_LHR", text, lenient=True) == lenient


@given(st.dates(), st.dates())
def test_dates_agree_exactly_when_they_are_the_same_day(asked: date, born: date) -> None:
    text = f"{asked:%d-%m-}{asked.year:04}"
    for lenient in (False, True):
        assert one("TGL_LHR", text, value=born.isoformat(), lenient=lenient) == (
            SESUAI if asked == born else TIDAK_SESUAI
        )
    assert one("TGL_LHR", asked.isoformat(), value=born.isoformat()) == TIDAK_SESUAI


@given(st.dictionaries(NAMES, TEXTS | st.dates().map(date.isoformat)), GRANTS, THRESHOLDS)
def test_leniency_adds_iso_dates_and_changes_nothing_else(
    submitted: dict[str, str], granted: list[str], threshold: int
) -> None:
    register: dict[str, Value] = {**REGISTER, **{name: submitted.get(name) for name in ("TGL_KWN",)}}
    if not _is_iso(str(register["TGL_KWN"])):
        register["TGL_KWN"] = None
    exact = compare(submitted, register, granted, threshold, lenient=False)
    lenient = compare(submitted, register, granted, threshold, lenient=True)
    for name in granted:
        if exact[name] != lenient[name]:
            assert (exact[name], lenient[name]) == (TIDAK_SESUAI, SESUAI)
            assert submitted[name] == register[name]
            assert _is_iso(submitted[name])


def _is_iso(text: str) -> bool:
    return len(text) == 10 and text[4] == text[7] == "-" and text.replace("-", "").isascii()


@given(st.integers(0, 9999), st.integers(0, 9999), st.integers(0, 6))
def test_region_codes_are_compared_as_numbers(asked: int, registered: int, padding: int) -> None:
    text = "0" * padding + str(asked)
    assert one("NO_KEC", text, value=registered) == (SESUAI if asked == registered else TIDAK_SESUAI)


@pytest.mark.parametrize("text", ["V", "5a", "-5", "+5", "5.0", "٥", "²", "0" * 17 + "5"])
def test_what_is_no_number_agrees_with_no_code(text: str) -> None:
    assert one("NO_KEC", text) == TIDAK_SESUAI


@pytest.mark.parametrize("text", ["000", "0", "3"])
def test_an_rw_that_is_not_registered_agrees_with_nothing(text: str) -> None:
    assert one("NO_RW", text) == TIDAK_SESUAI


@pytest.mark.parametrize("text", ["Perempuan", "PEREMPUAN", " perempuan "])
def test_sex_is_compared_without_regard_to_case(text: str) -> None:
    assert one("JENIS_KLMIN", text) == SESUAI


def test_a_nik_is_compared_digit_by_digit() -> None:
    assert one("NIK", "3303051708909001") == SESUAI
    assert one("NIK", "3303051708909002") == TIDAK_SESUAI
    assert one("NO_KK", "03303051708159900") == TIDAK_SESUAI


def test_text_without_a_score_agrees_wholly_or_not_at_all() -> None:
    assert one("KEC_NAME", "contoh") == SESUAI
    assert one("KEC_NAME", "CONTOHX", threshold=1) == TIDAK_SESUAI


@given(st.text(max_size=40), st.integers(1, 60))
def test_a_very_long_text_is_scored_as_any_other(text: str, times: int) -> None:
    long = ("CONTOH WARGA " * 10 * times).strip()
    one, other = text.strip().upper(), long.upper()
    length = len(one) + len(other)
    assert score(text, long) == score(long, text) == 100 * (length - Indel.distance(one, other)) // length
