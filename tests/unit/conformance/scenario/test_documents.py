"""Is a NIK found in a document however it is grouped, and not where it is masked or another's?"""

import pytest

from conformance.scenario.documents import holds_nik

NIK = "3303015505909001"


@pytest.mark.parametrize(
    "text",
    [f"NIK: {NIK}.", "NIK 3303 0155 0590 9001", "330301.550590.9001", "3303-0155-0590-9001", f"No. 1 {NIK} 2"],
)
def test_a_whole_nik_is_found(text: str) -> None:
    assert holds_nik(text, NIK)


@pytest.mark.parametrize("text", ["", "************9001", "330301******9001", "3303015505909002", f"{NIK}1", f"9{NIK}"])
def test_less_or_more_is_not(text: str) -> None:
    assert not holds_nik(text, NIK)
