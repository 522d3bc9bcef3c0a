"""What do the commands that drive an application share: options, messages, progress, and the run itself?"""

import argparse
import json
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from conformance.bilingual import Fault, Words, reason_of
from conformance.plan import Plan
from conformance.plan_text import PlanError, parse_plan
from conformance.preflight import CONFIGURATION, ENVIRONMENT, USAGE, PreflightFault
from conformance.record_file import EVIDENCE_NAME
from conformance.rehearsal import rehearse
from conformance.report.errors import ReportError
from conformance.report.write import point_latest, write_reports
from conformance.request import LOG_DIRECTORY, WIB, Progress, Request
from conformance.result import Result, ScenarioResult
from conformance.verdicts import Verdict

TESTER_FAULT = 6
SYMBOLS = {
    Verdict.LULUS: "v",
    Verdict.PERINGATAN: "!",
    Verdict.TIDAK_LULUS: "x",
    Verdict.TINJAU: "?",
    Verdict.TIDAK_TERUJI: "-",
    Verdict.GALAT_PENGUJI: "#",
}


def pick(lang: str, indonesian: str, english: str) -> str:
    """Return the text in the chosen language."""
    return english if lang == "en" else indonesian


def explain_fault(lang: str, fault: Fault, log: Path | None = None) -> int:
    """Print why a command ends early, and where more is to be read, and return its exit code."""
    where = f"; log: {log}" if log else ""
    return explain(lang, exit_code_of(fault), fault.words.pick(lang) + where)


def exit_code_of(fault: Fault) -> int:
    """Return the exit code (design section 9) for a run that ended before it was judged."""
    match fault:
        case PreflightFault():
            return fault.exit_code
        case PlanError():
            return CONFIGURATION
        case _:
            return TESTER_FAULT


def explain(lang: str, code: int, message: str) -> int:
    """Print why a command ends early, with the kind of cause, and return its exit code."""
    kinds = {
        2: ("pemakaian", "usage"),
        4: ("konfigurasi; tidak dihitung terhadap aplikasi", "configuration; not counted against the application"),
        5: ("lingkungan", "environment"),
        6: ("galat penguji", "tester fault"),
    }
    indonesian, english = kinds.get(code, ("", ""))
    print(f"gladi [{pick(lang, indonesian, english)}]: {' '.join(message.split())}", file=sys.stderr)
    return code


