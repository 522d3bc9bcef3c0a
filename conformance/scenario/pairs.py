"""Which pairs of applicants, one to be served and one to be refused, come at the same moment?"""

from collections.abc import Sequence

from conformance.scenario.scene import Scene


def submit_unlike_pairs(scene: Scene, codes: Sequence[str]) -> None:
    """Let pairs of residents hand in their requests at the same moment: the first one's matches, the other's not.

    The other types wrong data; where there is nothing but the NIK to type, he is the resident with the pair's code.
    """
    stage = scene.stage
    wrong = next(iter(stage.typeable), "")
    for code in codes:
        refused = stage.next_resident() if wrong else stage.personas.with_code(code)
        pair = [(stage.next_resident(), {}, ""), (refused, scene.falsified(refused, wrong), wrong)]
        scene.hand_in_some(pair, is_barred=True)
