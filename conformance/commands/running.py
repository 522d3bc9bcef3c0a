"""How is a run carried out and shown while it goes on, and what is said of it at its end?"""

import json
import signal
from collections.abc import Callable
from pathlib import Path

import msgspec

from conformance.bilingual import Words
from conformance.commands.earlier import earlier_verdicts
from conformance.commands.messages import explain, explain_fault, pick
from conformance.commands.run_directory import new_run_directory, put_away
from conformance.fault import ExitCode, Fault, PreflightFault
from conformance.judging.since import compare
from conformance.outcome import Verdict
from conformance.record.result import Result, ScenarioResult
from conformance.rehearsal.rehearsal import rehearse
from conformance.rehearsal.request import Progress, Request
from conformance.report.changes import tell_since
from conformance.report.errors import ReportError
from conformance.report.rerun import Rerun
from conformance.report.write import LATEST, point_latest, write_reports, write_reruns

SYMBOLS = {
    Verdict.LULUS: "v",
    Verdict.PERINGATAN: "!",
    Verdict.TIDAK_LULUS: "x",
    Verdict.TINJAU: "?",
    Verdict.TIDAK_TERUJI: "-",
    Verdict.GALAT_PENGUJI: "#",
}


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
    out: str,
    request_for: Callable[[Path], Request],
    lang: str,
    *,
    rerun_for: Callable[[Path], Rerun],
    is_latest: bool = True,
    is_shown: bool = True,
    as_json: bool = False,
) -> tuple[int, Result | None]:
    """Carry out one run, write its reports under `out`, say what came of it; return the exit code and the result.

    `is_latest`: whether `out/latest` leads to it afterwards; `rerun_for`: how a scenario is tried again from the run's
    directory. The result is None where the run could not be judged, or its report not be written.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        directory = new_run_directory(Path(out))
    except PreflightFault as fault:
        return explain_fault(lang, fault), None
    try:
        result = rehearse(request_for(directory.resolve()), make_progress(lang, is_shown=is_shown))
    except Fault as fault:
        return explain_fault(lang, fault, put_away(directory, keep_logs=fault.exit_code != ExitCode.USAGE)), None
    except BaseException:
        put_away(directory, keep_logs=True)
        raise
    try:
        since = compare(result.scenarios, earlier_verdicts(Path(out), result, directory))
        result = msgspec.structs.replace(result, since=since)
        write_reports(result, directory)
        write_reruns(result, directory, rerun_for(directory))
        if is_latest:
            point_latest(Path(out), directory)
    except (OSError, ReportError) as error:
        words = Words(f"laporan tidak dapat ditulis: {error}", f"the report cannot be written: {error}")
        return explain(lang, ExitCode.ENVIRONMENT, words.pick(lang)), None
    _say(result, directory, lang, as_json=as_json)
    if not is_latest and not as_json:
        latest = Path(out) / LATEST
        print(pick(lang, f"Hasil sebagian: {latest} tidak diganti.", f"A part of a result: {latest} is left alone."))
    return result.exit_code, result


def _say(result: Result, directory: Path, lang: str, *, as_json: bool) -> None:
    if as_json:
        summary = {
            "verdict": result.verdict,
            "exit_code": result.exit_code,
            "counts": result.counts,
            "report": str(directory / "laporan.html"),
            "partial": result.partial,
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
        f"\n{pick(lang, 'Penilaian', 'Verdict')}: {result.verdict.upper()}. {pick(lang, result.reason, result.reason_en)}"
    )
    print(f"{counts}")
    if result.since:
        print("\n".join(tell_since(result.since, lang)))
    if excepted := [part.ref for row in result.coverage for part in row.parts if part.is_excepted_though_tested]:
        told = pick(lang, "Kewajiban yang diuji, tetapi dikecualikan perjanjian", "Duties tested, but excepted")
        print(f"{told}: {', '.join(excepted)}")
    print(_ground(result, lang))
    print(f"{pick(lang, 'Laporan', 'Report')}: {(directory / 'laporan.html')}")


def _ground(result: Result, lang: str) -> str:
    """Return whether a certificate may rest on the run, and if not, how many duties forbid it."""
    if result.is_certifiable:
        return pick(lang, "Dapat menjadi dasar sertifikat: ya", "A certificate may rest on it: yes")
    count = len(result.forbidding)
    why = (
        pick(lang, f"; {count} kewajiban Pengguna terbuka", f"; {count} duties of the Pengguna are open")
        if count
        else ""
    )
    return pick(lang, f"Dapat menjadi dasar sertifikat: tidak{why}", f"A certificate may rest on it: no{why}")
