"""With which certificate does the web service speak HTTPS?

The real service has been seen with a self-signed certificate (wire contract); clients must be told to trust it.
"""

import ssl
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

SELF_SIGNED = "self-signed"
NAMES = ("localhost", "127.0.0.1", "::1")
"""The hosts that every certificate of ours is for."""
DAYS = 365
"""How long a certificate of ours is valid; the next start makes a new one."""


class TlsError(Exception):
    """HTTPS cannot be served; `is_missing` where a file is not there."""

    def __init__(self, message: str, *, is_missing: bool = False) -> None:
        super().__init__(message)
        self.is_missing = is_missing


@dataclass(frozen=True, slots=True)
class Tls:
    """What the server needs, and the certificate (PEM) where it is of our own making: clients must trust it."""

    context: ssl.SSLContext
    certificate: str | None = None
    key: str | None = None
    """Of that certificate (PEM): for other processes of this simulator, and nobody else."""


def make_tls(option: str, hosts: Iterable[str], now: datetime) -> Tls:
    """Return what `--tls` asks for: `self-signed`, made at `now` for `hosts` too, or `CERT,KEY`, two PEM files.

    Raises `TlsError`.
    """
    if option != SELF_SIGNED:
        certificate, _, key = option.partition(",")
        return Tls(_load(Path(certificate.strip()), Path(key.strip())))
    certificate_pem, key_pem = make_certificate((*NAMES, *hosts), now)
    return load_pem(certificate_pem.decode(), key_pem.decode())


def load_pem(certificate: str, key: str) -> Tls:
    """Return what the server needs, of a certificate and a key in PEM."""
    with tempfile.TemporaryDirectory(prefix="gladi-tls-") as directory:
        # The ssl module reads keys from files only.
        certificate_file, key_file = Path(directory, "cert.pem"), Path(directory, "key.pem")
        certificate_file.write_text(certificate, encoding="ascii")
        key_file.write_text(key, encoding="ascii")
        return Tls(_load(certificate_file, key_file), certificate, key)


def _load(certificate: Path, key: Path) -> ssl.SSLContext:
    for path in (certificate, key):
        try:
            path.read_bytes()
        except FileNotFoundError as error:
            raise TlsError(f"berkas tidak ada / no such file: {path}", is_missing=True) from error
        except OSError as error:
            raise TlsError(f"berkas tidak terbaca / unreadable: {path}: {error.strerror}") from error
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        # Without a password the ssl module would ask for one on the terminal.
        context.load_cert_chain(certificate, key, password="")
    except (ssl.SSLError, ValueError) as error:
        raise TlsError(
            f"bukan sertifikat PEM dengan kuncinya (tanpa sandi)"
            f" / not a PEM certificate and its key (without password): {certificate}, {key}"
        ) from error
    return context


def make_certificate(hosts: Iterable[str], now: datetime) -> tuple[bytes, bytes]:
    """Return a new self-signed certificate for `hosts` (names or addresses) and its key, both PEM."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Gladi (simulator, bukan layanan Dukcapil)")])
    alternatives: list[x509.GeneralName] = []
    for host in dict.fromkeys(hosts):
        try:
            alternatives.append(x509.IPAddress(ip_address(host)))
        except ValueError:
            if host.isascii() and host:
                alternatives.append(x509.DNSName(host))
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    public = key.public_key()
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=DAYS))
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(public), critical=False)
    )
    certificate = builder.sign(key, hashes.SHA256())
    return certificate.public_bytes(serialization.Encoding.PEM), key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
