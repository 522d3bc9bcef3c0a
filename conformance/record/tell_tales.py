"""By what is a debug page or a list of files recognised? Pure.

Each row is about words that only the thing itself writes, so that a page which merely speaks of it is not accused.
"""

import re
from collections.abc import Iterator
from typing import Final

from conformance.record.exposure import Heard, Recognised

DEBUG, LISTING = "debug", "daftar"
_Row = tuple[str, *tuple[str, ...]]
"""A name, and the patterns of which one is enough."""
_QUOTE = r"""(?:"|'|&quot;|&#34;|&#x27;|&#39;)"""
_PLACE = r"(?:/|node:|file:|[A-Z]:\\)"

_DEBUG_PAGES: Final[tuple[_Row, ...]] = (
    ("Laravel Ignition", r"window\.ignite\(", r"Spatie\\+LaravelIgnition"),
    ("Whoops", r"Whoops\\+(?:Run|Handler)", r'class="Whoops container"', r"Whoops! There was an error\."),
    ("Symfony", r'id="sfwdt', r'class="sf-toolbar', r"Symfony\\+Component\\+\w+\\+Exception"),
    ("Laravel Debugbar", r"phpdebugbar\.(?:js|addDataSet)", r"PhpDebugBar\.DebugBar"),
    (
        "PHP",
        r"(?:Fatal error|Warning|Notice|Deprecated|Parse error)(?:</b>)?:\s.{1,400}\sin\s(?:<b>)?\S+\.php(?:</b>)?"
        r"(?: on line |:)(?:<b>)?\d",
        r"^#\d+ \S+\.php\(\d+\): ",
    ),
    ("phpinfo()", r"<title>(?:PHP [\d.]+\S* - )?phpinfo\(\)</title>"),
    ("Werkzeug", r"Werkzeug Debugger", r"EVALEX ?= ?true", r"The debugger caught an exception in your WSGI"),
    ("Django", rf"You{_QUOTE}re seeing this error because you have <code>DEBUG = True"),
    ("Python", r"Traceback \(most recent call last\):", rf"File {_QUOTE}[^\"&'\n]+\.py{_QUOTE}, line \d"),
    ("Node", rf"^[ \t]+at \S.*\({_PLACE}.+:\d+:\d+\)", rf"(?:<br ?/?>|&nbsp;|\\n)\s*at \S+ \(?{_PLACE}[^<\n]+:\d+:\d"),
    ("Spring", r"<h1>Whitelabel Error Page</h1>", r'"trace"\s*:\s*"[\w.$]+(?:Exception|Error)'),
    ("Java", r"(?:^[ \t]+|&#9;|\\t)at [\w.$]+\.[\w$<>]+\((?:[\w$]+\.java:\d+|Native Method|Unknown Source)\)"),
    ("Tomcat", r"<b>Exception</b></p><pre>", r"org\.apache\.(?:catalina|coyote|jasper)\.\S+\("),
    ("ASP.NET", r"\[\w+Exception: [^\]]+\]", r"<b> ?Version Information:</b>&nbsp;Microsoft \.NET"),
    ("Ruby", r"Action Controller: Exception caught", r"^[ \t]*\S+\.rb:\d+:in [`']"),
    ("Go", r"^goroutine \d+ \[running\]:"),
)
_LISTINGS: Final[tuple[_Row, ...]] = (
    ("Apache, nginx, Caddy", r"<title>Index of /[^<]*</title>", r"<h1>Index of /[^<]*</h1>"),
    ("Python http.server", r"<title>Directory listing for /[^<]*</title>"),
    ("IIS", r"\[To Parent Directory\]"),
    ("Tomcat, Jetty", r"<title>(?:Directory Listing For|Directory:) ?[^<]*</title>"),
    ("serve-index", r"<title>listing directory /[^<]*</title>"),
)


def one_of(*patterns: str) -> re.Pattern[bytes]:
    """Return what finds any of `patterns`; `^` is the beginning of a line."""
    return re.compile("|".join(patterns).encode(), re.MULTILINE)


DEBUG_PAGES = tuple((what, one_of(*patterns)) for what, *patterns in _DEBUG_PAGES)
"""Pages of an error or of a tool that show how the program is built."""
LISTINGS = tuple((what, one_of(*patterns)) for what, *patterns in _LISTINGS)
"""Pages that list the files of a directory."""


def tell_tales(heard: Heard, place: str) -> Iterator[Recognised]:
    """Yield the debug pages and listings that an answer is recognised as; it came from `place`."""
    for kind, table in ((DEBUG, DEBUG_PAGES), (LISTING, LISTINGS if heard.status < 300 else ())):
        for what, pattern in table:
            if pattern.search(heard.body):
                yield Recognised(kind, what, place)
