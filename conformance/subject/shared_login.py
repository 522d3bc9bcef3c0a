"""How is a login done once for all applicants of a run (`once = "run"`), and done again when it no longer holds?

An application that limits logins, or whose clerk stays logged in all day, sees one login and many requests. Each
applicant is still a new client with an address of his own; only the cookies and values of the login are handed to him.
"""

import threading
from collections.abc import Callable, MutableMapping
from http.cookiejar import Cookie, CookieJar
from typing import Any

FOR_THE_RUN = "run"
"""What `once` says of such a request."""
REFUSED = frozenset({401, 419, 440})
"""Answers that say that a login does not hold any more; what they refuse was not taken up."""


class SharedLogin:
    """What the requests marked `once = "run"` left, by their place in the recipe."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._kept: dict[int, tuple[dict[str, str], list[Cookie]]] = {}

    def take(self, place: int, cookies: CookieJar, values: MutableMapping[str, str], log_in: Callable[[], Any]) -> bool:
        """Hand the client what the login at `place` left; where nobody has logged in yet, `log_in` does it now.

        Returns whether it was handed what an earlier client got.
        """
        with self._turn:
            kept = self._kept.get(place)
            if kept is None:
                before = dict(values)
                log_in()
                picked = {name: text for name, text in values.items() if before.get(name) != text}
                self._kept[place] = picked, list(cookies)
                return False
        values.update(kept[0])
        for cookie in kept[1]:
            cookies.set_cookie(cookie)
        return True

    def forget(self) -> None:
        """Let the next client log in anew."""
        with self._turn:
            self._kept.clear()
