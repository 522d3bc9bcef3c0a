"""How are the guide's templates rendered, and how is a value quoted in each language of the examples?

jinja2 is imported on the first use: the simulator starts without it.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

PACKAGE = "simulator.web_service.guide"


def render(name: str, lang: str, values: Mapping[str, Any]) -> str:
    """Return the template `name` in `lang`; `.html.j2` escapes what it is given, other templates are plain text."""
    from markupsafe import Markup

    def choose(indonesian: str, english: str) -> str:
        text = english if lang == "en" else indonesian
        return Markup(text) if name.endswith(".html.j2") else text

    return _environment().get_template(name).render(values, t=choose, lang=lang)


@cache
def asset(name: str) -> tuple[str, str]:
    """Return the text of a style sheet or script and its hash for the Content-Security-Policy."""
    text = _environment().get_template(name).render()
    return text, base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def quote_shell(text: str) -> str:
    """Return `text` as one word of a POSIX shell."""
    return "'" + text.replace("'", "'\\''") + "'"


def quote_php(text: str) -> str:
    """Return `text` as a PHP string in single quotes."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def quote_json(text: str) -> str:
    """Return `text` as a JSON string, which JavaScript, Python and Java read too."""
    return json.dumps(text, ensure_ascii=False)


def quote_env(text: str) -> str:
    """Return `text` as a value of a `.env` file."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$") + '"'


def escape_text_block(text: str) -> str:
    """Return `text` for the inside of a Java text block."""
    return text.replace("\\", "\\\\")


def mark_code(text: str) -> str:
    """Return `text` as HTML in which what stands between backticks is code."""
    from markupsafe import Markup, escape

    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def mark_breaks(text: str) -> str:
    """Return `text` as HTML that may be broken after its slashes and underscores."""
    from markupsafe import Markup, escape

    return Markup(re.sub(r"([/_]+)", r"\1<wbr>", str(escape(text))))


@cache
def _environment() -> "Environment":
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader(PACKAGE),
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        breakable=mark_breaks,
        code=mark_code,
        env=quote_env,
        php=quote_php,
        quoted=quote_json,
        shell=quote_shell,
        text_block=escape_text_block,
    )
    return environment
