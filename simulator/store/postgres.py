"""The shared store: one PostgreSQL database for several processes and hosts.

Each session has one hot row, `gladi_live`. Whoever decides anything about a session holds that row's lock until what he
decided is committed, so every process decides with the session as it stands, and no two of them at once. A group of
calls takes all its rows in the order of their ids: two groups can wait for each other, never in a circle.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import asyncpg
import msgspec

from simulator.store.entry import Entry
from simulator.store.packing import pack, pack_row, unpack_row
from simulator.store.postgres_tables import prepare
from simulator.store.postgres_url import failure, unreadable
from simulator.store.store import Numbered, StoreError

CONNECT_S = 5.0
COMMAND_S = 10.0
"""Seconds that one command may take, the wait for another process's lock included."""
HANG_S = 3.0
"""Seconds after which the server takes sessions away from a process that holds them and says nothing more."""
READERS = 4
"""Connections for reading; one more writes."""
_HOLD = "SELECT id, seq, changed, live FROM gladi_live WHERE id = ANY($1::text[]) ORDER BY id FOR UPDATE"
_RECORDS = "SELECT id, record FROM gladi_session WHERE id = ANY($1::text[])"
_WRITE = """
WITH written AS (
    INSERT INTO gladi_journal SELECT * FROM unnest($1::text[], $2::bigint[], $3::bytea[])
)
UPDATE gladi_live AS l SET seq = n.seq, changed = n.changed, live = n.live
FROM unnest($4::text[], $5::bigint[], $6::bigint[], $7::bytea[]) AS n (id, seq, changed, live) WHERE l.id = n.id
"""
_CHANGE = "UPDATE gladi_session SET record = $2, is_open = $3 WHERE id = $1"
_INSERT = """
WITH opened AS (
    INSERT INTO gladi_session (id, agreement, seed, lembaga, is_open, record) VALUES ($1, $2, $3, upper($4), true, $5)
    ON CONFLICT DO NOTHING RETURNING id
)
INSERT INTO gladi_live SELECT id, 0, 0, $6::bytea FROM opened RETURNING id
"""
_FIND = """
SELECT s.id, l.changed, l.live, CASE WHEN l.changed IS DISTINCT FROM k.changed THEN s.record END AS record
FROM gladi_session AS s JOIN gladi_live AS l USING (id)
LEFT JOIN unnest($1::text[], $2::bigint[]) AS k (id, changed) ON k.id = s.id
WHERE ($3::text IS NULL OR s.id = $3) AND ($4::text IS NULL OR s.lembaga = upper($4)) ORDER BY s.opened
"""
_FORGET = """
WITH closed AS (SELECT id FROM gladi_session WHERE NOT is_open),
journal AS (DELETE FROM gladi_journal WHERE session IN (SELECT id FROM closed)),
live AS (DELETE FROM gladi_live WHERE id IN (SELECT id FROM closed))
DELETE FROM gladi_session WHERE id IN (SELECT id FROM closed) RETURNING id
"""
_ENTRIES = "SELECT entries FROM gladi_journal WHERE session = $1 AND last > $2 ORDER BY last LIMIT $3"
_FAILURES = (
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # raised where the server says farewell while the client begins to speak
    OSError,
    TimeoutError,
)


class State(msgspec.Struct):
    """What the database says of one session. `record` is None where the asker knows the record of `changed`."""

    id: str
    changed: int
    live: bytes
    record: bytes | None


@dataclass(slots=True)
class Held:
    """One session while its row is held; what is changed here is written when the hold ends."""

    state: State
    seq: int
    is_open: bool = True
    entries: list[msgspec.Raw] = field(default_factory=list)
    before: int = field(init=False)
    """`seq` when the hold began."""

    def __post_init__(self) -> None:
        self.before = self.seq

    def append(self, entry: Entry) -> None:
        """Write `entry` with the next `seq`; raise `StoreError` where it holds what cannot be written."""
        self.entries.append(pack(self.seq + 1, entry))
        self.seq += 1

    def change(self, record: bytes, *, is_open: bool) -> None:
        """Replace the record; every process will take it up before it decides again."""
        self.seq += 1
        self.state.record, self.state.changed, self.is_open = record, self.seq, is_open


