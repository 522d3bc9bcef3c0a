"""Is a date written as forms want it, and is a slip of the pen left as it was typed?"""

import pytest

from conformance.plan.dates import is_form, write_date


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("DD/MM/YYYY", "03/08/1990"),
        ("DD-MM-YYYY", "03-08-1990"),
        ("YYYYMMDD", "19900803"),
        ("MM/DD/YY", "08/03/90"),
        ("D MMMM YYYY", "3 Agustus 1990"),
        ("DD-MMM-YYYY", "03-Agt-1990"),
        ("D.M.YYYY", "3.8.1990"),
        ("D", "3"),
        ("MMMM", "Agustus"),
    ],
)
def test_a_date_is_written_in_the_form_that_is_asked_for(form: str, written: str) -> None:
    assert is_form(form)
    assert write_date("1990-08-03", form) == written


@pytest.mark.parametrize("form", ["", "iso", "/", "DX", "kode", "D" * 41])
def test_what_is_no_form_is_none(form: str) -> None:
    assert not is_form(form)


@pytest.mark.parametrize("text", ["0", "", "1990-13-03", "03-08-1990"])
def test_what_is_no_day_stays_as_it_was_typed(text: str) -> None:
    assert write_date(text, "DD/MM/YYYY") == text
