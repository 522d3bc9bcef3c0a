"""Is it said of each entrance that the plan names whether it was examined?"""

import msgspec

from conformance.judging.entrances import judge_entrances
from conformance.record.entrance import EntranceDeclared
from tests.helpers.results import make_evidence, make_scenario, make_submission

LIST = EntranceDeclared("Unggah daftar", "unggah-berkas", has_recipe=True)
API = EntranceDeclared("API", "api", has_recipe=False)


def test_a_plan_that_is_silent_stays_silent() -> None:
    assert judge_entrances(None, []) is None
    assert judge_entrances((), []) == ()


def test_only_what_was_handed_in_there_examines_an_entrance() -> None:
    through = msgspec.structs.replace(make_submission(), entrance="Unggah daftar")
    scenario = make_scenario(evidence=make_evidence(submissions=[through]))
    examined = judge_entrances((LIST, API), [scenario]) or ()
    assert [(one.name, one.is_examined) for one in examined] == [("Unggah daftar", True), ("API", False)]
    assert examined[1].reason == "rencana tidak memberi resepnya"
    (missed,) = judge_entrances((LIST,), [make_scenario()]) or ()
    assert missed.reason_en == "no scenario of this run went through it"
