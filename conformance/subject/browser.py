"""How is an application driven in a real browser? Chromium, by Playwright; each applicant is a new, empty profile.

Playwright is optional (`gladi[browser]`): with its driver it weighs more than all the rest together.
"""

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.application.loop_thread import LoopThread
from conformance.application.process import DriverFault
from conformance.application.trust import takes_any
from conformance.bilingual import Words
from conformance.observe.hidden import hidden_text
from conformance.observe.matcher import gist_of, visible_text
from conformance.plan.placeholder import fill_in
from conformance.plan.tables import BrowserRecipe
from conformance.record.exposure import Heard
from conformance.subject.browser_walk import Walk
from conformance.subject.client import SourceAddresses
from conformance.subject.left_behind import left_in_browser
from conformance.subject.reading import Reading
from conformance.subject.relay import Relay

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Playwright, ProxySettings

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
"""What is looked for on the PATH; without any of them Playwright's own Chromium is tried."""
LIBRARY = "libatomic.so.1"
"""What Playwright's own Node is linked with and the smallest Debian lacks; of the package libatomic1."""
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Profile:
    """One applicant's browser profile, and his way out."""

    context: "BrowserContext"
    relay: Relay | None

    async def close(self) -> None:
        """Forget him."""
        await self.context.close()
        if self.relay is not None:
            await self.relay.close()


class _Chromium:
    """A running browser; everything here happens on its event loop."""

    def __init__(self, playwright: "Playwright", browser: "Browser", self_signed: bool | None) -> None:
        self._self_signed = self_signed
        self._playwright = playwright
        self._browser = browser
        self.users: dict[str, _Profile] = {}
        """Profiles that are kept by name."""
        self._addresses = SourceAddresses()

    async def open_profile(self, base: str, user: str = "", place: str = "") -> _Profile:
        """Return the profile kept for `user`, or a new one that comes from `place` or an address of its own."""
        if user in self.users:
            return self.users[user]
        source = self._addresses.of(place, base)
        relay = Relay(source) if source else None
        proxy: ProxySettings | None = {"server": await relay.open(), "bypass": "<-loopback>"} if relay else None
        context = await self._browser.new_context(
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            ignore_https_errors=takes_any(base, self._self_signed),
            proxy=proxy,
        )
        profile = _Profile(context, relay)
        if user:
            self.users[user] = profile
        return profile

    async def forget_users(self) -> None:
        """Let go of the profiles and addresses that were kept by name."""
        self._addresses.forget()
        while self.users:
            await self.users.popitem()[1].close()

    async def close(self) -> None:
        """End the browser and what drives it."""
        await self.forget_users()
        await self._browser.close()
        await self._playwright.stop()


class BrowserSubject:
    """Drives one application; the browser lives on an event loop of its own, so that threads may share it."""

    def __init__(
        self,
        recipe: BrowserRecipe,
        values: Mapping[str, str],
        patience_s: float,
        directory: Path,
        *,
        self_signed: bool | None = None,
    ) -> None:
        """`values` fill in the plan's placeholders; `patience_s` is what one applicant may take; see `Aplikasi`."""
        self._self_signed = self_signed
        self._recipe = recipe
        self._values = values
        self._patience_s = patience_s
        self._directory = directory
        self._starting = threading.Lock()
        self._loop: LoopThread | None = None
        self._chromium: _Chromium | None = None

    def submit(self, data: Mapping[str, str], *, user: str = "", place: str = "", twice: bool = False) -> Reading:
        """Do the steps of the recipe as one applicant; see `Subject`."""
        values = {**self._values, **data}
        base = str(fill_in(self._recipe.base, values))
        walk = Walk(self._recipe, base, values, self._patience_s, self._directory, twice=twice)
        loop, chromium = self._started()
        started = time.perf_counter()
        reading = loop.run(_take(walk, chromium, base, user, place))
        duration = round((time.perf_counter() - started) * 1000, 1)
        body = reading.gist
        return replace(
            reading,
            duration_ms=duration,
            gist=gist_of(body, data),
            page=visible_text(body),
            hidden=hidden_text(reading.hidden),
            heard=(Heard("(peramban)", reading.status or 200, (), reading.hidden.encode("utf-8", "replace")),),
            page_loads=walk.page_loads,
        )

    def submit_together(self, people: Sequence[Mapping[str, str]], *, user: str = "") -> list[Reading]:
        """Let each hand in a request of its own; see `Subject`."""
        return [self.submit(data, user=user) for data in people]

    def forget_users(self) -> None:
        """Let go of the profiles that were kept by name."""
        if self._loop is not None and self._chromium is not None:
            self._loop.run(self._chromium.forget_users())

    def close(self) -> None:
        """Close the browser."""
        if self._loop is not None and self._chromium is not None:
            self._loop.run(self._chromium.close())
            self._loop.close()
        self._loop = self._chromium = None

    def _started(self) -> tuple[LoopThread, _Chromium]:
        """Return the browser and its loop; start them the first time. Raises `DriverFault`."""
        with self._starting:
            if self._loop is None or self._chromium is None:
                loop = LoopThread()
                try:
                    self._chromium = loop.run(_launch(self._self_signed))
                except BaseException:
                    loop.close()
                    raise
                self._loop = loop
            return self._loop, self._chromium


async def _take(walk: Walk, chromium: _Chromium, base: str, user: str, place: str) -> Reading:
    profile = await chromium.open_profile(base, user, place)
    try:
        page = await profile.context.new_page()
        try:
            reading = await walk.follow(page)
            return replace(reading, left=await left_in_browser(profile.context, page))
        finally:
            await page.close()
    finally:
        if not user:
            await profile.close()


async def _launch(self_signed: bool | None) -> _Chromium:
    try:
        from playwright.async_api import Error, async_playwright
    except ImportError as error:
        raise DriverFault(
            Words('kind = "browser" memerlukan Playwright', 'kind = "browser" needs Playwright'),
            Words("jalankan: pip install 'gladi[browser]'", "run: pip install 'gladi[browser]'"),
        ) from error
    try:
        playwright = await async_playwright().start()
    except Exception as error:
        raise _fault_of_driver() or error from error
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    try:
        browser = await playwright.chromium.launch(executable_path=program, args=list(FLAGS))
    except Error as error:
        await playwright.stop()
        said = error.message.strip().splitlines()[0]
        raise DriverFault(
            Words(f"Chromium tidak dapat dijalankan ({said})", f"Chromium cannot be started ({said})"),
            Words(
                "pasang: apt-get install chromium, atau playwright install chromium",
                "install it: apt-get install chromium, or playwright install chromium",
            ),
        ) from error
    return _Chromium(playwright, browser, self_signed)


def _fault_of_driver() -> DriverFault | None:
    """Return why Playwright's own Node does not start, or None where it does; Playwright itself does not tell."""
    asked = [sys.executable, "-P", "-m", "playwright", "--version"]
    done = subprocess.run(
        asked, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode == 0:
        return None
    said = (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1]
    return DriverFault(
        Words(f"Playwright tidak dapat dijalankan ({said})", f"Playwright cannot be started ({said})"),
        Words("pasang: apt-get install libatomic1", "install it: apt-get install libatomic1")
        if LIBRARY in said
        else Words(f"perbaiki dahulu: {' '.join(asked)}", f"fix first: {' '.join(asked)}"),
    )
