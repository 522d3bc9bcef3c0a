"""Is a syntax tree whole where garbage is collected while it is built?"""

import ast
import subprocess
import sys

import pytest

from conformance.scenario.syntax_trees import build_trees_undisturbed

HAS_FAULT = sys.version_info < (3, 11, 8)
BREAKS = """
import ast

class Left:
    def __init__(self):
        self.itself = self

    def __del__(self):
        ast.parse("a + (b / c)")  # as a traceback does, to underline what was at fault

source = "\\n".join(f"x{i} = f({i}, [1, {{'a': {i}}}])" for i in range(200))
for _ in range(30):
    left = [Left() for _ in range(50)]
    del left
    ast.parse(source)
"""
GUARD = "from conformance.scenario.syntax_trees import build_trees_undisturbed as b; b(); b()\n"


@pytest.mark.parametrize(("code", "is_broken"), [(BREAKS, HAS_FAULT), (GUARD + BREAKS, False)])
def test_what_is_collected_while_a_tree_is_built_does_not_break_it(code: str, is_broken: bool) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode != 0) is is_broken, done.stderr
    assert ("AST constructor recursion depth mismatch" in done.stderr) is is_broken


def test_pythons_that_do_not_need_it_are_left_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = getattr(ast.parse, "__wrapped__", ast.parse)
    monkeypatch.setattr(ast, "parse", plain)
    monkeypatch.setattr(sys, "version_info", (3, 11, 8))
    build_trees_undisturbed()
    assert ast.parse is plain
