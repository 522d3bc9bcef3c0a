import json
from dataclasses import replace
from datetime import time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.control.bodies import PatchHakAkses
from simulator.control.views import MASK, entry_view, session_view
from simulator.door.persona_view import persona_view
from simulator.poc.session import PocSession
from simulator.store.store import Numbered
from tests.helpers.entries import make_entry
from tests.helpers.rehearsal_desk import Rehearsal, rehearse

BASE = "http://127.0.0.1:8100"
SECRET = "s3cr3t"
MULTIPART = (
    '--x\r\nContent-Disposition: form-data; name="{}"\r\nContent-Type: text/plain\r\n\r\n{}\r\n'
    '--x\r\nContent-Disposition: form-data; name="nik"\r\n\r\n123\r\n--x--\r\n'
)


def change(session: PocSession, **changes: object) -> None:
    session.change(replace(session.record.hak_akses, **changes), session.record.dialect)  # type: ignore[arg-type]


def request_shown(raw: bytes) -> str:
    """How the journal shows this request body."""
    return json.dumps(entry_view(Numbered(1, make_entry(request=raw)))["request"])


def test_a_session_shows_what_an_application_must_be_told() -> None:
    async def scene(r: Rehearsal) -> None:
        await r.match()
        view = session_view(r.session, BASE)
        lembaga = "SIM_PURBALINGGA_DINKOMINFO_2025_1"
        assert (view["seed"], view["agreement"], view["dialect"], view["lembaga"], view["state"]) == (
            1,
            "purbalingga-dinkominfo-2025",
            "juknis",
            lembaga,
            "open",
        )
        assert set(view["credentials"]) == {"user_id", "password", "ip_user"}
        assert view["credentials"]["ip_user"] == "127.0.0.1"
        assert view["endpoints"] == {
            "CALL_NIK": None,
            "CALL_VERIFY_BY_ELEMEN": f"{BASE}/dukcapil/get_json/{lembaga}/CALL_VERIFY_BY_ELEMEN",
            "CALL_KK": None,
            "CALL_COMBINATION": None,
            "CALL_FR": None,
            "balikan": None,
            "portal": f"{BASE}/portal/SIM_PURBALINGGA_DINKOMINFO_2025_1/",
            "aggregates": f"{BASE}/agregat/SIM_PURBALINGGA_DINKOMINFO_2025_1/",
        }
        assert set(view["balikan"]) == {"username", "password", "token", "id_lembaga", "nama_lembaga"}
        assert view["clock"] == "2026-06-01T10:00:00+07:00"
        assert view["kuota"] == {"limit": 200, "used": 1, "remaining": 199}
        await r.desk.close(r.session)
        assert session_view(r.session, BASE)["state"] == "closed"

    rehearse(scene)


def test_a_method_has_an_address_where_it_is_granted() -> None:
    async def scene(r: Rehearsal) -> None:
        assert session_view(r.session, BASE)["endpoints"]["CALL_NIK"].endswith("/CALL_NIK")

    rehearse(scene, "contoh-data-2026")


def test_the_whole_access_right_is_shown_under_the_keys_that_change_it() -> None:
    async def scene(r: Rehearsal) -> None:
        change(r.session, hours=(time(7), time(17, 30, 15)), kuota=None, registered_ips=frozenset({"::1", "127.0.0.1"}))
        shown = session_view(r.session, BASE)["hak_akses"]
        assert set(shown) == {field.encode_name for field in msgspec.structs.fields(PatchHakAkses)}
        body = msgspec.json.decode(msgspec.json.encode(shown), type=PatchHakAkses)
        assert body.hours == ("07:00", "17:30:15")
        assert body.registered_ips == ["127.0.0.1", "::1"]
        assert (body.kuota, body.password) == (None, r.session.record.hak_akses.password)
        change(r.session, hours=None)
        assert session_view(r.session, BASE)["hak_akses"]["hours"] is None

    rehearse(scene)


def test_the_days_and_rules_of_the_agreement_are_shown() -> None:
    async def scene(r: Rehearsal) -> None:
        view = msgspec.json.decode(msgspec.json.encode(session_view(r.session, BASE)))
        assert view["pks"] == {
            "from": "2025-09-16",
            "until": "2027-09-16",
            "signed": "2025-09-16",
            "iso_due": "2026-03-16",
            "renewal_latest": "2027-07-16",
        }
        assert view["ketentuan"] == {
            "laporan": {"bulan": [6, 12], "hari_kerja": 10, "saluran": ["manual", "email"]},
            "pembaca": None,
            "user_ids": None,
            "user_id_hari": None,
            "pic": "",
            "sanksi": ["kerja_sama", "pencabutan"],
            "evaluasi_kepada": "Menteri Dalam Negeri melalui Direktur Jenderal Kependudukan dan Pencatatan Sipil",
            "layanan_atas": ["ktp_el", "ikd"],
        }
        assert (view["norms"][0], view["norma"]) == ("PBG-P", {})

    rehearse(scene)


