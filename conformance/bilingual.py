"""How is one thing said in both languages: Indonesian first, English beside it?"""

import errno
from typing import NamedTuple


class Words(NamedTuple):
    """The same sentence twice."""

    indonesian: str
    english: str

    def pick(self, lang: str) -> str:
        """Return the sentence in `lang`, `id` or `en`."""
        return self.english if lang == "en" else self.indonesian

    @classmethod
    def same(cls, text: str) -> "Words":
        """Return `text` for both: names, addresses, what another program said."""
        return cls(text, text)


_REASONS = {
    errno.ENOENT: Words("tidak ada", "it does not exist"),
    errno.EACCES: Words("tidak diizinkan", "permission denied"),
    errno.EISDIR: Words("itu direktori", "it is a directory"),
    errno.ENOTDIR: Words("induknya bukan direktori", "its parent is not a directory"),
    errno.EROFS: Words("hanya boleh dibaca", "it is read-only"),
    errno.ENOSPC: Words("tempatnya penuh", "there is no space left"),
}


def reason_of(error: Exception) -> Words:
    """Return why a file could not be used."""
    known = _REASONS.get(error.errno or 0) if isinstance(error, OSError) else None
    return known or Words.same(str(error))
