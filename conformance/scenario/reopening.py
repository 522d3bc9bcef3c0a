"""Can the pages of outcomes be opened once more, and what does the application do then?

Whether an answer was a page shows only when it comes; without such a page, nothing can be said.
"""

from collections.abc import Sequence

from conformance.outcome import Outcome
from conformance.scenario.scene import Scene
from conformance.scenario.stage import Request, Stage


def open_again(scene: Scene, times: int) -> None:
    """Let every applicant whose outcome stands on a page open it again, so many times; note where none could."""
    evidence = scene.evidence
    own = [one.reading.again for one in scene.stage.requests if one.scenario == evidence.id]
    read = [again() for again in own if again is not None for _ in range(times)]
    evidence.page_loads += sum(page.page_loads for page in read)
    if not read:
        evidence.lacking = "aplikasi tidak punya halaman hasil yang dapat dibuka lagi"
        evidence.lacking_en = "the application has no page of an outcome that can be opened again"
    elif not any(page.status for page in read):
        evidence.reopen_fault = f"halaman hasil tidak terbuka lagi: {read[-1].detail.indonesian}"
        evidence.reopen_fault_en = f"no page of an outcome opens again: {read[-1].detail.english}"


def is_readable(stage: Stage, one: Request) -> bool:
    """Whether what comes of a request can be read later: by a notification that must reach him, or on his page."""
    return (stage.plan.notifikasi is not None and one.is_notified) or one.reading.again is not None


def kept_requests(stage: Stage) -> list[Request]:
    """Return the requests whose applicants were told that they are kept."""
    return [one for one in stage.requests if one.reading.outcome is Outcome.TERTUNDA]


def note_unreadable(scene: Scene, kept: Sequence[Request]) -> None:
    """Note where requests were kept and what comes of none of them can be read later."""
    if kept and not any(is_readable(scene.stage, one) for one in kept):
        scene.evidence.lacking = "hasil permohonan yang disimpan tidak dapat dibaca lagi: tanpa halaman dan notifikasi"
        scene.evidence.lacking_en = "what comes of a kept request cannot be read: there is no page or notification"
