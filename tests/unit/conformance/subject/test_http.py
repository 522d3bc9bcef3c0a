"""Is an application driven by its recipe, each applicant as a new client, and never with an exception?"""

from collections.abc import Iterator

import pytest

from conformance.bilingual import Words
from conformance.outcome import Outcome
from conformance.plan.placeholder import UnknownPlaceholder
from conformance.plan.tables import Berkas, PageCondition, RequestStep
from tests.helpers.site import HAND_IN, HAND_IN_PLAINLY, OPEN, Site, running, subject


@pytest.fixture
def site() -> Iterator[Site]:
    with running(Site()) as site:
        yield site


def test_a_form_is_opened_filled_in_and_followed_to_its_end(site: Site) -> None:
    reading = subject(site.base, OPEN, HAND_IN, user_id="u1").submit({"NIK": "3303015505909001"})
    assert (reading.outcome, reading.status) == (Outcome.DITERUSKAN, 200)
    assert reading.detail == Words.same("HTTP 200, subject.hasil[0]")
    assert reading.page == "Aduan diterima"
    assert [path for _, path, _, _ in site.seen] == ["/", "/aduan", "/selesai"]
    assert reading.page_loads == 2  # the redirect showed nothing
    assert site.seen[1][3] == {"_token": ["t-1"], "nik": ["3303015505909001"], "oleh": ["u1"]}
    assert [cookie.partition(";")[0] for _, _, cookie, _ in site.seen] == ["", "sesi=1", "sesi=2"]


def test_each_applicant_is_a_new_client_from_an_address_of_its_own(site: Site) -> None:
    driven = subject(site.base, OPEN)
    for _ in range(3):
        driven.submit({})
    addresses, _, cookies, _ = zip(*site.seen, strict=True)
    assert set(cookies) == {""}
    assert all(address.startswith("127.") for address in addresses)
    assert len(set(addresses)) in (1, 3)  # own addresses where the system has them


def test_the_same_user_is_the_same_client_until_users_are_forgotten(site: Site) -> None:
    driven = subject(site.base, OPEN)
    for user in ("loket-1", "loket-1", "loket-2"):
        driven.submit({}, user=user)
    driven.forget_users()
    driven.submit({}, user="loket-1")
    assert [cookie.partition(";")[0] for _, _, cookie, _ in site.seen] == ["", "sesi=1", "", ""]
    addresses = [address for address, _, _, _ in site.seen]
    assert addresses[0] == addresses[1]
    assert len(set(addresses)) in (1, 3)


PEOPLE = [
    {"NIK": "3303015505909001", "NAMA_LGKP": "SITI", "unik": "a-1"},
    {"NIK": "3303021207859004", "NAMA_LGKP": "BUDI", "unik": "a-2"},
]


def upload(isian: str, potongan: str | None = "tr") -> RequestStep:
    berkas = Berkas(kepala="nik;nama", baris="{NIK};{NAMA_LGKP}", isian=isian, potongan=potongan)
    return RequestStep(method="POST", path="/unggah", berkas=berkas, form={"jenis": "aduan"} if isian else None)


def test_a_file_has_a_line_for_each_and_the_answer_is_read_line_by_line(site: Site) -> None:
    readings = subject(site.base, upload("")).submit_together(PEOPLE)
    assert site.uploaded == [("text/csv", "nik;nama\n3303015505909001;SITI\n3303021207859004;BUDI\n")]
    assert [reading.outcome for reading in readings] == [Outcome.TAK_DIKENAL, Outcome.DITERUSKAN]
    assert [reading.page for reading in readings] == ["3303015505909001;SITI gagal", "3303021207859004;BUDI diterima"]
    assert sum(reading.page_loads for reading in readings) == 1


def test_a_file_may_be_a_field_of_a_form(site: Site) -> None:
    assert subject(site.base, upload("daftar")).submit(PEOPLE[1]).outcome is Outcome.DITERUSKAN
    ((kind, body),) = site.uploaded
    assert kind == "multipart/form-data"
    assert 'name="jenis"' in body
    assert 'name="daftar"; filename="daftar.csv"' in body


def test_an_answer_that_is_not_cut_up_shows_nobody_else(site: Site) -> None:
    readings = subject(site.base, upload("", None)).submit_together(PEOPLE)
    assert [reading.page for reading in readings] == ["", ""]


def test_without_a_file_one_comes_after_the_other(site: Site) -> None:
    assert len(subject(site.base, OPEN).submit_together(PEOPLE, user="loket")) == 2
    assert len(site.seen) == 2


