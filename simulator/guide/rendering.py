"""How is a value quoted in each language of the examples, and how are the guide's templates rendered with that?"""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from simulator.pages.exchange import PageRequest
from simulator.pages.rendering import environment_of, render_page, render_text

PACKAGE = "simulator.guide"


def render(name: str, lang: str, values: Mapping[str, Any]) -> str:
    """Return the template `name`, an example, in `lang`."""
    _prepare()
    return render_text(PACKAGE, name, lang, values)


def render_in_layout(name: str, asked: PageRequest, link: Callable[..., str], values: Mapping[str, Any]) -> bytes:
    """Return the page `name` of the guide."""
    _prepare()
    return render_page(PACKAGE, name, asked, link, values)


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
def _prepare() -> None:
    """Let the templates of the guide use the filters above."""
    environment_of(PACKAGE).filters.update(
        breakable=mark_breaks,
        code=mark_code,
        env=quote_env,
        php=quote_php,
        quoted=quote_json,
        shell=quote_shell,
        text_block=escape_text_block,
    )
