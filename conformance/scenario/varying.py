"""Does what is stored depend on what the DWH told? The same request, again and again, while one datum of it varies.

It shows copies that no search can read: encrypted ones grow with the text, keyed digests are another for another text.
"""

import random
from collections.abc import Sequence
from string import ascii_uppercase
from time import sleep

from conformance.bilingual import Words
from conformance.outcome import Outcome
from conformance.record.storage import Dependence, Varied
from conformance.scanner.difference import Journey, Tally, suspicions
from conformance.scenario.scene import Scene

ELEMENTS = ("ALAMAT", "NAMA_LGKP_IBU", "TMPT_LHR", "NAMA_LGKP_AYAH", "DUSUN", "NAMA_LGKP")
"""Texts of a resident, the one first that applicants type least."""
ORDER = (False, True, True, False, False, True)
"""When the text is long: in no step with anything that goes on by itself."""
SHORT, LONG = 1, 22
"""Words of the text; the long one fits into a column of 255 characters."""
LETTERS = 9
"""Of a word."""
CHANCE = random.Random(1975)
WRITTEN_S = 0.5
"""So long what an application writes after its answer is waited for."""


def vary_what_is_told(scene: Scene) -> None:
    """Let one resident hand in the same, while the DWH tells an element that nobody types now short, now long."""
    stage = scene.stage
    asked = [name for name in ELEMENTS if name in stage.workspace.granted and name not in stage.typed_names]
    if not asked:
        scene.evidence.varied = Varied("")
        _lack(scene, Words("setiap data teks diketik pemohon", "the applicant types every text"))
        return
    element, texts = asked[0], [_text(SHORT), _text(LONG)]
    scene.choose(stage.next_resident())
    journeys: dict[str, list[Journey]] = {}
    before = stage.looks.tally()
    for is_long in ORDER:
        scene.lie(scene.applicant, {element: texts[is_long]})
        scene.submit()
        sleep(WRITTEN_S)
        stage.session.remove_faults(keep=stage.baseline.faults)
        after = stage.looks.tally()
        if scene.evidence.submissions[-1].outcome is Outcome.DITERUSKAN:
            for field, tally in after.items():
                journeys.setdefault(field, []).append(Journey(is_long, tally.since(before.get(field, Tally()))))
        before = after
    went_on = [
        is_long
        for is_long, one in zip(ORDER, scene.evidence.submissions, strict=True)
        if one.outcome is Outcome.DITERUSKAN
    ]
    longer = len(texts[True]) - len(texts[False])
    scene.evidence.varied = Varied(
        element, went_on.count(False), went_on.count(True), longer, tuple(_found(scene, journeys, longer))
    )
    if min(went_on.count(False), went_on.count(True)) < 2:
        _lack(scene, Words("orang yang sama tidak dilayani berulang kali", "the same person is not served repeatedly"))


def _found(scene: Scene, journeys: dict[str, list[Journey]], longer: int) -> Sequence[Dependence]:
    looks = scene.stage.looks
    return [
        Dependence(field, one.place, str(one.sign), one.size)
        for field, each in journeys.items()
        for one in suspicions(each, longer)
        if not looks.has_found(field, one.place)
    ]


def _lack(scene: Scene, why: Words) -> None:
    scene.evidence.lacking, scene.evidence.lacking_en = why


def _text(words: int) -> str:
    return "JL " + " ".join("".join(CHANCE.choices(ascii_uppercase, k=LETTERS)) for _ in range(words))
