"""How is an application driven by a command line per applicant?"""

import subprocess
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from conformance.application.environment import environment_with
from conformance.application.family import end_left, run_command
from conformance.application.process import DriverFault, split_command
from conformance.bilingual import Words
from conformance.observe.matcher import Seen, gist_of, read_outcome, visible_text
from conformance.outcome import Outcome
from conformance.plan.placeholder import fill_in
from conformance.plan.tables import CommandRecipe
from conformance.subject.reading import Reading

ENDED = 200
"""The status of a command that ended by itself, whatever its exit code."""


class CommandSubject:
    """Drives one application; each applicant is a new process."""

    def __init__(
        self,
        recipe: CommandRecipe,
        values: Mapping[str, str],
        patience_s: float,
        directory: Path,
        *,
        self_signed: bool | None = None,
    ) -> None:
        """`values` fill in placeholders; `patience_s` is what the command may take; `directory` is the plan's.

        `self_signed` means nothing to a command.
        """
        self._recipe = recipe
        self._values = values
        self._patience_s = patience_s
        self._directory = directory

    def submit(self, data: Mapping[str, str], *, user: str = "", place: str = "", twice: bool = False) -> Reading:
        """Run the command as one applicant; see `Subject`."""
        if not twice:
            return self._run(data)
        with ThreadPoolExecutor(2) as pool:
            return [run.result() for run in [pool.submit(self._run, data) for _ in range(2)]][-1]

    def _run(self, data: Mapping[str, str]) -> Reading:
        values = {**self._values, **data}
        words = fill_in(split_command(self._recipe.command), values)
        started = time.perf_counter()
        seen, outcome = Seen(0, ""), Outcome.TAK_DIKENAL
        try:
            ran = run_command(
                words,
                self._directory / str(fill_in(self._recipe.cwd, values)),
                environment_with(fill_in(self._recipe.env, values)),
                self._patience_s,
                str(fill_in(self._recipe.stdin, values)).encode(),
            )
        except subprocess.TimeoutExpired:
            seconds = f"{self._patience_s:g}"
            detail = Words(
                f"perintah tidak selesai dalam {seconds} detik", f"the command did not end within {seconds} seconds"
            )
        except (OSError, ValueError) as error:
            program = self._recipe.command if isinstance(self._recipe.command, str) else self._recipe.command[0]
            raise DriverFault(
                Words(f"subject.command {program!r} tidak dapat dijalankan: {error}",
                      f"subject.command {program!r} cannot be run: {error}"),
                Words("pasang program itu, atau periksa command dan cwd", "install it, or check command and cwd"),
            ) from error  # fmt: skip
        else:
            if ran.code < 0:
                detail = Words(
                    f"perintah dihentikan sinyal {-ran.code}", f"the command was ended by signal {-ran.code}"
                )
            else:
                seen = Seen(ENDED, ran.output.decode(errors="replace"), ran.code)
                outcome, detail = read_outcome(seen, self._recipe.hasil)
                if ran.lost and outcome is Outcome.TAK_DIKENAL:
                    detail = Words(
                        f"{detail.indonesian}; {ran.lost} byte terakhir keluarannya tidak dibaca",
                        f"{detail.english}; the last {ran.lost} bytes of its output were not read",
                    )
        duration = round((time.perf_counter() - started) * 1000, 1)
        return Reading(
            outcome, detail, seen.status, duration, gist=gist_of(seen.body, data), page=visible_text(seen.body)
        )

    def submit_together(self, people: Sequence[Mapping[str, str]], *, user: str = "") -> list[Reading]:
        """Let each hand in a request of its own; see `Subject`."""
        return [self.submit(data, user=user) for data in people]

    def forget_users(self) -> None:
        """Nobody is kept: a process ends with its applicant."""

    def close(self) -> None:
        """End what the commands have left in the background."""
        end_left()
