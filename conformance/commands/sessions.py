"""`gladi sessions`: which PoC sessions a simulator or its store holds; show, close and delete them."""

import argparse
import contextlib
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conformance.application.process import StartFault
from conformance.commands.messages import explain, pick, printable
from conformance.commands.simulators import USUAL, add_token_option, exit_code_of
from conformance.fault import ExitCode
from conformance.observe.control_api import ControlClient, ControlFault, SessionControl
from conformance.rehearsal.simulator_process import SimulatorProcess


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be done, to which sessions, and how it is told."""

    client: ControlClient
    ids: Sequence[str]
    is_all: bool
    is_json: bool
    lang: str

    def say(self, found: object, lines: Iterator[str]) -> None:
        """Print `found` as JSON, or `lines` for people."""
        print(json.dumps(found, ensure_ascii=False) if self.is_json else "\n".join(map(printable, lines)))


def configure_sessions(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the options of `gladi sessions`."""
    what = pick(
        lang,
        "list: daftar (bawaan); show: alamat dan kredensial; close: tutup; purge: hapus yang sudah ditutup, dengan jurnalnya",
        "list them (default); show addresses and credentials; close; purge: delete those closed, with their journals",
    )
    parser.add_argument("action", nargs="?", default="list", choices=list(ACTIONS), help=what)
    parser.add_argument(
        "ids", nargs="*", metavar="SESSION", help=pick(lang, "untuk show dan close", "of show and close")
    )
    parser.add_argument("--all", action="store_true", help=pick(lang, "semua sesi", "every session"))
    parser.add_argument(
        "--simulator",
        metavar="CONTROL_URL",
        help=pick(
            lang,
            f"API kendali simulator yang berjalan; bawaannya {USUAL}, bila ada, jika tidak --store",
            f"control API of a running simulator; by default {USUAL} where there is one, else --store",
        ),
    )
    parser.add_argument(
        "--store",
        default="",
        metavar="URL",
        help=pick(
            lang,
            "penyimpanan yang sedang tidak dipakai; bawaannya sama dengan `gladi serve`",
            "a store that nobody uses now; by default that of `gladi serve`",
        ),
    )
    add_token_option(parser, lang)
    parser.add_argument("--json", action="store_true", help="JSON")


def run_sessions(args: argparse.Namespace, lang: str) -> int:
    """Carry out `gladi sessions`; return its exit code."""
    try:
        with _client(args) as client:
            return ACTIONS[args.action](Asked(client, args.ids, args.all, args.json, lang))
    except StartFault as fault:
        busy = pick(
            lang,
            "bila `gladi serve` sedang memakainya: gladi sessions --simulator CONTROL_URL",
            "where a `gladi serve` uses it: gladi sessions --simulator CONTROL_URL",
        )
        return explain(lang, ExitCode.ENVIRONMENT, f"{fault.words.pick(lang)}; {busy}")
    except ControlFault as fault:
        return explain(lang, exit_code_of(fault), fault.words.pick(lang))


@contextlib.contextmanager
def _client(args: argparse.Namespace) -> Iterator[ControlClient]:
    """Give a client of the simulator named, of the one that runs as usual, or of one started for the store."""
    usual = ControlClient(USUAL, args.token)
    if args.simulator or (not args.store and _is_there(usual)):
        yield ControlClient(args.simulator, args.token) if args.simulator else usual
        return
    with (
        tempfile.TemporaryDirectory(prefix="gladi-") as directory,
        SimulatorProcess(args.store, Path(directory) / "simulator.log") as simulator,
    ):
        yield ControlClient(simulator.control_url)


def _is_there(client: ControlClient) -> bool:
    """Whether a control API answers, even by a refusal."""
    try:
        client.call("GET", "/sessions")
    except ControlFault as fault:
        return fault.status in (401, 403)
    return True


def _sessions(asked: Asked) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asked.client.call("GET", "/sessions")["sessions"]
    return found


def _list(asked: Asked) -> int:
    found = _sessions(asked)
    asked.say([_brief(session) for session in found], _lines(found, asked.lang))
    return 0


def _brief(session: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a list says of a session: no password."""
    return {
        name: session[name] for name in ("id", "state", "agreement", "seed", "dialect", "clock", "kuota", "lembaga")
    }


def _lines(found: Sequence[Mapping[str, Any]], lang: str) -> Iterator[str]:
    if not found:
        yield pick(
            lang,
            "tidak ada sesi; buka satu: gladi serve --session AGREEMENT",
            "no session; open one: gladi serve --session AGREEMENT",
        )
    words = {"open": pick(lang, "terbuka", "open"), "closed": pick(lang, "ditutup", "closed")}
    for one in found:
        used, limit = one["kuota"]["used"], one["kuota"]["limit"]
        yield f"{one['id']:<44} {words[one['state']]:<8} {one['dialect']:<7} {one['clock'][:16]}  {used}/{'-' if limit is None else limit} hit"


def _show(asked: Asked) -> int:
    wanted = _wanted(asked, "open")
    if wanted is None:
        return ExitCode.USAGE
    found = [SessionControl(asked.client, session_id).show() for session_id in wanted]
    asked.say(found, _credentials(found))
    return 0


def _credentials(found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for one in found:
        yield one["id"]
        for name, value in (one["credentials"] | one["endpoints"]).items():
            if value is not None:
                yield f"  {name:<22} {value}"


def _close(asked: Asked) -> int:
    wanted = _wanted(asked, "open")
    if wanted is None:
        return ExitCode.USAGE
    for session_id in wanted:
        SessionControl(asked.client, session_id).close()
    asked.say({"closed": wanted}, (f"{each}: {pick(asked.lang, 'ditutup', 'closed')}" for each in wanted))
    return 0


def _purge(asked: Asked) -> int:
    if asked.ids or asked.is_all:
        return _usage(
            asked,
            "purge menghapus semua yang ditutup; tutup dulu: gladi sessions close",
            "purge deletes all that are closed; close first: gladi sessions close",
        )
    purged = asked.client.call("DELETE", "/sessions")["purged"]
    lines = [f"{each}: {pick(asked.lang, 'dihapus', 'deleted')}" for each in purged]
    left = len(_sessions(asked))
    lines.append(
        pick(
            asked.lang,
            f"{len(purged)} sesi dihapus, {left} masih terbuka (gladi sessions close --all)",
            f"{len(purged)} sessions deleted, {left} still open (gladi sessions close --all)",
        )
    )
    asked.say({"purged": purged}, iter(lines))
    return 0


def _wanted(asked: Asked, state: str) -> list[str] | None:
    """Return the sessions named, or all in `state`; None, and say why, where neither is asked for."""
    if asked.is_all == bool(asked.ids):
        _usage(
            asked, "sebut id sesi (gladi sessions list), atau --all", "name a session (gladi sessions list), or --all"
        )
        return None
    return list(asked.ids) or [session["id"] for session in _sessions(asked) if session["state"] == state]


def _usage(asked: Asked, indonesian: str, english: str) -> int:
    return explain(asked.lang, ExitCode.USAGE, pick(asked.lang, indonesian, english))


ACTIONS: dict[str, Callable[[Asked], int]] = {"list": _list, "show": _show, "close": _close, "purge": _purge}
"""What can be done."""
