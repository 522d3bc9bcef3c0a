"""Has every scenario an English title, and does the English page bear it?"""

from conformance.files.scenario_files import load_scenarios
from conformance.outcome import Verdict
from conformance.report.titles import load_titles, title_of
from tests.helpers.features import all_pickles
from tests.helpers.report_page import read_page, text_of, the_one
from tests.helpers.results import make_result, make_scenario


def test_no_title_is_missing_empty_or_of_nothing() -> None:
    ids = {scenario.tags.id for scenario in load_scenarios()}
    assert set(load_titles()) == ids
    assert all(title.strip() for title in load_titles().values())
    assert len(set(load_titles().values())) == len(ids)


def test_the_list_is_that_of_gherkin_itself() -> None:
    pickles = sorted((pickle.read_tags().id, pickle.name, pickle.read_tags()) for pickle in all_pickles())
    assert sorted((each.tags.id, each.name, each.tags) for each in load_scenarios()) == pickles


def test_the_english_page_bears_english_titles_and_keeps_a_name_that_has_none() -> None:
    known = make_scenario("kod-11-meninggal", Verdict.TIDAK_LULUS, name="penduduk telah meninggal dunia")
    page = read_page(make_result(known, make_scenario("lain", name="Nama lain")), "en")
    assert text_of(the_one(page, "#skenario-kod-11-meninggal h4")) == "the resident has died"
    assert page.select("#skenario-kod-11-meninggal h4 [lang]") == []
    assert the_one(page, "#skenario-lain h4 [lang=id]").get_text() == "Nama lain"
    assert text_of(the_one(read_page(make_result(known)), "#skenario-kod-11-meninggal h4")) == known.name
    assert title_of(known, "id") == known.name
