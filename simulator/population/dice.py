"""Which number falls for this name, on every machine and every version of Python?

A draw depends on its labels alone, never on the order of the draws, so a new one leaves the others as they
were.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

Option = TypeVar("Option")

CONSONANTS = "BDGHJKLMNPRSTWYZ"
VOWELS = "AEIOU"


def draw(below: int, *labels: str | int) -> int:
    """An even draw from 0 to `below` - 1, fixed by `labels`."""
    digest = blake2b("\x1f".join(map(str, labels)).encode(), digest_size=16).digest()
    return int.from_bytes(digest, "big") % below


def pick(options: Sequence[Option], *labels: str | int) -> Option:
    """One of `options`, fixed by `labels`."""
    return options[draw(len(options), *labels)]


def coin_word(syllables: int, *labels: str | int) -> str:
    """A pronounceable upper-case word that no list contains; a syllable is two letters and about 6.3 bits."""
    number = draw((len(CONSONANTS) * len(VOWELS)) ** syllables, *labels)
    letters = []
    for _ in range(syllables):
        number, vowel = divmod(number, len(VOWELS))
        number, consonant = divmod(number, len(CONSONANTS))
        letters.append(CONSONANTS[consonant] + VOWELS[vowel])
    return "".join(letters)


def draw_bytes(count: int, *labels: str | int) -> bytes:
    """`count` random bytes, fixed by `labels`."""
    whole, rest = divmod(count, blake2b.MAX_DIGEST_SIZE)
    text = "\x1f".join(map(str, labels)).encode()
    chunks = [blake2b(text, salt=number.to_bytes(8, "big")).digest() for number in range(whole + (rest > 0))]
    return b"".join(chunks)[:count]
