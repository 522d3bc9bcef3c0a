"""Which part of the body may prove who somebody is, how is it sent, and how alike must two samples be?

PBK 23(2) names finger, iris and face without saying how; the fields of a face are those of public clients (wire
contract 6.1). Finger and iris in the same fields, and how likeness becomes a score, are ours (SIM).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from math import sqrt


class Biometrik(StrEnum):
    """What a sample is of: `type` on the wire, in any case."""

    FACE = "Face"
    FINGER = "Finger"
    """SIM."""
    IRIS = "Iris"
    """SIM."""


POSITIONS: Mapping[Biometrik, tuple[str, ...]] = {
    Biometrik.FACE: ("F",),
    Biometrik.FINGER: tuple(str(number) for number in range(1, 11)),
    Biometrik.IRIS: ("L", "R"),
}
"""`position` on the wire: F; fingers from the right thumb (1) over the left one (6) to the left little finger (10);
the left and the right eye."""


class Sample(Enum):
    """What became of the picture or template that was sent."""

    ABSENT = "absent"
    MALFORMED = "malformed"
    """No Base64, or no template of this simulator."""
    UNPROCESSABLE = "unprocessable"
    """A picture in which nothing can be seen: not an image, too large, too small, or blank."""
    READY = "ready"


class FaceFields(StrEnum):
    """How nik, user_id and password are to be sent: clients differ, so a session may choose (SIM)."""

    ENCRYPTED = "encrypted"
    """RSA-2048 with PKCS#1 v1.5 under the session's public key, then Base64."""
    BASE64 = "base64"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the body: which kind, and which of them."""

    kind: Biometrik
    position: str


HIGHEST_SCORE = 20.0
LEAST_THRESHOLD = 1.0
"""`matchScore` and `threshold` lie on one scale; a threshold is 1 to 20 (wire contract 6.1)."""
_STEEPNESS = 8
"""SIM: 0.905 of likeness is a score of 9, 0.84 one of 5."""

_NUMBER = re.compile(r"[0-9]{1,2}(\.[0-9]{1,9})?")
_KINDS = {kind.upper(): kind for kind in Biometrik}


def parse_place(kind: str, position: str) -> Place | None:
    """Return the part of the body that `type` and `position` name; blank is the face (SIM), None is unknown."""
    found = _KINDS.get(kind.strip().upper() or "FACE")
    if found is None:
        return None
    named = position.strip().upper() or ("F" if found is Biometrik.FACE else "")
    return Place(found, named) if named in POSITIONS[found] else None


def parse_score_threshold(text: str | None) -> float | None:
    """Return `threshold` as a number from 1 to 20, decimals allowed; None where it is absent or anything else."""
    written = (text or "").strip()
    if _NUMBER.fullmatch(written) is None:
        return None
    return number if LEAST_THRESHOLD <= (number := float(written)) <= HIGHEST_SCORE else None


def likeness(first: Sequence[float], second: Sequence[float]) -> float:
    """Return the correlation of two series of equal length, -1 to 1; 0 where one of them does not vary."""
    mean_first, mean_second = sum(first) / len(first), sum(second) / len(second)
    pairs = [(a - mean_first, b - mean_second) for a, b in zip(first, second, strict=True)]
    spread = sqrt(sum(a * a for a, _ in pairs) * sum(b * b for _, b in pairs))
    return max(-1.0, min(1.0, sum(a * b for a, b in pairs) / spread)) if spread else 0.0


def template_likeness(first: bytes, second: bytes) -> float:
    """Return how many bits two templates of equal length share: 1 all, 0 half of them (strangers), -1 none."""
    differing = (int.from_bytes(first, "big") ^ int.from_bytes(second, "big")).bit_count()
    return 1.0 - differing / (4 * len(first))


def to_score(alike: float) -> float:
    """Return the `matchScore` of a likeness: 0 to 20, steep, so that strangers stay far below 5 (SIM)."""
    return round(HIGHEST_SCORE * max(0.0, alike) ** _STEEPNESS, 3)
