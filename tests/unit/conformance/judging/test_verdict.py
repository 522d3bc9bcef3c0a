"""Is a scenario, a requirement and a run worth what the evidence and the catalogue make of it?"""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.judging.answer import GOING_ON
from conformance.judging.remedies import OPERATOR_TOLD, REMEDIES, TESTER
from conformance.judging.requirements import judge_requirements
from conformance.judging.verdict import judge, left_out
from conformance.norms.basis import Basis
from conformance.norms.catalogue import Catalogue, parse_catalogue
from conformance.outcome import Outcome, Owner, Verdict, worst
from conformance.record.evidence import Control, Crash, Evidence, Expectation, NotApplicable
from conformance.record.result import ScenarioResult
from tests.helpers.results import make_evidence, make_exchange, make_scenario, make_submission

SEEN = Control(Outcome.DITERUSKAN, ("01",))
NORMS = """
[[norm]]
id = "OWN"
title = "Juknis perjanjian ini"
kind = "juknis"
[[norm]]
id = "DASAR"
title = "Peraturan wilayah ini"
kind = "peraturan"
[[norm]]
id = "LAIN"
title = "Juknis perjanjian lain"
kind = "juknis"
"""


def entry(ref: str, letters: str, norm: str = "OWN", who: str = "P", *, unclear: bool = False) -> str:
    parts = "".join(
        f"""
  [[requirement.part]]
  obligation = "{letter}"
  who = ["{who}"]
  binds = "{ref}, {letter}."
  sources = [{{ norm = "{norm}", at = "II.{letter}", quote = "bunyi {letter}" }}]
  unclear = "{"tidak jelas" if unclear else ""}"
"""
        for letter in letters
    )
    lead = f'id = "{ref}"\nsummary = "Ringkasan {ref}."\nsummary_en = "Summary."\nshows = ["AUTO"]'
    return f"\n[[requirement]]\n{lead}\n{parts}"


CATALOGUE: Catalogue = parse_catalogue(
    {
        "norms.toml": NORMS,
        "requirements.toml": entry("KOD-20", "WT")
        + entry("POL-03", "L", "DASAR")
        + entry("KUO-05", "W", "LAIN")
        + entry("KOD-05", "W", who="N")
        + entry("KOD-21", "T")
        + entry("SNK-06", "D")
        + entry("POL-01", "L", unclear=True),
    }
)
BASIS = Basis(CATALOGUE, frozenset({"DASAR"}), frozenset({"OWN"}))
GOES_ON = Expectation("not_forwarded", {}, "permohonan tidak diteruskan", 0)
TOLD = Expectation("operator_told", {}, "pengelola diberi tahu", -1)
"""A demand that breaches what it serves, and nothing else."""
CODE_11 = Expectation("code_delivered", {"code": "11"}, 'kode "11" sampai ke aplikasi', 0)
REFUSED = Expectation("outcome_is", {"allowed": [Outcome.DITOLAK]}, "pemohon diberi tahu", 0)
ALL_THREE = [CODE_11, GOES_ON, REFUSED]


def evidence_of(outcome: Outcome, requirements: tuple[str, ...] = ("KOD-20",), **changes: Any) -> Evidence:
    settings: dict[str, Any] = {
        "requirements": requirements,
        "submissions": [make_submission(outcome=outcome, after_seq=6)],
        "exchanges": [make_exchange(seq=7, code="11")],
        "expectations": ALL_THREE,
    }
    return make_evidence(**{**settings, **changes})


def judged(outcome: Outcome, *requirements: str, control: Control = SEEN, **changes: Any) -> ScenarioResult:
    return judge(evidence_of(outcome, requirements or ("KOD-20",), **changes), control, BASIS)


