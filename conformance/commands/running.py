"""How is a run carried out and shown while it goes on, and what is said of it at its end?"""

import contextlib
import json
import signal
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import msgspec

from conformance.bilingual import Words
from conformance.commands.clerk_terminal import guide_clerk
from conformance.commands.earlier import earlier_verdicts
from conformance.commands.messages import explain, explain_fault, pick, say
from conformance.commands.run_directory import new_run_directory, put_away
from conformance.fault import ExitCode, Fault
from conformance.judging.since import compare
from conformance.observe.guided_steps import GuidedSteps
from conformance.outcome import Verdict
from conformance.record.result import Result, ScenarioResult
from conformance.rehearsal.rehearsal import rehearse
from conformance.rehearsal.request import Progress, Request
from conformance.report.changes import tell_since
from conformance.report.entrances import HEADING, tell_unexamined
from conformance.report.errors import ReportError
from conformance.report.rerun import Rerun
from conformance.report.watching import LEAVING, tell_watching
from conformance.report.words import DOERS, DONE_BY
from conformance.report.write import LATEST, check_latest, point_latest, write_reports, write_reruns

SYMBOLS = {
    Verdict.LULUS: "v",
    Verdict.PERINGATAN: "!",
    Verdict.TIDAK_LULUS: "x",
    Verdict.TINJAU: "?",
    Verdict.TIDAK_TERUJI: "-",
    Verdict.TIDAK_BERLAKU: ".",
    Verdict.GALAT_PENGUJI: "#",
}


def make_progress(lang: str, *, is_shown: bool, told: dict[str, Verdict] | None = None) -> Progress:
    """Return a progress that prints a line for each scenario, or nothing; `told` takes in the verdicts of its lines."""
    if not is_shown:
        return Progress(guide=guide_in(lang))
    total = done = 0

    def on_collected(count: int) -> None:
        nonlocal total
        total = count
        say(pick(lang, f"{count} skenario", f"{count} scenarios"))

    def on_scenario(result: ScenarioResult) -> None:
        nonlocal done
        done += 1
        if told is not None:
            told[result.id] = result.verdict
        width = len(str(total))
        say(f"[{done:>{width}}/{total}] {SYMBOLS[result.verdict]} {result.verdict:<13} {result.id}")
        if result.verdict is not Verdict.LULUS:
            say(f"{'':>{2 * width + 4}}{pick(lang, result.reason, result.reason_en)}")

    return Progress(
        on_collected,
        on_scenario,
        on_stage=lambda words: say(f"... {words.pick(lang)}"),
        on_notice=lambda words: say(f"{pick(lang, 'catatan', 'note')}: {words.pick(lang)}"),
        guide=guide_in(lang),
    )


def guide_in(lang: str) -> Callable[[GuidedSteps], contextlib.AbstractContextManager[None]]:
    """Return what lets a person do guided steps, by terminal and page, spoken to in `lang`."""
    return lambda steps: guide_clerk(steps, lang)


def rehearse_and_report(
    out: str,
    request: Request,
    lang: str,
    *,
    rerun_for: Callable[[Path], Rerun],
    is_latest: bool = True,
    is_shown: bool = True,
    as_json: bool = False,
) -> tuple[int, Result | None]:
    """Carry out one run, write its reports under `out`, say what came of it; return the exit code and the result.

    `request`: its `run_directory` is made here.
    `is_latest`: whether `out/latest` leads to it afterwards; `rerun_for`: how a scenario is tried again from the run's
    directory. The result is None where the run could not be judged, or its report not be written.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    told: dict[str, Verdict] = {}
    try:
        if is_latest:
            check_latest(Path(out))
        directory = new_run_directory(Path(out))
    except Fault as fault:
        return explain_fault(lang, fault), None
    try:
        progress = make_progress(lang, is_shown=is_shown, told=told)
        result = rehearse(replace(request, run_directory=directory.resolve()), progress)
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
    say_changes(result, told, lang)
    _say(result, directory, lang, as_json=as_json)
    if not is_latest and not as_json:
        latest = Path(out) / LATEST
        say(pick(lang, f"Hasil sebagian: {latest} tidak diganti.", f"A part of a result: {latest} is left alone."))
    return result.exit_code, result


def say_changes(result: Result, told: Mapping[str, Verdict], lang: str) -> None:
    """Say which verdicts of the lines have changed: what comes of a request may be seen after its scenario only."""
    changed = [one for one in result.scenarios if told.get(one.id, one.verdict) != one.verdict]
    if changed:
        say(pick(lang, "Berubah sesudah seluruh gladi terlihat:", "Changed when the whole run had been seen:"))
    for one in changed:
        say(f"  {SYMBOLS[one.verdict]} {one.id}: {told[one.id]} -> {one.verdict}")


def _say(result: Result, directory: Path, lang: str, *, as_json: bool) -> None:
    if as_json:
        summary = {
            "verdict": result.verdict,
            "exit_code": result.exit_code,
            "counts": result.counts,
            "report": str(directory / "laporan.html"),
            "partial": result.partial,
        }
        say(json.dumps(summary))
        return
    for scenario in result.scenarios:
        if scenario.verdict in (Verdict.LULUS, Verdict.TIDAK_BERLAKU):
            continue
        say(f"\n{SYMBOLS[scenario.verdict]} {scenario.verdict}: {scenario.name} ({scenario.id})")
        say(f"  {pick(lang, 'terlihat', 'seen')}: {pick(lang, scenario.reason, scenario.reason_en)}")
        say(f"  {pick(lang, 'pemilik', 'owner')}: {scenario.owner}; {', '.join(scenario.requirements)}")
        if scenario.remedy:
            say(f"  {pick(lang, 'perbaikan', 'remedy')}: {pick(lang, scenario.remedy, scenario.remedy_en)}")
    counts = ", ".join(f"{number} {verdict}" for verdict, number in result.counts.items())
    say(
        f"\n{pick(lang, 'Penilaian', 'Verdict')}: {result.verdict.upper()}. {pick(lang, result.reason, result.reason_en)}"
    )
    say(f"{counts}")
    if result.petugas:
        say(f"{DONE_BY.pick(lang)}: {DOERS[result.petugas].pick(lang)}")
    loads = sum(scenario.evidence.page_loads for scenario in result.scenarios if scenario.evidence)
    say(pick(lang, f"Halaman aplikasi yang dibuka: {loads}", f"Pages of the application opened: {loads}"))
    if left := tell_unexamined(result):
        say(f"{HEADING.pick(lang)}: {left.pick(lang)}")
    if watched := tell_watching(result):
        say(f"{LEAVING.pick(lang)}: {watched.pick(lang)}")
    if result.since:
        say("\n".join(tell_since(result.since, lang)))
    if excepted := [part.ref for row in result.coverage for part in row.parts if part.is_excepted_though_tested]:
        told = pick(lang, "Kewajiban yang diuji, tetapi dikecualikan perjanjian", "Duties tested, but excepted")
        say(f"{told}: {', '.join(excepted)}")
    say(_ground(result, lang))
    say(f"{pick(lang, 'Laporan', 'Report')}: {(directory / 'laporan.html')}")


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