def test_the_same_place_is_one_address_with_a_new_session_each_time(site: Site) -> None:
    driven = subject(site.base, OPEN)
    for place in ("warnet", "warnet", ""):
        driven.submit({}, place=place)
    assert [cookie for _, _, cookie, _ in site.seen] == ["", "", ""]
    addresses = [address for address, _, _, _ in site.seen]
    assert addresses[0] == addresses[1]
    assert len(set(addresses)) in (1, 2)


def test_a_double_click_hands_in_the_same_form_twice_and_reads_the_answer(site: Site) -> None:
    reading = subject(site.base, OPEN, HAND_IN, user_id="u1").submit({"NIK": "3303015505909001"}, twice=True)
    assert reading.outcome == Outcome.DITERUSKAN
    clicks = [(address, fields) for address, path, _, fields in site.seen if path == "/aduan"]
    assert len(clicks) == 2
    assert clicks[0] == clicks[1]


def test_a_redirect_is_left_where_the_plan_says_so(site: Site) -> None:
    step = RequestStep(method="POST", path="/aduan", form={}, follow=False)
    reading = subject(site.base, step).submit({})
    assert (reading.status, reading.page_loads) == (303, 0)


@pytest.mark.parametrize(
    ("path", "detail"),
    [("/putus", "RemoteProtocolError"), ("/lingkaran", "TooManyRedirects")],
)
def test_a_broken_answer_is_no_answer(site: Site, path: str, detail: str) -> None:
    reading = subject(site.base, RequestStep(path=path)).submit({})
    assert (reading.outcome, reading.status) == (Outcome.TAK_DIKENAL, 0)
    assert reading.detail.indonesian.startswith(detail)


def test_patience_ends(site: Site) -> None:
    reading = subject(site.base, RequestStep(path="/diam"), patience=0.2).submit({})
    assert (reading.outcome, reading.status) == (Outcome.TAK_DIKENAL, 0)
    assert reading.detail == ("tidak ada jawaban dalam 0.2 detik", "no answer within 0.2 seconds")


def test_a_page_without_what_the_recipe_picks_is_named_without_the_applicants_values(site: Site) -> None:
    step = RequestStep(path="/{NIK}", pick={"token": "input[name=csrf]@value"})
    reading = subject(site.base, step).submit({"NIK": "3303015505909001"})
    assert (reading.outcome, reading.status) == (Outcome.TAK_DIKENAL, 200)
    assert reading.detail == (
        "/{NIK} (HTTP 200) tidak memuat 'input[name=csrf]@value'",
        "/{NIK} (HTTP 200) does not hold 'input[name=csrf]@value'",
    )


@pytest.mark.parametrize(
    ("base", "step"),
    [
        ("", RequestStep(path="/")),
        ("http://[", RequestStep(path="/")),
        ("ftp://127.0.0.1", RequestStep(path="/")),
        ("http://127.0.0.1:1", RequestStep(path="/")),
        ("http://127.0.0.1:99999", RequestStep(path="/")),
        ("http://127.0.0.1:1", RequestStep(path="/", headers={"X": "é"})),
        ("http://127.0.0.1:1", RequestStep(path="/", method="GET GET")),
    ],
)
def test_an_address_or_request_that_cannot_be_sent_is_no_answer(base: str, step: RequestStep) -> None:
    reading = subject(base, step).submit({})
    assert (reading.outcome, reading.status) == (Outcome.TAK_DIKENAL, 0)
    assert all(reading.detail)


def test_an_unknown_placeholder_is_the_plans_fault() -> None:
    with pytest.raises(UnknownPlaceholder):
        subject("http://127.0.0.1:1", RequestStep(path="/{tidak.ada}")).submit({})


def test_values_are_picked_from_json_headers_and_cookies(site: Site) -> None:
    picks = {"id": "$.data.id", "ke": "header:location", "xsrf": "cookie:XSRF-TOKEN"}
    opened = RequestStep(path="/kunci", pick=picks, follow=False)
    sent = RequestStep(method="POST", path="{pick.ke}", form={"id": "{pick.id}", "xsrf": "{pick.xsrf}"})
    subject(site.base, opened, sent).submit({})
    assert site.seen[1][1] == "/status"
    assert site.seen[1][3] == {"id": ["17"], "xsrf": ["a=b"]}


