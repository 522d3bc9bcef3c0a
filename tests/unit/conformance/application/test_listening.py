"""Are the sockets seen at which an application listens, those of its other ports among them?"""

import socket
import sys

import pytest

from conformance.application.listening import listening_at


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells it")
def test_sockets_of_the_process_are_seen_whatever_their_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.2", 0)) as other:
        ports = [one.getsockname()[1], other.getsockname()[1]]
        found = listening_at([ports[0]])
        assert found is not None
        seen = {(each.address, each.port): each.is_loopback for each in found}
    assert seen[("127.0.0.1", ports[0])] is True
    assert seen[("127.0.0.2", ports[1])] is True


def test_where_nobody_listens_nothing_is_told() -> None:
    assert listening_at([1]) is None
