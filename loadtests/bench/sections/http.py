"""How fast is the Web Service next to a bare server that answers the same bytes by one look-up?"""

import json
from collections.abc import Callable
from pathlib import Path

from loadtests.bench.load import CONNECTIONS, Load, Measure, ask, at_root, data_lines, match_lines
from loadtests.bench.options import Options
from loadtests.bench.report import Table
from loadtests.bench.servers import DATA, MATCH, Running, Session, bare, open_session, simulator
from loadtests.bench.statistics import Measured, against, middle

PEOPLE = 48
SERVERS = ("bare aiohttp + orjson + uvloop", "gladi memory:", "gladi sqlite (durable)")
COLUMNS = ("server", "req/s", "ratio", "p50 ms", "p99 ms", "p99 ratio", "CPU us/req", "RSS MiB", "failed")
Write = Callable[[Session, list[tuple[str, str]]], list[str]]


def measure(options: Options) -> list[Table]:
    """The match and the data method, each against a bare server of its own."""
    durable_store = f"sqlite:///{options.work / 'http.sqlite'}"
    with simulator("memory:") as memory, simulator(durable_store) as durable:
        return [
            _compare("match, CALL_VERIFY_BY_ELEMEN", MATCH, match_lines, (memory, durable), options),
            _compare("data, CALL_NIK", DATA, data_lines, (memory, durable), options),
        ]


def _compare(title: str, agreement: str, write: Write, simulators: tuple[Running, ...], options: Options) -> Table:
    sessions = [open_session(server, agreement) for server in simulators]
    people = sessions[0].residents[:PEOPLE]
    requests = [write(session, people) for session in sessions]
    answers = answers_of(simulators[0], requests[0], options.work / f"{agreement}.json")
    with bare(answers) as yardstick:
        loads = [
            Load(lines, options.work, f"{agreement}-{number}")
            for number, lines in enumerate((at_root(requests[0]), *requests))
        ]
        return _table(title, rounds_of((yardstick, *simulators), loads, options, Load.on), options)


def rounds_of(
    servers: tuple[Running, ...], loads: list[Load], options: Options, ask: Callable[[Load, Running, int], Measured]
) -> list[list[Measured]]:
    """Return what `ask` (load, server, seconds) measured: for each server its rounds, interleaved with the others'."""
    pairs = list(zip(servers, loads, strict=True))
    for server, load in pairs:
        ask(load, server, 1)
    rounds = [[ask(load, server, options.seconds) for server, load in pairs] for _ in range(options.rounds)]
    return [list(one) for one in zip(*rounds, strict=True)]


def answers_of(server: Running, lines: list[str], path: Path) -> Path:
    """Write what the simulator answers to each request, for the yardstick to answer the same bytes."""
    answers = {}
    for line in lines:
        answers[json.loads(line.partition("\t")[2])["NIK"]] = ask(server, line).decode()
    path.write_text(json.dumps(answers))
    return path


def _table(title: str, found: list[list[Measure]], options: Options) -> Table:
    base, base_p99 = middle(found[0], lambda m: m.per_second), middle(found[0], lambda m: m.p99_ms)
    rows = []
    for name, measures in zip(SERVERS, found, strict=True):
        rate, p99 = middle(measures, lambda m: m.per_second), middle(measures, lambda m: m.p99_ms)
        rows.append(
            (
                name,
                f"{rate:,.0f}",
                against(rate, base),
                f"{middle(measures, lambda m: m.p50_ms):.2f}",
                f"{p99:.2f}",
                against(p99, base_p99),
                f"{middle(measures, lambda m: m.cpu_us):.1f}",
                f"{measures[-1].resident_mib:.0f}",
                str(sum(m.failed for m in measures)),
            )
        )
    note = (
        f"{CONNECTIONS} connections, {options.rounds} interleaved rounds of {options.seconds} s, medians; each server"
        f" answers the same bytes for {PEOPLE} residents; ratios to the first row."
    )
    return Table(f"http: {title}", note, COLUMNS, tuple(rows))
