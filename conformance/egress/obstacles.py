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
SERVERS = {
    3306: "MySQL, MariaDB", 5432: "PostgreSQL", 6379: "Redis", 27017: "MongoDB", 1433: "SQL Server", 1521: "Oracle",
    11211: "Memcached", 5672: "RabbitMQ", 9200: "Elasticsearch",
}  # fmt: skip
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
    text = msgspec.json.encode(plan).decode()
    ports = {int(found) for found in _LOCAL.findall(text)} | set(SERVERS)
    for port in sorted(port for port in ports if port < 65536):
        if _listens(port):
            what = SERVERS.get(port, "server")
            yield Words(
                f"{what} di 127.0.0.1:{port} berdiri di luar (yang terjangkau dari dalam hanya soket Unix, "
                "atau server yang dijalankan rencana)",
                f"{what} at 127.0.0.1:{port} stands outside (from inside only Unix sockets can be reached, or servers "
                "that the plan starts)",
            )


def _listens(port: int) -> bool:
    with socket.socket() as line:
        line.settimeout(LOOK_S)
        return line.connect_ex(("127.0.0.1", port)) == 0
