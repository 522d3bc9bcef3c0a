"""What do drivers around another driver have in common? Whatever they do not change, the inner one does."""

from collections.abc import Mapping, Sequence

from conformance.subject.reading import Reading, Subject


class AroundSubject:
    """A subject around another one; who derives from it says what it makes of `submit`."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject

    def submit_together(self, people: Sequence[Mapping[str, str]], *, user: str = "") -> list[Reading]:
        """Let the subject submit; see `Subject`."""
        return self._subject.submit_together(people, user=user)

    def forget_users(self) -> None:
        """Let go of the clients that were kept by name."""
        self._subject.forget_users()

    def close(self) -> None:
        """Put away what was opened."""
        self._subject.close()
