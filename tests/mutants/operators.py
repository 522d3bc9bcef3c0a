"""Which mutants does a judging room have: one small change each, where is it, and how does the room read then?

The operators are those of mutmut (libcst), a table of type of node -> changed nodes, and four of our own that it lacks.
Left out is what changes words only, for no verdict rests on them, and what no run of the judge can notice: imports,
docstrings, annotations, and a place of an argument that is empty, which ends every call alike.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import libcst as cst
from libcst.metadata import MetadataWrapper, ParentNodeProvider, PositionProvider
from mutmut.mutation import mutators

Operator = Callable[[Any], Iterable[cst.CSTNode]]

UNUSED = frozenset({mutators.operator_arg_removal, mutators.operator_dict_arguments})
"""Of mutmut: most of what they make ends in a `TypeError`; `without_argument` takes their place."""
FIRST_ONLY = {mutators.operator_string: 1}
"""A text that is a key or a code is changed once (`XX...XX`); in upper case it says nothing else."""
SENTENCE = re.compile(r"\w\W* \W*\w")
SWAPS = {"any": "all", "all": "any", "max": "min", "min": "max"}


def negated(node: cst.If | cst.While | cst.CompIf) -> Iterator[cst.CSTNode]:
    """`if x` -> `if not (x)`: a condition that is neither a comparison nor a `not` has no other mutant."""
    if isinstance(node.test, (cst.Name, cst.Attribute, cst.Call, cst.NamedExpr)):
        inside = node.test.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
        yield node.with_changes(test=cst.UnaryOperation(cst.Not(), inside))


def swapped(node: cst.Call) -> Iterator[cst.CSTNode]:
    """`any` <-> `all`, `max` <-> `min`."""
    if isinstance(node.func, cst.Name) and node.func.value in SWAPS:
        yield node.with_changes(func=cst.Name(SWAPS[node.func.value]))


def without_argument(node: cst.Call) -> Iterator[cst.CSTNode]:
    """A named argument that falls back to its default: `f(a, at_most=b)` -> `f(a)`."""
    for place, arg in enumerate(node.args):
        if arg.keyword is not None and not is_wordy(arg.value):
            yield node.with_changes(args=[*node.args[:place], *node.args[place + 1 :]])


def unreturned(node: cst.Return) -> Iterator[cst.CSTNode]:
    """`return x` -> `return not (x)` where x is a truth value by its form."""
    if isinstance(node.value, (cst.Comparison, cst.BooleanOperation)):
        inside = node.value.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
        yield node.with_changes(value=cst.UnaryOperation(cst.Not(), inside))


OWN: Sequence[tuple[Any, Operator]] = (
    ((cst.If, cst.While, cst.CompIf), negated),
    (cst.Call, swapped),
    (cst.Call, without_argument),
    (cst.Return, unreturned),
)
OPERATORS: Sequence[tuple[Any, Operator]] = (
    *((kind, operator) for kind, operator in mutators.mutation_operators if operator not in UNUSED),
    *OWN,
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed room."""

    file: str
    line: int
    last: int
    """Where what is changed ends, so that it ran where any of these lines did."""
    operator: str
    before: str
    after: str
    source: str
    """The whole room, changed."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line} `{self.before}` → `{self.after}`"


UNCHANGED = (cst.Import, cst.ImportFrom, cst.Annotation, cst.Decorator)


class _Finder(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider, ParentNodeProvider)

    def __init__(self) -> None:
        self.found: list[tuple[cst.CSTNode, cst.CSTNode, str, int, int]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, UNCHANGED) or is_wordy(node):
            return False
        for kind, operator in OPERATORS:
            if isinstance(node, kind):
                for changed in islice(operator(node), FIRST_ONLY.get(operator)):
                    self.found.append((node, changed, operator.__name__, *self._lines(node)))
        return True

    def _lines(self, node: cst.CSTNode) -> tuple[int, int]:
        """Return first and last line of a node; an operator such as `and` has those of its parent's head."""
        if isinstance(node, (cst.If, cst.While, cst.CompIf)):
            node = node.test
        place = self.get_metadata(PositionProvider, node, None)
        while place is None:
            node = self.get_metadata(ParentNodeProvider, node)
            place = self.get_metadata(PositionProvider, node, None)
        return place.start.line, place.end.line


def is_wordy(node: cst.CSTNode) -> bool:
    """Whether a node is words for people: a sentence, a text with values, `Words(...)`, or given these."""
    match node:
        case cst.SimpleString():
            return "r" not in node.prefix and bool(SENTENCE.search(node.value))
        case cst.FormattedString() | cst.ConcatenatedString():
            return True
        case cst.Call(func=cst.Name(value="Words")):
            return True
        case cst.Assign(value=value) | cst.AnnAssign(value=value) | cst.AugAssign(value=value) if value is not None:
            return is_wordy(value)
        case cst.IfExp(body=one, orelse=other):
            return is_wordy(one) or is_wordy(other)
    return False


def mutants_of(file: str, source: str) -> list[Mutant]:
    """Return the mutants of a room, in the order of its lines, none twice."""
    wrapper = MetadataWrapper(cst.parse_module(source))
    finder = _Finder()
    wrapper.visit(finder)
    made: dict[str, Mutant] = {}
    for node, changed, operator, line, last in finder.found:
        text = wrapper.module.deep_replace(node, changed).code
        if text != source and _is_code(text):
            made.setdefault(text, Mutant(file, line, last, operator, *_shown(source, text), text))
    return sorted(made.values(), key=lambda mutant: (mutant.line, mutant.last))


def _is_code(text: str) -> bool:
    try:
        compile(text, "mutant", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def _shown(source: str, changed: str) -> tuple[str, str]:
    """Return the first line that differs, as it was and as it is, without what both begin with where it is long."""
    pairs = zip(source.splitlines(), changed.splitlines(), strict=False)
    before, after = next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))
    same = next((place for place, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    begin = max(0, same - SHOWN // 2)
    if changed.count("\n") < source.count("\n"):
        after = ""
    return tuple(line[begin : begin + SHOWN].strip().replace("`", "'") for line in (before, after))  # type: ignore[return-value]


SHOWN = 90
"""How many characters of a change are shown."""
