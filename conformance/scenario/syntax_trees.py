"""How is a syntax tree built undisturbed? Python before 3.11.8 counts the depth of all trees in one place (gh-106905).

There, where the collector of garbage runs while a tree is built and what it ends builds another (a traceback does), or
lets another thread do so, `SystemError` breaks the first: pytest then ends without its list of failures.
"""

import ast
import functools
import gc
import sys
import threading
from typing import Any


def build_trees_undisturbed() -> None:
    """Let `ast.parse` build one tree at a time, with the collector at rest, where this Python needs it."""
    if sys.version_info < (3, 11, 8) and not hasattr(ast.parse, "__wrapped__"):
        ast.parse = _undisturbed(ast.parse)


def _undisturbed(parse: Any) -> Any:
    turn = threading.RLock()

    @functools.wraps(parse)
    def careful(*args: Any, **options: Any) -> Any:
        with turn:
            was_collecting = gc.isenabled()
            gc.disable()
            try:
                return parse(*args, **options)
            finally:
                if was_collecting:
                    gc.enable()

    return careful
