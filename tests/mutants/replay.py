"""What does the judge, as it is or with one room changed, say of a record, and which of its lines does that run?

The rooms are imported anew for each judge, so that every name in them is of the changed room; the rest of the suite,
and the events, stay as they are.
"""

import importlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib.abc import MetaPathFinder, SourceLoader
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import FrameType, ModuleType
from typing import Any

import conformance
from conformance.files.norm_files import load_catalogue
from conformance.norms.catalogue import Catalogue
from tests.helpers.source import ROOT
from tests.mutants.records import Record

PACKAGE = "conformance.judging"
FOLDER = ROOT / "conformance" / "judging"

Line = tuple[str, int]
"""Name of the room's file, line from 1."""
Judge = Callable[[Record], dict[str, Any]]


class _Changed(SourceLoader, MetaPathFinder):
    """Gives one room from a text instead of from its file."""

    def __init__(self, name: str, source: str) -> None:
        self._name, self._source = name, source

    def find_spec(self, fullname: str, path: object = None, target: ModuleType | None = None) -> ModuleSpec | None:
        return spec_from_loader(fullname, self) if fullname == self._name else None

    def get_filename(self, fullname: str) -> str:
        return str(FOLDER / f"{fullname.rpartition('.')[2]}.py")

    def get_data(self, path: str | bytes) -> bytes:
        return self._source.encode()


@cache
def _catalogue() -> Catalogue:
    return load_catalogue()


@contextmanager
def _rooms_anew(changed: _Changed | None) -> Iterator[None]:
    """Let the rooms be imported anew meanwhile; afterwards the process has those again that it had."""
    earlier = {name: sys.modules.pop(name) for name in _rooms_imported()}
    if changed:
        sys.meta_path.insert(0, changed)
    try:
        yield
    finally:
        if changed:
            sys.meta_path.remove(changed)
        for name in _rooms_imported():
            del sys.modules[name]
        sys.modules.update(earlier)
        if PACKAGE in earlier:
            conformance.judging = earlier[PACKAGE]  # type: ignore[attr-defined]


def _rooms_imported() -> list[str]:
    return [name for name in sys.modules if name == PACKAGE or name.startswith(f"{PACKAGE}.")]


def make_judge(file: str = "", source: str = "") -> Judge:
    """Return the judge, with the room in `file` as `source` has it. Raises whatever importing it raises."""
    with _rooms_anew(_Changed(f"{PACKAGE}.{file.removesuffix('.py')}", source) if file else None):
        judgement = importlib.import_module(f"{PACKAGE}.judgement").Judgement
        see = importlib.import_module(f"{PACKAGE}.matrix").see
    catalogue = _catalogue()

    def judge(record: Record) -> dict[str, Any]:
        judging = judgement(catalogue)
        for kind, body in record.events:
            judging.take(kind, body)
        return _said(judging.result(), see)

    return judge


def _said(result: Any, see: Callable[[Iterable[Any]], Iterable[Any]]) -> dict[str, Any]:
    """Return what counts as the verdict on a run: what is decided, and who owns it; no words."""
    said: dict[str, Any] = {
        "hasil": f"{result.verdict} {result.exit_code}",
        "sertifikat": f"{'ya' if result.is_certifiable else 'tidak'}, dihalangi {len(result.forbidding)}",
    }
    for scenario, seen in zip(result.scenarios, see(result.scenarios), strict=True):
        said[scenario.id] = _one(scenario, seen.check)
    for other in result.other_dialects:
        for scenario in other.scenarios:
            said[f"{other.dialect}: {scenario.id}"] = _one(scenario, "")
    if result.notices:
        said["keanehan"] = _digest((one.scenario, one.quirk, one.calls) for one in result.notices)
    if result.gaps:
        said["celah"] = _digest((one.id, one.state) for one in result.gaps)
    said["persyaratan"] = _digest((row.ref, row.verdict, row.is_mandatory) for row in result.requirements)
    said["bagian"] = _digest((part.ref, part.path, part.state) for row in result.coverage for part in row.parts)
    return said


def _one(scenario: Any, check: str) -> str:
    """`tidak_lulus aplikasi not_forwarded [lulus tidak_lulus]`: verdict, owner, deciding check, demand by demand."""
    demands = " ".join(str(finding.verdict) for finding in scenario.findings)
    return f"{scenario.verdict} {scenario.owner or '-'} {check or '-'} [{demands}]"


def _digest(rows: Iterable[Sequence[object]]) -> str:
    text = "\n".join(" ".join(map(str, row)) for row in rows)
    return sha256(text.encode()).hexdigest()[:12]


def differences(stored: Mapping[str, Any], again: Mapping[str, Any]) -> list[str]:
    """Return what is said otherwise, as words."""
    return [
        f"{key}: {stored.get(key)} -> {again.get(key)}"
        for key in dict.fromkeys((*stored, *again))
        if stored.get(key) != again.get(key)
    ]


def lines_of(work: Callable[[], object]) -> set[Line]:
    """Return the lines of judging rooms that `work` runs."""
    ran: set[Line] = set()
    files = {str(path): path.name for path in FOLDER.glob("*.py")}

    def within(frame: FrameType, event: str, _: object) -> Any:
        if event == "line":
            ran.add((files[frame.f_code.co_filename], frame.f_lineno))
        return within

    def calls(frame: FrameType, _: str, __: object) -> Any:
        if (name := files.get(frame.f_code.co_filename)) is None:
            return None
        ran.add((name, frame.f_lineno))
        return within

    earlier = sys.gettrace()
    sys.settrace(calls)
    try:
        work()
    finally:
        sys.settrace(earlier)
    return ran