class TestScenario:
    def test_all_met_is_green_and_nobody_has_to_mend_anything(self) -> None:
        result = judged(Outcome.DITOLAK)
        assert (result.verdict, result.owner, result.remedy) == (Verdict.LULUS, None, "")
        assert [finding.is_met for finding in result.findings] == [True, True, True]
        assert [finding.text for finding in result.findings] == [expectation.text for expectation in ALL_THREE]

    @pytest.mark.parametrize(
        ("serves", "verdict"),
        [
            (("KOD-20",), Verdict.TIDAK_LULUS),
            (("KOD-20:W",), Verdict.TIDAK_LULUS),
            (("KOD-20:T",), Verdict.PERINGATAN),
            (("POL-03",), Verdict.TIDAK_LULUS),
            (("KUO-05",), Verdict.PERINGATAN),
            (("SNK-06",), Verdict.PERINGATAN),
            (("POL-01",), Verdict.TINJAU),
            (("KOD-20:T", "KOD-20"), Verdict.TIDAK_LULUS),
            (("KUO-05", "POL-01"), Verdict.TINJAU),
        ],
    )
    def test_a_demand_weighs_what_the_gravest_part_that_it_serves_weighs(
        self, serves: tuple[str, ...], verdict: Verdict
    ) -> None:
        demand = msgspec.structs.replace(TOLD, serves=serves)
        result = judged(Outcome.DITOLAK, "KOD-20", "SNK-06", expectations=[demand], operator_told=False)
        assert (result.verdict, result.findings[0].verdict) == (verdict, verdict)
        assert result.findings[0].serves == serves
        assert result.is_mandatory
        assert result.reason == "halaman pengelola tidak memuat hal baru sesudah kode 11"
        assert (result.remedy, result.remedy_en) == REMEDIES["operator_told"]

    def test_a_scenario_is_as_bad_as_its_worst_demand(self) -> None:
        warned = msgspec.structs.replace(TOLD, serves=("KOD-20:T",))
        result = judged(Outcome.DITERUSKAN, "KOD-20", expectations=[CODE_11, warned, GOES_ON], operator_told=False)
        assert [finding.verdict for finding in result.findings] == ["lulus", "peringatan", "tidak_lulus"]
        assert (result.verdict, result.reason) == (Verdict.TIDAK_LULUS, "aplikasi meneruskan permohonan")

    @pytest.mark.parametrize("requirements", [("KOD-20:T",), ("KUO-05",), ("SNK-06",), ("POL-01",)])
    def test_going_on_breaches_its_own_requirement_whatever_the_scenario_is_about(
        self, requirements: tuple[str, ...]
    ) -> None:
        result = judged(Outcome.DITERUSKAN, *requirements)
        assert result.verdict is Verdict.TIDAK_LULUS
        assert result.findings[1].serves == GOING_ON

    def test_evidence_without_parts_is_weighed_by_the_requirements_of_its_scenario(self) -> None:
        for requirements, verdict in ((("KOD-05", "KOD-20:T"), "peringatan"), (("KUO-05", "POL-01"), "tinjau")):
            result = judged(Outcome.DITOLAK, *requirements, expectations=[TOLD], operator_told=False)
            assert result.verdict == verdict

    def test_a_breach_is_the_applications_but_an_unclear_norm_owns_its_own(self) -> None:
        assert judged(Outcome.DITERUSKAN).owner is Owner.APLIKASI
        unclear = judged(Outcome.DITOLAK, "POL-01", expectations=[TOLD], operator_told=False)
        assert unclear.owner is Owner.NORMA

    def test_a_territory_that_is_not_bound_is_only_warned(self) -> None:
        elsewhere = Basis(CATALOGUE, frozenset(), frozenset({"OWN"}))
        evidence = evidence_of(Outcome.DITOLAK, ("POL-03",), expectations=[TOLD], operator_told=False)
        assert judge(evidence, SEEN, elsewhere).verdict is Verdict.PERINGATAN

    def test_what_binds_only_the_dinas_says_nothing_of_an_application(self) -> None:
        result = judged(Outcome.DITOLAK, "KOD-05", expectations=[TOLD], operator_told=False)
        assert (result.verdict, result.owner) == (Verdict.GALAT_PENGUJI, Owner.PENGUJI)
        assert "mengikat Pengguna" in result.reason
        assert (result.remedy, result.remedy_en) == TESTER

    def test_a_crash_is_never_green_and_stands_in_the_reason_of_what_is_red(self) -> None:
        crashes = [Crash("antrean", 3, "habis memori")]
        green = judged(Outcome.DITOLAK, crashes=crashes)
        assert (green.verdict, green.owner) == (Verdict.PERINGATAN, Owner.APLIKASI)
        assert green.reason == "proses antrean berhenti dengan kode 3: habis memori"
        assert "log" in green.remedy
        red = judged(Outcome.DITERUSKAN, crashes=crashes)
        assert red.verdict is Verdict.TIDAK_LULUS
        assert red.reason_en.endswith("; the process antrean ended with code 3: habis memori")
        assert judged(Outcome.DITOLAK, error="x", crashes=crashes).verdict is Verdict.GALAT_PENGUJI

    def test_the_gauge_that_was_not_met_at_the_beginning_stands_in_the_reason_of_what_is_not_green(self) -> None:
        unready = {"unready": "pemohon yang sampai ke DWH lagi: 0 (1)", "unready_en": "applicants who reach it: 0 (1)"}
        green = judged(Outcome.DITOLAK, **unready)
        assert (green.verdict, green.reason) == (Verdict.LULUS, "semua terpenuhi")
        red = judged(Outcome.DITERUSKAN, **unready)
        assert red.verdict is Verdict.TIDAK_LULUS
        assert red.reason.endswith(
            "; aplikasi belum siap lagi ketika skenario ini mulai: pemohon yang sampai ke DWH lagi: 0 (1)"
        )
        assert red.reason_en.endswith("when this scenario began: applicants who reach it: 0 (1)")

    def test_an_act_that_did_not_take_place_is_never_green(self) -> None:
        unopened = {"reopen_fault": "tidak ada halaman", "reopen_fault_en": "no page"}
        not_started = {"restart_fault": "tidak kembali", "restart_fault_en": "did not come back"}
        result = judged(Outcome.DITOLAK, **unopened, **not_started)
        assert (result.verdict, result.owner) == (Verdict.TIDAK_TERUJI, Owner.KONFIGURASI)
        assert (result.reason, result.reason_en) == ("tidak kembali; tidak ada halaman", "did not come back; no page")
        assert "[aplikasi.proses]" in result.remedy
        assert judged(Outcome.DITERUSKAN, **unopened).verdict is Verdict.TIDAK_LULUS

    def test_what_the_application_does_not_have_does_not_apply(self) -> None:
        nothing = {"lacking": "tidak punya halaman", "lacking_en": "has no page"}
        result = judged(Outcome.DITOLAK, **nothing)
        assert (result.verdict, result.owner, result.remedy) == (Verdict.TIDAK_BERLAKU, None, "")
        assert (result.reason, result.reason_en) == ("tidak punya halaman", "has no page")
        assert judged(Outcome.DITERUSKAN, **nothing).verdict is Verdict.TIDAK_LULUS
        assert judged(Outcome.TAK_DIKENAL, **nothing).verdict is Verdict.TIDAK_BERLAKU

    def test_an_applicant_who_finds_nobody_says_nothing_of_the_application(self) -> None:
        absent = make_submission(outcome=Outcome.TAK_DIKENAL, status=0, is_absent=True, detail="x", detail_en="y")
        result = judged(Outcome.TAK_DIKENAL, submissions=[absent], exchanges=[])
        assert (result.verdict, result.owner) == (Verdict.TIDAK_TERUJI, Owner.APLIKASI)
        assert result.reason.startswith("aplikasi tidak ada lagi ketika pemohon ini datang (x)")

    def test_what_follows_an_undelivered_code_is_not_judged(self) -> None:
        result = judged(Outcome.DITERUSKAN, exchanges=[make_exchange(seq=7, code="03")])
        assert (result.verdict, result.owner) == (Verdict.TIDAK_TERUJI, Owner.KONFIGURASI)
        assert (result.remedy, result.remedy_en) == REMEDIES["code_delivered"]
        assert "meneruskan" not in result.reason
        assert [finding.verdict for finding in result.findings] == [Verdict.TIDAK_TERUJI] * 3
        assert result.findings[1].reason == "tidak dinilai: yang harus mendahuluinya tidak terjadi"

    def test_another_request_of_the_scenario_is_judged_all_the_same(self) -> None:
        first = make_submission(outcome=Outcome.DITOLAK, after_seq=6, nik="330305******9001")
        other = make_submission(outcome=Outcome.DITERUSKAN, after_seq=6, nik="330305******9002")
        exchanges = [make_exchange(seq=7, code="03", nik=first.nik), make_exchange(seq=8, code="11", nik=other.nik)]
        second = [msgspec.structs.replace(each, submission=1) for each in (CODE_11, GOES_ON)]
        demands = [CODE_11, GOES_ON, *second]
        result = judged(Outcome.DITOLAK, submissions=[first, other], exchanges=exchanges, expectations=demands)
        assert [f.verdict for f in result.findings] == ["tidak_teruji", "tidak_teruji", "lulus", "tidak_lulus"]
        assert result.verdict is Verdict.TIDAK_LULUS

    def test_a_red_demand_before_an_untestable_one_is_red(self) -> None:
        unread = [make_submission(outcome=Outcome.DITERUSKAN, after_seq=6)]
        only_declared = Expectation("only_declared", {"declared": []}, "hanya elemen", 0)
        result = judged(Outcome.DITERUSKAN, submissions=unread, exchanges=[], expectations=[GOES_ON, only_declared])
        assert result.verdict is Verdict.TIDAK_LULUS
        assert "tidak ada panggilan" not in result.reason

    def test_without_a_positive_control_a_negative_scenario_is_not_green(self) -> None:
        result = judged(Outcome.DITOLAK, control=Control(Outcome.DITOLAK, ("01",)))
        assert result.verdict is Verdict.TIDAK_TERUJI

    def test_a_fault_of_the_tester_says_nothing_of_the_application(self) -> None:
        result = judged(Outcome.DITERUSKAN, error="langkah 'x': LookupError: habis")
        assert (result.verdict, result.owner) == (Verdict.GALAT_PENGUJI, Owner.PENGUJI)
        assert result.reason == "langkah 'x': LookupError: habis"
        assert (result.remedy, result.remedy_en) == TESTER

    def test_a_scenario_without_expectations_is_a_fault_of_the_tester(self) -> None:
        result = judged(Outcome.DITOLAK, expectations=[])
        assert (result.verdict, result.owner) == (Verdict.GALAT_PENGUJI, Owner.PENGUJI)
        assert result.reason == "skenario tidak menuntut apa pun"

    def test_the_remedy_follows_what_was_allowed(self) -> None:
        not_blamed = Expectation("outcome_is", {"allowed": [Outcome.GANGGUAN, Outcome.TERTUNDA]}, "tidak disalahkan", 0)
        assert judged(Outcome.DITOLAK, expectations=[not_blamed]).remedy == OPERATOR_TOLD.indonesian

    def test_the_identity_of_the_scenario_is_kept(self) -> None:
        evidence = evidence_of(Outcome.DITOLAK)
        result = judge(evidence, SEEN, BASIS)
        for name in ("id", "name", "feature", "rule", "requirements"):
            assert getattr(result, name) == getattr(evidence, name)
        assert result.evidence is evidence

    def test_one_that_does_not_apply_keeps_its_reason(self) -> None:
        result = left_out(NotApplicable("kod-10", "format IP", "Kode", ("KOD-20:T",), "dialek lama", "dialect lama"))
        assert (result.verdict, result.owner, result.reason) == (Verdict.TIDAK_BERLAKU, None, "dialek lama")
        assert result.reason_en == "dialect lama"
        assert result.evidence is None


