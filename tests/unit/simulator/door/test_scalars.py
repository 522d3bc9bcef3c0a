import pytest

from simulator.door.scalars import to_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("x", "x"),
        (7, "7"),
        (-7, "-7"),
        (7.0, "7"),
        (7.5, "7.5"),
        (True, ""),
        (None, ""),
        ([1], ""),
        ({}, ""),
        (3303051708909001.0, "3303051708909001"),
        (10**21, "1000000000000000000000"),
    ],
)
def test_a_scalar_is_what_a_person_would_have_typed(value: object, text: str) -> None:
    assert to_text(value) == text


@pytest.mark.parametrize("value", [10**20, -(10**20), 1e20, -1e300, float("inf"), float("nan")])
def test_a_number_beyond_the_limit_means_nothing(value: float) -> None:
    assert to_text(value, 10**20) == ""
    assert to_text(99, 10**20) == "99"
