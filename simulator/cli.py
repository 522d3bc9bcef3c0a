"""Which commands does the simulator bring to `gladi`? serve, personas, agreements."""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable

USAGE, ENVIRONMENT = 2, 5
"""Exit codes of design section 9."""

Configure = Callable[[argparse.ArgumentParser, str], None]


def _pick(lang: str, indonesian: str, english: str) -> str:
    return english if lang == "en" else indonesian


def _fail(lang: str, code: int, indonesian: str, english: str) -> int:
    print(f"gladi: {_pick(lang, indonesian, english)}", file=sys.stderr)
    return code


def configure_serve(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the options of `gladi serve`."""
    from simulator.domain.dialect import Dialect
    from simulator.settings import Settings

    standard = Settings()
    options: tuple[tuple[str, dict[str, object], str, str], ...] = (
        ("--host", {"default": standard.host}, "alamat untuk didengarkan", "address to listen on"),
        ("--port", {"type": _port, "default": standard.port}, "port web service; 0 = yang bebas", "port of the web service; 0 = a free one"),
        ("--control-port", {"type": _port, "default": standard.control_port}, "port API kendali; 0 = yang bebas", "port of the control API; 0 = a free one"),
        ("--store", {"default": standard.store, "metavar": "URL"}, "sqlite:///PATH, postgresql://USER@HOST/DB atau memory:; bawaan: direktori data pengguna", "sqlite:///PATH, postgresql://USER@HOST/DB or memory:; default: the user's data directory"),
        ("--workers", {"type": _workers, "default": standard.workers, "metavar": "N"}, "proses yang menjawab web service; lebih dari satu perlu PostgreSQL", "processes that answer the web service; more than one need PostgreSQL"),
        ("--token", {"default": standard.token}, "token API kendali; tanpa ini hanya loopback", "token of the control API; without it loopback only"),
        ("--session", {"default": standard.session, "metavar": "AGREEMENT"}, "buka sesi di bawah perjanjian ini (nama atau berkas TOML)", "open a session under this agreement (name or TOML file)"),
        ("--dialect", {"default": None, "choices": [d.value for d in Dialect]}, "dialek sesi itu", "dialect of that session"),
        ("--base-path", {"type": _base_path, "default": standard.base_path, "metavar": "/PATH"}, "awalan setiap alamat web service, misalnya /dapi", "prefix of every address of the web service, e.g. /dapi"),
        ("--tls", {"type": _tls, "default": standard.tls, "metavar": "CERT,KEY"}, "HTTPS untuk web service: self-signed, atau dua berkas PEM", "HTTPS for the web service: self-signed, or two PEM files"),
    )  # fmt: skip
    for name, keywords, indonesian, english in options:
        parser.add_argument(name, help=_pick(lang, indonesian, english), **keywords)  # type: ignore[arg-type]


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65_535):
        raise argparse.ArgumentTypeError(f"{text!r}: 0-65535")
    return int(text)


def _workers(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 64):
        raise argparse.ArgumentTypeError(f"{text!r}: 1-64")
    return int(text)


def _base_path(text: str) -> str:
    from simulator.web_service.paths import parse_base_path

    try:
        return parse_base_path(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: /dapi") from None


def _tls(text: str) -> str:
    certificate, _, key = text.partition(",")
    if text != "self-signed" and not (certificate.strip() and key.strip()):
        raise argparse.ArgumentTypeError(f"{text!r}: self-signed | CERT,KEY")
    return text


def run_serve(args: argparse.Namespace, lang: str) -> int:
    """Run the simulator until it is told to stop."""
    from simulator.app import PortInUse, serve
    from simulator.network.tls import TlsError
    from simulator.poc.agreement_error import AgreementError
    from simulator.serving.event_loop import loop_factory
    from simulator.serving.workers import WorkersFailed, WorkersRefused
    from simulator.settings import Settings
    from simulator.store.store import StoreError

    settings = Settings(
        host=args.host,
        port=args.port,
        control_port=args.control_port,
        store=args.store,
        workers=args.workers,
        token=args.token or None,
        session=args.session,
        dialect=args.dialect,
        base_path=args.base_path,
        tls=args.tls,
    )
    try:
        with asyncio.Runner(loop_factory=loop_factory()) as runner:
            runner.run(serve(settings, _announce))
    except PortInUse as taken:
        return _fail(
            lang,
            ENVIRONMENT,
            f"{taken}; pakai {taken.option} {taken.free} (bebas saat ini) atau {taken.option} 0",
            f"{taken}; use {taken.option} {taken.free} (free just now) or {taken.option} 0",
        )
    except (StoreError, WorkersFailed) as error:
        return _fail(lang, ENVIRONMENT, f"{error}; {error.hint}", f"{error}; {error.hint}")
    except (AgreementError, WorkersRefused) as error:
        return _fail(lang, USAGE, str(error), str(error))
    except TlsError as error:
        return _fail(lang, USAGE if error.is_missing else ENVIRONMENT, f"--tls: {error}", f"--tls: {error}")
    except OSError as error:
        return _fail(
            lang,
            ENVIRONMENT,
            f"tidak dapat mendengarkan di {args.host}: {error}",
            f"cannot listen on {args.host}: {error}",
        )
    except KeyboardInterrupt:
        pass
    return 0


def _announce(line: str) -> None:
    print(line, flush=True)


def configure_agreements(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the options of `gladi agreements`."""
    help_text = _pick(
        lang,
        "berkas TOML untuk diperiksa; tanpa ini: daftar bawaan",
        "TOML files to check; without: the list",
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help=help_text)
    parser.add_argument("--json", action="store_true", help="JSON")


def run_agreements(args: argparse.Namespace, lang: str) -> int:
    """List the shipped agreements, or check the files named."""
    from pathlib import Path

    from simulator.poc.agreement_error import AgreementError
    from simulator.poc.agreement_file import list_agreements, load_agreement, read_agreement

    try:
        found = [read_agreement(Path(name)) for name in args.files] or [load_agreement(n) for n in list_agreements()]
    except AgreementError as error:
        return _fail(lang, USAGE, str(error), str(error))
    rows = [
        {
            "name": pks.name,
            "pengguna": pks.pengguna,
            "methods": list(pks.methods),
            "kuota": pks.kuota,
            "dialect": pks.dialect,
            "pks": [pks.pks_from.isoformat(), pks.pks_until.isoformat()],
            "sim": pks.sim,
        }
        for pks in found
    ]
    if args.json:
        print(json.dumps({"agreements": rows}, ensure_ascii=False))
        return 0
    for row, pks in zip(rows, found, strict=True):
        mark = _pick(lang, " (rekaan, SIM)", " (invented, SIM)") if row["sim"] else ""
        print(f"{pks.name}{mark}\n  {pks.pengguna}\n  {', '.join(pks.methods)}; {pks.pks_from} - {pks.pks_until}")
    return 0


def configure_personas(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the options of `gladi personas`."""
    parser.add_argument(
        "agreement", help=_pick(lang, "nama perjanjian atau berkas TOML", "agreement name or TOML file")
    )
    parser.add_argument("--seed", type=int, default=1, help=_pick(lang, "seed sesi", "seed of the session"))
    parser.add_argument("--json", action="store_true", help="JSON")


def run_personas(args: argparse.Namespace, lang: str) -> int:
    """List the residents of a first session of this agreement and seed."""
    from simulator.control.views import persona_view
    from simulator.poc.agreement_error import AgreementError
    from simulator.poc.agreement_file import find_agreement
    from simulator.poc.wilayah_file import load_wilayah
    from simulator.population.persona import build_personas

    try:
        pks = find_agreement(args.agreement)
    except AgreementError as error:
        return _fail(lang, USAGE, str(error), str(error))
    views = [persona_view(persona, pks.elemen) for persona in build_personas(args.seed, 1, load_wilayah())]
    if args.json:
        print(json.dumps({"personas": views}, ensure_ascii=False))
        return 0
    for view in views:
        print(
            f"{view['code']}  {view['nik']}  {view['name']:<24} {view['elemen'].get('NAMA_LGKP', '-'):<32} {view['note']}"
        )
    return 0
