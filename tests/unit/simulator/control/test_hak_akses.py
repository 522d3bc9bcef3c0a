"""Whatever key of a change of the right is named, it takes effect: one that is taken and does nothing is a trap."""

from typing import Any

import msgspec
import pytest

from simulator.control.bodies import PatchHakAkses
from simulator.control.sessions import _change
from simulator.control.views import hak_akses_view
from tests.helpers.rehearsal_desk import Rehearsal, rehearse

OTHERS: dict[str, Any] = {
    "password": "lain",
    "registered_ips": ["192.0.2.9"],
    "kuota": 7,
    "hours": ["07:00", "17:00"],
    "pks_until": "2026-12-30",
    "dialect": "lama",
    "charged": ["07"],
    "variants": ["ip_client"],
    "success_code": True,
    "face_fields": "clear",
    "kenari": "tantangan-7",
    "portal": {
        "idle_minutes": 5,
        "failures": 2,
        "lock_minutes": 3,
        "one_sign_in": False,
        "pattern": dict.fromkeys(
            ("berurutan", "berpola", "berdekatan", "window_seconds", "stop_after", "stop_minutes"), 2
        ),
        "scrape_count": 3,
        "scrape_seconds": 4,
    },
}
"""Another value than the one at first; of what is true or false the opposite is."""


@pytest.mark.parametrize("name", PatchHakAkses.__struct_fields__)
def test_a_key_that_is_named_changes_and_no_other(name: str) -> None:
    async def scene(r: Rehearsal) -> None:
        before = msgspec.to_builtins(hak_akses_view(r.session))
        value = OTHERS[name] if name in OTHERS else not before[name]
        _change(r.session, msgspec.convert({name: value}, PatchHakAkses))
        assert msgspec.to_builtins(hak_akses_view(r.session)) == before | {name: value}
        assert value != before[name]

    rehearse(scene)
