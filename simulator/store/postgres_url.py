"""What is said of a PostgreSQL database that does not serve? Never its password."""

import re

from simulator.store.store import StoreError

SCHEMES = ("postgresql://", "postgres://")
_PLAIN = re.compile(
    r"postgres(?:ql)?://(?:(?P<user>[^:@/?#]*)(?::[^@]*)?@)?(?P<host>[^@/?#]*)(?P<database>/[^@/?#]*)?(?:\?.*)?"
)


def is_postgres(address: str) -> bool:
    """Whether a `--store` address names a PostgreSQL database."""
    return address.startswith(SCHEMES)


def hidden(address: str) -> str:
    """Return what is no address that we know, without what may be a password."""
    return address if "@" not in address else address.partition(":")[0] + ":..."


def shown(address: str) -> str:
    """Return `address` for a message: without password and parameters; without anything where it is no plain URL."""
    found = _PLAIN.fullmatch(address)
    if found is None:
        return "postgresql://..."
    user = f"{found['user']}@" if found["user"] else ""
    return f"postgresql://{user}{found['host']}{found['database'] or ''}"


def unreadable(address: str) -> StoreError:
    """Return what is said of a URL that cannot be read."""
    return StoreError(
        f"alamat {shown(address)} tidak terbaca / cannot be read",
        "pakai / use postgresql://USER:PASSWORD@HOST:5432/DATABASE (/, @, # ... sebagai / as %2F, %40, %23)",
    )


def failure(address: str, error: BaseException) -> StoreError:
    """Return what is said where the database at `address` has failed."""
    reason = str(error).partition("\n")[0] or type(error).__name__
    remedy = _REMEDIES.get(getattr(error, "sqlstate", None) or "", _REMEDY)
    return StoreError(f"penyimpanan / store {shown(address)}: {reason}", remedy)


_REMEDY = (
    "periksa apakah server PostgreSQL berjalan dan terjangkau / check that the PostgreSQL server runs and is reachable"
)
_LOGIN = (
    "periksa pengguna dan sandi pada --store, PGPASSWORD atau .pgpass"
    " / check user and password in --store, PGPASSWORD or .pgpass"
)
_REMEDIES = {
    "3D000": "buat basis datanya (createdb), atau pilih yang lain / create the database (createdb), or choose another",
    "28P01": _LOGIN,
    "28000": _LOGIN,
    "42501": "beri pengguna itu hak CREATE pada skema / grant CREATE on the schema to that user",
}
"""By the SQLSTATE that the server gives."""
