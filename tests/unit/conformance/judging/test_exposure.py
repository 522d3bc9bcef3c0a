"""Is what the application shows judged over the whole run, told with its place, never green where nothing was?"""

from collections.abc import Sequence

import pytest

from conformance.judging.answer import Answer
from conformance.judging.expectations import check
from conformance.outcome import Outcome
from conformance.record.evidence import Control, Evidence, Expectation
from conformance.record.exposure import (
    Bare,
    Document,
    Exposure,
    Listening,
    Recognised,
    Revealed,
    SetCookie,
    SignIn,
    Visit,
)
from tests.helpers.exposing import EXPOSURE_KINDS

SEEN = Control(Outcome.DITERUSKAN, ("01",))
VISIT = Visit("http://127.0.0.1:8200", "halaman", 5, True)
LOCAL = Listening("127.0.0.1", 8200, True, False)


def judge(kind: str, own: Exposure | None, others: Sequence[Exposure] = (), **params: object) -> Answer:
    run = [
        Evidence(f"s-{number}", "x", "x", "", ("BAG-02",), "2026-01-01T00:00:00+07:00", exposure=each)
        for number, each in enumerate([*others, own])
    ]
    return check(Expectation(kind, params, "teks", -1), run[-1], SEEN, run)


def shown(**fields: object) -> Exposure:
    return Exposure(**{"searched": ("user_id",), "visits": [VISIT], **fields})  # type: ignore[arg-type]


USER = Revealed("user_id", "/ (isi)", "base64", "halaman")
GREEN_AND_RED = {
    "secrets_untold": (shown(), shown(revealed=[USER])),
    "closed_paths": (shown(), shown(recognised=[Recognised("isi", "repositori Git", "/.git/HEAD")])),
    "debug_off": (shown(), shown(recognised=[Recognised("debug", "Python", "/aduan")])),
    "listing_off": (shown(), shown(recognised=[Recognised("daftar", "IIS", "/aset/")])),
    "cookies_guarded": (
        shown(cookies=[SetCookie("sesi", True, "lax", False, False)]),
        shown(cookies=[SetCookie("sesi", True, "lax", False, True)]),
    ),
    "headers_set": (shown(pages=[Bare("/", ())]), shown(pages=[Bare("/", ("Referrer-Policy",))])),
    "served_safely": (shown(listening=[LOCAL]), shown(listening=[LOCAL, Listening("0.0.0.0", 8300, False, False)])),
    "no_default_account": (shown(sign_ins=[SignIn("/m", 3, ())]), shown(sign_ins=[SignIn("/m", 3, ("admin",))])),
    "document_carries_nik": (
        shown(documents=[Document(0, "halaman", has_nik=True)]),
        shown(documents=[Document(0, "PDF", has_nik=False)]),
    ),
}


@pytest.mark.parametrize("kind", GREEN_AND_RED)
def test_each_demand_is_met_or_breached_by_what_was_seen(kind: str) -> None:
    green, red = (judge(kind, own, of="halaman") for own in GREEN_AND_RED[kind])
    assert (green.is_met, red.is_met, red.is_testable) == (True, False, True)
    assert red.reason.indonesian != red.reason.english


def test_every_kind_is_tried_here() -> None:
    assert {"visitor_served", *GREEN_AND_RED} == EXPOSURE_KINDS


@pytest.mark.parametrize(
    "kind", ["cookies_guarded", "headers_set", "served_safely", "no_default_account", "document_carries_nik"]
)
def test_where_nothing_was_seen_nothing_is_green(kind: str) -> None:
    answer = judge(kind, Exposure())
    assert (answer.is_met, answer.is_testable) == (False, False)


@pytest.mark.parametrize(
    ("own", "is_met"),
    [
        (None, False),
        (Exposure(), False),
        (Exposure(visits=[Visit("http://127.0.0.1", "galat", 5, True)]), False),
        (Exposure(visits=[Visit("http://127.0.0.1", "halaman", 0, False)]), False),
        (Exposure(visits=[Visit("http://127.0.0.1", "halaman", 2, False)]), False),
        (Exposure(visits=[VISIT]), True),
    ],
)
def test_a_visitor_must_have_got_something_in_which_words_are_found(own: Exposure | None, is_met: bool) -> None:
    assert judge("visitor_served", own, of="halaman").is_met is is_met


def test_what_applicants_got_in_other_scenarios_counts_by_where_it_stood() -> None:
    others = [Exposure(revealed=[USER, Revealed("password", "/x (tajuk y)", "apa adanya", "galat")])]
    pages, errors = (judge("secrets_untold", shown(), others, of=of) for of in ("halaman", "galat"))
    assert pages.reason.english == "user id can be read at / (isi), base64"
    assert errors.reason.indonesian == "kata sandi terbaca pada /x (tajuk y), apa adanya"
    assert judge("debug_off", shown(), [Exposure(recognised=[Recognised("debug", "PHP", "/")])]).is_met is False
    assert judge("closed_paths", shown(), [shown(revealed=[Revealed("password", "/.env (isi)", "x", "jalur")])]).is_met


def test_many_places_are_counted() -> None:
    many = [Revealed("user_id", f"/{number} (isi)", "x", "halaman") for number in range(5)]
    assert judge("secrets_untold", shown(revealed=many), of="halaman").reason.english.endswith("; and 2 more")


def test_without_a_distinctive_secret_nothing_was_tested() -> None:
    answer = judge("secrets_untold", Exposure(left_out=("user_id",), visits=[VISIT]), of="halaman")
    assert (answer.is_met, answer.is_testable) == (False, False)
    assert "user_id" in answer.reason.english
    assert "not searched" in judge("secrets_untold", shown(left_out=("ip_user",)), of="halaman").reason.english


@pytest.mark.parametrize(
    ("base", "listening", "is_met"),
    [
        ("https://lapor.example", None, True),
        ("http://lapor.example", None, False),
        ("http://127.0.0.1:80", [Listening("0.0.0.0", 443, False, True)], True),
        ("http://[::1]:80", [Listening("::", 80, False, False)], False),
    ],
)
def test_beyond_loopback_tls_is_wanted(base: str, listening: list[Listening] | None, is_met: bool) -> None:
    own = Exposure(visits=[Visit(base, "halaman", 1, True)], listening=listening)
    assert judge("served_safely", own).is_met is is_met


def test_a_document_that_could_not_be_read_is_not_judged() -> None:
    answer = judge("document_carries_nik", shown(documents=[Document(0, "PDF", False, "terkunci", "locked")]))
    assert (answer.is_testable, answer.reason.english) == (False, "locked")
