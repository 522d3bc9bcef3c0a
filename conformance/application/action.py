"""How is an action of the plan (`reset`, `lanjutkan`) carried out?"""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import httpx

from conformance.application.process import split_command
from conformance.bilingual import Words
from conformance.plan.placeholder import fill_in
from conformance.plan.tables import Action


def carry_out(action: Action, values: Mapping[str, str], directory: Path, patience_s: float) -> Words | None:
    """Carry out `action`; return why it failed, or None. `directory` is the plan's, `values` fill in placeholders."""
    if action.url is not None:
        return _request(action, values, patience_s)
    command = fill_in(split_command(action.command or []), values)
    name = command[0]
    try:
        done = subprocess.run(
            command,
            cwd=directory / fill_in(action.cwd, values),
            timeout=patience_s,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Words(
            f"perintah {name} tidak selesai dalam {patience_s:g} detik",
            f"the command {name} did not end within {patience_s:g} seconds",
        )
    except (OSError, ValueError) as error:
        return Words(f"perintah {name} tidak dapat dijalankan: {error}", f"the command {name} cannot be run: {error}")
    if not done.returncode:
        return None
    code = done.returncode
    return Words(f"perintah {name} berakhir dengan kode {code}", f"the command {name} ended with code {code}")


def _request(action: Action, values: Mapping[str, str], patience_s: float) -> Words | None:
    url = str(fill_in(action.url, values))
    try:
        answer = httpx.request(
            action.method, url, headers=fill_in(action.headers, values), timeout=patience_s, trust_env=False
        )
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        return Words.same(f"{action.method} {url}: {str(error) or type(error).__name__}")
    return Words.same(f"{action.method} {url}: HTTP {answer.status_code}") if answer.status_code >= 400 else None
