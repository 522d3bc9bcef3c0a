import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.call import ALIASES, Method
from simulator.door.addresses import WEB_SERVICE
from simulator.web_service.paths import NO_LEMBAGA, parse_base_path, parse_path, within

DATA = ("CALL_NIK", "call_nik", "GET_NIK", "NIK", "nik", "BYNIK", "biodata", "GET_PENDUDUK")
MATCH = ("CALL_VERIFY_BY_ELEMEN", "call_verify_by_elemen", "nik_verifby_elemen", "koneksitas_verifby_elemen")
OURS = ("CALL_KK", "CALL_COMBINATION")
SEGMENTS = st.text(st.characters(exclude_characters="/"), min_size=1)


@pytest.mark.parametrize("lembaga", ["DISKOMINFO", "diskominfo", "Dis_Kominfo_1", "123456789012345"])
@pytest.mark.parametrize("wilayah", ["", "33/", "33-03/"])
@pytest.mark.parametrize(
    ("name", "method"),
    [(name, Method.CALL_NIK) for name in DATA]
    + [(name, Method.CALL_VERIFY_BY_ELEMEN) for name in MATCH]
    + [(name, Method(name)) for name in OURS],
)
def test_both_families_and_every_alias_name_lembaga_and_method(
    lembaga: str, wilayah: str, name: str, method: Method
) -> None:
    target = parse_path(f"/dukcapil/get_json/{wilayah}{lembaga}/{name}")
    assert target is not None
    assert (target.lembaga, target.name, target.method) == (lembaga, name.upper(), method)


def test_aliases_are_those_of_the_contract() -> None:
    assert set(ALIASES) == {name.upper() for name in (*DATA, *MATCH, *OURS)}


@pytest.mark.parametrize(
    "path", ["/dukcapil/get_json/33-03/DISKOMINFO/diskominfo", "/dukcapil/get_json/dinsos_1/DINSOS_1"]
)
def test_a_method_that_repeats_the_institution_is_the_data_method(path: str) -> None:
    target = parse_path(path)
    assert target is not None
    assert target.method is Method.CALL_NIK


@pytest.mark.parametrize("name", ["CALL_FR", "CALL", "CALL_NIK2", "portal"])
def test_a_method_that_does_not_exist_is_still_a_call(name: str) -> None:
    target = parse_path(f"{WEB_SERVICE}DISKOMINFO/{name}")
    assert target is not None
    assert (target.method, target.name) == (None, name.upper())


@pytest.mark.parametrize(
    ("name", "is_older"),
    [("CALL_VERIFY_BY_ELEMEN", False), ("nik_verifby_elemen", True), ("Koneksitas_VerifBy_Elemen", True)],
)
def test_the_older_match_methods_are_told_apart(name: str, is_older: bool) -> None:
    target = parse_path(f"{WEB_SERVICE}DISKOMINFO/{name}")
    assert target is not None
    assert target.is_older_match is is_older


@pytest.mark.parametrize("path", ["/DUKCAPIL/GET_JSON/x/CALL_NIK", "/dukcapil/get_json/x/CALL_NIK/"])
def test_case_and_a_last_slash_do_not_matter(path: str) -> None:
    assert parse_path(path) is not None


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/healthz",
        "/dukcapil/get_json",
        "/dukcapil/get_json/",
        "/dukcapil/get_json/x",
        "/dukcapil/get_json/x/",
        "/dukcapil/get_json//CALL_NIK",
        "/dukcapil/get_json/a/b/c/CALL_NIK",
        "/dapi/dukcapil/get_json/x/CALL_NIK",
        "/dukcapil/get_jsonx/CALL_NIK",
        "/dukcapil/get_json/33-03/CALL_NIK",
        "/dukcapil/get_json/33/CALL_NIK",
        "/dukcapil/get_json/33-03/DISKOMINFO",
        "/dukcapil/get_json/33-03DISKOMINFO/CALL_NIK",
        "/dukcapil/get_json/33-03-DISKOMINFO/CALL_NIK",
        "/dukcapil/get_json/3303/DISKOMINFO/CALL_NIK",
        "/dukcapil/get_json/33-3/DISKOMINFO/CALL_NIK",
        "/dukcapil/get_json/33_03/DISKOMINFO/CALL_NIK",
        "/dukcapil/get_json/jateng/DISKOMINFO/CALL_NIK",
        "/dukcapil/get_json/٣٣/DISKOMINFO/CALL_NIK",
        "/dukcapil/get_json/33/33-03/CALL_NIK",
    ],
)
def test_other_addresses_are_none_of_the_service(path: str) -> None:
    assert parse_path(path) is None


@given(SEGMENTS, SEGMENTS)
def test_any_two_segments_name_something_unless_the_first_is_a_wilayah(lembaga: str, name: str) -> None:
    target = parse_path(f"{WEB_SERVICE}{lembaga}/{name}")
    if NO_LEMBAGA.fullmatch(lembaga):
        assert target is None
        return
    assert target is not None
    assert (target.lembaga, target.name) == (lembaga, name.upper())


@given(st.text())
def test_any_text_is_a_path_or_none(text: str) -> None:
    parse_path(text)
    parse_path(WEB_SERVICE + text)


@pytest.mark.parametrize("text", ["/dapi", "/dapi/", "/Dapi/v1.0/", "/a-b/_c~"])
def test_a_base_path_stands_before_every_path(text: str) -> None:
    base_path = parse_base_path(text)
    target = parse_path(within(f"{base_path.upper()}/dukcapil/get_json/DISKOMINFO/CALL_NIK", base_path))
    assert target is not None
    assert (target.lembaga, target.method) == ("DISKOMINFO", Method.CALL_NIK)
    assert parse_path(within("/dukcapil/get_json/DISKOMINFO/CALL_NIK", base_path)) is None


@pytest.mark.parametrize("text", ["", "/", "//"])
def test_no_base_path_changes_nothing(text: str) -> None:
    assert parse_base_path(text) == ""


@pytest.mark.parametrize("text", ["dapi", "/a//b", "/a b", "/a?b", "/%41", "/..", "/./a", "http://a/b", "/a#"])
def test_what_is_no_plain_path_is_no_base_path(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        parse_base_path(text)
