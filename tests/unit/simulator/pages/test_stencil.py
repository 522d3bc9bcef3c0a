"""Is a page with blanks, filled in, the very page that its template gives?"""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup

from simulator.pages.stencil import MOST, Stencils, Value

TEMPLATE = Environment(autoescape=True).from_string(
    """<p title="{{ one }}">{% if one %}{{ one }}{% else %}-{% endif %}</p>
    {% if two is none %}none{% else %}{{ t("<b>%s</b> of %s") % (one, two) }}{% endif %} {{ three }}{{ one }}"""
)
VALUES = st.one_of(
    st.none(),
    st.integers(),
    st.text(max_size=12),
    st.text("<>&'\"{}%\0 abc12", max_size=12),
    st.just(Markup("<i>marked</i>")),
)


def render(values: Mapping[str, Value]) -> bytes:
    return TEMPLATE.render(values, t=Markup).encode("utf-8", "surrogatepass")


@given(st.lists(st.fixed_dictionaries({"one": VALUES, "two": VALUES, "three": VALUES}), max_size=6))
def test_it_says_what_the_template_says_of_any_values(pages: list[dict[str, Value]]) -> None:
    stencils = Stencils()
    for values in pages:
        assert stencils.fill("page", values, render) == render(values)


def test_the_template_is_rendered_once_for_each_frame_and_choice_of_values_that_are_there() -> None:
    rendered: list[str] = []

    def fill(frame: str, one: Value) -> None:
        def note(values: Mapping[str, Value]) -> bytes:
            rendered.append(frame)
            return render(values)

        stencils.fill(frame, {"one": one, "two": 2, "three": 3}, note)

    stencils = Stencils()
    for one in ("a", "b", 1):
        fill("id", one)
    assert rendered == ["id"]
    fill("en", "a")
    fill("id", "")
    fill("id", None)
    fill("id", 0)
    assert rendered == ["id", "en", "id", "id", "id"]


def test_no_more_are_remembered_than_there_is_room_for_and_all_stay_right() -> None:
    rendered: list[int] = []

    def fill(frame: int) -> bytes:
        def note(values: Mapping[str, Value]) -> bytes:
            rendered.append(frame)
            return f"{frame} {values['one']}".encode()

        return stencils.fill(frame, {"one": "word"}, note)

    stencils = Stencils()
    for _ in range(2):
        assert [fill(frame) for frame in range(MOST + 1)] == [f"{frame} word".encode() for frame in range(MOST + 1)]
    assert rendered[: MOST + 2] == [*range(MOST + 1), 0]


@pytest.mark.parametrize("value", ["{{ 7 * 7 }}", "one", "%s"])
def test_a_value_that_looks_like_a_blank_or_a_template_is_a_value(value: str) -> None:
    stencils = Stencils()
    stencils.fill("page", {"one": "x", "two": "y", "three": "z"}, render)
    page = stencils.fill("page", {"one": value, "two": value, "three": value}, render).decode()
    assert page.count(value) == 6
