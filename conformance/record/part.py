"""Where does each part of a requirement stand for an agreement's Pengguna, and by which path?"""

from enum import StrEnum

import msgspec


class Path(StrEnum):
    """By which way a part of a requirement is judged."""

    OTOMATIS = "otomatis"
    """Scenarios judge it."""
    TERBIMBING = "terbimbing"
    """A person's step judges it."""
    DOKUMEN = "dokumen"
    """Papers show it."""
    TANPA_JALUR = "tanpa_jalur"
    """Nothing in this version."""


class PartState(StrEnum):
    """Where a part of a requirement stands for this agreement's Pengguna."""

    LULUS = "lulus"
    TIDAK_LULUS = "tidak_lulus"
    TINJAU = "tinjau"
    PERINGATAN = "peringatan"
    TIDAK_TERUJI = "tidak_teruji"
    TIDAK_BERLAKU = "tidak_berlaku"
    """A quoted sentence, or the kind of the Pengguna, leaves it out."""
    BELUM_JATUH_TEMPO = "belum_jatuh_tempo"
    """By a dated rule, or because what it speaks of has not happened."""
    DOKUMEN_KURANG = "dokumen_kurang"
    DOKUMEN_KEDALUWARSA = "dokumen_kedaluwarsa"
    DOKUMEN_TERLAMBAT = "dokumen_terlambat"
    """Its day is after the one on which it was due: a person has to look."""
    TANPA_JALUR = "tanpa_jalur"
    RUJUKAN = "rujukan"
    """Only other agreements or regions ask it."""
    KEADAAN_UJI = "keadaan_uji"
    """It binds others than the Pengguna: a condition of the test."""


SETTLED = (PartState.LULUS, PartState.TIDAK_BERLAKU, PartState.BELUM_JATUH_TEMPO)
"""With these a duty of the Pengguna keeps nobody from a certificate."""


class Paper(msgspec.Struct, frozen=True):
    """A kind of paper that a part asks for, and how many are there."""

    kind: str
    kind_en: str
    needed: int
    given: int
    """In force on the day of the session's clock."""
    due: str
    """ISO 8601; empty: it depends on an event."""
    state: PartState


class PartRow(msgspec.Struct, frozen=True):
    """One part of a requirement as it stands for this agreement's Pengguna."""

    ref: str
    binds: str
    """Indonesian: what it asks of whom."""
    obligation: str
    """W, L, D or T."""
    who: tuple[str, ...]
    is_duty: bool
    """Whether it is a duty or a ban (W, L) that binds this agreement's Pengguna: a certificate rests on these."""
    path: Path
    state: PartState
    reason: str
    """Indonesian: why it stands so."""
    reason_en: str
    source: str
    quote: str
    scenarios: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()

    @property
    def is_excepted_though_tested(self) -> bool:
        """Whether the agreement leaves out a duty that scenarios judge: a breach of it only warns."""
        return self.is_duty and self.path in (Path.OTOMATIS, Path.TERBIMBING) and self.state is PartState.TIDAK_BERLAKU

    @property
    def forbids(self) -> bool:
        """Whether it keeps the run from being the ground of a certificate."""
        return self.is_duty and self.state not in SETTLED
