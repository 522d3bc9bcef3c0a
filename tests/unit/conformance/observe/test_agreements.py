"""What is said where the simulator cannot be asked about agreements?"""

import pytest

from conformance.cli import main
from conformance.observe import agreements


def test_a_simulator_that_does_not_answer_ends_the_command_with_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(agreements, "TIMEOUT_S", 0.001)
    assert main(["agreements"]) == 6
    assert "simulator tidak menjawab tentang perjanjian" in capsys.readouterr().err
