"""Which tables does the shared store have, and is this database one with them?"""

import asyncpg

from simulator.store.store import StoreError

VERSION = 1
"""Of the tables below; a database of another one is refused, never rewritten."""
_SCHEMA_LOCK = 0x676C616469
_SCHEMA = f"""
CREATE TABLE gladi_schema (version integer NOT NULL);
INSERT INTO gladi_schema VALUES ({VERSION});
CREATE TABLE gladi_session (
    opened bigint GENERATED ALWAYS AS IDENTITY,
    id text PRIMARY KEY,
    agreement text NOT NULL,
    seed integer NOT NULL,
    lembaga text NOT NULL,
    is_open boolean NOT NULL,
    record bytea NOT NULL
);
CREATE UNIQUE INDEX gladi_session_open ON gladi_session (agreement, seed) WHERE is_open;
CREATE INDEX gladi_session_lembaga ON gladi_session (lembaga, opened);
CREATE TABLE gladi_live (
    id text PRIMARY KEY REFERENCES gladi_session (id),
    seq bigint NOT NULL,
    changed bigint NOT NULL,
    live bytea NOT NULL
) WITH (fillfactor = 50);
CREATE TABLE gladi_journal (
    session text NOT NULL,
    last bigint NOT NULL,
    entries bytea NOT NULL,
    PRIMARY KEY (session, last)
);
"""


_ADDRESS = "CREATE UNIQUE INDEX gladi_session_address ON gladi_session (lembaga) WHERE is_open"
"""An agreement may name its own lembaga: of the sessions at one address at most one is open.

Not in the tables above: a database made before it gets it when it is opened.
"""


async def prepare(db: asyncpg.Connection) -> None:
    """Make the tables where there are none; raise `StoreError` where they are of another version."""
    async with db.transaction():
        await db.execute("SELECT pg_advisory_xact_lock($1)", _SCHEMA_LOCK)
        if await db.fetchval("SELECT to_regclass('gladi_schema')") is None:
            await db.execute(_SCHEMA)
        found = await db.fetchval("SELECT max(version) FROM gladi_schema")
        if found == VERSION and await db.fetchval("SELECT to_regclass('gladi_session_address')") is None:
            await db.execute(_ADDRESS)
    if found != VERSION:
        raise StoreError(
            f"bentuk penyimpanan {found}, yang dikenal {VERSION} / store has form {found}, known is {VERSION}",
            "pakai basis data lain, atau versi gladi yang membuatnya / use another database, or the gladi that made it",
        )
