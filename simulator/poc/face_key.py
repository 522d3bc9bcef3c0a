"""With which key pair does a session receive what is encrypted for it? RSA of 2048 bits, as public clients expect.

The key is fixed by the agreement and the seed, as the credentials are, so that an application's configuration stays
valid from run to run (SIM): nobody needs to keep it, and it protects nothing. Making it takes some tenths of a second
and is left until it is needed.
"""

from base64 import b64decode
from functools import cache
from hashlib import shake_256
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

BITS = 2048
EXPONENT = 65_537
_SIEVE = 20_000
"""Candidates with a smaller prime factor are not looked at twice."""
_WINDOW = 4_096
"""Odd numbers that are sieved at once."""
_ROUNDS = 8
"""Miller-Rabin rounds: a number of 1024 bits that passes is composite less often than memory fails."""
_making = Lock()
_made: dict[tuple[str, int], "FaceKey"] = {}


class FaceKey:
    """The key pair of one session."""

    def __init__(self, private: "RSAPrivateKey") -> None:
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        self._private = private
        public = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        self.public_pem = public.decode("ascii")
        """For the application: SubjectPublicKeyInfo in PEM, as OpenSSL, PHP and Java read it."""

    def decrypt(self, text: str) -> str | None:
        """Return what a client has encrypted (PKCS#1 v1.5) and written in Base64; None where that cannot be."""
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15

        try:
            clear = self._private.decrypt(b64decode(text, validate=True), PKCS1v15()).decode("ascii")
        except ValueError:
            return None
        # A wrong key gives noise instead of an error: OpenSSL tells no padding oracle.
        return clear if clear and clear.isprintable() else None


def known_face_key(agreement: str, seed: int) -> FaceKey | None:
    """Return the key where it has been made in this process before."""
    return _made.get((agreement, seed))


def make_face_key(agreement: str, seed: int) -> FaceKey:
    """Return the key of the session of `agreement` with `seed`; slow the first time: call it in a thread."""
    from cryptography.hazmat.primitives.asymmetric import rsa

    with _making:
        key = _made.get((agreement, seed))
        if key is None:
            p, q = _prime(f"{agreement}|{seed}|face|p"), _prime(f"{agreement}|{seed}|face|q")
            d = pow(EXPONENT, -1, (p - 1) * (q - 1))
            public = rsa.RSAPublicNumbers(EXPONENT, p * q)
            numbers = rsa.RSAPrivateNumbers(p, q, d, d % (p - 1), d % (q - 1), pow(q, -1, p), public)
            key = _made[agreement, seed] = FaceKey(numbers.private_key())
        return key


def _prime(purpose: str) -> int:
    """Return a prime of half the bits of a key that `purpose` fixes, with its two highest bits set."""
    size = BITS // 16
    first = int.from_bytes(shake_256(purpose.encode()).digest(size), "big") | 3 << (BITS // 2 - 2) | 1
    for start in count(first, 2 * _WINDOW):
        composite = bytearray(_WINDOW)
        for prime in _small_primes():
            # start + 2 * index is a multiple of prime
            index = -start * pow(2, -1, prime) % prime
            composite[index::prime] = b"\1" * len(range(index, _WINDOW, prime))
        for index in (index for index in range(_WINDOW) if not composite[index]):
            candidate = start + 2 * index
            if candidate % EXPONENT != 1 and _is_prime(candidate):
                return candidate
    raise AssertionError("there are primes without end")


@cache
def _small_primes() -> tuple[int, ...]:
    """The odd primes below the bound of the sieve."""
    composite = bytearray(_SIEVE)
    for number in range(3, _SIEVE, 2):
        if not composite[number]:
            composite[number * number :: number] = b"\1" * len(range(number * number, _SIEVE, number))
    return tuple(number for number in range(3, _SIEVE, 2) if not composite[number])


def _is_prime(candidate: int) -> bool:
    """Miller-Rabin."""
    odd, twos = candidate - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    return all(_is_witness(candidate, base, odd, twos) for base in (2, *_small_primes()[: _ROUNDS - 1]))


def _is_witness(candidate: int, base: int, odd: int, twos: int) -> bool:
    power = pow(base, odd, candidate)
    if power in (1, candidate - 1):
        return True
    for _ in range(twos - 1):
        power = power * power % candidate
        if power == candidate - 1:
            return True
    return False
