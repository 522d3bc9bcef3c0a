"""Do the norms and features have one digest?"""

import pytest

from conformance import tester
from conformance.matrix_file import load_matrix
from conformance.tester import describe_tester, digest_of_norms, unproven_checks


def test_the_norms_have_one_digest() -> None:
    assert digest_of_norms() == digest_of_norms() == describe_tester().features
    assert len(digest_of_norms()) == 64


def test_what_was_never_seen_to_fail_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = load_matrix()
    unproven = describe_tester().unproven
    assert unproven == unproven_checks()
    assert set(unproven or ()) >= {*stored.unproven_checks, *stored.unproven_scenarios}
    monkeypatch.setattr(tester, "EXPECTATIONS", {**tester.EXPECTATIONS, "baru_sama_sekali": None})
    assert "baru_sama_sekali" in (unproven_checks() or ())


def test_without_a_matrix_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise FileNotFoundError

    monkeypatch.setattr(tester, "load_matrix", missing)
    assert unproven_checks() is None