def add_plan_options(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the plan and the simulator to use."""
    parser.add_argument(
        "plan", nargs="?", default="gladi.toml", metavar="PLAN", help=pick(lang, "berkas rencana", "plan file")
    )
    parser.add_argument(
        "--simulator",
        metavar="CONTROL_URL",
        help=pick(lang, "API kendali simulator yang sudah berjalan", "control API of a running simulator"),
    )
    parser.add_argument("--token", help=pick(lang, "token API kendali", "token of the control API"))
    parser.add_argument(
        "--dialect", choices=["juknis", "baru", "lama"], help=pick(lang, "dialek DWH", "dialect of the DWH")
    )


def read_plan(path: str) -> tuple[Plan, Path]:
    """Return the plan in the file at `path`, and its directory; raise `PlanError`."""
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        message = Words(
            f"rencana tidak dapat dibaca: {reason.indonesian}", f"the plan cannot be read: {reason.english}"
        )
        raise PlanError(path, "", message, Words("tulis dengan: gladi init", "write one: gladi init")) from error
    return parse_plan(text, path), file.resolve().parent


def new_run_directory(out: Path) -> Path:
    """Make and return a directory for one run under `out`, named by the time; raise `PreflightFault`."""
    stem = datetime.now(WIB).strftime("%Y%m%d-%H%M%S")
    elsewhere = Words("pilih --out lain", "choose another --out")
    if out.exists() and not out.is_dir():
        raise PreflightFault(ENVIRONMENT, Words(f"{out} bukan direktori", f"{out} is not a directory"), elsewhere)
    for number in range(1000):
        directory = out / (f"{stem}-{number}" if number else stem)
        try:
            directory.mkdir(parents=True)
        except FileExistsError:
            continue
        except OSError as error:
            reason = reason_of(error)
            message = Words(f"{out} tidak dapat dibuat: {reason.indonesian}", f"{out} cannot be made: {reason.english}")
            raise PreflightFault(ENVIRONMENT, message, elsewhere) from error
        return directory
    raise PreflightFault(ENVIRONMENT, Words(f"{out} penuh", f"{out} is full"), elsewhere)


def put_away(directory: Path, *, keep_logs: bool) -> Path | None:
    """Leave of a run that was not judged its logs and evidence at most; return where the logs are, None: nowhere."""
    kept = {LOG_DIRECTORY, EVIDENCE_NAME} if keep_logs else set()
    for path in sorted(directory.rglob("*"), reverse=True):
        is_kept = path.relative_to(directory).parts[0] in kept
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif not is_kept or not path.stat().st_size:
            path.unlink()
    if any(directory.iterdir()):
        return directory / LOG_DIRECTORY
    directory.rmdir()
    return None


def make_progress(lang: str, *, is_shown: bool) -> Progress:
    """Return a progress that prints a line for each scenario, or nothing."""
    if not is_shown:
        return Progress()
    total = done = 0

    def on_collected(count: int) -> None:
        nonlocal total
        total = count
        print(pick(lang, f"{count} skenario", f"{count} scenarios"), flush=True)

    def on_scenario(result: ScenarioResult) -> None:
        nonlocal done
        done += 1
        width = len(str(total))
        print(f"[{done:>{width}}/{total}] {SYMBOLS[result.verdict]} {result.verdict:<13} {result.id}", flush=True)
        if result.verdict is not Verdict.LULUS:
            print(f"{'':>{2 * width + 4}}{pick(lang, result.reason, result.reason_en)}", flush=True)

    return Progress(
        on_collected,
        on_scenario,
        on_stage=lambda words: print(f"... {words.pick(lang)}", flush=True),
        on_notice=lambda words: print(f"{pick(lang, 'catatan', 'note')}: {words.pick(lang)}", flush=True),
    )


def rehearse_and_report(
    out: str, request_for: Callable[[Path], Request], lang: str, *, is_shown: bool = True, as_json: bool = False
) -> tuple[int, Result | None]:
    """Carry out one run, write its reports under `out`, say what came of it; return the exit code and the result.

    The result is None where the run could not be judged, or its report not be written.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        directory = new_run_directory(Path(out))
    except PreflightFault as fault:
        return explain_fault(lang, fault), None
    try:
        result = rehearse(request_for(directory.resolve()), make_progress(lang, is_shown=is_shown))
    except Fault as fault:
        return explain_fault(lang, fault, put_away(directory, keep_logs=exit_code_of(fault) != USAGE)), None
    except BaseException:
        put_away(directory, keep_logs=True)
        raise
    try:
        write_reports(result, directory)
        point_latest(Path(out), directory)
    except (OSError, ReportError) as error:
        words = Words(f"laporan tidak dapat ditulis: {error}", f"the report cannot be written: {error}")
        return explain(lang, ENVIRONMENT, words.pick(lang)), None
    _say(result, directory, lang, as_json=as_json)
    return result.exit_code, result


def _say(result: Result, directory: Path, lang: str, *, as_json: bool) -> None:
    if as_json:
        summary = {
            "verdict": result.verdict,
            "exit_code": result.exit_code,
            "counts": result.counts,
            "report": str(directory / "laporan.html"),
        }
        print(json.dumps(summary))
        return
    for scenario in result.scenarios:
        if scenario.verdict in (Verdict.LULUS, Verdict.TIDAK_BERLAKU):
            continue
        print(f"\n{SYMBOLS[scenario.verdict]} {scenario.verdict}: {scenario.name} ({scenario.id})")
        print(f"  {pick(lang, 'terlihat', 'seen')}: {pick(lang, scenario.reason, scenario.reason_en)}")
        print(f"  {pick(lang, 'pemilik', 'owner')}: {scenario.owner}; {', '.join(scenario.requirements)}")
        if scenario.remedy:
            print(f"  {pick(lang, 'perbaikan', 'remedy')}: {pick(lang, scenario.remedy, scenario.remedy_en)}")
    counts = ", ".join(f"{number} {verdict}" for verdict, number in result.counts.items())
    print(
        f"\n{pick(lang, 'Vonis', 'Verdict')}: {result.verdict.upper()}. {pick(lang, result.reason, result.reason_en)}"
    )
    print(f"{counts}")
    print(f"{pick(lang, 'Laporan', 'Report')}: {(directory / 'laporan.html')}")
