"""`gladi user`: user ids of operators in a session of a running simulator, from the request to the end."""

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conformance.commands.messages import explain, pick, printable
from conformance.commands.simulators import USUAL, add_token_option, exit_code_of
from conformance.commands.user_form import add_form_options, read_form, template
from conformance.fault import ExitCode, RemediedFault
from conformance.observe.control_api import ControlClient, ControlFault

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be done, in which session, and how it is told."""

    client: ControlClient
    session: str
    args: argparse.Namespace
    lang: str

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Answer:
        """Ask the control API about the session."""
        found: Answer = self.client.call(method, f"/sessions/{self.session}{path}", body)
        return found

    def act(self, act: str, **body: Any) -> Answer:
        """Do `act` about the request that was named."""
        return self.call("POST", f"/operators/{self.args.number}/{act}", body)

    def say(self, found: object, lines: Iterator[str]) -> int:
        """Print `found` as JSON, or `lines` for people."""
        print(json.dumps(found, ensure_ascii=False) if self.args.json else "\n".join(map(printable, lines)))
        return 0


def configure_user(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the options of `gladi user`."""
    what = pick(
        lang,
        "list: daftar (bawaan); form: cetak formulir kosong; request: ajukan; check, approve, refuse: periksa, setujui,"
        " tolak (approve memeriksa bila belum); handover: serahkan, kata sandi tampil sekali; change: minta perubahan;"
        " revoke: nonaktifkan (17); grant: Ditjen memberi Dinas IP dan User Identity Administrator, satu kali",
        "list (default); form: print an empty form; request; check, approve, refuse (approve checks where nobody has);"
        " handover: the password is shown once; change: ask for a change; revoke: switch off (17); grant: the Ditjen gives"
        " the Dinas IP and User Identity Administrator, once",
    )
    parser.add_argument("action", nargs="?", default="list", choices=["form", *ACTIONS], help=what)
    parser.add_argument("number", nargs="?", type=_number, help=pick(lang, "nomor permohonan", "number of the request"))
    parser.add_argument(
        "--session",
        metavar="ID",
        help=pick(lang, "bawaannya satu-satunya yang terbuka", "by default the only open one"),
    )
    parser.add_argument(
        "--simulator",
        metavar="CONTROL_URL",
        default=USUAL,
        help=pick(lang, f"API kendali; bawaannya {USUAL}", f"control API; by default {USUAL}"),
    )
    add_token_option(parser, lang)
    add_form_options(parser, lang)
    parser.add_argument(
        "--reason", default="", metavar="T", help=pick(lang, "alasan refuse, revoke", "of refuse, revoke")
    )
    parser.add_argument(
        "--bast",
        default="",
        metavar="T",
        help=pick(lang, "nomor BAST; bawaannya dibuat", "number of the BAST; else made"),
    )
    parser.add_argument("--json", action="store_true", help="JSON")


def run_user(args: argparse.Namespace, lang: str) -> int:
    """Carry out `gladi user`; return its exit code."""
    if args.action == "form":
        print(template(lang))
        return 0
    if args.action in NUMBERED and args.number is None:
        return explain(
            lang,
            ExitCode.USAGE,
            pick(lang, "sebut nomor permohonan (gladi user list)", "name the number of a request (gladi user list)"),
        )
    client = ControlClient(args.simulator, args.token)
    try:
        session = args.session or _only_open(client)
        if session is None:
            return explain(
                lang,
                ExitCode.USAGE,
                pick(
                    lang,
                    "tidak tepat satu sesi terbuka; sebut --session ID (gladi sessions list)",
                    "not exactly one session is open; name --session ID (gladi sessions list)",
                ),
            )
        return ACTIONS[args.action](Asked(client, session, args, lang))
    except RemediedFault as fault:
        return explain(lang, ExitCode.CONFIGURATION, fault.words.pick(lang))
    except ControlFault as fault:
        code = exit_code_of(fault)
        for message in fault.each or [fault.words.pick(lang)]:
            explain(lang, code, message)
        return code


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise argparse.ArgumentTypeError(f"{text!r}: 1, 2, ...")
    return int(text)


