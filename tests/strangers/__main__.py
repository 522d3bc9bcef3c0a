"""`python -m tests.strangers`: rehearse every stranger, right and with each defect, and write what came of it.

What has ended is kept in `.cache/strangers/`, by digest of what decides, so an interrupted call goes on where it was;
`--from` takes what other calls kept, where it is of the same sources. `--soak N` judges each conforming build N times
on two busy cores: the verdict must always be the same.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from conformance.wib import WIB
from tests.helpers.source import ROOT
from tests.strangers.keeping import Shelf, carry_out, say, taken
from tests.strangers.rows import NAMES
from tests.strangers.runs import AT_ONCE, Run, runs_of, shortened
from tests.strangers.soak import PAGE as SOAK_PAGE
from tests.strangers.soak import is_steady, soak, soak_page
from tests.strangers.sources import digest_of_strangers
from tests.strangers.summary import Setting, page_text, stored, summarise, write

KEPT = ROOT / ".cache" / "strangers"
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Return 0 where everything was carried out; with `--soak` 1 where verdicts differ or are not green; else 130."""
    options = _read_options(argv)
    if options.page:
        write(stored())
        return 0
    digest = digest_of_strangers()
    try:
        return _soak(options, digest) if options.soak else _rehearse(options, digest)
    except KeyboardInterrupt:
        say("dihentikan; yang sudah selesai tersimpan / stopped; what has ended is kept: run it again")
        return INTERRUPTED


def _rehearse(options: argparse.Namespace, digest: str) -> int:
    runs = _chosen(options)
    shelf = Shelf(KEPT / digest, digest, tuple(options.taken_from))
    outcomes = taken(runs, shelf) if options.no_runs else carry_out(runs, shelf, options.at_once)
    setting = Setting(digest, datetime.now(WIB).date(), options.at_once, options.short)
    summary = summarise({str(run): outcome for run, outcome in outcomes.items()}, setting)
    if not (options.no_runs or options.only or options.names):
        write(summary)
    sys.stdout.write(page_text(summary))
    return 0


def _chosen(options: argparse.Namespace) -> list[Run]:
    every = [run for name in options.names or NAMES for run in runs_of(name)]
    runs = [run for run in every if not options.only or run.what in options.only]
    return [shortened(run) for run in runs] if options.short else runs


def _soak(options: argparse.Namespace, digest: str) -> int:
    seen = soak(options.names or NAMES, options.soak, options.at_once, KEPT / "soak" / digest[:16])
    page = soak_page(seen, digest, datetime.now(WIB).date(), options.at_once)
    if not options.names:
        SOAK_PAGE.write_text(page, encoding="utf-8")
    sys.stdout.write(page)
    return 0 if is_steady(seen) else 1


def _read_options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.strangers", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="APPLICATION", help=f"of {', '.join(NAMES)}; none: all")
    parser.add_argument("--only", nargs="+", metavar="ID", help="builds, variants or defects; writes no files")
    parser.add_argument("--short", action="store_true", help="defects over their own scenarios alone")
    parser.add_argument(
        "--from", dest="taken_from", type=Path, action="append", default=[], metavar="DIR",
        help="take what another call kept there; more than once: several",
    )  # fmt: skip
    parser.add_argument("--no-runs", action="store_true", help="say what is kept and what is missing; writes no files")
    parser.add_argument("--page", action="store_true", help="write HASIL.md again of hasil.json, and nothing else")
    parser.add_argument("--soak", type=int, metavar="N", help="each conforming build so many times")
    parser.add_argument("--at-once", type=int, default=AT_ONCE, help="runs at once (%(default)s)")
    options = parser.parse_args(argv)
    if unknown := [name for name in options.names if name not in NAMES]:
        parser.error(f"{', '.join(unknown)}: choose from {', '.join(NAMES)}")
    if absent := [str(path) for path in options.taken_from if not path.is_dir()]:
        parser.error(f"--from {', '.join(absent)}: no such directory")
    if options.at_once < 1:
        parser.error("--at-once: 1 or more")
    return options


if __name__ == "__main__":
    sys.exit(main())
