import asyncio
from contextlib import aclosing

import pytest

from simulator.poc import live_view, owned_desk
from simulator.poc.live_view import LiveView, ViewTooSlow
from simulator.store.store import Numbered
from tests.helpers.desks import settle
from tests.helpers.entries import ENTRY
from tests.helpers.rehearsal_desk import Rehearsal, rehearse


def test_what_waits_is_taken_together_and_nothing_after_patience_or_at_the_end() -> None:
    async def scene() -> None:
        view = LiveView()
        assert await view.take(0.01) == ()
        for seq in (1, 2, 3):
            view.put(Numbered(seq, ENTRY))
        assert [n.seq for n in await view.take(1.0)] == [1, 2, 3]
        assert await view.take(0.01) == ()
        view.end()
        assert view.is_over
        assert list(await view.take(60.0)) == []

    asyncio.run(scene())


def test_a_view_that_takes_nothing_is_cut_and_holds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_view, "MOST_WAITING", 3)

    async def scene() -> None:
        view = LiveView()
        for seq in range(10):
            view.put(Numbered(seq, ENTRY))
            assert len(view._waiting) <= 3
        assert view._waiting == []
        with pytest.raises(ViewTooSlow):
            await view.take(1.0)

    asyncio.run(scene())


def test_of_two_views_of_a_session_the_slow_one_is_cut_and_the_other_shows_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live_view, "MOST_WAITING", 5)
    monkeypatch.setattr(owned_desk, "GATHER_S", 0.0)

    async def scene(r: Rehearsal) -> None:
        shown: list[int] = []

        async def watch() -> None:
            async with aclosing(r.desk.follow(r.session, 0, 60.0)) as batches:
                async for batch in batches:
                    shown.extend(n.seq for n in batch)

        watching = asyncio.ensure_future(watch())
        async with aclosing(r.desk.follow(r.session, 0, 60.0)) as slow:
            first = asyncio.ensure_future(anext(slow))
            await asyncio.sleep(0)
            await settle(r.desk, r.session)
            assert len(await first) == 1
            for _ in range(20):
                await settle(r.desk, r.session)
                await asyncio.sleep(0)
            with pytest.raises(ViewTooSlow):
                await anext(slow)
        await r.desk.close(r.session)
        await watching
        assert shown == [n.seq for n in await r.entries()]
        assert r.session.listeners == set()

    rehearse(scene)
