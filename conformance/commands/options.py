"""Which options do the commands share that drive an application, and how is the plan read?"""

import argparse
import os
from pathlib import Path

from conformance.bilingual import Words, reason_of
from conformance.commands.messages import pick
from conformance.plan.tables import Dialect, Plan
from conformance.plan.text import PlanError, parse_plan

TOKEN_VARIABLE = "GLADI_TOKEN"
"""The environment variable that holds the token of the control API: no script has to hold it."""


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
    parser.add_argument(
        "--token",
        default=os.environ.get(TOKEN_VARIABLE),
        help=pick(
            lang,
            f"token API kendali; bawaannya isi {TOKEN_VARIABLE}",
            f"token of the control API; by default what {TOKEN_VARIABLE} holds",
        ),
    )
    parser.add_argument(
        "--dialect", choices=[str(dialect) for dialect in Dialect], help=pick(lang, "dialek DWH", "dialect of the DWH")
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
