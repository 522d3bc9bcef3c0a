"""What does an applicant type into the application?"""

import itertools
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

WRONG_NAME = "PUTRI AYUNINGTYAS WICAKSANA"
"""A name that no persona has, for an applicant who is not who he claims to be."""

WRONG_TEXT = "0"
"""What nobody's element reads."""
MAIL_DOMAIN = "pemohon.example"
"""Where applicants get their mail: a name that is reserved for examples (RFC 2606) and belongs to nobody."""
FIRST_SERIAL, LAST_SERIAL = 9001, 9899
"""The serials that residents of the simulator have."""
SAFE_INTEGER = 2**53
"""Whole numbers above are not exact in JavaScript: NIK of region codes 91-97."""


def ordinary_residents(personas: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the personas without any peculiarity, in their order; the last one is the positive control's."""
    return [p for p in personas if p["name"].startswith("warga-") and int(p["nik"]) < SAFE_INTEGER]


def give_data_to_type(personas: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the personas; one whom the DWH does not know types an ordinary resident's data under his own NIK."""
    typed = {**ordinary_residents(personas)[-1]["elemen"], "NAMA_LGKP": WRONG_NAME}
    return [persona if persona["elemen"] else {**persona, "elemen": typed} for persona in personas]


def comparable(typed: Sequence[str]) -> list[str]:
    """Return the typed elements that can be typed wrong, the name first; none where only the NIK is typed.

    A wrong NIK, somebody else's, shows in what is compared with it, so it comes last and never alone.
    """
    compared = sorted((name for name in typed if name != "NIK"), key=lambda name: name != "NAMA_LGKP")
    return [*compared, "NIK"] if compared else []


def falsify(name: str, persona: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return what an applicant types whose one element `name` is wrong: the value of whoever is least alike.

    So a list offers it and a form accepts it; `others` are residents to borrow from.
    """
    if name == "NAMA_LGKP":
        return {name: WRONG_NAME}
    own = applicant_data(persona, "")
    borrowed = [applicant_data(other, "") for other in others]
    wrong = [data for data in borrowed if data.get(name) and data[name] != own.get(name)]
    if not wrong:
        return {name: WRONG_TEXT}
    chosen = min(wrong, key=lambda data: SequenceMatcher(None, data[name], own.get(name, "")).ratio())
    return {key: chosen[key] for key in (name, f"{name}.iso") if key in chosen}


def far_apart(provincials: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the first province of each group of codes (the first digit: an island or island group).

    Of the codes above `SAFE_INTEGER`, 91-97, all: they are the newest, and what old lists and inexact numbers miss.
    """
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for persona in sorted(provincials, key=lambda persona: str(persona["nik"])):
        groups.setdefault(str(persona["nik"])[0], []).append(persona)
    chosen: list[Mapping[str, Any]] = []
    for group in groups.values():
        chosen += group if int(group[-1]["nik"]) > SAFE_INTEGER else group[:1]
    return chosen


def nik_series(nik: str, step: int, count: int) -> list[str]:
    """Return `count` NIK at the distance `step`, `nik` first; the other way where its serials do not last."""
    serial = int(nik[12:])
    direction = 1 if FIRST_SERIAL <= serial + step * (count - 1) <= LAST_SERIAL else -1
    return [f"{nik[:12]}{serial + direction * step * number:04}" for number in range(count)]


UNEVEN = (3, 1, 8, 2, 11, 5, 4, 13, 6)
"""Distances of a series that keeps none; the whole comes again after the last."""


def nik_walk(nik: str, count: int) -> list[str]:
    """Return `count` NIK that share their first 12 digits, `nik` first, at distances that change every time."""
    distances = list(itertools.accumulate(UNEVEN[place % len(UNEVEN)] for place in range(count - 1)))
    serial = int(nik[12:])
    direction = 1 if serial + distances[-1] <= LAST_SERIAL else -1
    return [nik, *(f"{nik[:12]}{serial + direction * distance:04}" for distance in distances)]


def applicant_data(persona: Mapping[str, Any], unique: str, **typed: str) -> dict[str, str]:
    """Return the placeholders of one applicant: wire names in the forms that people type.

    Dates are DD-MM-YYYY, and ISO under `NAME.iso`; a null is empty. `typed` replaces values; `{unik}` is `unique`, and
    `{email}` an address made of it.
    """
    data = {name: "" if value is None else str(value).strip() for name, value in persona["elemen"].items()}
    for name in [name for name in data if name.startswith("TGL_") and data[name].count("-") == 2]:
        data[f"{name}.iso"] = data[name]
        data[name] = "-".join(reversed(data[name].split("-")))
    return {**data, "NIK": str(persona["nik"]), "unik": unique, "email": f"{unique}@{MAIL_DOMAIN}".lower(), **typed}
