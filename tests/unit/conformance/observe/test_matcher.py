"""Is the outcome read from an answer by the plan's rules, the first that matches?"""

from typing import Any

import pytest

from conformance.bilingual import Words
from conformance.observe.matcher import Picked, Seen, matches, pick, read_outcome, visible_text
from conformance.outcome import Outcome
from conformance.plan.tables import HasilRule

PAGE = """<html><head><title>Terima kasih</title></head><body>
<h1>Aduan <b>diterima</b></h1><p class="nomor">Nomor&nbsp;17</p><!-- ditolak -->
<input name="_token" value="abc"><input name="kosong"></body></html>"""
JSON = '{"data": {"hasil": "diteruskan", "baris": [{"kode": 3}], "ok": true, "n": null}}'


def rule(**conditions: Any) -> HasilRule:
    return HasilRule(outcome=Outcome.DITERUSKAN, **conditions)


@pytest.mark.parametrize(
    ("body", "conditions", "is_match"),
    [
        (PAGE, {"status": 200}, True),
        (PAGE, {"status": 201}, False),
        (PAGE, {"status": [201, 200]}, True),
        (PAGE, {"status": []}, False),
        (PAGE, {"text": "aduan diterima"}, True),
        (PAGE, {"text": "nomor 17"}, True),
        (PAGE, {"text": "ditolak"}, False),
        (PAGE, {"selector": "h1"}, True),
        (PAGE, {"selector": "h2"}, False),
        (PAGE, {"selector": "h1", "text": "DITERIMA"}, True),
        (PAGE, {"selector": "p", "text": "diterima"}, False),
        (PAGE, {"selector": "p.nomor", "text": "17"}, True),
        (PAGE, {"regex": r"Nomor&nbsp;\d+"}, True),
        (PAGE, {"regex": "^Nomor"}, False),
        (PAGE, {"regex": "<!-- ditolak"}, True),
        (PAGE, {"status": 200, "text": "tidak ada"}, False),
        (PAGE, {"status": 500, "text": "aduan diterima"}, False),
        (PAGE, {"json": {"data.hasil": "diteruskan"}}, False),
        (JSON, {"json": {"data.hasil": "diteruskan"}}, True),
        (JSON, {"json": {"data.hasil": "diteruskan", "data.baris.0.kode": 3}}, True),
        (JSON, {"json": {"data.baris.1.kode": 3}}, False),
        (JSON, {"json": {"data.hasil": "ditolak"}}, False),
        (JSON, {"json": {"data.hasil.x": "diteruskan"}}, False),
        (JSON, {"json": {"data.ok": True}, "status": 200}, True),
        ("[1]", {"json": {"0": 1}}, True),
        ("", {"text": "x"}, False),
    ],
)
def test_a_rule_matches_when_all_its_conditions_hold(body: str, conditions: dict[str, Any], is_match: bool) -> None:
    assert matches(Seen(200, body), rule(**conditions)) is is_match


def test_the_first_rule_that_matches_wins_and_is_named() -> None:
    rules = [
        HasilRule(outcome=Outcome.DITOLAK, status=422),
        HasilRule(outcome=Outcome.TERTUNDA, text="diterima"),
        HasilRule(outcome=Outcome.DITERUSKAN, status=200),
    ]
    assert read_outcome(Seen(200, PAGE), rules) == (Outcome.TERTUNDA, Words.same("HTTP 200, subject.hasil[1]"))
    assert read_outcome(Seen(200, ""), rules) == (Outcome.DITERUSKAN, Words.same("HTTP 200, subject.hasil[2]"))


def test_an_answer_that_no_rule_matches_is_unknown() -> None:
    outcome, detail = read_outcome(Seen(404, PAGE), [rule(status=200)])
    assert outcome is Outcome.TAK_DIKENAL
    assert detail == (
        "HTTP 404, tidak cocok dengan aturan subject.hasil mana pun",
        "HTTP 404, no rule of subject.hasil matches",
    )


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("input[name=_token]@value", "abc"),
        ("input[name=kosong]@value", ""),
        ("p.nomor", "Nomor\xa017"),
        ("title", "Terima kasih"),
        ("form", None),
        ("form@action", None),
    ],
)
def test_a_value_is_picked_by_selector_and_attribute(expression: str, found: str | None) -> None:
    assert pick(Picked(PAGE), expression) == found


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (PAGE, "Terima kasih Aduan diterima Nomor 17"),
        ("<p>a</p><script>b()</script><style>p{}</style>", "a"),
        (JSON, JSON),
        ("disimpan,\n  kode 3 < 4\n", "disimpan, kode 3 < 4"),
        ("x" * 5000, "x" * 2000),
        ("", ""),
    ],
)
def test_what_a_reader_sees_of_an_answer(body: str, text: str) -> None:
    assert visible_text(body) == text
