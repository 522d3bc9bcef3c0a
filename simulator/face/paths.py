"""Which session and which method does a path of the biometric door name?

`/api/face-recognition/dukcapil/{credential_id}/CALL_FR` (wire contract 6.1), matched without regard to case.
"""

from dataclasses import dataclass

from simulator.domain.call import Method
from simulator.door.addresses import FACE, PUBLIC_KEY


@dataclass(frozen=True, slots=True)
class Target:
    """What a path names: the credential id, and the method as written (upper case)."""

    credential: str
    name: str

    @property
    def method(self) -> Method | None:
        """The canonical method; None where there is none of this name."""
        return Method.CALL_FR if self.name == Method.CALL_FR else None

    @property
    def is_key(self) -> bool:
        """Whether the public key is asked for."""
        return self.name == PUBLIC_KEY.upper()


def parse_path(path: str) -> Target | None:
    """Return what `path` (decoded, without base path and query) names; None where it is no path of the door."""
    if not path.lower().startswith(FACE):
        return None
    segments = path[len(FACE) :].rstrip("/").split("/")
    return Target(segments[0], segments[1].upper()) if len(segments) == 2 and all(segments) else None
