"""Are the features carried out as they are written? Each test stands for a way in which Gherkin passes in silence."""

import ast
import inspect
import re
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

import msgspec
import pytest
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from conformance.files.norm_files import load_catalogue
from conformance.judging.coverage import AREAS, judged_parts, reason_without_scenario
from conformance.judging.expectations import EXPECTATIONS, PREREQUISITES
from conformance.norms.requirement import Part, Requirement, RequirementRef, Showing
from conformance.outcome import Outcome
from conformance.plan.tables import Aplikasi, HttpRecipe, Plan, Poc
from conformance.record.events import KnownScenario
from conformance.record.evidence import Control
from conformance.scenario import inner_pytest
from conformance.scenario.stage import Workspace
from conformance.scenario.steps import (
    dunia,
    penduduk,
    penyimpanan,
    permohonan,
    pintu,
    rahasia,
    sepanjang,
    tuntutan,
    user_id,
)
from conformance.subject.context import RunContext
from tests.helpers.features import FEATURES, Pickle, all_pickles, document, pickles_of

DELIVERED = {"some_mismatch", *PREREQUISITES}
"""What shows that a scenario took place: it comes before what the application made of it."""
SUBMITTING = {
    "submits",
    "submits_wrong_data",
    "another_submits",
    "unknown_one_submits",
    "double_click",
    "hands_card_over",
}
"""Steps with which one request is handed in; the others that hand in, hand in several."""
SUBMITTING_MANY = {
    "each_element_wrong", "many_provinces_submit", "many_clerks_submit", "enters_sequence", "enters_pattern",
    "enters_rapidly", "near_names", "malformed_niks", "near_name_again_and_again", "refused_ones_in_a_row",
    "several_in_a_row", "rehearsal_over", "enters_sequence_down", "walks_prefix", "enters_sequence_by_new_sessions",
    "enters_sequence_from_many_addresses", "submits_everywhere", "submits_wrong_data_everywhere",
    "refused_ones_submit_everywhere", "series_everywhere", "names_alike", "first_word_again_and_again",
    "births_alike", "unlike_pairs_submit", "provokes",
}  # fmt: skip
STEPS = (dunia, penduduk, penyimpanan, permohonan, pintu, rahasia, sepanjang, tuntutan, user_id)
METHODS = ("CALL_NIK", "CALL_VERIFY_BY_ELEMEN", "CALL_FR", "portal")

by_feature = pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)


by_scenario = pytest.mark.parametrize("pickle", all_pickles(), ids=lambda pickle: f"{pickle.feature}-{pickle.name}")


@cache
def step_definitions() -> tuple[StepFunctionContext, ...]:
    """Return every step definition of the suite, as pytest-bdd registered it."""
    modules = {module.__name__ for module in STEPS}
    registered = list(step_function_context_registry.values())
    return tuple(step for step in registered if step.step_func.__module__ in modules)


def kinds_of(function: Any) -> list[str]:
    """Return the kinds of expectation that the source of a step (or of its module) notes with `scene.expect`."""
    return [
        call.args[0].value
        for call in ast.walk(ast.parse(inspect.getsource(function)))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "expect"
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    ]


STANDING = frozenset(kinds_of(sepanjang))
"""What is judged over the whole run: on none of it, it is not exercised, so it needs no proof of its own."""


def matching(kind: str, text: str) -> list[StepFunctionContext]:
    return [step for step in step_definitions() if step.type == kind and step.parser.is_matching(text)]


def test_there_are_features_and_steps() -> None:
    assert len(FEATURES) >= 7
    assert len(all_pickles()) > 25
    assert len(step_definitions()) > 25


