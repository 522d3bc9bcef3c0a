"""Which writings of a value would accuse an innocent, or count only beside what is surely that person's? Pure."""

from dataclasses import dataclass
from enum import StrEnum

from conformance.bilingual import Words
from conformance.scanner.values import Kind

REACH = 256
"""Bytes between two findings of one record, where nothing says where a record ends."""


@dataclass(frozen=True, slots=True)
class Rule:
    """From how many letters and digits on a writing counts by itself (`strong`), or beside another one (`weak`)."""

    strong: int
    weak: int


NEVER = 1 << 30
RULES: dict[Kind, Rule] = {
    Kind.NAME: Rule(strong=8, weak=5),
    Kind.PLACE: Rule(strong=8, weak=5),
    Kind.ADDRESS: Rule(strong=10, weak=7),
    Kind.DATE: Rule(strong=NEVER, weak=6),
    Kind.NUMBER: Rule(strong=12, weak=7),
    Kind.TEXT: Rule(strong=12, weak=6),
    Kind.PICTURE: Rule(strong=1, weak=1),
}
"""Ours (SIM). A date of birth has some 25,000 values: any store with people in it holds it of somebody else."""


class Reason(StrEnum):
    """Why a writing is not looked for."""

    SHORT = "short"
    COMMON = "common"
    TYPED = "typed"


REASONS: dict[Reason, Words] = {
    Reason.SHORT: Words(
        "terlalu pendek: ada di mana-mana secara kebetulan", "too short: it occurs everywhere by chance"
    ),
    Reason.COMMON: Words(
        "terlalu umum: dimiliki banyak orang, atau nama sebuah wilayah",
        "too common: many people have it, or it names a region",
    ),
    Reason.TYPED: Words(
        "termuat dalam yang diketik pemohon: boleh disimpan", "part of what the applicant typed: it may be stored"
    ),
}


@dataclass(frozen=True, slots=True)
class Common:
    """Words that many people share, in capitals."""

    names: frozenset[str]
    addresses: frozenset[str]
    regions: frozenset[str]
    """Whole names of regions: every list of kabupaten or kecamatan holds them."""
