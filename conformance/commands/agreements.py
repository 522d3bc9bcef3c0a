"""`gladi agreements`: list those shipped, check files, show one in words, begin one, describe the file for editors."""

import argparse
import json
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from conformance.commands.agreement_words import describe, tell_exceptions
from conformance.commands.messages import explain_fault, pick, printable
from conformance.fault import ExitCode, Fault
from conformance.files.norm_files import load_catalogue
from conformance.norms.basis import basis_of
from conformance.norms.binding import duties
from conformance.norms.own_norms import OwnNorm, find_faults, read_own_norms
from conformance.observe.agreements import AgreementFault, Described, agreement_schema, describe_agreements
from conformance.preflight.grant import WITHOUT_DUTY

SUFFIX = ".toml"


def configure_agreements(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the options of `gladi agreements`."""
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help=pick(
            lang,
            "berkas TOML untuk diperiksa; tanpa ini: daftar perjanjian bawaan",
            "TOML files to check; without: the list of those shipped",
        ),
    )
    parser.add_argument(
        "--show",
        metavar="NAME",
        help=pick(lang, "uraikan satu perjanjian: nama bawaan atau berkas", "tell one in words: a name or a file"),
    )
    parser.add_argument(
        "--new", action="store_true", help=pick(lang, "cetak templat berkas perjanjian", "print a template to fill in")
    )
    parser.add_argument(
        "--schema", action="store_true", help=pick(lang, "cetak skema JSON berkasnya", "print the file's JSON schema")
    )
    parser.add_argument("--json", action="store_true", help="JSON")


def run_agreements(args: argparse.Namespace, lang: str) -> int:
    """Carry out `gladi agreements`; return its exit code: 4 where a file has faults, 2 where there is no such one."""
    try:
        if args.new:
            print((files("conformance.init") / "agreement.toml").read_text(encoding="utf-8"), end="")
            return 0
        if args.schema:
            print(json.dumps(agreement_schema(), ensure_ascii=False, indent=2))
            return 0
        return _tell(args, lang)
    except Fault as fault:
        return explain_fault(lang, fault)


def _tell(args: argparse.Namespace, lang: str) -> int:
    sources = list(args.files) + ([args.show] if args.show and args.show.endswith(SUFFIX) else [])
    names = [args.show] if args.show and not args.show.endswith(SUFFIX) else []
    found = describe_agreements(sources, names)
    faults = {each.source: (*each.faults, *_clause_faults(each, sources)) for each in found}
    sound = [each.agreement for each in found if each.agreement is not None and not faults[each.source]]
    if args.json:
        told = [{"file": source, **msgspec.to_builtins(each)} for source in faults for each in faults[source]]
        rows = sound if args.show else [_row(agreement) for agreement in sound]
        print(json.dumps({"agreements": rows, "faults": told}, ensure_ascii=False))
    else:
        for agreement in sound:
            is_shown = args.show in (agreement["name"], *sources) and args.show
            words = describe(agreement, load_catalogue(), lang) if is_shown else _short(agreement, lang)
            print(printable(words))
        for source, each in faults.items():
            for fault in each:
                print(printable(f"gladi: {source}: {fault}"), file=sys.stderr)
    if any(faults[each.source] and not each.is_missing for each in found):
        return ExitCode.CONFIGURATION
    return ExitCode.USAGE if any(each.is_missing for each in found) else 0


def _clause_faults(described: Described, sources: list[str]) -> tuple[AgreementFault, ...]:
    """Return what is wrong with the clauses that a file names, also where the file has other faults."""
    if described.source not in sources or described.is_missing:
        return ()
    catalogue = load_catalogue()
    own = [each for each in _own_norms(described) if each.pola in catalogue.norms]
    faults = tuple(
        AgreementFault(fault.field, " / ".join(fault.message), " / ".join(fault.remedy))
        for fault in find_faults(own, catalogue)
    )
    if described.agreement is not None and not duties(basis_of(described.agreement, catalogue)):
        message, remedy = (" / ".join(words) for words in WITHOUT_DUTY)
        faults += (AgreementFault("", message, remedy),)
    return faults


def _own_norms(described: Described) -> list[OwnNorm]:
    """Return the own documents of a file that can be read."""
    try:
        data = described.agreement or tomllib.loads(Path(described.source).read_text(encoding="utf-8-sig"))
        norma = dict(data.get("norma", {}))
    except (OSError, ValueError, TypeError, RecursionError):
        return []
    readable: list[OwnNorm] = []
    for key, document in norma.items():
        try:
            readable += read_own_norms({key: document})
        except (msgspec.ValidationError, TypeError):
            continue
    return readable


def _row(agreement: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": agreement["name"],
        "pengguna": agreement["pengguna"],
        "methods": agreement["methods"],
        "kuota": agreement["kuota"],
        "dialect": agreement["dialect"],
        "pks": [agreement["pks_from"], agreement["pks_until"]],
        "sim": agreement["sim"],
        "norms": agreement["norms"],
        "norma": {key: document["pola"] for key, document in agreement["norma"].items()},
    }


def _short(agreement: dict[str, Any], lang: str) -> str:
    mark = pick(lang, " (rekaan, SIM)", " (invented, SIM)") if agreement["sim"] else ""
    term = f"{agreement['pks_from']} - {agreement['pks_until']}"
    lines = [f"{agreement['name']}{mark}", agreement["pengguna"], f"{', '.join(agreement['methods'])}; {term}"]
    lines += tell_exceptions(agreement, load_catalogue(), lang) if agreement["norma"] else []
    return "\n  ".join(lines)
