"""Is it said of a command line that no shell reads it, and of nothing else?"""

import pytest

from conformance.plan.command_faults import command_faults


@pytest.mark.parametrize(
    ("command", "word", "remedy"),
    [
        ("APP_X=1 node server.js", "APP_X=", "env"),
        (["APP_X=1", "node"], "APP_X=", "env"),
        ("cd app && node server.js", "cd", "cwd"),
        ("npm run build && node server.js", "&&", "cwd"),
        ("node a.js ; node b.js", ";", "proses lain"),
        ("node a.js; node b.js", "a.js;", "proses lain"),
        ("node server.js | tee app.log", "|", "log"),
        ("node server.js > app.log", ">", "log"),
        ("node server.js 2>&1", "2>&1", "log"),
        ("node server.js &", "&", "latar"),
        ("node $HOME/server.js", "$HOME/server.js", "daftar kata"),
        ("node ${PORT}", "${PORT}", "daftar kata"),
        ("~/bin/server", "~/bin/server", "daftar kata"),
    ],
)
def test_what_only_a_shell_understands_is_named_with_what_says_the_same(
    command: list[str] | str, word: str, remedy: str
) -> None:
    ((field, message, hint),) = command_faults("x.command", command)
    assert field == "x.command"
    assert repr(word) in message.indonesian
    assert remedy in hint.indonesian


@pytest.mark.parametrize(
    "command",
    [
        "php artisan serve --port {port.web}",
        "sh -c 'cd app && exec node server.js > log'",
        ["sh", "-c", "cd app && node server.js"],
        "node server.js --url http://127.0.0.1/?a=1&b=2",
        "node server.js --define X=1",
        ["node", "$server.js", "|"],
        "php -r \"echo $argv[1];\"",
        "php ajukan.php {NIK} {NAMA_LGKP}",
    ],
)  # fmt: skip
def test_a_command_without_shell_words_has_no_fault(command: list[str] | str) -> None:
    assert list(command_faults("x.command", command)) == []
