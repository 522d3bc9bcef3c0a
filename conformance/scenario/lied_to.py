"""How do several applicants get answers that lie, each another, though the application may pause after the first?

Who takes an answer for a fault may rightly hold back every call for a while. A request that was held back proves
nothing about its lie: once the application has recovered, another resident hands in the same.
"""

from collections.abc import Collection, Sequence
from time import monotonic, sleep

from conformance.outcome import Outcome
from conformance.scenario.lies import Lie
from conformance.scenario.recovery import LOOK_S
from conformance.scenario.scene import Scene

HELD_BACK = frozenset({Outcome.TERTUNDA, Outcome.GANGGUAN, Outcome.DIBATASI})
"""What an applicant is told whose request may not have been asked about yet."""


def submit_each_lied_to(scene: Scene, lies: Sequence[tuple[str, Lie]], wrong: str = "") -> None:
    """Let new residents hand in a request with `wrong` typed wrong, each answered by another of `lies`."""
    residents = [scene.stage.next_resident() for _ in lies]
    scene.lies = [name for name, _ in lies]
    for resident, (_, changes) in zip(residents, lies, strict=True):
        scene.lie(resident, changes)
    first, after_seq = len(scene.evidence.submissions), scene.session.last_seq()
    scene.hand_in_some([(one, scene.falsified(one, wrong), wrong) for one in residents])
    niks = {first + place: str(one["nik"]) for place, one in enumerate(residents)}
    for number in _held_back(scene, niks, after_seq):
        if not _recover(scene):
            return
        resident = scene.stage.next_resident()
        scene.lie(resident, lies[number - first][1])
        scene.submit_instead(number, resident, wrong)


def _held_back(scene: Scene, niks: dict[int, str], after_seq: int) -> Collection[int]:
    """Return the numbers of those requests that the application does not ask about, though it did not refuse them."""
    deadline = monotonic() + scene.stage.plan.patience.settle
    while True:
        asked = {entry["nik"] for entry in scene.session.entries(after_seq)}
        submissions = scene.evidence.submissions
        held = [n for n, nik in niks.items() if nik not in asked and submissions[n].outcome in HELD_BACK]
        if not held or monotonic() > deadline:
            return held
        sleep(LOOK_S)


def _recover(scene: Scene) -> bool:
    """Let the faults be over, and wait until the application calls again; whether it does."""
    recovery = scene.stage.recovery
    recovery.forget_answers()
    recovery.account_for(scene.stage.news())
    scene.stage.heal()
    unmet = recovery.make_ready()
    scene.evidence.page_loads += scene.stage.take_page_loads()
    return unmet is None