class PostgresStore:
    """Sessions and journal of every process that names this database."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._writer: asyncpg.Connection | None = None
        self._writing = asyncio.Lock()
        self._readers: asyncpg.Pool | None = None

    @classmethod
    async def connect(cls, url: str) -> "PostgresStore":
        """Open the database at `url`, with its tables; raise `StoreError` where that is impossible."""
        store = cls(url)
        try:
            store._writer = await store._connect()
            await prepare(store._writer)
            store._readers = await asyncpg.create_pool(
                url, min_size=0, max_size=READERS, timeout=CONNECT_S, command_timeout=COMMAND_S
            )
        except StoreError:
            await store.close()
            raise
        except _FAILURES as error:
            await store.close()
            raise failure(store._url, error) from error
        return store

    @asynccontextmanager
    async def hold(self, known: Mapping[str, int | None]) -> AsyncIterator[dict[str, Held]]:
        """Hold the sessions named, each with the number of the record that the caller knows; commit at the end.

        Whatever is raised inside, or `StoreError` from here, means that nothing of it is said to be written.
        Sessions that do not exist are absent.
        """
        async with self._writing:
            try:
                if self._writer is None or self._writer.is_closed():
                    self._writer = await self._connect()
                db = self._writer
                await db.execute("BEGIN")
                held = await _lock(db, known)
                yield held
                await _write(db, held.values())
                await db.execute("COMMIT")
            except BaseException as error:
                # Its locks go with the connection; the next group makes a new one.
                self._drop_writer()
                if isinstance(error, _FAILURES):
                    raise failure(self._url, error) from error
                raise

    async def insert(self, session: str, agreement: str, seed: int, lembaga: str, record: bytes, live: bytes) -> bool:
        """Keep a new open session; False where the id, or the agreement and seed, are taken."""
        async with self._reading() as db:
            return await db.fetchval(_INSERT, session, agreement, seed, lembaga, record, live) is not None

    async def find(
        self, known: Mapping[str, int | None], *, session: str | None = None, lembaga: str | None = None
    ) -> Sequence[State]:
        """Return the state of this session, of those of this lembaga, or of all, in the order of opening."""
        if not (_is_text(session or "") and _is_text(lembaga or "")):
            return []
        async with self._reading() as db:
            rows = await db.fetch(_FIND, list(known), list(known.values()), session, lembaga)
        return [State(*row) for row in rows]

    async def entries(self, session: str, after: int, limit: int) -> Sequence[Numbered]:
        """Return up to `limit` entries of `session` above `after`."""
        async with self._reading() as db:
            rows = await db.fetch(_ENTRIES, session, after, limit)
        return [numbered for (row,) in rows for numbered in unpack_row(row) if numbered.seq > after][:limit]

    async def forget_closed(self) -> Sequence[str]:
        """Delete every closed session with its journal; return their ids."""
        async with self._reading() as db:
            return [id_ for (id_,) in await db.fetch(_FORGET)]

    async def close(self) -> None:
        """Let go of every connection."""
        self._drop_writer()
        if self._readers is not None:
            self._readers.terminate()

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[asyncpg.pool.PoolConnectionProxy]:
        assert self._readers is not None
        try:
            async with self._readers.acquire(timeout=COMMAND_S) as db:
                yield db
        except _FAILURES as error:
            raise failure(self._url, error) from error

    async def _connect(self) -> asyncpg.Connection:
        try:
            db = await asyncpg.connect(self._url, timeout=CONNECT_S, command_timeout=COMMAND_S)
        except (ValueError, asyncpg.ClientConfigurationError):
            # Whatever is wrong with it, its text may hold the password.
            raise unreadable(self._url) from None
        # A process that hangs must not keep others from its sessions; an answer must be on disk before it leaves.
        await db.execute(f"SET idle_in_transaction_session_timeout = {HANG_S * 1000:.0f}")
        await db.execute(
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
        )
        return db

    def _drop_writer(self) -> None:
        if self._writer is not None:
            self._writer.terminate()
            self._writer = None


def _is_text(value: str) -> bool:
    """Whether PostgreSQL can hold `value`; what it cannot hold names nothing in it."""
    try:
        return b"\0" not in value.encode()
    except UnicodeEncodeError:
        return False


async def _lock(db: asyncpg.Connection, known: Mapping[str, int | None]) -> dict[str, Held]:
    rows = await db.fetch(_HOLD, list(known))
    held = {id_: Held(State(id_, changed, live, None), seq) for id_, seq, changed, live in rows}
    unknown = [id_ for id_, one in held.items() if one.state.changed != known[id_]]
    if unknown:
        # A statement of its own: the first one's view is older than the locks it may have waited for.
        for id_, record in await db.fetch(_RECORDS, unknown):
            held[id_].state.record = record
    return held


async def _write(db: asyncpg.Connection, held: Iterable[Held]) -> None:
    touched = [one for one in held if one.seq > one.before]
    written = [one for one in touched if one.entries]
    changed = [one for one in touched if one.state.changed > one.before]
    await db.execute(
        _WRITE,
        [one.state.id for one in written],
        [one.seq for one in written],
        [pack_row(one.entries) for one in written],
        [one.state.id for one in touched],
        [one.seq for one in touched],
        [one.state.changed for one in touched],
        [one.state.live for one in touched],
    )
    for one in changed:
        await db.execute(_CHANGE, one.state.id, one.state.record, one.is_open)
