"""What can be typed after `gladi`? One table; a command's code is imported only when it is called."""

import argparse
import importlib
import os
import re
import select
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from conformance.fault import ExitCode

INTERRUPTED, READER_GONE = 130, 141
"""As a shell tells SIGINT and SIGPIPE."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: where `configure_NAME` and `run_NAME` live, and what it does, in both languages."""

    name: str
    module: str
    indonesian: str
    english: str


COMMANDS: tuple[Command, ...] = (
    Command(
        "demo",
        "conformance.commands.demo",
        "gladi lengkap: simulator + aplikasi acuan + penilaian",
        "the whole rehearsal: simulator + reference application + verdict",
    ),
    Command("serve", "simulator.cli", "jalankan simulator DWH", "start the simulated DWH"),
    Command(
        "run",
        "conformance.commands.run",
        "uji aplikasi menurut rencananya (gladi.toml)",
        "rehearse an application by its plan (gladi.toml)",
    ),
    Command(
        "report",
        "conformance.commands.report",
        "tampilkan dan nilai lagi hasil yang tersimpan",
        "render a stored result again, and judge it again",
    ),
    Command("init", "conformance.commands.init", "tulis rencana (gladi.toml)", "write a plan (gladi.toml)"),
    Command("check", "conformance.commands.check", "periksa rencana dan lingkungan saja", "pre-flight only"),
    Command(
        "scenarios",
        "conformance.commands.scenarios",
        "daftar skenario, dan mana yang berlaku bagi sebuah rencana",
        "list the scenarios, and which apply to a plan",
    ),
    Command(
        "scan",
        "conformance.commands.scan",
        "cari data DWH dalam penyimpanan: berkas, arsip, SQLite",
        "search stores for data of the DWH: files, archives, SQLite",
    ),
    Command(
        "sessions",
        "conformance.commands.sessions",
        "daftar, kredensial, tutup dan hapus sesi sebuah simulator",
        "list, show, close and delete the sessions of a simulator",
    ),
    Command(
        "user",
        "conformance.commands.user",
        "User ID operator: permohonan, serah terima, perubahan, pencabutan",
        "user ids of operators: request, hand-over, change, end",
    ),
    Command("personas", "simulator.cli", "daftar penduduk uji sebuah sesi", "list the test residents of a session"),
    Command(
        "agreements",
        "conformance.commands.agreements",
        "daftar, pemeriksaan dan templat perjanjian",
        "list, validate and begin agreements",
    ),
)
HELPERS: tuple[Command, ...] = (
    Command("agreements-data", "simulator.cli", "jawaban simulator atas `gladi agreements`", "what it is answered by"),
)
"""Commands that other commands call, and no person: in no overview."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run `gladi`; return the exit code (design section 9).

    Where nobody reads its output any longer (`gladi personas ... | head`) it ends in silence, as SIGPIPE would end it.
    """
    try:
        code = _main(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    return code


def _main(argv: Sequence[str] | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    words = list(sys.argv[1:] if argv is None else argv)
    lang, words = _take_language(words)
    if lang not in ("id", "en"):
        print(f"gladi: --lang {lang!r}: pilih id atau en / choose id or en", file=sys.stderr)
        return ExitCode.USAGE
    if not words or words[0] in ("-h", "--help"):
        print(_overview(lang))
        return 0 if words else ExitCode.USAGE
    if words[0] == "--version":
        from importlib.metadata import version

        print(f"gladi {version('gladi')}")
        return 0
    command = next((c for c in (*COMMANDS, *HELPERS) if c.name == words[0]), None)
    if command is None:
        known = ", ".join(c.name for c in COMMANDS)
        print(
            _pick(
                lang,
                f"gladi: perintah {words[0]!r} tidak ada; pilih: {known}",
                f"gladi: no command {words[0]!r}; choose: {known}",
            ),
            file=sys.stderr,
        )
        return ExitCode.USAGE
    return _run(command, words[1:], lang, is_last=argv is None)


def _run(command: Command, words: list[str], lang: str, *, is_last: bool) -> int:
    module = importlib.import_module(command.module)
    parser = _Parser(f"gladi {command.name}", _pick(lang, command.indonesian, command.english), lang)
    name = command.name.replace("-", "_")
    getattr(module, f"configure_{name}")(parser, lang)
    try:
        args = parser.parse_args(words, argparse.Namespace(is_last=is_last))
    except SystemExit as stopped:
        return int(stopped.code or 0)
    try:
        return int(getattr(module, f"run_{name}")(args, lang))
    except KeyboardInterrupt:
        print(_pick(lang, "gladi: dihentikan", "gladi: interrupted"), file=sys.stderr)
        return INTERRUPTED
    except Exception as error:
        if isinstance(error, BrokenPipeError) and _is_reader_gone():
            raise
        if os.environ.get("GLADI_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}"
        indonesian = f"gladi [galat penguji]: {what}; laporkan, dengan jejak yang dicetak bila GLADI_DEBUG=1"
        print(
            _pick(
                lang, indonesian, f"gladi [tester fault]: {what}; report it, with the trace that GLADI_DEBUG=1 prints"
            ),
            file=sys.stderr,
        )
        return ExitCode.TESTER_FAULT


def _is_reader_gone() -> bool:
    """Whether it is standard output that broke, and not a connection; where the system cannot say, it is taken so."""
    if not hasattr(select, "poll"):
        return True
    poll = select.poll()
    poll.register(sys.stdout.fileno(), 0)
    return bool(poll.poll(0))


_INDONESIAN = (
    (r"^unrecognized arguments: ", "pilihan tidak dikenal: "),
    (r"^the following arguments are required: ", "belum disebut: "),
    (r"^argument ", ""),
    (r"expected one argument$", "perlu satu nilai"),
    (r"expected at least one argument$", "perlu sedikitnya satu nilai"),
    (r"invalid choice: (.*) \(choose from (.*)\)$", r"\1 tidak ada; pilih \2"),
    (r"invalid \w+ value: ", "tidak dapat dipakai: "),
)
"""What argparse says, and how it is said here."""


class _Parser(argparse.ArgumentParser):
    """argparse whose headings and usage errors are in the chosen language, and say what to do next."""

    def __init__(self, prog: str, description: str, lang: str) -> None:
        self._lang = lang
        epilog = _pick(lang, "--lang id|en memilih bahasa", "--lang id|en chooses the language")
        super().__init__(prog=prog, description=description, epilog=epilog, add_help=False, allow_abbrev=False)
        self._positionals.title = _pick(lang, "yang disebut", "arguments")
        self._optionals.title = _pick(lang, "pilihan", "options")
        self.add_argument("-h", "--help", action="help", help=_pick(lang, "tampilkan bantuan ini", "show this help"))

    def format_usage(self) -> str:
        """Return the usage line."""
        return self._own_words(super().format_usage())

    def format_help(self) -> str:
        """Return the help text."""
        return self._own_words(super().format_help())

    def _own_words(self, text: str) -> str:
        return text.replace("usage: ", _pick(self._lang, "pemakaian: ", "usage: "), 1)

    def error(self, message: str) -> None:  # type: ignore[override]
        """Print one line and the remedy, and stop with exit code 2."""
        if self._lang == "id":
            for pattern, indonesian in _INDONESIAN:
                message = re.sub(pattern, indonesian, message)
        lead = _pick(self._lang, "pemakaian keliru", "wrong usage")
        remedy = _pick(self._lang, f"lihat `{self.prog} --help`", f"see `{self.prog} --help`")
        self.exit(ExitCode.USAGE, f"gladi: {lead}: {message}; {remedy}\n")


def _take_language(words: list[str]) -> tuple[str, list[str]]:
    """Take `--lang X` out of `words`, wherever it stands; GLADI_LANG is the default, then Indonesian."""
    lang = "en" if os.environ.get("GLADI_LANG") == "en" else "id"
    rest: list[str] = []
    iterator = iter(words)
    for word in iterator:
        if word == "--lang":
            lang = next(iterator, "")
        elif word.startswith("--lang="):
            lang = word.removeprefix("--lang=")
        else:
            rest.append(word)
    return lang, rest


def _overview(lang: str) -> str:
    lead = _pick(
        lang,
        "Gladi: gladi bersih akses data warehouse kependudukan (simulator, bukan layanan Dukcapil)",
        "Gladi: the dress rehearsal for access to the population data warehouse (a simulator, not the real service)",
    )
    rows = "\n".join(f"  gladi {c.name:<11} {_pick(lang, c.indonesian, c.english)}" for c in COMMANDS)
    tail = _pick(
        lang,
        "gladi PERINTAH --help menjelaskan pilihannya; --lang en for English",
        "gladi COMMAND --help explains its options; --lang id untuk bahasa Indonesia",
    )
    return f"{lead}\n\n{rows}\n\n{tail}"


def _pick(lang: str, indonesian: str, english: str) -> str:
    return english if lang == "en" else indonesian
