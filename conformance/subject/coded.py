"""How does a form get codes where the DWH has words: `{JENIS_KLMIN.kode}` by the table `[subject.kode.JENIS_KLMIN]`?"""

from collections.abc import Mapping, Sequence

from conformance.subject.around import AroundSubject
from conformance.subject.reading import Reading, Subject

EVERY_OTHER = "*"
"""The row of a table for every value that it does not name."""
SUFFIX = ".kode"
Codes = Mapping[str, Mapping[str, str]]
"""Element -> its value -> what the form wants."""


def with_codes(data: Mapping[str, str], codes: Codes) -> dict[str, str]:
    """Return what an applicant types with `ELEMENT.kode` beside it; a value without a code stays as it is."""
    return {**data, **{f"{name}{SUFFIX}": _code_of(data.get(name, ""), table) for name, table in codes.items()}}


def without_code(name: str, value: str, codes: Codes) -> bool:
    """Whether the table of the element `name` has no row for `value`."""
    return value not in codes[name] and EVERY_OTHER not in codes[name]


def _code_of(value: str, table: Mapping[str, str]) -> str:
    return table.get(value, table.get(EVERY_OTHER, value))


class CodedSubject(AroundSubject):
    """A subject whose applicants type codes beside their data."""

    def __init__(self, subject: Subject, codes: Codes) -> None:
        super().__init__(subject)
        self._codes = codes

    def submit(self, data: Mapping[str, str], *, user: str = "", place: str = "", twice: bool = False) -> Reading:
        """Let the subject submit with codes; see `Subject`."""
        return self._subject.submit(with_codes(data, self._codes), user=user, place=place, twice=twice)

    def submit_together(self, people: Sequence[Mapping[str, str]], *, user: str = "") -> list[Reading]:
        """Let the subject submit with codes; see `Subject`."""
        return self._subject.submit_together([with_codes(one, self._codes) for one in people], user=user)
