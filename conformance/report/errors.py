"""How does a report say that it cannot be read or written?"""


class ReportError(Exception):
    """A report that cannot be used: what is wrong, and the remedy, in Indonesian and English."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message} ({hint})")
        self.message = message
        self.hint = hint
