"""Does a visit tell a server that serves one request at a time from one that is only slow, or on a busy machine?"""

import itertools
import math
import time
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from conformance.preflight.visitor import Visit, Visitor, longest_wait
from tests.helpers.serving import at_work

HELD_S = 0.6


@pytest.mark.parametrize(
    ("looks", "absent_at", "seen_at", "is_served"),
    [
        ([(1.02, 1.05)], 1.0, 1.01, True),
        ([(0.9, 1.05)], 1.0, 1.01, False),  # it began before the call was there: it may have been served before
        ([(1.02, 1.21)], 1.0, 1.01, False),  # the DWH may have answered by then
        ([(0.9, 1.3), (1.31, 1.32)], 1.0, 1.3, False),  # kept waiting until the first one was done
        ([(1.02, 1.05)], 1.0, None, False),
        ([(1.02, 1.05)], None, 1.01, False),  # when the call came is not known
        ([], 1.0, 1.01, False),
    ],
)
def test_only_a_look_within_the_time_held_proves_that_another_is_served(
    looks: list[tuple[float, float]], absent_at: float | None, seen_at: float | None, is_served: bool
) -> None:
    assert Visit(0.01, looks, absent_at, seen_at).was_served(0.2) is is_served


@pytest.mark.parametrize(
    ("looks", "usual", "share"),
    [
        ([], 0.0, 0.0),
        ([(1.0, 1.01), (1.02, 1.05)], 0.01, 0.15),
        ([(1.0, 1.01), (1.01, 1.22)], 0.01, 1.0),
        ([(1.0, 1.01), (1.15, 1.22)], 0.01, 1.0),  # it began late, and yet nobody was answered for so long
        ([(0.0, 2.0)], 2.0, 0.0),  # a slow application
        ([(0.0, math.inf)], 1.9, 0.0),  # one so slow that its answer may be missed by a hair
        ([(1.06, 1.07), (1.08, 1.09), (1.0, 1.2)], 0.01, 0.5),  # one of several was kept waiting, others were not
        ([(1.06, 1.2), (1.11, 1.2), (1.0, 1.2)], 0.01, 0.95),  # nobody was served
    ],
)
def test_the_wait_is_from_answer_to_answer(looks: list[tuple[float, float]], usual: float, share: float) -> None:
    assert Visit(usual, looks).share_waited(0.2) == pytest.approx(share)


@pytest.mark.parametrize(
    ("looks", "left_at", "waited_s"),
    [
        ([(0.0, 0.1), (0.1, math.inf), (0.1, math.inf)], 5.0, 4.9),  # nobody was answered until he left
        ([(0.0, math.inf)], 5.0, 5.0),
        ([(0.0, math.inf), (0.1, 2.4), (2.5, 4.8)], 5.0, 2.4),  # one was lost, the others were answered
        ([(0.0, math.inf)], None, 0.0),
    ],
)
def test_a_look_without_an_answer_ends_no_wait(
    looks: list[tuple[float, float]], left_at: float | None, waited_s: float
) -> None:
    assert longest_wait(looks, left_at) == pytest.approx(waited_s)


def test_without_a_look_nobody_waited() -> None:
    assert longest_wait([]) == 0.0


class _StuckOnce(BaseHTTPRequestHandler):
    """Serves everybody but the third who comes: he stays with a worker that is busy."""

    come = itertools.count(1)

    def do_GET(self) -> None:
        if next(self.come) == 3:
            time.sleep(HELD_S)
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None: ...


def test_a_look_that_stays_with_a_busy_worker_is_followed_by_others() -> None:
    asked = itertools.chain([False], itertools.repeat(True))
    with (
        at_work(ThreadingHTTPServer(("127.0.0.1", 0), _StuckOnce)) as server,
        Visitor(f"http://127.0.0.1:{server.server_port}/", partial(next, asked)) as visitor,
    ):
        time.sleep(HELD_S)
    assert max(over - began for began, over in visitor.visit.looks) >= HELD_S
    assert visitor.visit.was_served(HELD_S)