def test_documents_of_its_own_are_shown_as_they_were_given() -> None:
    juknis = {"judul": "J", "pola": "PBG-J", "nomor": {"II": "III"}, "kutipan": {}, "kecuali": {"III.B": "Pasal 3"}}
    agreement = {"extends": "purbalingga-dinkominfo-2025", "norms": [], "norma": {"juknis": juknis}}

    async def scene(r: Rehearsal) -> None:
        view = msgspec.json.decode(msgspec.json.encode(session_view(r.session, BASE)))
        assert (view["norms"], view["norma"]) == ([], {"juknis": juknis})

    rehearse(scene, agreement)


def test_without_kuota_limit_and_rest_are_null() -> None:
    async def scene(r: Rehearsal) -> None:
        change(r.session, kuota=None)
        await r.match()
        assert session_view(r.session, BASE)["kuota"] == {"limit": None, "used": 1, "remaining": None}

    rehearse(scene)


def test_a_cut_kuota_leaves_nothing() -> None:
    async def scene(r: Rehearsal) -> None:
        await r.match()
        await r.match()
        change(r.session, kuota=1)
        assert session_view(r.session, BASE)["kuota"] == {"limit": 1, "used": 2, "remaining": 0}

    rehearse(scene)


def test_without_registered_addresses_there_is_none_to_send() -> None:
    async def scene(r: Rehearsal) -> None:
        change(r.session, registered_ips=frozenset())
        assert session_view(r.session, BASE)["credentials"]["ip_user"] == ""

    rehearse(scene)


def test_a_persona_shows_the_elements_of_the_agreement() -> None:
    async def scene(r: Rehearsal) -> None:
        elemen = r.session.record.agreement.elemen
        views = {persona.name: persona_view(persona, elemen) for persona in r.session.personas}
        assert {view["code"] for view in views.values()} == {"01", "08", "11", "12", "13", "14", "15"}
        for persona in r.session.personas:
            view = views[persona.name]
            assert (view["nik"], view["nomor_kk"]) == (persona.nik, persona.nomor_kk)
            assert set(view["elemen"]) == (set(elemen) if persona.penduduk else set())
            assert set(view["canary"]) == set(persona.canary) & set(elemen)
            assert bool(view["canary"]) is bool(persona.canary)
            assert view["note"]

    rehearse(scene)


def test_an_entry_shows_bodies_as_json() -> None:
    view = entry_view(Numbered(9, make_entry(response=b'{"content":[{"NIK":3303051708909001}]}')))
    assert view["seq"] == 9
    assert view["at"] == "2026-06-01T10:00:00.123+07:00"
    assert (view["charged"], view["fault"], view["quirks"]) == (True, None, ["form"])
    assert (view["request"], view["response"]) == (
        {"NIK": "3303051708909001"},
        {"content": [{"NIK": 3303051708909001}]},
    )


def test_what_was_not_delivered_is_null() -> None:
    view = entry_view(Numbered(1, make_entry(code="", fault="http_status", request=b"", response=b"")))
    assert (view["code"], view["fault"], view["request"], view["response"]) == (None, "http_status", "", "")


@pytest.mark.parametrize("key", ["password", "PASSWORD", "Password", "token"])
@pytest.mark.parametrize(
    "template",
    [
        '{{"{}":"{}","nik":"123"}}',
        '{{"nik":"123","{}":"{}"}}',
        '[{{"nik":"123","data":[{{"{}":"{}"}}]}}]',
        '{{"{}" : "{}" , "nik":"123",}}',
        '{{"{}":"{}","nik":"123","NAMA":"NU"MAN"}}',
        "{{'{}': '{}', 'nik': '123'}}",
        '{{"{}": {}, "nik": "123"',
        "{}={}&nik=123",
        "nik=123&{}={}",
        "nik=123&{}={}\r\n",
        MULTIPART,
        MULTIPART.replace("\r\n", "\n"),
        MULTIPART.replace('"', ""),
    ],
)
@pytest.mark.parametrize("secret", [SECRET, f"a b,{SECRET}", f"a}}{SECRET}", f"{SECRET}'", f"{SECRET}: x"])
def test_a_secret_is_masked_whatever_form_its_body_has(key: str, template: str, secret: str) -> None:
    shown = request_shown(template.format(key, secret).encode())
    assert SECRET not in shown
    assert MASK in shown
    assert "123" in shown


def test_a_secret_in_a_truncated_body_is_masked() -> None:
    shown = request_shown(f'{{"nik":"123","password":"{SECRET}'.encode())
    assert SECRET not in shown
    assert "123" in shown


@given(st.binary())
def test_any_body_can_be_shown(raw: bytes) -> None:
    request_shown(raw)


@pytest.mark.parametrize(
    "piece",
    ["password=", 'name="password"\r\n', '"password":"', "password ,", "password=} ", "password=, , ,", "token: "],
)
def test_a_body_made_to_keep_the_mask_busy_is_shown(piece: str) -> None:
    raw = (piece * (200_000 // len(piece))).encode()
    assert request_shown(raw)
