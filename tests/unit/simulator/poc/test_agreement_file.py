import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conformance.files.norm_files import load_catalogue
from simulator.domain.call import Method
from simulator.domain.dialect import Dialect
from simulator.domain.pks import BalikanMethod, IpUser, Key, Pks, Storage
from simulator.poc.agreement_error import AgreementError, UnknownAgreement
from simulator.poc.agreement_file import (
    extend_agreement,
    list_agreements,
    load_agreement,
    load_agreement_data,
    parse_agreement,
    read_agreement,
    resolve_agreement,
)
from simulator.poc.agreement_reader import is_required

PBG, KRA, BNA = "purbalingga-dinkominfo-2025", "karanganyar-baperlitbang-2021", "banjarnegara-arpus-2025"
DATA, ASING, HUKUM = "contoh-data-2026", "contoh-badan-hukum-asing-2026", "contoh-penegak-hukum-2026"

ALAMAT_SEKARANG = tuple("ALAMAT PROP_NAME KAB_NAME NO_KEC KEC_NAME KEL_NAME NO_RT NO_RW".split())
"""What the Juknis call "Alamat Sekarang" (ELM-03)."""

Data = dict[str, Any]


@pytest.fixture
def data() -> Data:
    return dict(load_agreement_data(PBG))


def fault(data: Data) -> AgreementError:
    with pytest.raises(AgreementError) as caught:
        parse_agreement(data, "contoh.toml")
    return caught.value


def test_the_six_agreements_are_listed_in_order() -> None:
    assert list_agreements() == tuple(sorted([PBG, KRA, BNA, DATA, ASING, HUKUM]))


@pytest.mark.parametrize("name", list_agreements())
def test_every_shipped_agreement_is_valid_and_named_like_its_file(name: str) -> None:
    pks = load_agreement(name)
    assert pks.name == name
    assert pks.sim is name.startswith("contoh-")
    assert pks.note


@pytest.mark.parametrize("name", list_agreements())
def test_shipped_agreements_cite_norms_of_the_catalogue(name: str) -> None:
    pks, norms = load_agreement(name), load_catalogue().norms
    assert all(norm in norms for norm in (*pks.norms, *pks.dasar))
    assert all(norms[norm].territory for norm in pks.dasar)
    assert pks.sim or {norms[norm].agreement for norm in pks.norms} == {name}


def test_purbalingga_is_as_signed() -> None:
    pks = load_agreement(PBG)
    assert pks.methods == (Method.CALL_VERIFY_BY_ELEMEN, Method.PORTAL)
    assert (pks.kuota, pks.kuota_after_poc, pks.bandwidth_bps) == (200, None, 1_000_000)
    assert (pks.pks_from, pks.pks_until) == (date(2025, 9, 16), date(2027, 9, 16))
    assert (pks.dialect, pks.ip_user, pks.storage) == (Dialect.JUKNIS, IpUser.REQUIRED, Storage.FORBIDDEN)
    assert pks.elemen[-8:] == ALAMAT_SEKARANG  # II.C.2.a.8
    assert [(aplikasi.nama, aplikasi.elemen) for aplikasi in pks.aplikasi] == [("Lapor MasBup", ("NIK", "NAMA_LGKP"))]


def test_karanganyar_speaks_the_old_dialect_through_the_portal_only() -> None:
    pks = load_agreement(KRA)
    assert (pks.methods, pks.dialect, pks.ip_user) == ((Method.PORTAL,), Dialect.LAMA, IpUser.OPTIONAL)
    assert (pks.kuota, pks.dasar, pks.pks_until) == (1000, ("PBK",), date(2023, 2, 28))
    assert pks.balikan.nik_named is False
    assert BalikanMethod.MEDIUM in pks.balikan.methods


def test_banjarnegara_has_no_reader_and_no_application_list() -> None:
    pks = load_agreement(BNA)
    assert (pks.methods, pks.kuota, pks.reader, pks.aplikasi) == ((Method.PORTAL,), 200, False, ())
    assert pks.pks_until == date(2027, 5, 20)


def test_invented_agreements_grant_what_no_seed_grants() -> None:
    assert set(load_agreement(DATA).methods) == set(Method) - {Method.CALL_COMBINATION}
    assert load_agreement(DATA).storage is Storage.WITH_CONSENT
    assert load_agreement(ASING).methods == (Method.CALL_VERIFY_BY_ELEMEN,)
    assert load_agreement(HUKUM).grants("CALL_COMBINATION")
    assert "FOTO" in load_agreement(HUKUM).elemen


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownAgreement, match=PBG) as caught:
        load_agreement("purbalingga")
    assert caught.value.known == list_agreements()
    assert caught.value.first.field == "agreement"


