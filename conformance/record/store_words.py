"""In which words is told what was found in a store, and what of a place may be told? Pure."""

import re
from collections.abc import Mapping

from conformance.bilingual import Words
from conformance.record.evidence import mask_nik

FORMS: Mapping[str, Words] = {
    "whole": Words("utuh", "whole"),
    "turned": Words("dibalik", "turned"),
    "part": Words("sebagian", "a part"),
    "date": Words("tanggal", "a date"),
    "number": Words("angka berkelompok", "a number in groups"),
    "binary": Words("angka biner", "a binary number"),
    "digest": Words("sidik", "a digest"),
    "short": Words("tersandi, pendek", "encoded, short"),
}
"""How a value was written (`conformance.scanner.writings.Form`)."""
ENDINGS: Mapping[str, Words] = {
    "#free": Words(" (halaman bebas)", " (a free page)"),
    "#name": Words(" (nama berkas)", " (the name of a file)"),
    "#page": Words(" (halaman mentah)", " (a raw page)"),
    "#ttl": Words(" (berakhir sendiri)", " (expires by itself)"),
}
"""How a place may end that is more than a name, as the scanner marks it."""
_PASSWORD = re.compile(r"(?<=://)([^:@/]*):.*@")
"""Up to the last `@`: whoever did not spell out one in a password is not to see it printed."""
_NIK = re.compile(r"(?<!\d)\d{16}(?!\d)")


def say_place(place: str) -> Words:
    """Return a place with its ending in words."""
    for ending, words in ENDINGS.items():
        if place.endswith(ending):
            name = place.removesuffix(ending)
            return Words(name + words.indonesian, name + words.english)
    return Words.same(place)


def told_place(place: str) -> str:
    """Return a place as it may be told: an address without its password, a NIK in the name of a file or key masked."""
    return _NIK.sub(lambda found: mask_nik(found[0]), _PASSWORD.sub(r"\1@", place))
