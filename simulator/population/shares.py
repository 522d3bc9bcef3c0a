"""How many residents are not simply alive and well registered?"""

from dataclasses import dataclass

from simulator.domain.penduduk import StatusPenduduk

WHOLE = 10_000


@dataclass(frozen=True, slots=True)
class Shares:
    """Residents of each status, per ten thousand of all; the rest is active (SIM).

    Raises `ValueError` where a share is negative or the sum is above ten thousand.
    """

    meninggal: int = 100
    ganda: int = 20
    non_aktif: int = 50
    tidak_dapat_diproses: int = 5

    def __post_init__(self) -> None:
        if min(self.meninggal, self.ganda, self.non_aktif, self.tidak_dapat_diproses) < 0 or self.total > WHOLE:
            raise ValueError("bagian penduduk harus 0 sampai 10000 / shares must lie between 0 and 10000")

    @property
    def total(self) -> int:
        """Residents who are not active."""
        return self.meninggal + self.ganda + self.non_aktif + self.tidak_dapat_diproses

    def status(self, rank: int) -> StatusPenduduk:
        """The status of the resident with this `rank`, 0 to 9999."""
        for status, share in (
            (StatusPenduduk.MENINGGAL, self.meninggal),
            (StatusPenduduk.GANDA, self.ganda),
            (StatusPenduduk.NON_AKTIF, self.non_aktif),
            (StatusPenduduk.TIDAK_DAPAT_DIPROSES, self.tidak_dapat_diproses),
        ):
            rank -= share
            if rank < 0:
                return status
        return StatusPenduduk.AKTIF


DEFAULT = Shares()
