"""Is it known what the recipe of a plan types, and which methods it hands out?"""

from conformance.plan.tables import Aplikasi, CommandRecipe, HasilRule, HttpRecipe, Plan, Poc, Proses, RequestStep
from conformance.plan.typed import is_at_portal, may_end_at_page, methods_in, typed_elements, used_methods

RECIPE = HttpRecipe(
    base="http://127.0.0.1/{DASAR}",
    request=[
        RequestStep(path="/{pick.token}"),
        RequestStep(form={"nik": "{NIK}", "nama": "{NAMA_LGKP}", "lahir": "{TGL_LHR.iso}", "surel": "{email}"}),
        RequestStep(json={"a": [{"b": "{NIK}"}]}),
    ],
    hasil=[HasilRule(outcome="diteruskan", text="{ALAMAT}")],  # type: ignore[arg-type]
)


def test_what_is_typed_stands_in_the_recipe_alone() -> None:
    plan = Plan(Poc("x"), Aplikasi("x", ["NIK", "NAMA_LGKP", "ALAMAT"]), RECIPE)
    assert typed_elements(plan) == ("NIK", "NAMA_LGKP", "TGL_LHR")


def test_methods_are_those_whose_addresses_are_handed_out() -> None:
    processes = {"web": Proses("x", env={"A": "{endpoint.CALL_NIK}", "B": "{user_id}"})}
    plan = Plan(Poc("x"), Aplikasi("x", ["NIK"], processes), RECIPE)
    assert used_methods(plan) == ("CALL_NIK",)
    assert used_methods(Plan(Poc("x"), Aplikasi("x", ["NIK"]), RECIPE)) == ()


def test_the_portal_is_a_method_whose_address_is_handed_out() -> None:
    processes = {"loket": Proses("x", env={"A": "{endpoint.portal}", "B": "{endpoint.balikan}"})}
    assert used_methods(Plan(Poc("x"), Aplikasi("x", ["NIK"], processes), RECIPE)) == ("portal",)
    assert methods_in(["endpoint.portal", "endpoint.balikan", "user_id", "endpoint.CALL_NIK"]) == ("portal", "CALL_NIK")


def test_who_names_no_address_uses_what_is_granted() -> None:
    assert is_at_portal((), ("portal",))
    assert is_at_portal(("portal",), ("portal", "CALL_NIK"))
    assert not is_at_portal(("portal", "CALL_NIK"), ("portal", "CALL_NIK"))
    assert not is_at_portal((), ("portal", "CALL_NIK"))
    assert not is_at_portal((), ())


def test_a_recipe_may_end_at_a_page_where_it_opens_one_or_follows_a_redirect() -> None:
    def ends_at_page(*request: RequestStep) -> bool:
        return may_end_at_page(Plan(Poc("x"), Aplikasi("x", ["NIK"]), HttpRecipe(request=list(request))))

    assert ends_at_page(RequestStep("POST"), RequestStep("GET", follow=False))
    assert ends_at_page(RequestStep("POST"))
    assert not ends_at_page(RequestStep("POST", follow=False))
    assert not ends_at_page()
    assert not may_end_at_page(Plan(Poc("x"), Aplikasi("x", ["NIK"]), CommandRecipe(command="periksa")))
