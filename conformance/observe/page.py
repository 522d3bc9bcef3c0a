"""How is an answer read as a page? Once: several questions are asked of the same one."""

import re
from functools import lru_cache

from bs4 import BeautifulSoup

_MARKUP = re.compile(r"<[!/a-zA-Z]")
KEPT = 2
"""Pages that are kept: all questions about one come together, and one of the most tags takes 30 MiB."""


def is_page(body: str) -> bool:
    """Whether there is any markup in `body`."""
    return _MARKUP.search(body) is not None


@lru_cache(maxsize=KEPT)
def parse_page(body: str) -> BeautifulSoup:
    """Return `body` parsed as HTML. It is shared: whoever changes it parses for himself."""
    return BeautifulSoup(body, "html.parser")
