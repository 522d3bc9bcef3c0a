"""`gladi scan`: does a store hold what only the DWH could have told?"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from conformance.bilingual import Words
from conformance.commands.messages import explain, explain_fault, pick, say
from conformance.commands.options import is_at_terminal
from conformance.commands.scan_sarif import scan_log
from conformance.fault import ExitCode, Fault, refuse
from conformance.files.tester import describe_tester
from conformance.scanner.engines import ENGINES, choose_engine
from conformance.scanner.needles import Needles, make_needles
from conformance.scanner.scan import LARGEST, StoreScan
from conformance.scanner.server_scan import reader_of
from conformance.scanner.stores import Server, refuse_elsewhere, store_of
from conformance.scanner.stream import Limits
from conformance.scanner.telling import Told, as_json, tell
from conformance.scanner.values import Role, control_values
from conformance.scanner.values_file import read_values, shipped_common
from conformance.scanner.visit import Progress

MIB = 1 << 20
BETWEEN = 0.5
"""Seconds between two lines of progress."""


def configure_scan(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the options of `gladi scan`."""
    parser.add_argument(
        "stores",
        nargs="+",
        metavar="STORE",
        help=pick(
            lang,
            "berkas, direktori, pola ('log/*.log'), basis data SQLite, atau alamat server: postgresql://, mysql://, mariadb://, redis://USER:SANDI@HOST:PORTA/BASISDATA",
            "a file, a directory, a pattern ('log/*.log'), a SQLite database, or the address of a server: postgresql://, mysql://, mariadb://, redis://USER:PASSWORD@HOST:PORT/DATABASE",
        ),
    )
    parser.add_argument(
        "--values",
        required=True,
        metavar="FILE",
        help=pick(lang, "nilai acuan, TOML atau JSON", "reference values, TOML or JSON"),
    )
    parser.add_argument(
        "--control",
        action="append",
        default=[],
        metavar="TEXT",
        help=pick(
            lang,
            "teks yang pasti ada di setiap penyimpanan; boleh beberapa, satu harus ditemukan",
            "a text that each store must hold; of several one must be found",
        ),
    )
    parser.add_argument(
        "--other-host",
        action="store_true",
        help=pick(lang, "server di mesin lain pun boleh dibaca", "servers on other machines may be read, too"),
    )
    parser.add_argument(
        "--fast",
        action="store_true",
        help=pick(
            lang,
            "tulisan biasa saja: tanpa sidik, tanpa membuka sandi",
            "plain writing only: no digests, nothing decoded",
        ),
    )
    parser.add_argument(
        "--largest",
        type=_positive,
        default=LARGEST // MIB,
        metavar="MIB",
        help=pick(lang, "batas satu penyimpanan (%(default)s MiB)", "limit of one store (%(default)s MiB)"),
    )
    parser.add_argument(
        "--engine",
        choices=list(ENGINES),
        help=pick(lang, "mesin pencari; bawaannya yang tercepat", "search engine; by default the fastest"),
    )
    parser.add_argument("--json", action="store_true", help=pick(lang, "hasil sebagai JSON", "the result as JSON"))
    parser.add_argument(
        "--sarif",
        metavar="FILE",
        help=pick(lang, "tulis hasilnya juga sebagai SARIF", "write the result as SARIF, too"),
    )


def run_scan(args: argparse.Namespace, lang: str) -> int:
    """Carry out `gladi scan`; return its exit code."""
    try:
        _demand_readable([store_of(store) for store in args.stores], other_host=args.other_host)
        values = [*read_values(Path(args.values)), *control_values(args.control)]
        needles = make_needles(values, shipped_common(), tiers=1 if args.fast else 2)
        _demand_something(needles)
        engine, missing = choose_engine(needles.needles, [args.engine] if args.engine else list(ENGINES))
    except Fault as fault:
        return explain_fault(lang, fault)
    search = StoreScan(engine, needles, Limits(decode=not args.fast), args.largest * MIB)
    show = _progress()
    seen = [search.scan(store, args.stores, show) for store in args.stores]
    told = Told(engine.name, missing, needles, seen)
    if args.sarif:
        try:
            Path(args.sarif).write_text(scan_log(told, describe_tester().version), encoding="utf-8", newline="\n")
        except OSError as error:
            words = pick(lang, f"SARIF tidak dapat ditulis: {error}", f"SARIF cannot be written: {error}")
            return explain(lang, ExitCode.ENVIRONMENT, words)
    if args.json:
        print(msgspec.json.format(msgspec.json.encode(as_json(told))).decode())
    else:
        for line in tell(told, lang):
            say(line)
    return told.exit_code


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise ValueError
    return number


def _demand_readable(stores: Sequence[str | Server], *, other_host: bool) -> None:
    for server in (store for store in stores if isinstance(store, Server)):
        if not (server.is_here or other_host):
            refuse_elsewhere(server)
        reader_of(server)


def _demand_something(needles: Needles) -> None:
    references = sum(value.role is Role.REFERENCE for value in needles.values)
    if len(needles.unsearched()) == references:
        refuse(
            Words(
                "tidak satu pun nilai dapat dicari: semuanya terlalu pendek, terlalu umum, atau diketik pemohon",
                "no value can be searched: all are too short, too common, or typed by the applicant",
            ),
            Words("sebut nilai yang khas, atau katanya dalam khas", "name distinctive values, or their words in khas"),
        )


def _progress() -> Progress:
    """Return what tells the speed on a terminal, and nothing elsewhere."""
    started = last = time.monotonic()
    if not is_at_terminal():
        return lambda _name, _size: None
    before = done = 0

    def show(name: str, size: int) -> None:
        nonlocal last, before, done
        done += size - before if size >= before else size
        before = size
        if (now := time.monotonic()) - last >= BETWEEN:
            last = now
            speed = done / 1e6 / (now - started)
            print(
                f"\r\x1b[K{done / 1e6:,.0f} MB, {speed:,.0f} MB/s  {ascii(name)[1:-1][:60]}\r",
                end="",
                file=sys.stderr,
                flush=True,
            )

    return show