@pytest.mark.parametrize("name", ["../pyproject", "", "PURBALINGGA-DINKOMINFO-2025"])
def test_a_name_is_never_a_path(name: str) -> None:
    with pytest.raises(UnknownAgreement):
        load_agreement(name)


WRONG: list[tuple[str, Any, str]] = [
    ("name", "Dua Kata", "name"),
    ("title", " ", "title"),
    ("sim", "tidak", "sim"),
    ("pengguna_kind", "koperasi", "pengguna_kind"),
    ("dialect", "jowo", "dialect"),
    ("methods", ["CALL_NIK", "CALL_KTP"], "methods[1]"),
    ("methods", "portal", "methods"),
    ("methods", [], "methods"),
    ("aliases", {"get_kk": "CALL_KK"}, "aliases.get_kk"),
    ("aliases", {"BYNIK": "CALL_KK"}, "aliases.BYNIK"),
    ("aliases", {"WEB": "portal"}, "aliases.WEB"),
    ("aliases", {"GET_KK": "CALL_KTP"}, "aliases.GET_KK"),
    ("aliases", ["GET_KK"], "aliases"),
    ("methods", ["portal", "portal"], "methods"),
    ("methods", ["CALL_KK"], "keys"),
    ("keys", ["nik", "paspor"], "keys[1]"),
    ("elemen", ["NIK", "NAMA"], "elemen"),
    ("elemen", ["NIK", "?"], "elemen"),
    ("elemen", ["NIK", ""], "elemen"),
    ("elemen", ["NIK", 3], "elemen[1]"),
    ("elemen", ["NIK", "NIK", "NAMA_LGKP"], "elemen"),
    ("elemen", ["NAMA_LGKP"], "elemen"),
    ("norms", ["PBG-P", "PBG-P"], "norms"),
    ("kuota", "banyak", "kuota"),
    ("kuota", -1, "kuota"),
    ("kuota", True, "kuota"),
    ("kuota_after_poc", 1.5, "kuota_after_poc"),
    ("kuota_after_poc", 10**12, "kuota_after_poc"),
    ("bandwidth_bps", 0, "bandwidth_bps"),
    ("ip_user", "kadang", "ip_user"),
    ("pks_from", "2025-13-01", "pks_from"),
    ("pks_until", date(2024, 1, 1), "pks_until"),
    ("storage", True, "storage"),
    ("balikan", "NO_REGISTRASI", "balikan"),
    ("aplikasi", {"nama": "Lapor"}, "aplikasi"),
    ("aplikasi", ["Lapor"], "aplikasi[0]"),
    ("pengguna_kind", "badan_hukum_asing", "methods"),
]


@pytest.mark.parametrize(("key", "value", "field"), WRONG)
def test_a_wrong_value_is_named_with_file_and_remedy(data: Data, key: str, value: Any, field: str) -> None:
    error = fault({**data, key: value})
    assert (error.where, error.first.field) == ("contoh.toml", field)
    assert " / " in error.first.message
    assert str(error).split("\n")[0] == f"contoh.toml: {field}: {error.first.message} ({error.first.hint})"


@pytest.mark.parametrize("key", [field.name for field in fields(Pks) if is_required(field)])
def test_every_key_without_a_default_must_be_there(data: Data, key: str) -> None:
    del data[key]
    error = fault(data)
    assert (error.first.field, error.first.message) == (key, "kunci tidak ada / missing key")
    assert error.first.hint


def test_an_agreement_may_list_no_application(data: Data) -> None:
    del data["aplikasi"]
    assert parse_agreement(data, "contoh.toml").aplikasi == ()


@pytest.mark.parametrize(("key", "hint"), [("elemn", "elemen"), ("xyz", "hapus")])
def test_an_unknown_key_is_answered_with_the_nearest_or_to_be_removed(data: Data, key: str, hint: str) -> None:
    error = fault({**data, key: []})
    assert error.first.field == key
    assert hint in error.first.hint


def test_a_near_miss_of_an_element_is_answered_with_its_name(data: Data) -> None:
    assert "NAMA_LGKP" in fault({**data, "elemen": ["NIK", "nama"]}).first.hint
    assert "TGL_LHR" in fault({**data, "elemen": ["NIK", "TGL_LAHIR"]}).first.hint


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda balikan: {**balikan, "datum": ""}, "balikan.datum"),
        (lambda balikan: {**balikan, "methods": []}, "balikan.methods"),
        (lambda balikan: {**balikan, "methods": ["fax"]}, "balikan.methods[0]"),
        (lambda balikan: {**balikan, "nik": True}, "balikan.nik"),
        (lambda balikan: {"datum": "X"}, "balikan.label"),
    ],
)
def test_a_fault_inside_balikan_is_named_by_its_path(data: Data, change: Callable[[Data], Data], field: str) -> None:
    assert fault({**data, "balikan": change(data["balikan"])}).first.field == field


