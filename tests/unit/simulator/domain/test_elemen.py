import pytest

from simulator.domain.elemen import ALL_ELEMEN, ELEMEN_BY_NAME, Kind

NUMBERS_ON_THE_WIRE = (
    "NIK NO_KK NIK_IBU NIK_AYAH NO_RT NO_RW NO_PROP NO_KAB NO_KEC NO_KEL KODE_POS".split()
)  # wire contract 2.2
MATCHABLE = (
    "NO_KK NAMA_LGKP TMPT_LHR TGL_LHR JENIS_KLMIN JENIS_PKRJN STATUS_KAWIN STAT_HBKEL PDDK_AKH AGAMA NAMA_LGKP_IBU "
    "ALAMAT NO_RT NO_RW NO_PROP NO_KAB NO_KEC NO_KEL PROP_NAME KAB_NAME KEC_NAME KEL_NAME"
).split()  # wire contract 3.1


def test_names_and_labels_are_unique() -> None:
    assert len({elemen.name for elemen in ALL_ELEMEN}) == len(ALL_ELEMEN) == len(ELEMEN_BY_NAME)
    assert len({elemen.label for elemen in ALL_ELEMEN}) == len(ALL_ELEMEN)


def test_an_element_is_found_by_its_wire_name() -> None:
    assert all(ELEMEN_BY_NAME[elemen.name] is elemen for elemen in ALL_ELEMEN)


def test_wire_names_are_upper_case_and_labels_are_filled() -> None:
    assert all(elemen.name == elemen.name.upper().strip() and elemen.label for elemen in ALL_ELEMEN)


def test_the_elements_of_a_match_request_are_all_known() -> None:
    assert [name for name in MATCHABLE if name not in ELEMEN_BY_NAME] == []


def test_four_elements_carry_a_score() -> None:
    scored = {elemen.name for elemen in ALL_ELEMEN if elemen.is_scored}
    assert scored == {"NAMA_LGKP", "TMPT_LHR", "ALAMAT", "NAMA_LGKP_IBU"}


def test_only_texts_are_scored() -> None:
    assert all(elemen.kind is Kind.TEXT for elemen in ALL_ELEMEN if elemen.is_scored)


def test_the_numbers_are_those_of_the_data_method() -> None:
    numbers = {elemen.name for elemen in ALL_ELEMEN if elemen.kind in (Kind.NIK, Kind.NUMBER)}
    assert numbers == set(NUMBERS_ON_THE_WIRE)


@pytest.mark.parametrize("name", ["TGL_LHR", "TGL_KWN", "TGL_CRAI"])
def test_dates_are_dates(name: str) -> None:
    assert ELEMEN_BY_NAME[name].kind is Kind.DATE
