"""Is it said wherever a run is reported in which way what leaves the application was seen, and where it went?"""

import pytest

from conformance.record.egress import Destination, Egress, Way
from conformance.record.result import Result
from conformance.report.junit_report import render_junit
from conformance.report.watching import tell_watching
from tests.helpers.report_page import read_page, text_of, the_one
from tests.helpers.results import make_evidence, make_result, make_scenario

PLACE = Destination("<b>a.example", 443, "https", 1234, 9, Way.RUANG, is_open=False, is_named=True)


def result(egress: Egress | None) -> Result:
    evidence = make_evidence()
    evidence.egress = egress
    return make_result(make_scenario("bag-01-tujuan-lain", evidence=evidence))


@pytest.mark.parametrize(
    ("egress", "indonesian", "english"),
    [
        (Egress(Way.RUANG), "dilihat di ruang jaringan sendiri; tidak ada tujuan selain DWH", "no place but the DWH"),
        (
            Egress(Way.PROKSI, "bukan root", "not root", destinations=(PLACE,)),
            "(bukan root); 1 tujuan",
            "(not root); 1",
        ),
    ],
)
def test_it_is_said_in_both_languages(egress: Egress, indonesian: str, english: str) -> None:
    told = tell_watching(result(egress))
    assert told is not None
    assert indonesian in told.indonesian
    assert english in told.english


def test_where_nobody_looked_nothing_is_said() -> None:
    assert tell_watching(result(None)) is None
    assert tell_watching(make_result()) is None
    assert not read_page(result(None)).select("#keluar")


def test_the_page_names_every_place_as_text() -> None:
    page = read_page(result(Egress(Way.RUANG, destinations=(PLACE,))), "en")
    heading = the_one(page, "#keluar")
    listed = heading.find_next("li")
    assert listed is not None
    assert text_of(listed) == "<b>a.example:443 (https, 1,234; named by the plan; not looked into)"


def test_junit_says_it_as_well() -> None:
    assert 'name="yang keluar dari aplikasi" value="dilihat di ruang' in render_junit(result(Egress(Way.RUANG)))
