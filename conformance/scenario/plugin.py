"""How does pytest carry out the features, and how does the evidence leave it? A plug-in for the inner pytest only.

Identity of a scenario is its `@id:` tag; what is written, one JSON line per event, is all that the run reads.
"""

import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import msgspec
import pytest
from pytest_bdd.parser import Feature, Scenario, ScenarioTemplate
from pytest_bdd.parser import Step as ParsedStep
from pytest_bdd.scenario import scenario_wrapper_template_registry

from conformance.files.record_file import RecordFile
from conformance.norms.applicability import LATE_TAGS, OPERATOR_PAGE, TagError, Tags, read_tags, reason_left_out
from conformance.plan.profile import profile_of
from conformance.record.events import KnownScenario
from conformance.record.evidence import Evidence, NotApplicable, Step
from conformance.scenario.scene import Scene
from conformance.scenario.stage import Stage, Workspace
from conformance.scenario.syntax_trees import build_trees_undisturbed

pytest_plugins = [
    "conformance.scenario.steps.penduduk",
    "conformance.scenario.steps.dunia",
    "conformance.scenario.steps.permohonan",
    "conformance.scenario.steps.pintu",
    "conformance.scenario.steps.tuntutan",
    "conformance.scenario.steps.user_id",
    "conformance.scenario.steps.rahasia",
    "conformance.scenario.steps.sepanjang",
    "conformance.scenario.steps.penyimpanan",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare where the workspace file is."""
    parser.addoption("--gladi-workspace", required=True, help="JSON file that `gladi run` wrote")


def pytest_configure(config: pytest.Config) -> None:
    """Read the workspace; let SIGTERM end the run as Ctrl-C does, so that the session is put back."""
    build_trees_undisturbed()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    path = Path(config.getoption("--gladi-workspace"))
    raw = path.read_bytes()
    path.unlink()  # it holds a password and a token: nothing of them may outlive a run that is killed
    workspace = msgspec.json.decode(raw, type=Workspace)
    config.stash[_WORKSPACE] = workspace
    config.stash[_EVENTS] = RecordFile(Path(workspace.evidence_path))


_WORKSPACE = pytest.StashKey[Workspace]()
_EVENTS = pytest.StashKey[RecordFile]()
_STARTED = pytest.StashKey[float]()


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_apply_tag(tag: str, function: Callable[..., Any]) -> bool:
    """Keep tags from becoming markers: they are read from the scenario itself."""
    return True


def _scenario_of(item: pytest.Item) -> ScenarioTemplate:
    """Return the parsed scenario of a collected test; anything else among the tests is a fault of the suite."""
    assert isinstance(item, pytest.Function)
    return scenario_wrapper_template_registry[item.obj]


def _tags_of(scenario: ScenarioTemplate) -> set[str]:
    rule_tags = scenario.rule.tags if scenario.rule else set()
    return set(scenario.tags) | set(rule_tags) | set(scenario.feature.tags)


def _read(scenario: ScenarioTemplate) -> Tags:
    return read_tags(_tags_of(scenario))


def _place(scenario: ScenarioTemplate) -> tuple[int, str]:
    """Return how late a scenario is carried out: 0 first, and of those alike in the order of the Juknis."""
    tags = _tags_of(scenario)
    late = max((place for place, tag in enumerate(LATE_TAGS, start=1) if tag in tags), default=0)
    return late, scenario.feature.filename


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what does not apply, with the reason, and put the scenarios in their order."""
    workspace, events = config.stash[_WORKSPACE], config.stash[_EVENTS]
    plan = workspace.context.plan
    profile = profile_of(
        plan,
        workspace.methods,
        workspace.dialect,
        workspace.only,
        has_reader=workspace.has_reader,
        may_store=workspace.may_store,
    )
    kept: list[pytest.Item] = []
    left_out: list[NotApplicable] = []
    known: list[KnownScenario] = []
    for item in items:
        scenario = _scenario_of(item)
        try:
            tags = _read(scenario)
        except TagError as error:
            raise pytest.UsageError(f"{scenario.feature.rel_filename}: {scenario.name}: {error}") from error
        known.append(KnownScenario(tags.id, tags.requirements))
        if (profile.only and tags.id not in profile.only) or tags.id in workspace.done:
            continue
        if workspace.is_sample and not tags.is_sample:
            continue
        reason = reason_left_out(tags, profile)
        if reason is None:
            kept.append(item)
        else:
            left_out.append(
                NotApplicable(tags.id, scenario.name, scenario.feature.name or "", tags.requirements, *reason)
            )
    if set(profile.only).difference(each.id for each in known):
        kept, left_out = [], []  # the run ends with the ids that no scenario has
    events.write("known", known)
    for entry in left_out:
        events.write("left_out", entry)
    kept.sort(key=lambda item: _place(_scenario_of(item)))
    items[:] = kept
    events.write("collected", [_read(_scenario_of(item)).id for item in kept])


@pytest.fixture(scope="session")
def stage(request: pytest.FixtureRequest) -> Iterator[Stage]:
    """What all scenarios share."""
    stage = Stage(request.config.stash[_WORKSPACE])
    yield stage
    stage.close()


@pytest.fixture
def scene(request: pytest.FixtureRequest, stage: Stage) -> Iterator[Scene]:
    """One scenario's world; its evidence is written when it ends, however it ends."""
    scenario = _scenario_of(request.node)
    tags = _read(scenario)
    evidence = Evidence(
        id=tags.id,
        name=scenario.name,
        feature=scenario.feature.name or "",
        rule=(scenario.rule.name if scenario.rule else "") or "",
        requirements=tags.requirements,
        started=datetime.now(UTC).isoformat(timespec="milliseconds"),
    )
    started = perf_counter()
    scene = Scene(stage, evidence)
    request.node.stash[_SCENE] = scene
    try:
        scene.prepare(reads_operator_page=OPERATOR_PAGE in tags.needs)
    except Exception as error:
        evidence.error = f"{type(error).__name__}: {error}"
    yield scene
    is_stopped = not evidence.error and len(evidence.steps) < len(scenario.steps)
    try:
        scene.close()
    except Exception as error:
        evidence.error = evidence.error or f"{type(error).__name__}: {error}"
    evidence.duration_ms = round((perf_counter() - started) * 1000, 1)
    if not is_stopped:  # half a scenario is no evidence: `--resume` carries it out again
        request.config.stash[_EVENTS].write("scenario", evidence)


_SCENE = pytest.StashKey[Scene]()


def pytest_bdd_before_step_call(
    request: pytest.FixtureRequest,
    feature: Feature,
    scenario: Scenario,
    step: ParsedStep,
    step_func: Any,
    step_func_args: Any,
) -> None:
    """Let the scene know which words it carries out."""
    scene = request.node.stash.get(_SCENE, None)
    if scene is not None:
        scene.step_text = f"{step.keyword.strip()} {step.name}"
    request.node.stash[_STARTED] = perf_counter()


def pytest_bdd_after_step(
    request: pytest.FixtureRequest,
    feature: Feature,
    scenario: Scenario,
    step: ParsedStep,
    step_func: Any,
    step_func_args: Any,
) -> None:
    """Record a step that was carried out."""
    duration = (perf_counter() - request.node.stash[_STARTED]) * 1000
    request.node.stash[_SCENE].evidence.steps.append(Step(step.keyword.strip(), step.name, round(duration, 1)))


def pytest_bdd_step_error(
    request: pytest.FixtureRequest,
    feature: Feature,
    scenario: Scenario,
    step: ParsedStep,
    step_func: Any,
    step_func_args: Any,
    exception: Exception,
) -> None:
    """Record that a step broke: a step never fails for what an application does, so this is the tester's fault."""
    _record_error(request, f"langkah {step.name!r}: {type(exception).__name__}: {exception}")


def pytest_bdd_step_func_lookup_error(
    request: pytest.FixtureRequest, feature: Feature, scenario: Scenario, step: ParsedStep, exception: Exception
) -> None:
    """Record that nothing carries out a step."""
    _record_error(request, f"langkah {step.name!r} tidak dikenal penguji")


def _record_error(request: pytest.FixtureRequest, text: str) -> None:
    scene = request.node.stash.get(_SCENE, None)
    if scene is not None:
        scene.evidence.error = scene.evidence.error or text
