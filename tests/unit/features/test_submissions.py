"""Does a step find the submissions that it names?"""

from types import SimpleNamespace
from typing import cast

import pytest

from conformance.scenario.scene import Scene
from conformance.scenario.steps.tuntutan import submissions


def scene_with(count: int) -> Scene:
    return cast(Scene, SimpleNamespace(evidence=SimpleNamespace(submissions=[object()] * count)))


@pytest.mark.parametrize(
    ("which", "count", "found"),
    [
        ("permohonan itu", 1, [0]),
        ("permohonan pertama", 3, [0]),
        ("permohonan kedua", 3, [1]),
        ("permohonan pertama dan ketiga", 4, [0, 2]),
        ("permohonan kedua dan keempat", 4, [1, 3]),
        ("permohonan terakhir", 3, [2]),
        ("setiap permohonan", 3, [0, 1, 2]),
    ],
)
def test_words_name_submissions(which: str, count: int, found: list[int]) -> None:
    assert list(submissions(scene_with(count), which)) == found


@pytest.mark.parametrize(
    ("which", "count"),
    [
        ("permohonan itu", 2),
        ("permohonan itu", 0),
        ("permohonan pertama", 0),
        ("permohonan kedua", 1),
        ("permohonan kedua dan keempat", 3),
        ("permohonan terakhir", 0),
        ("setiap permohonan", 0),
    ],
)
def test_words_for_what_is_not_there_are_a_fault_of_the_suite(which: str, count: int) -> None:
    with pytest.raises(LookupError, match=which):
        submissions(scene_with(count), which)
