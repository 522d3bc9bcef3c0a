"""How are the stores that a plan declares searched while the scenarios go on?

The engine is made once and again only when the DWH has told something more. What an earlier search has found is known.
"""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from conformance.bilingual import Words
from conformance.fault import Fault
from conformance.observe.control_api import SessionControl
from conformance.plan.placeholder import fill_in
from conformance.record.evidence import mask_nik
from conformance.record.storage import After, Sort, StorageLook, StoreHit, StoreNote, StoreSeen
from conformance.record.store_words import told_place
from conformance.scanner.control_words import CannotPlant
from conformance.scanner.difference import Tally, common_place
from conformance.scanner.engine import Engine, NoEngine
from conformance.scanner.engines import ENGINES, choose_engine
from conformance.scanner.needles import Needles, make_needles
from conformance.scanner.planting import plant
from conformance.scanner.scan import Seen, StoreScan
from conformance.scanner.stream import Limits
from conformance.scanner.values import Role, Value, control_values
from conformance.scanner.values_file import shipped_common
from conformance.scenario.told import PICTURE, Typed, shared_by, sort_of, sought_values
from conformance.subject.context import RunContext
from conformance.subject.left_behind import MARK

KEPT, WITHDRAWN = "ada", "dicabut"


@dataclass(frozen=True, slots=True)
class _Place:
    field: str
    declared: str
    address: str

    @property
    def is_server(self) -> bool:
        """Whether it lies behind a server."""
        return "://" in self.address and not self.address.startswith(("sqlite:", "file:"))

    @property
    def shown(self) -> str:
        """The place as the plan has it, without a password."""
        return told_place(self.declared)

    def store(self, directory: Path) -> str | Path:
        """Return what is searched: the address of a server, or a path that begins in `directory`, or a pattern."""
        if self.is_server:
            return self.address
        return directory / self.address.removeprefix("sqlite:///").removeprefix("file://")


MUCH = 1 << 28
"""Bytes from which on it pays to wait for the engine that searches fastest: it takes ten seconds to be ready."""
FASTEST, READIEST = tuple(ENGINES), tuple(reversed(ENGINES))
LARGEST_COUNTED = 1 << 28
"""Bytes of a store that are counted: more would take too long, six times."""
_COUNTING = StoreScan(NoEngine(), Needles((), (), (), (), 0), Limits(decode=False), LARGEST_COUNTED)
_BROWSERS = _Place("subject", "peramban pemohon", "")
_NATURAL = Words("", "")
"""Why there is no control of our own where the plan wants none: what the application keeps is looked for."""


