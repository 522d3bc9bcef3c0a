"""Which certificate does the sink show for a host? One of an authority that lives as long as the run.

An application that trusts it (by the environment it is started with) lets the tester read what it says over TLS; one
that does not breaks off, and then it is known that it went there, and not what it wanted to say.
"""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import certifi
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from conformance.application.private import open_private

CA_NAME, BUNDLE_NAME = "keluar-ca.pem", "keluar-ca-semua.pem"
VARIABLES = ("SSL_CERT_FILE", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE")
"""What names the authorities a program trusts: Python, PHP and OpenSSL, curl, requests."""
ADDING = "NODE_EXTRA_CA_CERTS"
"""What names one more."""
_LASTS = timedelta(days=2)


class Authority:
    """An authority of a run, and the TLS contexts for the hosts it was asked to stand in for."""

    def __init__(self, directory: Path) -> None:
        """Its certificates and keys lie in `directory`, which goes with the run."""
        self._directory = directory
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _called("Gladi SIMULATOR")
        made = _builder(self._name, self._name, self._key)
        made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        own = made.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
        known = ssl.get_default_verify_paths().cafile or certifi.where()
        for name, content in ((CA_NAME, own), (BUNDLE_NAME, Path(known).read_bytes() + b"\n" + own)):
            with open_private(directory / name, "wb") as file:
                file.write(content)
            (directory / name).chmod(0o644)  # an application may run as another user
        self._contexts: dict[str, ssl.SSLContext] = {}

    def environment(self) -> dict[str, str]:
        """Return what lets a program trust the authority besides those that it trusts already."""
        bundle = str(self._directory / BUNDLE_NAME)
        return dict.fromkeys(VARIABLES, bundle) | {ADDING: str(self._directory / CA_NAME)}

    def context_for(self, host: str) -> ssl.SSLContext:
        """Return the TLS context that shows a certificate for `host`."""
        if host not in self._contexts:
            self._contexts[host] = self._make(host)
        return self._contexts[host]

    def _make(self, host: str) -> ssl.SSLContext:
        key = ec.generate_private_key(ec.SECP256R1())
        made = _builder(_called(host[:60] or "-"), self._name, key)
        made = made.add_extension(x509.SubjectAlternativeName([_alternative(host)]), critical=False)
        certificate = made.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
        file = self._directory / f"keluar-{len(self._contexts)}.pem"
        with open_private(file, "wb") as opened:
            opened.write(
                key.private_bytes(
                    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
                )
            )
            opened.write(certificate)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        context.set_alpn_protocols(["http/1.1"])
        file.unlink()
        return context


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _builder(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _LASTS)
        .not_valid_after(now + _LASTS)
    )


def _alternative(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host.encode("idna").decode() if not host.isascii() else host or "-")
