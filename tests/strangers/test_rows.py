"""Do the rows of `tangkapan.toml` name what exists, and every defect that CACAT.md lists?"""

import pytest

from conformance.commands.demo import with_environment
from conformance.commands.options import read_plan
from conformance.files.norm_files import load_catalogue
from conformance.judging.expectations import EXPECTATIONS
from conformance.norms.requirement import RequirementRef
from conformance.outcome import Verdict
from tests.helpers.features import all_pickles
from tests.strangers.rows import HERE, NAMES, Row, declared, inert_of, listed
from tests.strangers.runs import STANDING, Run, runs_of, shortened

ROWS = {f"{name} {what}": row for name, table in declared().items() for what, row in table.items()}
BREACHES = {which: row for which, row in ROWS.items() if not row.withdrawn}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_listed_is_declared_and_nothing_else(name: str) -> None:
    assert set(declared()[name]) == set(listed(name)) - set(inert_of(name))


def test_every_matter_is_a_part_of_the_catalogue_that_binds_the_pengguna() -> None:
    catalogue = load_catalogue()
    for which, row in BREACHES.items():
        for ref in map(RequirementRef.parse, row.matter):
            obligations = {part.obligation for part in catalogue[ref.id].parts if "P" in part.who}
            assert obligations, (which, ref)
            assert ref.obligation is None or ref.obligation in obligations, (which, ref)


def test_no_breach_is_milder_than_the_gravest_of_its_matter_without_a_word() -> None:
    """A duty weighs tidak_lulus; milder is a row that names a derived part, too, or says what makes it milder."""
    catalogue = load_catalogue()
    milder = {
        which: row.why
        for which, row in BREACHES.items()
        if row.least is not Verdict.TIDAK_LULUS and all(_is_duty(catalogue, ref) for ref in row.matter)
    }
    assert set(milder.values()) <= {
        "a lowered threshold: the Dinas reviews it",
        "signs in again and again: the Dinas reviews it",
        "tells the status of the NIK's owner",
        "names elements without a value",
        "four calls for one request",
        "stored as no search reads it: the Dinas reviews it",
    }


def _is_duty(catalogue: object, ref: str) -> bool:
    parsed = RequirementRef.parse(ref)
    parts = catalogue[parsed.id].parts  # type: ignore[index]
    return parsed.obligation is None and any(part.obligation in "WL" and "P" in part.who for part in parts)


def test_every_breach_says_what_it_is_and_weighs_something() -> None:
    for which, row in BREACHES.items():
        assert row.matter, which
        assert row.why, which
        assert row.least in (Verdict.TIDAK_LULUS, Verdict.TINJAU, Verdict.PERINGATAN), which
    assert [which for which, row in ROWS.items() if row.withdrawn and row != Row(withdrawn=row.withdrawn)] == []


def test_every_check_and_scenario_exists() -> None:
    known = {pickle.read_tags().id for pickle in all_pickles()}
    for which, row in ROWS.items():
        assert set(row.check) <= set(EXPECTATIONS), which
        assert set(row.short) <= known - set(STANDING), which


def test_a_short_run_ends_with_what_judges_the_whole_run() -> None:
    run = shortened(Run("php", "delapan-oktal-lolos"))
    assert run.only == ("kod-08-tidak-dapat-diproses", *STANDING)
    assert len(STANDING) > 10
    assert run.file_name == "php-delapan-oktal-lolos-ringkas"
    assert [shortened(Run("php", what)).only for what in ("a", "b", "lambat")] == [(), (), ()]


def test_what_has_not_to_be_caught_is_not_run() -> None:
    ran = {str(run) for name in NAMES for run in runs_of(name)}
    assert "php a" in ran
    assert "node lambat" in ran
    assert ran.isdisjoint({which for which, row in ROWS.items() if not row.is_due})


def test_the_command_that_resumes_knows_which_defect_it_has() -> None:
    plan, _ = read_plan(str(HERE / "loket" / "rencana.toml"))
    resume = with_environment(plan, {"CACAT": "teknis"}).aplikasi.lanjutkan
    assert resume is not None
    assert resume.env == {"CACAT": "teknis"}
