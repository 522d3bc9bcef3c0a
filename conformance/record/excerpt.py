"""What may evidence quote of a page of the application, and of an answer of the DWH? Neither with anybody's data."""

import json
import re
from collections.abc import Mapping
from typing import Any

PAGE_LENGTH, ANSWER_LENGTH = 2000, 1000
"""Characters that are kept of a page, and of an answer."""
HIDDEN = "…"
LEAST_LENGTH = 3
"""A shorter value says nothing of anybody, and would be found in every word."""
LEAST_DIGITS = 6
"""A shorter number in an answer that is no JSON is nobody's."""
_OPEN_KEYS = frozenset({"RESPONSE_CODE", "RESPONSE_DESC", "RESPON", "RESPONSE", "quotaLimiter"})
"""Keys of an answer whose values speak of the call, never of a person."""
_FRAME_KEYS = frozenset({"lastPage", "numberOfElements", "sort", "totalElements", "firstPage", "number", "size"})
_MATCH = re.compile(r"(Tidak )?Sesuai( \(\d{1,3}\))?")
_PAIR = re.compile(r'("(?P<key>[^"]*)"\s*:\s*)(?P<value>"(?:[^"\\]|\\.)*"?|-?\d[\d.eE+-]*)')
_LONG_NUMBER = re.compile(rf"\d{{{LEAST_DIGITS},}}")
_SIXTEEN = re.compile(r"(?<!\d)\d(?:[ .-]?\d){15}(?!\d)")
SIXTEEN = "{16 angka}"


def answer_excerpt(response: Any) -> str:
    """Return an answer of the DWH, as the journal shows it (JSON, or the text of a body that is none), without data.

    Match results, codes, their texts, quotaLimiter and the frame stay; every other value is `…`.
    """
    if isinstance(response, str):
        text = _PAIR.sub(_hide_in_text, response)
        return _LONG_NUMBER.sub(HIDDEN, text)[:ANSWER_LENGTH]
    return json.dumps(_hide(response), ensure_ascii=False, separators=(",", ":"))[:ANSWER_LENGTH]


def _hide(value: Any, key: str = "") -> Any:
    match value:
        case dict():
            return {name: _hide(item, str(name)) for name, item in value.items()}
        case list():
            return [_hide(item, key) for item in value]
        case None:
            return None
        case _:
            return value if _is_open(key, value) else HIDDEN


def _is_open(key: str, value: object) -> bool:
    if key in _OPEN_KEYS:
        return True
    return _MATCH.fullmatch(value) is not None if isinstance(value, str) else key in _FRAME_KEYS


def _hide_in_text(pair: re.Match[str]) -> str:
    key, value = pair["key"], pair["value"]
    if key in _FRAME_KEYS or _is_open(key, value.strip('"')):
        return pair[0]
    return pair[1] + (f'"{HIDDEN}"' if value.startswith('"') else HIDDEN)


def page_excerpt(page: str, *sources: Mapping[str, str]) -> str:
    """Return what a page says with each value of `sources` (name -> value) replaced by its name, `{NIK}`.

    Every other number of 16 digits is `{16 angka}`. Values are found whatever their capitals and blanks, long numbers
    with blanks or dots in between, names of people word by word.
    """
    names = _names_by_text(sources)
    text = " ".join(page.split())
    if names:
        text = _without_torn_value(text, names)
        longest_first = sorted(names, key=len, reverse=True)
        known = re.compile("|".join(rf"(?<!\w){_pattern(value)}(?!\w)" for value in longest_first), re.IGNORECASE)
        text = known.sub(lambda found: f"{{{names.get(_key(found[0]), SIXTEEN[1:-1])}}}", text)
    return _SIXTEEN.sub(SIXTEEN, text)[:PAGE_LENGTH]


def _names_by_text(sources: tuple[Mapping[str, str], ...]) -> dict[str, str]:
    """Return what is to be found -> the name of its placeholder; of two names the first that is given."""
    found: dict[str, str] = {}
    for source in sources:
        for name, value in source.items():
            words = value.split() if name.startswith("NAMA_") else []
            for text in (value, *words):
                if len(_key(text)) >= LEAST_LENGTH:
                    found.setdefault(_key(text), name.removesuffix(".iso"))
    return found


def _key(text: str) -> str:
    """Return the form under which a text is looked up: a long number without what stands between its digits."""
    squeezed = " ".join(text.split()).casefold()
    digits = re.sub(r"[ .-]", "", squeezed)
    return digits if digits.isdigit() and len(digits) > LEAST_DIGITS else squeezed


def _pattern(text: str) -> str:
    return "[ .-]?".join(text) if text.isdigit() and len(text) > LEAST_DIGITS else re.escape(text)


def _without_torn_value(text: str, names: Mapping[str, str]) -> str:
    """Return a text that was cut at its greatest length without the beginning of a value at its end."""
    if len(text) < PAGE_LENGTH - LEAST_LENGTH:
        return text
    folded = text.casefold()
    torn = [cut for value in names for cut in range(LEAST_LENGTH, len(value)) if folded.endswith(value[:cut])]
    return text[: len(text) - max(torn, default=0)]
