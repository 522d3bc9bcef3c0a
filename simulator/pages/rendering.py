"""How are the templates of a room of pages rendered? Those of `pages` itself, the layout among them, stand below.

jinja2 is imported on the first use: the simulator starts without it.
"""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from simulator import __version__
from simulator.pages.asset_room import asset_path
from simulator.pages.exchange import PageRequest

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

PACKAGE = "simulator.pages"


@cache
def environment_of(package: str) -> "Environment":
    """Return the environment whose templates are those of `package`, then those of `pages`.

    `.html.j2` escapes what it is given; other templates are plain text.
    """
    import jinja2

    return jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.PackageLoader(package), jinja2.PackageLoader(PACKAGE)]),
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache(maxsize=2_048)
def _marked(text: str) -> "Markup":
    """Return words of a template as they stand in a page."""
    from markupsafe import Markup

    return Markup(text)


def render_text(package: str, name: str, lang: str, values: Mapping[str, Any]) -> str:
    """Return the template `name` of `package` in `lang`; in it `t(indonesian, english)` chooses."""
    is_html = name.endswith(".html.j2")

    def choose(indonesian: str, english: str) -> str:
        text = english if lang == "en" else indonesian
        return _marked(text) if is_html else text

    return environment_of(package).get_template(name).render(values, t=choose, lang=lang)


def render_page(
    package: str, name: str, asked: PageRequest, link: Callable[..., str], values: Mapping[str, Any]
) -> bytes:
    """Return the page `name` of `package` in the layout; `link(lang=...)` is its address in a language."""
    common = {"asked": asked, "base_url": asked.base_url, "link": link, "version": __version__}
    common["asset"] = lambda file: asked.root + asset_path(file)
    return render_text(package, name, asked.lang, common | dict(values)).encode()
