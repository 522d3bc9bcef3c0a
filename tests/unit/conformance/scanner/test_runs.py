"""Runs of base64 and hex are those that a plain reading of their rule finds."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from conformance.scanner.runs import LEAST_ANY, LEAST_RUN, find_runs, is_surely_base64

SEGMENT = re.compile(rb"[A-Za-z0-9+/_\r\n-]+")
PARTS = st.lists(
    st.sampled_from([b"0123456789abcdefABCD", b"ff" * 9, b"Zz" * 9, b"g", b"-", b"/", b"\n", b" ", b"=", b"a+b/" * 10])
    | st.binary(max_size=3),
    max_size=12,
)


def plain(data: bytes) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    base64 = [
        found.span()
        for found in SEGMENT.finditer(data)
        if re.search(rb"[A-Za-z0-9]{%d}|[A-Za-z0-9+/_-]{%d}" % (LEAST_RUN, LEAST_ANY), found[0])
        and not re.fullmatch(rb"[0-9A-Fa-f]+", found[0])
    ]
    return base64, [found.span() for found in re.finditer(rb"[0-9A-Fa-f]{%d,}" % LEAST_RUN, data)]


@settings(max_examples=300, deadline=None)
@given(parts=PARTS)
@example(parts=[b"ff" * 9, b"\n", b"ff" * 9])
@example(parts=[b"g", b"ff" * 9, b" ", b"ff" * 9, b" ", b"Zz" * 9])
def test_the_runs_are_those_of_the_rule(parts: list[bytes]) -> None:
    data = b"".join(parts)
    assert (find_runs(data).base64, find_runs(data).hex) == plain(data)


def test_what_is_hex_alone_or_short_is_not_surely_base64() -> None:
    assert [is_surely_base64(text) for text in (b"ab" * 20, b"Zab+" * 5, b"Zab+" * 10, b"Zz" * 9)] == [
        False,
        False,
        True,
        True,
    ]
