"""How long do the slowest wait, asked as fast as they are answered and at a steady rate, by raw samples?"""

import json
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from statistics import median

from loadtests.bench.cores import pinned
from loadtests.bench.load import CONNECTIONS, Load, at_root, match_lines
from loadtests.bench.options import Options
from loadtests.bench.raw_client import SHARES
from loadtests.bench.report import Table
from loadtests.bench.sections.http import PEOPLE, SERVERS, answers_of, rounds_of
from loadtests.bench.servers import MATCH, Running, bare, open_session, simulator
from loadtests.bench.statistics import against, middle

RATE_SHARE = 0.33
"""The steady rate, as a part of what the yardstick answers when it is asked as fast as it can."""
COLUMNS = ("server", "answers/s", "p50 ms", "p99 ms", "p99 ratio", "p99.9 ms", "p99.9 ratio")


@dataclass(frozen=True, slots=True)
class Samples:
    """What the raw client measured in one round."""

    per_second: float
    ms: dict[str, float]
    cpu_us: float
    """CPU time of the server for one request; unlike the rest it hardly depends on what else the machine does."""


def measure(options: Options) -> list[Table]:
    """The match method, from question to answer and from when it was due."""
    durable_store = f"sqlite:///{options.work / 'tail.sqlite'}"
    with simulator("memory:") as memory, simulator(durable_store) as durable:
        sessions = [open_session(server, MATCH) for server in (memory, durable)]
        people = sessions[0].residents[:PEOPLE]
        lines = [match_lines(session, people) for session in sessions]
        with bare(answers_of(memory, lines[0], options.work / "tail.json")) as yardstick:
            servers = (yardstick, memory, durable)
            loads = [
                Load(own, options.work, f"tail-{number}") for number, own in enumerate((at_root(lines[0]), *lines))
            ]
            fast = rounds_of(servers, loads, options, partial(_ask, rate=0.0))
            rate = RATE_SHARE * middle(fast[0], lambda one: one.per_second)
            steady = rounds_of(servers, loads, options, partial(_ask, rate=rate))
    each = (
        f"{CONNECTIONS} connections, {options.rounds} interleaved rounds of {options.seconds} s, medians of the rounds"
    )
    return [
        _table("as fast as answered", f"{each}; raw samples from question to answer.", fast),
        _table(
            f"{rate:,.0f} a second",
            f"{each}; a third of what the first row answered above; raw samples from when each request was due.",
            steady,
        ),
    ]


def _ask(load: Load, server: Running, seconds: int, *, rate: float) -> Samples:
    load.check(server)
    return ask_raw(load, server, seconds, rate=rate)


def ask_raw(load: Load, server: Running, seconds: int, *, rate: float) -> Samples:
    """Let the raw client send `load` for so many seconds; raise `RuntimeError` where it has no result."""
    host, port = server.url.removeprefix("http://").split(":")
    client = [sys.executable, "-P", "-m", "loadtests.bench.raw_client", host, port, str(load.requests), f"{seconds}"]
    began = server.cpu_seconds()
    done = subprocess.run(
        pinned([*client, f"{rate}"], to_load=True), capture_output=True, text=True, check=False, timeout=60 + seconds
    )
    if done.returncode:
        raise RuntimeError(f"the raw client gave no result: {done.stderr.strip()}")
    used, heard = server.cpu_seconds() - began, json.loads(done.stdout)
    answered = heard.pop("answered")
    return Samples(answered / seconds, heard, used / answered * 1e6)


def middles(samples: list[Samples]) -> dict[str, float]:
    """Return the medians of the rounds' percentiles."""
    return {name: median(one.ms[name] for one in samples) for name in SHARES}


def _table(title: str, note: str, found: list[list[Samples]]) -> Table:
    rows, base = [], middles(found[0])
    for server, samples in zip(SERVERS, found, strict=True):
        ms = middles(samples)
        rows.append(
            (
                server,
                f"{middle(samples, lambda one: one.per_second):,.0f}",
                f"{ms['p50']:.2f}",
                f"{ms['p99']:.2f}",
                against(ms["p99"], base["p99"]),
                f"{ms['p99.9']:.2f}",
                against(ms["p99.9"], base["p99.9"]),
            )
        )
    return Table(f"tail: {title}", note, COLUMNS, tuple(rows))
