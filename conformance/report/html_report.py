"""How does a result look to the officer who has to read, print and file it? One page that needs nothing else."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, partial
from itertools import groupby
from types import CodeType
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from conformance.judging.causes import group_by_cause
from conformance.judging.storage import SIGNS
from conformance.outcome import Owner, Verdict
from conformance.record.plain_text import plain
from conformance.record.result import CoverageRow, Result, ScenarioResult
from conformance.record.since import Since
from conformance.report import formats, words
from conformance.report.changes import groups_of
from conformance.report.checklist_view import checklist_of, obstacles
from conformance.report.entrances import KINDS, unexamined
from conformance.report.facts import facts_of, rerun_command
from conformance.report.json_report import render_json
from conformance.report.part_words import PATHS, STATES
from conformance.report.storage_view import (
    CONTROLS,
    MOST_ROWS,
    address_of,
    differences_of,
    searches_of,
    state_of,
    why_unsearched,
)
from conformance.report.timeline import timeline
from conformance.report.titles import load_titles
from conformance.report.watching import egress_of, tell_watching

SCRIPT = """
const open = (details) => { details.open = true; };
const show = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target) target.querySelectorAll(":scope > details").forEach(open);
};
addEventListener("hashchange", show);
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(open));
show();
"""
"""All the script there is: a jump and a printout open what is folded. The page does without it."""

SCRIPT_HASH = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
"""For the page's own Content-Security-Policy: this script and no other."""

RED = (Verdict.GALAT_PENGUJI, Verdict.TIDAK_LULUS)
OPEN = (Verdict.TINJAU, Verdict.TIDAK_TERUJI)


LANGUAGES = {"id": ("en", "report.en.html", "English"), "en": ("id", "laporan.html", "Bahasa Indonesia")}
"""Language -> the other one, its file, and its name."""


def _plain(value: Any) -> Any:
    """Return what a template prints without control characters; markup that was made here stays what it is."""
    return plain(value) if type(value) is str else value


def render_html(result: Result, lang: str = "id", *, digest: str = "", against: Since | None = None) -> str:
    """Return the page in `lang`. It opens without a network, in any browser, and prints on A4.

    Scenarios, steps and quotations stay Indonesian: they are the normative text.
    """
    page = _environment(lang).get_template("laporan.html.j2").render(
        result=result,
        red=group_by_cause(result.scenarios, RED),
        warned=group_by_cause(result.scenarios, (Verdict.PERINGATAN,)),
        undecided=group_by_cause(result.scenarios, OPEN),
        open_count=sum(scenario.verdict in OPEN for scenario in result.scenarios),
        checklist=checklist_of(result),
        obstacles=list(obstacles(result)),
        carried=sorted({scenario.carried for scenario in result.scenarios if scenario.carried}),
        owners=[owner for owner in Owner if any(scenario.owner is owner for scenario in result.scenarios)],
        by_owner=_by_owner(result),
        broken_elsewhere=_broken_elsewhere(result),
        open_documents=[row for row in result.coverage if row.is_open],
        entrances=result.entrances or (),
        unexamined=unexamined(result),
        egress=egress_of(result),
        watching=tell_watching(result),
        unjudged=[row for row in result.coverage if _is_unjudged(row)],
        searches=searches_of(result),
        differences=differences_of(result),
        features=_by_feature(result.scenarios),
        scenarios={scenario.id: scenario for scenario in result.scenarios},
        requirements={requirement.ref: requirement for requirement in result.requirements},
        norms=result.norms,
        digest=digest or hashlib.sha256(render_json(result).encode()).hexdigest(),
        since=against or result.since,
        duration=formats.elapsed(result.started, result.finished, lang),
    )  # fmt: skip
    return page.encode("utf-8", errors="replace").decode("utf-8")