def _only_open(client: ControlClient) -> str | None:
    found = [one["id"] for one in client.call("GET", "/sessions")["sessions"] if one["state"] == "open"]
    return str(found[0]) if len(found) == 1 else None


def _list(asked: Asked) -> int:
    found = asked.call("GET", "/operators")
    found["administrator"] = asked.call("GET", "/administrator")
    return asked.say(found, _lines(found, asked.lang))


def _lines(found: Answer, lang: str) -> Iterator[str]:
    given = found["administrator"]
    yield f"User Identity Administrator: {given['state']} {given['user_id'] or ''}".rstrip()
    if found["user_ids"] is not None:
        yield pick(lang, f"User ID menurut perjanjian: {found['user_ids']}", f"user ids granted: {found['user_ids']}")
    if not found["operators"]:
        yield pick(lang, "belum ada permohonan: gladi user request", "no request so far: gladi user request")
    for one in found["operators"]:
        yield f"{one['number']:>3}  {one['state']:<11} {one['user_id'] or '-':<20} {one['form']['nama']}"


def _request(asked: Asked) -> int:
    return _told(asked, asked.call("POST", "/operators", read_form(asked.args)))


def _check(asked: Asked) -> int:
    return _told(asked, asked.act("check"))


def _approve(asked: Asked) -> int:
    if asked.call("GET", f"/operators/{asked.args.number}")["state"] == "diajukan":
        asked.act("check")
    return _told(asked, asked.act("approve"))


def _refuse(asked: Asked) -> int:
    return _told(asked, asked.act("refuse", reason=asked.args.reason))


def _handover(asked: Asked) -> int:
    return _told(asked, asked.act("handover", bast=asked.args.bast))


def _change(asked: Asked) -> int:
    return _told(asked, asked.act("change", **read_form(asked.args)))


def _revoke(asked: Asked) -> int:
    return _told(asked, asked.act("revoke", reason=asked.args.reason))


def _grant(asked: Asked) -> int:
    given = asked.call("POST", "/administrator/grant", {})
    line = f"User Identity Administrator: {given['state']} {given['user_id']}, IP {given['ip']}"
    return asked.say(given, iter([line]))


def _told(asked: Asked, one: Answer) -> int:
    return asked.say(one, _story(one, asked.lang))


def _story(one: Answer, lang: str) -> Iterator[str]:
    yield pick(lang, f"permohonan nomor {one['number']}: {one['state']}", f"request {one['number']}: {one['state']}")
    if "password" in one:
        (*_, bast) = one["bast"]
        yield f"  BAST        {bast['nomor']}, {bast['at'][:10]}"
        yield f"  User ID     {one['user_id']}"
        yield f"  {pick(lang, 'kata sandi', 'password'):<11} {one['password']}"
        yield f"  {pick(lang, 'catat sekarang: tidak ditampilkan lagi', 'write it down now: it is not shown again')}"
        if bast["note"]:
            yield f"  {bast['note']}"
    acts = one["acts"] + ["approve"] * ("check" in one["acts"])  # which checks first
    if acts:
        following = ", ".join(f"gladi user {act} {one['number']}" for act in acts)
        yield f"  {pick(lang, 'berikutnya', 'next')}: {following}"


ACTIONS: dict[str, Callable[[Asked], int]] = {
    "list": _list,
    "request": _request,
    "check": _check,
    "approve": _approve,
    "refuse": _refuse,
    "handover": _handover,
    "change": _change,
    "revoke": _revoke,
    "grant": _grant,
}
"""What can be done."""
NUMBERED: Sequence[str] = ("check", "approve", "refuse", "handover", "change", "revoke")
"""What is done about one request."""
