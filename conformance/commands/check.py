"""`gladi check`: the pre-flight alone."""

import argparse
import tempfile
from pathlib import Path

from conformance.bilingual import Fault
from conformance.commands.shared import add_plan_options, explain_fault, make_progress, pick, read_plan
from conformance.rehearsal import Request, preflight


def configure_check(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the options of `gladi check`."""
    add_plan_options(parser, lang)


def run_check(args: argparse.Namespace, lang: str) -> int:
    """Carry out `gladi check`; return its exit code: 0 when everything is in place."""
    try:
        plan, directory = read_plan(args.plan)
        with tempfile.TemporaryDirectory(prefix="gladi-") as temporary:
            request = Request(plan, directory, Path(temporary), args.simulator, args.token, args.dialect)
            preflight(request, make_progress(lang, is_shown=True))
    except Fault as fault:
        return explain_fault(lang, fault)
    print(
        pick(
            lang,
            "Siap: aplikasi menjawab, memanggil simulator, dan permohonan yang benar terlihat diteruskan.",
            "Ready: the application answers, calls the simulator, and a correct request is seen going on.",
        )
    )
    return 0
