"""What do real applications conclude from the simulated web service, each with its habits (wire contract 2.3, 8)?"""

import json
import re
from collections.abc import Callable

import pytest

from tests.e2e.clients.desk import CASES, DATA, MATCH, Desk, Resident
from tests.e2e.clients.programs import JAVA, NODE, PHP, PYTHON, Conclusion, Program, Talk, interview, require

OpenDesk = Callable[[str, str], Desk]
REFUSED = CASES[2:]
KUOTA = {DATA: 1000, MATCH: 200}
PAPUA = "papua-nik-besar"
TEXTS = {
    "juknis": {
        "11": "Data Ditemukan, Meninggal Dunia",
        "13": "Data tidak ditemukan, NIK tidak terdapat di database kependudukan",
        "15": "Data tidak ditemukan, NIK tidak sesuai format Dukcapil",
        "03": "Gagal Login",
        "05": "Kuota akses hari ini telah habis",
    },
    "baru": {
        "11": "Data Ditemukan, Meninggal Dunia",
        "13": "Data Tidak Ditemukan, NIK tidak terdapat di database Kependudukan",
        "15": "Data Tidak Ditemukan, NIK tidak sesuai format Dukcapil",
        "03": "Login Gagal",
        "05": "Kuota Akses Hari Ini Telah Habis",
    },
    "lama": {
        "11": "Data Tidak Ditemukan",
        "13": "Data Tidak Ditemukan",
        "15": "Data Tidak Ditemukan",
        "03": "Login Gagal",
        "05": "Kuota Akses Hari ini telah Habis",
    },
}
ENVELOPE = {"lastPage": True, "numberOfElements": 1, "sort": None, "totalElements": 1, "firstPage": True}
ENVELOPE |= {"number": 0, "size": 1}


MIXED = {"huruf_kecil:User_Id", "huruf_kecil:ip_Users"}
ODD_HEADERS = {"header:authorization", "header:apikey", "header_panjang"}


def hear(desk: Desk, program: Program, script: str, *arguments: str) -> Talk:
    """Let a client ask the seven questions, and hold every answer on the line against the contract."""
    talk = interview(program, script, desk.questions(), *arguments)
    for _, answer in talk.tap.exchanges:
        assert answer.start.endswith(" 200 OK")
        assert answer.header("Content-Type") == "application/json;charset=UTF-8"
        envelope = answer.json()
        assert len(envelope.pop("content")) == 1
        limiter = envelope.pop("quotaLimiter", None)
        assert (limiter is None) == (desk.dialect == "lama")
        assert list(envelope.items()) == list(ENVELOPE.items())
    return talk


def conclusions(desk: Desk, same: str, other: str, *, coded: bool = False) -> list[Conclusion]:
    """What is right to conclude: `same` and `other` are what the officer reads of the two successes."""
    texts = TEXTS[desk.dialect]
    refused = [Conclusion("ditolak", f"{code} {texts[code]}" if coded else texts[code]) for code in REFUSED]
    return [Conclusion("diteruskan", same), Conclusion("tidak cocok", other), *refused]


def low_word(talk: Talk) -> str:
    """The answer to the name that is not the resident's; no source says how its score is computed."""
    words: list[str] = [answer.json()["content"][0].get("NAMA_LGKP", "") for _, answer in talk.tap.exchanges]
    (word,) = (word for word in words if word.startswith("Tidak"))
    assert re.fullmatch(r"Tidak Sesuai \([0-8]?\d\)", word)
    return word


def numbers(resident: Resident) -> str:
    return f"{resident.nik} {resident.nomor_kk}"


def with_kuota(concluded: list[Conclusion], method: str) -> list[Conclusion]:
    """`concluded`, with the kuota left: one less for each call that reached the population."""
    limit = KUOTA[method]
    left = (limit - 1, limit - 2, limit - 3, limit - 4, limit - 4, limit - 4, 0)
    return [Conclusion(end, f"{detail}; kuota {kuota}") for (end, detail), kuota in zip(concluded, left, strict=True)]


@pytest.mark.parametrize("dialect", ["juknis", "baru", "lama"])
@pytest.mark.parametrize(("version", "arguments"), [("1.1", ()), ("1.0", ("1.0",))])
def test_php_stream_with_two_headers_in_one_line_sees_success_where_respon_is_absent(
    open_desk: OpenDesk, dialect: str, version: str, arguments: tuple[str, ...]
) -> None:
    desk = open_desk(MATCH, dialect)
    talk = hear(desk, PHP, "php/stream_respon.php", *arguments)
    assert talk.conclusions == conclusions(desk, "Sesuai (100)", low_word(talk))
    for request, answer in talk.tap.exchanges:
        assert request.start.endswith(f"HTTP/{version}")
        assert request.header("Content-type") == "application/json,Accept: application/json"
        assert answer.start == f"HTTP/{version} 200 OK"
    assert desk.session.quirks() == {"content_type"} | ({"http_1_0"} if version == "1.0" else set())


