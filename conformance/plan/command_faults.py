"""What may be wrong with a command or an action of a plan? A line is split into words, and no shell reads it. Pure."""

import re
import shlex
from collections.abc import Iterator

from conformance.bilingual import Words
from conformance.plan.action import Action
from conformance.plan.found import Found

_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=.*", re.DOTALL)
_AS_SHELL = Words('atau ["sh", "-c", "..."]', 'or ["sh", "-c", "..."]')
_LIST = Words("atau daftar kata, yang diambil apa adanya", "or a list of words, which are taken as they are")
_LOGGED = Words("keluaran proses sudah masuk log gladi", "a process's output is in gladi's log already")
_PATH = Words("tulis jalurnya relatif terhadap rencana", "write the path relative to the plan")
_SHELL_WORDS: tuple[tuple[str, Words], ...] = (
    (r"&&|\|\||;|.*[^\\];", Words("pakai cwd, reset, atau proses lain", "use cwd, reset or another process")),
    (r"\||\|&", _LOGGED),
    (r"[0-9&]?>>?.*|<.*", _LOGGED),
    (r"&", Words("proses berjalan di latar dengan sendirinya", "a process runs in the background by itself")),
    (r".*(\$[A-Za-z_{(]|`).*", Words("pakai placeholder atau env", "use a placeholder or env")),
    (r"~(/.*)?", _PATH),
)  # fmt: skip
"""A word without quotes that only a shell understands, and what says the same in a plan."""
_BUILTINS = {
    "cd": Words("pakai cwd", "use cwd"),
    "export": Words("pakai env", "use env"),
    "set": Words("pakai env", "use env"),
    "source": Words("pakai env", "use env"),
    ".": Words("pakai env", "use env"),
}
"""Commands that exist in a shell alone."""


def action_faults(field: str, action: Action) -> Iterator[Found]:
    """Yield what is wrong with an action: it is a command or a request, and not both."""
    if (action.command is None) == (action.url is None):
        message = Words("perlu tepat satu: command atau url", "needs exactly one: command or url")
        yield field, message, Words("hapus atau tambahkan satu", "remove or add one")
    elif action.command is not None:
        yield from command_faults(f"{field}.command", action.command)


def command_faults(field: str, command: list[str] | str) -> Iterator[Found]:
    """Yield what is wrong with a command: an open quotation, nothing at all, what only a shell understands."""
    try:
        words = shlex.split(command) if isinstance(command, str) else command
    except ValueError:
        message = Words("tanda kutipnya tidak ditutup", "a quotation is not closed")
        yield field, message, Words("tutup, atau tulis sebagai daftar kata", "close it, or write a list of words")
        return
    if not words:
        yield field, Words("kosong", "empty"), Words("tulis program dan argumennya", "write program and arguments")
        return
    found = _shell_word(command, words[0])
    if found is not None:
        word, instead = found
        message = Words(
            f"{word!r} hanya dipahami shell, dan perintah ini tidak dijalankan lewat shell",
            f"{word!r} is understood by a shell alone, and no shell runs this command",
        )
        yield field, message, instead


def _shell_word(command: list[str] | str, first: str) -> tuple[str, Words] | None:
    """Return the first word that only a shell understands, and what is written instead; None: there is none."""
    if _ASSIGNMENT.fullmatch(first):
        return first.partition("=")[0] + "=", Words("pindahkan ke env", "move it to env")
    if first in _BUILTINS:
        return first, _with(_BUILTINS[first], _AS_SHELL)
    if isinstance(command, list):
        return None
    for word in _unquoted(command):
        for pattern, instead in _SHELL_WORDS:
            if re.fullmatch(pattern, word, re.DOTALL):
                return word, _with(instead, _LIST if "$" in word or word.startswith("~") else _AS_SHELL)
    return None


def _unquoted(command: str) -> Iterator[str]:
    """Yield the words of a line that hold no quotation: what is quoted is meant as it stands."""
    return (word for word in shlex.split(command, posix=False) if not re.search("[\"']", word))


def _with(instead: Words, otherwise: Words) -> Words:
    return Words(*(f"{one}, {other}" for one, other in zip(instead, otherwise, strict=True)))
