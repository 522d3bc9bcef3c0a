"""What came of the Pengguna's request for the user id of its operator?"""

import msgspec


class UserIdAsked(msgspec.Struct, frozen=True):
    """The request, and the hand-over that follows it. User id and password are nowhere in it."""

    faults: tuple[str, ...] = ()
    """What was wrong with form and letter, in both languages, each with its remedy; empty: they were taken."""
    bast: str = ""
    """Number of the Berita Acara Serah Terima; empty: nothing was handed over."""
    days_late: int = 0
    """Days by which the hand-over missed the limit of the agreement (KRA-J 2.i)."""
    is_by_person: bool = False
    """Whether people filled the form in and handed the user id over, on the pages of both offices."""
    undone: str = ""
    """Indonesian: why people did not do it; empty: they did, or nobody was asked to."""
    undone_en: str = ""
