"""Which residents have agreed that the Pengguna keeps their Web Service data?

PBK 24(1) lets data be kept after the owner's consent by NIK and biometric verification; only an agreement with
`storage = "with_consent"` grants it. How an application states the consent is unknown: here by `"consent": true` in
the request of the verification that succeeds (SIM). The journal is the record: what is read here is as durable, and as
exact.
"""

from collections.abc import AsyncIterator
from datetime import datetime

import msgspec

from simulator.domain.call import Method
from simulator.domain.pks import Storage
from simulator.domain.response_code import DITEMUKAN
from simulator.poc.session import PocSession
from simulator.store.entry import Entry
from simulator.store.store import Journal, Numbered

PAGE = 1_000
"""Journal entries that are looked at in one go."""


class Consent(msgspec.Struct, frozen=True):
    """One resident's consent, as the control API shows it."""

    nik: str
    at: datetime
    """The session's time."""
    method: str
    seq: int
    """The place in the journal of the verification that proved it."""


async def consents(store: Journal, session: PocSession) -> AsyncIterator[Consent]:
    """Yield every consent given in `session`, in order; none where its agreement does not allow storage."""
    if session.record.agreement.storage is not Storage.WITH_CONSENT:
        return
    after = 0
    while page := await store.entries(session.record.id, after, PAGE):
        for numbered in page:
            if is_consent(numbered.entry):
                yield _consent(numbered)
        after = page[-1].seq


def is_consent(entry: Entry) -> bool:
    """Whether this is a verification that succeeded, was answered whole, and said `"consent": true`."""
    if entry.method != Method.CALL_FR or entry.code != DITEMUKAN.code:
        return False
    sent = msgspec.json.decode(entry.request)
    return any(key.lower() == "consent" and str(value).lower() == "true" for key, value in sent.items())


def _consent(numbered: Numbered) -> Consent:
    entry = numbered.entry
    return Consent(entry.nik, entry.at, entry.method, numbered.seq)
