"""What does an applicant type into the application?"""

from collections.abc import Mapping, Sequence
from typing import Any

WRONG_NAME = "PUTRI AYUNINGTYAS WICAKSANA"
"""A name that no persona bears, for an applicant who is not who he claims to be."""

WRONG_TEXT = "0"
"""What nobody's element reads."""
MAIL_DOMAIN = "pemohon.example"
"""Where applicants get their mail: a name that is reserved for examples (RFC 2606) and belongs to nobody."""
SAFE_INTEGER = 2**53
"""Whole numbers above are not exact in JavaScript: NIK of region codes 91-97."""


KEPT_FOR_CONTROLS = 5
"""So many of the last ordinary residents are for positive controls: the run's, one for each dialect that is tried, and
the last of them to make sure of what the first seemed to show."""


def ordinary_residents(personas: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the personas without any peculiarity, in their order; the last one is the positive control's."""
    return [p for p in personas if p["name"].startswith("warga-") and int(p["nik"]) < SAFE_INTEGER]


def give_data_to_type(personas: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the personas; one whom the DWH does not know types an ordinary resident's data under his own NIK."""
    typed = {**ordinary_residents(personas)[-1]["elemen"], "NAMA_LGKP": WRONG_NAME}
    return [persona if persona["elemen"] else {**persona, "elemen": typed} for persona in personas]


def falsify(declared: Sequence[str]) -> dict[str, str]:
    """Return what an applicant types who is somebody else: one element that the application declares.

    The name where it is declared, else the first that is not the NIK; nothing where only the NIK is.
    """
    order = sorted((name for name in declared if name != "NIK"), key=lambda name: name != "NAMA_LGKP")
    if not order:
        return {}
    if order[0].startswith("TGL_"):
        return {order[0]: "01-01-1901", f"{order[0]}.iso": "1901-01-01"}
    return {order[0]: WRONG_NAME if order[0] == "NAMA_LGKP" else WRONG_TEXT}


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
