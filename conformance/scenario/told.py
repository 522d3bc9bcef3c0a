"""Which values are looked for in what an application leaves: told by the DWH, and typed by nobody? Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from conformance.fault import Fault
from conformance.plan.storage import PHOTO
from conformance.record.storage import Sort
from conformance.scanner.values import Kind, Role, Value, parse_values, picture_bytes, read_date

STATUS_WORDS: Mapping[str, tuple[str, ...]] = {
    "11": ("meninggal dunia", "meninggal"),
    "12": ("data ganda", "terdeteksi ganda"),
    "14": ("non aktif", "nonaktif", "tidak aktif"),
}
"""How a person's status is written who was answered about with this code (wire contract 1.5)."""
RAW_ANSWER = ("Sesuai (", "Tidak Sesuai (")
"""What of the answer of a match no application writes by itself."""
PICTURE = "FOTO"
"""The element that is a picture."""
MATCH = "CALL_VERIFY_BY_ELEMEN"


class Typed:
    """What applicants typed, by the NIK that they typed beside it."""

    def __init__(self) -> None:
        self._texts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._rightly: dict[str, frozenset[str]] = {}
        self.marks: set[str] = set()
        """What each applicant's request had of its own, `{unik}`."""

    def add(self, data: Mapping[str, str], names: Iterable[str]) -> None:
        """Note that an applicant typed those elements of `data` that `names` lists."""
        self.marks.add(data["unik"])
        if data.get(PHOTO):
            self._texts[data["NIK"]][PICTURE].add(_plain(data[PHOTO]))
        for name in {*names, "NIK"}:
            if name in data:
                self._texts[data["NIK"]][name].add(_plain(data[name]))

    def add_put_in(self, nik: str, elements: Mapping[str, Any]) -> None:
        """Note what an answer which lies told of a resident: words of ours ("Tidak Sesuai (12.5)"), nobody's data."""
        for name, value in elements.items():
            self._texts[nik][name].add(_plain(str(value)))

    def add_rightly(self, niks: Iterable[str], names: Iterable[str]) -> None:
        """Note of applicants whose words nobody kept that they typed these elements as the DWH has them."""
        for nik in niks:
            self._rightly[nik] = frozenset(names)

    def has(self, value: Value) -> bool:
        """Return whether its owner's NIK was typed together with this very value."""
        texts = self._texts.get(value.person, {}).get(value.element, ())
        return _plain(value.text) in texts or value.element in self._rightly.get(value.person, ())

    def texts_of(self, value: Value) -> list[str]:
        """Return what was typed for the element of `value` together with its owner's NIK."""
        return sorted(self._texts.get(value.person, {}).get(value.element, ()))

    @property
    def niks(self) -> list[str]:
        """Every NIK that was typed."""
        return sorted({*self._texts, *self._rightly})


def _plain(text: str) -> str:
    day = read_date(text)
    return day.isoformat() if day else " ".join(text.split()).upper()


def sought_values(
    told: Mapping[str, Any],
    typed: Typed,
    secrets: Mapping[str, str],
    calls: Sequence[Mapping[str, Any]],
    photos: Mapping[str, str],
) -> list[Value]:
    """Return what is looked for: what the DWH `told`, less what was `typed`, statuses and raw answers, and secrets.

    `told` is what the simulator lists (`GET .../kenari`); `calls` are entries of its journal; `photos` the pictures, by
    NIK, that were told as well.
    """
    values = [_with_role(value, typed) for value in (*_elements(told), *_pictures(photos))]
    values += [wrong for value in values for wrong in _typed_instead(value, typed)]
    values += [Value(nik, "NIK", Kind.NUMBER, nik, Role.TYPED) for nik in typed.niks]
    values += _statuses(told, calls)
    values += [Value("", name, Kind.TEXT, text, Role.REFERENCE) for name, text in secrets.items() if text]
    return values


def shared_by(consents: Mapping[str, str], values: Sequence[Value]) -> dict[str, str]:
    """Return what is anybody's who had consented, by its text: a family shares mother, address and card.

    Where one of them let it be kept, nobody can tell that it is kept as another's. `consents`: NIK -> his consent.
    """
    own = [value for value in values if value.role is Role.REFERENCE and value.person in consents]
    return {value.text: consents[value.person] for value in own}


def sort_of(value: Value) -> Sort:
    """Return what a value is that was looked for."""
    if value.role is Role.BESIDE:
        return Sort.STATUS
    return Sort.ELEMENT if value.person else Sort.SECRET


def _elements(told: Mapping[str, Any]) -> Iterator[Value]:
    """Yield the values that can be looked for: an answer that lies may hold what is no date, or longer than any."""
    for entry in told["nilai"]:
        with suppress(Fault):
            yield from parse_values({"nilai": [entry]})


def _pictures(photos: Mapping[str, str]) -> Iterator[Value]:
    for nik, photo in photos.items():
        if picture_bytes(photo):
            yield Value(nik, PICTURE, Kind.PICTURE, photo)


def _with_role(value: Value, typed: Typed) -> Value:
    role = Role.TYPED if typed.has(value) else Role.REFERENCE
    return Value(value.person, value.element, value.kind, value.text, role, value.distinctive)


def _typed_instead(value: Value, typed: Typed) -> Iterator[Value]:
    """Yield what was typed beside the NIK in place of a value: what both have in common is the applicant's as well."""
    if value.role is Role.REFERENCE and value.kind is not Kind.PICTURE:
        for text in typed.texts_of(value):
            yield Value(value.person, value.element, value.kind, text, Role.TYPED, value.distinctive)


def _statuses(told: Mapping[str, Any], calls: Sequence[Mapping[str, Any]]) -> Iterable[Value]:
    for each in told.get("status", []):
        for words in STATUS_WORDS.get(each["code"], ()):
            yield Value(each["orang"], "STATUS", Kind.TEXT, words, Role.BESIDE)
    for nik in sorted({call["nik"] for call in calls if call["method"] == MATCH and call["nik"]}):
        for words in RAW_ANSWER:
            yield Value(nik, "JAWABAN", Kind.TEXT, words, Role.BESIDE)
