"""In which of the service's known ways of speaking does it answer?"""

from enum import StrEnum


class Dialect(StrEnum):
    """A way of writing answers on the wire; an agreement names its own, a session may override it.

    The three describe what is publicly seen of the real service at different times (wire contract 4.1-4.4).
    """

    JUKNIS = "juknis"
    """As `baru`, and a success carries code 01 too; the texts are word for word those of PBG-J II.C.2.b."""
    BARU = "baru"
    """What public clients of the present service show: RESPONSE_CODE on refusals only."""
    LAMA = "lama"
    """What public clients of the service until about 2021 show: one key, RESPON, text without a code."""
