"""What does the operator read, and is there something new?"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from conformance.application.action import run_for_output
from conformance.application.answer import NoAnswer, ask_once
from conformance.application.limits import MOST_READ
from conformance.application.process import split_command
from conformance.application.trust import trust_for
from conformance.bilingual import Words
from conformance.fault import Fault
from conformance.plan.json_path import read_json
from conformance.plan.placeholder import fill_in
from conformance.plan.tables import Petugas

_BLOCKS = ["tr", "li", "p", "dt", "div", "section", "article", "br", "pre", "h1", "h2", "h3", "h4"]
_NUMBER = re.compile(r"[\w-]*\d[\w-]*")
"""A number, and a word with digits in it, as identifiers are."""


class OperatorPageFault(Fault):
    """The operator's page could not be read: never the fault of the application under test."""


def read_operator_page(
    page: Petugas,
    values: Mapping[str, str],
    patience_s: float,
    directory: Path = Path(),
    self_signed: bool | None = None,
) -> str:
    """Return what the operator reads, line by line; raise `OperatorPageFault`. `directory` is the plan's.

    `self_signed`: see `conformance.plan.tables.Aplikasi`.
    """
    if page.file is not None:
        return "\n".join(lines_of(_text_of(directory / fill_in(page.file, values))))
    if page.command is not None:
        command = fill_in(split_command(page.command), values)
        place, env = directory / fill_in(page.cwd, values), fill_in(page.env, values)
        return "\n".join(lines_of(_output_of(command, place, env, patience_s)))
    url, headers = str(fill_in(page.url, values)), fill_in(page.headers, values)
    return "\n".join(lines_of(_page_at(url, headers, patience_s, self_signed)))


def _page_at(url: str, headers: Mapping[str, str], patience_s: float, self_signed: bool | None) -> str:
    try:
        answer = ask_once("GET", url, patience_s, trust=trust_for(url, self_signed), headers=headers)
    except NoAnswer as error:
        raise OperatorPageFault(Words(*(f"aplikasi.petugas: {url}: {text}" for text in error.words))) from error
    if answer.status >= 400:
        raise OperatorPageFault(Words.same(f"aplikasi.petugas: {url}: HTTP {answer.status}"))
    return answer.text


def _text_of(path: Path) -> str:
    """Return the text of a file; of a very long one its end, for what is new stands there."""
    try:
        if not path.exists():
            return ""
        with path.open("rb") as file:
            begin = max(0, path.stat().st_size - MOST_READ)
            file.seek(begin)
            text = file.read(MOST_READ).decode("utf-8", "replace")
        return text.partition("\n")[2] if begin else text  # not from the middle of a line
    except OSError as error:
        raise OperatorPageFault(Words.same(f"aplikasi.petugas: {path}: {error.strerror or error}")) from error


def _output_of(command: list[str], directory: Path, env: Mapping[str, str], patience_s: float) -> str:
    output = run_for_output(command, directory, patience_s, env)
    if isinstance(output, Words):
        raise OperatorPageFault(Words(*(f"aplikasi.petugas: {text}" for text in output)))
    return output


def lines_of(page: str) -> list[str]:
    """Return what the page says, a row, paragraph or list item a line; of a JSON page each innermost object a line."""
    try:
        return list(_objects_of(read_json(page)))
    except ValueError:
        pass
    soup = BeautifulSoup(page, "html.parser")
    for block in soup.find_all(_BLOCKS):
        block.insert_before("\n")
        if block.name != "dt":  # its dd belongs to the same line
            block.append("\n")
    return [text for line in soup.get_text(" ").split("\n") if (text := " ".join(line.split()))]


def _objects_of(value: Any) -> Iterator[str]:
    match value:
        case dict():
            flat = {key: item for key, item in value.items() if not isinstance(item, dict | list)}
            if flat:
                yield json.dumps(flat, ensure_ascii=False, sort_keys=True)
            for item in value.values():
                if isinstance(item, dict | list):
                    yield from _objects_of(item)
        case list():
            for item in value:
                yield from _objects_of(item)
        case str():
            yield value
        case _:
            pass


def form_of(line: str) -> str:
    """Return a line without its numbers and identifiers.

    Lines of one form count the same thing, or say the same at another time.
    """
    return _NUMBER.sub("#", line)


def counters_between(before: str, after: str, sign: str = "") -> frozenset[str]:
    """Return the forms of lines that were there and changed their numbers alone: clocks, counts.

    A line that names `sign`, the code that was just delivered, tells of it and is none.
    """
    old, new = Counter(before.splitlines()), Counter(after.splitlines())
    was, became = _forms(old - new), _forms(new - old)
    named = {form_of(line) for line in new - old if sign and re.search(rf"(?<!\d){sign}(?!\d)", line)}
    return frozenset((was & became).keys() - named)


def passing_between(before: str, during: str, after: str) -> frozenset[str]:
    """Return the forms of lines that came and went again: what shows a state, such as how many wait, is no notice."""
    came = Counter(during.splitlines()) - Counter(before.splitlines())
    return frozenset(_forms(came).keys() - _forms(Counter(after.splitlines())).keys())


def has_news(before: str, after: str, counters: frozenset[str] = frozenset()) -> bool:
    """Whether `after` says something that the page did not say before, besides what `counters` (forms) count; pure."""
    news = Counter(after.splitlines()) - Counter(before.splitlines())
    return any(form_of(line) not in counters for line in news)


def _forms(lines: Counter[str]) -> Counter[str]:
    return Counter(form_of(line) for line in lines.elements())
