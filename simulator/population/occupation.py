"""Which schooling and which work fit a person's age, sex and home?

Values are those of PDDK_AKH and JENIS_PKRJN; their shares are ours (SIM).
"""

from collections.abc import Iterable
from itertools import chain, repeat

from simulator.population import official

SCHOOL_AGES = ((6, 0), (12, 1), (15, 2), (18, 3), (22, 4))
"""Below this age a person has this schooling (index into PDDK_AKH)."""
COHORTS = (
    (45, (5, 30, 180, 215, 400, 8, 32, 120, 9, 1)),
    (60, (40, 80, 310, 170, 270, 10, 25, 85, 9, 1)),
    (200, (180, 150, 360, 110, 130, 5, 15, 45, 4, 1)),
)
"""Below this age, per mille of adults with each schooling, in the order of PDDK_AKH."""
DIPLOMA = 6
"""From this schooling on (diploma III) the better posts are open."""


def _spread(shares: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    return tuple(chain.from_iterable(repeat(job, weight) for job, weight in shares))


def _levels_at(age: int) -> tuple[int, ...]:
    """A thousand equally likely schoolings at an age; one pupil in twenty is a step behind."""
    for below, level in SCHOOL_AGES:
        if age < below:
            return tuple(max(0, level - (number % 20 == 0)) for number in range(1000))
    row = next(row for below, row in COHORTS if age < below)
    return tuple(chain.from_iterable(map(repeat, range(len(row)), row)))


_LEVELS = tuple(map(_levels_at, range(101)))
RURAL_JOBS = _spread(
    (
        ("PETANI/PEKEBUN", 24),
        ("BURUH TANI/PERKEBUNAN", 9),
        ("BURUH HARIAN LEPAS", 8),
        ("WIRASWASTA", 8),
        ("KARYAWAN SWASTA", 6),
        ("PERDAGANGAN", 3),
        ("PEDAGANG", 3),
        ("NELAYAN/PERIKANAN", 3),
        ("PETERNAK", 1),
        ("SOPIR", 2),
        ("TUKANG BATU", 2),
        ("TUKANG KAYU", 1),
        ("TUKANG JAHIT", 1),
        ("MEKANIK", 1),
        ("PERANGKAT DESA", 1),
    )
)
URBAN_JOBS = _spread(
    (
        ("KARYAWAN SWASTA", 24),
        ("WIRASWASTA", 14),
        ("BURUH HARIAN LEPAS", 12),
        ("PEDAGANG", 6),
        ("PERDAGANGAN", 5),
        ("SOPIR", 3),
        ("TRANSPORTASI", 1),
        ("INDUSTRI", 2),
        ("KONSTRUKSI", 1),
        ("TUKANG BATU", 1),
        ("TUKANG JAHIT", 1),
        ("MEKANIK", 1),
        ("PENATA RAMBUT", 1),
        ("KARYAWAN HONORER", 2),
    )
)
LEARNED_JOBS = _spread(
    (
        ("KARYAWAN SWASTA", 20),
        ("PEGAWAI NEGERI SIPIL", 14),
        ("GURU", 9),
        ("WIRASWASTA", 9),
        ("KARYAWAN BUMN", 4),
        ("KARYAWAN HONORER", 4),
        ("PERAWAT", 3),
        ("DOSEN", 2),
        ("DOKTER", 1),
        ("APOTEKER", 1),
        ("KONSULTAN", 1),
        ("TENTARA NASIONAL INDONESIA", 1),
        ("KEPOLISIAN RI", 1),
    )
)


def schooling(age: int, number: int) -> int:
    """The schooling (index into PDDK_AKH) that random `number` chooses for a person of `age` years, 0-100."""
    return _LEVELS[age][number % 1000]


def job(age: int, level: int, number: int, sex: int, is_single: bool, jobs: tuple[str, ...]) -> str:
    """The work that random `number` chooses.

    `level` is the schooling, `sex` 0 for a man and 1 for a woman, `is_single` says that the person never married, and
    `jobs` is what there is to do at home for who has no diploma.
    """
    if age < 6:
        return official.BELUM_BEKERJA
    share = number % 100
    if is_single and (age < 18 or (age < 23 and share < 60)):
        return official.PELAJAR
    if age >= 62 and (level >= 4 or age >= 80):
        return official.PENSIUNAN if level >= 4 else official.BELUM_BEKERJA
    if sex and not is_single and share < (25 if level >= DIPLOMA else 62):
        return official.RUMAH_TANGGA
    if share > (94 if age > 24 else 80):
        return official.BELUM_BEKERJA
    if level >= DIPLOMA:
        jobs = LEARNED_JOBS
    return jobs[(number >> 7) % len(jobs)]