@by_feature
def test_a_feature_says_that_it_is_indonesian(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# language: id\n")
    assert document(path)["feature"]["language"] == "id"


@by_feature
def test_no_two_scenarios_of_a_feature_bear_one_name(path: Path) -> None:
    names = Counter(pickle.name for pickle in pickles_of(path))
    assert [name for name, count in names.items() if count > 1] == []


def test_every_id_is_borne_once() -> None:
    ids = Counter(pickle.read_tags().id for pickle in all_pickles())
    assert [name for name, count in ids.items() if count > 1] == []


@by_feature
def test_no_keyword_was_swallowed_by_a_description(path: Path) -> None:
    for line in _descriptions(document(path)["feature"]):
        assert not line.endswith(":"), line
        assert "Skema" not in line, line
        assert "Skenario" not in line, line


def _descriptions(node: Any) -> list[str]:
    """Return every line of every description in a part of a parsed feature."""
    match node:
        case dict():
            own = node.get("description", "")
            lines = [line.strip() for line in own.splitlines() if line.strip()]
            return lines + [line for value in node.values() for line in _descriptions(value)]
        case list():
            return [line for value in node for line in _descriptions(value)]
        case _:
            return []


@by_feature
def test_a_feature_says_what_it_is_about(path: Path) -> None:
    feature = document(path)["feature"]
    assert feature["name"].startswith(("Juknis ", "PKS ", "Perbup ", "SPTJM "))
    assert "Sumber: " in feature["description"]
    assert len(feature["description"].split()) >= 8


@by_feature
def test_a_feature_says_which_readings_are_ours(path: Path) -> None:
    assert "  Bacaan kami: " in path.read_text(encoding="utf-8")


@by_feature
def test_a_feature_speaks_as_an_officer_would(path: Path) -> None:
    words = re.findall(r"[\w^]+", path.read_text(encoding="utf-8").casefold())
    assert sorted({"operator", "diserbu", "layak", "2^53", "pipa", "vonis"}.intersection(words)) == []


def test_every_scenario_is_collected_and_nothing_else(tmp_path: Path) -> None:
    events = tmp_path / "bukti.jsonl"
    workspace = Workspace(
        context=RunContext(
            Plan(Poc("x"), Aplikasi("x", ["NIK"]), HttpRecipe()), ".", {}, "http://127.0.0.1:9", None, "s"
        ),
        methods=METHODS, dialect="juknis", granted=("NIK",), control=Control(Outcome.DITERUSKAN, ("01",)),
        evidence_path=str(events),
    )  # fmt: skip
    path = tmp_path / "workspace.json"
    path.write_bytes(msgspec.json.encode(workspace))
    command = [*inner_pytest._command(path, tmp_path), "--collect-only"]
    done = subprocess.run(
        command, cwd=tmp_path, env=inner_pytest._environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    collected: list[str] = []
    known: list[str] = []
    for line in events.read_text(encoding="utf-8").splitlines():
        event = msgspec.json.decode(line)
        if event["event"] == "known":
            known = [each["id"] for each in event["body"]]
        else:
            collected += [event["body"]["id"]] if event["event"] == "left_out" else event["body"]
    assert sorted(collected) == sorted(known) == sorted(pickle.read_tags().id for pickle in all_pickles())


@by_scenario
def test_a_scenario_names_requirements_of_the_catalogue_and_one_that_binds_the_pengguna(pickle: Pickle) -> None:
    catalogue = load_catalogue()
    refs = [RequirementRef.parse(text) for text in pickle.read_tags().requirements]
    parts = [catalogue.part(ref) for ref in refs]
    assert len(parts) == len(refs)
    assert any(part.binds_pengguna for part in parts)


@by_scenario
def test_a_scenario_names_methods_that_exist(pickle: Pickle) -> None:
    assert set(pickle.read_tags().methods) <= set(METHODS)
    assert set(pickle.read_tags().not_dialects) <= {"juknis", "baru", "lama"}


@by_scenario
def test_a_scenario_has_an_act_and_a_demand_after_it(pickle: Pickle) -> None:
    kinds = [kind for kind, _ in pickle.steps]
    assert "when" in kinds
    assert kinds[-1] == "then"
    assert kinds == sorted(kinds, key=["given", "when", "then"].index)


@by_scenario
def test_every_step_is_carried_out_by_exactly_one_definition(pickle: Pickle) -> None:
    assert [(kind, text) for kind, text in pickle.steps if len(matching(kind, text)) != 1] == []


@by_scenario
def test_a_scenario_first_demands_proof_that_it_took_place(pickle: Pickle) -> None:
    demands = [kinds_of(matching(kind, text)[0].step_func)[0] for kind, text in pickle.steps if kind == "then"]
    acts = [matching(kind, text)[0].step_func.__name__ for kind, text in pickle.steps if kind == "when"]
    is_of_run = acts == ["rehearsal_over"]
    assert set(demands) <= STANDING if is_of_run else demands[0] in DELIVERED


@by_scenario
def test_that_submission_is_named_where_there_is_just_one(pickle: Pickle) -> None:
    acts = [matching(kind, text)[0].step_func.__name__ for kind, text in pickle.steps if kind == "when"]
    has_one = len([act for act in acts if act in SUBMITTING]) == 1 and not SUBMITTING_MANY.intersection(acts)
    demands = [text for kind, text in pickle.steps if kind == "then"]
    assert any("permohonan itu" in text for text in demands) is has_one
    if has_one:
        assert [text for text in demands if re.search("permohonan (pertama|kedua|terakhir)", text)] == []


def test_a_demand_on_a_submission_says_on_which() -> None:
    silent = [
        call.args[0].value
        for call in ast.walk(ast.parse(inspect.getsource(tuntutan)))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "expect"
        and isinstance(call.args[0], ast.Constant)
        and not any(keyword.arg == "submission" for keyword in call.keywords)
    ]
    assert sorted(map(str, silent)) == ["operator_told", "pattern_stopped", "some_mismatch"]


@by_scenario
def test_every_demand_serves_a_part_and_every_part_of_the_pengguna_is_served(pickle: Pickle) -> None:
    catalogue, tags = load_catalogue(), pickle.read_tags().requirements
    served = [[part for part in parts if part in tags] for kind, parts in demands_of(pickle) if kind not in DELIVERED]
    assert served
    assert all(served)
    named = {part for parts in served for part in parts}
    assert named == {text for text in tags if catalogue.part(RequirementRef.parse(text)).binds_pengguna}


def demands_of(pickle: Pickle) -> list[tuple[str, tuple[str, ...]]]:
    """Return what the `Maka` steps of a scenario note: the kind of each demand, and the parts that it can serve."""
    noted: list[tuple[str, tuple[str, ...]]] = []
    for kind, text in pickle.steps:
        if kind != "then":
            continue
        step = matching(kind, text)[0]
        scene = MagicMock()
        scene.expect.side_effect = lambda name, *parts, **_: noted.append((name, parts))
        scene.operator_read = None
        scene.evidence.submissions = [SimpleNamespace(persona="x")] * (1 if "permohonan itu" in text else 4)
        step.step_func(scene=scene, **(step.parser.parse_arguments(text) or {}))
    return noted


def test_no_step_is_a_coroutine_that_would_never_run() -> None:
    assert [step.step_func.__name__ for step in step_definitions() if _is_async(step.step_func)] == []


def _is_async(function: Any) -> bool:
    return inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function)


def test_every_definition_is_used_by_a_scenario() -> None:
    used = {
        id(step.step_func) for pickle in all_pickles() for kind, text in pickle.steps for step in matching(kind, text)
    }
    assert [step.step_func.__name__ for step in step_definitions() if id(step.step_func) not in used] == []


def test_a_demand_only_notes_what_is_judged_later() -> None:
    for step in step_definitions():
        assert len(kinds_of(step.step_func)) == (1 if step.type == "then" else 0), step.step_func.__name__


def test_every_kind_of_expectation_is_used_by_a_step_and_every_step_notes_one_that_exists() -> None:
    assert {*(kind for module in STEPS for kind in kinds_of(module)), *STANDING} == set(EXPECTATIONS)


def test_what_is_demanded_of_the_whole_run_is_said_to_hold_always() -> None:
    assert inspect.getsource(sepanjang).count("moment=Moment.SELALU") == len(STANDING)
    assert "Moment.SELALU" not in inspect.getsource(tuntutan)


def test_every_part_that_shows_by_itself_has_a_scenario_or_a_written_reason() -> None:
    catalogue = load_catalogue()
    known = [KnownScenario(tags.id, tags.requirements) for tags in (pickle.read_tags() for pickle in all_pickles())]
    parts = list(judged_parts(catalogue, known))
    silent = [str(row.ref_of(part)) for row, part, is_judged in parts if not is_judged and _is_owed(row, part)]
    assert silent == []
    assert [str(row.ref_of(part)) for row, part, is_judged in parts if is_judged and part.without_scenario] == []
    unjudged = [(row, part) for row, part, is_judged in parts if not is_judged]
    assert [str(row.ref_of(part)) for row, part in unjudged if not reason_without_scenario(row, part)] == []


def _is_owed(row: Requirement, part: Part) -> bool:
    """Whether a scenario has to judge a part: it shows by itself in an area of this version, without a reason."""
    is_automatic = Showing.AUTO in row.shows_of(part) and row.id[:3] in AREAS
    return is_automatic and not part.without_scenario and not row.without_scenario
