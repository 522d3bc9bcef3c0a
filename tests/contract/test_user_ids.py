"""Do user ids of operators outlive the process, over every store, and does a refused act change nothing?"""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from simulator.domain.administrator import AdministratorAct
from simulator.domain.user_id import UserIdAct
from simulator.poc.acting import ActRefused
from simulator.poc.agreement_file import load_agreement
from simulator.poc.desk import SessionDesk
from simulator.poc.sandi import is_password
from simulator.poc.user_id_acts import Details, act_on_administrator, act_on_user_id, request_user_id
from tests.helpers.desks import KINDS, Place
from tests.helpers.formulir import FORM, SURAT
from tests.helpers.manual_clock import ManualClock
from tests.helpers.rehearsal_desk import MONDAY

BANJARNEGARA = load_agreement("banjarnegara-arpus-2025")


@pytest.mark.parametrize("kind", KINDS)
def test_user_ids_outlive_the_process(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    place, given = Place(kind, tmp_path, request), list[str]()

    async def hand_over(desk: SessionDesk) -> None:
        session = await desk.open(BANJARNEGARA)
        await request_user_id(desk, session, FORM, SURAT)
        for act in (UserIdAct.CHECK, UserIdAct.APPROVE):
            await act_on_user_id(desk, session, 1, act, Details())
        with pytest.raises(ActRefused):
            await act_on_user_id(desk, session, 1, UserIdAct.CHECK, Details())
        done = await act_on_user_id(desk, session, 1, UserIdAct.HANDOVER, Details())
        assert done is not None
        assert is_password(done.password, done.operator.sandi)
        given.append(done.operator.sandi)
        await act_on_administrator(desk, session, AdministratorAct.GRANT, "")
        assert await act_on_user_id(desk, session, 2, UserIdAct.CHECK, Details()) is None

    async def find_again(desk: SessionDesk) -> None:
        (session,) = desk.all()
        (one,) = session.record.operators.operators
        assert (one.state, [one.sandi]) == ("diserahkan", given)
        assert one.user_id == f"{session.record.credentials.user_id}.01"
        assert session.record.administrator.state == "diberikan"
        await act_on_user_id(desk, session, 1, UserIdAct.REVOKE, Details(reason="pindah tugas"))

    async def find_revoked(desk: SessionDesk) -> None:
        (session,) = desk.all()
        (one,) = session.record.operators.operators
        assert (one.state, one.steps[-1].note) == ("nonaktif", "pindah tugas")

    async def at_a_desk(scene: Callable[[SessionDesk], Coroutine[Any, Any, None]]) -> None:
        desk = await place.open(ManualClock(MONDAY))
        try:
            await scene(desk)
        finally:
            await desk.store.close()

    for scene in (hand_over, find_again, find_revoked):
        asyncio.run(at_a_desk(scene))
