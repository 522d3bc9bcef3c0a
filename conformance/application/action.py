"""How is an action of the plan (`reset`, `lanjutkan`) carried out?"""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from conformance.application.answer import NoAnswer, ask_once
from conformance.application.cleaning import clean, secrets_in
from conformance.application.environment import environment_with
from conformance.application.family import run_command
from conformance.application.last_words import telling_lines
from conformance.application.process import split_command
from conformance.application.trust import trust_for
from conformance.application.watch import without_numbers
from conformance.bilingual import Words
from conformance.plan.action import Action
from conformance.plan.placeholder import fill_in


def carry_out(
    action: Action,
    values: Mapping[str, str],
    directory: Path,
    patience_s: float,
    *,
    self_signed: bool | None = None,
) -> Words | None:
    """Carry out `action`; return why it failed, or None. `directory` is the plan's, `values` fill in placeholders.

    `self_signed`: see `conformance.plan.tables.Aplikasi`.
    """
    if action.url is not None:
        return _request(action, values, patience_s, self_signed)
    command = fill_in(split_command(action.command or []), values)
    env = fill_in(action.env, values)
    output = run_for_output(command, directory / fill_in(action.cwd, values), patience_s, env)
    return output if isinstance(output, Words) else None


def run_for_output(
    command: list[str], directory: Path, patience_s: float, env: Mapping[str, str] | None = None
) -> str | Words:
    """Run a command to its end in `directory`, with `env` on top of this machine's; return its output or its fault.

    The fault tells what the command said last, as it stands on its standard error or, where that is empty, its output.
    """
    name, whole = command[0], environment_with(env or {})
    try:
        ran = run_command(command, directory, whole, patience_s)
    except subprocess.TimeoutExpired:
        return Words(
            f"perintah {name} tidak selesai dalam {patience_s:g} detik",
            f"the command {name} did not end within {patience_s:g} seconds",
        )
    except (OSError, ValueError) as error:
        return Words(f"perintah {name} tidak dapat dijalankan: {error}", f"the command {name} cannot be run: {error}")
    if not ran.code:
        return ran.output.decode("utf-8", "replace")
    code, said = ran.code, _said(secrets_in(whole), ran.errors, ran.output)
    return Words(
        f"perintah {name} berakhir dengan kode {code}{said}", f"the command {name} ended with code {code}{said}"
    )


def _said(secrets: Sequence[str], *streams: bytes) -> str:
    """Return what the first of `streams` that says anything says of a fault, behind a colon; empty: nothing."""
    texts = (clean(stream.decode("utf-8", "replace"), secrets) for stream in streams)
    told = next((told for text in texts if (told := telling_lines(text))), "")
    return f": {without_numbers(told)}" if told else ""


def _request(action: Action, values: Mapping[str, str], patience_s: float, self_signed: bool | None) -> Words | None:
    url = str(fill_in(action.url, values))
    try:
        answer = ask_once(
            action.method,
            url,
            patience_s,
            trust=trust_for(url, self_signed),
            follow=False,
            headers=fill_in(action.headers, values),
        )
    except NoAnswer as error:
        return Words(*(f"{action.method} {url}: {text}" for text in error.words))
    if answer.status >= 400:
        return Words.same(f"{action.method} {url}: HTTP {answer.status}")
    is_unfinished = answer.cut is not None and not answer.is_long
    return Words(*(f"{action.method} {url}: {text}" for text in answer.cut or ())) if is_unfinished else None
