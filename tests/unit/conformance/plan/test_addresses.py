"""Where does a visitor find the application of a plan, whatever drives it?"""

from msgspec import convert

from conformance.plan.addresses import application_address, forms_of, names_typed, pages_of, signs_in
from conformance.plan.tables import Plan

APLIKASI = {"nama": "A", "elemen": ["NIK"]}
HTTP = {
    "kind": "http",
    "base": "http://127.0.0.1:{port.web}/app",
    "request": [
        {"path": "/masuk"},
        {"method": "POST", "path": "/masuk", "form": {"u": "petugas", "p": "{password}"}, "once": True},
        {"path": "/lihat/{pick.id}"},
        {"method": "POST", "path": "/aduan", "form": {"nik": "{NIK}"}},
    ],
}


def plan(subject: object, **aplikasi: object) -> Plan:
    return convert({"poc": {"agreement": "a"}, "aplikasi": {**APLIKASI, **aplikasi}, "subject": subject}, Plan)


def test_a_recipe_over_http_says_it() -> None:
    one = plan(HTTP)
    assert application_address(one) == HTTP["base"]
    assert (pages_of(one), forms_of(one)) == (["/masuk"], ["/masuk", "/aduan"])
    assert names_typed(one) == {"petugas"}
    assert signs_in(one)


def test_of_a_person_his_twin_says_it() -> None:
    assert application_address(plan({"kind": "guided", "kembaran": HTTP})) == HTTP["base"]


def test_else_a_process_that_answers_or_nothing() -> None:
    command = {"kind": "command", "command": "a", "hasil": []}
    health = {"web": {"command": "b", "health": "http://127.0.0.1:{port.web}/sehat"}}
    assert application_address(plan(command, proses=health)) == "http://127.0.0.1:{port.web}/"
    assert application_address(plan(command)) == ""
    assert not signs_in(plan(command))
