"""Does a visitor get what an application shows, within his bounds, and are default accounts told from refusals?"""

import gzip
from collections.abc import Iterator

import pytest

from conformance.observe.default_accounts import try_accounts
from conformance.observe.provoking import provoke, try_known_paths
from conformance.observe.visitor import MOST_ALIKE, MOST_PAGES, Seen, Visitor
from tests.helpers.site import Site, SiteHandler, running

FORM = '<form method="post" action="/masuk"><input name="u"><input name="p" type="password"></form>'
PAGES = {
    "/": '<title>Aduan</title><a href="/daftar?h=1">d</a><a href="/keluar">k</a><script src="/a.js"></script>',
    "/a.js": "let a = 1;\n//# sourceMappingURL=peta.json",
    "/peta.json": "{}",
    "/pindah": "",
    "/.git/HEAD": "ref: refs/heads/main",
    "/login": FORM,
}


class _Handler(SiteHandler):
    accepted = "admin=admin"

    def do_GET(self) -> None:
        self.note({})
        path = self.path.partition("?")[0]
        if path == "/daftar":
            page = int(self.path.rpartition("=")[2])
            self.reply(200, f'<a href="/daftar?h={page + 1}">lagi</a>')
        elif path == "/dump.sql.gz":
            self.reply(200, gzip.compress(b"CREATE TABLE a (b);\n").decode("latin-1"))
        else:
            self.reply(200 if path in PAGES else 404, PAGES.get(path, "<p>tidak ada</p>"))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode("latin-1")
        self.note({"isi": [body[:60]]})
        is_let_in = body == f"p={self.accepted.partition('=')[2]}&u={self.accepted.partition('=')[0]}"
        self.reply(302 if is_let_in else 200, "" if is_let_in else FORM, "/beranda" if is_let_in else "")

    do_PATCH = do_GET  # noqa: N815

    def reply(self, status: int, body: str, location: str = "") -> None:
        raw = body.encode("latin-1")
        self.send_response(status)
        self.send_header("Content-Length", str(len(raw)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(raw)


class _Strict(_Handler):
    accepted = "petugas=k3jh4"


@pytest.fixture
def site() -> Iterator[Site]:
    with running(Site(_Handler)) as site:
        yield site


def visitor(site: Site) -> Visitor:
    return Visitor(site.base, 2.0, None, None)


def test_he_opens_pages_scripts_and_source_maps_and_nothing_that_ends_a_session(site: Site) -> None:
    with visitor(site) as one:
        seen = one.look_around([one.base])
    paths = [heard.path for _, heard in seen.heard]
    assert {"/", "/a.js", "/peta.json", "/a.js.map"} <= set(paths)
    assert "/keluar" not in paths
    assert paths.count("/daftar") == MOST_ALIKE
    assert len(paths) < MOST_PAGES
    assert seen.is_searchable


def test_nothing_is_searchable_where_nothing_came() -> None:
    with Visitor("http://127.0.0.1:1/", 1.0, None, None) as one:
        assert one.look_around([one.base]).heard == []
    assert not Seen().is_searchable


def test_error_pages_are_provoked_and_known_paths_are_unpacked(site: Site) -> None:
    with visitor(site) as one:
        provoked = provoke(one, [f"{site.base}/aduan"])
        stray, found = try_known_paths(one)
    assert {heard.status for _, heard in provoked.heard} == {200, 404}
    assert stray is not None
    assert stray.status == 404
    bodies = {row.path: heard.body for row, _, heard in found if heard.status == 200}
    assert bodies == {".git/HEAD": b"ref: refs/heads/main", "dump.sql.gz": b"CREATE TABLE a (b);\n"}


@pytest.mark.parametrize(("handler", "let_in"), [(_Handler, ("admin",)), (_Strict, ())])
def test_a_default_account_is_one_that_is_led_elsewhere(handler: type[_Handler], let_in: tuple[str, ...]) -> None:
    with running(Site(handler)) as site, visitor(site) as one:
        found = try_accounts(one, Seen(), ())
        assert [(form.place, form.tried, form.let_in) for form in found] == [("/masuk", 3, let_in)]
        handed_in = [fields for _, path, _, fields in site.seen if path == "/masuk" and fields]
        assert len(handed_in) == 4
        assert [form.tried for form in try_accounts(one, Seen(), {"admin"})] == [0]
