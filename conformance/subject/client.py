"""Who is an applicant, seen from the application: which address does he come from?"""

import itertools
import sys
from urllib.parse import urlsplit

_NUMBERS = itertools.count(1)


def next_source_address(base: str) -> str | None:
    """Return an own loopback address for one more applicant where the system has them: Linux, towards 127.0.0.0/8."""
    if sys.platform != "linux" or not (urlsplit(base).hostname or "").startswith("127."):
        return None
    high, low = divmod(next(_NUMBERS) % 62_000, 248)
    return f"127.31.{high}.{low + 2}"
