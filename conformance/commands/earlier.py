"""What did earlier runs leave under `--out`: one that was interrupted, and what failed in the last?"""

from pathlib import Path

from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault
from conformance.files.digests import digest_of_norms, digest_of_plan
from conformance.files.norm_files import load_catalogue
from conformance.files.record_file import EVIDENCE_NAME, read_record
from conformance.judging.judgement import Judgement
from conformance.outcome import Verdict
from conformance.plan.tables import Plan
from conformance.record.events import Head
from conformance.record.result import Result
from conformance.rehearsal.request import Begun
from conformance.report.json_report import read_json
from conformance.report.write import JSON_NAME, LATEST

FAILED = (Verdict.TIDAK_LULUS, Verdict.TINJAU, Verdict.TIDAK_TERUJI, Verdict.GALAT_PENGUJI)
_RUN = Words("jalankan `gladi run`", "run `gladi run`")


def last_result(out: Path) -> Result:
    """Return the result of the last run that was judged; raise `PreflightFault` or `ReportError`."""
    path = out / LATEST / JSON_NAME
    if not path.is_file():
        message = Words(f"belum ada hasil di {out}", f"there is no result in {out} yet")
        raise PreflightFault(ExitCode.USAGE, message, _RUN)
    return read_json(path.read_text(encoding="utf-8"))


def failed_ids(result: Result) -> tuple[str, ...]:
    """Return the ids of the scenarios that did not pass, in their order."""
    return tuple(scenario.id for scenario in result.scenarios if scenario.verdict in FAILED)


def interrupted_run(out: Path) -> Path:
    """Return the directory of the last run where it was interrupted; raise `PreflightFault`."""
    runs = sorted((path.parent for path in out.glob(f"*/{EVIDENCE_NAME}")), key=_age) if out.is_dir() else []
    runs = [run for run in runs if run.name != LATEST]
    if not runs or (runs[-1] / JSON_NAME).is_file():
        message = Words(
            f"--resume: tidak ada pengujian yang terputus di {out}", f"--resume: no interrupted run in {out}"
        )
        raise PreflightFault(ExitCode.USAGE, message, _RUN)
    return runs[-1]


def _age(run: Path) -> tuple[str, int]:
    """Return what orders directories as they were made: `20261125-090000`, `20261125-090000-1`."""
    day, time, number = [*run.name.split("-"), "0", "0"][:3]
    return f"{day}-{time}", int(number) if number.isdigit() else 0


def begun_in(run: Path, plan: Plan, dialect: str | None) -> tuple[Begun, Head]:
    """Return what the interrupted `run` leaves to go on with, and its head; raise `PreflightFault` or `RecordFault`.

    Scenarios that ended with a fault of the tester are carried out again.
    """
    events = [
        (kind, body)
        for kind, body in read_record(run / EVIDENCE_NAME)
        if kind != "finished" and not (kind == "scenario" and body.get("error"))
    ]
    judgement = Judgement(load_catalogue())
    for kind, body in events:
        judgement.take(kind, body)
    head = judgement.head
    for changed, what in (
        (head.plan != digest_of_plan(plan), Words("rencana", "the plan")),
        (dialect is not None and head.dialect != dialect, Words("dialek", "the dialect")),
        (head.tester.features != digest_of_norms(), Words("naskah uji atau norma", "features or norms")),
    ):
        if changed:
            message = Words(
                f"--resume: {what.indonesian} berubah sejak pengujian terputus di {run}",
                f"--resume: {what.english} changed since the run was interrupted in {run}",
            )
            raise PreflightFault(
                ExitCode.USAGE, message, Words("mulai lagi tanpa --resume", "start again without --resume")
            )
    return Begun(tuple(events)), head
