import gzip
import json
from urllib.parse import quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.call import Method
from simulator.web_service.body import MAX_BODY, MAX_FIELDS, MAX_QUIRKS, UNREADABLE, elemen_sent, read_body, to_call

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
KEYS = ("USER_ID", "PASSWORD", "IP_USER", "NIK", "NAMA_LGKP")
FIELDS = dict(zip(KEYS, ("pengguna", "rahasia", "127.0.0.1", "3303051708909001", "CONTOH WARGA"), strict=True))
RAW = json.dumps(FIELDS).encode()
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    "content_type",
    [
        "application/json",
        "application/json;charset=UTF-8",
        "application/json; charset=utf-8",
        "APPLICATION/JSON",
    ],
)
def test_json_under_its_own_name_is_no_quirk(content_type: str) -> None:
    body = read_body(RAW, content_type, "")
    assert (dict(body.fields), body.is_readable, body.quirks) == (FIELDS, True, ())


@pytest.mark.parametrize(
    "content_type",
    ["", FORM, "multipart/form-data", "text/plain", "application/json,Accept: application/json"],
)
def test_json_is_read_under_any_header(content_type: str) -> None:
    body = read_body(RAW, content_type, "")
    assert (dict(body.fields), body.quirks) == (FIELDS, ("content_type",))


@pytest.mark.parametrize(
    "raw",
    [
        b'\t{ "USER_ID" :"pengguna",\r\n\t"PASSWORD":   "rahasia" , "IP_USER":"127.0.0.1"\r\n}\r\n\n',
        b'{"user_id":"pengguna","password":"rahasia","ip_user":"127.0.0.1"}',
    ],
)
def test_spacing_and_the_case_of_identity_keys_are_no_quirk(raw: bytes) -> None:
    body = read_body(raw, JSON, "")
    assert dict(body.fields) == {key: FIELDS[key] for key in ("USER_ID", "PASSWORD", "IP_USER")}
    assert body.quirks == ()


@pytest.mark.parametrize(
    ("raw", "quirk"),
    [
        (b'{"User_Id":"pengguna","PASSWORD":"rahasia","ip_user":"127.0.0.1"}', "huruf_kecil:User_Id"),
        (b'{"USER_ID":"pengguna","PASSWORD":"rahasia","Ip_User":"127.0.0.1"}', "huruf_kecil:Ip_User"),
        (b'{"USER_ID":"pengguna","PASSWORD":"rahasia","ip_address":"127.0.0.1"}', "kunci_ip:ip_address"),
        (b'{"USER_ID":"pengguna","PASSWORD":"rahasia","IP_USERS":"127.0.0.1"}', "kunci_ip:IP_USERS"),
    ],
)
def test_keys_of_the_identity_in_mixed_case_or_of_another_name_are_named(raw: bytes, quirk: str) -> None:
    body = read_body(raw, JSON, "")
    assert body.quirks == (quirk,)
    call = to_call(body, None, "")
    assert (call.user_id, call.password, call.ip_user) == ("pengguna", "rahasia", "127.0.0.1")


def test_other_keys_in_lower_case_are_named() -> None:
    body = read_body(b'{"nik":"1","Nama_Lgkp":"X","NO_RT":"1","TRESHOLD":80,"1":"","":""}', JSON, "")
    assert body.quirks == ("huruf_kecil:nik", "huruf_kecil:Nama_Lgkp")
    assert body.fields["NIK"] == "1"


def test_a_very_long_key_is_named_in_short() -> None:
    body = read_body(json.dumps({"k" * 500: ""}).encode(), JSON, "")
    assert body.quirks == ("huruf_kecil:" + "k" * 40,)


@pytest.mark.parametrize("number", [b"3303051708909001", b"3303051708909001.0", b"3.303051708909001e15"])
def test_a_nik_sent_as_a_number_is_read_and_named(number: bytes) -> None:
    body = read_body(b'{"NIK":' + number + b"}", JSON, "")
    assert (body.fields["NIK"], body.quirks) == ("3303051708909001", ("nik_angka",))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (b"80", "80"),
        (b'"80"', "80"),
        (b"80.5", "80.5"),
        (b"80.0", "80"),
        (b"-1", "-1"),
        (b"null", ""),
        (b"true", ""),
        (b"[1]", ""),
        (b"{}", ""),
        (b'" "', " "),
    ],
)
def test_a_value_is_what_a_person_would_have_typed(value: bytes, text: str) -> None:
    assert read_body(b'{"TRESHOLD":' + value + b"}", JSON, "").fields["TRESHOLD"] == text


