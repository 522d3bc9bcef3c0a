"""`python -m tests.defects`: try every defect and variant of the reference applications, and write their matrices.

A defect goes through its declared scenarios and one sentinel of each feature, with `--full` through all. What has
ended is kept in `.cache/matriks/`, so an interrupted call goes on where it was; what is current is not tried again.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Sequence

from conformance.files.matrix_file import matrix_path, save_matrix
from fixtures.apps.reference import ReferenceApplication
from fixtures.apps.registry import APPLICATIONS
from tests.defects.outcomes import Shelf, is_current, matrix_of, stored_matrix
from tests.defects.runs import runs_of
from tests.defects.sources import digest_of
from tests.defects.trying import AT_ONCE, Tried, try_all
from tests.helpers.source import ROOT

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Return 0 where every matrix asked for is current now, 1 where a run did not show what it had to, else 130."""
    options = _read_options(argv)
    digests = {application.name: digest_of(application) for application in options.applications}
    due: list[ReferenceApplication] = []
    for application in options.applications:
        if is_current(application, digests[application.name], stored_matrix(application), is_full=options.full):
            _say(f"{application.name}: {_shown(application)} sudah berlaku")
        else:
            due.append(application)
    runs = {application.name: runs_of(application, is_full=options.full) for application in due}
    begun, tried = time.monotonic(), []
    try:
        for one in try_all((run for name in runs for run in runs[name]), Shelf(digests), at_once=options.at_once):
            tried.append(one)
            _tell(one)
    except KeyboardInterrupt:
        _say("dihentikan; yang sudah selesai tersimpan: jalankan lagi untuk melanjutkan")
        return INTERRUPTED
    now = [one.seconds for one in tried if not one.is_kept]
    _say(f"{len(now)} gladi dalam {time.monotonic() - begun:.0f} detik, {len(tried) - len(now)} sudah tersimpan")
    return max((_write(application, digests[application.name], tried) for application in due), default=0)


def _write(application: ReferenceApplication, digest: str, tried: Iterable[Tried]) -> int:
    """Write the matrix of an application where all of its runs showed what they had to; return 0, else 1."""
    own = [one for one in tried if one.run.application.name == application.name]
    outcomes = {one.run.name: one.outcome for one in own if one.outcome is not None and not one.faults}
    if len(outcomes) < len(own):
        _say(f"{application.name}: {len(own) - len(outcomes)} gladi tidak sesuai; {_shown(application)} tetap")
        return 1
    save_matrix(matrix_of(application, digest, outcomes))
    _say(f"{application.name}: {_shown(application)} ditulis")
    return 0


def _tell(one: Tried) -> None:
    how = "tersimpan" if one.is_kept else f"{one.seconds:.1f} d"
    _say(f"{'x' if one.faults else 'v'} {one.run} ({how}) {'; '.join(one.faults)}".rstrip())


def _shown(application: ReferenceApplication) -> str:
    return matrix_path(application.name).relative_to(ROOT).as_posix()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _read_options(argv: Sequence[str] | None) -> argparse.Namespace:
    by_name = {application.name: application for application in APPLICATIONS}
    parser = argparse.ArgumentParser(prog="python -m tests.defects", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="APPLICATION", help=f"of {', '.join(by_name)}; none: all")
    parser.add_argument("--full", action="store_true", help="each defect through all scenarios (before a release)")
    parser.add_argument("--at-once", type=int, default=AT_ONCE, help="runs at once (%(default)s)")
    options = parser.parse_args(argv)
    if unknown := [name for name in options.names if name not in by_name]:
        parser.error(f"{', '.join(unknown)}: choose from {', '.join(by_name)}")
    if options.at_once < 1:
        parser.error("--at-once: 1 or more")
    options.applications = [by_name[name] for name in dict.fromkeys(options.names or by_name)]
    return options


if __name__ == "__main__":
    sys.exit(main())
