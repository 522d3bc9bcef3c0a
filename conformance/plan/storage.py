"""What does a plan say of the places where the application may leave data, and of what it does to clear them?"""

from typing import Literal

import msgspec

from conformance.plan.action import Action


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the plan: an unknown key is an error, not a surprise."""


class Persetujuan(_Table, frozen=True):
    """`[penyimpanan.persetujuan]`: what `{persetujuan}` is in a recipe, so that an applicant can consent to storage."""

    ya: str = "1"
    """Of an applicant who consents."""
    tidak: str = ""
    """Of any other."""


class Penyimpanan(_Table, frozen=True):
    """`[penyimpanan]`: every place where the application may leave data; paths are relative to the plan."""

    databases: list[str] = []
    """Addresses such as `mysql://user:password@127.0.0.1/app`; `sqlite:///storage/app.sqlite`, or the bare path."""
    files: list[str] = []
    """Files and directories."""
    logs: list[str] = []
    """Log files and their directories."""
    caches: list[str] = []
    """Directories, or addresses such as `redis://127.0.0.1`."""
    host_lain: bool = False
    """Whether servers on other machines than this one may be read, too."""
    kontrol: Literal["", "tulis"] = ""
    """How it is shown that a store can be seen into: `tulis`: a table, key or file of our own is put there and removed
    again; without it, what the application itself must keep of an applicant, `{unik}`, has to be found."""
    masa: float = 0.0
    """Seconds after which nothing may be left of what is kept for a while only."""
    bersihkan: Action | None = None
    """Carries out now what the application clears away at night."""
    akhiri: Action | None = None
    """Carries out what is due when the PKS has ended."""
    cabut: Action | None = None
    """Takes back the consent of the resident `{NIK}`."""
    persetujuan: Persetujuan | None = None
    """What `{persetujuan}` stands for; without it nobody is asked for consent."""

    @property
    def without_consent(self) -> dict[str, str]:
        """The placeholders of an applicant who does not consent."""
        return {} if self.persetujuan is None else {CONSENT: self.persetujuan.tidak, PHOTO: ""}

    @property
    def places(self) -> dict[str, list[str]]:
        """The declared places, by their key."""
        return {name: getattr(self, name) for name in PLACES}

    @property
    def actions(self) -> dict[str, Action]:
        """The actions that the plan has, by their key."""
        named = {name: getattr(self, name) for name in ("bersihkan", "akhiri", "cabut")}
        return {name: action for name, action in named.items() if action is not None}


CONSENT, PHOTO = "persetujuan", "foto"
"""Placeholders of an applicant who is asked for consent: what he ticks, and his own picture, Base64."""
PLACES = ("databases", "files", "logs", "caches")
"""Keys of `[penyimpanan]` that name places."""
