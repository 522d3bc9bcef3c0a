"""`gladi demo`: simulator, reference application and verdict in one command, correct or with a named defect."""

import argparse
import json
import sys
from collections.abc import Mapping
from functools import partial
from importlib.resources import as_file, files
from typing import Any

import msgspec

from conformance.commands.messages import explain, pick
from conformance.commands.options import read_plan
from conformance.commands.rerunning import rerun_of_demo
from conformance.commands.running import rehearse_and_report
from conformance.fault import ExitCode
from conformance.judging.defect import compare_with_declared
from conformance.plan.tables import Plan
from conformance.record.result import Result
from conformance.rehearsal.request import Request
from fixtures.apps.reference import Defect
from fixtures.apps.registry import APPLICATIONS

DEFECT_CAUGHT = ExitCode.NOT_PASSED
SHOWN = {agreement: (one, plan) for one in APPLICATIONS for agreement, plan in one.agreements.items()}
"""By agreement: the reference application that is shown under it, and its plan."""
DEFECTS = {defect.name: (one, defect) for one in APPLICATIONS for defect in one.defects}
"""By name: whose defect it is, and the defect."""
USUAL = "purbalingga-dinkominfo-2025"


def configure_demo(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the options of `gladi demo`."""
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument(
        "--agreement",
        metavar="A",
        choices=tuple(SHOWN),
        default=USUAL,
        help=f"{pick(lang, 'perjanjian, dari:', 'agreement, of:')} {', '.join(SHOWN)}",
    )
    chosen.add_argument(
        "--defect", metavar="NAME", help=pick(lang, "aplikasi acuan dengan cacat ini", "with this defect")
    )
    parser.add_argument("--list-defects", action="store_true", help=pick(lang, "daftar cacat", "list the defects"))
    parser.add_argument("--out", default="hasil", help=pick(lang, "direktori hasil", "directory of results"))
    parser.add_argument(
        "--no-progress", action="store_true", help=pick(lang, "tanpa baris kemajuan", "no progress lines")
    )
    parser.add_argument(
        "--no-other-dialects",
        action="store_true",
        help=pick(lang, "tanpa mencoba dialek lain", "do not try the other dialects"),
    )
    parser.add_argument("--json", action="store_true", help="JSON")


def run_demo(args: argparse.Namespace, lang: str) -> int:
    """Carry out `gladi demo`; with a defect return 1 when it was caught as declared, else 6."""
    if args.list_defects:
        return _list_defects(as_json=args.json)
    if args.defect and args.defect not in DEFECTS:
        known = ", ".join(DEFECTS)
        return explain(
            lang,
            ExitCode.USAGE,
            pick(
                lang, f"cacat {args.defect!r} tidak ada; pilih: {known}", f"no defect {args.defect!r}; choose: {known}"
            ),
        )
    defect: Defect[Any] | None = None
    application, name = SHOWN[args.agreement]
    if args.defect:
        application, defect = DEFECTS[args.defect]
        name = defect.plan
    with as_file(files("fixtures") / "apps" / application.name / name) as path:
        plan, directory = read_plan(str(path))
    chosen = ("--defect", defect.name) if defect else ("--agreement", args.agreement) * (args.agreement != USUAL)
    code, result = rehearse_and_report(
        args.out,
        Request(
            plan=with_environment(plan, {application.switch: defect.name} if defect else {}),
            plan_directory=directory,
            other_dialects=defect is None and not args.no_other_dialects,
            soft_review=True,  # of a right application only this machine gives reason for one: no network of its own
            is_last=args.is_last,
        ),
        lang,
        rerun_for=partial(rerun_of_demo, chosen),
        is_shown=not args.no_progress and not args.json,
        as_json=args.json,
    )
    return code if defect is None or result is None else judge_defect(defect, result, lang, is_told=not args.json)


def with_environment(plan: Plan, env: Mapping[str, str]) -> Plan:
    """Return `plan` with `env` added to the environment of each of its processes, and of commands that act on them."""
    processes = {
        name: msgspec.structs.replace(proses, env={**proses.env, **env})
        for name, proses in plan.aplikasi.proses.items()
    }
    actions = {
        name: msgspec.structs.replace(action, env={**action.env, **env})
        for name in ("reset", "lanjutkan")
        if (action := getattr(plan.aplikasi, name)) is not None and action.command is not None
    }
    return msgspec.structs.replace(plan, aplikasi=msgspec.structs.replace(plan.aplikasi, proses=processes, **actions))


def judge_defect(defect: Defect[Any], result: Result, lang: str, *, is_told: bool) -> int:
    """Return 1 when `defect` turned exactly what it declares, else 6 and say where; `is_told`: say so, too.

    The last line says what the exit code is about, and which one the run by itself would have had.
    """
    mismatches = compare_with_declared(defect.expects, result.scenarios)
    if is_told:
        print(
            pick(lang, f"\nCacat {defect.name}: {defect.description}", f"\nDefect {defect.name}: {defect.description}")
        )
    for mismatch in mismatches:
        print(f"  {mismatch}", file=sys.stderr)
    run_code = result.exit_code
    if mismatches:
        return explain(
            lang,
            ExitCode.TESTER_FAULT,
            pick(
                lang,
                f"cacat ini tidak tertangkap sebagaimana dinyatakan; kode keluar {ExitCode.TESTER_FAULT:d} tentang cacat "
                f"ini, kode gladinya sendiri {run_code}",
                f"this defect was not caught as declared; exit code {ExitCode.TESTER_FAULT:d} is about this defect, "
                f"the run's own is {run_code}",
            ),
        )
    if is_told:
        caught = ", ".join(f"{scenario} ({verdict})" for scenario, verdict in defect.expects.items())
        print(pick(lang, f"Tertangkap tepat di: {caught}", f"Caught exactly at: {caught}"))
        print(
            pick(
                lang,
                f"Kode keluar {DEFECT_CAUGHT:d} tentang cacat ini: tertangkap sebagaimana dinyatakan. "
                f"Kode gladinya sendiri {run_code}.",
                f"Exit code {DEFECT_CAUGHT:d} is about this defect: caught as declared. The run's own is {run_code}.",
            )
        )
    return DEFECT_CAUGHT


def _list_defects(*, as_json: bool) -> int:
    rows = [
        {
            "name": d.name,
            "application": one.name,
            "description": d.description,
            "breaks": list(d.breaks),
            "expects": dict(d.expects),
        }
        for one, d in DEFECTS.values()
    ]
    if as_json:
        print(json.dumps({"defects": rows}, ensure_ascii=False))
        return 0
    for one, defect in DEFECTS.values():
        print(f"{defect.name} ({one.name})\n  {defect.description}")
        for scenario, verdict in defect.expects.items():
            print(f"  -> {scenario}: {verdict}")
    return 0
