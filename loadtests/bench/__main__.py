"""`make bench`: the Web Service against the yardstick, interleaved, each server on one core and wrk on the other."""

import argparse
import json
import statistics
import tempfile
import urllib.request
from pathlib import Path

from loadtests.bench.load import CONNECTIONS, Measure, body_of, load
from loadtests.bench.servers import Running, bare, simulator

PEOPLE = 48


def main() -> None:
    """Measure and print a table of ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gladi-bench-") as directory:
        work = Path(directory)
        with simulator("memory:") as memory, simulator(f"sqlite:///{work / 'gladi.sqlite'}") as durable:
            bodies = _bodies(memory)
            with bare(_answers(memory, bodies, work)) as yardstick:
                candidates = {"bare aiohttp": yardstick, "gladi memory:": memory, "gladi sqlite (durable)": durable}
                for server in candidates.values():
                    load(server, bodies, 1)
                measures: dict[str, list[Measure]] = {name: [] for name in candidates}
                for _ in range(args.rounds):
                    for name, server in candidates.items():
                        measures[name].append(load(server, bodies, args.seconds))
    _print_table(measures, args.rounds, args.seconds)


def _bodies(server: Running) -> list[str]:
    people = [p for p in server.session["personas"] if p["code"] == "01"][:PEOPLE]
    return [body_of(server.session, p["nik"], p["elemen"]["NAMA_LGKP"]) for p in people]


def _answers(server: Running, bodies: list[str], work: Path) -> Path:
    """Write what the simulator answers to each body, for the yardstick to answer the same bytes."""
    answers = {}
    for body in bodies:
        with urllib.request.urlopen(urllib.request.Request(server.url, body.encode())) as answer:
            answers[json.loads(body)["NIK"]] = answer.read().decode()
    path = work / "answers.json"
    path.write_text(json.dumps(answers))
    return path


def _print_table(measures: dict[str, list[Measure]], rounds: int, seconds: int) -> None:
    print(f"{CONNECTIONS} connections, {rounds} interleaved rounds of {seconds} s; medians; ratio to the first row\n")
    print("| server | req/s | ratio | p50 ms | p99 ms | p99 ratio | server CPU us/req | RSS MiB | failed |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    yardstick = next(iter(measures.values()))
    base, base_p99 = _median(yardstick, "per_second"), _median(yardstick, "p99_ms")
    for name, found in measures.items():
        rate, p99 = _median(found, "per_second"), _median(found, "p99_ms")
        print(
            f"| {name} | {rate:,.0f} | {rate / base:.2f} | {_median(found, 'p50_ms'):.2f} | {p99:.2f} "
            f"| {p99 / base_p99:.1f} | {_median(found, 'cpu_us'):.1f} | {found[-1].resident_mib:.0f} "
            f"| {sum(m.failed for m in found)} |"
        )


def _median(found: list[Measure], field: str) -> float:
    return float(statistics.median(getattr(measure, field) for measure in found))


main()