@pytest.mark.parametrize("newline", ["", "\n", "\r\n"])
@pytest.mark.parametrize("content_type", [FORM, "", JSON])
def test_a_form_is_read_under_any_header(content_type: str, newline: str) -> None:
    raw = "&".join(f"{key.lower()}={quote_plus(value)}" for key, value in FIELDS.items()) + newline
    body = read_body(raw.encode(), content_type, "")
    assert (dict(body.fields), body.quirks) == (FIELDS, ("form",))


def test_a_blank_field_of_a_form_is_kept() -> None:
    assert dict(read_body(b"nik=&password=", FORM, "").fields) == {"NIK": "", "PASSWORD": ""}


def test_a_multipart_form_is_read() -> None:
    parts = "".join(
        f'--garis\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in FIELDS.items()
    )
    body = read_body(f"{parts}--garis--\r\n".encode(), "multipart/form-data; boundary=garis", "")
    assert (dict(body.fields), body.quirks) == (FIELDS, ("multipart",))


@pytest.mark.parametrize("raw", [b"--garis\r\n\r\n", b"garis", b"--garis--", b"\xff\x00"])
@pytest.mark.parametrize("boundary", ["", "; boundary=garis", "; boundary="])
def test_a_multipart_form_without_fields_is_not_readable(raw: bytes, boundary: str) -> None:
    assert read_body(raw, f"multipart/form-data{boundary}", "") == UNREADABLE


@pytest.mark.parametrize("raw", [b"", b" \r\n"])
def test_an_empty_body_gives_way_to_the_query(raw: bytes) -> None:
    body = read_body(raw, "", "USER_ID=pengguna&PASSWORD=rah+asia&NIK=%31")
    assert dict(body.fields) == {"USER_ID": "pengguna", "PASSWORD": "rah asia", "NIK": "1"}
    assert body.quirks == ("query_string",)


def test_a_query_beside_a_body_is_ignored() -> None:
    assert dict(read_body(RAW, JSON, "NIK=1").fields) == FIELDS


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"  ",
        b"{",
        b'{"NIK":"1",}',
        b'{"NAMA_LGKP":"NU"MAN"}',
        b"{'NIK':'1'}",
        b'{"NIK":1} {"NIK":2}',
        b"[]",
        b'[{"NIK":"1"}]',
        b'"NIK"',
        b"null",
        b"NIK",
        b'{"NAMA_LGKP":"\xff"}',
        b'{"NIK":"\\ud800"}',
        b'{"NIK":' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"\xff\xfe{",
        b"&".join(b"a=1" for _ in range(300)),
    ],
    ids=lambda raw: repr(raw[:20]),
)
def test_what_cannot_be_read_is_said_to_be_unreadable(raw: bytes) -> None:
    body = read_body(raw, JSON, "")
    assert body == UNREADABLE
    assert not to_call(body, Method.CALL_NIK, "").is_readable


def test_an_empty_query_is_unreadable_too() -> None:
    assert read_body(b"", "", "&") == UNREADABLE


@given(st.binary(max_size=60), TEXTS, TEXTS)
def test_any_request_is_read_or_unreadable(raw: bytes, content_type: str, query: str) -> None:
    body = read_body(raw, content_type, query)
    assert body.is_readable is (body is not UNREADABLE)
    assert all(key == key.upper() for key in body.fields)
    assert to_call(body, None, "").is_readable is body.is_readable


@given(st.dictionaries(st.sampled_from(KEYS), TEXTS, min_size=1))
def test_every_form_says_the_same(fields: dict[str, str]) -> None:
    form = "&".join(f"{key}={quote_plus(value)}" for key, value in fields.items())
    for raw, query in ((json.dumps(fields).encode(), ""), (form.encode(), ""), (b"", form)):
        assert dict(read_body(raw, JSON, query).fields) == fields


def test_a_call_takes_identity_elements_and_threshold() -> None:
    body = read_body(b'{"TRESHOLD":90,"nik":"1","nama_lgkp":"X","NOMOR_PROP":"33","option":"","user_id":"u"}', JSON, "")
    call = to_call(body, Method.CALL_VERIFY_BY_ELEMEN, "127.0.0.9")
    assert (call.method, call.source_ip, call.nik, call.threshold) == (
        Method.CALL_VERIFY_BY_ELEMEN,
        "127.0.0.9",
        "1",
        "90",
    )
    assert (call.user_id, call.password, call.ip_user) == ("u", None, None)
    assert dict(call.elemen) == {"NAMA_LGKP": "X"}


