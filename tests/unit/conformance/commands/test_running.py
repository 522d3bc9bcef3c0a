"""Is it said which verdicts have changed since their lines were printed?"""

import pytest

from conformance.commands.running import make_progress, say_changes
from conformance.outcome import Verdict
from tests.helpers.results import make_result, make_scenario


def test_a_verdict_that_changed_at_the_end_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    told: dict[str, Verdict] = {}
    progress = make_progress("id", is_shown=True, told=told)
    for which in ("kod-21-disimpan-lalu-ditolak", "kod-01-sesuai"):
        progress.on_scenario(make_scenario(id=which, verdict=Verdict.TIDAK_TERUJI))
    capsys.readouterr()
    ended = make_result(
        make_scenario(id="kod-21-disimpan-lalu-ditolak", verdict=Verdict.LULUS),
        make_scenario(id="kod-01-sesuai", verdict=Verdict.TIDAK_TERUJI),
        make_scenario(id="kod-01-tanpa-baris", verdict=Verdict.LULUS),
    )
    say_changes(ended, told, "id")
    assert capsys.readouterr().out.splitlines() == [
        "Berubah sesudah seluruh gladi terlihat:",
        "  v kod-21-disimpan-lalu-ditolak: tidak_teruji -> lulus",
    ]


def test_nothing_is_said_where_none_changed(capsys: pytest.CaptureFixture[str]) -> None:
    say_changes(make_result(make_scenario(verdict=Verdict.LULUS)), {"alur-kode-01": Verdict.LULUS}, "en")
    assert capsys.readouterr().out == ""
