"""What does an applicant's browser keep of the application when he has gone: cookies, localStorage, IndexedDB?

A mark of our own is put beside it in the same way and read back with it: it shows that what is kept can be seen.
"""

import json
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from conformance.application.cookies import Cookies

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Page

MARK = f"gladi-kontrol-{token_hex(8)}"
"""What is put there, and found again: the same for a whole run."""
KEY = "gladi-kontrol"
_PUT = "([key, mark]) => { localStorage.setItem(key, mark); return JSON.stringify(sessionStorage); }"
_TAKE_AWAY = "key => localStorage.removeItem(key)"


def left_in_cookies(cookies: Cookies) -> str:
    """Return the cookies that a client keeps, and the mark as one more."""
    kept = {f"{cookie.domain}{cookie.path}#{cookie.name}": cookie.value for cookie in cookies}
    return json.dumps({**kept, KEY: MARK}, ensure_ascii=False)


async def left_in_browser(context: "BrowserContext", page: "Page") -> str:
    """Return what a profile keeps: cookies, and by origin localStorage, IndexedDB and the page's sessionStorage.

    Empty where the page cannot be asked (it shows an error of the browser itself).
    """
    from playwright.async_api import Error

    try:
        session: Any = await page.evaluate(_PUT, [KEY, MARK])
        state: Any = await context.storage_state(indexed_db=True)
        await page.evaluate(_TAKE_AWAY, KEY)
    except Error:
        return ""
    return json.dumps({**state, "sessionStorage": session}, ensure_ascii=False)
