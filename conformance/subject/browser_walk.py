"""What does one applicant do in the browser, step by step, and what is read at the end?"""

import asyncio
import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from conformance.bilingual import Words
from conformance.observe.matcher import Seen, read_outcome
from conformance.outcome import Outcome
from conformance.plan.placeholder import fill_in
from conformance.plan.tables import BrowserRecipe, BrowserStep
from conformance.subject.client import address_in
from conformance.subject.reading import Reading

if TYPE_CHECKING:
    from playwright.async_api import Page, Request, Response

NOBODY = re.compile("ERR_CONNECTION_REFUSED|ERR_SOCKS_CONNECTION_FAILED|ERR_PROXY_CONNECTION_FAILED")
LATE_S, LOOK_S = 2.0, 0.1
"""How long a page may take to show an outcome after the last step, and how often it is looked at."""
VISIBLE = """root => {
  const all = [...root.querySelectorAll('*')], copy = root.cloneNode(true), twins = [...copy.querySelectorAll('*')];
  all.forEach((element, at) => { if (!element.checkVisibility()) twins[at].remove(); });
  return copy.outerHTML;
}"""
"""The HTML of what can be seen."""


class Walk:
    """One applicant's way through the steps of the recipe."""

    def __init__(
        self,
        recipe: BrowserRecipe,
        base: str,
        values: Mapping[str, str],
        patience_s: float,
        directory: Path,
        *,
        twice: bool,
    ) -> None:
        """Fill in the placeholders; raise `UnknownPlaceholder`. Files are relative to `directory`."""
        self._directory = directory
        filled = fill_in([msgspec.to_builtins(step) for step in recipe.step], values)
        self._steps = [msgspec.convert(step, BrowserStep) for step in filled]
        self._as_written = recipe.step
        self._rules = recipe.hasil
        self._base = base
        self._patience_s = patience_s
        self._deadline = 0.0
        self._click = max((at for at, step in enumerate(self._steps) if step.click is not None), default=-1)
        """Place of the click that hands in the form: the last."""
        self._twice = twice
        self._read = "html"
        self._status = 0
        self._is_waiting = False
        """Whether a page was asked for and has not begun to come."""
        self._premature = ""
        self.page_loads = 0

    async def follow(self, page: "Page") -> Reading:
        """Do every step; return what is read at the end. Never raises for the application's sake."""
        from playwright.async_api import Error

        page.on("request", self._note_request)
        page.on("response", self._note_response)
        self._deadline = time.monotonic() + self._patience_s
        for at, step in enumerate(self._steps):
            try:
                await self._do(page, at, step)
            except Error as error:
                return self._stuck(at, error.message)
        return await self._look(page)

    async def _do(self, page: "Page", at: int, step: BrowserStep) -> None:
        left_ms = max(1.0, (self._deadline - time.monotonic()) * 1000)
        if at == self._click:
            outcome, rule = read_outcome(await self._see(page), self._rules)
            self._premature = "" if outcome is Outcome.TAK_DIKENAL else rule.indonesian
        page.set_default_timeout(left_ms)
        match step:
            case BrowserStep(goto=str() as path):
                await page.goto(address_in(self._base, path))
            case BrowserStep(fill=str() as selector):
                await page.fill(selector, step.value or "")
            case BrowserStep(select=str() as selector):
                await page.select_option(selector, step.value or "")
            case BrowserStep(click=str() as selector):
                await (page.dblclick if self._twice and at == self._click else page.click)(selector)
                await page.wait_for_load_state()
            case BrowserStep(upload=str() as selector):
                await page.set_input_files(selector, self._directory / (step.value or ""))
            case BrowserStep(wait=int() | float() as pause_s):
                self._deadline += pause_s  # a person's time, not the application's
                await asyncio.sleep(pause_s)
            case BrowserStep(wait=str() as selector):
                await page.wait_for_selector(selector)
            case BrowserStep(read=str() as selector):
                await page.wait_for_selector(selector, state="attached")
                self._read = selector
            case _:
                pass

    async def _look(self, page: "Page") -> Reading:
        """Read the outcome; a page that shows none yet is looked at again for a while."""
        until = min(self._deadline, time.monotonic() + LATE_S)
        while True:
            seen = await self._see(page)
            outcome, detail = read_outcome(seen, self._rules)
            if outcome is not Outcome.TAK_DIKENAL or time.monotonic() > until:
                whole = await _content_of(page)
                return Reading(outcome, detail, seen.status, 0.0, self._premature, gist=seen.body, hidden=whole)
            await asyncio.sleep(LOOK_S)

    async def _see(self, page: "Page") -> Seen:
        """Return what can be seen; nothing where the page is just changing."""
        from playwright.async_api import Error

        try:
            body: Any = await page.eval_on_selector(self._read, VISIBLE)
        except Error:
            body = ""
        return Seen(self._status, str(body))

    def _stuck(self, at: int, message: str) -> Reading:
        """Return the reading of a walk that came to an end at a step."""
        given = msgspec.structs.asdict(self._as_written[at])
        step = next(f"{name} {text!r}" for name, text in given.items() if text is not None)
        said = message.strip().splitlines()[0].removeprefix("Page.")
        is_absent = at == 0 and NOBODY.search(message) is not None
        if self._is_waiting or self._status == 0:
            seconds = f"{self._patience_s:g}"
            detail = Words(f"tidak ada jawaban dalam {seconds} detik", f"no answer within {seconds} seconds")
            if "ERR_" in message:
                detail = Words.same(re.sub(r" at http.*", "", said))
            return Reading(Outcome.TAK_DIKENAL, detail, 0, 0.0, self._premature, is_absent)
        where = f"subject.step[{at}] ({step})"
        reason = re.sub(r" at http.*", "", said)
        detail = Words(f"{where} tidak dapat dilakukan: {reason}", f"{where} cannot be done: {reason}")
        return Reading(Outcome.TAK_DIKENAL, detail, self._status, 0.0, self._premature)

    def _note_request(self, request: "Request") -> None:
        if request.is_navigation_request() and request.frame.parent_frame is None:
            self._is_waiting = True

    def _note_response(self, response: "Response") -> None:
        if response.request.is_navigation_request() and response.frame.parent_frame is None:
            self._is_waiting, self._status = False, response.status
            self.page_loads += "location" not in response.headers


async def _content_of(page: "Page") -> str:
    """Return the HTML of the whole page, seen or not; empty where it is just changing."""
    from playwright.async_api import Error

    try:
        return await page.content()
    except Error:
        return ""
