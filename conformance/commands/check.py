"""`gladi check`: the pre-flight alone."""

import argparse
import json
import signal
import tempfile
from pathlib import Path

from conformance.bilingual import Words
from conformance.commands.messages import explain_fault, pick
from conformance.commands.options import add_doer_option, add_plan_options, check_simulator, is_at_terminal, read_plan
from conformance.commands.running import guide_in, make_progress
from conformance.fault import Fault
from conformance.plan.twin import choose_doer
from conformance.record.evidence import Control
from conformance.rehearsal.rehearsal import preflight
from conformance.rehearsal.request import Progress, Request

READY = Words(
    "Siap: aplikasi menjawab, memanggil simulator, dan permohonan yang benar terlihat diteruskan.",
    "Ready: the application answers, calls the simulator, and a correct request is seen going on.",
)


def configure_check(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the options of `gladi check`."""
    add_plan_options(parser, lang)
    add_doer_option(parser, lang)
    parser.add_argument("--json", action="store_true", help=pick(lang, "cetak hasilnya sebagai JSON", "print JSON"))


def run_check(args: argparse.Namespace, lang: str) -> int:
    """Carry out `gladi check`; return its exit code: 0 when everything is in place."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    notices: list[Words] = []
    shown = make_progress(lang, is_shown=True)
    progress = Progress(on_notice=notices.append, guide=guide_in(lang)) if args.json else shown
    try:
        check_simulator(args.simulator)
        plan, directory = read_plan(args.plan)
        doer = choose_doer(plan, args.petugas, is_terminal=is_at_terminal())
        with tempfile.TemporaryDirectory(prefix="gladi-") as temporary:
            request = Request(
                plan, directory, Path(temporary), args.simulator, args.token, args.dialect, petugas=doer or ""
            )
            said = _say(preflight(request, progress)).pick(lang)
    except Fault as fault:
        if not args.json:
            return explain_fault(lang, fault)
        return _print_json(fault.exit_code, fault.words.pick(lang), notices, lang)
    if args.json:
        return _print_json(0, said, notices, lang)
    print(said)
    return 0


def _say(control: Control) -> Words:
    """Return what is to be said of an application with which nothing is misconfigured."""
    if control.is_seen:
        return READY
    outcome, codes = control.outcome, ", ".join(control.codes) or "-"
    return Words(
        f"Semua terpasang, tetapi aplikasi tidak meneruskan permohonan yang benar (hasil: {outcome}; kode: {codes}). "
        "Itu akan dinilai oleh `gladi run`.",
        f"Everything is in place, but the application does not go on with a correct request (outcome: {outcome}; "
        f"codes: {codes}). `gladi run` will judge that.",
    )


def _print_json(code: int, message: str, notices: list[Words], lang: str) -> int:
    body = {"exit_code": code, "message": message, "notices": [notice.pick(lang) for notice in notices]}
    print(json.dumps(body, ensure_ascii=False))
    return code
