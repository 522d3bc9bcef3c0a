"""What is learnt of an operator's page from a request that is kept for the hour alone?"""

from pathlib import Path

import pytest

from conformance.observe.operator_page import OperatorPageFault, has_news
from conformance.plan.tables import Petugas
from conformance.scenario import operator_looks
from conformance.scenario.operator_looks import OperatorLooks

PAGE = Petugas("http://127.0.0.1:9/petugas")


def looks_at(monkeypatch: pytest.MonkeyPatch, *pages: str) -> OperatorLooks:
    left = list(pages)
    monkeypatch.setattr(operator_looks, "read_operator_page", lambda *_: left.pop(0))
    monkeypatch.setattr(operator_looks, "sleep", lambda _: None)
    return OperatorLooks(PAGE, {}, 1.0, Path())


def learn(looks: OperatorLooks) -> None:
    looks.begin_to_learn()
    looks.learn_counters()
    looks.learn_what_passed()


def test_what_counts_and_what_shows_a_state_is_no_news(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = looks_at(monkeypatch, "Tersimpan: 0", "Tersimpan: 1\nMenunggu giliran", "Tersimpan: 0")
    learn(looks)
    assert looks.has_learnt
    assert not has_news("Tersimpan: 0", "Tersimpan: 3\nMenunggu giliran", looks.counters)
    assert has_news("Tersimpan: 0", "Tersimpan: 0\nGagal login", looks.counters)


def test_a_page_that_says_nothing_teaches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = looks_at(monkeypatch, "")
    learn(looks)
    assert (looks.has_learnt, looks.counters) == (False, frozenset())


def test_the_first_look_learns_the_clock_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = looks_at(monkeypatch, "Pukul 10:00:01", "Pukul 10:00:02", "Pukul 10:00:09")
    assert looks.look() == "Pukul 10:00:02"
    assert not has_news("Pukul 10:00:02", looks.look(), looks.counters)


def test_a_page_that_cannot_be_read_is_told_to_who_looks_and_teaches_nothing() -> None:
    looks = OperatorLooks(PAGE, {}, 0.5, Path())
    learn(looks)
    assert not looks.has_learnt
    with pytest.raises(OperatorPageFault):
        looks.look()