@dataclass(slots=True)
class StoreLooks:
    """The searches of one run."""

    context: RunContext
    session: SessionControl
    typed: Typed
    granted: tuple[str, ...]
    """Elements of the agreement, by wire names."""
    may_store: bool
    """Whether the agreement lets data be stored with their owner's consent."""
    withdrawn: set[str] = field(default_factory=set)
    """NIK of residents who took their consent back."""
    _after: After = After.GLADI
    _fault: Words | None = None
    _photos: dict[str, str] = field(default_factory=dict)
    _left: list[str] = field(default_factory=list)
    """What the browsers of applicants keep."""
    _found: dict[tuple[str, str, str], Sort] = field(default_factory=dict)
    """What was found: whose, which element, where."""
    _told: set[tuple[str, str, str]] = field(default_factory=set)
    """What of it a scenario has judged already."""
    _read: int = 0
    """Bytes that the last search read."""
    _made: tuple[list[Value], Needles, Engine] | None = None
    _last: tuple[tuple[After, int], StorageLook] | None = None

    def come_to(self, after: After, fault: Words | None = None) -> None:
        """Let what is searched next come after this; `fault`: why it did not take place."""
        self._after, self._fault = after, fault

    def keep_left(self, left: str) -> None:
        """Let what an applicant's browser keeps be searched as well; empty: nothing is known of it."""
        if left and any(self.context.plan.penyimpanan.places.values()):
            self._left.append(left)

    def tell(self, sort: Sort) -> None:
        """Let what was found of a sort be told now: later searches of it say what is new."""
        self._told |= {key for key, each in self._found.items() if each is sort}

    def search(self) -> StorageLook:
        """Search every store now, or return the last look where nothing has happened since.

        Raises `ControlFault` and `PreflightFault`.
        """
        after, fault = self._after, self._fault
        moment = (after, self.session.last_seq())
        if self._last is not None and self._last[0] == moment:
            return self._last[1]
        values, needles, engine = self._ready()
        consenting = self.session.consents() if self.may_store else frozenset()
        consents = dict.fromkeys(consenting, KEPT) | dict.fromkeys(self.withdrawn, WITHDRAWN)
        scan = StoreScan(engine, needles, Limits(decode=True))
        stores = tuple(self._search(place, scan, values, consents) for place in self._places())
        if self._left:
            stores = (*stores, self._search_left(scan, values, consents))
        sought = [value for value in values if value.role is Role.REFERENCE and value.person]
        look = StorageLook(
            after,
            stores,
            values=len(sought),
            residents=len({value.person for value in sought}),
            patterns=len(needles.needles),
            unsearched=len(needles.unsearched()),
            engine=engine.name,
            fault=fault.indonesian if fault else "",
            fault_en=fault.english if fault else "",
            consents=sum(state == KEPT for state in consents.values()),
            withdrawn=len(self.withdrawn),
        )
        self._read = sum(store.size for store in stores)
        self._last = (moment, look)
        return look

    def tally(self) -> dict[str, Tally]:
        """Return what stands in each store now, by its field in the plan: sizes and digests."""
        found: dict[str, Tally] = {}
        for place in self._places():
            found[place.field] = Tally()
            with suppress(Fault):
                _COUNTING.scan(place.store(self.context.directory), tally=found[place.field])
        return found

    def has_found(self, field: str, place: str) -> bool:
        """Return whether a search of this run has found something in that place of a store."""
        return any(
            hit_place.startswith(f"{field} ") and common_place(hit_place.removeprefix(f"{field} ")).startswith(place)
            for _, _, hit_place in self._found
        )

    def sought(self) -> list[Value]:
        """Return what is looked for by now; raise `ControlFault`."""
        session = self.session
        told = session.told()
        told_of = {value["orang"] for value in told["nilai"] if value["orang"].isdigit()}
        owners = sorted(told_of) if PICTURE in self.granted else []
        self._photos |= {nik: session.photo(nik) for nik in owners if nik not in self._photos}
        return sought_values(told, self.typed, self.context.secrets, session.entries(0), self._photos)

    def _ready(self) -> tuple[list[Value], Needles, Engine]:
        """Return what is sought, and the engine for it."""
        values = [*self.sought(), *control_values([*sorted(self.typed.marks), MARK])]
        if self._made is None or self._made[0] != values:
            needles = make_needles(values, shipped_common())
            engine, _ = choose_engine(needles.needles, FASTEST if self._read > MUCH else READIEST)
            self._made = (values, needles, engine)
        return self._made

    def _search(self, place: _Place, scan: StoreScan, values: list[Value], consents: Mapping[str, str]) -> StoreSeen:
        store = place.store(self.context.directory)
        try:
            with self._control(store) as refusal:
                seen = scan.scan(store)
        except Fault as fault:
            unread = StoreNote(place.shown, *fault.words)
            return StoreSeen(place.field, place.shown, 0, 0, 0.0, notes=(unread,))
        found = self._seen(place, seen, values, consents, "unik" if refusal else "tulis")
        if refusal not in (None, _NATURAL) and not (found.is_control_found or found.notes):
            found = replace(found, notes=(*found.notes, StoreNote(place.shown, *refusal)))
        return found

    @contextmanager
    def _control(self, store: str | Path) -> Iterator[Words | None]:
        """Let a control of our own stand in a store meanwhile, where the plan allows it; yield why none does, or None.

        Raises `Fault`.
        """
        if self.context.plan.penyimpanan.kontrol != "tulis":
            yield _NATURAL
            return
        try:
            planted = plant(store, MARK)
        except CannotPlant as error:
            yield error.words
            return
        try:
            yield None
        finally:
            with suppress(CannotPlant):  # the next run removes it
                planted.remove()

    def _search_left(self, scan: StoreScan, values: list[Value], consents: Mapping[str, str]) -> StoreSeen:
        """Search what applicants' browsers keep, in a directory that is gone afterwards."""
        with tempfile.TemporaryDirectory(dir=self.context.work) as directory:
            for number, left in enumerate(self._left):
                Path(directory, f"{number}.json").write_text(left, encoding="utf-8")
            seen = scan.scan(Path(directory))
        return self._seen(_BROWSERS, seen, values, consents, "tulis")

    def _seen(
        self, place: _Place, seen: Seen, values: list[Value], consents: Mapping[str, str], control: str
    ) -> StoreSeen:
        hits = {}
        shared = shared_by(consents, values)
        for finding in seen.findings:
            value = values[finding.value]
            key = (value.person, value.element, f"{place.field} {finding.place}")
            hits[key] = StoreHit(
                sort_of(value),
                mask_nik(value.person),
                value.element,
                told_place(finding.place.replace(seen.store, place.shown)),
                str(finding.form),
                finding.chain,
                finding.is_weak,
                key not in self._told,
                consents.get(value.person) or shared.get(value.text, ""),
            )
        self._found |= {key: hit.sort for key, hit in hits.items()}
        return StoreSeen(
            place.field,
            place.shown,
            size=seen.size,
            parts=seen.files,
            seconds=round(seen.seconds, 3),
            remark=seen.remark.indonesian if seen.remark else "",
            remark_en=seen.remark.english if seen.remark else "",
            hits=tuple(hits.values()),
            notes=tuple(
                StoreNote(told_place(note.place.replace(seen.store, place.shown)), *note.words) for note in seen.notes
            ),
            control=control,
            is_control_found=bool(seen.control),
        )

    def _places(self) -> Iterator[_Place]:
        for kind, places in self.context.plan.penyimpanan.places.items():
            for number, declared in enumerate(places):
                address = str(fill_in(declared, self.context.values))
                yield _Place(f"penyimpanan.{kind}[{number}]", declared, address)
