"""How does a report say that it cannot be read or written?"""

from conformance.fault import ExitCode, RemediedFault


class ReportError(RemediedFault):
    """A report that cannot be used: what is wrong, and the remedy."""

    exit_code = ExitCode.USAGE
