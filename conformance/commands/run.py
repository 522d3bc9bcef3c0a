"""`gladi run`: rehearse an application by its plan."""

import argparse
from functools import partial
from pathlib import Path

from conformance.commands.earlier import begun_in, completed_by, failed_ids, interrupted_run, last_result
from conformance.commands.messages import explain_fault, pick
from conformance.commands.options import add_doer_option, add_plan_options, check_simulator, is_at_terminal, read_plan
from conformance.commands.rerunning import rerun_of_plan
from conformance.commands.running import rehearse_and_report
from conformance.fault import Fault
from conformance.files.norm_files import load_catalogue
from conformance.files.scenario_files import load_scenarios
from conformance.norms.selection import select
from conformance.plan.twin import Doer, choose_doer
from conformance.rehearsal.request import Begun, Request


def configure_run(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the options of `gladi run`."""
    add_plan_options(parser, lang)
    parser.add_argument("--out", default="hasil", help=pick(lang, "direktori hasil", "directory of results"))
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--only",
        nargs="+",
        default=[],
        metavar="ID|KUO-05|KUO-05:T",
        help=pick(
            lang,
            "hanya skenario ini, atau yang menilai persyaratan ini; hasil/latest tidak diganti",
            "only these scenarios, or those that judge this requirement; hasil/latest is left alone",
        ),
    )
    which.add_argument(
        "--failed",
        action="store_true",
        help=pick(
            lang,
            "lengkapi hasil terakhir: jalankan lagi hanya yang tidak lulus",
            "complete the last result: carry out again only what did not pass",
        ),
    )
    which.add_argument(
        "--resume",
        action="store_true",
        help=pick(lang, "teruskan pengujian yang terputus", "go on with the run that was interrupted"),
    )
    add_doer_option(parser, lang)
    parser.add_argument(
        "--tantangan",
        type=_challenge,
        metavar=pick(lang, "KATA", "WORD"),
        help=pick(
            lang,
            "kata dari petugas pada hari pengujian; ikut menentukan data penduduk dan tertulis pada hasil",
            "a word that the officer gives on the day; it enters the residents' data and the result",
        ),
    )
    parser.add_argument(
        "--soft-review",
        action="store_true",
        help=pick(lang, "tinjauan terbuka tidak mengakhiri dengan 3", "open reviews do not end with 3"),
    )
    parser.add_argument(
        "--no-other-dialects",
        action="store_true",
        help=pick(lang, "tanpa mencoba dialek lain", "do not try the other dialects"),
    )
    parser.add_argument(
        "--no-progress", action="store_true", help=pick(lang, "tanpa baris kemajuan", "no progress lines")
    )
    parser.add_argument("--json", action="store_true", help=pick(lang, "cetak ringkasan JSON", "print a JSON summary"))


LONGEST_CHALLENGE = 100
"""Characters."""


def _challenge(text: str) -> str:
    if not text.strip() or not text.isprintable() or len(text) > LONGEST_CHALLENGE:
        raise ValueError
    return text.strip()


def run_run(args: argparse.Namespace, lang: str) -> int:
    """Carry out `gladi run`; return its exit code."""
    out = Path(args.out)
    only: tuple[str, ...] = ()
    begun, dialect, asked = Begun(), args.dialect, args.petugas
    other_dialects = not args.no_other_dialects
    try:
        check_simulator(args.simulator)
        plan, directory = read_plan(args.plan)
        if args.only:
            only = select(args.only, [each.tags for each in load_scenarios()], load_catalogue())
        if args.failed:
            last = last_result(out)
            failed = failed_ids(last)
            if not failed:
                print(pick(lang, "Tidak ada yang gagal pada hasil terakhir.", "Nothing failed in the last result."))
                return last.exit_code
            begun, head = completed_by(out, failed, plan, directory, dialect, asked)
            only, dialect, asked = head.only, head.dialect, head.petugas or None
            other_dialects = other_dialects and bool(last.other_dialects)
        if args.resume:
            begun, head = begun_in(interrupted_run(out), plan, dialect, asked)
            only, dialect, asked = head.only, head.dialect, head.petugas or None
        doer = choose_doer(plan, asked, is_terminal=is_at_terminal())
    except Fault as fault:
        return explain_fault(lang, fault)
    code, _ = rehearse_and_report(
        args.out,
        Request(
            plan=plan,
            plan_directory=directory,
            simulator=args.simulator,
            token=args.token,
            dialect=dialect,
            only=only,
            soft_review=args.soft_review,
            other_dialects=other_dialects and doer is not Doer.ORANG,
            begun=begun,
            petugas=doer or "",
            tantangan=args.tantangan or "",
            is_last=args.is_last,
        ),
        lang,
        is_shown=not args.no_progress and not args.json,
        as_json=args.json,
        is_latest=args.failed or not only,
        rerun_for=partial(rerun_of_plan, Path(args.plan), args.dialect, args.simulator, petugas=doer),
    )
    return code
