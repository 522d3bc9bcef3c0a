"""Where does a page lead a visitor who only looks, and where could he sign in? Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4.element import Tag

from conformance.application.answer import origin_of
from conformance.observe.page import is_page, parse_page

_DOES_SOMETHING = re.compile(
    r"log-?_?out|sign-?_?out|keluar|hapus|delete|remove|destroy|batal|cancel|cabut|revoke|reset|unsubscribe|setuju|approve|"
    r"tolak|reject|kirim-ulang|resend|bersihkan|clear|purge|drop|restart|shutdown|backup|impor|import",
    re.IGNORECASE,
)
"""Addresses that may do more than show a page are left alone."""
_SOURCE_MAP = re.compile(r"[#@]\s*sourceMappingURL=([^\s*'\"]+)")
_LINKS = (("a", "href"), ("area", "href"), ("link", "href"), ("script", "src"), ("iframe", "src"), ("frame", "src"))
_NOT_WORTH_IT = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|ico|svg|woff2?|ttf|otf|eot|mp4|webm|mp3|zip)$", re.IGNORECASE)


def links_in(text: str, url: str) -> Iterator[str]:
    """Yield the addresses that a page, a script or a style names, in order, without fragments."""
    if is_page(text):
        page = parse_page(text)
        base = page.find("base", href=True)
        root = urljoin(url, str(base["href"])) if isinstance(base, Tag) else url
        for tag in page.find_all([name for name, _ in _LINKS]):
            for name, attribute in _LINKS:
                if tag.name == name and tag.get(attribute):
                    yield urldefrag(urljoin(root, str(tag[attribute]).strip())).url
    for found in _SOURCE_MAP.finditer(text):
        if not found[1].startswith("data:"):
            yield urldefrag(urljoin(url, found[1])).url


def is_harmless(url: str, base: str) -> bool:
    """Whether `url` lies within the application at `base`, and looking at it only shows something."""
    try:
        parts, within = urlsplit(url), urlsplit(base).path.rpartition("/")[0]
        is_own = origin_of(url) == origin_of(base) and parts.path.startswith(within)
    except ValueError:
        return False
    asked = f"{parts.path}?{parts.query}"
    return is_own and not _DOES_SOMETHING.search(asked) and not _NOT_WORTH_IT.search(parts.path)


def directories_of(paths: Iterable[str]) -> list[str]:
    """Return the directories that lie above these paths, the root not among them, each once."""
    found: dict[str, None] = {}
    for path in paths:
        parts = [part for part in path.split("/")[:-1] if part]
        found |= {f"/{'/'.join(parts[:depth])}/": None for depth in range(1, len(parts) + 1)}
    return list(found)


@dataclass(frozen=True, slots=True)
class SignInForm:
    """A form that asks for a password, and for a name or not."""

    url: str
    """Where the page is."""
    action: str
    hidden: tuple[tuple[str, str], ...]
    user_field: str
    """Empty: it asks for a password alone."""
    password_field: str


def sign_in_forms(text: str, url: str) -> Iterator[SignInForm]:
    """Yield the forms of a page at which somebody signs in: one password, and at most one other field."""
    for form in parse_page(text).find_all("form") if is_page(text) else ():
        inputs = [(str(tag.get("type") or "text").lower(), tag) for tag in form.find_all("input") if tag.get("name")]
        passwords = [tag for kind, tag in inputs if kind == "password"]
        users = [tag for kind, tag in inputs if kind in ("text", "email", "tel")]
        is_for_residents = any("nik" in str(tag["name"]).lower() for _, tag in inputs)
        if len(passwords) != 1 or len(users) > 1 or is_for_residents or form.find(["textarea", "select"]):
            continue
        if str(form.get("method") or "get").lower() != "post":
            continue
        hidden = tuple((str(tag["name"]), str(tag.get("value") or "")) for kind, tag in inputs if kind == "hidden")
        action = urljoin(url, str(form.get("action") or url))
        yield SignInForm(url, action, hidden, str(users[0]["name"]) if users else "", str(passwords[0]["name"]))
