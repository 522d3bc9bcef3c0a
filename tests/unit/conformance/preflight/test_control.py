"""Does each misconfiguration have its own message and remedy, and is none of them counted against the application?"""

from dataclasses import replace
from typing import Any

import pytest

from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault
from conformance.files.norm_files import load_catalogue
from conformance.outcome import Outcome
from conformance.plan.tables import Aplikasi, HttpRecipe, Plan, Poc
from conformance.preflight.control import check_control
from conformance.preflight.grant import check_grant, check_own_norms
from conformance.preflight.refusals import ON_CODE
from conformance.preflight.tried import Tried
from conformance.record.evidence import Control, Exchange
from conformance.subject.reading import Reading
from tests.helpers.results import make_exchange

CALLED = [make_exchange(code="01", is_match=True)]


def reading(outcome: Outcome = Outcome.DITERUSKAN, status: int = 200, detail: str = "HTTP 200") -> Reading:
    return Reading(outcome, Words.same(detail), status, 12.0)


def fault(seen: Reading, calls: list[Exchange]) -> PreflightFault:
    with pytest.raises(PreflightFault) as caught:
        check_control(Tried(seen, calls))
    assert caught.value.exit_code == ExitCode.CONFIGURATION
    assert str(caught.value) == f"{caught.value.message.indonesian}; {caught.value.remedy.indonesian}"
    return caught.value


def test_an_application_that_leads_away_is_told_where_to() -> None:
    seen = replace(reading(Outcome.TAK_DIKENAL, detail="HTTP 200"), led_to="http://localhost:8000")
    for calls in (CALLED, []):
        said = fault(seen, calls)
        assert "subject.base, here http://localhost:8000" in said.remedy.english
    assert "APP_URL" not in fault(reading(Outcome.TAK_DIKENAL), CALLED).remedy.english


WHY = 'Pasal 3: "data balikan disampaikan sendiri"'


def test_own_documents_name_clauses_of_the_catalogue_alone() -> None:
    juknis = {"judul": "J", "pola": "PBG-J", "nomor": {"II.C.2": "III.2"}, "kutipan": {}, "kecuali": {"III": WHY}}
    check_own_norms({"id": "s1", "norms": ["PBG-P"]}, load_catalogue())
    check_own_norms({"id": "s1", "norms": [], "norma": {"juknis": juknis}}, load_catalogue())
    juknis["kecuali"] = {"XII": WHY, "III": WHY}
    with pytest.raises(PreflightFault, match=r'norma\.juknis\.kecuali\."XII"') as caught:
        check_own_norms({"id": "s1", "norms": [], "norma": {"juknis": juknis}}, load_catalogue())
    assert caught.value.exit_code == ExitCode.CONFIGURATION
    with pytest.raises(PreflightFault, match="s1 dibuka dengan perjanjian tanpa norms") as caught:
        check_own_norms({"id": "s1", "norms": []}, load_catalogue())
    assert caught.value.exit_code == ExitCode.CONFIGURATION


def test_a_resident_who_matches_and_goes_on_is_the_control() -> None:
    assert check_control(Tried(reading(), CALLED)) == Control(Outcome.DITERUSKAN, ("01",))


def test_two_calls_are_noted_for_the_kuota() -> None:
    assert check_control(Tried(reading(), CALLED * 2)).codes == ("01", "01")


@pytest.mark.parametrize("outcome", [Outcome.DITOLAK, Outcome.GANGGUAN, Outcome.TERTUNDA])
def test_an_application_that_refuses_in_spite_of_the_match_is_judged_not_excused(outcome: Outcome) -> None:
    control = check_control(Tried(reading(outcome), CALLED))
    assert control == Control(outcome, ("01",))
    assert not control.is_seen


@pytest.mark.parametrize(
    ("seen", "calls", "message", "remedy"),
    [
        (
            reading(Outcome.TAK_DIKENAL, 0, "tidak ada jawaban"),
            [],
            "aplikasi tidak menjawab: tidak ada",
            "subject.base",
        ),
        (reading(Outcome.GANGGUAN), [], "tidak memanggil simulator (hasil: gangguan", "{endpoint.CALL_NIK}"),
        (reading(Outcome.DITOLAK), [], "penolakan dan tidak memanggil simulator (hasil: ditolak", "aplikasi.wilayah"),
        (reading(Outcome.DITOLAK, 422), [], "isian ditolak aplikasi; aplikasi menjawab dengan", "{TGL_LHR.DD/MM/YYYY}"),
        (reading(), [], "aplikasi tidak memanggil simulator (hasil: diteruskan", "{endpoint.CALL_NIK}"),
        (reading(Outcome.TAK_DIKENAL, 419), [], "tidak sampai diproses", "[[subject.request]]"),
        (reading(Outcome.GANGGUAN), [make_exchange(code="", fault="hang")], "gangguan hang masih menyala", "DELETE"),
        (reading(Outcome.TAK_DIKENAL), CALLED, "tidak dikenali rencana (HTTP 200)", "[[subject.hasil]]"),
        (reading(Outcome.DITOLAK), [make_exchange(code="01", is_match=False)], "tidak sesuai", "{NAMA_LGKP}"),
    ],
)
def test_what_is_not_in_place_is_said(seen: Reading, calls: list[Exchange], message: str, remedy: str) -> None:
    found = fault(seen, calls)
    assert message in found.message.indonesian
    assert remedy in found.remedy.indonesian
    assert remedy in found.remedy.english


@pytest.mark.parametrize("code", sorted(ON_CODE))
def test_each_refusal_of_the_control_has_its_own_message(code: str) -> None:
    found = fault(reading(Outcome.GANGGUAN, 503), [make_exchange(code=code)])
    message, remedy = ON_CODE[code]
    assert found.message.indonesian.startswith(f"{message.indonesian} (kode {code}) [yang dicoba: (1) ")
    assert found.message.english.startswith(f"{message.english} (code {code}) [what was tried: (1) ")
    assert found.remedy == remedy


def test_the_messages_differ_in_both_languages() -> None:
    messages = [message for message, _ in ON_CODE.values()]
    assert len({m.indonesian for m in messages}) == len({m.english for m in messages}) == len(ON_CODE)
    assert all(m.indonesian != m.english for m in messages)


@pytest.mark.parametrize("code", ["11", "12", "13", "99"])
def test_other_codes_are_left_to_the_scenarios(code: str) -> None:
    assert check_control(Tried(reading(Outcome.DITOLAK), [make_exchange(code=code)])).codes == (code,)


def plan(*elemen: str) -> Plan:
    return Plan(Poc("x"), Aplikasi("Contoh", list(elemen)), HttpRecipe())


SESSION: dict[str, Any] = {"agreement": "contoh-data-2026", "elemen": ["NIK", "NAMA_LGKP"]}


def test_an_application_may_declare_what_the_agreement_grants() -> None:
    check_grant(plan("NIK", "NAMA_LGKP"), SESSION)
    check_grant(plan("NIK"), SESSION)


def test_an_application_may_not_declare_more_than_the_agreement_grants() -> None:
    with pytest.raises(PreflightFault) as caught:
        check_grant(plan("NIK", "AGAMA", "NAMA_AYAH"), SESSION)
    assert caught.value.exit_code == ExitCode.CONFIGURATION
    assert "contoh-data-2026 tidak memberi AGAMA, NAMA_AYAH" in str(caught.value)
    assert "pakai sebagian dari: NIK, NAMA_LGKP" in str(caught.value)
