"""Which desk belongs to the store that `--store` names?"""

from simulator.poc.clock import Clock
from simulator.poc.desk import SessionDesk
from simulator.poc.owned_desk import OwnedDesk
from simulator.store.address import open_store
from simulator.store.postgres_url import is_postgres


async def open_desk(address: str, clock: Clock) -> SessionDesk:
    """Return the desk over the store at `address`, with the sessions that it remembers; raise `StoreError`."""
    desk: SessionDesk
    if is_postgres(address):
        # Imported here: whoever does not use PostgreSQL does not wait for its client.
        from simulator.poc.shared_desk import SharedDesk
        from simulator.store.postgres import PostgresStore

        desk = SharedDesk(await PostgresStore.connect(address), clock)
    else:
        desk = OwnedDesk(open_store(address), clock)
    try:
        await desk.restore()
    except BaseException:
        await desk.store.close()
        raise
    return desk