@pytest.mark.parametrize(
    ("aplikasi", "field"),
    [
        ([{"nama": "A", "elemen": ["NIK", "AGAMA"], "methods": ["portal"]}], "aplikasi[0].elemen"),
        ([{"nama": "A", "elemen": ["NIK"], "methods": ["CALL_NIK"]}], "aplikasi[0].methods"),
        ([{"nama": "A", "elemen": [], "methods": ["portal"]}], "aplikasi[0].elemen"),
        ([{"nama": " ", "elemen": ["NIK"], "methods": ["portal"]}], "aplikasi[0].nama"),
        ([{"nama": "A", "elemen": ["NIK"], "methods": ["portal"]}] * 2, "aplikasi"),
        ([{"nama": "A", "elemen": ["NIK"]}], "aplikasi[0].methods"),
    ],
)
def test_an_application_stays_inside_the_grant(data: Data, aplikasi: list[Data], field: str) -> None:
    assert fault({**data, "aplikasi": aplikasi}).first.field == field


def test_the_error_does_not_repeat_a_very_long_value(data: Data) -> None:
    assert len(str(fault({**data, "kuota": "9" * 5000}))) < 400


def test_a_name_resolves_to_the_shipped_agreement() -> None:
    assert resolve_agreement(PBG) is load_agreement(PBG)


def test_a_whole_object_resolves_without_extending(data: Data) -> None:
    assert resolve_agreement({**data, "name": "milik-sendiri"}).name == "milik-sendiri"


@pytest.mark.parametrize(("value", "field"), [(3, "agreement"), (None, "agreement"), ({"extends": 3}, "extends")])
def test_what_names_no_agreement_is_refused(value: object, field: str) -> None:
    with pytest.raises(AgreementError) as caught:
        resolve_agreement(value)
    assert caught.value.first.field == field
    assert PBG in caught.value.first.hint


def test_an_extension_of_an_unknown_agreement_is_refused() -> None:
    with pytest.raises(UnknownAgreement):
        resolve_agreement({"extends": "tidak-ada"})


def test_an_extension_overrides_keys_and_keeps_the_rest() -> None:
    pks = resolve_agreement({"extends": PBG, "kuota": 3, "pks_until": "2026-01-31", "dialect": "baru"})
    assert (pks.kuota, pks.pks_until, pks.dialect) == (3, date(2026, 1, 31), Dialect.BARU)
    assert pks.name == PBG
    assert pks.aplikasi == load_agreement(PBG).aplikasi


def test_json_null_lifts_the_kuota() -> None:
    assert resolve_agreement({"extends": PBG, "kuota": None}).kuota is None


def test_a_changed_agreement_is_marked_as_invented_and_says_what_changed() -> None:
    pks = resolve_agreement({"extends": PBG, "methods": ["CALL_NIK"], "kuota": 5})
    assert pks.sim
    assert pks.note.endswith("SIM: diubah / changed: kuota, methods.")


def test_an_extension_that_changes_nothing_is_the_agreement_itself() -> None:
    assert resolve_agreement({"extends": PBG}) == load_agreement(PBG)


def test_the_keys_follow_the_methods_of_an_extension() -> None:
    pks = resolve_agreement({"extends": PBG, "methods": ["CALL_NIK", "CALL_FR", "CALL_KK"]})
    assert pks.keys == (Key.NIK, Key.BIOMETRIK, Key.NOMOR_KK)


def test_named_keys_of_an_extension_are_not_completed() -> None:
    with pytest.raises(AgreementError, match="biometrik"):
        resolve_agreement({"extends": PBG, "methods": ["CALL_FR"], "keys": ["nik"]})


def test_applications_lose_what_left_the_grant() -> None:
    narrowed = resolve_agreement({"extends": PBG, "elemen": ["NIK", "TGL_LHR"]})
    assert [aplikasi.elemen for aplikasi in narrowed.aplikasi] == [("NIK",)]
    assert resolve_agreement({"extends": PBG, "methods": ["portal"]}).aplikasi == ()


def test_an_extension_may_name_its_own_applications() -> None:
    own = [{"nama": "Arsip", "elemen": ["NIK"], "methods": ["portal"]}]
    assert [aplikasi.nama for aplikasi in resolve_agreement({"extends": BNA, "aplikasi": own}).aplikasi] == ["Arsip"]


