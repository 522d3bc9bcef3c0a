"""Is a secret found however it is written, and is nobody accused who only has a part of it or a common word?"""

import base64

import pytest

from conformance.record.exposure import Heard
from conformance.record.secret_search import find_in, reveal, shown_path, without_typed
from conformance.record.secrets_of import Secrets, is_common, secrets_of

USER, PASSWORD, ADDRESS = "purdin001", "kx7/wm?2qa<9", "127.0.0.1:40123"
SECRETS = Secrets((("user_id", USER), ("password", PASSWORD), ("alamat_dwh", ADDRESS)), ())


def _html(text: str) -> str:
    return "".join(f"&#{ord(sign)};" for sign in text)


WRITINGS = {
    "plain": (PASSWORD, "apa adanya"),
    "in a word's neighbourhood": (f'"pass":"{PASSWORD}",', "apa adanya"),
    "percent": ("".join(f"%{ord(sign):02X}" for sign in PASSWORD), "apa adanya"),
    "HTML": (_html(PASSWORD), "apa adanya"),
    "HTML entity": (PASSWORD.replace("<", "&lt;"), "apa adanya"),
    "JSON": ("".join(f"\\u{ord(sign):04x}" for sign in PASSWORD), "apa adanya"),
    "JSON slash": (PASSWORD.replace("/", "\\/"), "apa adanya"),
    "script": ("".join(f"\\x{ord(sign):02x}" for sign in PASSWORD), "apa adanya"),
    "octal": ("".join(f"\\{ord(sign):03o}" for sign in PASSWORD), "apa adanya"),
    "hexadecimal": (PASSWORD.encode().hex().upper(), "heksadesimal"),
    "backwards": (PASSWORD[::-1], "terbalik"),
    **{
        f"base64 behind {before}": (base64.b64encode(b"a" * before + PASSWORD.encode() + b"bc").decode(), "base64")
        for before in range(4)
    },
    "base64 for addresses": (base64.urlsafe_b64encode(PASSWORD.encode()).decode(), "base64"),
}


@pytest.mark.parametrize("name", WRITINGS)
def test_a_secret_is_found_in_every_writing(name: str) -> None:
    text, writing = WRITINGS[name]
    assert list(find_in(f"<p>sebelum {text} sesudah</p>".encode(), SECRETS)) == [("password", writing)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "purdin0012",
        "xpurdin001",
        "purdin00",
        "127.0.0.1:401234",
        "password",
        "user_id",
        "sandi: ********",
        "%zz\\u00",
    ],
)
def test_what_is_not_the_secret_accuses_nobody(text: str) -> None:
    assert list(find_in(f"<p>{text}</p>".encode(), SECRETS)) == []


def test_headers_cookies_and_redirects_are_searched_and_named() -> None:
    headers = (
        ("location", f"/masuk?u={USER}"),
        ("set-cookie", f"dwh={base64.b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}; Path=/"),
        ("x-upstream", f"http://{ADDRESS}/a"),
    )
    told = reveal(Heard("/a/123456789", 302, headers, b""), SECRETS)
    assert {(one.secret, one.place, one.writing, one.source) for one in told} == {
        ("user_id", "/a/*** (tajuk location)", "apa adanya", "halaman"),
        ("user_id", "/a/*** (kuki dwh)", "base64", "halaman"),
        ("password", "/a/*** (kuki dwh)", "base64", "halaman"),
        ("alamat_dwh", "/a/*** (tajuk x-upstream)", "apa adanya", "halaman"),
    }
    assert [one.source for one in reveal(Heard("/x", 500, (), USER.encode()), SECRETS)] == ["galat"]
    assert [one.source for one in reveal(Heard("/.env", 200, (), USER.encode()), SECRETS, "jalur")] == ["jalur"]


def test_a_recorded_path_holds_neither_secrets_nor_what_opens_a_request() -> None:
    assert shown_path(f"/{PASSWORD}/aduan/PhTRCZnWPPU7IMXidyY8xfpC", SECRETS) == "/{password}/aduan/***"


def test_a_recorded_path_holds_nothing_of_what_an_applicant_typed() -> None:
    typed = ["SITI RAHAYU", "3303015505909001"]
    assert without_typed("/hasil/Siti%20Rahayu/3303015505909001/cetak", typed) == "/hasil/***/***/cetak"
    assert without_typed("/hasil/cetak", typed) == "/hasil/cetak"


@pytest.mark.parametrize(
    ("value", "is_one"),
    [
        ("admin", True), ("Password123", True), ("rahasia", True), ("lapor", True), ("kominfolap", False),
        ("127.0.0.1", True), ("0.0.0.0", True), ("::1", True), ("192.0.2.40", False), (USER, False), ("ab1", True),
    ],
)  # fmt: skip
def test_short_and_common_values_are_not_looked_for(value: str, is_one: bool) -> None:
    assert is_common(value) is is_one


def test_the_secrets_of_a_plan_are_named_and_what_is_left_out_is_told() -> None:
    values = {
        "user_id": "admin",
        "password": PASSWORD,
        "ip_user": "127.0.0.1",
        "lembaga": "SIM_X",
        "balikan.token": "sim_x_1-token",
        "endpoint.CALL_NIK": f"http://u:p@{ADDRESS}/dukcapil/get_json/X/CALL_NIK?a=1",
        "port.web": "8200",
    }
    secrets = secrets_of(values, ["SIM_X_1-TOKEN Dinas"])
    assert dict(secrets.values) == {
        "password": PASSWORD,
        "alamat_dwh": ADDRESS,
        "jalur_dwh": "/dukcapil/get_json/X/CALL_NIK",
    }
    assert secrets.left_out == ("user_id", "ip_user", "balikan.token")
