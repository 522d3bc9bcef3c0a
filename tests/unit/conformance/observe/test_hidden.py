"""Is what a page hands to the browser found in it, and nothing of how the page is built?"""

import base64
import json
from html import escape
from urllib.parse import quote, urlencode

import pytest

from conformance.observe.hidden import beside_text, hidden_text
from conformance.record.exposure import Heard
from conformance.record.shown import hidden_elements

SITI = {
    "NIK": "3303015505909001",
    "NO_KK": "3303010101109001",
    "NAMA_LGKP": "SITI RAHAYU",
    "JENIS_KLMIN": "Perempuan",
    "TGL_LHR": "1990-05-15",
    "AGAMA": "ISLAM",
    "ALAMAT": "JL. MAWAR NO. 3",
    "NO_RT": "1",
    "PROP_NAME": "JAWA TENGAH",
    "KAB_NAME": "PURBALINGGA",
}
TYPED = {"NIK": SITI["NIK"], "NAMA_LGKP": SITI["NAMA_LGKP"]}
RECORD = json.dumps(SITI)
WHOLE = ("NO_KK", "JENIS_KLMIN", "TGL_LHR", "AGAMA", "ALAMAT", "PROP_NAME", "KAB_NAME")


def found(page: str) -> tuple[str, ...]:
    return hidden_elements(hidden_text(f"<!doctype html><html><body>{page}</body></html>"), SITI, TYPED)


@pytest.mark.parametrize(
    "page",
    [
        f'<section data-warga="{escape(RECORD)}"></section>',
        f'<input type="hidden" name="warga" value="{escape(RECORD)}">',
        f"<!-- {RECORD} -->",
        f'<script type="application/json">{RECORD}</script>',
        f"<script>window.data = {RECORD}; tampil(data)</script>",
        f"<script>const warga = {{ hasil: {RECORD}, n: 1 }}</script>",
        f"<template><p>{RECORD}</p></template>",
    ],
)
def test_a_whole_answer_is_found_wherever_it_stands(page: str) -> None:
    assert found(page) == WHOLE


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ('<input type="hidden" name="agama" value="ISLAM">', ("AGAMA",)),
        ('<p data-agama="ISLAM">Diterima</p>', ("AGAMA",)),
        ('<p title="Lahir 15 Mei 1990">Diterima</p>', ("TGL_LHR",)),
        ('<meta name="description" content="JL. MAWAR NO. 3">', ("ALAMAT",)),
        ('<a href="/kartu?kk=3303010101109001&amp;n=1">Kartu</a>', ("NO_KK",)),
        ("<script>var agama = 'ISLAM';</script>", ("AGAMA",)),
        ("<!-- <b>JL. MAWAR NO. 3</b> -->", ("ALAMAT",)),
    ],
)
def test_one_element_is_found_by_its_label_or_because_it_is_like_no_other(page: str, names: tuple[str, ...]) -> None:
    assert found(page) == names


@pytest.mark.parametrize(
    "page",
    [
        '<p class="perempuan islam purbalingga" id="agama-islam">Diterima</p>',
        '<input name="nama" value="SITI RAHAYU"><input type="hidden" name="nik" value="3303015505909001">',
        '<input type="radio" name="agama" value="ISLAM"><select name="agama"><option value="ISLAM">Islam</select>',
        '<script>const agama = ["ISLAM", "KRISTEN"]; if (kelamin == "1") tampil("Perempuan")</script>',
        '<script>{"provinsi": "JAWA TENGAH", "kab_name": "PURBALINGGA"}</script>',
        '<meta name="author" content="Pemerintah Kabupaten Purbalingga, Jawa Tengah">',
        "<style>.islam { content: 'ALAMAT: JL. MAWAR NO. 3' }</style>",
        "<!-- rt: 1 --><p data-rt='1' tabindex='1'>Diterima</p>",
    ],
)
def test_what_every_page_has_is_no_finding(page: str) -> None:
    assert found(page) == ()


@pytest.mark.parametrize("body", ["", "Permohonan diterima", RECORD])
def test_what_is_no_page_hides_nothing(body: str) -> None:
    assert hidden_text(body) == ""


BASE64 = base64.b64encode(RECORD.encode()).decode()


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("x-debug", RECORD),
        ("x-debug", BASE64),
        ("x-debug", base64.urlsafe_b64encode(RECORD.encode()).decode().rstrip("=")),
        ("set-cookie", f"profil={BASE64}; Path=/"),
        ("set-cookie", f"profil={quote(BASE64)}; Path=/"),
        ("set-cookie", f"profil={quote(RECORD)}; Path=/"),
        ("location", f"/hasil/1?{urlencode(SITI)}"),
        ("refresh", f"0; url=/hasil/1?{urlencode({'kk': SITI['NO_KK'], 'alamat': SITI['ALAMAT']})}"),
    ],
)
def test_what_a_header_hands_over_is_found(header: str, value: str) -> None:
    heard = Heard("/hasil", 303, ((header, value), ("server", "x")), b"")
    told = hidden_elements(beside_text([heard]), SITI, TYPED)
    assert {"NO_KK", "ALAMAT"} <= set(told) <= set(WHOLE)


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("location", f"/hasil/1?{urlencode(TYPED)}"),
        ("set-cookie", f"sesi={base64.b64encode(bytes(range(96))).decode()}; expires=Tue, 15 May 2029 10:00:00 GMT"),
        ("set-cookie", f"isian={base64.b64encode(json.dumps(TYPED).encode()).decode()}"),
        ("date", "Tue, 15 May 2029 10:00:00 GMT"),
    ],
)
def test_what_was_typed_and_keys_are_none(header: str, value: str) -> None:
    assert hidden_elements(beside_text([Heard("/", 200, ((header, value),), b"")]), SITI, TYPED) == ()


def test_what_stands_in_base64_in_a_page_is_found() -> None:
    assert found(f'<input type="hidden" name="keadaan" value="{BASE64}">') == WHOLE
    assert found(f"<script>muat('{BASE64}')</script>") == WHOLE
