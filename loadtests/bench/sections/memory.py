"""Does the simulator grow while it answers?"""

from collections.abc import Sequence

from loadtests.bench.apart import draw_residents
from loadtests.bench.load import Load, match_lines
from loadtests.bench.options import Options
from loadtests.bench.report import Table
from loadtests.bench.servers import MATCH, open_session, simulator

RESIDENTS = 100_000
WARM_UP_S = 2
COLUMNS = ("store", "requests", "RSS at the start MiB", "highest MiB", "at the end MiB", "growth MiB", "failed")


def measure(options: Options) -> list[Table]:
    """Resident memory after a warm-up, and after a million requests for residents of the whole country."""
    country = draw_residents(1, RESIDENTS)
    rows = []
    for name, store in (("memory:", "memory:"), ("sqlite (durable)", f"sqlite:///{options.work / 'memory.sqlite'}")):
        with simulator(store) as server:
            load = Load(match_lines(open_session(server, MATCH), country), options.work, "memory")
            load.on(server, WARM_UP_S)
            seen = [server.resident_mib()]
            requests = failed = 0
            while requests < options.requests:
                measured = load.on(server, max(5, options.seconds))
                requests += measured.requests
                failed += measured.failed
                seen.append(measured.resident_mib)
            rows.append((name, f"{requests:,}", *growth(seen), str(failed)))
    note = (
        f"Match by name of {RESIDENTS:,} residents from all over the country; the start is after {WARM_UP_S} s of load;"
        " the yardstick is that start."
    )
    return [Table("memory", note, COLUMNS, tuple(rows))]


def growth(seen: Sequence[float]) -> tuple[str, str, str, str]:
    """The first, the highest and the last of these sizes, and by how much the last is above the first."""
    return f"{seen[0]:.1f}", f"{max(seen):.1f}", f"{seen[-1]:.1f}", f"{seen[-1] - seen[0]:+.1f}"
