"""The pure parts of the benchmark: what wrk says, statistics, cores, tables."""

import importlib
import json

import pytest

from loadtests.bench.__main__ import SECTIONS
from loadtests.bench.cores import choose_cores
from loadtests.bench.load import Heard, at_root, line, read_result
from loadtests.bench.raw_client import percentiles_ms, whole_requests
from loadtests.bench.report import Table, machine, markdown
from loadtests.bench.sections.memory import growth
from loadtests.bench.statistics import against, middle, spread

WRK = """Running 1s test @ http://127.0.0.1:1
  32 connections
RESULT 8123 1001000 3.051 12.740 4
"""


def test_the_result_of_wrk_is_read() -> None:
    assert read_result(WRK) == Heard(8123, 1.001, 3.051, 12.74, 4)


def test_percentiles_come_from_raw_samples() -> None:
    samples = [0.001 * number for number in range(1000, 0, -1)]
    assert percentiles_ms(samples) == pytest.approx({"p50": 501.0, "p99": 991.0, "p99.9": 1000.0})
    assert percentiles_ms([0.002]) == pytest.approx(dict.fromkeys(("p50", "p99", "p99.9"), 2.0))
    with pytest.raises(ValueError, match="no request was answered"):
        percentiles_ms([])


def test_a_line_is_a_whole_request_with_headers_of_its_own_where_it_has_them() -> None:
    plain, own = whole_requests(['/x\t{"a":1}', '/y\tnik=1\t{"Content-Type": "t/x", "Cookie": "k=1"}'], "h", 7)
    assert plain.startswith(b"POST /x HTTP/1.1\r\nHost: h:7\r\nContent-Type: application/json\r\n")
    assert plain.endswith(b'Content-Length: 7\r\n\r\n{"a":1}')
    assert b"\r\nContent-Type: t/x\r\n" in own
    assert own.endswith(b"\r\nCookie: k=1\r\n\r\nnik=1")


@pytest.mark.parametrize("text", ["", "unable to connect to 127.0.0.1:1", "RESULT 1 2 3"])
def test_a_wrk_without_result_is_an_error_that_shows_what_it_said(text: str) -> None:
    with pytest.raises(RuntimeError, match="wrk gave no result") as raised:
        read_result(text)
    assert text in str(raised.value)


def test_a_request_is_one_line_of_path_and_body_and_can_be_sent_to_the_root() -> None:
    body = {"NAMA_LGKP": "A\tB\nC", "NIK": "1"}
    request = line("/dukcapil/x", body)
    path, _, rest = request.partition("\t")
    assert path == "/dukcapil/x"
    assert json.loads(rest) == body
    assert "\n" not in request
    assert at_root([request]) == [f"/\t{rest}"]


def test_the_middle_is_the_median_and_the_spread_its_ends() -> None:
    assert middle([{"x": 1.0}, {"x": 9.0}, {"x": 2.0}], lambda one: one["x"]) == 2.0
    assert spread([2000.04, 1.0, 30.0]) == "1.0-2,000.0"


def test_a_ratio_is_to_the_yardstick_and_never_to_nothing() -> None:
    assert against(3.0, 4.0) == "0.75"
    with pytest.raises(ValueError, match="--seconds"):
        against(3.0, 0.0)


def test_server_and_load_have_a_core_each_of_those_allowed() -> None:
    assert choose_cores({7, 2, 5}) == (2, 5)
    with pytest.raises(ValueError, match="two cores"):
        choose_cores({3})


def test_growth_is_what_lies_between_the_start_and_the_end() -> None:
    assert growth([60.0, 71.5, 70.0]) == ("60.0", "71.5", "70.0", "+10.0")
    assert growth([60.0, 60.0, 59.5]) == ("60.0", "60.0", "59.5", "-0.5")


def test_a_table_is_markdown_with_numbers_to_the_right() -> None:
    table = Table("start", "Medians.", ("server", "req/s"), (("bare", "9,000"), ("gladi", "800")))
    assert markdown(table).splitlines() == [
        "## start",
        "",
        "Medians.",
        "",
        "| server | req/s |",
        "|--------|------:|",
        "| bare   | 9,000 |",
        "| gladi  |   800 |",
    ]


def test_a_row_with_a_cell_too_few_is_a_fault() -> None:
    with pytest.raises(ValueError, match="1 cells in a row of 2 columns"):
        markdown(Table("start", "", ("server", "req/s"), (("bare",),)))


def test_the_machine_names_cores_and_versions() -> None:
    assert "cores" in machine()
    assert "aiohttp" in machine()


@pytest.mark.parametrize("name", SECTIONS)
def test_every_section_says_what_it_measures(name: str) -> None:
    section = importlib.import_module(f"loadtests.bench.sections.{name}")
    assert section.__doc__.strip().endswith("?")
    assert callable(section.measure)
