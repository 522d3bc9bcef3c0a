"""Is every kind of recipe driven, and told what to do where its page comes late?"""

from pathlib import Path

import pytest

from conformance.plan.tables import RECIPES, Aplikasi, Plan, Poc, Recipe
from conformance.preflight.tried import late_page_remedy
from conformance.subject.drivers import open_subject


@pytest.mark.parametrize("kind", RECIPES.values(), ids=RECIPES.keys())
def test_a_kind_of_recipe_has_a_driver_and_a_remedy(kind: type[Recipe], tmp_path: Path) -> None:
    plan = Plan(Poc("x"), Aplikasi("Contoh", ["NIK"]), kind())
    subject = open_subject(plan, {"kerja": str(tmp_path)}, tmp_path)
    try:
        assert all(late_page_remedy(plan))
    finally:
        subject.close()
