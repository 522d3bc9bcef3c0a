"""How is an application driven by a person, who is told what to do and says what came of it?

The step waits in the session, so that it outlives a restart of the simulator; the person answers where he likes, on the
console's page or in the terminal of `gladi run`. Here is only waited for whichever comes first.
"""

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from conformance.application.private import make_private, open_private
from conformance.bilingual import Words
from conformance.files.layout import ATTACHED
from conformance.observe.guided_steps import AttachedHere, GuidedStep, GuidedSteps
from conformance.outcome import Outcome
from conformance.plan.placeholder import fill_in
from conformance.plan.tables import GuidedRecipe
from conformance.record.evidence import AttachedFile
from conformance.subject.command import ENDED
from conformance.subject.guided_wait import wait_for
from conformance.subject.reading import Reading

TWICE = Words(
    " Tekan tombol yang mengirimnya dua kali dengan cepat.", " Press the button that sends it twice, quickly."
)
"""What is added to the instruction of a double click."""
CARD = "kartu"
"""Key of what is typed for an applicant who hands his KTP-el over."""
READ = Words(
    " Ia menyerahkan KTP-el-nya: baca dengan card reader, lalu cari NIK-nya di Web Portal. Bila card reader tidak"
    " dipakai, pilih bahwa langkah ini tidak dapat dilakukan.",
    " He hands over his KTP-el: read it with the card reader, then search for its NIK at the Web Portal. Where no card"
    " reader is used, choose that this step cannot be done.",
)
"""What is added for him (KRA-P 2(2)d)."""
SAME = Words(
    " Lanjutkan sebagai pemakai yang sama, tanpa keluar dari aplikasi.",
    " Go on as the same user, without signing out of the application.",
)
"""What is added where one user enters several people."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the answers that a person has."""

    key: str
    words: Words
    outcome: Outcome


ANSWERS: tuple[Answer, ...] = (
    Answer(
        "diteruskan", Words("Dilayani: permohonannya diteruskan", "Served: the request goes on"), Outcome.DITERUSKAN
    ),
    Answer(
        "ditolak",
        Words(
            "Diberi tahu tidak dapat dilayani: data tidak sesuai atau tidak ditemukan",
            "Told that he cannot be served: data do not match or were not found",
        ),
        Outcome.DITOLAK,
    ),
    Answer(
        "gangguan",
        Words("Ada gangguan di pihak kantor; pemohon tidak dipersalahkan", "A fault of the office; he is not blamed"),
        Outcome.GANGGUAN,
    ),
    Answer("tertunda", Words("Disimpan untuk dilayani nanti", "Kept, to be served later"), Outcome.TERTUNDA),
    Answer(
        "dibatasi",
        Words("Dihentikan aplikasi sebelum data dicari", "Stopped by the application before anything was looked up"),
        Outcome.DIBATASI,
    ),
    Answer(
        "tidak-dapat",
        Words("Langkah ini tidak dapat dilakukan (tulis sebabnya)", "This step cannot be done (write why)"),
        Outcome.TAK_DIKENAL,
    ),
)
"""What a person can say came of an applicant, in the order in which he is asked."""
_CHOICES = [{"key": each.key, "text": each.words.indonesian, "text_en": each.words.english} for each in ANSWERS]
_BY_KEY = {each.key: each for each in ANSWERS}


class GuidedSubject:
    """Drives one application through a person: one step for each applicant, one at a time."""

    def __init__(
        self,
        recipe: GuidedRecipe,
        values: Mapping[str, str],
        patience_s: float,
        directory: Path,
        *,
        self_signed: bool | None = None,
        steps: GuidedSteps | None = None,
    ) -> None:
        """`values` fill in placeholders, {kerja} among them; `steps` are those of the session.

        The time that he is given is the recipe's own; `patience_s`, `directory` and `self_signed` mean nothing to him.
        """
        self._recipe = recipe
        self._values = values
        self._steps = steps
        self._turn = threading.Lock()

    def submit(self, data: Mapping[str, str], *, user: str = "", place: str = "", twice: bool = False) -> Reading:
        """Let the person serve one applicant; see `Subject`. Raises `ControlFault`, too."""
        assert self._steps is not None, "a guided subject needs the steps of its session"
        told = str(fill_in(self._recipe.instruksi, {**self._values, **data}))
        added = [words for words, is_so in ((READ, CARD in data), (SAME, bool(user)), (TWICE, twice)) if is_so]
        more = Words("".join(words.indonesian for words in added), "".join(words.english for words in added))
        with self._turn:
            started = time.perf_counter()
            asked = self._steps.ask(told + more.indonesian, told + more.english, _CHOICES)
            step = wait_for(self._steps, asked, self._recipe.waktu)
            duration = round((time.perf_counter() - started) * 1000, 1)
            return self._read(step, duration)

    def _read(self, step: GuidedStep, duration_ms: float) -> Reading:
        if not step.is_answered:
            seconds = f"{self._recipe.waktu:g}"
            missing = Words(
                f"petugas tidak menjawab dalam {seconds} detik", f"the clerk did not answer within {seconds} seconds"
            )
            return Reading(Outcome.TAK_DIKENAL, missing, 0, duration_ms, is_absent=True)
        answer = _BY_KEY[step.answer]
        detail = Words(f"menurut petugas: {answer.words.indonesian}", f"by the clerk: {answer.words.english}")
        is_undone = answer.outcome is Outcome.TAK_DIKENAL
        return Reading(
            answer.outcome,
            detail,
            ENDED,
            duration_ms,
            is_absent=is_undone,
            page="" if is_undone else step.note,
            attachment=self._keep(step),
        )

    def _keep(self, step: GuidedStep) -> AttachedFile | None:
        """Store the file that was attached beside the evidence; None: there is none, or it did not come whole."""
        file = step.attachment
        if file is None or not file.is_here or self._steps is None:
            return None
        content = self._steps.attachment(step.number)
        if sha256(content).hexdigest() != file.sha256:
            return None
        name = f"langkah-{step.number}-{file.sha256[:12]}.{_ending(file)}"
        folder = make_private(Path(self._values.get("kerja", ".")).parent / ATTACHED)
        with open_private(folder / name, "wb") as kept:
            kept.write(content)
        self._steps.drop_attachment(step.number)
        return AttachedFile(f"{ATTACHED}/{name}", file.sha256, len(content))

    def submit_together(self, people: Sequence[Mapping[str, str]], *, user: str = "") -> list[Reading]:
        """Let the person serve them in turn; see `Subject`."""
        return [self.submit(data, user=user) for data in people]

    def forget_users(self) -> None:
        """Nobody is kept: it is the same person throughout."""

    def close(self) -> None:
        """Nothing was opened."""


def _ending(file: AttachedHere) -> str:
    return file.kind if file.kind in ("jpg", "png", "pdf") else "bin"