def test_balikan_is_overridden_key_by_key() -> None:
    balikan = resolve_agreement({"extends": PBG, "balikan": {"methods": ["upload"]}}).balikan
    assert (balikan.datum, balikan.methods) == ("NO_REGISTRASI", (BalikanMethod.UPLOAD,))


def test_a_malformed_override_is_named_with_the_base() -> None:
    with pytest.raises(AgreementError, match=PBG) as caught:
        resolve_agreement({"extends": PBG, "methods": "portal", "elemen": None, "balikan": 3})
    assert caught.value.first.field in {"methods", "elemen", "balikan"}


def test_extending_leaves_the_base_as_it_was(data: Data) -> None:
    before = dict(data)
    extend_agreement(data, {"kuota": 1, "balikan": {"datum": "X"}})
    assert data == before


def test_a_file_of_ones_own_is_read_and_checked(tmp_path: Path) -> None:
    source = Path(sys.modules["fixtures.agreements"].__path__[0], f"{PBG}.toml")
    path = tmp_path / "milik.toml"
    path.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    assert read_agreement(path) == load_agreement(PBG)


@pytest.mark.parametrize("content", [b"name =", b"\xff\xfe"])
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rusak.toml"
    path.write_bytes(content)
    with pytest.raises(AgreementError, match=r"rusak\.toml") as caught:
        read_agreement(path)
    assert caught.value.first.field == ""


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AgreementError, match="hilang"):
        read_agreement(tmp_path / "hilang.toml")


def test_reading_agreements_imports_no_server() -> None:
    program = (
        "import sys, simulator.poc.agreement_file; print(sorted({'aiohttp', 'asyncio', 'pydantic'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x9b", "\r", "\u202e"])
def test_no_text_holds_what_a_terminal_would_obey(data: Data, character: str) -> None:
    document = {"judul": f"J{character}", "pola": "PBG-J", "kecuali": {f"III.B{character}": "x"}}
    error = fault({**data, "title": f"a{character}b", "norma": {"juknis": document}})
    fields = [each.field for each in error.faults]
    assert fields[0] == "title"
    assert "norma.juknis.judul" in fields
    assert any(field.startswith('norma.juknis.kecuali."III.B\\u') for field in fields)
    assert character not in str(error)


def test_several_lines_and_tabs_are_a_text(data: Data) -> None:
    assert parse_agreement({**data, "note": "satu\n\tdua"}, "contoh.toml").note == "satu\n\tdua"


@pytest.mark.parametrize(
    ("changes", "field", "hint"),
    [
        ({"laporan": {"bulan": [6], "user_ids": 1}}, "laporan.user_ids", "sebelum [laporan]"),
        ({"laporan": {"bulan": [6], "password": "x"}}, "laporan.password", "password_env"),
        ({"norma": {"pks": "PBG-P"}}, "norma.pks", "[norma.juknis]"),
        ({"norma": {"pks": [{"judul": "x", "pola": "PBG-P"}]}}, "norma.pks", "[norma.juknis]"),
        (
            {"norma": {"pks": {"judul": "x", "pola": "PBG-P", "kutipan": {"II": {"F": "x"}}}}},
            "norma.pks.kutipan.II",
            '"II.F.1"',
        ),
    ],
)
def test_what_toml_makes_of_a_slip_is_answered_with_its_remedy(
    data: Data, changes: Data, field: str, hint: str
) -> None:
    first = fault({**data, **changes}).first
    assert (first.field, hint in first.hint) == (field, True), first


def test_a_file_nested_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dalam.toml"
    path.write_text("x = " + "[" * 5000 + "]" * 5000, encoding="utf-8")
    with pytest.raises(AgreementError, match="terlalu dalam"):
        read_agreement(path)


def test_a_text_has_a_greatest_length(data: Data) -> None:
    assert parse_agreement({**data, "note": "a" * 5000}, "contoh.toml")
    first = fault({**data, "note": "a" * 5001}).first
    assert (first.field, "5001" in first.message) == ("note", True)


@pytest.mark.parametrize(
    ("text", "place", "english"),
    [
        ('id = "x\ny = 2\n', "(baris 1, kolom 8)", "Illegal character '\\n' (at line 1, column 8)"),
        ("[poc", "(akhir berkas)", "Expected ']' at the end of a table declaration (at end of document)"),
    ],
)
def test_a_file_that_is_no_toml_is_told_in_both_languages(tmp_path: Path, text: str, place: str, english: str) -> None:
    path = tmp_path / "pks.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AgreementError) as caught:
        read_agreement(path)
    (fault,) = caught.value.faults
    assert fault.message == f"bukan TOML yang sah {place} / not valid TOML: {english}"
