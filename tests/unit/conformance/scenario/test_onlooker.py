"""Is what a visitor and applicants get noted, without values, and told apart by where it stood?"""

from collections.abc import Iterator

import pytest
from msgspec import convert

from conformance.plan.tables import Plan
from conformance.record.evidence import Evidence
from conformance.record.exposure import Exposure, Heard
from conformance.scenario.onlooker import Onlooker
from conformance.subject.context import RunContext
from tests.helpers.results import make_evidence
from tests.helpers.site import Site, SiteHandler, running

USER, PASSWORD = "purdin001", "kx7wm2qa9"


PAGES = {
    "/": f"<title>Aduan</title><!-- {USER} --><a href='/aset/gaya.css'>gaya</a>",
    "/aset/gaya.css": "body {}",
    "/aset/": "<title>Index of /aset</title>",
    "/.env": f"DB_PASSWORD={PASSWORD}\n",
}


class _Handler(SiteHandler):
    def do_GET(self) -> None:
        body = PAGES.get(self.path, f"<p>tidak ada, tanyakan {USER}</p>").encode()
        self.send_response(200 if self.path in PAGES else 404)
        self.send_header("Content-Type", "text/html" if body.startswith(b"<") else "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def site() -> Iterator[Site]:
    with running(Site(_Handler)) as site:
        yield site


def onlooker(base: str, **step: object) -> Onlooker:
    recipe = {"kind": "http", "base": base, "request": [{"path": "/"}, {"method": "POST", "path": "/aduan", **step}]}
    plan = convert({"poc": {"agreement": "a"}, "aplikasi": {"nama": "A", "elemen": ["NIK"]}, "subject": recipe}, Plan)
    return Onlooker(
        RunContext(plan, ".", {"user_id": USER, "password": PASSWORD, "ip_user": "127.0.0.1"}, "", None, "s")
    )


def noted(evidence: Evidence) -> Exposure:
    assert evidence.exposure is not None
    return evidence.exposure


def test_pages_errors_paths_and_directories_are_told_apart(site: Site) -> None:
    looking, evidence = onlooker(site.base), make_evidence()
    looking.note_pages(evidence)
    looking.note_errors(evidence)
    looking.note_known_paths(evidence)
    looking.note_directories(evidence)
    exposure = noted(evidence)
    assert (exposure.searched, exposure.left_out) == (("user_id", "password"), ("ip_user",))
    assert {(one.secret, one.place, one.source) for one in exposure.revealed} >= {
        ("user_id", "/ (isi)", "halaman"),
        ("user_id", "/aduan (isi)", "galat"),
        ("password", "/.env (isi)", "jalur"),
    }
    assert {(one.kind, one.place) for one in exposure.recognised} == {("isi", "/.env"), ("daftar", "/aset/")}
    assert [(one.place, len(one.missing)) for one in exposure.pages] == [("/", 3)]
    assert all(visit.is_seen for visit in exposure.visits)
    assert PASSWORD not in repr(exposure)


def test_what_an_applicant_typed_is_in_no_place(site: Site) -> None:
    evidence = make_evidence()
    answer = Heard("/hasil/SITI", 500, (), f"{PASSWORD} Traceback (most recent call last):".encode())
    onlooker(site.base).note_answers(evidence, [answer], ["SITI RAHAYU"])
    exposure = noted(evidence)
    assert [(one.secret, one.place) for one in exposure.revealed] == [("password", "/hasil/*** (isi)")]
    assert [one.place for one in exposure.recognised] == ["/hasil/***"]
    assert exposure.answers == 1


@pytest.mark.parametrize(("step", "secrets"), [({}, ["user_id", "password"]), ({"once": True}, ["password"])])
def test_who_is_signed_in_may_read_the_user_id(site: Site, step: dict[str, object], secrets: list[str]) -> None:
    evidence = make_evidence()
    onlooker(site.base, **step).note_answers(evidence, [Heard("/", 200, (), f"{USER} {PASSWORD}".encode())], [])
    assert [one.secret for one in noted(evidence).revealed] == secrets


def test_what_the_application_has_not_is_said(site: Site) -> None:
    looking = onlooker(site.base)
    for note in (looking.note_cookies, looking.note_accounts):
        evidence = make_evidence()
        note(evidence)
        assert evidence.lacking
        assert evidence.lacking_en
