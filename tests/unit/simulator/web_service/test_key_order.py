import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.elemen import ALL_ELEMEN
from simulator.web_service.key_order import hash_map_order, match_order, older_match_order

# Wire contract 2.4 and 3.3, as written there.
BUCKETS_32 = (
    "EKTP_STATUS NO_KK DUSUN NIK NAMA_LGKP STAT_HBKEL FOTO KAB_NAME AGAMA NAMA_LGKP_AYAH NO_RW KEC_NAME JENIS_PKRJN "
    "NO_AKTA_LHR NO_RT NO_KEL ALAMAT NO_KEC TMPT_LHR PDDK_AKH NO_PROP STATUS_KAWIN NAMA_LGKP_IBU PROP_NAME GOL_DARAH "
    "NO_KAB KEL_NAME JENIS_KLMIN TGL_LHR"
).split()
BUCKETS_64 = (
    "EKTP_STATUS DUSUN NAMA_LGKP STAT_HBKEL AGAMA EKTP_CREATED JENIS_PKRJN PDDK_AKH TMPT_LHR STATUS_KAWIN GOL_DARAH "
    "LAST_UPDATED NIK_IBU JENIS_KLMIN NO_KK NIK FOTO KAB_NAME NAMA_LGKP_AYAH NO_RW KEC_NAME NO_RT NO_KEL ALAMAT "
    "KODE_POS NO_KEC NIK_AYAH NO_PROP NAMA_LGKP_IBU PROP_NAME NO_KAB TGL_LHR KEL_NAME"
).split()
MATCH = (
    "NO_KK NAMA_LGKP TMPT_LHR TGL_LHR PROP_NAME KAB_NAME KEC_NAME KEL_NAME NO_RT NO_RW ALAMAT NAMA_LGKP_IBU "
    "STATUS_KAWIN JENIS_PKRJN JENIS_KLMIN NO_PROP NO_KAB NO_KEC NO_KEL NIK"
).split()
ALL = [elemen.name for elemen in ALL_ELEMEN]


def granted(names: list[str], least: int = 0, most: int | None = None) -> st.SearchStrategy[tuple[str, ...]]:
    """A grant of some of `names`, in any order."""
    return st.lists(st.sampled_from(names), unique=True, min_size=least, max_size=most).map(tuple)


def is_subsequence(names: tuple[str, ...], of: list[str]) -> bool:
    return list(names) == [name for name in of if name in names]


@given(granted(BUCKETS_32, most=24))
def test_up_to_24_elements_stand_as_the_samples_with_32_buckets(names: tuple[str, ...]) -> None:
    assert is_subsequence(hash_map_order(names), BUCKETS_32)


@given(granted(BUCKETS_64, least=25))
def test_more_elements_stand_as_the_samples_with_64_buckets(names: tuple[str, ...]) -> None:
    assert is_subsequence(hash_map_order(names), BUCKETS_64)


@given(granted(BUCKETS_32, least=24, most=24), granted(BUCKETS_64, least=25, most=25))
def test_the_25th_element_brings_more_buckets(few: tuple[str, ...], many: tuple[str, ...]) -> None:
    assert is_subsequence(hash_map_order(few), BUCKETS_32)
    assert is_subsequence(hash_map_order(many), BUCKETS_64)


@given(granted(MATCH))
def test_a_match_stands_in_its_own_order(names: tuple[str, ...]) -> None:
    assert is_subsequence(match_order(names), MATCH)


@given(granted(ALL))
def test_an_order_depends_on_what_is_granted_and_loses_nothing(names: tuple[str, ...]) -> None:
    for order in (hash_map_order, match_order, older_match_order):
        ordered = order(names)
        assert sorted(ordered) == sorted(names)
        assert order(tuple(reversed(names))) == order(tuple(sorted(names))) == ordered


@pytest.mark.parametrize("name", ["AGAMA", "PDDK_AKH", "STAT_HBKEL"])
def test_elements_without_a_known_place_come_before_the_region_codes(name: str) -> None:
    assert match_order(("NO_PROP", name, "JENIS_KLMIN", "NIK")) == ("JENIS_KLMIN", name, "NO_PROP", "NIK")


def test_nik_closes_a_match() -> None:
    assert match_order(tuple(ALL))[-1] == "NIK"


def test_the_number_of_buckets_moves_the_card_number() -> None:
    few = hash_map_order(("NIK", "NO_KK", "NAMA_LGKP"))
    many = hash_map_order(tuple(ALL))
    assert few.index("NO_KK") < few.index("NAMA_LGKP")
    assert many.index("NO_KK") > many.index("NAMA_LGKP")


def test_an_older_match_differs_from_the_samples_inside_a_bucket_only() -> None:
    names = (
        "NIK",
        "NAMA_LGKP",
        "TMPT_LHR",
        "TGL_LHR",
        "KAB_NAME",
        "KEL_NAME",
        "NO_RW",
        "KEC_NAME",
        "AGAMA",
        "JENIS_KLMIN",
    )
    older = (
        "NIK",
        "NAMA_LGKP",
        "AGAMA",
        "KAB_NAME",
        "NO_RW",
        "KEC_NAME",
        "TMPT_LHR",
        "JENIS_KLMIN",
        "KEL_NAME",
        "TGL_LHR",
    )
    assert older_match_order(names) == older
    assert hash_map_order(names) == (
        *(
            "NIK",
            "NAMA_LGKP",
            "KAB_NAME",
            "AGAMA",
            "NO_RW",
            "KEC_NAME",
            "TMPT_LHR",
            "KEL_NAME",
            "JENIS_KLMIN",
            "TGL_LHR",
        ),
    )