@pytest.mark.parametrize("outcome", list(Outcome))
def test_stored_evidence_is_judged_again_the_same(outcome: Outcome) -> None:
    for error in ("", "langkah: rusak"):
        evidence = evidence_of(outcome, ("KOD-20", "KOD-05"), error=error)
        stored = msgspec.json.decode(msgspec.json.encode(evidence), type=Evidence)
        stored_control = msgspec.json.decode(msgspec.json.encode(SEEN), type=Control)
        first, again = judge(evidence, SEEN, BASIS), judge(stored, stored_control, BASIS)
        assert msgspec.json.encode(again) == msgspec.json.encode(first)


class TestRequirements:
    def test_they_stand_in_the_order_of_the_catalogue_with_the_worst_of_their_scenarios(self) -> None:
        scenarios = [
            make_scenario("a", Verdict.LULUS, requirements=("POL-03", "KOD-20")),
            make_scenario("b", Verdict.TIDAK_LULUS, requirements=("KOD-20", "KOD-20:T")),
            make_scenario("c", Verdict.TIDAK_BERLAKU, requirements=("SNK-06",)),
            make_scenario("d", Verdict.PERINGATAN, requirements=("POL-03", "KOD-05")),
        ]
        found = judge_requirements(scenarios, BASIS)
        assert [(r.ref, r.verdict, r.scenarios) for r in found] == [
            ("KOD-20", Verdict.TIDAK_LULUS, ("a", "b")),
            ("KOD-20:T", Verdict.TIDAK_LULUS, ("b",)),
            ("POL-03", Verdict.PERINGATAN, ("a", "d")),
            ("KOD-05", None, ("d",)),
            ("SNK-06", Verdict.TIDAK_BERLAKU, ("c",)),
        ]

    def test_a_part_has_the_worst_of_the_demands_that_serve_it_not_of_its_scenarios(self) -> None:
        warned = msgspec.structs.replace(TOLD, serves=("KOD-20:T",))
        refused = msgspec.structs.replace(REFUSED, serves=("KOD-20",))
        scenario = judged(Outcome.DITOLAK, "KOD-20", "KOD-20:T", expectations=[refused, warned], operator_told=False)
        found = {r.ref: r.verdict for r in judge_requirements([scenario], BASIS)}
        assert found == {"KOD-20": Verdict.LULUS, "KOD-20:T": Verdict.PERINGATAN}

    def test_a_part_that_was_breached_has_a_row_though_no_scenario_names_it(self) -> None:
        found = {r.ref: r.verdict for r in judge_requirements([judged(Outcome.DITERUSKAN, "SNK-06")], BASIS)}
        assert found["KOD-20"] is Verdict.TIDAK_LULUS

    def test_each_quotes_its_own_part_and_says_whether_it_is_mandatory(self) -> None:
        scenario = make_scenario("a", requirements=("KOD-20", "KOD-20:T", "KUO-05", "POL-01"))
        found = {r.ref: r for r in judge_requirements([scenario], BASIS)}
        assert (found["KOD-20"].source, found["KOD-20"].quote) == ("OWN II.W", "bunyi W")
        assert (found["KOD-20:T"].source, found["KOD-20:T"].obligation) == ("OWN II.T", "T")
        assert found["KUO-05"].source == "LAIN II.W"
        assert {ref: r.is_mandatory for ref, r in found.items()} == {
            "KOD-20": True,
            "KOD-20:T": False,
            "KUO-05": False,
            "POL-01": False,
        }

    def test_the_agreements_own_sentence_goes_before_others(self) -> None:
        both = '{ norm = "LAIN", at = "1", quote = "a" }, { norm = "OWN", at = "2", quote = "b" }'
        text = entry("KOD-20", "W").replace('{ norm = "OWN", at = "II.W", quote = "bunyi W" }', both)
        basis = Basis(parse_catalogue({"n": NORMS, "r": text}), frozenset(), frozenset({"OWN"}))
        assert judge_requirements([make_scenario(requirements=("KOD-20",))], basis)[0].source == "OWN 2"