@pytest.mark.parametrize(
    ("sent", "ip_user"),
    [
        ({"ip_user": "127.0.0.1"}, "127.0.0.1"),
        ({"IP_ADDRESS": "127.0.0.1"}, "127.0.0.1"),
        ({"ip_users": "127.0.0.1"}, "127.0.0.1"),
        ({"ip_user": "127.0.0.1", "ip_address": "127.0.0.2"}, "127.0.0.1"),
        ({"ip_user": " ", "ip_address": "127.0.0.2"}, "127.0.0.2"),
        ({"ip_user": ""}, None),
    ],
)
def test_the_address_is_read_under_each_of_its_names(sent: dict[str, str], ip_user: str | None) -> None:
    assert to_call(read_body(json.dumps(sent).encode(), JSON, ""), None, "").ip_user == ip_user


def test_elements_sent_are_those_with_a_value() -> None:
    body = read_body(b'{"nik":"1","NAMA_LGKP":"X","ALAMAT":" ","NO_RT":0,"TRESHOLD":"1","LAIN":"1"}', JSON, "")
    assert elemen_sent(body) == ("NIK", "NAMA_LGKP", "NO_RT")


@pytest.mark.parametrize(
    ("raw", "quirks"),
    [
        (b"&NIK=1&&NO_RT=2&", ("form", "ampersand_lebih")),
        (b"NIK=1&option&NO_RT=2", ("form", "tanpa_sama_dengan")),
        (b"NIK=1&option&NO_RT=2&", ("form", "ampersand_lebih", "tanpa_sama_dengan")),
        (b'\xef\xbb\xbf{"NIK":"1","NO_RT":"2"}', ("bom",)),
    ],
)
def test_small_slips_are_tolerated_and_named(raw: bytes, quirks: tuple[str, ...]) -> None:
    body = read_body(raw, JSON, "")
    assert (body.fields["NIK"], body.fields["NO_RT"], body.quirks) == ("1", "2", quirks)


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate", "br"])
@pytest.mark.parametrize("raw", [RAW, gzip.compress(RAW)])
def test_a_body_under_a_content_encoding_is_read_packed_or_not(raw: bytes, encoding: str) -> None:
    body = read_body(raw, JSON, "", encoding)
    assert (dict(body.fields), body.quirks) == (FIELDS, ("content_encoding",))


def test_identity_is_no_coding() -> None:
    assert read_body(RAW, JSON, "", "identity").quirks == ()


@pytest.mark.parametrize(
    "raw", [gzip.compress(RAW)[:-9], gzip.compress(b" " * (MAX_BODY + 1)), b"\x1f\x8b", b"\x1f\x8bxxxxxxxxx"]
)
def test_a_packed_body_that_is_damaged_or_too_large_is_unreadable(raw: bytes) -> None:
    assert read_body(raw, JSON, "", "gzip") == UNREADABLE


def test_thousands_of_odd_keys_are_named_by_the_first() -> None:
    body = read_body(json.dumps({f"k{n}": "" for n in range(5_000)}).encode(), JSON, "")
    assert body.quirks == tuple(f"huruf_kecil:k{n}" for n in range(MAX_QUIRKS))


@pytest.mark.parametrize(
    "header", ['form-data; name="NIK"', "form-data; name=NIK", 'form-data; filename="x"; name="nik"']
)
def test_a_part_is_named_as_clients_write_it(header: str) -> None:
    raw = f"--b\nContent-Disposition: {header}\n\n1\n--b--".encode()
    assert dict(read_body(raw, "multipart/form-data; boundary=b", "").fields) == {"NIK": "1"}


def test_a_form_of_too_many_parts_is_unreadable() -> None:
    part = b'--b\r\nContent-Disposition: form-data; name="NIK"\r\n\r\n1\r\n'
    assert read_body(part * (MAX_FIELDS + 1) + b"--b--", "multipart/form-data; boundary=b", "") == UNREADABLE
    assert read_body(part * MAX_FIELDS + b"--b--", "multipart/form-data; boundary=b", "").fields == {"NIK": "1"}
