"""What did earlier runs leave under `--out`: one that was interrupted, what failed in the last, what was judged?"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault
from conformance.files.digests import digest_of_norms
from conformance.files.layout import ATTACHED
from conformance.files.norm_files import load_catalogue
from conformance.files.record_file import EVIDENCE_NAME, read_record
from conformance.judging.judgement import Judgement
from conformance.judging.since import Verdicts, meaningful
from conformance.outcome import Verdict
from conformance.plan.tables import Plan
from conformance.record.events import Head
from conformance.record.evidence import Moment
from conformance.record.result import RESULT_SCHEMA, Result, ScenarioResult
from conformance.rehearsal.request import Begun
from conformance.report.json_report import read_json
from conformance.report.write import JSON_NAME, LATEST

FAILED = (Verdict.TIDAK_LULUS, Verdict.TINJAU, Verdict.TIDAK_TERUJI, Verdict.GALAT_PENGUJI)
_RUN = Words("jalankan `gladi run`", "run `gladi run`")
_DOER = Words("petugas (orang atau kembaran)", "who does it (a person or the twin)")
_FEATURES = Words("naskah uji atau norma", "features or norms")


def last_result(out: Path) -> Result:
    """Return the result of the last run that was judged; raise `PreflightFault` or `ReportError`."""
    path = out / LATEST / JSON_NAME
    if not path.is_file():
        message = Words(f"belum ada hasil di {out}", f"there is no result in {out} yet")
        raise PreflightFault(ExitCode.USAGE, message, _RUN)
    return read_json(path.read_text(encoding="utf-8"))


def failed_ids(result: Result) -> tuple[str, ...]:
    """Return the ids of the scenarios that did not pass, in their order; of all where one of them is about the whole run.

    What must always hold is shown again only by carrying out everything again.
    """
    failed = [scenario for scenario in result.scenarios if scenario.verdict in FAILED]
    again = result.scenarios if any(map(_is_of_run, failed)) else failed
    return tuple(scenario.id for scenario in again if scenario.verdict is not Verdict.TIDAK_BERLAKU)


def _is_of_run(scenario: ScenarioResult) -> bool:
    demands = scenario.evidence.expectations if scenario.evidence else []
    return any(demand.moment is Moment.SELALU for demand in demands)


def interrupted_run(out: Path) -> Path:
    """Return the directory of the last run where it was interrupted; raise `PreflightFault`."""
    runs = _runs_in(out, EVIDENCE_NAME)
    if not runs or (runs[-1] / JSON_NAME).is_file():
        message = Words(
            f"--resume: tidak ada pengujian yang terputus di {out}", f"--resume: no interrupted run in {out}"
        )
        raise PreflightFault(ExitCode.USAGE, message, _RUN)
    return runs[-1]


def _runs_in(out: Path, name: str) -> list[Path]:
    """Return the directories of runs under `out` that hold a file of this name, the oldest first."""
    runs = (path.parent for path in out.glob(f"*/{name}")) if out.is_dir() else iter(())
    return sorted((run for run in runs if run.name != LATEST), key=_age)


def _age(run: Path) -> tuple[str, int]:
    """Return what orders directories as they were made: `20261125-090000`, `20261125-090000-1`."""
    day, time, number = [*run.name.split("-"), "0", "0"][:3]
    return f"{day}-{time}", int(number) if number.isdigit() else 0


def begun_in(run: Path, plan: Plan, dialect: str | None, petugas: str | None = None) -> tuple[Begun, Head]:
    """Return what the interrupted `run` leaves to go on with, and its head; raise `PreflightFault` or `RecordFault`.

    Scenarios that ended with a fault of the tester are carried out again.
    """
    events = [(kind, body) for kind, body in read_record(run / EVIDENCE_NAME) if not _is_to_be_redone(kind, body)]
    head = _head_of(events)
    what = _first_changed(
        (head.plan != plan.digest, Words("rencana", "the plan")),
        (dialect is not None and head.dialect != dialect, Words("dialek", "the dialect")),
        (petugas is not None and head.petugas != petugas, _DOER),
        (head.tester.features != digest_of_norms(), _FEATURES),
    )
    if what is not None:
        message = Words(
            f"--resume: {what.indonesian} berubah sejak pengujian terputus di {run}",
            f"--resume: {what.english} changed since the run was interrupted in {run}",
        )
        raise PreflightFault(
            ExitCode.USAGE, message, Words("mulai lagi tanpa --resume", "start again without --resume")
        )
    return Begun(tuple(events), run / ATTACHED), head


def _first_changed(*facts: tuple[bool, Words]) -> Words | None:
    """Return the first of what an earlier run rests on that is no longer the same; None: all of it is."""
    return next((what for changed, what in facts if changed), None)


def _is_to_be_redone(kind: str, body: Any) -> bool:
    return kind == "finished" or (kind == "scenario" and bool(body.get("error")))


def _head_of(events: list[tuple[str, Any]]) -> Head:
    judgement = Judgement(load_catalogue())
    for kind, body in events:
        judgement.take(kind, body)
    return judgement.head


def completed_by(
    out: Path, ids: tuple[str, ...], plan: Plan, directory: Path, dialect: str | None, petugas: str | None = None
) -> tuple[Begun, Head]:
    """Return what the last result under `out` leaves to be carried over when `ids` are carried out again, and its head.

    The plan may have been fixed since, but application, elements, agreement, dialect and features must be the same:
    else the two do not make one result. Raises `PreflightFault` or `RecordFault`.
    """
    path = out / LATEST / EVIDENCE_NAME
    if not path.is_file():
        message = Words(f"--failed: bukti hasil terakhir tidak ada: {path}", f"--failed: no evidence at {path}")
        raise PreflightFault(ExitCode.USAGE, message, _RUN)
    events = [(kind, _without(kind, body, ids)) for kind, body in read_record(path) if not _is_of(kind, body, ids)]
    head = _head_of(events)
    application = (head.aplikasi, head.aplikasi_elemen)
    what = _first_changed(
        (application != (plan.aplikasi.nama, tuple(plan.aplikasi.elemen)), Words("aplikasi", "the application")),
        (head.agreement != _agreement_of(plan, directory), Words("perjanjian", "the agreement")),
        (head.dialect != (dialect or plan.poc.dialect or head.dialect), Words("dialek", "the dialect")),
        (petugas is not None and head.petugas != petugas, _DOER),
        (head.tester.features != digest_of_norms(), _FEATURES),
    )
    if what is not None:
        message = Words(
            f"--failed: {what.indonesian} lain daripada pada hasil terakhir",
            f"--failed: {what.english} is not that of the last result",
        )
        raise PreflightFault(ExitCode.USAGE, message, _RUN)
    return Begun(tuple(events), out / LATEST / ATTACHED), head


def _is_of(kind: str, body: Any, ids: tuple[str, ...]) -> bool:
    return kind == "finished" or (kind == "scenario" and body.get("id") in ids)


def _without(kind: str, body: Any, ids: tuple[str, ...]) -> Any:
    """Return an event without the scenarios that are carried out again: none of them is missed in another dialect."""
    return [name for name in body if name not in ids] if kind == "collected" else body


def _agreement_of(plan: Plan, directory: Path) -> str:
    """Return the name of the plan's agreement; of a file that cannot be read its path, which names none."""
    name = plan.poc.agreement
    if not name.endswith(".toml"):
        return name
    try:
        return str(tomllib.loads((directory / name).read_text(encoding="utf-8")).get("name", name))
    except (OSError, ValueError):
        return name


class _Scenario(msgspec.Struct):
    id: str
    verdict: Verdict
    carried: str = ""


class _Judged(msgspec.Struct):
    """What is read of an earlier result to compare with it."""

    schema: str
    agreement: str
    aplikasi: str
    dialect: str
    scenarios: list[_Scenario]


def earlier_verdicts(out: Path, result: Result, own: Path) -> Iterator[tuple[str, Verdicts]]:
    """Yield the name and the verdicts of each result under `out` before the one in `own`, the latest first.

    Only those of the same application, agreement and dialect; what cannot be read is passed over.
    """
    mine = (RESULT_SCHEMA, result.agreement, result.aplikasi, result.dialect)
    for run in reversed(_runs_in(out, JSON_NAME)):
        if _age(run) >= _age(own):
            continue
        try:
            found = msgspec.json.decode((run / JSON_NAME).read_bytes(), type=_Judged)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            continue
        if (found.schema, found.agreement, found.aplikasi, found.dialect) == mine:
            yield run.name, meaningful(found.scenarios)
