import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from simulator.network.tls import SELF_SIGNED, TlsError, make_certificate, make_tls

NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate and its key."""
    certificate, key = tmp_path / "sertifikat.pem", tmp_path / "kunci.pem"
    for path, content in zip((certificate, key), make_certificate(("localhost",), NOW), strict=True):
        path.write_bytes(content)
    return certificate, key


def option(files: tuple[Path, Path]) -> str:
    return f"{files[0]},{files[1]}"


def test_a_certificate_of_ours_is_for_the_hosts_named_and_a_year() -> None:
    found = x509.load_pem_x509_certificate(make_certificate(("localhost", "127.0.0.1", "::1", "gladi"), NOW)[0])
    names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["localhost", "gladi"]
    assert [str(address) for address in names.get_values_for_type(x509.IPAddress)] == ["127.0.0.1", "::1"]
    assert found.not_valid_before_utc < NOW < found.not_valid_after_utc
    assert found.not_valid_after_utc - NOW == timedelta(days=365)
    assert "simulator" in found.subject.rfc4514_string()
    assert not found.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_no_two_certificates_of_ours_are_alike() -> None:
    certificates, keys = zip(*(make_certificate(("localhost",), NOW) for _ in range(2)), strict=True)
    assert len(set(certificates)) == len(set(keys)) == 2


def test_a_client_that_trusts_it_alone_is_content_even_when_strict() -> None:
    async def scene() -> None:
        tls = make_tls(SELF_SIGNED, ("127.0.0.1",), datetime.now(UTC))
        trusting = ssl.create_default_context(cadata=tls.certificate)
        trusting.verify_flags |= ssl.VERIFY_X509_STRICT

        async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"halo")
            writer.close()
            await writer.wait_closed()

        async with await asyncio.start_server(greet, "127.0.0.1", 0, ssl=tls.context) as server:
            port = server.sockets[0].getsockname()[1]
            reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=trusting)
            assert await reader.read() == b"halo"
            writer.close()
            await writer.wait_closed()

    asyncio.run(scene())


def test_a_certificate_of_ones_own_is_not_handed_out(files: tuple[Path, Path]) -> None:
    assert make_tls(option(files), (), NOW).certificate is None


@pytest.mark.parametrize("missing", [0, 1])
def test_a_missing_file_is_named(files: tuple[Path, Path], missing: int) -> None:
    files[missing].unlink()
    with pytest.raises(TlsError, match=files[missing].name) as caught:
        make_tls(option(files), (), NOW)
    assert caught.value.is_missing


def test_what_is_no_file_is_said_to_be_unreadable(files: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(TlsError, match="unreadable") as caught:
        make_tls(f"{tmp_path},{files[1]}", (), NOW)
    assert not caught.value.is_missing


def test_what_is_no_certificate_and_its_key_is_refused(files: tuple[Path, Path], tmp_path: Path) -> None:
    certificate, key = files
    text, empty, foreign, locked = (tmp_path / name for name in ("teks", "kosong", "asing", "terkunci"))
    text.write_text("bukan sertifikat\n", encoding="utf-8")
    empty.write_bytes(b"")
    foreign.write_bytes(make_certificate(("localhost",), NOW)[1])
    private = serialization.load_pem_private_key(key.read_bytes(), None)
    encryption = serialization.BestAvailableEncryption(b"rahasia")
    locked.write_bytes(private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption))
    for pair in ((text, key), (empty, key), (certificate, text), (certificate, foreign), (certificate, locked)):
        with pytest.raises(TlsError, match="not a PEM certificate") as caught:
            make_tls(option(pair), (), NOW)
        assert not caught.value.is_missing
