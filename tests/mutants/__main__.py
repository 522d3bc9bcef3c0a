"""`python -m tests.mutants`: change the judging rooms, one small thing at a time, and judge the corpus with each.

A mutant that changes no verdict shows what no stored run of an application depends on: a missing run, a missing check,
or code that is not needed. `--collect` makes the corpus, `--accept` takes its present verdicts, `--pairs` says which
circumstances its calls hold.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from conformance.wib import WIB
from fixtures.apps.registry import APPLICATIONS
from tests.mutants.collecting import accept, chosen, collect
from tests.mutants.pairs import calls_of, table
from tests.mutants.records import CORPUS, MOST_BYTES, load_corpus, load_verdicts
from tests.mutants.replay import differences, make_judge
from tests.mutants.report import PAGE, SUMMARY, Call, page, summary
from tests.mutants.trying import AT_ONCE, MOST_SECONDS, Tried, rooms, survey, try_all

REMEDY = "perbaiki, atau `python -m tests.mutants --accept` dan satu baris di CHANGELOG.md"


def main(argv: Sequence[str] | None = None) -> int:
    """Return 0 where all was done, 1 where the right judge says otherwise than stored, or a run fails."""
    options = _read_options(argv)
    if options.collect:
        return _collect(options)
    if options.accept:
        _say(f"{accept()} rekaman dinilai dan disimpan; tulislah satu baris di CHANGELOG.md")
        return 0
    if options.pairs:
        _say(table(list(calls_of(load_corpus()))))
        return 0
    return _try_mutants(options)


def _collect(options: argparse.Namespace) -> int:
    failed = 0
    runs = chosen([application for application in APPLICATIONS if application.name in options.app], options.runs)
    for one in collect(runs, options.at_once):
        failed += one.outcome is None or bool(one.faults)
        _say(f"{'x' if one.faults else 'v'} {one.run} ({one.seconds:.1f} d) {'; '.join(one.faults)}".rstrip())
    weight = sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file())
    _say(f"{accept()} rekaman dinilai dan disimpan, {weight:,} B; {failed} gladi tidak sesuai")
    if weight > MOST_BYTES:
        _say(f"lebih dari {MOST_BYTES:,} B: kumpulkan lebih sedikit (--runs)")
    return 1 if failed or weight > MOST_BYTES else 0


def _try_mutants(options: argparse.Namespace) -> int:
    begun = time.monotonic()
    records, stored = load_corpus(), load_verdicts()
    judge = make_judge()
    again = {record.name: judge(record) for record in records}
    if changed := [f"{name}: {one}" for name in again for one in differences(stored.get(name, {}), again[name])]:
        _say("\n".join([*changed[:20], f"{len(changed)} penilaian tidak seperti yang tersimpan: {REMEDY}"]))
        return 1
    tried: list[Tried] = []
    files, counts = options.rooms or rooms(), Counter[str]()
    for one in try_all(files, survey(records, stored), options.at_once, options.seconds):
        tried.append(one)
        counts[one.fate] += 1
        if len(tried) % 100 == 0:
            so_far = ", ".join(f"{count} {fate}" for fate, count in counts.items())
            _say(f"{time.monotonic() - begun:5.0f} d  {one.mutant.file}: {len(tried)} mutan, {so_far}")
    command = "make mutants" if not options.rooms else f"python -m tests.mutants {' '.join(options.rooms)}"
    scenarios = sum(kind == "scenario" for record in records for kind, _ in record.events)
    day = datetime.now(WIB).date().isoformat()
    call = Call(command, day, len(records), scenarios, time.monotonic() - begun)
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(tried, call), encoding="utf-8")
    if not options.rooms:
        SUMMARY.write_text(summary(tried, call), encoding="utf-8")
    _say(summary(tried, call))
    _say(f"setiap mutan yang diam dan mati: {PAGE}")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _read_options(argv: Sequence[str] | None) -> argparse.Namespace:
    names = [application.name for application in APPLICATIONS]
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("rooms", nargs="*", metavar="FILE", help=f"of {', '.join(rooms())}; none: all")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--collect", action="store_true", help="carry out runs of the matrix and keep their evidence")
    what.add_argument(
        "--accept", action="store_true", help="take the present verdicts as right (and say so in CHANGELOG)"
    )
    what.add_argument("--pairs", action="store_true", help="code x moment x method x kind of answer, in pairs")
    parser.add_argument("--app", action="append", choices=names, help="with --collect: this application (lapor)")
    parser.add_argument(
        "--runs", type=int, help="with --collect: so many of each application, spread evenly; none: all"
    )
    parser.add_argument("--at-once", type=int, default=AT_ONCE, help="processes, or runs, at once (%(default)s)")
    parser.add_argument(
        "--seconds", type=float, default=MOST_SECONDS, help="how long the mutants may take (%(default)s)"
    )
    options = parser.parse_args(argv)
    if unknown := [name for name in options.rooms if name not in rooms()]:
        parser.error(f"{', '.join(unknown)}: choose from {', '.join(rooms())}")
    if min(options.at_once, options.seconds, 1 if options.runs is None else options.runs) < 1:
        parser.error("--runs, --at-once, --seconds: 1 or more")
    options.app = options.app or ["lapor"]
    return options


if __name__ == "__main__":
    sys.exit(main())
