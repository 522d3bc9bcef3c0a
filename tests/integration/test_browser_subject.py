"""Is an application driven in a real Chromium by the steps of its plan, each applicant as a new profile?"""

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from conformance.application.process import DriverFault, free_port
from conformance.outcome import Outcome
from conformance.plan.placeholder import UnknownPlaceholder
from conformance.plan.tables import BrowserRecipe, BrowserStep, HasilRule
from conformance.subject import browser
from conformance.subject.browser import BrowserSubject
from tests.helpers.raw_server import serving_tls
from tests.helpers.site import Site, SiteHandler, running

PAGE = """<!doctype html><html lang="id"><head><title>Aduan</title><link rel="icon" href="data:,"></head><body>
<h1>Aduan baru</h1><p style="display:none">Aduan diterima</p>
<form method="post" action="/aduan"><input id="nik" name="nik"><input id="nama" name="nama">
<select id="kec" name="kec"><option value="">-</option><option value="3">Kutasari</option></select>
<button>Kirim</button></form>
<form method="post" action="/unggah" enctype="multipart/form-data"><input name="nik"><input name="ktp" type="file">
<button id="unggah">Kirim foto</button></form>
<div id="spa" hidden></div><a id="asinkron" href="#" onclick="later()">Asinkron</a>
<script>function later() { setTimeout(() => { document.body.innerHTML = '<h1>Aduan diterima</h1>'; }, 300); }</script>
</body></html>"""
NIK = "3303015505909001"


class _Handler(SiteHandler):
    def do_GET(self) -> None:
        self.note({})
        if self.path == "/diam":
            self.server.stopping.wait(20)
        elif self.path == "/selesai":
            self._answer(200, '<link rel="icon" href="data:,"><h1>Aduan diterima</h1><p>Terima kasih')
        else:
            self._answer(200, PAGE)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/unggah":
            self.server.uploaded.append((self.headers["Content-Type"].partition(";")[0], body))
            self._answer(302, "", location="/selesai")
            return
        fields = parse_qs(body)
        self.note(fields)
        if fields["nik"] == ["diam"]:
            self.server.stopping.wait(20)
        elif fields["nik"] == [NIK]:
            self._answer(302, "", location="/selesai")
        else:
            self._answer(422, "<h1>Data tidak sesuai</h1>")

    def _answer(self, status: int, body: str, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body.encode())))
        self.send_header("Set-Cookie", f"sesi={len(self.server.seen)}")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body.encode())


@pytest.fixture(scope="module")
def form() -> Iterator[Site]:
    with running(Site(_Handler)) as site:
        yield site


@pytest.fixture
def site(form: Site) -> Site:
    form.seen.clear()
    return form


RULES = [
    HasilRule(outcome=Outcome.DITERUSKAN, status=200, text="Aduan diterima"),
    HasilRule(outcome=Outcome.DITOLAK, status=422),
]
GOTO, DONE = BrowserStep(goto="/"), BrowserStep(goto="/selesai")
FORM = [
    GOTO,
    BrowserStep(fill="#nik", value="{NIK}"),
    BrowserStep(fill="#nama", value="{NAMA_LGKP}"),
    BrowserStep(select="#kec", value="Kutasari"),
    BrowserStep(click="button"),
]
PERSON = {"NIK": NIK, "NAMA_LGKP": "SITI RAHAYU"}


@pytest.fixture(scope="module")
def driven(form: Site) -> Iterator[BrowserSubject]:
    """One browser for all; the recipe is put in by each test."""
    subject = BrowserSubject(recipe(form, *FORM), {}, 10.0, Path())
    yield subject
    subject.close()
    subject.close()


def stand_in(directory: Path, name: str, script: str) -> str:
    """A program that does only what `script` says."""
    program = directory / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


def recipe(site: Site, *steps: BrowserStep) -> BrowserRecipe:
    return BrowserRecipe(base=site.base, step=list(steps), hasil=RULES)


def drive(subject: BrowserSubject, site: Site, *steps: BrowserStep, patience: float = 10.0, **how: Any) -> Any:
    subject._recipe, subject._patience_s = recipe(site, *steps), patience
    return subject.submit(how.pop("data", PERSON), **how)


