"""Is it known before a run what its application needs from outside of a network of its own?"""

import socket

import msgspec
import pytest

from conformance.egress import obstacles
from conformance.egress.control import OTHER, recognise
from conformance.egress.obstacles import find_obstacle, servers_outside
from conformance.plan.tables import Plan
from conformance.plan.text import parse_plan
from tests.helpers.small_plan import plan_text


@pytest.fixture(autouse=True)
def no_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(obstacles, "SERVERS", frozenset())


def plan(*changes: tuple[str, str]) -> Plan:
    return parse_plan(plan_text("", *changes), "gladi.toml")


def test_an_application_that_the_plan_starts_needs_nothing() -> None:
    assert find_obstacle(plan()) is None


@pytest.mark.parametrize(
    "command", ['["docker", "compose", "up"]', '"sudo systemctl start web"', '["/usr/bin/ssh", "web"]']
)
def test_what_another_service_starts_is_out_of_reach(command: str) -> None:
    started = plan()
    proses = msgspec.structs.replace(started.aplikasi.proses["web"], command=msgspec.json.decode(command))
    changed = msgspec.structs.replace(
        started, aplikasi=msgspec.structs.replace(started.aplikasi, proses={"web": proses})
    )
    found = find_obstacle(changed)
    assert found is not None
    assert "proses web dijalankan oleh" in found.indonesian


def test_an_application_at_an_address_of_the_network_is_out_of_reach() -> None:
    found = find_obstacle(plan(('base = "http://127.0.0.1:{port.web}"', 'base = "http://192.0.2.7:8000"')))
    assert found == ("http://192.0.2.7:8000 bukan loopback", "http://192.0.2.7:8000 is not on loopback")


def test_a_server_of_this_machine_that_the_plan_names_is_kept_within_reach_while_it_is_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        named = plan(('DWH_IP = "{ip_user}"', f'DWH_IP = "{{ip_user}}"\nDB = "127.0.0.1:{port}"'))
        assert servers_outside(named) == [f"tcp://127.0.0.1:{port}"]
        assert servers_outside(plan()) == []
    assert servers_outside(named) == []


def test_a_database_of_this_machine_is_kept_within_reach_though_the_plan_is_silent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        monkeypatch.setattr(obstacles, "SERVERS", {port})
        assert servers_outside(plan()) == [f"tcp://127.0.0.1:{port}"]


@pytest.mark.parametrize(
    ("command", "runtime"),
    [
        (["python3", "app.py"], "python"),
        (["env", "A=1", "python3", "-m", "x"], "python"),
        (["sh", "-c", "exec python3 app.py"], "python"),
        (["./mulai.sh"], OTHER),
        (["pythonista"], OTHER),
        (["/nowhere/php", "-S"], OTHER),
    ],
)
def test_the_runtime_of_a_command_is_recognised_where_it_is_installed(command: list[str], runtime: str) -> None:
    name, words = recognise(command)
    assert name == runtime
    assert words[0].endswith(("python3", "python")) or runtime == OTHER
