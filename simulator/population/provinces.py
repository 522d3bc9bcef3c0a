"""How many people live in a province, what do they believe, and which names do they bear?

Populations (thousands) and religions (per mille) are published statistics, rounded by us; groups of names and postal
codes are rough (SIM).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Province:
    """One province: what the residents of all its kecamatan have in common."""

    code: str
    thousands: int
    """Residents, in thousands."""
    group: str
    """Group of names, see `names`."""
    postcodes: tuple[int, int]
    """First and last of the first two digits of the postal code."""
    religions: tuple[int, ...]
    """Per mille Islam, Kristen, Katholik, Hindu, Budha, Khonghucu; the rest is Kepercayaan."""


PROVINCES = tuple(
    Province(*row)
    for row in (
        ("11", 5_550, "ACEH", (23, 24), (986, 11, 1, 0, 2, 0)),
        ("12", 15_600, "BATAK", (20, 22), (656, 268, 73, 1, 1, 1)),
        ("13", 5_800, "MINANG", (25, 27), (975, 14, 9, 1, 1, 0)),
        ("14", 6_700, "MELAYU", (28, 29), (870, 97, 10, 1, 21, 1)),
        ("15", 3_700, "MELAYU", (36, 37), (951, 33, 6, 0, 9, 1)),
        ("16", 8_800, "MELAYU", (30, 32), (969, 10, 6, 5, 9, 1)),
        ("17", 2_100, "MELAYU", (38, 39), (977, 16, 4, 2, 1, 0)),
        ("18", 9_400, "JAWA", (34, 35), (955, 15, 9, 15, 6, 0)),
        ("19", 1_500, "MELAYU", (33, 33), (902, 20, 13, 1, 42, 22)),
        ("21", 2_200, "MELAYU", (29, 29), (776, 125, 25, 1, 66, 7)),
        ("31", 10_700, "BETAWI", (10, 14), (838, 85, 40, 2, 34, 1)),
        ("32", 50_300, "SUNDA", (40, 46), (973, 18, 6, 1, 1, 1)),
        ("33", 37_900, "JAWA", (50, 59), (973, 17, 7, 1, 1, 0)),
        ("34", 3_800, "JAWA", (55, 55), (929, 25, 44, 1, 1, 0)),
        ("35", 41_800, "JAWA", (60, 69), (972, 17, 7, 2, 1, 0)),
        ("36", 12_400, "SUNDA", (15, 15), (947, 26, 13, 1, 12, 1)),
        ("51", 4_400, "BALI", (80, 82), (100, 16, 8, 868, 7, 1)),
        ("52", 5_600, "SASAK", (83, 84), (967, 3, 2, 25, 3, 0)),
        ("53", 5_700, "NTT", (85, 87), (94, 360, 538, 1, 0, 0)),
        ("61", 5_700, "DAYAK", (78, 79), (601, 117, 221, 1, 57, 3)),
        ("62", 2_800, "DAYAK", (73, 74), (745, 166, 31, 57, 1, 0)),
        ("63", 4_300, "BANJAR", (70, 72), (971, 13, 5, 5, 3, 0)),
        ("64", 4_050, "BANJAR", (75, 76), (875, 75, 43, 2, 4, 1)),
        ("65", 740, "DAYAK", (77, 77), (730, 199, 63, 1, 6, 1)),
        ("71", 2_700, "MINAHASA", (95, 95), (320, 624, 46, 6, 2, 1)),
        ("72", 3_100, "BUGIS", (94, 94), (788, 170, 2, 38, 2, 0)),
        ("73", 9_500, "BUGIS", (90, 92), (898, 75, 16, 7, 2, 0)),
        ("74", 2_800, "BUGIS", (93, 93), (958, 17, 6, 18, 1, 0)),
        ("75", 1_200, "MINAHASA", (96, 96), (980, 15, 1, 3, 1, 0)),
        ("76", 1_500, "BUGIS", (91, 91), (830, 140, 12, 17, 1, 0)),
        ("81", 1_950, "MALUKU", (97, 97), (528, 394, 67, 3, 0, 0)),
        ("82", 1_360, "MALUKU", (97, 97), (748, 246, 5, 1, 0, 0)),
        ("91", 1_060, "PAPUA", (99, 99), (280, 640, 77, 2, 1, 0)),
        ("92", 580, "PAPUA", (98, 98), (380, 535, 83, 1, 1, 0)),
        ("93", 540, "PAPUA", (99, 99), (259, 230, 508, 2, 1, 0)),
        ("94", 1_470, "PAPUA", (98, 98), (110, 610, 279, 1, 0, 0)),
        ("95", 1_450, "PAPUA", (99, 99), (20, 910, 69, 1, 0, 0)),
        ("96", 630, "PAPUA", (98, 98), (380, 543, 75, 1, 1, 0)),
    )
)
PROVINCE_BY_CODE = {province.code: province for province in PROVINCES}
