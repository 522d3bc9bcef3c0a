"""Which running simulator does a command ask, and whose fault is it where that refuses?"""

import argparse
import os
from collections.abc import Mapping

from conformance.commands.messages import pick
from conformance.commands.options import TOKEN_VARIABLE
from conformance.fault import ExitCode
from conformance.observe.control_api import ControlFault

USUAL = "http://127.0.0.1:8190"
"""Where `gladi serve` has its control API unless it is told otherwise."""
_BY_STATUS: Mapping[int, ExitCode] = {
    0: ExitCode.ENVIRONMENT,
    400: ExitCode.CONFIGURATION,
    401: ExitCode.CONFIGURATION,
    403: ExitCode.CONFIGURATION,
    404: ExitCode.USAGE,
    409: ExitCode.USAGE,
    422: ExitCode.CONFIGURATION,
    503: ExitCode.ENVIRONMENT,
}
"""Whose fault a refusal of the control API is; any other is the simulator's."""


def add_token_option(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the token of the control API."""
    parser.add_argument(
        "--token",
        default=os.environ.get(TOKEN_VARIABLE),
        help=pick(lang, f"token API kendali; bawaannya isi {TOKEN_VARIABLE}", f"its token; default: {TOKEN_VARIABLE}"),
    )


def exit_code_of(fault: ControlFault) -> int:
    """Return with which exit code a command ends that the control API has refused."""
    return _BY_STATUS.get(fault.status, fault.exit_code)
