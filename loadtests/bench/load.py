"""How is a server loaded with wrk, and what did it bear?"""

import json
import re
import subprocess
import urllib.request
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from loadtests.bench.cores import pinned
from loadtests.bench.servers import Running, Session

CONNECTIONS = 32
MATCH_METHOD, DATA_METHOD = "CALL_VERIFY_BY_ELEMEN", "CALL_NIK"
PROOF = b"NAMA_LGKP"
"""In every answer with elements, and in no refusal: refusals are HTTP 200 as well."""
_SCRIPT = """
local paths, bodies = {}, {}
for line in io.lines("%s") do
  paths[#paths + 1], bodies[#bodies + 1] = line:match("^(%%S+)\\t(.*)$")
end
local n = 0
request = function()
  n = n %% #bodies + 1
  return wrk.format("POST", paths[n], {["Content-Type"] = "application/json"}, bodies[n])
end
done = function(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("RESULT %%d %%d %%.3f %%.3f %%d\\n", summary.requests, summary.duration,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""


@dataclass(frozen=True, slots=True)
class Heard:
    """What wrk says at its end."""

    requests: int
    seconds: float
    p50_ms: float
    p99_ms: float
    failed: int


@dataclass(frozen=True, slots=True)
class Measure:
    """One measurement: what wrk heard, and what the server used for it."""

    requests: int
    per_second: float
    p50_ms: float
    p99_ms: float
    cpu_us: float
    """CPU microseconds of the server for one request."""
    failed: int
    resident_mib: float


class Load:
    """Requests that are sent in turn, again and again, over `CONNECTIONS` connections."""

    def __init__(self, lines: Iterable[str], work: Path, name: str) -> None:
        self._lines = tuple(lines)
        self.requests, self._script = work / f"{name}.requests", work / f"{name}.lua"
        """A line for each request: path, tab, body."""
        self.requests.write_text("\n".join(self._lines) + "\n")
        self._script.write_text(_SCRIPT % self.requests)

    def check(self, server: Running) -> None:
        """Raise `RuntimeError` where the server does not answer with elements."""
        for request in (self._lines[0], self._lines[-1]):
            if PROOF not in ask(server, request):
                raise RuntimeError(f"a refusal would be measured: {request}")

    def on(self, server: Running, seconds: int) -> Measure:
        """Load `server` for so many seconds; raise `RuntimeError` where it does not answer with elements."""
        self.check(server)
        wrk = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(self._script), server.url]
        before = server.cpu_seconds()
        done = subprocess.run(pinned(wrk, to_load=True), capture_output=True, text=True, check=False)
        used = server.cpu_seconds() - before
        heard = read_result(done.stdout + done.stderr)
        return Measure(
            heard.requests,
            heard.requests / heard.seconds,
            heard.p50_ms,
            heard.p99_ms,
            used / max(heard.requests, 1) * 1e6,
            heard.failed,
            server.resident_mib(),
        )


def ask(server: Running, request: str) -> bytes:
    """Send one request, as the script of wrk reads it; return the answer."""
    path, _, body = request.partition("\t")
    with urllib.request.urlopen(urllib.request.Request(server.url + path, body.encode()), timeout=30) as answer:
        return bytes(answer.read())


def read_result(text: str) -> Heard:
    """Read what the script of wrk wrote at the end; raise `RuntimeError` where it wrote nothing."""
    found = re.search(r"^RESULT (\d+) (\d+) ([\d.]+) ([\d.]+) (\d+)$", text, re.MULTILINE)
    if found is None:
        raise RuntimeError(f"wrk gave no result: {text.strip()}")
    requests, duration_us, failed = int(found[1]), int(found[2]), int(found[5])
    return Heard(requests, duration_us / 1e6, float(found[3]), float(found[4]), failed)


def match_lines(session: Session, residents: Sequence[tuple[str, str]]) -> list[str]:
    """One request of the match for each NIK and name, about 200 bytes of body."""
    path = session.path(MATCH_METHOD)
    return [
        line(path, session.view["credentials"] | {"TRESHOLD": 90, "NIK": nik, "NAMA_LGKP": name})
        for nik, name in residents
    ]


def data_lines(session: Session, residents: Sequence[tuple[str, str]]) -> list[str]:
    """One request of the data method for each NIK."""
    path = session.path(DATA_METHOD)
    return [line(path, session.view["credentials"] | {"NIK": nik}) for nik, _ in residents]


def at_root(lines: Iterable[str]) -> list[str]:
    """The same requests at the path `/`, where the yardstick answers."""
    return ["/" + request[request.index("\t") :] for request in lines]


def line(path: str, body: object) -> str:
    """One request, as the script reads it."""
    return f"{path}\t{json.dumps(body)}"
