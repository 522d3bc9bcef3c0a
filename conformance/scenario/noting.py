"""What is noted of a request that was handed in?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from conformance.observe.hidden import beside_text
from conformance.record.evidence import Evidence, Submission, mask_nik
from conformance.record.excerpt import page_excerpt
from conformance.record.shown import hidden_elements, shown_elements
from conformance.scenario.entrance import Entrance
from conformance.scenario.stage import Request, Stage
from conformance.subject.applicant import applicant_data
from conformance.subject.reading import Reading

SUCCESS = "01"
Kept = Literal["client", "address"]
"""What stays the same of a user who enters several requests: cookies and address; the address alone."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A request that was handed in, and what came of it."""

    persona: Mapping[str, Any]
    number: int
    """Its index among the submissions of the scenario."""
    after_seq: int
    """The journal's place when it began."""
    data: Mapping[str, str]
    """What was typed."""
    reading: Reading
    entrance: Entrance | None
    """Through which other entrance it came; None: that of `[subject]`."""
    wrong: str = ""
    user: str = ""
    is_twice: bool = False
    put_in: Mapping[str, Any] = field(default_factory=dict)
    """Elements that an answer which lies told of the resident."""


def note_submission(stage: Stage, evidence: Evidence, one: HandedIn) -> Submission:
    """Let the run know of a request; return what is recorded of it."""
    persona, data, reading = one.persona, one.data, one.reading
    evidence.page_loads += reading.page_loads
    if reading.heard:
        stage.onlooker.note_answers(evidence, reading.heard, data.values())
    kept = replace(reading, heard=(), document=reading.document if stage.plan.aplikasi.dokumen else None)
    stage.requests.append(Request(evidence.id, one.number, data, kept, is_notified=one.entrance is None))
    stage.recovery.note(data["NIK"], f"{evidence.id}, {persona['name']}", reading.outcome)
    typed_names = stage.typed_names if one.entrance is None else one.entrance.typed
    stage.words_typed.add(data, typed_names)
    stage.words_typed.add_put_in(data["NIK"], one.put_in)
    stage.looks.keep_left(reading.left)
    typed_texts = {name: text for name, text in data.items() if name.partition(".")[0] in typed_names}
    answered = _answered(persona, one.put_in)
    shown = shown_elements(reading.page, answered, typed_texts)
    beside = f"{reading.hidden} ; {beside_text(reading.heard)}"
    hidden = hidden_elements(beside, answered, typed_texts)
    return Submission(
        persona=persona["name"],
        nik=mask_nik(data["NIK"]),
        outcome=reading.outcome,
        detail=reading.detail.indonesian,
        detail_en=reading.detail.english,
        status=reading.status,
        duration_ms=reading.duration_ms,
        after_seq=one.after_seq,
        wrong=one.wrong,
        is_absent=reading.is_absent,
        clicks=2 if one.is_twice else 1,
        entrance="" if one.entrance is None else one.entrance.name,
        user=one.user,
        step=len(evidence.steps),
        page=page_excerpt(reading.page, data, applicant_data(persona, ""), stage.secrets),
        shown=shown,
        hidden=tuple(name for name in hidden if name not in shown),
        attachment=reading.attachment,
    )


def _answered(persona: Mapping[str, Any], put_in: Mapping[str, Any]) -> dict[str, str]:
    """Return what the DWH holds or told of a resident, as texts; nothing of one whom it does not know."""
    if persona["code"] != SUCCESS:
        return {}
    told = {**persona["elemen"], **put_in}
    return {name: str(value) for name, value in told.items() if value is not None}
