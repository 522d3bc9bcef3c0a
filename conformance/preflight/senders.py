"""Does the application send its applicants' addresses as its own? Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from conformance.bilingual import Words
from conformance.observe.sent import read_sent

IP_CODES = frozenset({"04", "10"})
"""Refusals for the address alone."""


def read_own_address(entries: Sequence[Mapping[str, Any]]) -> Words | None:
    """Return what is told of an application that was refused for an address that changes from applicant to applicant.

    No plan can fix that: the address is handed out once. None: nothing of the kind was seen.
    """
    sent = [read_sent(entry.get("request")).ip for entry in entries if entry["code"] in IP_CODES]
    if len(sent) < 2 or len(set(sent)) < len(sent) or len(sent) < len(entries):
        return None
    return Words(
        "aplikasi mengirim ip_user yang berbeda untuk setiap pemohon, dan DWH menolaknya: itu dinilai oleh skenario",
        "the application sends another ip_user for each applicant, and the DWH refuses it: the scenarios judge that",
    )
