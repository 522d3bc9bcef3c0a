"""What can be set when the simulator starts?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one `gladi serve`; each is an option of the command and a row in the README."""

    host: str = "127.0.0.1"
    """Address that the web service listens on."""
    port: int = 8100
    """Port of the web service; 0 picks a free one."""
    control_port: int = 8190
    """Port of the control API, on the same address; 0 picks a free one."""
    store: str = ""
    """Where sessions and journal are kept: sqlite:///PATH, postgresql://USER@HOST/DB or memory:; empty is SQLite in the
    user's data directory."""
    workers: int = 1
    """Processes that answer the web service; more than one need a store that is shared, so PostgreSQL."""
    token: str | None = None
    """Bearer token of the control API; without it the API answers on loopback only."""
    session: str | None = None
    """Agreement (a shipped name or a TOML file) under which a session is opened at start, seed 1."""
    dialect: str | None = None
    """Dialect of that session in place of the agreement's, and of answers that belong to no session."""
    base_path: str = ""
    """What stands before every path of the web service, e.g. /dapi, as behind an institution's reverse proxy."""
    public_url: str = ""
    """Address of the web service that is handed out, base path included, e.g. http://gladi:8100 where others reach it
    by another name than this machine; empty: the one listened on, or the Host of who asks where that is every one."""
    json: bool = False
    """Whether what is ready is printed as JSON on a terminal, too; elsewhere it always is."""
    tls: str | None = None
    """HTTPS of the web service: `self-signed`, or `CERT,KEY` (PEM files); the control API stays HTTP."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names, or addresses that hold them, under which pages and control API may be called."""
        return self.host, self.public_url
