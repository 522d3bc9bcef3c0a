"""Both engines find the same; what is missing is told."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conformance.fault import ExitCode, Fault
from conformance.scanner import hyperscan_engine
from conformance.scanner.engines import choose_engine
from conformance.scanner.needles import Meaning, Needle
from conformance.scanner.writings import Form
from tests.helpers.scanning import NAMES

MEANING = (Meaning(0, Form.WHOLE, is_weak=False),)
NEEDLES = [
    Needle(b"mangunkarsa", is_caseless=True, tier=1, meanings=MEANING),
    Needle(b"karsa", is_caseless=True, tier=1, meanings=MEANING),
    Needle(b"\x00\x0b\xbc\x1b", is_caseless=False, tier=1, meanings=MEANING),
    Needle(b"aB\x00Cd", is_caseless=False, tier=2, meanings=MEANING),
]
ENGINES = {name: choose_engine(NEEDLES, (name,))[0] for name in NAMES}


def found(name: str, pieces: list[bytes]) -> list[tuple[int, int]]:
    matcher = ENGINES[name].open()
    hits = [hit for piece in pieces for hit in matcher.feed(piece)]
    matcher.close()
    return sorted(hits)


@pytest.mark.parametrize("name", NAMES)
def test_needles_are_found_with_their_ends_over_the_borders_of_pieces(name: str) -> None:
    assert found(name, [b"..MangunK", b"ar", b"SA..aB\0", b"Cd"]) == [(0, 13), (1, 13), (3, 20)]


@pytest.mark.parametrize("name", NAMES)
def test_a_needle_with_nul_is_no_shorter_needle(name: str) -> None:
    assert found(name, [b"aB Cd AB\0Cd \0\x0b\xbc"]) == []


@settings(max_examples=60, deadline=None)
@given(
    parts=st.lists(
        st.sampled_from([b"mangun", b"KARSA", b"\0\x0b\xbc\x1b", b"aB\0", b"Cd", b"x"]) | st.binary(max_size=5)
    ),
    cut=st.integers(1, 7),
)
def test_the_engines_agree(parts: list[bytes], cut: int) -> None:
    data = b"".join(parts)
    pieces = [data[at : at + cut] for at in range(0, len(data), cut)]
    assert found(NAMES[0], pieces) == found(NAMES[1], pieces)


def answer(code: int, stderr: bytes = b"") -> Callable[..., subprocess.CompletedProcess[bytes]]:
    return lambda command, **_: subprocess.CompletedProcess(command, code, b"", stderr)


@pytest.mark.parametrize(
    ("code", "stderr", "said"),
    [
        (-4, b"", "hyperscan: ended by signal 4 on this processor"),
        (1, b"not installed\n", "hyperscan: not installed"),
        (3, b"", "hyperscan: exit 3"),
    ],
)
def test_where_hyperscan_does_not_run_the_other_engine_does_and_why_is_told(
    monkeypatch: pytest.MonkeyPatch, code: int, stderr: bytes, said: str
) -> None:
    monkeypatch.setattr(hyperscan_engine.subprocess, "run", answer(code, stderr))
    engine, reasons = choose_engine(NEEDLES)
    assert engine.name.startswith("ahocorasick_rs")
    assert reasons == [said]


def test_without_an_engine_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hyperscan_engine.subprocess, "run", answer(1, b"not installed"))
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    with pytest.raises(Fault, match=r"pip install 'gladi\[scan\]'") as caught:
        choose_engine(NEEDLES)
    assert caught.value.exit_code is ExitCode.ENVIRONMENT


def test_a_compiler_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: list[str], **_: object) -> None:
        raise subprocess.TimeoutExpired(command, 600)

    monkeypatch.setattr(hyperscan_engine.subprocess, "run", run)
    assert choose_engine(NEEDLES)[0].name.startswith("ahocorasick_rs")
