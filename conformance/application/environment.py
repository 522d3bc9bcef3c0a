"""Which environment does a program get that is started for the application?

This machine's, with what the plan adds. A proxy of this machine must not stand between the application and the
simulator on loopback (a CI runner exports HTTP_PROXY without NO_PROXY), so loopback is excepted.
"""

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
EXCEPTIONS = "NO_PROXY"
LOOPBACK = ("127.0.0.1", "localhost", "::1", "127.0.0.0/8")


def environment_with(added: Mapping[str, str], inherited: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment of a program: `inherited` (None: this process's), and `added` on top of it."""
    whole = {"PYTHONUNBUFFERED": "1", **(os.environ if inherited is None else inherited), **added}
    if not proxies_in(whole):
        return whole
    for name in (EXCEPTIONS, EXCEPTIONS.lower()):
        excepted = [host for host in whole.get(name, "").split(",") if host.strip()]
        missing = [host for host in LOOPBACK if host not in excepted and "*" not in excepted]
        whole[name] = ",".join([*excepted, *missing])
    return whole


def proxies_in(env: Mapping[str, str]) -> dict[str, str]:
    """Return the proxy variables of `env` that are set, with host and port alone: an address may hold a password."""
    names = (name for name in env if name.upper() in PROXIES and env[name].strip())
    return {name: _host_of(env[name]) for name in names}


def _host_of(address: str) -> str:
    parts = urlsplit(address if "://" in address else f"//{address}")
    return parts.netloc.rpartition("@")[2] or "?"
