"""How are the scenarios of a run carried out, in its own dialect and in others, recorded and judged as they come?"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import msgspec

from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault, refuse
from conformance.files.record_file import EVIDENCE_NAME, RecordFile
from conformance.judging.judgement import Judgement
from conformance.norms.binding import can_fail
from conformance.observe.control_api import ControlFault, SessionControl
from conformance.plan.profile import WITH_CONSENT
from conformance.plan.tables import Dialect
from conformance.preflight.probing import Probing
from conformance.record.events import DialectHead, KnownScenario
from conformance.rehearsal.request import Progress, Ready, Request
from conformance.scenario.inner_pytest import carry_out_features
from conformance.scenario.stage import Workspace


@dataclass(frozen=True, slots=True)
class Trial:
    """The scenarios of a run: each event is written down, then judged."""

    request: Request
    progress: Progress
    judgement: Judgement

    def note(self, kind: str, body: Any) -> None:
        """Write down an event of the run itself."""
        RecordFile(self.request.run_directory / EVIDENCE_NAME).write(kind, body)
        self.judgement.take(kind, msgspec.to_builtins(body))

    def carry_out(self, ready: Ready) -> None:
        """Carry out what was asked for in the session's dialect. Raises `PreflightFault`, `InnerFault`."""
        self._carry_out(self._workspace(ready, self.request.only))

    def try_other_dialects(self, ready: Ready) -> None:
        """Carry out the scenarios marked for it in each dialect that is not the session's."""
        own = ready.session["dialect"]
        others = [dialect for dialect in ready.context.dialects if dialect != own]
        for dialect in others:
            self._try_dialect(ready, dialect)
        if others:
            self.note("dialect", DialectHead(own, ready.control))

    def try_again_where_the_norm_is_unclear(self, ready: Ready) -> None:
        """Carry out in `baru` what is red in `juknis` because of the form of a success (design section 9)."""
        if Dialect.BARU not in ready.context.dialects:
            return
        tried = self.judgement.done(Dialect.BARU)
        if doubtful := tuple(name for name in self.judgement.doubtful if name not in tried):
            self._try_dialect(ready, Dialect.BARU, doubtful)

    def look_again_at_stores(self, ready: Ready) -> None:
        """Tell and write down which declared stores have not come, or not so that they can be opened, by now."""
        told = tuple(ready.stores.look_again()) if ready.stores is not None else ()
        for each in told:
            self.progress.on_notice(
                Words(
                    f"{each.field}: {each.place} {each.seen}; {each.remedy}",
                    f"{each.field}: {each.place} {each.seen_en}; {each.remedy_en}",
                )
            )
        if told:
            self.note("stores", told)

    def _try_dialect(self, ready: Ready, dialect: str, only: tuple[str, ...] | None = None) -> None:
        """Carry out `only`, or the scenarios marked for other dialects, in `dialect`, with a control of its own."""
        self.progress.on_stage(Words(f"mencoba dialek {dialect}", f"trying the dialect {dialect}"))
        with _lent(ready.context.session(), dialect) as session:
            there = Ready(ready.context, session, Probing(ready.context).look())
            self.note("dialect", DialectHead(dialect, there.control))
            self._carry_out(self._workspace(there, only or (), is_sample=only is None))

    def _carry_out(self, workspace: Workspace) -> None:
        is_own = workspace.dialect == self.judgement.head.dialect
        with contextlib.closing(carry_out_features(workspace, self.request.run_directory)) as events:
            for kind, body in events:
                result = self.judgement.take(kind, body)
                if kind == "known":
                    self._check_ids()
                    self._check_that_something_can_fail()
                elif kind == "collected" and is_own:
                    self.progress.on_collected(len(body))
                elif result is not None and is_own:
                    self.progress.on_scenario(result)

    def _workspace(self, ready: Ready, only: tuple[str, ...], *, is_sample: bool = False) -> Workspace:
        session = ready.session
        return Workspace(
            context=ready.context,
            methods=tuple(session["methods"]),
            dialect=session["dialect"],
            granted=tuple(session["elemen"]),
            control=ready.control,
            before=ready.before,
            typed=ready.typed,
            evidence_path=str(self.request.run_directory / EVIDENCE_NAME),
            only=only,
            done=tuple(self.judgement.done(session["dialect"])),
            has_reader=session["hak_akses"]["reader"],
            may_store=session.get("storage") == WITH_CONSENT,
            is_sample=is_sample,
        )

    def _check_ids(self) -> None:
        """Raise `PreflightFault` where the request or the plan names a scenario that does not exist."""
        known = self.judgement.known
        _check_known(self.request.only, known, ExitCode.USAGE, "--only")
        _check_known(tuple(gap.id for gap in self.request.plan.celah), known, ExitCode.CONFIGURATION, "[[celah]]")

    def _check_that_something_can_fail(self) -> None:
        """Raise `PreflightFault` where no scenario could do more than warn under this agreement."""
        basis = self.judgement.basis
        named = (text for scenario in self.judgement.known for text in basis.pengguna(scenario.requirements))
        if not can_fail(named, basis):
            refuse(
                Words(
                    "dengan perjanjian ini tidak satu skenario pun dapat gagal: tidak ada kewajiban yang diuji",
                    "under this agreement no scenario could fail: it holds no duty that is tested",
                ),
                Words(
                    "lengkapi [norma] perjanjian, periksa [norma.*.kecuali]",
                    "complete [norma] of the agreement, look at [norma.*.kecuali]",
                ),
            )


def _check_known(ids: tuple[str, ...], known: list[KnownScenario], exit_code: ExitCode, where: str) -> None:
    names = [scenario.id for scenario in known]
    unknown = sorted(set(ids).difference(names))
    if not unknown:
        return
    listed = ", ".join(unknown)
    meant = ", ".join(near for name in unknown for near in get_close_matches(name, names, 1))
    message = Words(f"{where}: tidak ada skenario {listed}", f"{where}: no scenario {listed}")
    if not meant:
        remedy = Words("id ada pada junit.xml sebuah hasil", "the ids stand in the junit.xml of a result")
    else:
        remedy = Words(f"maksudnya {meant}?", f"did you mean {meant}?")
    raise PreflightFault(exit_code, message, remedy)


@contextlib.contextmanager
def _lent(control: SessionControl, dialect: str) -> Iterator[dict[str, Any]]:
    """Give the session in another dialect and with a whole day's kuota, and give it back as it was."""
    found = control.show()
    limit, used = found["kuota"]["limit"], found["kuota"]["used"]
    try:
        yield control.change(dialect=dialect, kuota=None if limit is None else limit + used)
    finally:
        with contextlib.suppress(ControlFault):
            control.change(dialect=found["hak_akses"]["dialect"], kuota=limit)
