"""Of which sources are the figures of the strangers?"""

from hashlib import sha256

from tests.defects.sources import LEFT_BY_TOOLS, common_files
from tests.helpers.source import ROOT
from tests.strangers.rows import HERE, NAMES


def digest_of_strangers() -> str:
    """Return the SHA-256 over names and bytes of all that decides what a run of a stranger shows, hexadecimal."""
    own = (
        path
        for name in NAMES
        for path in (HERE / name).rglob("*")
        if path.is_file() and path.suffix != ".md" and not LEFT_BY_TOOLS.intersection(path.parts)
    )
    digest = sha256()
    for path in sorted({*common_files(ROOT), *own}):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
