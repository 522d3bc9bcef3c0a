"""Who is signed in at the Web Portal of a session, and who has failed to? Part of the durable record.

Every change makes a new state, so that one that cannot be kept is undone with the record.
"""

import hmac
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import blake2b

import msgspec

from simulator.domain.portal_rules import PortalRules

KEY_BYTES = 24
MOST_FAILED = 500
"""User ids whose failures are remembered; of more the oldest are forgotten."""
SEEN_EVERY = timedelta(seconds=60)
"""An operator's last page is written down as often as this; so much earlier he may count as idle."""


class SignIn(msgspec.Struct, frozen=True):
    """An operator who is signed in."""

    user_id: str
    seen: datetime
    """His last page, by the session's clock."""
    proof: str
    """Digest of what is kept of the password that he signed in with: another one ends the sign-in."""
    is_browser: bool = False
    """Whether what belongs to a page was fetched, too, as browsers do."""


class PortalState(msgspec.Struct, frozen=True):
    """What the portal of a session remembers from page to page."""

    secret: str = ""
    """Key of digests and of the tokens of forms; empty until the first page."""
    signed_in: dict[str, SignIn] = {}
    """Digest of the browser's key -> who is signed in there."""
    failed: dict[str, tuple[datetime, ...]] = {}
    """User id as typed -> when he failed."""

    def digest(self, text: str) -> str:
        """Return the keyed digest of `text`: what a browser or a person knows is not stored itself."""
        return blake2b(text.encode(), key=self.secret.encode()[:64], digest_size=24).hexdigest()

    def token_of(self, key: str) -> str:
        """Return what a form for the browser with `key` must bring back."""
        return self.digest(f"formulir {key}")

    def is_token(self, key: str, token: str) -> bool:
        """Whether a form with `token` was made for the browser with `key`."""
        return bool(key) and hmac.compare_digest(self.token_of(key).encode(), token.encode())

    def with_secret(self) -> "PortalState":
        """Return the state with a key, made now where there was none."""
        return self if self.secret else msgspec.structs.replace(self, secret=new_key())

    def knows(self, key: str) -> bool:
        """Whether somebody has signed in at the browser with `key`, and has not signed out."""
        return bool(key and self.secret) and self.digest(key) in self.signed_in

    def find(self, key: str, kept: Callable[[str], str], rules: PortalRules, now: datetime) -> SignIn | None:
        """Return who is signed in at the browser with `key`; None: nobody, he was idle, or his password is another.

        `kept` gives what is kept of the password of a user id; empty where nobody has that user id any more.
        """
        one = self.signed_in.get(self.digest(key)) if key and self.secret else None
        if one is None or rules.is_idle(one.seen, now) or one.proof != self.digest(kept(one.user_id)):
            return None
        return one

    def enter(self, key: str, user_id: str, kept: str, rules: PortalRules, now: datetime) -> "PortalState":
        """Return the state after a sign-in; the key is one that the browser did not have before.

        `kept` is what is kept of the password.
        """
        others = {
            digest: one
            for digest, one in self.signed_in.items()
            if not rules.is_idle(one.seen, now) and not (rules.one_sign_in and one.user_id == user_id)
        }
        entered = SignIn(user_id, now, self.digest(kept))
        failed = {name: times for name, times in self.failed.items() if name != user_id}
        return msgspec.structs.replace(self, signed_in={**others, self.digest(key): entered}, failed=failed)

    def look(self, key: str, now: datetime) -> "PortalState":
        """Return the state after a page of the operator at the browser with `key`."""
        digest = self.digest(key)
        one = msgspec.structs.replace(self.signed_in[digest], seen=now)
        return msgspec.structs.replace(self, signed_in={**self.signed_in, digest: one})

    def fetch(self, key: str) -> "PortalState":
        """Return the state after what belongs to a page was fetched by the browser with `key`."""
        digest = self.digest(key)
        one = self.signed_in.get(digest)
        if one is None or one.is_browser:
            return self
        fetched = msgspec.structs.replace(one, is_browser=True)
        return msgspec.structs.replace(self, signed_in={**self.signed_in, digest: fetched})

    def leave(self, key: str) -> "PortalState":
        """Return the state after a sign-out."""
        rest = {digest: one for digest, one in self.signed_in.items() if digest != self.digest(key)}
        return msgspec.structs.replace(self, signed_in=rest)

    def fail(self, user_id: str, rules: PortalRules, now: datetime) -> "PortalState":
        """Return the state in which one more sign-in with this user id has failed."""
        times = (*rules.recent(self.failed.get(user_id, ()), now), now)[-rules.failures :]
        others = {name: each for name, each in self.failed.items() if name != user_id}
        kept = dict([*others.items(), (user_id, times)][-MOST_FAILED:])
        return msgspec.structs.replace(self, failed=kept)

    def forgive(self, user_id: str) -> "PortalState":
        """Return the state in which the last failure of this user id does not count."""
        kept = {**self.failed, user_id: self.failed.get(user_id, ())[:-1]}
        return msgspec.structs.replace(self, failed=kept)

    def is_locked(self, user_id: str, rules: PortalRules, now: datetime) -> bool:
        """Whether this user id has failed too often of late."""
        return rules.is_locked(self.failed.get(user_id, ()), now)


def new_key() -> str:
    """Return a key that nobody can guess."""
    return secrets.token_urlsafe(KEY_BYTES)
