"""How fast is a search at the Web Portal, signed in, full page, next to a bare server that answers the same bytes?"""

import http.cookiejar
import json
import re
import urllib.parse
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from loadtests.bench.load import CONNECTIONS, Load, line
from loadtests.bench.options import Options
from loadtests.bench.report import Table
from loadtests.bench.sections.http import PEOPLE, SERVERS, rounds_of
from loadtests.bench.sections.tail import Samples, ask_raw, middles
from loadtests.bench.servers import Running, Session, bare, call, open_session, simulator
from loadtests.bench.statistics import against, middle

AGREEMENT = "banjarnegara-arpus-2025"
SEARCHES = 4_000
"""Forms that are sent in turn; one that came before the last is a new search again."""
COLUMNS = ("server", "searches/s", "ratio", "p50 ms", "p99 ms", "p99 ratio", "CPU us", "CPU ratio", "page KiB")
PROOF = b'data-elemen="NAMA_LGKP"'
_UNWATCHED = {"portal": {"pattern": {"berurutan": 0, "berpola": 0, "berdekatan": 0}, "scrape_count": 0}}


@dataclass(frozen=True, slots=True)
class Operator:
    """One who is signed in at the portal of a session."""

    address: str
    cookie: str
    token: str

    def search(self, nik: str, form: str) -> bytes:
        """Search once; return the page."""
        headers = {"Cookie": self.cookie}
        request = urllib.request.Request(f"{self.address}cari", self.form(nik, form).encode(), headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return bytes(answer.read())

    def form(self, nik: str, form: str) -> str:
        """The body of a search."""
        return urllib.parse.urlencode({"token": self.token, "pencarian": form, "nik": nik})


def measure(options: Options) -> list[Table]:
    """A search by NIK, as fast as answered, one operator at all connections."""
    durable_store = f"sqlite:///{options.work / 'portal.sqlite'}"
    with simulator("memory:") as memory, simulator(durable_store) as durable:
        servers = (memory, durable)
        sessions = [open_session(server, AGREEMENT) for server in servers]
        operators = [sign_in(server, session) for server, session in zip(servers, sessions, strict=True)]
        people = [nik for nik, _ in sessions[0].residents[:PEOPLE]]
        pages = {nik: operators[0].search(nik, f"contoh-{nik}").decode() for nik in people}
        if not all(PROOF in page.encode() for page in pages.values()):
            raise RuntimeError("a refusal would be measured")
        answers = options.work / "portal.json"
        answers.write_text(json.dumps(pages))
        with bare(answers) as yardstick:
            known = Load([line("/", {"NIK": nik}) for nik in people], options.work, "portal-bare")
            loads = [
                known,
                *(Load(_lines(one, people), options.work, f"portal-{n}") for n, one in enumerate(operators)),
            ]
            found = rounds_of((yardstick, *servers), loads, options, partial(ask_raw, rate=0.0))
    return [_table(found, max(map(len, pages.values())), options)]


def sign_in(server: Running, session: Session) -> Operator:
    """Sign in with the session's own user id."""
    call("PATCH", f"{server.control}/v1/sessions/{session.view['id']}/hak-akses", _UNWATCHED)
    address, known = str(session.view["endpoints"]["portal"]), session.view["credentials"]
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    token = _token_in(opener.open(address, timeout=30).read())
    fields = {"token": token, "user_id": known["user_id"], "password": known["password"]}
    page = opener.open(f"{address}masuk", urllib.parse.urlencode(fields).encode(), timeout=30).read()
    (cookie,) = jar
    return Operator(address, f"{cookie.name}={cookie.value}", _token_in(page))


def _token_in(page: bytes) -> str:
    found = re.search(rb'name="token" value="([^"]+)"', page)
    if found is None:
        raise RuntimeError("the portal shows no form")
    return found[1].decode()


def _lines(operator: Operator, people: Sequence[str]) -> list[str]:
    path = "/" + operator.address.split("/", 3)[3] + "cari"
    headers = json.dumps({"Content-Type": "application/x-www-form-urlencoded", "Cookie": operator.cookie})
    return [
        f"{path}\t{operator.form(people[number % len(people)], f'form-{number}')}\t{headers}"
        for number in range(SEARCHES)
    ]


def _table(found: list[list[Samples]], page: int, options: Options) -> Table:
    base, base_ms = middle(found[0], lambda one: one.per_second), middles(found[0])
    base_cpu, kib = middle(found[0], lambda one: one.cpu_us), f"{page / 1024:.1f}"
    rows = []
    for server, samples in zip(SERVERS, found, strict=True):
        rate, ms = middle(samples, lambda one: one.per_second), middles(samples)
        cpu = middle(samples, lambda one: one.cpu_us)
        slow = f"{ms['p50']:.2f}", f"{ms['p99']:.2f}", against(ms["p99"], base_ms["p99"])
        rows.append((server, f"{rate:,.0f}", against(rate, base), *slow, f"{cpu:.0f}", against(base_cpu, cpu), kib))
    note = (
        f"{CONNECTIONS} connections of one operator, {options.rounds} interleaved rounds of {options.seconds} s,"
        " medians of the rounds; raw samples from question to answer; every search is a form of its own;"
        " CPU time of the server for one; CPU ratio: that of the first row by this one's."
    )
    return Table("portal: a search by NIK, signed in, full page", note, COLUMNS, tuple(rows))
