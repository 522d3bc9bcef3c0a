"""How does a person at the terminal of `gladi run` do the steps of a guided subject, beside the page of the console?

The steps themselves wait in the simulator; here the one under way is shown, and a typed number answers it there, unless
the page was faster.
"""

import contextlib
import os
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator

from conformance.bilingual import Words
from conformance.commands.messages import pick
from conformance.observe.control_api import ControlFault
from conformance.observe.guided_steps import GuidedStep, GuidedSteps

LOOK_S = 0.5
LONGEST_NOTE = 2_000


class TypedLines:
    """What is typed, line by line; nothing more comes after its end (Ctrl-D)."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._thread = threading.Thread(target=self._read, daemon=True)

    def start(self) -> None:
        """Begin to read. Not through `sys.stdin`: a thread that waits there keeps Python from ending."""
        self._thread.start()

    def _read(self) -> None:
        rest = b""
        while True:
            try:
                some = os.read(self._descriptor, 4096)
            except OSError:
                some = b""
            if not some:
                self._lines.put(None)
                return
            *whole, rest = (rest + some).split(b"\n")
            for line in whole:
                self._lines.put(line.decode(errors="replace").strip())

    def next(self, patience_s: float) -> str | None:
        """Return the next line; raise `queue.Empty` where none comes in time; None: there will be none any more."""
        return self._lines.get(timeout=patience_s)

    def forget(self) -> None:
        """Let go of what was typed before it was asked for."""
        with contextlib.suppress(queue.Empty):
            while True:
                if self._lines.get_nowait() is None:
                    self._lines.put(None)
                    return


class ClerkTerminal:
    """Shows the step under way, and answers it with what is typed."""

    def __init__(self, steps: GuidedSteps, lines: TypedLines, say: Callable[[str], None], lang: str) -> None:
        self._steps = steps
        self._lines = lines
        self._say = say
        self._lang = lang
        self._shown: GuidedStep | None = None
        self._is_closed = False

    def serve(self, is_over: threading.Event) -> None:
        """Go on until the run is over."""
        while not is_over.is_set():
            try:
                self._look()
            except ControlFault:  # the simulator is away: who waits for the answer tells where it stays away
                is_over.wait(LOOK_S)

    def _look(self) -> None:
        step = self._steps.waiting()
        if self._shown is not None and (step is None or step.number != self._shown.number):
            self._tell_where_it_went(self._steps.show(self._shown.number))
            self._shown = None
        if step is not None and self._shown is None:
            self._shown = step
            self._lines.forget()
            self._show(step)
        line = self._next_line()
        if line and step is not None:
            self._take(step, line)

    def _next_line(self) -> str:
        if self._is_closed:
            time.sleep(LOOK_S)
            return ""
        try:
            line = self._lines.next(LOOK_S)
        except queue.Empty:
            return ""
        if line is None:
            self._is_closed = True
            self._say(pick(self._lang, "Masukan terminal ditutup; jawab pada halaman.", "No more input; use the page."))
        return line or ""

    def _show(self, step: GuidedStep) -> None:
        name = pick(self._lang, "Langkah", "Step")
        self._say(f"\n{name} {step.number}: {pick(self._lang, step.instruction, step.instruction_en)}")
        for number, choice in enumerate(step.choices, start=1):
            self._say(f"  {number}  {pick(self._lang, choice.text, choice.text_en)}")
        self._say(
            pick(
                self._lang,
                "Ketik nomornya (boleh diikuti kata-kata aplikasi kepada pemohon), lalu Enter:",
                "Type its number (and, if you like, the application's words to the applicant), then Enter:",
            )
        )

    def _take(self, step: GuidedStep, line: str) -> None:
        number, _, note = line.partition(" ")
        if not (number.isascii() and number.isdigit() and 1 <= int(number[:4]) <= len(step.choices)):
            most = len(step.choices)
            self._say(
                pick(
                    self._lang, f"{line!r} bukan nomor 1 sampai {most}.", f"{line!r} is not a number from 1 to {most}."
                )
            )
            return
        try:
            self._steps.answer(step.number, step.choices[int(number) - 1].key, note.strip()[:LONGEST_NOTE])
        except ControlFault as fault:
            if fault.code != "settled":
                raise
            self._tell_where_it_went(self._steps.show(step.number))
        else:
            self._say(pick(self._lang, f"Langkah {step.number} tercatat.", f"Step {step.number} is noted."))
        self._shown = None

    def _tell_where_it_went(self, step: GuidedStep) -> None:
        if step.is_answered and step.by != "terminal":
            told = Words(
                f"Langkah {step.number} sudah dijawab pada halaman.", f"Step {step.number} was answered on the page."
            )
            self._say(told.pick(self._lang))
        elif not step.is_answered:
            told = Words(
                f"Langkah {step.number} tidak ditunggu lagi.", f"Step {step.number} is not waited for any more."
            )
            self._say(told.pick(self._lang))


@contextlib.contextmanager
def guide_clerk(steps: GuidedSteps, lang: str) -> Iterator[None]:
    """Let a person do the steps until the block is over: by the page, whose address is told, and by the terminal."""
    page = steps.page()
    _say(
        pick(
            lang,
            f"Petugas melakukan langkahnya: jawab pada {page}",
            f"A clerk does the steps: answer on {page}",
        )
    )
    is_over = threading.Event()
    serving: threading.Thread | None = None
    if sys.stdin is not None and sys.stdin.isatty():
        lines = TypedLines(sys.stdin.fileno())
        lines.start()
        serving = threading.Thread(target=ClerkTerminal(steps, lines, _say, lang).serve, args=(is_over,), daemon=True)
        serving.start()
    try:
        yield
    finally:
        is_over.set()
        if serving is not None:
            serving.join(2 * LOOK_S)
        with contextlib.suppress(ControlFault):  # one that was cut off leaves no step that nobody waits for
            left = steps.waiting()
            if left is not None:
                steps.withdraw(left.number)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