@pytest.mark.parametrize("dialect", ["juknis", "baru", "lama"])
def test_php_curl_under_its_form_content_type_sees_success_where_a_nik_is_answered(
    open_desk: OpenDesk, dialect: str
) -> None:
    desk = open_desk(DATA, dialect)
    talk = hear(desk, PHP, "php/curl_nik.php")
    assert talk.conclusions == conclusions(desk, numbers(desk.warga), numbers(desk.warga))
    for request, _ in talk.tap.exchanges:
        assert request.header("Content-Type") == "application/x-www-form-urlencoded"
        assert "gzip" in (request.header("Accept-Encoding") or "")
    assert "content_type" in desk.session.quirks()


def test_php_curl_with_a_large_body_is_told_to_continue_and_sees_refusal_where_a_code_is(open_desk: OpenDesk) -> None:
    desk = open_desk(MATCH, "baru")
    talk = hear(desk, PHP, "php/curl_expect.php")
    assert talk.conclusions == conclusions(desk, "Sesuai (100)", low_word(talk), coded=True)
    (connection,) = talk.tap.connections
    waited = connection.sent_before_each_continue()
    assert len(waited) == len(CASES)
    assert all(sent.endswith(b"\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(request.body))
               for sent, request in zip(waited, connection.requests, strict=True))  # fmt: skip
    assert all(len(request.body) > 6_000 for request in connection.requests)


def test_php_counting_keys_finds_the_old_texts_letter_by_letter(open_desk: OpenDesk) -> None:
    desk = open_desk(DATA, "lama")
    assert hear(desk, PHP, "php/key_count.php").conclusions == [
        ("diteruskan", "24 kolom"),
        ("tidak cocok", "24 kolom"),
        ("ditolak", "tidak ditemukan"),
        ("ditolak", "tidak ditemukan"),
        ("ditolak", "tidak ditemukan"),
        ("ditolak", "login"),
        ("ditolak", "kuota"),
    ]


@pytest.mark.parametrize("dialect", ["baru", "lama"])
def test_php_reading_by_position_files_every_element_under_its_column(open_desk: OpenDesk, dialect: str) -> None:
    desk = open_desk(DATA, dialect)
    talk = hear(desk, PHP, "php/positional.php")
    assert [each.end for each in talk.conclusions] == ["diteruskan", "tidak cocok", *["ditolak"] * len(REFUSED)]
    known = {name.lower(): "" if value is None else str(value).strip() for name, value in desk.warga.elemen.items()}
    assert len(known) == 24
    assert [json.loads(each.detail) for each in talk.conclusions[:2]] == [known, known]
    shown = [each.detail for each in talk.conclusions[2:]]
    keys = {"baru": "{code}|{text}|{text}|{text}", "lama": "{text}"}[dialect]
    assert shown == [keys.format(code=code, text=TEXTS[dialect][code]) for code in REFUSED]


def test_node_fetch_sees_success_where_the_code_is_undefined(open_desk: OpenDesk) -> None:
    desk = open_desk(DATA, "baru")
    talk = hear(desk, NODE, "node/undefined_code.mjs")
    assert talk.conclusions == conclusions(desk, desk.warga.nik, desk.warga.nik, coded=True)


@pytest.mark.parametrize("dialect", ["juknis", "baru", "lama"])
def test_node_fetch_reads_the_scores_in_brackets(open_desk: OpenDesk, dialect: str) -> None:
    desk = open_desk(MATCH, dialect)
    talk = hear(desk, NODE, "node/scores.mjs")
    score = low_word(talk).partition("(")[2].rstrip(")")
    assert talk.conclusions == conclusions(desk, "nilai 100", f"nilai {score}")


def test_node_loses_the_last_digit_of_a_big_nik_in_the_data_method(open_desk: OpenDesk) -> None:
    session = open_desk(DATA, "baru").session
    talk = interview(NODE, "node/undefined_code.mjs", [session.ask(PAPUA)])
    nik = int(session.residents[PAPUA].nik)
    ((end, seen),) = talk.conclusions
    assert nik > 2**53
    assert f'"NIK":{nik},'.encode() in talk.tap.exchanges[0][1].body
    assert (end, int(seen)) == ("diteruskan", int(float(nik)))
    assert abs(int(seen) - nik) == 1


def test_node_matches_a_big_nik_because_it_is_sent_as_text(open_desk: OpenDesk) -> None:
    session = open_desk(MATCH, "baru").session
    talk = interview(NODE, "node/scores.mjs", [session.ask(PAPUA)])
    assert talk.conclusions == [("diteruskan", "nilai 100")]
    ((request, answer),) = talk.tap.exchanges
    assert request.json()["NIK"] == session.residents[PAPUA].nik
    assert answer.json()["content"][0]["NIK"] == "Sesuai"


@pytest.mark.parametrize(("program", "script"), [(PHP, "php/curl_nik.php"), (JAVA, "java/Client.java")])
def test_a_big_nik_stays_whole_where_integers_have_64_bits(open_desk: OpenDesk, program: Program, script: str) -> None:
    session = open_desk(DATA, "baru").session
    ((end, detail),) = interview(program, script, [session.ask(PAPUA)]).conclusions
    assert (end, detail.split()[:2]) == ("diteruskan", numbers(session.residents[PAPUA]).split())


def test_python_posting_nothing_but_a_query_string_is_served_by_a_regional_address(open_desk: OpenDesk) -> None:
    desk = open_desk(DATA, "lama")
    regional = [
        each._replace(url=each.url.lower().replace("/get_json/", "/get_json/33-03/").replace("/call_nik", "/get_nik"))
        for each in desk.questions()
    ]
    talk = interview(PYTHON, "python/stdlib_client.py", regional, "query")
    seen = f"{desk.warga.nama} {desk.warga.nik}"
    assert talk.conclusions == conclusions(desk, seen, seen)
    assert all(request.body == b"" and "get_nik?USER_ID=" in request.start for request, _ in talk.tap.exchanges)
    assert desk.session.quirks() == {"query_string", "tanpa_ip"}


@pytest.mark.parametrize("dialect", ["juknis", "baru", "lama"])
@pytest.mark.parametrize(
    ("shape", "quirks"),
    [
        ("form", {"form"}),
        ("numeric", {"nik_angka"}),
        ("mixed", {"huruf_kecil:Nik", "huruf_kecil:nama_lgkp", "huruf_kecil:Treshold", "huruf_kecil:option"} | MIXED),
    ],
)
def test_python_stdlib_is_understood_in_every_shape(
    open_desk: OpenDesk, dialect: str, shape: str, quirks: set[str]
) -> None:
    desk = open_desk(MATCH, dialect)
    talk = hear(desk, PYTHON, "python/stdlib_client.py", shape)
    assert talk.conclusions == conclusions(desk, "Sesuai (100) Sesuai", f"{low_word(talk)} Sesuai")
    assert desk.session.quirks() == quirks


@pytest.mark.parametrize("dialect", ["juknis", "baru"])
@pytest.mark.parametrize(("shape", "quirks"), [("json", ODD_HEADERS), ("form", {"form"}), ("multipart", {"multipart"})])
def test_python_requests_keeps_one_connection_and_watches_the_kuota(
    open_desk: OpenDesk, dialect: str, shape: str, quirks: set[str]
) -> None:
    desk = open_desk(MATCH, dialect)
    talk = hear(desk, PYTHON, "python/requests_client.py", shape)
    expected = conclusions(desk, "Sesuai (100)", low_word(talk), coded=True)
    assert talk.conclusions == with_kuota(expected, MATCH)
    assert len(talk.tap.connections) == 1
    assert desk.session.quirks() == quirks


@pytest.mark.parametrize("dialect", ["juknis", "baru"])
@pytest.mark.parametrize("method", [DATA, MATCH])
def test_java_reads_typed_models_over_one_connection(open_desk: OpenDesk, method: str, dialect: str) -> None:
    desk = open_desk(method, dialect)
    talk = hear(desk, JAVA, "java/Client.java")
    if method == DATA:
        seen = f"{numbers(desk.warga)} {desk.warga.elemen['TGL_LHR']}"
        expected = conclusions(desk, seen, seen, coded=True)
    else:
        expected = conclusions(desk, "Sesuai (100)", low_word(talk), coded=True)
    assert talk.conclusions == with_kuota(expected, method)
    (connection,) = talk.tap.connections
    assert connection.requests[0].header("Upgrade") == "h2c"
    assert connection.requests[0].body.startswith(b'{\r\n\t"TRESHOLD" : 90,')


def test_outside_its_dialect_an_undefined_code_turns_every_success_into_a_refusal(open_desk: OpenDesk) -> None:
    desk = open_desk(DATA, "juknis")
    talk = hear(desk, NODE, "node/undefined_code.mjs")
    assert talk.conclusions[:2] == [("ditolak", "01 Data Ditemukan")] * 2


def test_outside_its_dialect_counting_keys_takes_every_refusal_for_a_resident(open_desk: OpenDesk) -> None:
    desk = open_desk(DATA, "baru")
    talk = hear(desk, PHP, "php/key_count.php")
    assert [each.detail for each in talk.conclusions] == ["4 kolom"] * len(CASES)


def test_outside_its_dialect_the_first_columns_shift_and_a_positional_reader_stops(open_desk: OpenDesk) -> None:
    talk = hear(open_desk(DATA, "juknis"), PHP, "php/positional.php")
    assert talk.conclusions[0].end == "ditolak"
    assert talk.conclusions[0].detail.startswith("01|Data Ditemukan|")


def test_a_missing_program_is_a_failure_that_says_how_to_get_it() -> None:
    missing = Program(("tidak-ada",), ("tidak-ada", "--version"), "paket-contoh")
    with pytest.raises(pytest.fail.Exception, match="sudo apt-get install -y --no-install-recommends paket-contoh"):
        require(missing)
