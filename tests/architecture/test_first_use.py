"""Is every type that threads decode known to msgspec before the first of them does?"""

import ast

from tests.helpers.source import modules

SHARED = ("conformance/application", "conformance/observe", "conformance/subject", "conformance/scenario/steps")
"""Rooms whose code several applicants' threads run."""


def test_where_threads_run_types_are_decoded_by_what_was_built_with_the_module() -> None:
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules(*SHARED)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "decode"
        if any(keyword.arg == "type" for keyword in node.keywords)
    ]
    assert found == []
