"""How do people mistype? Near misses of names and of NIK. Pure.

A near miss is what a careless reading of a score lets pass: the DWH answers `Tidak Sesuai` with a high number.
"""

from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import partial
from typing import Any

from conformance.subject.applicant import WRONG_NAME

OTHER_LETTER = "X"
"""Stands in for a letter; in Indonesian names it is rare."""
PARTS_RIGHT = (0.88, 0.8, 0.72, 0.63)
"""Of the letters so many stay as they are."""


def _name_of(persona: Mapping[str, Any]) -> str:
    return str(persona["elemen"]["NAMA_LGKP"]).strip()


def one_letter(name: str) -> str:
    """Return `name` with one letter in the middle changed."""
    return with_letters_right(name, 1 - 1 / len(name))


def two_swapped(name: str) -> str:
    """Return `name` with its second and third letter swapped, or, where they are alike, the next two that are not."""
    for place in range(1, len(name) - 1):
        if name[place] != name[place + 1] and " " not in name[place : place + 2]:
            return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    return one_letter(name)


def word_missing(name: str) -> str:
    """Return `name` without its last word; a single word without its last third."""
    return name.rpartition(" ")[0] or name[: -max(1, len(name) // 3)]


def with_letters_right(name: str, part: float) -> str:
    """Return `name` with so many letters changed, spread over it, that `part` of its characters stay."""
    places = [place for place, letter in enumerate(name) if letter.isalpha() and letter.upper() != OTHER_LETTER]
    wrong = max(1, round(len(name) * (1 - part)))
    step = max(1, len(places) // wrong)
    changed = set(places[step // 2 :: step][:wrong])
    return "".join(OTHER_LETTER if place in changed else letter for place, letter in enumerate(name))


SCORED = ("NAMA_LGKP", "TMPT_LHR", "ALAMAT", "NAMA_LGKP_IBU")
"""Elements that a match answers with a score (wire contract 3.2)."""
PARTS_RIGHT_OF_OTHERS = (0.88, 0.72)
"""The same for elements beside the name: one on each side of the thresholds in use."""

Slip = tuple[str, Callable[[Mapping[str, Any]], Mapping[str, str]]]
"""What the slip is, in Indonesian, and what an applicant types in place of his data."""


def _typing_name(change: Callable[[str], str], persona: Mapping[str, Any]) -> dict[str, str]:
    return {"NAMA_LGKP": change(_name_of(persona))}


NAMES: tuple[Slip, ...] = (
    ("satu huruf lain", partial(_typing_name, one_letter)),
    ("dua huruf tertukar", partial(_typing_name, two_swapped)),
    ("satu kata kurang", partial(_typing_name, word_missing)),
    *(
        (f"{part:.0%} huruf benar", partial(_typing_name, partial(with_letters_right, part=part)))
        for part in PARTS_RIGHT
    ),
)
"""Near misses of a name."""


def nearly_right_each(typed: Sequence[str]) -> tuple[Slip, ...]:
    """Return near misses of every scored element that is typed, the name first and most."""
    others = [name for name in SCORED if name in typed and name != "NAMA_LGKP"]
    return (
        *(NAMES if "NAMA_LGKP" in typed else ()),
        *(
            (f"{name}: {part:.0%} huruf benar", partial(_typing, name, part))
            for name in others
            for part in PARTS_RIGHT_OF_OTHERS
        ),
    )


def _typing(name: str, part: float, persona: Mapping[str, Any]) -> dict[str, str]:
    return {name: with_letters_right(str(persona["elemen"][name]).strip(), part)}


def _typing_nik(change: Callable[[str], str], persona: Mapping[str, Any]) -> dict[str, str]:
    return {"NIK": change(str(persona["nik"]))}


OTHER_WORDS = (
    "EKO", "UDIN", "YOGA", "BIMA", "PUTRI", "WAHYU", "KOMAR", "SUSILO", "FITRIA", "BAGASKO", "PUSPITA", "WICAKSANA",
)  # fmt: skip
"""Words of names, two or more of most lengths, so that one of them is unlike any word and about as long."""
LEAST_WORD, LARGEST_PART = 4, 0.4
"""Shorter words of a name are particles and initials; whose shortest other word is no larger a part of the name can be
called something alike by changing it alone."""
LARGEST_LIKENESS = 0.4
"""Words that are less alike are no slip of the other."""


def has_word_to_change(persona: Mapping[str, Any]) -> bool:
    """Whether the name has several words, none of them short, and most of it stays when the shortest is changed."""
    words = _name_of(persona).split()
    shortest = min(map(len, words), default=0)
    return len(words) > 1 and shortest >= LEAST_WORD and shortest <= LARGEST_PART * len(_name_of(persona))


def word_changed(name: str) -> str:
    """Return `name` with its shortest word replaced by one of about that length that is quite unlike it."""
    words = name.split()
    place = min(range(len(words)), key=lambda each: len(words[each]))
    words[place] = _unlike(words[place], words)
    return " ".join(words)


def _unlike(word: str, taken: Sequence[str]) -> str:
    likeness = {other: SequenceMatcher(None, word, other).ratio() for other in OTHER_WORDS if other not in taken}
    return min(likeness, key=lambda other: (likeness[other] > LARGEST_LIKENESS, abs(len(other) - len(word))))


def word_alone(name: str) -> str:
    """Return the first word of `name`."""
    return name.split()[0]


def first_word_right(persona: Mapping[str, Any]) -> dict[str, str]:
    """Return the name of `persona` with all but its first word replaced."""
    return {"NAMA_LGKP": f"{word_alone(_name_of(persona))} {' '.join(WRONG_NAME.split()[1:])}"}


ALIKE: tuple[Slip, ...] = (
    ("satu kata nama lain", partial(_typing_name, word_changed)),
    ("satu kata nama saja", partial(_typing_name, word_alone)),
)
"""Names that are alike and not the resident's, of whoever `has_word_to_change`: no slip of the pen."""


def _typing_birth(change: Callable[[int, int], tuple[int, int]], persona: Mapping[str, Any]) -> dict[str, str]:
    """Return the day of birth after `change` of day and month; both forms in which it may be typed."""
    year, month, day = map(int, str(persona["elemen"]["TGL_LHR"]).split("-"))
    day, month = change(day, month)
    return {"TGL_LHR": f"{day:02}-{month:02}-{year:04}", "TGL_LHR.iso": f"{year:04}-{month:02}-{day:02}"}


def _half_round(number: int, last: int) -> int:
    """Return the number half a round away among 1 to `last`, which is even."""
    return (number - 1 + last // 2) % last + 1


EVERY_MONTH = 28
"""So many days has every month."""
BIRTHS: tuple[Slip, ...] = (
    ("hari lahir lain", partial(_typing_birth, lambda day, month: (_half_round(day, EVERY_MONTH), month))),
    ("bulan lahir lain", partial(_typing_birth, lambda day, month: (min(day, EVERY_MONTH), _half_round(month, 12)))),
)
"""Days of birth in the resident's own year that are not his."""


NIKS: tuple[Slip, ...] = (
    ("NIK 15 angka", partial(_typing_nik, lambda nik: nik[:-1])),
    ("NIK 17 angka", partial(_typing_nik, lambda nik: nik + "0")),
    ("NIK dengan huruf O", partial(_typing_nik, lambda nik: nik[:9] + "O" + nik[10:])),
    ("NIK dengan angka Arab", partial(_typing_nik, lambda nik: nik.translate({48 + n: 0x660 + n for n in range(10)}))),
)
"""What is no NIK: it has not 16 digits from 0 to 9."""


def nearly_right(persona: Mapping[str, Any]) -> dict[str, str]:
    """Return the name of `persona` with seven of ten letters right: no threshold in use takes it for the same."""
    return {"NAMA_LGKP": with_letters_right(_name_of(persona), 0.7)}
