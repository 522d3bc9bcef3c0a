"""Does the operator read something new in a scenario?"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from conformance.observe.operator_page import OperatorPageFault, has_news
from conformance.scenario.recovery import LOOK_S
from conformance.scenario.scene import Scene


def look_at_operator_page(scene: Scene) -> None:
    """See what the operator's page says before anything happens."""
    with _reading(scene):
        scene.operator_read = scene.stage.operator.look()


def look_for_operator_news(scene: Scene) -> None:
    """Note whether the operator's page says something new, now or after a while."""
    operator = scene.stage.operator
    deadline = monotonic() + scene.stage.plan.patience.settle
    with _reading(scene):
        while scene.operator_read is not None:
            scene.evidence.operator_told = has_news(scene.operator_read, operator.read(), operator.counters)
            if scene.evidence.operator_told or monotonic() > deadline:
                break
            sleep(LOOK_S)


@contextmanager
def _reading(scene: Scene) -> Iterator[None]:
    """Note why the page cannot be read."""
    try:
        yield
    except OperatorPageFault as fault:
        scene.evidence.operator_fault, scene.evidence.operator_fault_en = fault.words
