"""Is a rule refused that no answer can ever meet?"""

import datetime

import pytest

from conformance.outcome import Outcome
from conformance.plan.condition_faults import pick_faults, rules_faults
from conformance.plan.tables import HasilRule, Pick


@pytest.mark.parametrize(
    ("rule", "field", "message"),
    [
        (HasilRule(outcome=Outcome.DITOLAK, text="Nomor {NIK} ditolak"), "h[0].text", "{NIK}"),
        (HasilRule(outcome=Outcome.DITOLAK, regex="{unik} ditolak"), "h[0].regex", "{unik}"),
        (HasilRule(outcome=Outcome.DITOLAK, json={"a": 1}, selector="h1"), "h[0]", "sekaligus"),
        (HasilRule(outcome=Outcome.DITOLAK, json={"$.a..b": 1}), "h[0].json", "jalur"),
        (HasilRule(outcome=Outcome.DITOLAK, json={"a": datetime.date(2026, 1, 1)}), "h[0].json", "tanggal"),
        (HasilRule(outcome=Outcome.DITOLAK, status=[200, 42]), "h[0].status", "42"),
        (HasilRule(outcome=Outcome.DITOLAK, status=[]), "h[0].status", "tidak pernah"),
        (HasilRule(outcome=Outcome.TAK_DIKENAL, status=200), "h[0].outcome", "bukan hasil"),
    ],
)
def test_what_can_never_match_is_refused(rule: HasilRule, field: str, message: str) -> None:
    found = next(rules_faults("h", [rule]))
    assert found[0] == field
    assert message in found[1].indonesian


def test_a_pattern_may_count_and_a_path_may_name_any_element() -> None:
    rules = [
        HasilRule(outcome=Outcome.DITOLAK, regex=r"\d{16}", status=422),
        HasilRule(outcome=Outcome.DITERUSKAN, json={"$.errors.*.kode": "X", "data": 1}),
    ]
    assert list(rules_faults("h", rules)) == []


@pytest.mark.parametrize(
    "expression", ["$", "$.a.b", "a[href*='@']@href", "header:X", Pick(at="a@href", regex="/(\\d+)")]
)
def test_what_can_be_picked_has_no_fault(expression: str | Pick) -> None:
    assert list(pick_faults("p", expression)) == []


@pytest.mark.parametrize(
    ("expression", "field"),
    [
        ("$.", "p"),
        ("$.a..b", "p"),
        ("cookie:", "p"),
        ("a[", "p"),
        (Pick(at="a[", regex="x"), "p.at"),
        (Pick(at="a", regex="("), "p.regex"),
    ],
)
def test_what_cannot_be_picked_is_refused(expression: str | Pick, field: str) -> None:
    assert next(pick_faults("p", expression))[0] == field
