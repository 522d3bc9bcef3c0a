"""How is an action of the plan (`reset`, `lanjutkan`) carried out?"""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import httpx

from conformance.placeholder import fill_in
from conformance.plan import Action
from conformance.subject.process import split_command


def carry_out(action: Action, values: Mapping[str, str], directory: Path, patience_s: float) -> str | None:
    """Carry out `action`; return why it failed, or None. `directory` is the plan's, `values` fill in placeholders."""
    if action.url is not None:
        return _request(action, values, patience_s)
    command = split_command(fill_in(action.command, values))
    try:
        done = subprocess.run(
            command, cwd=directory / action.cwd, timeout=patience_s, capture_output=True, check=False, text=True
        )
    except subprocess.TimeoutExpired:
        return f"perintah {command[0]} tidak selesai dalam {patience_s:g} detik"
    except OSError as error:
        return f"perintah {command[0]} tidak dapat dijalankan: {error}"
    return f"perintah {command[0]} berakhir dengan kode {done.returncode}" if done.returncode else None


def _request(action: Action, values: Mapping[str, str], patience_s: float) -> str | None:
    url = str(fill_in(action.url, values))
    try:
        answer = httpx.request(
            action.method, url, headers=fill_in(action.headers, values), timeout=patience_s, trust_env=False
        )
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return f"{action.method} {url}: {error}"
    return f"{action.method} {url}: HTTP {answer.status_code}" if answer.status_code >= 400 else None
