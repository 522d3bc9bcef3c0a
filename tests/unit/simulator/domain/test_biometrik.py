import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.biometrik import (
    HIGHEST_SCORE,
    POSITIONS,
    Biometrik,
    Place,
    likeness,
    parse_place,
    parse_score_threshold,
    template_likeness,
    to_score,
)

SERIES = st.lists(st.floats(-255, 255).map(lambda value: round(value, 3)), min_size=4, max_size=48)


@pytest.mark.parametrize(
    ("kind", "position", "place"),
    [
        ("Face", "F", Place(Biometrik.FACE, "F")),
        (" face ", "f", Place(Biometrik.FACE, "F")),
        ("", "", Place(Biometrik.FACE, "F")),
        ("Face", "1", None),
        ("Finger", "1", Place(Biometrik.FINGER, "1")),
        ("FINGER", "10", Place(Biometrik.FINGER, "10")),
        ("Finger", "11", None),
        ("Finger", "0", None),
        ("Finger", "", None),
        ("Iris", "l", Place(Biometrik.IRIS, "L")),
        ("Iris", "F", None),
        ("Voice", "F", None),
    ],
)
def test_a_part_of_the_body_is_named_by_type_and_position(kind: str, position: str, place: Place | None) -> None:
    assert parse_place(kind, position) == place


def test_there_are_ten_fingers_two_eyes_and_one_face() -> None:
    assert {kind: len(positions) for kind, positions in POSITIONS.items()} == {
        Biometrik.FACE: 1,
        Biometrik.FINGER: 10,
        Biometrik.IRIS: 2,
    }


@pytest.mark.parametrize(
    ("text", "threshold"),
    [
        ("1", 1.0),
        ("20", 20.0),
        (" 9.5 ", 9.5),
        ("20.0", 20.0),
        ("0.999", None),
        ("20.001", None),
        ("0", None),
        ("-5", None),
        ("100", None),
        ("", None),
        (None, None),
        ("nan", None),
        ("1e1", None),
        ("1_0", None),
        ("٩", None),
        ("lima", None),
    ],
)
def test_a_threshold_is_a_number_from_1_to_20(text: str | None, threshold: float | None) -> None:
    assert parse_score_threshold(text) == threshold


@given(SERIES)
def test_a_series_is_like_itself_also_brighter_and_with_more_contrast(series: list[float]) -> None:
    if max(series) - min(series) < 1:
        return
    assert likeness(series, series) == pytest.approx(1)
    assert likeness(series, [2 * value + 7 for value in series]) == pytest.approx(1)
    assert likeness(series, [-value for value in series]) == pytest.approx(-1)


@given(SERIES, st.data())
def test_likeness_is_mutual_and_within_its_bounds(series: list[float], data: st.DataObject) -> None:
    other = data.draw(st.lists(st.floats(-255, 255), min_size=len(series), max_size=len(series)))
    assert -1 <= likeness(series, other) <= 1
    assert likeness(series, other) == pytest.approx(likeness(other, series))


def test_what_does_not_vary_is_like_nothing() -> None:
    assert likeness([5.0] * 4, [1.0, 2.0, 3.0, 4.0]) == 0


@given(st.binary(min_size=48, max_size=48), st.integers(0, 384))
def test_templates_are_as_alike_as_their_bits(template: bytes, flipped: int) -> None:
    other = (int.from_bytes(template, "big") ^ (2**flipped - 1)).to_bytes(48, "big")
    assert template_likeness(template, other) == pytest.approx(1 - 2 * flipped / 384)


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_who_is_more_alike_never_scores_less(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= to_score(low) <= to_score(high) <= HIGHEST_SCORE


def test_the_scale_is_the_one_that_is_documented() -> None:
    assert (to_score(1), to_score(0), to_score(-1)) == (20, 0, 0)
    assert to_score(0.905) >= 9
    assert to_score(0.84) < 5
