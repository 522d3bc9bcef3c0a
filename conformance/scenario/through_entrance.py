"""How do requests come in through another entrance: one, or a series in one file?"""

from collections.abc import Sequence

from conformance.scenario.entrance import Entrance
from conformance.scenario.noting import HandedIn, note_submission
from conformance.scenario.scene import Scene
from conformance.scenario.watching import watch


def upload_series(scene: Scene, entrance: Entrance, niks: Sequence[str]) -> None:
    """Let one user upload a file with a line for each NIK, and leave the application alone until it is through."""
    first, after_seq = len(scene.evidence.submissions), scene.session.last_seq()
    people = [{**scene.applicant, "nik": nik} for nik in niks]
    data = [scene.data_of(person, first + place, {}) for place, person in enumerate(people)]
    readings = entrance.subject.submit_together(data, user=scene.evidence.id)
    scene.evidence.submissions += [
        note_submission(
            scene.stage,
            scene.evidence,
            HandedIn(person, first + place, after_seq, data[place], readings[place], entrance, user=scene.evidence.id),
        )
        for place, person in enumerate(people)
    ]
    scene.evidence.watched_s += watch(scene.session, after_seq, scene.stage.plan.patience.settle)


def submit_through(scene: Scene, entrance: Entrance, *, as_somebody_else: bool = False) -> None:
    """Let the applicant's request come in through another entrance."""
    wrong = next(iter(entrance.typeable), "") if as_somebody_else else ""
    scene.hand_in(scene.applicant, scene.falsified(scene.applicant, wrong), wrong=wrong, entrance=entrance)
