import re

from conformance.judging.quirks import REMEDIES, UNKNOWN, find_notices
from conformance.outcome import Verdict
from conformance.record.result import Notice
from tests.helpers.results import make_evidence, make_exchange, make_scenario
from tests.helpers.source import ROOT


def scenario(id_: str, *quirks: tuple[str, ...]) -> object:
    evidence = make_evidence(exchanges=[make_exchange(quirks=own) for own in quirks])
    return make_scenario(id_, Verdict.LULUS, evidence=evidence)


def test_every_quirk_is_told_once_for_each_scenario_with_its_remedy() -> None:
    left_out = make_scenario("kosong", Verdict.TIDAK_BERLAKU, evidence=None)
    found = find_notices(
        [scenario("satu", ("form", "huruf_kecil:nik"), ("form",)), left_out, scenario("dua", ("form",), ())],  # type: ignore[list-item]
        is_strict=True,
    )
    assert found == (
        Notice("satu", "form", 2, *REMEDIES["form"]),
        Notice("satu", "huruf_kecil:nik", 1, *REMEDIES["huruf_kecil"]),
        Notice("dua", "form", 1, *REMEDIES["form"]),
    )


def test_a_quirk_of_a_newer_simulator_is_told_all_the_same() -> None:
    (notice,) = find_notices([scenario("satu", ("lain",))], is_strict=True)  # type: ignore[list-item]
    assert (notice.quirk, notice.remedy) == ("lain", UNKNOWN.indonesian)


def test_a_program_at_the_portal_is_told_of_in_any_session() -> None:
    (notice,) = find_notices([scenario("satu", ("dikeruk", "form"))], is_strict=False)  # type: ignore[list-item]
    assert notice.quirk == "dikeruk"


def test_every_quirk_of_the_parity_list_has_a_remedy() -> None:
    text = (ROOT / "PARITY.md").read_text(encoding="utf-8")
    taken = text[text.index("## What is taken") : text.index("## Switches")]
    named = set(re.findall(r"`([a-z_0-9]+)(?::[^`]*)?`", taken))
    assert set(REMEDIES) <= named
    assert {name for name in named if name.startswith(("badan_", "nik_", "huruf_", "header", "kunci_"))} <= set(
        REMEDIES
    )
