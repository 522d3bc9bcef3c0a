"""What does a run know of the place where its application looks residents up?"""

import pytest

from conformance.plan.tables import Aplikasi, Dialect, HttpRecipe, Plan, Poc
from conformance.subject.context import RunContext

PLAN = Plan(Poc("x"), Aplikasi("x", ["NIK"]), HttpRecipe())


@pytest.mark.parametrize(
    ("endpoints", "dialects"),
    [
        (("portal",), ()),
        (("CALL_NIK",), tuple(Dialect)),
        (("portal", "CALL_NIK"), tuple(Dialect)),
    ],
)
def test_dialects_are_spoken_wherever_the_portal_is_not_all_there_is(
    endpoints: tuple[str, ...], dialects: tuple[Dialect, ...]
) -> None:
    values = {f"endpoint.{name}": "http://127.0.0.1:9" for name in endpoints}
    context = RunContext(PLAN, ".", values, "http://127.0.0.1:9", None, "s")
    assert context.dialects == dialects
