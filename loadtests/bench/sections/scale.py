"""Does a request cost more with many residents, or with many sessions?"""

from loadtests.bench.apart import draw_countries, draw_residents
from loadtests.bench.load import Load, Measure, match_lines
from loadtests.bench.options import Options
from loadtests.bench.report import Table
from loadtests.bench.servers import MATCH, Running, open_session, simulator
from loadtests.bench.statistics import against, middle, spread

FEW, MANY, SESSIONS, PEOPLE = 200, 100_000, 200, 20
COLUMNS = ("requests", "CPU us/req", "ratio", "lowest-highest", "failed")


def measure(options: Options) -> list[Table]:
    """CPU time of the server: 200 residents against the whole population, and one session against 200."""
    with simulator("memory:") as server:
        first = open_session(server, MATCH)
        country = draw_residents(1, MANY)
        sessions = [first, *(open_session(server, MATCH, seed) for seed in range(2, SESSIONS + 1))]
        few = Load(match_lines(first, country[:FEW]), options.work, "scale-few")
        many = Load(match_lines(first, country), options.work, "scale-many")
        # As many residents in both rows, so that nothing but the number of sessions differs.
        people = draw_countries(1, SESSIONS, PEOPLE)
        alone = Load(match_lines(first, country[: SESSIONS * PEOPLE]), options.work, "scale-alone")
        # One request of each session, then the next: no session is asked twice in a row.
        turns = zip(*(match_lines(one, own) for one, own in zip(sessions, people, strict=True)), strict=True)
        together = Load((line for turn in turns for line in turn), options.work, "scale-together")
        return [
            _compare(
                server,
                options,
                "scale: residents",
                f"Match by name in one session; the many are {MANY:,} drawn from all over the country.",
                {f"{FEW} residents": few, "the whole population": many},
            ),
            _compare(
                server,
                options,
                "scale: sessions",
                f"Match by name of {SESSIONS * PEOPLE:,} residents in both rows; {SESSIONS} sessions are open in both.",
                {"1 session": alone, f"{SESSIONS} sessions": together},
            ),
        ]


def _compare(server: Running, options: Options, title: str, note: str, loads: dict[str, Load]) -> Table:
    for load in loads.values():
        load.on(server, max(2, options.seconds))
    found: dict[str, list[Measure]] = {name: [] for name in loads}
    order = list(loads)
    for _ in range(max(5, options.rounds)):
        for name in order:
            found[name].append(loads[name].on(server, options.seconds))
        order.reverse()
    base = middle(next(iter(found.values())), lambda m: m.cpu_us)
    rows = tuple(
        (
            name,
            f"{middle(measures, lambda m: m.cpu_us):.1f}",
            against(middle(measures, lambda m: m.cpu_us), base),
            spread([m.cpu_us for m in measures]),
            str(sum(m.failed for m in measures)),
        )
        for name, measures in found.items()
    )
    rounds = f" {max(5, options.rounds)} interleaved rounds of {options.seconds} s in turned order; medians."
    return Table(title, note + rounds, COLUMNS, rows)