def test_a_form_is_filled_in_and_followed_to_its_end(driven: BrowserSubject, site: Site) -> None:
    reading = drive(driven, site, *FORM)
    assert (reading.outcome, reading.status) == (Outcome.DITERUSKAN, 200)
    assert reading.detail.indonesian == "HTTP 200, subject.hasil[0]"
    assert (reading.premature, reading.page_loads) == ("", 2)  # the redirect showed nothing
    assert site.seen[1][3] == {"nik": [NIK], "nama": ["SITI RAHAYU"], "kec": ["3"]}
    assert [path for _, path, _, _ in site.seen] == ["/", "/aduan", "/selesai"]


def test_each_applicant_is_a_new_profile_and_a_user_the_same_again(driven: BrowserSubject, site: Site) -> None:
    for user in ("", "", "loket-1", "loket-1"):
        drive(driven, site, DONE, user=user)
    driven.forget_users()
    drive(driven, site, DONE, user="loket-1")
    addresses, _, cookies, _ = zip(*site.seen, strict=True)
    assert cookies == ("", "", "", "sesi=3", "")
    assert addresses[2] == addresses[3]
    assert len(set(addresses)) == (4 if sys.platform == "linux" else 1)


def test_a_refusal_is_read_from_status_and_page(driven: BrowserSubject, site: Site) -> None:
    reading = drive(driven, site, *FORM, data={"NIK": "x", "NAMA_LGKP": "SITI"})
    assert (reading.outcome, reading.status) == (Outcome.DITOLAK, 422)
    assert reading.gist == "data tidak sesuai"


def test_what_cannot_be_seen_does_not_count(driven: BrowserSubject, site: Site) -> None:
    reading = drive(driven, site, GOTO, patience=1.0)
    assert (reading.outcome, reading.status) == (Outcome.TAK_DIKENAL, 200)


def test_an_outcome_that_comes_a_little_later_is_waited_for(driven: BrowserSubject, site: Site) -> None:
    late = BrowserStep(click="#asinkron")
    assert drive(driven, site, GOTO, late).outcome is Outcome.DITERUSKAN
    waited = drive(driven, site, GOTO, late, BrowserStep(wait="text=diterima"), BrowserStep(read="h1"))
    assert waited.outcome is Outcome.DITERUSKAN


def test_only_the_part_that_is_to_be_read_counts(driven: BrowserSubject, site: Site) -> None:
    reading = drive(driven, site, DONE, BrowserStep(read="p"), patience=3.0)
    assert (reading.outcome, reading.status, reading.gist) == (Outcome.TAK_DIKENAL, 200, "terima kasih")


def test_a_rule_that_matches_before_the_last_click_is_noticed(driven: BrowserSubject, site: Site) -> None:
    reading = drive(driven, site, DONE, BrowserStep(click="h1"))
    assert reading.premature == "HTTP 200, subject.hasil[0]"


def test_a_file_is_handed_in_and_a_person_takes_his_time(driven: BrowserSubject, site: Site, tmp_path: Path) -> None:
    (tmp_path / "ktp.svg").write_text("<svg>kartu palsu</svg>", encoding="utf-8")
    driven._directory = tmp_path
    steps = (
        GOTO,
        BrowserStep(upload="[name=ktp]", value="ktp.svg"),
        BrowserStep(wait=4.2),
        BrowserStep(click="#unggah"),
    )
    began = time.monotonic()
    assert drive(driven, site, *steps, patience=4.0).outcome is Outcome.DITERUSKAN  # his time is not the application's
    assert time.monotonic() - began > 4.2
    ((media_type, body),) = site.uploaded
    assert media_type == "multipart/form-data"
    assert 'name="ktp"; filename="ktp.svg"' in body
    assert "<svg>kartu palsu</svg>" in body


def test_a_double_click_is_one_on_the_last_click(driven: BrowserSubject, site: Site) -> None:
    assert drive(driven, site, *FORM, twice=True).outcome is Outcome.DITERUSKAN
    assert sum(path == "/aduan" for _, path, _, _ in site.seen) in (1, 2)  # browsers may drop the first


