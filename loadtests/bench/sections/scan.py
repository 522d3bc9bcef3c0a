"""How fast are stores searched, next to `grep -F -f` with as many patterns?"""

import json
import os
import random
import sqlite3
import string
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from loadtests.bench.cores import pinned
from loadtests.bench.options import Options
from loadtests.bench.report import Table
from loadtests.bench.statistics import against, middle, spread

PERSONS, MEGABYTES, GREPPED = 200, 64, 16
"""Whose values are searched; of each store; and of what grep is given, which takes the same time for each of them."""
COLUMNS = ("search", "patterns", "MB/s", "ratio", "lowest-highest MB/s")
GREP = "grep -F -f"
SCANS = (
    ("hyperscan, plain writing", ("--fast", "--engine", "hyperscan")),
    ("hyperscan, everything", ("--engine", "hyperscan")),
    ("ahocorasick_rs, plain writing", ("--fast", "--engine", "ahocorasick_rs")),
    ("ahocorasick_rs, everything", ("--engine", "ahocorasick_rs")),
)


def measure(options: Options) -> list[Table]:
    """One table for each store; nothing of what is searched is in it, as in a store of a conforming application."""
    dice = random.Random(1)
    values = options.work / "nilai.json"
    values.write_text(json.dumps({"nilai": list(_values(dice))}))
    stores = {
        "log": _log(options.work, dice),
        "dump": _dump(options.work, dice),
        "sqlite": _database(options.work, dice),
    }
    return [_compare(name, store, values, options) for name, store in stores.items()]


def _compare(name: str, store: Path, values: Path, options: Options) -> Table:
    speeds: dict[str, list[float]] = {}
    counts: dict[str, int] = {}
    for _ in range(options.rounds):
        for search, words in SCANS:
            told = _scan(store, values, words)
            (seen,) = told["stores"]
            counts[search] = told["needles"]
            speeds.setdefault(search, []).append(seen["bytes"] / 1e6 / seen["seconds"])
        for search in {_yardstick(search): search for search, _ in SCANS}.values():
            grep = _yardstick(search)
            counts[grep] = counts[search]
            speeds.setdefault(grep, []).append(_grep(store, counts[search], options.work))
    rows = tuple(
        (
            search,
            f"{counts[search]:,}",
            f"{middle(rates, float):,.0f}",
            against(middle(rates, float), middle(speeds[_yardstick(search)], float)),
            spread(rates),
        )
        for search, rates in sorted(speeds.items(), key=lambda each: not each[0].startswith(GREP))
    )
    note = (
        f"{store.stat().st_size / 1e6:.0f} MB, one core, {options.rounds} rounds, medians; grep over the first "
        f"{GREPPED} MB; the ratio is to grep with as many patterns."
    )
    return Table(f"scan: {name}", note, COLUMNS, rows)


def _yardstick(search: str) -> str:
    """Return the row of grep that has as many patterns."""
    return search if search.startswith(GREP) else f"{GREP}, {search.partition(', ')[2]}"


def _scan(store: Path, values: Path, words: tuple[str, ...]) -> dict[str, Any]:
    command = [sys.executable, "-P", "-m", "conformance", "scan", str(store), "--values", str(values), "--json", *words]
    done = subprocess.run(pinned(command), capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _grep(store: Path, count: int, work: Path) -> float:
    """Return the MB/s of grep with `count` patterns that are not in the store."""
    dice = random.Random(2)
    patterns, part = work / f"pola-{count}", work / "bagian"
    if not patterns.exists():
        patterns.write_text("".join(f"{_word(dice, 4)} {_word(dice, 5)}\n".upper() for _ in range(count)))
    with store.open("rb") as file:
        part.write_bytes(file.read(GREPPED * 1_000_000))
    started = time.perf_counter()
    command = pinned(["grep", "-c", "-a", "-F", "-f", str(patterns), str(part)])
    subprocess.run(command, env={**os.environ, "LC_ALL": "C"}, capture_output=True, check=False)
    return part.stat().st_size / 1e6 / (time.perf_counter() - started)


def _word(dice: random.Random, syllables: int) -> str:
    return "".join(dice.choice("bcdfghjklmnprst") + dice.choice("aiueo") for _ in range(syllables))


def _values(dice: random.Random) -> Iterator[dict[str, object]]:
    for number in range(PERSONS):
        person = f"P{number}"
        name, mother, street = (f"{_word(dice, 3)} {_word(dice, 4)} {_word(dice, 3)}".upper() for _ in range(3))
        day = f"{1 + number % 28:02}-{1 + number % 12:02}-{1950 + number % 50}"
        born = f"{1 + number % 28:02}{1 + number % 12:02}{50 + number % 49}"
        for element, kind, text in (
            ("NAMA_LGKP", "name", name),
            ("NAMA_LGKP_IBU", "name", mother),
            ("ALAMAT", "address", f"JL {street} NO {number}"),
            ("TGL_LHR", "date", day),
            ("NO_KK", "number", f"330305{born}{9900 + number % 99}"),
        ):
            yield {"orang": person, "elemen": element, "kind": kind, "isi": text}
        nik = f"330305{born}{9001 + number}"
        yield {"orang": person, "elemen": "NIK", "kind": "number", "isi": nik, "diketik": True}


def _log(work: Path, dice: random.Random) -> Path:
    """A log as frameworks write it, with an identifier and an encoded query in each line."""
    lines = "".join(
        f"2026-03-{1 + number % 28:02} 10:{number % 60:02}:00,123 INFO [http-{number % 30}] id.go.app.Permohonan - "
        f"{_identifier(dice)} GET /api/v1/permohonan/{number}?cari={_word(dice, 3)}%20{_word(dice, 2)} "
        f"200 {number % 300} ms\n"
        for number in range(20_000)
    )
    return _filled(work / "app.log", lines.encode())


def _dump(work: Path, dice: random.Random) -> Path:
    """A dump of a table: numbers, names of others, digests of passwords."""
    lines = "".join(
        f"({number},'{_word(dice, 2)} {_word(dice, 3)}','{_word(dice, 5)}@contoh.id','{_hex(dice, 40)}',NULL,"
        f"'2026-01-{1 + number % 28:02} 10:00:00'),\n"
        for number in range(20_000)
    )
    return _filled(work / "dump.sql", lines.encode())


def _database(work: Path, dice: random.Random) -> Path:
    path = work / "app.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE permohonan (id INTEGER PRIMARY KEY, nama, isi, jumlah, waktu)")
        rows = [
            (
                f"{_word(dice, 2)} {_word(dice, 3)}",
                " ".join(_word(dice, 3) for _ in range(20)),
                number * 7919,
                "2026-01-01",
            )
            for number in range(10_000)
        ]
        while path.stat().st_size < MEGABYTES * 1_000_000:
            database.executemany("INSERT INTO permohonan (nama, isi, jumlah, waktu) VALUES (?, ?, ?, ?)", rows)
            database.commit()
    return path


def _identifier(dice: random.Random) -> str:
    return "-".join(_hex(dice, size) for size in (8, 4, 4, 4, 12))


def _hex(dice: random.Random, size: int) -> str:
    return "".join(dice.choices(string.hexdigits[:16], k=size))


def _filled(path: Path, text: bytes) -> Path:
    path.write_bytes((text * (MEGABYTES * 1_000_000 // len(text) + 1))[: MEGABYTES * 1_000_000])
    return path
