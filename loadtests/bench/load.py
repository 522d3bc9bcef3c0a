"""How is a server loaded with wrk, and what did it bear?"""

import json
import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loadtests.bench.servers import LOAD_CORE, Running

CONNECTIONS = 32
_SCRIPT = """
local bodies = {}
for line in io.lines("%s") do bodies[#bodies + 1] = line end
local n = 0
request = function()
  n = n %% #bodies + 1
  return wrk.format("POST", nil, {["Content-Type"] = "application/json"}, bodies[n])
end
done = function(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("RESULT %%d %%d %%.3f %%.3f %%d\\n", summary.requests, summary.duration,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measurement: requests per second, latencies in ms, server CPU microseconds per request, failures."""

    per_second: float
    p50_ms: float
    p99_ms: float
    cpu_us: float
    failed: int
    resident_mib: float


def load(server: Running, bodies: Sequence[str], seconds: int) -> Measure:
    """Load `server` with `bodies` in turn for `seconds`."""
    with tempfile.TemporaryDirectory(prefix="gladi-bench-") as directory:
        bodies_path, script_path = Path(directory, "bodies"), Path(directory, "load.lua")
        bodies_path.write_text("\n".join(bodies) + "\n")
        script_path.write_text(_SCRIPT % bodies_path)
        before = server.cpu_seconds()
        wrk = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(script_path), server.url]
        done = subprocess.run(["taskset", "-c", LOAD_CORE, *wrk], capture_output=True, text=True, check=True)
        used = server.cpu_seconds() - before
    found = re.search(r"RESULT (\d+) (\d+) ([\d.]+) ([\d.]+) (\d+)", done.stdout)
    if found is None:
        raise RuntimeError(f"wrk gave no result: {done.stdout}{done.stderr}")
    requests, duration_us = int(found[1]), int(found[2])
    return Measure(
        per_second=requests / duration_us * 1e6,
        p50_ms=float(found[3]),
        p99_ms=float(found[4]),
        cpu_us=used / max(requests, 1) * 1e6,
        failed=int(found[5]),
        resident_mib=server.resident_mib(),
    )


def body_of(session: dict[str, object], nik: str, name: str) -> str:
    """Return the body of one match request, about 200 bytes."""
    credentials = session["credentials"]
    assert isinstance(credentials, dict)
    return json.dumps({**credentials, "TRESHOLD": 90, "NIK": nik, "NAMA_LGKP": name})