def test_several_threads_may_drive_at_once(driven: BrowserSubject, site: Site) -> None:
    outcomes: list[Outcome] = []
    driven._recipe, driven._patience_s = recipe(site, *FORM), 20.0
    threads = [threading.Thread(target=lambda: outcomes.append(driven.submit(PERSON).outcome)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == [Outcome.DITERUSKAN] * 2


@pytest.mark.parametrize(
    ("steps", "detail"),
    [
        ([BrowserStep(goto="/diam")], "tidak ada jawaban dalam 3 detik"),
        (
            [GOTO, BrowserStep(fill="#nik", value="diam"), BrowserStep(click="button")],
            "tidak ada jawaban dalam 3 detik",
        ),
    ],
)
def test_an_application_that_says_nothing_gives_no_answer(
    driven: BrowserSubject, site: Site, steps: list[BrowserStep], detail: str
) -> None:
    reading = drive(driven, site, *steps, patience=3.0)
    assert (reading.outcome, reading.status, reading.is_absent) == (Outcome.TAK_DIKENAL, 0, False)
    assert reading.detail.indonesian == detail


def test_a_step_that_cannot_be_done_is_named_without_the_applicants_values(driven: BrowserSubject, site: Site) -> None:
    reading = drive(driven, site, GOTO, BrowserStep(fill="#tidak-ada", value="{NIK}"), patience=5.0)
    assert (reading.outcome, reading.status) == (Outcome.TAK_DIKENAL, 200)
    assert "subject.step[1] (fill '#tidak-ada') tidak dapat dilakukan" in reading.detail.indonesian
    assert NIK not in reading.detail.indonesian


def test_nobody_at_home_is_not_the_same_as_silence(driven: BrowserSubject, site: Site) -> None:
    driven._recipe = BrowserRecipe(base=f"http://127.0.0.1:{free_port()}", step=[GOTO], hasil=RULES)
    driven._patience_s = 20.0
    reading = driven.submit(PERSON)
    assert (reading.status, reading.is_absent) == (0, True)
    assert "ERR_" in reading.detail.indonesian


def test_an_unknown_placeholder_is_the_plans_fault(driven: BrowserSubject, site: Site) -> None:
    with pytest.raises(UnknownPlaceholder):
        drive(driven, site, BrowserStep(goto="/{tidak}"))


def test_without_playwright_or_chromium_the_remedy_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, site: Site
) -> None:
    broken = stand_in(tmp_path, "chromium", "exit 3")
    monkeypatch.setattr(browser.shutil, "which", lambda name: broken)
    subject = BrowserSubject(recipe(site, *FORM), {}, 5.0, Path())
    with pytest.raises(DriverFault, match="Chromium tidak dapat dijalankan") as caught:
        subject.submit(PERSON)
    assert "apt-get install chromium" in caught.value.remedy.english
    subject.close()
    monkeypatch.setitem(sys.modules, "playwright.async_api", None)
    with pytest.raises(DriverFault, match="memerlukan Playwright") as caught:
        subject.submit(PERSON)
    assert "gladi[browser]" in caught.value.remedy.indonesian


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("error while loading shared libraries: libatomic.so.1: cannot open", "apt-get install libatomic1"),
        ("cannot execute: required file not found", "-m playwright --version"),
    ],
)
def test_a_driver_that_does_not_start_is_named_with_what_it_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, site: Site, said: str, remedy: str
) -> None:
    node = stand_in(tmp_path, "node", f"echo 'node: {said}' >&2\nexit 127")
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", node)
    subject = BrowserSubject(recipe(site, *FORM), {}, 5.0, Path())
    with pytest.raises(DriverFault, match="Playwright tidak dapat dijalankan") as caught:
        subject.submit(PERSON)
    assert said in caught.value.words.english
    assert remedy in caught.value.remedy.indonesian
    subject.close()


def test_what_breaks_while_the_driver_is_well_is_not_called_its_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, site: Site
) -> None:
    node = stand_in(tmp_path, "node", "case $2 in --version) exit 0 ;; esac\nexit 1")
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", node)
    subject = BrowserSubject(recipe(site, *FORM), {}, 5.0, Path())
    with pytest.raises(Exception, match="Connection closed") as caught:
        subject.submit(PERSON)
    assert not isinstance(caught.value, DriverFault)
    subject.close()


@pytest.mark.parametrize(("self_signed", "status"), [(None, 200), (False, 0)])
def test_a_certificate_that_nobody_vouches_for_is_taken_as_over_http(
    tmp_path: Path, self_signed: bool | None, status: int
) -> None:
    rules = [HasilRule(outcome=Outcome.DITERUSKAN, text="diterima")]
    with serving_tls(tmp_path) as url:
        opened = BrowserRecipe(base=url, step=[BrowserStep(goto="/")], hasil=rules)
        driven = BrowserSubject(opened, {}, 10.0, Path(), self_signed=self_signed)
        try:
            reading = driven.submit({})
        finally:
            driven.close()
    assert reading.status == status
