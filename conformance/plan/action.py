"""What does a plan have done beside its processes: a command, or a request?"""

import msgspec


class Action(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[aplikasi.reset]`, `[aplikasi.lanjutkan]`, `[penyimpanan.bersihkan]` and the like: a command, or a request."""

    command: list[str] | str | None = None
    """A list of words, or one line that is split as a shell would."""
    cwd: str = "."
    """Directory to start in, relative to the plan."""
    env: dict[str, str] = {}
    """Environment of the command, on top of that of a process of the application."""
    proses: str | None = None
    """Whose environment it gets: NAME of `[aplikasi.proses.NAME]`; without it the first that starts in its `cwd`."""
    method: str = "POST"
    """Method of the request."""
    url: str | None = None
    """An address that must answer below 400."""
    headers: dict[str, str] = {}
    """Headers of the request."""
