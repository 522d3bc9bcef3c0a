"""Are residents found who fit, and is it said where there is none?"""

from collections.abc import Mapping
from typing import Any, cast

import pytest

from conformance.observe.control_api import SessionControl
from conformance.subject.applicant import WRONG_NAME
from conformance.subject.personas import Personas

NAMES = ("BUDI", "SITI RAHAYU")


class FakeSession:
    """Residents without end, every other one with two names; one persona besides."""

    def personas(self) -> list[dict[str, Any]]:
        return [self._resident(1, "warga-01", "01"), self._resident(2, "meninggal", "11")]

    def residents(self, after: int, limit: int) -> list[dict[str, Any]]:
        return [self._resident(after + place, f"penduduk-{after + place}", "01") for place in range(1, limit + 1)]

    def local_residents(self, wilayah: str, after: int, limit: int, code: str = "01") -> dict[str, Any]:
        """Of a hundred numbers every other one is somebody's; nobody is known of those of 11."""
        numbers = [number for number in range(after + 1, 101) if number % 2][:limit]
        people = [self._resident(number, f"lokal-{number}", code) for number in numbers]
        for one in people:
            one["nik"] = f"{wilayah}{one['nik'][4:]}"
            one["elemen"] = {} if code == "11" else {"NAMA_LGKP": f"NAMA {int(one['nik'][-2:]) % 7}"}
        return {"residents": people, "next": numbers[-1] if len(numbers) == limit and limit else 100, "last": 100}

    def _resident(self, number: int, name: str, code: str) -> dict[str, Any]:
        nik, full = f"33030155059{number % 100_000:05}", NAMES[number % 2]
        return {"name": name, "code": code, "nik": nik, "elemen": {"NAMA_LGKP": full}}


def has_two_names(persona: Mapping[str, Any]) -> bool:
    return " " in persona["elemen"]["NAMA_LGKP"]


def test_whoever_does_not_fit_is_passed_over() -> None:
    personas = Personas(cast(SessionControl, FakeSession()))
    found = [personas.next(has_two_names) for _ in range(3)]
    assert all(map(has_two_names, found))
    assert len({resident["nik"] for resident in found}) == 3


def test_it_is_said_where_nobody_fits() -> None:
    with pytest.raises(LookupError, match="500 penduduk"):
        Personas(cast(SessionControl, FakeSession())).next(lambda _: False)


def test_an_ordinary_resident_is_answered_with_01() -> None:
    personas = Personas(cast(SessionControl, FakeSession()))
    assert [personas.code_of(name) for name in ("meninggal", "penduduk-7")] == ["11", "01"]


def test_in_a_region_all_who_hand_in_a_request_are_of_it_and_bear_different_names_until_it_has_no_more() -> None:
    personas = Personas(cast(SessionControl, FakeSession()), "5103")
    first = [personas.next() for _ in range(6)]
    assert all(resident["nik"].startswith("5103") for resident in [*first, personas.named("meninggal")])
    assert len({resident["elemen"]["NAMA_LGKP"] for resident in first}) > 4
    assert personas.named("meninggal")["elemen"] == {"NAMA_LGKP": WRONG_NAME}
    assert personas.code_of("meninggal") == "11"
    assert personas.named("warga-01")["nik"].startswith("3303")
    assert all(other["nik"].startswith("3303") for other in personas.others)
