"""Where does each part of the catalogue stand for this agreement's Pengguna, and by which path? Pure.

A certificate rests on this list: every duty that binds the Pengguna is settled by its path, or forbids it by name.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from conformance.bilingual import Words
from conformance.judging.facts import Facts
from conformance.judging.papers import judge_papers
from conformance.judging.requirements import verdict_on
from conformance.norms.binding import DUTIES
from conformance.norms.requirement import Part, Requirement, RequirementRef, Showing
from conformance.outcome import Verdict, worst
from conformance.record.events import KnownScenario
from conformance.record.part import Paper, PartRow, PartState, Path
from conformance.record.result import ScenarioResult


@dataclass(frozen=True, slots=True)
class _Standing:
    """A part, and all that says where it stands."""

    row: Requirement
    part: Part
    facts: Facts
    scenarios: tuple[tuple[str, ScenarioResult | None], ...]
    """The reference by which each names this part, and what became of it; None: it was not asked for."""
    names: tuple[str, ...]
    papers: tuple[Paper, ...]

    @property
    def is_duty(self) -> bool:
        """Whether it is a duty or a ban that binds the Pengguna of this agreement."""
        return (
            self.part.binds_pengguna
            and self.part.obligation in DUTIES
            and (bool(self.facts.basis.binding(self.part)) or bool(self.facts.basis.exceptions(self.part)))
        )

    @property
    def path(self) -> Path:
        """By which way it is judged: what scenarios judge was done by a person, or without one."""
        if self.names:
            return Path.TERBIMBING if self.facts.is_by_person else Path.OTOMATIS
        return Path.DOKUMEN if self.part.documents else Path.TANPA_JALUR

    @property
    def judged(self) -> Verdict | None:
        """The worst that scenarios say of it; None: none was carried out and applies."""
        verdicts = [verdict_on(ref, scenario) for ref, scenario in self.scenarios if scenario is not None]
        applied = [verdict for verdict in verdicts if verdict is not Verdict.TIDAK_BERLAKU]
        return worst(applied) if applied else None


Answer = tuple[PartState, Words]
BINDS_OTHERS = Words(
    "mengikat pihak lain: keadaan uji, bukan ukuran bagi aplikasi",
    "binds others: a condition of the test, no measure of the application",
)
NEEDS_A_PERSON = Words(
    "perlu langkah orang, yang belum diminta skenario mana pun", "needs a person's step, which no scenario asks for yet"
)


def make_checklist(
    known: Sequence[KnownScenario], scenarios: Sequence[ScenarioResult], facts: Facts
) -> dict[str, tuple[PartRow, ...]]:
    """Return the parts of every requirement, by its id, in the order of the catalogue.

    `known` are all scenarios that exist, `scenarios` those of this run.
    """
    ran = {scenario.id: scenario for scenario in scenarios}
    tagged = [(each.id, text, _part(text, facts)) for each in known for text in each.requirements]
    return {
        row.id: tuple(_stand(row, part, tagged, ran, facts) for part in row.parts)
        for row in facts.basis.catalogue.values()
    }


def _part(text: str, facts: Facts) -> Part:
    return facts.basis.catalogue.part(RequirementRef.parse(text))


def _stand(
    row: Requirement,
    part: Part,
    tagged: Sequence[tuple[str, str, Part]],
    ran: Mapping[str, ScenarioResult],
    facts: Facts,
) -> PartRow:
    own = [(name, text) for name, text, meant in tagged if meant is part]
    standing = _Standing(
        row,
        part,
        facts,
        tuple((text, ran.get(name)) for name, text in own),
        tuple(name for name, _ in own),
        judge_papers(part, [each for each in facts.documents if each.requirement == row.id], facts),
    )
    state, reason = next(answer for rule in _RULES if (answer := rule(standing)) is not None)
    source = facts.basis.quoted(part)
    return PartRow(
        ref=str(row.ref_of(part)),
        binds=part.binds,
        obligation=part.obligation,
        who=tuple(part.who),
        is_duty=standing.is_duty,
        path=standing.path,
        state=state,
        reason=reason.indonesian,
        reason_en=reason.english,
        source=str(source),
        quote=source.quote,
        scenarios=standing.names,
        papers=standing.papers,
    )


def _condition(standing: _Standing) -> Answer | None:
    if standing.part.binds_pengguna:
        return None
    return PartState.KEADAAN_UJI, BINDS_OTHERS


def _kind(standing: _Standing) -> Answer | None:
    kinds, own = standing.part.pengguna, standing.facts.pengguna_kind
    if not kinds or not own or own in kinds:
        return None
    listed = ", ".join(kinds)
    return PartState.TIDAK_BERLAKU, Words(
        f"hanya bagi Pengguna berupa {listed}; Pengguna ini {own}",
        f"only for a Pengguna that is {listed}; this one is {own}",
    )


def _exempt(standing: _Standing) -> Answer | None:
    basis = standing.facts.basis
    for source in standing.row.exempts:
        if source.norm in basis.documents:
            return PartState.TIDAK_BERLAKU, Words.same(f'{source}: "{source.quote}"')
    if not basis.binding(standing.part):
        for source, reason in basis.exceptions(standing.part):
            words = Words(f"dikecualikan perjanjian ({source}): {reason}", f"excepted ({source}): {reason}")
            return PartState.TIDAK_BERLAKU, words
    return None


def _reference_only(standing: _Standing) -> Answer | None:
    if standing.facts.basis.binding(standing.part):
        return None
    words = Words("hanya diminta perjanjian atau daerah lain", "asked by other agreements or regions alone")
    return PartState.RUJUKAN, words


def _broken(standing: _Standing) -> Answer | None:
    """What scenarios found wrong outweighs every paper."""
    judged = standing.judged
    if judged not in (Verdict.TIDAK_LULUS, Verdict.TINJAU, Verdict.PERINGATAN):
        return None
    return PartState(judged), Words("menurut skenario", "by its scenarios")


def _passed(standing: _Standing) -> Answer | None:
    if standing.judged is not Verdict.LULUS:
        return None
    return PartState.LULUS, Words("menurut skenario", "by its scenarios")


def _by_papers(standing: _Standing) -> Answer | None:
    """A paper in force settles what no scenario has judged; of several kinds the one that is furthest behind."""
    if not standing.papers:
        return None
    behind = max(standing.papers, key=lambda paper: _BEHIND.index(paper.state))
    if behind.state is not PartState.LULUS and standing.judged is not None:
        return None
    waits = behind.state is PartState.BELUM_JATUH_TEMPO and not behind.due
    return behind.state, Words(
        f"{behind.kind}: {behind.given} dari {behind.needed}{_by(behind.due, 'paling lambat')}"
        + ("; belum diminta" if waits else ""),
        f"{behind.kind_en}: {behind.given} of {behind.needed}{_by(behind.due, 'due')}"
        + ("; not asked for yet" if waits else ""),
    )


_BEHIND = (
    PartState.LULUS,
    PartState.BELUM_JATUH_TEMPO,
    PartState.DOKUMEN_TERLAMBAT,
    PartState.DOKUMEN_KEDALUWARSA,
    PartState.DOKUMEN_KURANG,
)


def _by(day: str, word: str) -> str:
    return f", {word} {day}" if day else ""


def _untested(standing: _Standing) -> Answer | None:
    if standing.judged is not None:
        return PartState.TIDAK_TERUJI, Words("skenarionya belum teruji", "its scenarios were not exercised")
    asked = [scenario for _, scenario in standing.scenarios if scenario is not None]
    if standing.scenarios and len(asked) < len(standing.scenarios):
        return PartState.TIDAK_TERUJI, Words("skenarionya tidak dijalankan", "its scenarios were not carried out")
    return None


def _no_path(standing: _Standing) -> Answer:
    if standing.scenarios:
        first = next(scenario for _, scenario in standing.scenarios if scenario is not None)
        return PartState.TANPA_JALUR, Words(
            f"skenarionya tidak berlaku di sini ({first.reason}), dan belum ada jalur lain",
            f"its scenarios do not apply here ({first.reason_en}), and there is no other path yet",
        )
    part, row = standing.part, standing.row
    written = Words(part.without_scenario or row.without_scenario, part.without_scenario_en or row.without_scenario_en)
    if written.indonesian:
        return PartState.TANPA_JALUR, written
    if Showing.GUIDED in row.shows_of(part):
        return PartState.TANPA_JALUR, NEEDS_A_PERSON
    return PartState.TANPA_JALUR, Words(
        "belum ada jalur untuk menilainya pada versi ini", "this version has no path to judge it yet"
    )


_RULES: tuple[Callable[[_Standing], Answer | None], ...] = (
    _condition,
    _kind,
    _exempt,
    _reference_only,
    _broken,
    _passed,
    _by_papers,
    _untested,
    _no_path,
)
"""Where a part stands: the first that says so."""