@pytest.mark.parametrize("expression", ["$.data.tidak", "$.data.daftar", "header:X-Tidak", "cookie:tidak"])
def test_what_is_not_there_to_be_picked_is_named(site: Site, expression: str) -> None:
    reading = subject(site.base, RequestStep(path="/kunci", pick={"x": expression})).submit({})
    assert (reading.status, reading.detail.indonesian) == (202, f"/kunci (HTTP 202) tidak memuat {expression!r}")


def test_a_late_outcome_is_waited_for(site: Site) -> None:
    late = RequestStep(path="/status", until=PageCondition(text="diterima"), poll=0.05)
    assert subject(site.base, late).submit({}).outcome is Outcome.DITERUSKAN
    assert len(site.seen) == 3


def test_an_outcome_that_never_comes_is_waited_for_as_long_as_the_patience_lasts(site: Site) -> None:
    never = RequestStep(path="/", until=PageCondition(text="diterima"), poll=0.1)
    reading = subject(site.base, never, patience=0.35).submit({})
    assert (reading.outcome, reading.status) == (Outcome.TAK_DIKENAL, 200)
    assert 2 <= len(site.seen) <= 4


def test_who_waits_long_looks_less_and_less_often(site: Site) -> None:
    never = RequestStep(path="/", until=PageCondition(text="diterima"), poll=0.05)
    subject(site.base, never, patience=1.0).submit({})
    assert 4 <= len(site.seen) <= 8  # every 0.05 seconds it would be 20


def test_a_rule_that_matches_before_anything_is_handed_in_is_noticed(site: Site) -> None:
    early = subject(site.base, RequestStep(path="/selesai"), HAND_IN_PLAINLY, RequestStep(path="/selesai"))
    assert early.submit({}).premature == "HTTP 200, subject.hasil[0]"
    late = subject(site.base, OPEN, HAND_IN_PLAINLY, RequestStep(path="/selesai"))
    assert late.submit({}).premature == ""


def test_nobody_at_home_is_not_the_same_as_a_broken_answer(site: Site) -> None:
    assert subject("http://127.0.0.1:9", OPEN).submit({}).is_absent
    assert not subject(site.base, RequestStep(path="/putus")).submit({}).is_absent
    assert not subject(site.base, OPEN, RequestStep(path="http://127.0.0.1:9/")).submit({}).is_absent


def test_every_answer_on_the_way_is_heard_redirects_among_them(site: Site) -> None:
    reading = subject(site.base, OPEN, HAND_IN, user_id="u1").submit({"NIK": "3303015505909001"})
    assert [(one.path, one.status) for one in reading.heard] == [("/", 200), ("/aduan", 303), ("/selesai", 200)]
    assert ("location", "/selesai") in reading.heard[1].headers
    assert reading.heard[2].body == b"Aduan diterima"


@pytest.mark.parametrize(
    ("url", "link", "path"),
    [
        ("", "", "/selesai"),
        ("/status", "", "/status"),
        ("", "header:Content-Length", "/14"),
        ("/{pick.token}", "", "/t-1"),
    ],
)
def test_a_document_is_the_last_page_or_what_leads_to_it(site: Site, url: str, link: str, path: str) -> None:
    reading = subject(site.base, OPEN, HAND_IN, user_id="u1").submit({"NIK": "3303015505909001"})
    assert reading.document is not None
    got = reading.document(url, link)
    assert not isinstance(got, Words)
    assert got.path == path


def test_a_document_behind_a_redirect_is_followed_by_the_same_applicant(site: Site) -> None:
    hand_in = RequestStep(method="POST", path="/aduan", form={}, follow=False)
    reading = subject(site.base, OPEN, hand_in).submit({})
    assert reading.document is not None
    got = reading.document("", "")
    assert not isinstance(got, Words)
    assert (got.path, got.body) == ("/selesai", b"Aduan diterima")
    assert site.seen[-1][2].startswith("sesi=2")


@pytest.mark.parametrize(
    ("url", "link", "words"),
    [("", "a.dokumen@href", "does not hold 'a.dokumen@href'"), ("/{pick.nomor}", "", "pick.nomor"), ("/putus", "", "")],
)
def test_where_there_is_no_document_it_is_said_why(site: Site, url: str, link: str, words: str) -> None:
    reading = subject(site.base, OPEN, HAND_IN, user_id="u1").submit({"NIK": "3303015505909001"})
    assert reading.document is not None
    got = reading.document(url, link)
    assert isinstance(got, Words)
    assert words in got.english
