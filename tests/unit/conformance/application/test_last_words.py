"""Is the line told that says why a program ended, wherever it stands?"""

import pytest

from conformance.application.last_words import telling_lines

NODE = """node:internal/modules/cjs/loader:1080
  throw err;
  ^

Error: Cannot find module '/app/server.js'
    at Module._resolveFilename (node:internal/modules/cjs/loader:1077:15)
    at node:internal/main/run_main_module:23:47 {
  code: 'MODULE_NOT_FOUND',
  requireStack: []
}

Node.js v18.19.0
"""
PYTHON = """mulai
Traceback (most recent call last):
  File "app.py", line 1, in <module>
    import tidakada
ModuleNotFoundError: No module named 'tidakada'
"""
JAVA = """org.springframework.BeansException: gagal membuat
	at a.b.C.d(C.java:12)
Caused by: java.net.BindException: Address already in use
	at a.b.C.d(C.java:12)
	... 26 more
"""
PHP = """PHP Fatal error:  Uncaught Error: Class "X" not found in /a.php:3
Stack trace:
#0 {main}
  thrown in /a.php on line 3
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (NODE, "Error: Cannot find module '/app/server.js'"),
        (PYTHON, "ModuleNotFoundError: No module named 'tidakada'"),
        (JAVA, "Caused by: java.net.BindException: Address already in use"),
        (PHP, 'PHP Fatal error:  Uncaught Error: Class "X" not found in /a.php:3 | thrown in /a.php on line 3'),
        ("satu\ndua\ntiga\nempat\n", "dua | tiga | empat"),
        ("Error: lama\na\nb\nc\nmati\n", "Error: lama | a | mati"),
        ("", ""),
        ("\n}\n", ""),
    ],
)
def test_the_line_that_names_the_error_and_the_last_one_are_told(text: str, told: str) -> None:
    assert telling_lines(text) == told
