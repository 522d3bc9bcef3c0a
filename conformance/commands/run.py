"""`gladi run`: rehearse an application by its plan."""

import argparse

from conformance.bilingual import Fault
from conformance.commands.shared import add_plan_options, explain_fault, pick, read_plan, rehearse_and_report
from conformance.rehearsal import Request


def configure_run(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the options of `gladi run`."""
    add_plan_options(parser, lang)
    parser.add_argument("--out", default="hasil", help=pick(lang, "direktori hasil", "directory of results"))
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="ID", help=pick(lang, "hanya skenario ini", "only these scenarios")
    )
    parser.add_argument(
        "--soft-review",
        action="store_true",
        help=pick(lang, "tinjauan terbuka tidak mengakhiri dengan 3", "open reviews do not end with 3"),
    )
    parser.add_argument(
        "--no-progress", action="store_true", help=pick(lang, "tanpa baris kemajuan", "no progress lines")
    )
    parser.add_argument("--json", action="store_true", help=pick(lang, "cetak ringkasan JSON", "print a JSON summary"))


def run_run(args: argparse.Namespace, lang: str) -> int:
    """Carry out `gladi run`; return its exit code."""
    try:
        plan, directory = read_plan(args.plan)
    except Fault as fault:
        return explain_fault(lang, fault)
    code, _ = rehearse_and_report(
        args.out,
        lambda run_directory: Request(
            plan=plan,
            plan_directory=directory,
            run_directory=run_directory,
            simulator=args.simulator,
            token=args.token,
            dialect=args.dialect,
            only=tuple(args.only),
            soft_review=args.soft_review,
        ),
        lang,
        is_shown=not args.no_progress and not args.json,
        as_json=args.json,
    )
    return code
