"""Which programs does the guide show for a method? One table; every row is one template with its language."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simulator.domain.call import Method
from simulator.domain.elemen import ELEMEN_BY_NAME
from simulator.guide.advice import Words
from simulator.guide.call_example import PASSWORD_PLACEHOLDER
from simulator.guide.rendering import render

CAPTION = "%% "
"""Begins the line that names a part of a program of several files."""


@dataclass(frozen=True, slots=True)
class Language:
    """One example: its id on the page, its title, how it is run, and its template."""

    id: str
    title: Words
    usage: Words
    template: str


def _same(text: str) -> Words:
    return Words(text, text)


def _save_and_run(name: str, program: str) -> Words:
    return Words(f"Simpan sebagai {name}, lalu: {program} {name}.", f"Save as {name}, then: {program} {name}.")


_PASTE = Words("Tempel di terminal.", "Paste into a terminal.")
_WINDOWS = Words(
    "Simpan badan permintaan sebagai permintaan.json (UTF-8 tanpa BOM), lalu jalankan di folder yang sama.",
    "Save the body as permintaan.json (UTF-8 without BOM), then run this in the same folder.",
)
_LARAVEL = Words("Isi tiga berkas ini dalam proyek Laravel Anda.", "Fill in these three files of your Laravel project.")
_PHP = _save_and_run("contoh.php", "php")
_PYTHON = _save_and_run("contoh.py", "python")

LANGUAGES: tuple[Language, ...] = (
    Language("curl", _same("curl (Linux, macOS, WSL)"), _PASTE, "curl.sh.j2"),
    Language("windows", _same("curl (Windows: cmd, PowerShell)"), _WINDOWS, "curl_windows.txt.j2"),
    Language("php-curl", Words("PHP (ekstensi curl)", "PHP (curl extension)"), _PHP, "php_curl.php.j2"),
    Language("php-stream", Words("PHP (tanpa ekstensi)", "PHP (no extension)"), _PHP, "php_stream.php.j2"),
    Language("laravel", _same("Laravel 8+ (Http::)"), _LARAVEL, "laravel.php.j2"),
    Language("javascript", _same("JavaScript (fetch, Node 18+)"), _save_and_run("contoh.mjs", "node"), "node.mjs.j2"),
    Language("python-requests", _same("Python (requests)"), _PYTHON, "python_requests.py.j2"),
    Language("python", Words("Python (pustaka standar)", "Python (standard library)"), _PYTHON, "python_stdlib.py.j2"),
    Language("java", _same("Java (java.net.http, 17+)"), _save_and_run("Contoh.java", "java"), "Contoh.java.j2"),
)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A program to copy; the placeholder of the password stands in its text as it is."""

    id: str
    title: str
    usage: str
    blocks: tuple[tuple[str, str], ...]
    """Caption and text of every part; a program of one part has no caption."""


def write_snippets(method: Method, url: str, fields: Mapping[str, str], lang: str) -> Iterator[Snippet]:
    """Yield the program of every language that sends `fields` to `url` and reads the answer of `method`."""
    values = {
        "url": url,
        "fields": fields,
        "body": json.dumps(fields, indent=2, ensure_ascii=False),
        "width": max(map(len, fields)) + 2,
        "checked": [name for name in fields if name in ELEMEN_BY_NAME],
        "is_match": method is Method.CALL_VERIFY_BY_ELEMEN,
        "is_list": method in (Method.CALL_KK, Method.CALL_COMBINATION),
        "password": PASSWORD_PLACEHOLDER,
    }
    for language in LANGUAGES:
        blocks = _split(render(f"contoh/{language.template}", lang, values))
        yield Snippet(f"{method}-{language.id}".lower(), language.title.of(lang), language.usage.of(lang), blocks)


def _split(text: str) -> tuple[tuple[str, str], ...]:
    """Return the parts of a rendered template: a line `%% caption` begins one."""
    if not text.startswith(CAPTION):
        return (("", text.strip("\n")),)
    parts = f"\n{text}".split(f"\n{CAPTION}")[1:]
    return tuple((caption, code.strip("\n")) for caption, _, code in (part.partition("\n") for part in parts))
