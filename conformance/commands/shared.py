"""What do the commands that drive an application share: options, messages, progress, and the run itself?"""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from conformance.inner_pytest import InnerFault
from conformance.observe.control import ControlFault
from conformance.plan import Plan, PlanError, parse_plan
from conformance.preflight import ENVIRONMENT, PreflightFault
from conformance.rehearsal import WIB, Progress, Request, rehearse
from conformance.report.write import point_latest, write_reports
from conformance.result import Result, ScenarioResult
from conformance.verdicts import Verdict

TESTER_FAULT = 6
UNKNOWN_SCENARIO = 2
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


def explain(lang: str, code: int, message: str) -> int:
    """Print why a command ends early, with the kind of cause, and return its exit code."""
    kinds = {
        2: ("pemakaian", "usage"),
        4: ("konfigurasi; tidak dihitung terhadap aplikasi", "configuration; not counted against the application"),
        5: ("lingkungan", "environment"),
        6: ("galat penguji", "tester fault"),
    }
    indonesian, english = kinds.get(code, ("", ""))
    print(f"gladi [{pick(lang, indonesian, english)}]: {message}", file=sys.stderr)
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
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise PlanError(path, "", f"rencana tidak dapat dibaca: {reason}", "tulis gladi.toml, lihat README") from error
    return parse_plan(text, path), file.resolve().parent


def new_run_directory(out: Path) -> Path:
    """Make and return a directory for one run under `out`, named by the time; raise `PreflightFault`."""
    stem = datetime.now(WIB).strftime("%Y%m%d-%H%M%S")
    for number in range(100):
        directory = out / (f"{stem}-{number}" if number else stem)
        try:
            directory.mkdir(parents=True)
        except FileExistsError:
            if not out.is_dir():
                break
            continue
        except OSError as error:
            raise PreflightFault(
                ENVIRONMENT, f"{out} tidak dapat ditulis: {error.strerror}", "pilih --out lain"
            ) from error
        return directory
    raise PreflightFault(ENVIRONMENT, f"{out} bukan direktori hasil", "pilih --out lain")


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
        if result.verdict not in (Verdict.LULUS,):
            print(f"{'':>{2 * width + 4}}{result.reason}", flush=True)

    return Progress(on_collected, on_scenario, lambda text: print(f"... {text}", flush=True))


def rehearse_and_report(
    out: str, request_for: Callable[[Path], Request], lang: str, *, is_shown: bool = True, as_json: bool = False
) -> tuple[int, Result | None]:
    """Carry out one run, write its reports under `out`, say what came of it; return the exit code and the result.

    The result is None where the run ended before it could be judged: then no report is written.
    """
    try:
        directory = new_run_directory(Path(out))
        result = rehearse(request_for(directory), make_progress(lang, is_shown=is_shown))
    except PreflightFault as fault:
        return explain(lang, fault.exit_code, str(fault)), None
    except (InnerFault, ControlFault) as fault:
        return explain(lang, TESTER_FAULT, str(fault)), None
    if result.partial and not result.scenarios:
        known = pick(lang, "tidak ada skenario dengan id itu", "no scenario has that id")
        return explain(lang, UNKNOWN_SCENARIO, f"--only: {known}"), None
    try:
        write_reports(result, directory)
        point_latest(Path(out), directory)
    except OSError as error:
        return explain(lang, ENVIRONMENT, f"laporan tidak dapat ditulis: {error}"), result
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
        print(f"  {pick(lang, 'terlihat', 'seen')}: {scenario.reason}")
        print(f"  {pick(lang, 'pemilik', 'owner')}: {scenario.owner}; {', '.join(scenario.requirements)}")
        if scenario.remedy:
            print(f"  {pick(lang, 'perbaikan', 'remedy')}: {scenario.remedy}")
    counts = ", ".join(f"{number} {verdict}" for verdict, number in result.counts.items())
    print(f"\n{pick(lang, 'Vonis', 'Verdict')}: {result.verdict.upper()}. {result.reason}")
    print(f"{counts}")
    print(f"{pick(lang, 'Laporan', 'Report')}: {(directory / 'laporan.html')}")
