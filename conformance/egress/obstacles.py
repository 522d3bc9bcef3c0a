"""Why can a rehearsal not stand in a network of its own? What its application needs stands outside of it."""

import re
import socket
from collections.abc import Iterator
from pathlib import PurePath

import msgspec

from conformance.application.process import split_command
from conformance.application.trust import is_loopback
from conformance.bilingual import Words
from conformance.plan.tables import Plan, base_of

LAUNCHERS = frozenset(
    "docker docker-compose podman podman-compose nerdctl kubectl minikube vagrant lxc systemctl service ssh "
    "supervisorctl pm2".split()
)
"""Programs that have something started by a service of this machine, in a network that is not the caller's."""
SERVERS = frozenset({3306, 5432, 6379, 27017, 1433, 1521, 11211, 5672, 9200})
"""Ports at which a server of this machine is likely what the application keeps its data in."""
LOOK_S = 0.5
_LOCAL = re.compile(r"(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|localhost|\[::1\]):(\d{2,5})")


def find_obstacle(plan: Plan) -> Words | None:
    """Return the first thing that stands outside; None: nothing that can be seen from here."""
    return next(_obstacles(plan), None)


def _obstacles(plan: Plan) -> Iterator[Words]:
    for name, proses in plan.aplikasi.proses.items():
        for word in split_command(proses.command)[:3]:
            if PurePath(word).name in LAUNCHERS:
                yield Words(
                    f"proses {name} dijalankan oleh {word}, di luar jangkauan",
                    f"the process {name} is started by {word}, out of reach",
                )
    addresses = [one.health for one in plan.aplikasi.proses.values() if one.health] + [base_of(plan.subject)]
    for address in addresses:
        if address and "{" not in address.partition("//")[2].partition(":")[0] and not is_loopback(address):
            yield Words(f"{address} bukan loopback", f"{address} is not on loopback")


def servers_outside(plan: Plan) -> list[str]:
    """Return the addresses of this machine's loopback that the plan names, or that are usual for a server of data, and
    that are answered now, before the plan has started anything.
    """
    ports = {int(found) for found in _LOCAL.findall(msgspec.json.encode(plan).decode())} | SERVERS
    return [f"tcp://127.0.0.1:{port}" for port in sorted(ports) if port < 65536 and _listens(port)]


def _listens(port: int) -> bool:
    with socket.socket() as line:
        line.settimeout(LOOK_S)
        return line.connect_ex(("127.0.0.1", port)) == 0
