"""`gladi init`: write a commented plan."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from conformance.bilingual import Words, reason_of
from conformance.commands.messages import explain_fault, pick
from conformance.fault import ExitCode, Fault, PreflightFault
from conformance.init.agreements import read_grant, shipped
from conformance.init.preset import PRESETS
from conformance.init.template import Wish, write_plan
from conformance.plan.schema import IDENTITY, schema_text
from conformance.plan.schema import NAME as SCHEMA_NAME
from conformance.plan.tables import RECIPES
from conformance.plan.text import parse_plan
from conformance.plan.typed import PORTAL

DEFAULT_AGREEMENT = "purbalingga-dinkominfo-2025"


def configure_init(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the options of `gladi init`."""
    names = ", ".join(preset.name for preset in PRESETS)
    parser.add_argument(
        "plan", nargs="?", default="gladi.toml", metavar="PLAN", help=pick(lang, "berkas rencana", "plan file")
    )
    parser.add_argument("--preset", choices=[preset.name for preset in PRESETS], metavar="PRESET", help=names)
    parser.add_argument(
        "--agreement",
        metavar="A",
        help=f"{pick(lang, 'perjanjian: berkas TOML, atau', 'agreement: a TOML file, or')} {', '.join(shipped())}",
    )
    parser.add_argument("--nama", help=pick(lang, "nama aplikasi", "name of the application"))
    parser.add_argument(
        "--elemen",
        nargs="+",
        metavar="E",
        help=pick(
            lang, "elemen yang dipakainya, dari: gladi agreements", "elements that it uses, of: gladi agreements"
        ),
    )
    parser.add_argument(
        "--kind", choices=tuple(RECIPES), help=pick(lang, "cara menjalankan permohonan", "how it is driven")
    )
    parser.add_argument(
        "--force", action="store_true", help=pick(lang, "timpa berkas yang ada", "overwrite an existing file")
    )
    parser.add_argument(
        "--stdout", action="store_true", help=pick(lang, "cetak saja, tanpa menulis berkas", "print it, write nothing")
    )
    parser.add_argument(
        "--schema", action="store_true", help=pick(lang, "cetak skema JSON rencana", "print the plan's JSON schema")
    )


def run_init(args: argparse.Namespace, lang: str) -> int:
    """Carry out `gladi init`; return its exit code."""
    if args.schema:
        print(schema_text(), end="")
        return 0
    path = Path(args.plan)
    try:
        if not args.stdout:
            _check_place(path, is_forced=args.force)
        text = write_plan(_wish(args, path, lang), lang)
        parse_plan(text, args.plan)
        if args.stdout:
            print(text, end="")
            return 0
        _write(path, text)
    except Fault as fault:
        return explain_fault(lang, fault)
    print(
        pick(
            lang,
            f"{path} ditulis. Sesuaikan yang bertanda UBAH, lalu: gladi check",
            f"{path} is written. Adapt what is marked UBAH, then: gladi check",
        )
    )
    return 0


def _check_place(path: Path, *, is_forced: bool) -> None:
    if path.exists() and not (is_forced and path.is_file()):
        raise PreflightFault(
            ExitCode.USAGE,
            Words(f"{path} sudah ada", f"{path} exists already"),
            Words(
                "pakai --force untuk menimpanya, atau sebut nama lain", "use --force to overwrite it, or another name"
            ),
        )


def _wish(args: argparse.Namespace, path: Path, lang: str) -> Wish:
    """Return what is wanted: what was typed, and for the rest what is answered on a terminal, else what is usual."""
    ask = _asker(lang)
    agreement = args.agreement or ask(
        Words("perjanjian", "agreement"),
        DEFAULT_AGREEMENT,
        lambda text: text in shipped() or text.endswith(".toml"),
        [*shipped(), ".toml"],
    )
    grant = read_grant(agreement, path.resolve().parent)
    nama = args.nama or ask(Words("nama aplikasi", "name of the application"), path.resolve().parent.name, bool)
    granted = set(grant.elemen) | {"NIK"}
    elemen = args.elemen or ask(
        Words("elemen", "elements"), " ".join(grant.usual), lambda text: set(_split(text)) <= granted, sorted(granted)
    )
    names = _split(elemen if isinstance(elemen, str) else " ".join(elemen))
    if beyond := [name for name in names if name not in granted]:
        raise PreflightFault(
            ExitCode.USAGE,
            Words(
                f"--elemen: perjanjian {agreement} tidak memberi {', '.join(beyond)}",
                f"--elemen: the agreement {agreement} does not grant {', '.join(beyond)}",
            ),
            Words(f"pilih dari: {', '.join(grant.elemen)}", f"choose from: {', '.join(grant.elemen)}"),
        )
    presets = {preset.name: preset for preset in PRESETS}
    preset = args.preset or ask(Words("kerangka kerja", "framework"), "plain", presets.__contains__, presets)
    usual = "command" if set(grant.methods) == {PORTAL} else "http"
    kind = args.kind or ask(
        Words("cara menjalankan permohonan", "how it is driven"), usual, RECIPES.__contains__, tuple(RECIPES)
    )
    return Wish(agreement, grant.methods, nama, tuple(names), grant.elemen, presets[preset], kind)


def _split(text: str) -> list[str]:
    return list(dict.fromkeys(text.replace(",", " ").split()))


Ask = Callable[..., str]


def _asker(lang: str) -> Ask:
    """Return what asks for one thing: a person on a terminal, else nobody: then it is as usual."""

    def ask(
        what: Words, usual: str, is_right: Callable[[str], object], choices: Sequence[str] | dict[str, object] = ()
    ) -> str:
        if not sys.stdin.isatty():
            return usual
        among = f" ({', '.join(choices)})" if choices else ""
        while True:
            print(f"{what.pick(lang)}{among} [{usual}]: ", end="", file=sys.stderr, flush=True)
            answer = sys.stdin.readline()
            text = answer.strip() or usual
            if is_right(text) or not answer:
                return text if is_right(text) else usual
            print(pick(lang, f"{text!r} tidak dapat dipakai di sini", f"{text!r} is of no use here"), file=sys.stderr)

    return ask


def _write(path: Path, text: str) -> None:
    """Write the plan, and the schema for editors beside it, unless somebody else's file is there."""
    schema = path.with_name(SCHEMA_NAME)
    try:
        path.write_text(text, encoding="utf-8")
        if not schema.exists() or IDENTITY in schema.read_text(encoding="utf-8", errors="replace"):
            schema.write_text(schema_text(), encoding="utf-8")
    except OSError as error:
        reason = reason_of(error)
        raise PreflightFault(
            ExitCode.ENVIRONMENT,
            Words(f"{path} tidak dapat ditulis: {reason.indonesian}", f"{path} cannot be written: {reason.english}"),
            Words("sebut letak lain", "name another place"),
        ) from error