def test_verdicts_are_ordered_from_the_worst() -> None:
    order = [Verdict.GALAT_PENGUJI, Verdict.TIDAK_LULUS, Verdict.TINJAU, Verdict.TIDAK_TERUJI, Verdict.PERINGATAN]
    order += [Verdict.LULUS, Verdict.TIDAK_BERLAKU]
    assert order == list(Verdict)
    assert [worst(order[place:][::-1]) for place in range(len(order))] == order
    assert worst([]) is Verdict.TIDAK_BERLAKU


REFS = ("KOD-20", "KOD-20:T", "POL-03", "KUO-05", "SNK-06", "POL-01", "KOD-05")


@given(
    outcome=st.sampled_from(list(Outcome)),
    codes=st.lists(st.sampled_from(["01", "03", "11", ""]), max_size=3),
    expectations=st.lists(st.sampled_from(ALL_THREE), max_size=4),
    requirements=st.lists(st.sampled_from(REFS), min_size=1, max_size=4, unique=True),
    error=st.sampled_from(["", "langkah: rusak"]),
    control=st.sampled_from([SEEN, Control(Outcome.DITOLAK, ("01",)), Control(Outcome.DITERUSKAN, ())]),
)
def test_the_algebra_of_a_scenario(
    outcome: Outcome, codes: list[str], expectations: list[Expectation], requirements: list[str], error: str,
    control: Control,
) -> None:  # fmt: skip
    exchanges = [make_exchange(seq=7 + n, code=code) for n, code in enumerate(codes)]
    evidence = evidence_of(outcome, tuple(requirements), exchanges=exchanges, expectations=expectations, error=error)
    result = judge(evidence, control, BASIS)
    worth = BASIS.gravest(BASIS.pengguna(requirements))
    is_met = all(finding.is_met for finding in result.findings)
    allowed = {Verdict.LULUS, Verdict.TIDAK_TERUJI, Verdict.GALAT_PENGUJI, worth} - {Verdict.TIDAK_BERLAKU}
    went_on = any(finding.serves == GOING_ON and not finding.is_met for finding in result.findings)
    assert result.verdict in allowed | ({Verdict.TIDAK_LULUS} if went_on else set())
    if not error and expectations and result.verdict is not Verdict.GALAT_PENGUJI:
        assert result.verdict is worst([finding.verdict for finding in result.findings])
    assert (result.verdict is Verdict.LULUS) == (is_met and bool(expectations) and not error)
    assert (result.owner is None) == (result.verdict is Verdict.LULUS)
    assert bool(result.remedy) == bool(result.remedy_en)
    assert (result.owner is Owner.NORMA) == (result.verdict is Verdict.TINJAU)
    if error or not expectations:
        assert result.verdict is Verdict.GALAT_PENGUJI
    assert result.is_mandatory is (worth is Verdict.TIDAK_LULUS)
    assert judge(evidence, control, BASIS) == result


@given(st.lists(st.sampled_from(list(Verdict)), max_size=6))
def test_the_worst_is_one_of_them_and_nothing_is_worse(verdicts: list[Verdict]) -> None:
    order = list(Verdict)
    found = worst(verdicts)
    assert found in (verdicts or [Verdict.TIDAK_BERLAKU])
    assert all(order.index(found) <= order.index(each) for each in verdicts)
