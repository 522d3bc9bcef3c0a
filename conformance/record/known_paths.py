"""At which paths is often something left lying, and by what is it recognised? Pure.

A row is about what only the thing itself holds: a friendly page that answers any path, with 200 or not, is none.
Without a pattern a path is only searched for secrets: that it can be read says nothing (`package.json`).
"""

import re
from dataclasses import dataclass

from conformance.record.exposure import Heard, Recognised
from conformance.record.tell_tales import DEBUG, one_of

CONTENT = "isi"


@dataclass(frozen=True, slots=True)
class KnownPath:
    """One such path."""

    path: str
    """Relative to the application's address."""
    what: str
    pattern: re.Pattern[bytes] | None = None
    kind: str = CONTENT
    """`isi`: nobody outside may read it; `debug`: it shows how the program is built."""
    may_be_html: bool = False


def _page(path: str, what: str, *patterns: str) -> KnownPath:
    return KnownPath(path, what, one_of(*patterns), DEBUG, may_be_html=True)


_SETTINGS = one_of(r"^(?:export )?[A-Z][A-Z0-9_]{2,}\s*=\s*\S")
_SQL = one_of(r"^-- (?:MySQL|MariaDB|PostgreSQL).*dump", r"^(?:CREATE TABLE|INSERT INTO) \S", r"^PRAGMA foreign_keys")
_SOURCE = one_of(r"<\?php")
_SQLITE = one_of(r"\ASQLite format 3\0")
KNOWN_PATHS: tuple[KnownPath, ...] = (
    *(KnownPath(path, "pengaturan", _SETTINGS) for path in (".env", ".env.bak", ".env.local", ".env.production")),
    KnownPath(".git/HEAD", "repositori Git", one_of(r"\Aref: refs/", r"\A[0-9a-f]{40}\s*\Z")),
    KnownPath(".git/config", "repositori Git", one_of(r"^\[core\]", r"^\[remote ")),
    KnownPath(".svn/entries", "repositori Subversion", one_of(r"\A\d+\s*\n(?:\n|dir)", r"<wc-entries")),
    KnownPath(".hg/hgrc", "repositori Mercurial", one_of(r"^\[paths\]")),
    KnownPath(".htpasswd", "kata sandi", one_of(r"^[\w.-]+:(?:\$|\{SHA\})")),
    KnownPath("web.config", "konfigurasi IIS", one_of(r"<configuration[\s>]"), may_be_html=True),
    KnownPath("appsettings.json", "konfigurasi ASP.NET", one_of(r'"ConnectionStrings"\s*:')),
    *(
        KnownPath(path, "sumber PHP", _SOURCE, may_be_html=True)
        for path in ("config.php.bak", "config.php~", "wp-config.php~", "wp-config.php.bak")
    ),
    *(KnownPath(path, "cadangan basis data", _SQL) for path in ("backup.sql", "dump.sql", "db.sql", "dump.sql.gz")),
    *(KnownPath(path, "berkas SQLite", _SQLITE) for path in ("database.sqlite", "db.sqlite3")),
    KnownPath("storage/logs/laravel.log", "log Laravel", one_of(r"^\[\d{4}-\d\d-\d\d[ T][\d:.+]+\] \w+\.[A-Z]+:")),
    KnownPath("docker-compose.yml", "docker-compose", one_of(r"^services:\s*$")),
    KnownPath("actuator/env", "Spring Actuator", one_of(r'"propertySources"\s*:')),
    KnownPath("actuator/configprops", "Spring Actuator", one_of(r'"configurationProperties"\s*:')),
    KnownPath("actuator/heapdump", "Spring Actuator", one_of(r"\AJAVA PROFILE 1\.0")),
    KnownPath("actuator", "Spring Actuator", one_of(r'"_links"\s*:.{0,2000}"(?:env|heapdump|beans)"'), DEBUG),
    _page("phpinfo.php", "phpinfo()", r"phpinfo\(\)</title>"),
    _page("info.php", "phpinfo()", r"phpinfo\(\)</title>"),
    KnownPath("_debugbar/open", "Laravel Debugbar", one_of(r'"utime"\s*:.{0,2000}"uri"\s*:'), DEBUG),
    _page("telescope", "Laravel Telescope", r"<title>Telescope", r'id="telescope"'),
    _page("horizon", "Laravel Horizon", r"<title>Horizon", r'id="horizon"'),
    _page("_profiler/", "Symfony Profiler", r"<title>Symfony Profiler", r'class="sf-profiler'),
    _page("server-status", "Apache server-status", r"<title>Apache Status</title>"),
    _page("server-info", "Apache server-info", r"<title>Server Information</title>"),
    _page("console", "Werkzeug", r"<title>Console // Werkzeug", r"EVALEX ?= ?true"),
    KnownPath("debug/vars", "Go expvar", one_of(r'"memstats"\s*:\s*\{'), DEBUG),
    _page("debug/pprof/", "Go pprof", r"<title>/debug/pprof/</title>"),
    _page("elmah.axd", "ELMAH", r"<title>Error log for"),
    *(KnownPath(path, path) for path in ("debug", "composer.json", "package.json", "config.json")),
)
"""In the order in which they are tried."""


def recognise(row: KnownPath, heard: Heard, stray: Heard | None, place: str) -> Recognised | None:
    """Return what lies at a known path; None: nothing, or what the application answers any path with.

    `stray` is its answer to a path that nobody would think of.
    """
    if row.pattern is None or heard.status >= 300 or (heard.is_html and not row.may_be_html):
        return None
    if stray is not None and stray.status < 300 and row.pattern.search(stray.body):
        return None
    return Recognised(row.kind, row.what, place) if row.pattern.search(heard.body) else None
