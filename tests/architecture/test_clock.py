"""Time comes from one clock."""

import ast

import pytest

from tests.helpers.source import dotted_names, modules

TELLING = {
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "time.monotonic",
    "time.monotonic_ns",
}
STOPWATCH = {"time.perf_counter", "time.perf_counter_ns", "time.process_time"}
CLOCK = "simulator/poc/clock.py"
DOORS = (
    "simulator/door/",
    "simulator/web_service/",
    "simulator/portal/",
    "simulator/balikan/",
    "simulator/card/",
    "simulator/face/",
    "simulator/control/",
)


def test_only_the_clock_reads_the_machines_time() -> None:
    found = {path: used for path, tree in modules("simulator") if (used := dotted_names(tree) & TELLING)}
    assert found == {CLOCK: {"datetime.datetime.now"}}


def test_only_doors_measure_how_long_an_answer_took() -> None:
    found = [path for path, tree in modules("simulator") if dotted_names(tree) & STOPWATCH]
    assert [path for path in found if not path.startswith(DOORS)] == []


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("from datetime import datetime\ndatetime.now()", "datetime.datetime.now"),
        ("import datetime as d\nd.datetime.now()", "datetime.datetime.now"),
        ("from time import time as jam\njam()", "time.time"),
        ("import time\nx = [time.time_ns]", "time.time_ns"),
    ],
)
def test_a_clock_is_seen_under_any_name(source: str, name: str) -> None:
    assert name in dotted_names(ast.parse(source))
