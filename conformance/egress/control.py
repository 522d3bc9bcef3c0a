"""Can what leaves be seen at all? Each process's own runtime, in its own environment, speaks to a host of ours.

Many runtimes heed no proxy (PHP's streams, Node's fetch, Java), so what one of them does says nothing of another.
"""

import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from conformance.application.action import run_for_output

HOST = "gladi-kontrol.invalid"
"""A name that exists nowhere (RFC 2606)."""
PATIENCE_S = 6.0
OTHER = "lain"
_PYTHON = """
import sys, urllib.request
for url in sys.argv[1:]:
    try: urllib.request.urlopen(url, timeout=3).read()
    except Exception: pass
"""
_PHP = (
    "foreach (array_slice($argv, 1) as $url)"
    " @file_get_contents($url, false, stream_context_create(['http' => ['timeout' => 3]]));"
)
_NODE = (
    "const http = require('http');"
    "for (const url of process.argv.slice(1)) {"
    " const asked = http.get(url, answer => answer.resume());"
    " asked.on('error', () => {}); asked.setTimeout(3000, () => asked.destroy()); }"
)
_JAVA = """
import java.net.*;
public class Kontrol { public static void main(String[] urls) { for (String url : urls) try {
  URLConnection asked = new URL(url).openConnection();
  asked.setConnectTimeout(3000); asked.setReadTimeout(3000); asked.getInputStream().readAllBytes();
} catch (Exception gone) { } } }
"""
JAVA_NAME = "Kontrol.java"


class Runtime(NamedTuple):
    """A runtime, and the arguments with which it carries out the control."""

    name: str
    arguments: tuple[str, ...]


RUNTIMES: tuple[Runtime, ...] = (
    Runtime("python", ("-I", "-c", _PYTHON)),
    Runtime("php", ("-r", _PHP, "--")),
    Runtime("node", ("-e", _NODE, "--")),
    Runtime("java", (JAVA_NAME,)),
)
"""By the beginning of the program's name."""


def recognise(command: Sequence[str]) -> tuple[str, list[str]]:
    """Return the runtime that a command starts, and the words that carry out the control in it.

    A launcher (`env`, a shell) is looked past; where nothing is recognised, it is the tester's own Python.
    """
    for word in (word for each in command for word in each.split()):
        for runtime in RUNTIMES:
            base = PurePath(word).name.lower().removesuffix(".exe")
            if base.rstrip("0123456789.") == runtime.name and shutil.which(word):
                return runtime.name, [word, *runtime.arguments]
    return OTHER, [sys.executable, *RUNTIMES[0].arguments]


def speak(words: Sequence[str], urls: Sequence[str], env: Mapping[str, str], work: Path) -> None:
    """Let a control ask for `urls`, in `env` on top of this machine's; nothing is made of what it says."""
    if JAVA_NAME in words:
        (work / JAVA_NAME).write_text(_JAVA, encoding="ascii")
    run_for_output([*words, *urls], work, PATIENCE_S, env)
