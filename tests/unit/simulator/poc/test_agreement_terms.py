from datetime import date
from typing import Any

import pytest

from simulator.domain.ketentuan import FormatUnggah, Laporan, LayananAtas, Pembaca, SaluranLaporan, Sanksi
from simulator.poc.agreement_error import AgreementError
from simulator.poc.agreement_file import list_agreements, load_agreement, resolve_agreement

PBG, KRA, BNA = "purbalingga-dinkominfo-2025", "karanganyar-baperlitbang-2021", "banjarnegara-arpus-2025"
SEMESTERS = Laporan((6, 12), 10, (SaluranLaporan.MANUAL, SaluranLaporan.EMAIL))


@pytest.mark.parametrize(
    ("name", "signed", "iso_due", "renewal_latest"),
    [
        (PBG, date(2025, 9, 16), date(2026, 3, 16), date(2027, 7, 16)),
        (BNA, date(2025, 5, 20), date(2025, 11, 20), date(2027, 3, 20)),
        (KRA, date(2021, 3, 1), None, None),
    ],
)
def test_the_days_are_those_that_were_signed(
    name: str, signed: date, iso_due: date | None, renewal_latest: date | None
) -> None:
    pks = load_agreement(name)
    assert (pks.signed_on, pks.iso_due, pks.renewal_latest) == (signed, iso_due, renewal_latest)


def test_what_the_agreements_rule_besides_the_grant() -> None:
    pbg, kra, bna = map(load_agreement, (PBG, KRA, BNA))
    assert pbg.laporan == bna.laporan == SEMESTERS
    assert kra.laporan == Laporan((6, 12), None, (SaluranLaporan.MANUAL, SaluranLaporan.LAMAN))
    assert pbg.sanksi == bna.sanksi == (Sanksi.KERJA_SAMA, Sanksi.PENCABUTAN)
    assert kra.sanksi == tuple(Sanksi)
    assert (kra.pembaca, kra.user_ids, kra.user_id_hari) == (Pembaca(1, date(2022, 3, 1)), 1, 14)
    assert (pbg.pembaca, pbg.user_ids, pbg.user_id_hari) == (None, None, None)
    assert pbg.layanan_atas == bna.layanan_atas == tuple(LayananAtas)
    assert kra.layanan_atas == (LayananAtas.KTP_EL,)
    assert kra.evaluasi_kepada == "Bupati Karanganyar"
    assert kra.balikan.format_unggah == (FormatUnggah.EXCEL,)
    assert (pbg.aplikasi[0].fungsi, pbg.aplikasi[0].yang_mengakses) == ("Layanan aduan masyarakat", "Pemohon")


@pytest.mark.parametrize("name", list_agreements())
def test_no_shipped_agreement_has_names_of_its_own(name: str) -> None:
    pks = load_agreement(name)
    assert (pks.lembaga, pks.user_id, pks.password_env) == ("", "", "")


def test_without_its_own_day_it_was_signed_when_its_term_began() -> None:
    pks = load_agreement("contoh-data-2026")
    assert (pks.signed, pks.signed_on) == (None, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"signed": "2028-01-01"}, "signed"),
        ({"signed": "kemarin"}, "signed"),
        ({"iso_due": "2025-01-01"}, "iso_due"),
        ({"renewal_latest": "2027-09-17"}, "renewal_latest"),
        ({"renewal_latest": "2025-09-15"}, "renewal_latest"),
        ({"laporan": {"bulan": [13]}}, "laporan.bulan"),
        ({"laporan": {"bulan": []}}, "laporan.bulan"),
        ({"laporan": {"bulan": [6, 6]}}, "laporan.bulan"),
        ({"laporan": {"bulan": ["Juni"]}}, "laporan.bulan[0]"),
        ({"laporan": {"hari_kerja": 0}}, "laporan.hari_kerja"),
        ({"laporan": {"saluran": ["fax"]}}, "laporan.saluran[0]"),
        ({"laporan": "semester"}, "laporan"),
        ({"pembaca": {"per_unit_kerja": 0}}, "pembaca.per_unit_kerja"),
        ({"pembaca": {"due": "2026-01-01"}}, "pembaca.per_unit_kerja"),
        ({"user_ids": 0}, "user_ids"),
        ({"user_id_hari": -1}, "user_id_hari"),
        ({"user_ids": "satu"}, "user_ids"),
        ({"sanksi": ["denda"]}, "sanksi[0]"),
        ({"sanksi": ["kuota", "kuota"]}, "sanksi"),
        ({"layanan_atas": ["sim"]}, "layanan_atas[0]"),
        ({"balikan": {"format_unggah": ["pdf"]}}, "balikan.format_unggah[0]"),
        ({"lembaga": "Dinas Kami"}, "lembaga"),
        ({"lembaga": "../x"}, "lembaga"),
        ({"lembaga": "33-03DINAS"}, "lembaga"),
        ({"lembaga": "33"}, "lembaga"),
        ({"user_id": "a b"}, "user_id"),
        ({"password_env": "DWH-W"}, "password_env"),
        ({"password_env": "1DWH"}, "password_env"),
        ({"password_env": "PGPASSWORD"}, "password_env"),
        ({"password": "rahasia"}, "password"),
    ],
)
def test_a_value_that_no_dinas_could_have_written_is_named(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(AgreementError) as caught:
        resolve_agreement({"extends": PBG, **changes})
    (fault,) = caught.value.faults
    assert (fault.field, bool(fault.hint), " / " in fault.message) == (field, True, True)


def test_a_password_in_an_agreement_is_refused_without_repeating_it() -> None:
    with pytest.raises(AgreementError) as caught:
        resolve_agreement({"extends": PBG, "password": "rahasia-sekali"})
    assert "rahasia-sekali" not in str(caught.value)
    assert "password_env" in caught.value.first.hint


def test_null_in_json_means_that_the_agreement_does_not_say() -> None:
    pks = resolve_agreement({"extends": PBG, "iso_due": None, "laporan": None})
    assert (pks.iso_due, pks.laporan) == (None, None)


def test_an_extension_replaces_single_keys_of_the_tables() -> None:
    assert resolve_agreement({"extends": PBG, "laporan": {"hari_kerja": 5}}).laporan == Laporan(
        (6, 12), 5, SEMESTERS.saluran
    )


def test_days_reckoned_from_a_moved_day_fall_away() -> None:
    later = resolve_agreement({"extends": PBG, "pks_from": "2026-01-01"})
    assert (later.signed_on, later.iso_due, later.renewal_latest) == (date(2026, 1, 1), None, None)
    shorter = resolve_agreement({"extends": PBG, "pks_until": "2026-12-31", "renewal_latest": "2026-10-31"})
    assert (shorter.signed, shorter.renewal_latest) == (date(2025, 9, 16), date(2026, 10, 31))
