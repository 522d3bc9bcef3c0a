"""How does the corpus come about: runs of the defect matrix whose evidence is kept, and what the judge says of them?

Which runs: those that `python -m tests.defects` tries. What has ended is kept in `.cache/mutants/bukti/`, so an
interrupted call goes on where it was.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from conformance.files.record_file import EVIDENCE_NAME
from conformance.record.result import Result
from fixtures.apps.reference import ReferenceApplication
from tests.defects.outcomes import Outcome, Shelf
from tests.defects.runs import Run, rehearse_run, runs_of
from tests.defects.sources import digest_of
from tests.defects.trying import Tried, try_all
from tests.helpers.source import ROOT
from tests.mutants.records import CORPUS, keep_record, load_corpus, save_verdicts
from tests.mutants.replay import make_judge

KEPT = ROOT / ".cache" / "mutants" / "bukti"


def chosen(applications: Sequence[ReferenceApplication], most: int | None) -> list[Run]:
    """Return the runs to collect: all, or `most` of each application, spread evenly, the right one first."""
    runs: list[Run] = []
    for application in applications:
        own = runs_of(application, is_full=False)
        count = len(own) if most is None else min(most, len(own))
        runs += [own[place * len(own) // count] for place in range(count)]
    return runs


def collect(runs: Sequence[Run], at_once: int, directory: Path = CORPUS) -> Iterator[Tried]:
    """Try the runs and keep the evidence of each that showed what it had to; yield them as they end."""
    digests = {run.application.name: digest_of(run.application) for run in runs}

    def rehearse(run: Run, place: Path) -> Result:
        result = rehearse_run(run, place)
        kept = _kept(run, digests[run.application.name])
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes((place / EVIDENCE_NAME).read_bytes())
        return result

    for one in try_all(runs, _WithEvidence(digests, KEPT), rehearse, at_once):
        if one.outcome is not None and not one.faults:
            keep_record(name_of(one.run), _kept(one.run, digests[one.run.application.name]).read_bytes(), directory)
        yield one


def accept(directory: Path = CORPUS) -> int:
    """Write what the judge says of every record now; return how many records there are."""
    judge, records = make_judge(), load_corpus(directory)
    save_verdicts({record.name: judge(record) for record in records}, directory)
    return len(records)


def name_of(run: Run) -> str:
    """Return the name of the record of a run."""
    own = re.sub(r"[^\w.-]", "_", run.name)
    return f"{run.application.name}/{own}"


def _kept(run: Run, digest: str) -> Path:
    return KEPT / f"{name_of(run).replace('/', f'/{digest}/')}.jsonl"


class _WithEvidence(Shelf):
    """Keeps outcomes, and finds those alone whose evidence is there, too."""

    def find(self, run: Run) -> Outcome | None:
        return super().find(run) if _kept(run, self._digests[run.application.name]).is_file() else None
