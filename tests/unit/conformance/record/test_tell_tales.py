"""Is every debug page, listing and file left lying recognised, and no page that merely speaks of it?"""

import pytest

from conformance.record.exposure import Heard
from conformance.record.known_paths import KNOWN_PATHS, recognise
from conformance.record.tell_tales import DEBUG_PAGES, LISTINGS, tell_tales

DEBUG = {
    "Laravel Ignition": "<script>window.ignite({})</script>",
    "Whoops": "<h1>Whoops! There was an error.</h1>",
    "Symfony": '<div id="sfwdt12" class="sf-toolbar">',
    "Laravel Debugbar": "var phpdebugbar = new PhpDebugBar.DebugBar();",
    "PHP": "<b>Warning</b>:  Undefined variable $x in <b>/var/www/a.php</b> on line <b>3</b>",
    "phpinfo()": "<title>PHP 8.2.1 - phpinfo()</title>",
    "Werkzeug": "var EVALEX = true,",
    "Django": "You&#x27;re seeing this error because you have <code>DEBUG = True</code>",
    "Python": "Traceback (most recent call last):",
    "Node": "TypeError: x<br> &nbsp; &nbsp;at f (/srv/app/index.js:10:5)",
    "Spring": "<h1>Whitelabel Error Page</h1>",
    "Java": "\tat id.go.dinas.Lapor.main(Lapor.java:12)",
    "Tomcat": "<p><b>Exception</b></p><pre>",
    "ASP.NET": "[NullReferenceException: Object reference not set]",
    "Ruby": "<h1>Action Controller: Exception caught</h1>",
    "Go": "goroutine 1 [running]:",
}
LISTED = {
    "Apache, nginx, Caddy": "<title>Index of /aset</title>",
    "Python http.server": "<title>Directory listing for /aset/</title>",
    "IIS": '<A HREF="/">[To Parent Directory]</A>',
    "Tomcat, Jetty": "<title>Directory: /aset/</title>",
    "serve-index": "<title>listing directory /aset</title>",
}
FRIENDLY = (
    "<title>Halaman tidak ditemukan</title><p>Fitur debug, Traceback, phpinfo() dan Index of tidak ada di sini.</p>"
    "<p>Warning: periksa kembali. Exception: hubungi petugas di loket.</p><pre>at night</pre>"
)
LEFT = {
    ".env": "APP_KEY=abc\n", ".env.bak": "A_B=1", ".env.local": "A_B=1", ".env.production": "export DB_HOST=x",
    ".git/HEAD": "ref: refs/heads/main\n", ".git/config": "[core]\n\tbare = false", ".svn/entries": "12\n\ndir\n",
    ".hg/hgrc": "[paths]\n", ".htpasswd": "a:$apr1$x", "web.config": "<configuration>",
    "appsettings.json": '{"ConnectionStrings": {}}', "backup.sql": "INSERT INTO a VALUES (1)",
    "dump.sql": "-- MySQL dump 10", "db.sql": "CREATE TABLE a (b)", "dump.sql.gz": "CREATE TABLE a (b)",
    "database.sqlite": "SQLite format 3\0", "db.sqlite3": "SQLite format 3\0",
    "storage/logs/laravel.log": "[2026-01-01 10:00:00] local.ERROR: x", "docker-compose.yml": "services:\n  a: 1",
    "actuator/env": '{"propertySources": []}', "actuator/configprops": '{"configurationProperties": 1}',
    "actuator/heapdump": "JAVA PROFILE 1.0.2", "actuator": '{"_links":{"env":1}}',
    "phpinfo.php": "<title>phpinfo()</title>", "info.php": "<title>phpinfo()</title>",
    "_debugbar/open": '[{"utime":1,"uri":"/"}]', "telescope": "<title>Telescope</title>",
    "horizon": '<div id="horizon">',
    "_profiler/": "<title>Symfony Profiler</title>", "server-status": "<title>Apache Status</title>",
    "server-info": "<title>Server Information</title>", "console": "<title>Console // Werkzeug Debugger</title>",
    "debug/vars": '{"memstats": {}}', "debug/pprof/": "<title>/debug/pprof/</title>",
    "elmah.axd": "<title>Error log for /</title>",
    **dict.fromkeys(
        ("config.php.bak", "config.php~", "wp-config.php~", "wp-config.php.bak"), "<?php $sandi = 'x';"
    ),
}  # fmt: skip
PAGE = (("content-type", "text/html"),)


def _found(body: str, status: int = 200) -> list[str]:
    return [one.what for one in tell_tales(Heard("/x", status, PAGE, body.encode()), "/x")]


def test_every_row_has_a_specimen() -> None:
    assert [what for what, _ in DEBUG_PAGES] == list(DEBUG)
    assert [what for what, _ in LISTINGS] == list(LISTED)
    assert {row.path for row in KNOWN_PATHS if row.pattern is not None} == set(LEFT)


@pytest.mark.parametrize("what", DEBUG)
def test_a_debug_page_is_recognised(what: str) -> None:
    assert what in _found(DEBUG[what], 500)


@pytest.mark.parametrize("what", LISTED)
def test_a_listing_is_recognised_where_it_came(what: str) -> None:
    assert _found(LISTED[what]) == [what]
    assert _found(LISTED[what], 403) == []


def test_a_page_that_merely_speaks_of_it_is_not_accused() -> None:
    assert _found(FRIENDLY) == []
    assert [
        row.path for row in KNOWN_PATHS if recognise(row, Heard("/", 200, PAGE, FRIENDLY.encode()), None, "/")
    ] == []


@pytest.mark.parametrize("row", [row for row in KNOWN_PATHS if row.pattern is not None], ids=lambda row: row.path)
def test_what_was_left_lying_is_recognised_unless_any_path_answers_so(row: object) -> None:
    assert row in KNOWN_PATHS
    known = next(one for one in KNOWN_PATHS if one is row)
    there = Heard(f"/{known.path}", 200, (), LEFT[known.path].encode())
    found = recognise(known, there, Heard("/acak", 404, (), b"tidak ada"), there.path)
    assert found is not None
    assert (found.kind, found.place) == (known.kind, there.path)
    assert recognise(known, there, Heard("/acak", 200, (), there.body), there.path) is None
    assert recognise(known, Heard(there.path, 403, (), there.body), None, there.path) is None
