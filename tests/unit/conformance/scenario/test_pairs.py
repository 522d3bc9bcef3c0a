"""Do pairs come one to be served and one to be refused, whatever there is to type?"""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from conformance.scenario.pairs import submit_unlike_pairs
from conformance.scenario.scene import Scene

Typed = list[tuple[dict[str, Any], dict[str, str], str]]


class FakeScene:
    """What pairs need of a scene."""

    def __init__(self, typeable: list[str]) -> None:
        residents = iter(range(100))
        self.stage = SimpleNamespace(
            typeable=typeable,
            next_resident=lambda: {"name": f"penduduk-{next(residents)}"},
            personas=SimpleNamespace(with_code=lambda code: {"name": f"kode-{code}"}),
        )
        self.handed_in: list[tuple[Typed, bool]] = []

    def falsified(self, _persona: dict[str, Any], wrong: str) -> dict[str, str]:
        return {wrong: "KELIRU"} if wrong else {}

    def hand_in_some(self, typed: Typed, *, is_barred: bool) -> None:
        self.handed_in.append((typed, is_barred))


@pytest.mark.parametrize(
    ("typeable", "typed", "refused"),
    [(["NAMA_LGKP", "NIK"], {"NAMA_LGKP": "KELIRU"}, "penduduk-"), ([], {}, "kode-")],
)
def test_of_each_pair_the_second_is_to_be_refused(typeable: list[str], typed: dict[str, str], refused: str) -> None:
    scene = FakeScene(typeable)
    submit_unlike_pairs(cast(Scene, scene), ["13", "11"])
    assert [(len(pair), is_barred) for pair, is_barred in scene.handed_in] == [(2, True)] * 2
    for (served, other), _ in scene.handed_in:
        assert served[0]["name"].startswith("penduduk-")
        assert served[1:] == ({}, "")
        assert other[0]["name"].startswith(refused)
        assert other[1:] == (typed, next(iter(typed), ""))
