"""Is somebody let in at a sign-in form by an account that comes with every copy of a program?

Three accounts, each once, after one that nobody has: what a refusal looks like there. An account is let in where its
answer asks for no password any more and leads elsewhere than the refusal, or has another status.
"""

import secrets
from collections.abc import Collection
from urllib.parse import urljoin, urlsplit

from conformance.observe.links import SignInForm, sign_in_forms
from conformance.observe.visitor import Seen, Visitor
from conformance.record.exposure import Heard, SignIn

ACCOUNTS = (("admin", "admin"), ("admin", "password"), ("admin", "123456"))
MOST_FORMS = 2
PAGES = ("login", "masuk", "admin", "admin/login", "petugas", "administrator", "wp-login.php")
"""Where sign-in pages often are, though no other page leads there."""
Gist = tuple[int, str, bool]
"""Status, where the answer leads, and whether it asks for a password (again)."""


def try_accounts(visitor: Visitor, seen: Seen, spared: Collection[str]) -> list[SignIn]:
    """Try the accounts at the sign-in forms among `seen`, but none whose name is among `spared`."""
    found = {form.action: form for url, one in seen.pages for form in sign_in_forms(_text(one), url)}
    for url, page in visitor.open_all([urljoin(visitor.base, path) for path in PAGES]) if not found else ():
        found |= {form.action: form for form in sign_in_forms(_text(page), url) if page.status < 300}
    return [_try_at(visitor, form, spared) for form in list(found.values())[:MOST_FORMS]]


def _try_at(visitor: Visitor, form: SignInForm, spared: Collection[str]) -> SignIn:
    accounts = [one for one in ACCOUNTS if one[0] not in spared or not form.user_field]
    nobody = secrets.token_hex(8)
    refusal = _hand_in(visitor, form, nobody, secrets.token_hex(8))
    let_in = []
    for name, password in accounts:
        answer = _hand_in(visitor, form, name, password)
        if answer is not None and refusal is not None and answer != refusal and not answer[2] and answer[0] < 400:
            let_in.append(name if form.user_field else "tanpa nama")
    return SignIn(urlsplit(form.action).path, 0 if refusal is None else len(accounts), tuple(dict.fromkeys(let_in)))


def _hand_in(visitor: Visitor, form: SignInForm, name: str, password: str) -> Gist | None:
    """Open the page anew, for its token, and send the form."""
    page = visitor.ask("GET", form.url)
    anew = sign_in_forms("" if page is None else _text(page), form.url)
    fresh = next((one for one in anew if one.action == form.action), form)
    fields = {**dict(fresh.hidden), fresh.password_field: password}
    if fresh.user_field:
        fields[fresh.user_field] = name
    answer = visitor.ask("POST", fresh.action, data=fields, headers={"Referer": form.url})
    if answer is None:
        return None
    asks_again = any(True for _ in sign_in_forms(_text(answer), form.action))
    return answer.status, dict(answer.headers).get("location", ""), asks_again


def _text(one: Heard) -> str:
    return one.body.decode("utf-8", "replace")
