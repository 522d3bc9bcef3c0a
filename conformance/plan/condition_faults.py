"""What may be wrong with a rule, a condition or a pick of a plan: it matches anything, or nothing ever. Pure."""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import soupsieve

from conformance.bilingual import Words
from conformance.outcome import Outcome
from conformance.plan.found import Found
from conformance.plan.json_path import is_path
from conformance.plan.pick_source import JSON, selector_of, source_of
from conformance.plan.tables import Condition, HasilRule, NotificationRule, PageCondition, Pick

_FILLED_ELSEWHERE = re.compile(r"\{[A-Z_][A-Z0-9_.]*\}|\{(?:unik|email|pick\.\w+)\}")
"""A placeholder; rules are read as they stand."""
_STATUSES = range(100, 600)
_UNREAD = "remove that rule: what no rule matches is tak_dikenal anyway"
_FILL = Words("isi, atau hapus kunci itu", "fill it in, or remove the key")


def rules_faults(field: str, rules: Sequence[HasilRule | NotificationRule]) -> Iterator[Found]:
    """Yield what is wrong with the rules at `field`, also with one that an earlier one leaves nothing."""
    for number, rule in enumerate(rules):
        if rule.outcome is Outcome.TAK_DIKENAL:
            hint = Words("hapus aturan itu: yang tidak cocok dengan aturan mana pun sudah tak_dikenal", _UNREAD)
            yield f"{field}[{number}].outcome", Words("bukan hasil", "is no outcome"), hint
        yield from condition_faults(f"{field}[{number}]", rule)
        for earlier, other in enumerate(rules[:number]):
            if other.outcome is not rule.outcome and _demands(other).items() <= _demands(rule).items():
                message = Words(
                    f"tidak pernah tercapai: {field}[{earlier}] ({other.outcome}) cocok lebih dahulu, "
                    "jadi kedua hasil tampak sama",
                    f"is never reached: {field}[{earlier}] ({other.outcome}) matches first, "
                    "so that the two outcomes look alike",
                )
                hint = Words(
                    "pindahkan aturan yang lebih khusus ke atas, atau bedakan keduanya",
                    "move the more special rule up, or tell the two apart",
                )
                yield f"{field}[{number}]", message, hint


def _demands(rule: Condition) -> dict[str, str]:
    """Return what `rule` demands, so that a rule that demands less can be compared with one that demands more."""
    given = {name: value for name, value in msgspec.structs.asdict(rule).items() if value is not None}
    return {name: repr(value) for name, value in given.items() if name != "outcome"}


def condition_faults(field: str, condition: Condition) -> Iterator[Found]:
    """Yield what is wrong with the condition at `field`."""
    demands = _demands(condition)
    if not demands:
        names = ", ".join(name for name in msgspec.structs.asdict(condition) if name != "outcome")
        message = Words("aturan ini cocok dengan apa saja", "this rule matches anything")
        yield field, message, Words(f"beri salah satu: {names}", f"give one of: {names}")
    for name in ("text", "selector", "subject"):
        if getattr(condition, name, None) is not None and not getattr(condition, name).strip():
            message = Words("kosong, jadi cocok dengan apa saja", "empty, so it matches anything")
            yield f"{field}.{name}", message, Words("isi, atau hapus kunci itu", "fill it in, or remove the key")
    if condition.regex is not None:
        yield from _regex_faults(f"{field}.regex", condition.regex)
    if condition.selector is not None:
        yield from selector_faults(f"{field}.selector", condition.selector)
    yield from _never_faults(field, condition)


def _never_faults(field: str, condition: Condition) -> Iterator[Found]:
    """Yield what no answer can ever show."""
    for name in ("text", "regex", "subject"):
        if found := _FILLED_ELSEWHERE.search(getattr(condition, name, None) or ""):
            message = Words(f"{found[0]} tidak diisi di dalam aturan", f"{found[0]} is not filled in within a rule")
            yield f"{field}.{name}", message, Words("tulis kata yang sama bagi setiap pemohon", "write what all see")
    if condition.json is not None and condition.selector is not None:
        message = Words("jawaban tidak mungkin JSON dan halaman sekaligus", "no answer is both JSON and a page")
        yield field, message, Words("hapus json atau selector", "remove json or selector")
    for path, value in (condition.json or {}).items():
        yield from _json_faults(f"{field}.json", path, value)
    if isinstance(condition, PageCondition) and condition.status is not None:
        for status in condition.status if isinstance(condition.status, list) else [condition.status]:
            if status not in _STATUSES:
                message = Words(f"{status} bukan status HTTP", f"{status} is no HTTP status")
                yield f"{field}.status", message, Words("100 sampai 599", "100 to 599")
        if condition.status == []:
            yield f"{field}.status", Words("kosong, jadi tidak pernah cocok", "empty, so it never matches"), _FILL


def _json_faults(field: str, path: str, value: Any) -> Iterator[Found]:
    if not is_path(path):
        message = Words(f"{path!r} bukan jalur JSON", f"{path!r} is no JSON path")
        yield field, message, Words("contoh: $.data.status, $.errors.*.code", "e.g. $.data.status, $.errors.*.code")
    if isinstance(value, datetime.date | datetime.time):
        message = Words(f"{path}: JSON tidak punya tanggal", f"{path}: JSON has no dates")
        yield field, message, Words("beri tanda kutip pada nilainya", "put the value in quotes")


def _regex_faults(field: str, regex: str) -> Iterator[Found]:
    try:
        matches_all = re.search(regex, "") is not None
    except re.error as error:
        message = Words(f"pola tidak sah: {error}", f"invalid pattern: {error}")
        yield field, message, Words("perbaiki pola itu", "fix the pattern")
        return
    if matches_all and not re.fullmatch(r"\W*\^\W*\$\W*", regex):
        message = Words("pola ini cocok dengan apa saja", "this pattern matches anything")
        yield field, message, Words("tulis kata yang harus ada", "write the words that must be there")


def pick_faults(field: str, expression: str | Pick) -> Iterator[Found]:
    """Yield what is wrong with what is picked at `field`."""
    if isinstance(expression, Pick):
        yield from pick_faults(f"{field}.at", expression.at)
        yield from _regex_faults(f"{field}.regex", expression.regex)
        return
    kind, name = source_of(expression)
    if not kind:
        yield from selector_faults(field, selector_of(name)[0])
    elif not name.strip() or (kind == JSON and not is_path(name)):
        message = Words("tidak menyebut apa yang diambil", "does not say what is to be picked")
        yield field, message, Words("contoh: $.data.id, header:Location", "e.g. $.data.id, header:Location")


def selector_faults(field: str, selector: str) -> Iterator[Found]:
    """Yield what is wrong with a CSS selector."""
    try:
        soupsieve.compile(selector)
    except soupsieve.SelectorSyntaxError:
        message = Words(f"{selector!r} bukan selektor CSS", f"{selector!r} is not a CSS selector")
        yield field, message, Words("contoh: input[name=_token]", "e.g. input[name=_token]")
