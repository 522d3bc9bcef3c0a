"""Which commands does the simulator bring to `gladi`? serve, personas, and for `gladi agreements` agreements-data."""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.poc.agreement_error import AgreementError

USAGE, CONFIGURATION, ENVIRONMENT = 2, 4, 5
"""Exit codes of design section 9."""


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
        ("--dialect", {"default": None, "choices": [d.value for d in Dialect]}, "dialek sesi itu, dan jawaban tanpa sesi; banyak klien nyata mengira keberhasilan juknis (memuat RESPONSE_CODE) kesalahan: pakai baru", "dialect of that session, and of answers without one; many real clients take a success in juknis (it carries RESPONSE_CODE) for an error: use baru"),
        ("--public-url", {"type": _public_url, "default": standard.public_url, "metavar": "URL"}, "alamat web service bagi yang lain, misalnya http://gladi:8100 dalam container; bawaan: yang didengarkan", "address of the web service for others, e.g. http://gladi:8100 in a container; default: the one listened on"),
        ("--json", {"action": "store_true"}, "cetak JSON di terminal juga; tanpa terminal selalu JSON", "print JSON on a terminal, too; elsewhere it is always JSON"),
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


def _public_url(text: str) -> str:
    from simulator.serving.addresses import parse_public_url

    try:
        return parse_public_url(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: http://HOST:PORT") from None


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
    from simulator.poc.desk import IdentityTaken
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
        public_url=args.public_url,
        json=args.json,
        tls=args.tls,
    )
    try:
        with asyncio.Runner(loop_factory=loop_factory()) as runner:
            runner.run(serve(settings, _announcer(lang, is_json=settings.json)))
    except KeyboardInterrupt:
        return 0
    except AgreementError as error:
        return _refuse_agreement(lang, error)
    except PortInUse as taken:
        code = ENVIRONMENT
        indonesian = f"{taken}; pakai {taken.option} {taken.free} (bebas saat ini) atau {taken.option} 0"
        english = f"{taken}; use {taken.option} {taken.free} (free just now) or {taken.option} 0"
    except (StoreError, WorkersFailed, IdentityTaken) as error:
        code, indonesian, english = ENVIRONMENT, f"{error}; {error.hint}", f"{error}; {error.hint}"
    except WorkersRefused as error:
        code, indonesian, english = USAGE, str(error), str(error)
    except TlsError as error:
        code, indonesian, english = USAGE if error.is_missing else ENVIRONMENT, f"--tls: {error}", f"--tls: {error}"
    except OSError as error:
        code = ENVIRONMENT
        indonesian = f"tidak dapat mendengarkan di {args.host}: {error}"
        english = f"cannot listen on {args.host}: {error}"
    else:
        return 0
    return _fail(lang, code, indonesian, english)


def _refuse_agreement(lang: str, error: "AgreementError") -> int:
    """Print every fault of an agreement on a line of its own; return 2 where there is none such, else 4."""
    from simulator.poc.agreement_error import MissingAgreement

    for fault in error.faults:
        _fail(lang, CONFIGURATION, f"{error.where}: {fault}", f"{error.where}: {fault}")
    return USAGE if isinstance(error, MissingAgreement) else CONFIGURATION


def _announcer(lang: str, *, is_json: bool) -> Callable[[Mapping[str, Any]], None]:
    """Return who says what is ready: JSON to programs, words to people on a terminal."""
    from simulator.serving.greeting import as_json, as_text

    is_for_people = sys.stdout.isatty() and not is_json

    def announce(said: Mapping[str, Any]) -> None:
        print(as_text(said, lang) if is_for_people else as_json(said), flush=True)

    return announce


def configure_agreements_data(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the options of `gladi agreements-data`, what `gladi agreements` asks the simulator by."""
    del lang
    parser.add_argument("--file", action="append", default=[], metavar="FILE")
    parser.add_argument("--name", action="append", default=[], metavar="NAME")
    parser.add_argument("--schema", action="store_true")


def run_agreements_data(args: argparse.Namespace, lang: str) -> int:
    """Print as one JSON object what the simulator knows of agreements: all shipped ones, or those asked for.

    `{"agreements": [{"source", "agreement": OBJECT|null, "faults": [{"field", "message", "hint"}], "is_missing"}]}`, or
    the schema of the file.
    """
    del lang
    from simulator.poc.agreement_data import describe_agreements
    from simulator.poc.agreement_schema import make_schema

    answer = make_schema() if args.schema else {"agreements": describe_agreements(args.file, args.name)}
    print(json.dumps(answer, ensure_ascii=False))
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
    from simulator.door.persona_view import persona_view
    from simulator.poc.agreement_error import AgreementError
    from simulator.poc.agreement_file import find_agreement
    from simulator.poc.wilayah_file import load_wilayah
    from simulator.population.persona import build_personas

    try:
        pks = find_agreement(args.agreement)
    except AgreementError as error:
        return _refuse_agreement(lang, error)
    wilayah = load_wilayah()
    personas = build_personas(args.seed, 1, wilayah, wilayah.named_in(pks.penyelenggara))
    views = [persona_view(persona, pks.elemen) for persona in personas]
    if args.json:
        print(json.dumps({"personas": views}, ensure_ascii=False))
        return 0
    for view in views:
        print(
            f"{view['code']}  {view['nik']}  {view['name']:<24} {view['elemen'].get('NAMA_LGKP', '-'):<32} {view['note']}"
        )
    return 0
