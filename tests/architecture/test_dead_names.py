"""Whatever the product names, the product uses: what only tests call proves nothing but itself."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

from tests.helpers.source import PACKAGES, ROOT, modules

READ = {".py", ".j2", ".toml", ".feature", ".json"}
BY_NAME = ("pytest_", "configure_", "run_")
"""pytest and the tables of commands call these by their names."""
BY_OTHERS = {
    "BROWSER_DEFECTS": "whoever tries the page by hand",
    "load_bytecode": "jinja2",
    "dump_bytecode": "jinja2",
    "datagram_received": "asyncio",
    "set_ok": "http.cookiejar",
    "return_ok": "http.cookiejar",
    "domain_return_ok": "http.cookiejar",
    "version_string": "http.server",
    "handle_starttag": "html.parser",
    "handle_endtag": "html.parser",
    "handle_data": "html.parser",
    "compute_matrix": "make matrix",
    "save_matrix": "make matrix",
    "judged_parts": "make generated",
    "residents_of": "the census of the tests: everybody of a kecamatan, who is otherwise only found one by one",
}
"""Names that nothing in the product calls, and who does."""


def named(tree: ast.Module) -> Iterator[str]:
    """Yield the functions, classes, methods and constants of a module, but not what a decorator registers."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not any(
            isinstance(decorator, ast.Call) for decorator in node.decorator_list
        ):
            yield node.name
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        yield from (target.id for target in targets if isinstance(target, ast.Name))


def test_nothing_of_the_product_is_used_by_tests_alone() -> None:
    words: Counter[str] = Counter()
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*"):
            if path.suffix in READ and path.is_file():
                words.update(re.findall(r"\w+", path.read_text(encoding="utf-8")))
    found = {name for _, tree in modules(*PACKAGES) for name in named(tree)}
    unused = {name for name in found if words[name] == 1 and not name.startswith(("__", *BY_NAME))}
    assert unused == BY_OTHERS.keys()
