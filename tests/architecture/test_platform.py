"""What exists on POSIX alone is used in named modules only, so that the rest runs everywhere."""

from tests.helpers.source import PACKAGES, dotted_names, modules

POSIX_MODULES = ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty", "uvloop")
POSIX_NAMES = frozenset(
    "os.fork os.forkpty os.getuid os.geteuid os.getpgid os.killpg os.mkfifo os.setsid os.setpgid os.uname os.waitpid "
    "signal.SIGKILL signal.SIGHUP signal.SIGUSR1 signal.SIGUSR2 signal.alarm signal.pause socket.AF_UNIX".split()
)
PERMITTED: dict[str, set[str]] = {
    # A process group is ended as one; Windows ends the process.
    "conformance/application/process.py": {"os.killpg", "signal.SIGKILL"},
    "conformance/application/family.py": {"os.killpg", "signal.SIGKILL"},
    # Started on Linux alone.
    "conformance/application/keeper.py": {
        "os.fork",
        "os.setsid",
        "os.waitpid",
        "resource",
        "signal.SIGKILL",
        "signal.SIGUSR1",
    },
    # A network of its own is had on Linux alone.
    "conformance/egress/namespace.py": {"fcntl", "os.fork", "os.geteuid", "os.waitpid"},
    # Debian's servers refuse root; where there is none, nobody is asked.
    "fixtures/apps/servers/programs.py": {"os.geteuid"},
    # What a killed run has left is ended by its groups; Windows leaves it.
    "conformance/application/warden.py": {"os.killpg", "signal.SIGKILL"},
    # The faster loop, where it is installed.
    "simulator/serving/event_loop.py": {"uvloop"},
    "loadtests/bench/bare_server.py": {"uvloop"},
    "loadtests/bench/raw_client.py": {"uvloop"},
}


def posix_only(names: set[str]) -> set[str]:
    """Those of `names` that other systems lack; a module counts as a whole."""
    return (names & POSIX_NAMES) | {name.partition(".")[0] for name in names} & set(POSIX_MODULES)


def test_posix_is_asked_for_by_name_only() -> None:
    found = {path: used for path, tree in modules(*PACKAGES) if (used := posix_only(dotted_names(tree)))}
    assert found == PERMITTED
