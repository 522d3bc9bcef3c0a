"""Is the host read that a TLS client names?"""

import ssl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.egress.client_hello import name_in


def hello(host: str | None) -> bytes:
    """What OpenSSL says first."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    line = context.wrap_bio(incoming, outgoing, server_hostname=host)
    with pytest.raises(ssl.SSLWantReadError):
        line.do_handshake()
    return outgoing.read()


@pytest.mark.parametrize("host", ["a.example", "surat.dinas.example"])
def test_the_name_is_read(host: str) -> None:
    assert name_in(hello(host)) == host


def test_without_a_name_there_is_none() -> None:
    for record in (hello(None), hello("a.example")[:60], b"", b"GET / HTTP/1.1", b"\x16\x03\x01"):
        assert name_in(record) == ""


@given(st.binary(max_size=100))
def test_nothing_that_comes_breaks_it(tail: bytes) -> None:
    assert isinstance(name_in(hello("a.example")[:50] + tail), str)
