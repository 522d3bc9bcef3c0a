"""Are the placeholders of a plan filled in, however deep they lie?"""

import pytest

from conformance.plan.placeholder import UnknownPlaceholder, fill_in, session_values

VALUES = {"user_id": "u1", "endpoint.CALL_NIK": "http://127.0.0.1:8100/x", "port.antrean-web": "9000"}


@pytest.mark.parametrize(
    ("value", "filled"),
    [
        ("{user_id}", "u1"),
        ("a{user_id}b{user_id}", "au1bu1"),
        ("{endpoint.CALL_NIK}?x", "http://127.0.0.1:8100/x?x"),
        ("--port={port.antrean-web}", "--port=9000"),
        (["{user_id}", ["{user_id}"]], ["u1", ["u1"]]),
        ({"{user_id}": {"k": "{user_id}"}}, {"{user_id}": {"k": "u1"}}),
        (17, 17),
        (None, None),
        (True, True),
        ('{"nik": "x"}', '{"nik": "x"}'),
        ("{ user_id } {} {1}", "{ user_id } {} {1}"),
    ],
)
def test_placeholders_are_filled_in_and_other_braces_stay(value: object, filled: object) -> None:
    assert fill_in(value, VALUES) == filled


def test_what_is_filled_in_is_not_read_again() -> None:
    assert fill_in("{a}", {"a": "{b}", "b": "c"}) == "{b}"


def test_an_unknown_placeholder_is_answered_with_those_that_exist() -> None:
    with pytest.raises(UnknownPlaceholder) as caught:
        fill_in({"env": ["{userid}"]}, VALUES)
    assert caught.value.name == "userid"
    assert str(caught.value).startswith("{userid} tidak dikenal; yang ada: {endpoint.CALL_NIK}")
    assert "{userid} is unknown; there are: {endpoint.CALL_NIK}" in caught.value.words.english


def test_a_session_gives_credentials_endpoints_and_balikan() -> None:
    session = {
        "credentials": {"user_id": "u1", "password": "p", "ip_user": "127.0.0.1"},
        "lembaga": "SIM_X",
        "endpoints": {"CALL_NIK": None, "CALL_VERIFY_BY_ELEMEN": "http://127.0.0.1:1/v"},
        "balikan": {"token": "t", "id_lembaga": 7},
    }
    assert session_values(session) == {
        "user_id": "u1",
        "password": "p",
        "ip_user": "127.0.0.1",
        "lembaga": "SIM_X",
        "endpoint.CALL_VERIFY_BY_ELEMEN": "http://127.0.0.1:1/v",
        "balikan.token": "t",
        "balikan.id_lembaga": "7",
    }


@pytest.mark.parametrize(
    ("name", "indonesian", "english"),
    [
        ("endpoint.CALL_FR", "tidak memberi CALL_FR", "does not grant CALL_FR"),
        ("smtp", '[notifikasi] kind = "smtp"', 'needs [notifikasi] kind = "smtp"'),
        ("smtp.port", '[notifikasi] kind = "smtp"', 'needs [notifikasi] kind = "smtp"'),
        ("notifikasi", '[notifikasi] kind = "http"', 'needs [notifikasi] kind = "http"'),
        ("port.web", "perlu [aplikasi.proses.web]", "needs [aplikasi.proses.web]"),
        ("pick.token", "tidak dikenal", "is unknown"),
    ],
)
def test_a_placeholder_without_a_value_says_why(name: str, indonesian: str, english: str) -> None:
    with pytest.raises(UnknownPlaceholder) as caught:
        fill_in(f"{{{name}}}", VALUES)
    assert indonesian in caught.value.words.indonesian
    assert english in caught.value.words.english


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{{NIK}}", "{NIK}"),
        ("a {{ b", "a { b"),
        ("query{{ktp(nik:{NIK}){{nama}}}}", "query{ktp(nik:33){nama}}"),
        ("{{{NIK}}}", "{33}"),
        ('{"a": {"b": "{NIK}"}}', '{"a": {"b": "33"}}'),
        ("{{{{nama}}}}", "{{nama}}"),
        ("}} {NIK}", "}} 33"),
    ],
)
def test_a_doubled_brace_is_a_literal_one_and_so_is_the_one_that_closes_it(text: str, filled: str) -> None:
    assert fill_in(text, {"NIK": "33"}) == filled


def test_a_date_is_filled_in_as_the_form_wants_it() -> None:
    values = {"TGL_LHR": "03-08-1990", "TGL_LHR.iso": "1990-08-03"}
    assert (
        fill_in("{TGL_LHR.DD/MM/YYYY} {TGL_LHR.D MMMM YYYY} {TGL_LHR}", values)
        == "03/08/1990 3 Agustus 1990 03-08-1990"
    )
    with pytest.raises(UnknownPlaceholder, match="tidak dikenal"):
        fill_in("{NIK.DD/MM/YYYY}", {**values, "NIK": "1"})


def test_the_message_of_an_unknown_placeholder_says_how_a_brace_is_written() -> None:
    with pytest.raises(UnknownPlaceholder, match=r"ditulis \{\{"):
        fill_in("{hasil}", {})
