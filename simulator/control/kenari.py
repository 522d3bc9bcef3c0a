"""How is it told what the DWH has told about residents, so that it can be looked for where it must not be?"""

import asyncio

from aiohttp import web

from simulator.control.errors import json_answer
from simulator.control.keys import DESK
from simulator.control.numbers import read_number
from simulator.control.sessions import find_session
from simulator.door.told import Told, ToldStatus, statuses_in, values_in
from simulator.population.kenari import coined_in

PAGE = 1_000
"""Entries that are read at a time."""


async def list_told(request: web.Request) -> web.Response:
    """List what was delivered about residents so far: each value and each status once, in the order of the journal.

    `nilai` has the form that `gladi scan --values` reads; `khas` names the words that only this session's `kenari`
    makes, none without one. A match tells no value, a refusal only the status (`status`: 08, 11, 12, 14). NIK, FOTO and
    what says little (sex, religion, codes of regions) are left out. `?nik=` gives one resident, `?after=` begins behind
    a place of the journal; `next` is the place that was reached.
    """
    session = await find_session(request)
    after, nik = read_number(request, "after", 0, 2**53), request.query.get("nik", "").strip()
    store, word = request.app[DESK].store, session.record.hak_akses.kenari
    values: dict[Told, None] = {}
    statuses: dict[ToldStatus, None] = {}
    while batch := await store.entries(session.record.id, after, PAGE):
        after = batch[-1].seq
        values |= dict.fromkeys(values_in(batch))
        statuses |= dict.fromkeys(statuses_in(batch))
        await asyncio.sleep(0)  # a long journal must not keep a call waiting
    return json_answer(
        {
            "kenari": word,
            "nilai": [
                {**told._asdict(), "khas": coined_in(told.isi) if word else []}
                for told in values
                if nik in ("", told.orang)
            ],
            "status": [status._asdict() for status in statuses if nik in ("", status.orang)],
            "next": after,
        }
    )
