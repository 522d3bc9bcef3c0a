"""What is written down of a run (`bukti.jsonl`), so that it can be judged again, and gone on with, from the file alone?

One JSON line per event, in this order: `run` (Head), `known`, `left_out`, `collected`, `scenario` (Evidence) ...; then
for each other dialect `dialect` (DialectHead) and the same again; `stores` (StoreNotice ...) where there is anything to
tell of them; `finished` last. A run that goes on after an interruption begins with the events of the first attempt,
then has a Head of its own.
"""

from datetime import date

import msgspec

from conformance.fault import Fault
from conformance.norms.due import Days
from conformance.norms.own_norms import OwnNorm
from conformance.plan.notes import Celah, Instansi
from conformance.record.entrance import EntranceDeclared
from conformance.record.evidence import EVIDENCE_SCHEMA, Control
from conformance.record.result import Document, Tester


class RecordFault(Fault):
    """A record that cannot be judged: a fault of the tester, or of whoever changed the file."""


class Head(msgspec.Struct, frozen=True):
    """What a judgement rests on besides the scenarios: never a credential."""

    plan: str
    """SHA-256 of the plan, hexadecimal: only the same plan may go on with a run."""
    agreement: str
    agreement_title: str
    pengguna: str
    dasar: tuple[str, ...]
    norms: tuple[str, ...]
    """Ids of the catalogue's documents that are the agreement's own."""
    dialect: str
    seed: int
    session: str
    aplikasi: str
    aplikasi_elemen: tuple[str, ...]
    started: str
    """ISO 8601, the tester's time in WIB."""
    control: Control
    tester: Tester
    only: tuple[str, ...] = ()
    soft_review: bool = False
    strict: bool = False
    """Whether the session was strict when the run began, so that quirks are told."""
    celah: tuple[Celah, ...] = ()
    documents: tuple[Document, ...] = ()
    unproven: tuple[str, ...] | None = None
    """Checks that no defect was ever seen to break; null: nobody computed that."""
    matrix: dict[str, tuple[str, ...]] = {}
    """Check -> the defects of the reference applications that it was seen to catch."""
    schema: str = EVIDENCE_SCHEMA
    today: date | None = None
    """The day of the session's clock, WIB, by which documents fall due; null: evidence of an earlier version."""
    days: Days | None = None
    pengguna_kind: str = ""
    instansi: Instansi = Instansi()
    entrances: tuple[EntranceDeclared, ...] | None = None
    """Other entrances that the plan names; null: it does not say whether there are any."""
    petugas: str = ""
    """Who did the steps of a guided subject: orang, kembaran; empty: it needed nobody, or an earlier version."""
    tantangan: str = ""
    """What a certifier gave on the day; empty: nothing."""
    kenari: str = ""
    """From which word the residents' values were drawn; empty: an earlier version."""
    own_norms: tuple[OwnNorm, ...] = ()
    """The agreement's own documents that are modelled on one of the catalogue (`[norma]`)."""


class DialectHead(msgspec.Struct, frozen=True):
    """The scenarios that follow were carried out in another dialect than the session's."""

    dialect: str
    control: Control


class KnownScenario(msgspec.Struct, frozen=True):
    """A scenario that exists, asked for or not."""

    id: str
    requirements: tuple[str, ...]


class Finished(msgspec.Struct, frozen=True):
    """The run came to its end; without it, it was interrupted."""

    at: str
    """ISO 8601."""
