"""How does a command end early, and with which exit code? The exit codes (design section 9) stand here once."""

from enum import IntEnum
from typing import ClassVar, NoReturn

from conformance.bilingual import Words


class ExitCode(IntEnum):
    """What a command ends with; of several causes the first of 6, 5, 4, 1, 3, 0 that applies."""

    PASSED = 0
    """Nothing was broken in what was run; never that access may be opened."""
    NOT_PASSED = 1
    USAGE = 2
    """Unknown option, command or scenario, unknown agreement on the command line."""
    OPEN = 3
    """Not exercised, or a review is open."""
    CONFIGURATION = 4
    """Plan, agreement or address: never counted against the application."""
    ENVIRONMENT = 5
    """A port in use, a missing program, a full disk."""
    TESTER_FAULT = 6


class Fault(Exception):
    """What ends a command early, told to whoever typed it; as a text it is Indonesian."""

    exit_code: ExitCode = ExitCode.TESTER_FAULT

    def __init__(self, words: Words) -> None:
        super().__init__(words.indonesian)
        self.words = words


class RemediedFault(Fault):
    """A fault whose remedy is known: what is wrong, and what to do."""

    between: ClassVar[str] = "; "

    def __init__(self, message: Words, remedy: Words) -> None:
        super().__init__(Words(*(f"{m}{self.between}{r}" for m, r in zip(message, remedy, strict=True))))
        self.message = message
        self.remedy = remedy


class PreflightFault(RemediedFault):
    """Something is not in place: the exit code, what, and the remedy."""

    def __init__(self, exit_code: ExitCode, message: Words, remedy: Words) -> None:
        super().__init__(message, remedy)
        self.exit_code = exit_code


def refuse(message: Words, remedy: Words) -> NoReturn:
    """End what was asked for because of a fault of the configuration."""
    raise PreflightFault(ExitCode.CONFIGURATION, message, remedy)
