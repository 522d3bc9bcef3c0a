"""How fast is a resident computed, next to a record of Faker?"""

from time import process_time

from faker import Faker

from loadtests.bench.apart import time_population
from loadtests.bench.options import Options
from loadtests.bench.report import Table
from loadtests.bench.servers import MATCH
from loadtests.bench.statistics import against, middle, spread

RESIDENTS, RECORDS = 20_000, 2_000
COLUMNS = ("record", "per second", "ratio", "lowest-highest")
SEXES = ("Laki-Laki", "Perempuan")
RELIGIONS = ("ISLAM", "KRISTEN", "KATHOLIK", "HINDU", "BUDHA", "KHONGHUCU")
STATES = ("BELUM KAWIN", "KAWIN", "CERAI HIDUP", "CERAI MATI")
RELATIONS = ("KEPALA KELUARGA", "ISTRI", "ANAK")
SCHOOLING = ("TAMAT SD/SEDERAJAT", "SLTP/SEDERAJAT", "SLTA/SEDERAJAT")
BLOOD_GROUPS = ("A", "B", "AB", "O")


def measure(options: Options) -> list[Table]:
    """`find` in the whole population against Faker's record of 22 fields, in the same run."""
    fake = Faker("id_ID")
    Faker.seed(1)
    yardstick = []
    for _ in range(options.rounds):
        started = process_time()
        for _ in range(RECORDS):
            fake_record(fake)
        yardstick.append(RECORDS / (process_time() - started))
    found = time_population(1, RESIDENTS, options.rounds, MATCH)
    base = middle(yardstick, float)
    rows = tuple(
        (name, f"{middle(rates, float):,.0f}", against(middle(rates, float), base), spread(rates))
        for name, rates in (
            (f"Faker(id_ID), {len(fake_record(fake))} fields", yardstick),
            (f"find, the {found['elemen']} elements of {MATCH}", found["all"]),
            ("find, 1 element", found["one"]),
        )
    )
    note = (
        f"Per second of CPU time, medians of {options.rounds} rounds; {RESIDENTS:,} residents drawn from all over the"
        " country, in a process of their own."
    )
    return [Table("population", note, COLUMNS, rows)]


def fake_record(fake: Faker) -> dict[str, object]:
    """The fields of a family card as Faker makes them, with its Indonesian data where it has any."""
    return {
        "NIK": fake.numerify("################"),
        "NO_KK": fake.numerify("################"),
        "NAMA_LGKP": fake.name(),
        "JENIS_KLMIN": fake.random_element(SEXES),
        "TMPT_LHR": fake.city(),
        "TGL_LHR": fake.date_of_birth().isoformat(),
        "AGAMA": fake.random_element(RELIGIONS),
        "STATUS_KAWIN": fake.random_element(STATES),
        "STAT_HBKEL": fake.random_element(RELATIONS),
        "PDDK_AKH": fake.random_element(SCHOOLING),
        "JENIS_PKRJN": fake.job(),
        "GOL_DARAH": fake.random_element(BLOOD_GROUPS),
        "NAMA_LGKP_IBU": fake.name_female(),
        "NAMA_LGKP_AYAH": fake.name_male(),
        "ALAMAT": fake.street_address(),
        "NO_RT": fake.random_int(1, 12),
        "NO_RW": fake.random_int(1, 9),
        "PROP_NAME": fake.state(),
        "KAB_NAME": fake.city_name(),
        "KEC_NAME": fake.city_name(),
        "KEL_NAME": fake.city_name(),
        "KODE_POS": fake.postcode(),
    }
