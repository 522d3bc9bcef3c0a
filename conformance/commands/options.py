"""Which options do the commands share that drive an application, and how is the plan read?"""

import argparse
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

from conformance.bilingual import Words, reason_of
from conformance.commands.messages import pick
from conformance.fault import ExitCode, PreflightFault
from conformance.plan.tables import Dialect, Plan
from conformance.plan.text import PlanError, parse_plan
from conformance.plan.toml_text import TomlFault, decode
from conformance.plan.twin import Doer

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


def check_simulator(address: str | None) -> None:
    """Raise `PreflightFault` where `--simulator` is no address that could be asked."""
    try:
        urlsplit(address or "").port  # noqa: B018 - reading it is the test
    except ValueError as error:
        raise PreflightFault(
            ExitCode.ENVIRONMENT,
            Words(f"{address!r} bukan alamat: {error}", f"{address!r} is no address: {error}"),
            Words(
                "periksa --simulator: alamat `control` yang dicetak `gladi serve`",
                "check --simulator: the address `control` that `gladi serve` prints",
            ),
        ) from error


def add_doer_option(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare who does the steps of a guided subject."""
    parser.add_argument(
        "--petugas",
        choices=[str(doer) for doer in Doer],
        help=pick(
            lang,
            'kind = "guided": siapa yang melayani pemohon; bawaannya orang di terminal, selain itu kembaran',
            'kind = "guided": who serves the applicants; by default a person at a terminal (orang), else the twin '
            "(kembaran)",
        ),
    )


def is_at_terminal() -> bool:
    """Whether somebody sits at a terminal who can be told something, and can answer."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def read_plan(path: str) -> tuple[Plan, Path]:
    """Return the plan in the file at `path`, and its directory; raise `PlanError`."""
    file = Path(path)
    try:
        text = decode(file.read_bytes())
    except (OSError, ValueError) as error:
        reason = error.words if isinstance(error, TomlFault) else reason_of(error)
        message = Words(
            f"rencana tidak dapat dibaca: {reason.indonesian}", f"the plan cannot be read: {reason.english}"
        )
        hint = _WRITE_ONE if isinstance(error, FileNotFoundError) else _ANOTHER
        hint = error.remedy if isinstance(error, TomlFault) else hint
        raise PlanError(path, "", message, hint) from error
    place = file.resolve()
    if not is_text(place):
        message = Words("jalur rencana ini bukan UTF-8", "the path of this plan is not UTF-8")
        raise PlanError(ascii(str(place)), "", message, RENAME)
    return parse_plan(text, path), place.parent


_WRITE_ONE = Words("tulis dengan: gladi init", "write one: gladi init")
_ANOTHER = Words("perbaiki itu, atau sebut berkas lain", "fix that, or name another file")
RENAME = Words("ganti nama berkas atau direktorinya", "give the file or directory another name")


def is_text(path: Path) -> bool:
    """Whether the bytes of a path are UTF-8, so that it can stand in a result."""
    return not any("\ud800" <= sign <= "\udfff" for sign in str(path))
