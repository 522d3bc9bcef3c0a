"""What of a program's output may reach a terminal or a file? The text alone: no control sequences, no passwords."""

import re
from collections.abc import Iterable, Mapping

from conformance.record.plain_text import plain

MASK = "***"
LEAST = 6
"""A shorter secret would be found in ordinary words."""
_SECRET_NAME = re.compile(
    r"(^|_)PASS(_|$)|PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|SANDI|(API|PRIVATE|ACCESS|APP)_?KEY", re.IGNORECASE
)
_IN_ADDRESS = re.compile(r"(?P<before>://[^\s/:@]{0,200}:)[^\s/@]{1,200}(?=@)")
"""The password of an address."""


def clean(text: str, secrets: Iterable[str] = ()) -> str:
    """Return `text` without control sequences, and with `***` for each of `secrets` and the password of an address."""
    text = plain(text.replace("\r\n", "\n").replace("\r", "\n"))
    for secret in secrets:
        text = text.replace(secret, MASK)
    return _IN_ADDRESS.sub(rf"\g<before>{MASK}", text)


def secrets_in(values: Mapping[str, str]) -> tuple[str, ...]:
    """Return what the names of `values` (of an environment, of placeholders) say to be secret, the longest first."""
    found = {text for name, text in values.items() if len(text) >= LEAST and _SECRET_NAME.search(name)}
    return tuple(sorted(found, key=len, reverse=True))
