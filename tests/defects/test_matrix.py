"""Is every defect of a reference application caught exactly where it says, and has every check been seen to fail?

A part of the runs is tried, chosen by the commit, each defect over its declared scenarios and one sentinel of each
feature; `GLADI_MATRIX=short` tries all of them so, `full` each over all scenarios. The stored matrices have to be of
these sources: a stale one fails, whatever the part shows, for only `make matrix` tries every defect.
"""

import os
from pathlib import Path

import pytest

from conformance.judging.matrix import merge_matrices
from fixtures.apps.reference import ReferenceApplication
from fixtures.apps.registry import APPLICATIONS
from tests.defects.outcomes import complaint, decided, decided_in, faults_of, outcome_of, stored_matrix
from tests.defects.portion import commit, part_of
from tests.defects.runs import Run, rehearse_run, runs_of
from tests.defects.sources import digest_of
from tests.helpers.saying import Say

UNPROVEN_CHECKS = {
    "form_received": "only people can fail to hand a form in: see test_user_ids.py and test_handing_over.py",
    **dict.fromkeys(
        ("consent_given", "owner_answered", "values_told", "varied_told", "visitor_served"),
        "it says that a scenario took place, never worse than tidak_teruji: see test_storage.py, test_exposure.py",
    ),
}
"""Checks that decided no kill, each with the reason; none may be added without one."""
UNPROVEN_SCENARIOS = {
    "ktp-10-kartu-dan-portal": "no application does it: a person who fails it stands in test_guided_portal.py",
}
"""Scenarios that no defect fails, each with the reason; none may be added without one."""
ASKED_FOR = os.environ.get("GLADI_MATRIX", "")
ALL = [run for application in APPLICATIONS for run in runs_of(application, is_full=ASKED_FOR == "full")]
COMMIT = commit()
RUNS = ALL if ASKED_FOR in ("full", "short") else part_of(ALL, COMMIT)
MODES = {"full": "matriks penuh / full matrix", "short": "matriks ringkas / short matrix"}
MODE = MODES.get(ASKED_FOR, f"bagian matriks untuk commit / part of the matrix for commit {COMMIT[:12]}")
STORED = {application.name: stored_matrix(application) for application in APPLICATIONS}
COMPLAINTS = {
    application.name: complaint(application, STORED[application.name], digest_of(application))
    for application in APPLICATIONS
}

each_application = pytest.mark.parametrize("application", APPLICATIONS, ids=lambda application: application.name)


@pytest.fixture(autouse=True)
def _say_which(say: Say) -> None:
    say(f"{MODE}: {len(RUNS)}/{len(ALL)} gladi")


@each_application
def test_the_stored_matrix_is_of_these_sources(application: ReferenceApplication) -> None:
    assert COMPLAINTS[application.name] == ""


def test_every_scenario_and_every_check_has_been_seen_to_fail() -> None:
    merged = merge_matrices([stored for stored in STORED.values() if stored is not None])
    assert set(merged.unproven_scenarios) == set(UNPROVEN_SCENARIOS)
    assert set(merged.unproven_checks) == set(UNPROVEN_CHECKS)


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_a_run_shows_exactly_what_it_has_to(run: Run, tmp_path: Path) -> None:
    outcome, stored = outcome_of(run, rehearse_run(run, tmp_path)), STORED[run.application.name]
    assert faults_of(run, outcome) == []
    if stored is not None and not COMPLAINTS[run.application.name]:
        assert decided(outcome) == decided_in(stored, run)