class _CompiledOnce(jinja2.BytecodeCache):
    """The templates are the same in both languages."""

    def __init__(self) -> None:
        self._compiled: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give `bucket` what was compiled before."""
        bucket.code = self._compiled.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        assert bucket.code is not None
        self._compiled[bucket.key] = bucket.code


_COMPILED = _CompiledOnce()


@cache
def _environment(lang: str) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("conformance.report", "templates"),
        bytecode_cache=_COMPILED,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_plain,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    other, other_file, other_name = LANGUAGES[lang]
    environment.globals.update(
        words=words.speak(lang), keyword=words.keyword, verdicts=Verdict, script=SCRIPT, script_hash=SCRIPT_HASH,
        part_states={state: (colour, label.pick(lang)) for state, (colour, label) in STATES.items()},
        entrance_kinds={kind: label.pick(lang) for kind, label in KINDS.items()},
        part_paths={path: label.pick(lang) for path, label in PATHS.items()},
        title=lambda scenario: _title(scenario, lang), facts_of=facts_of, groups_of=groups_of,
        rerun_command=rerun_command, why_unsearched=why_unsearched, state_of=state_of, address_of=address_of,
        most_rows=MOST_ROWS, signs={sign: label.pick(lang) for sign, label in SIGNS.items()},
        controls={control: label.pick(lang) for control, label in CONTROLS.items()},
        lang=lang, other=other, other_file=other_file, other_name=other_name, timeline=timeline,
        t=lambda indonesian, english: english if lang == "en" else indonesian,
        law="" if lang == "id" else Markup(' lang="id"'),
    )  # fmt: skip
    filters: dict[str, Callable[..., Any]] = {
        "moment": partial(formats.moment, lang=lang),
        "brief_moment": partial(formats.brief_moment, lang=lang),
        "day": partial(formats.day, lang=lang),
        "duration": partial(formats.duration, lang=lang),
        "number": partial(formats.number, lang=lang),
        "say": lambda entry, name: getattr(entry, f"{name}_en" if lang == "en" else name),
        "in_words": lambda words: words.pick(lang),
        "prose": _prose,
        "css_text": _css_text,
    }
    environment.filters.update(filters)
    return environment


def _is_unjudged(row: CoverageRow) -> bool:
    """Whether a machine or a person's step could judge the application by this row, and no scenario does."""
    return "P" in row.who and not row.scenarios and bool({"AUTO", "GUIDED"} & set(row.shows))


def _by_owner(result: Result) -> list[tuple[Owner, int]]:
    """Return how many scenarios each owner has to fix or look at, in the order of the owners."""
    owned = Counter(scenario.owner for scenario in result.scenarios if scenario.verdict in (*RED, *OPEN))
    return [(owner, owned[owner]) for owner in Owner if owned[owner]]


def _broken_elsewhere(result: Result) -> list[tuple[str, int, list[ScenarioResult]]]:
    """Return, for each other dialect that was tried, how many scenarios were carried out and which broke."""
    return [
        (other.dialect, other.executed, [s for s in other.scenarios if s.verdict is Verdict.PERINGATAN])
        for other in result.other_dialects
    ]


def _title(scenario: ScenarioResult, lang: str) -> Markup:
    """Return what a scenario is called; an Indonesian name in an English page says so."""
    title = load_titles().get(scenario.id) if lang == "en" else None
    if lang == "id" or title is not None:
        return escape(title or scenario.name)
    return Markup('<span lang="id">{}</span>').format(scenario.name)


def _by_feature(scenarios: Iterable[ScenarioResult]) -> list[dict[str, Any]]:
    """Return feature -> rules -> scenarios; features that stand apart are put together, rules keep their place."""
    together: dict[str, list[ScenarioResult]] = {}
    for scenario in scenarios:
        together.setdefault(scenario.feature, []).append(scenario)
    return [
        {
            "name": feature,
            "scenarios": own,
            "rules": [(rule, list(members)) for rule, members in groupby(own, key=lambda scenario: scenario.rule)],
        }
        for feature, own in together.items()
    ]


def _prose(text: str) -> Markup:
    """Return a reason as a sentence: a capital first, a full stop last, and `words` between backticks as code."""
    text = text.strip()
    if text:
        text = f"{text[0].upper()}{text[1:]}{'' if text[-1] in '.!?' else '.'}"
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def _css_text(text: str) -> str:
    """Return what of `text` may stand inside a quoted CSS string: HTML escapes mean nothing there."""
    return re.sub(r"[^0-9A-Za-z .,+_-]", "", text)
