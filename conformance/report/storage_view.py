"""How are the searches of the application's stores laid out: what was searched, found, and not seen? Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from conformance.bilingual import Words
from conformance.norms.applicability import NEEDS
from conformance.outcome import Verdict
from conformance.record.result import Result, ScenarioResult
from conformance.record.storage import After, Sort, StorageLook, StoreHit, StoreNote, StoreSeen, Varied
from conformance.record.store_words import FORMS, say_place

MOST_ROWS = 60
"""So many rows of findings are shown of one search; the others stand in hasil.json."""

AFTER: dict[After, Words] = {
    After.GLADI: Words("setelah gladi", "after the rehearsal"),
    After.MASA: Words("setelah masa simpan", "after the retention time"),
    After.CABUT: Words("setelah persetujuan dicabut", "after consent was withdrawn"),
    After.AKHIR: Words("setelah PKS berakhir", "after the end of the PKS"),
}
CONTROLS: dict[str, Words] = {
    "tulis": Words("tanda kami sendiri (tulis)", "a mark of our own (tulis)"),
    "unik": Words("tanda seorang pemohon ({unik})", "the mark of an applicant ({unik})"),
    "": Words("tidak ada yang dapat dicari", "there was none to look for"),
}
"""What was to be found in a store, so that it is shown to have been seen into."""
CONSENTS: dict[str, Words] = {
    "": Words("tanpa persetujuan", "no consent"),
    "ada": Words("dengan persetujuan", "with consent"),
    "dicabut": Words("persetujuan dicabut", "consent withdrawn"),
}
BROWSERS = "subject"
"""Field of the store that no plan names: what applicants' browsers keep."""
_BROWSERS = Words("peramban pemohon", "browsers of applicants")
STATES: tuple[tuple[Callable[[StoreSeen], bool], Verdict, Words], ...] = (
    (lambda store: not store.size, Verdict.TIDAK_TERUJI, Words("Tidak ada yang terbaca", "Nothing was read")),
    (lambda store: store.is_seen, Verdict.LULUS, Words("Terlihat seluruhnya", "Seen whole")),
    (lambda store: store.is_control_found, Verdict.TIDAK_TERUJI, Words("Terlihat sebagian", "Seen in part")),
    (lambda _: True, Verdict.TIDAK_TERUJI, Words("Tidak terbukti terlihat", "Not shown to be seen")),
)
"""How far a store was seen into, and as which verdict that is coloured: the first that holds."""
NO_STORE = (
    Words(
        "Rencana tidak menyebut satu pun penyimpanan, jadi tidak ada yang dicari.",
        "The plan names no store, so nothing was searched.",
    ),
    Words(
        "Perbaikan: sebut pada [penyimpanan] setiap tempat aplikasi menyimpan data (databases, files, logs, caches).",
        "Remedy: name under [penyimpanan] every place where the application keeps data (databases, files, logs, "
        "caches).",
    ),
)
NO_SEARCH = (
    Words(
        "Tidak satu pun skenario yang dijalankan mencari penyimpanan aplikasi.",
        "No scenario that was carried out searched the application's stores.",
    ),
    Words(
        "Perbaikan: sebut tempatnya pada [penyimpanan], lalu jalankan gladi seluruhnya.",
        "Remedy: name the places under [penyimpanan], and carry out the whole rehearsal.",
    ),
)


@dataclass(frozen=True, slots=True)
class Row:
    """What of one person, or of a secret, stands in one place."""

    store: StoreSeen
    hit: StoreHit
    """The first of them: place, encodings, owner and weight are the same for all."""
    elements: tuple[tuple[str, Words], ...]
    """Wire name of each element, and how it is written."""

    @property
    def place(self) -> Words:
        """The place within the store."""
        return say_place(self.hit.place)

    @property
    def consent(self) -> Words | None:
        """Whether its owner had consented; None where that is not asked."""
        return CONSENTS[self.hit.consent] if self.hit.sort is Sort.ELEMENT else None


@dataclass(frozen=True, slots=True)
class Search:
    """One search of every declared store, and the scenarios that it decided."""

    look: StorageLook
    scenarios: tuple[ScenarioResult, ...]

    @property
    def after(self) -> Words:
        """After what it was made."""
        return AFTER[self.look.after]

    @property
    def found(self) -> int:
        """How many values were found, each place counted."""
        return sum(len(store.hits) for store in self.look.stores)

    @property
    def places(self) -> int:
        """In how many places."""
        return len({(store.field, hit.place) for store in self.look.stores for hit in store.hits})

    @property
    def known(self) -> int:
        """How many of them an earlier search of the run had found there."""
        return sum(not hit.is_new for store in self.look.stores for hit in store.hits)

    @property
    def is_whole(self) -> bool:
        """Whether what was not found is not there."""
        return bool(self.look.stores) and all(store.is_seen for store in self.look.stores)

    @property
    def rows(self) -> list[Row]:
        """What was found, grouped: what is new and surely somebody's first."""
        return sorted(_rows(self.look), key=lambda row: (not row.hit.is_new, row.hit.is_weak))

    @property
    def unseen(self) -> list[tuple[StoreSeen, StoreNote]]:
        """What could not be looked into, then what this way of looking cannot see of a store whatever it holds."""
        stores = self.look.stores
        beyond = [(store, StoreNote(store.place, store.remark, store.remark_en)) for store in stores if store.remark]
        return [*((store, note) for store in stores for note in store.notes), *beyond]


def searches_of(result: Result) -> list[Search]:
    """Return the searches of a run in their order; what several scenarios looked at is one."""
    by_look: dict[StorageLook, dict[str, ScenarioResult]] = {}
    for scenario in result.scenarios:
        for look in scenario.evidence.looks if scenario.evidence else ():
            by_look.setdefault(look, {})[scenario.id] = scenario
    return [Search(look, tuple(own.values())) for look, own in by_look.items()]


def differences_of(result: Result) -> list[tuple[ScenarioResult, Varied]]:
    """Return what came of telling the application now this, now that, where both came to be told."""
    tried = [(one, one.evidence.varied) for one in result.scenarios if one.evidence]
    return [(scenario, varied) for scenario, varied in tried if varied is not None and varied.element]


def why_unsearched(result: Result) -> tuple[Words, Words]:
    """Return why there is no search, as far as the result tells, and what to do."""
    unnamed = NEEDS["penyimpanan"][1].indonesian
    return NO_STORE if any(scenario.reason == unnamed for scenario in result.scenarios) else NO_SEARCH


def state_of(store: StoreSeen) -> tuple[Verdict, Words]:
    """Return how far a store was seen into."""
    return next((colour, words) for holds, colour, words in STATES if holds(store))


def address_of(store: StoreSeen) -> Words:
    """Return what a store is called: the plan's own word for it."""
    return _BROWSERS if store.field == BROWSERS else Words.same(store.place)


def _rows(look: StorageLook) -> Iterator[Row]:
    for store in look.stores:
        alike: dict[tuple[object, ...], list[StoreHit]] = {}
        for hit in store.hits:
            key = (hit.sort, hit.nik, hit.place, hit.chain, hit.is_weak, hit.is_new, hit.consent)
            alike.setdefault(key, []).append(hit)
        for hits in alike.values():
            yield Row(store, hits[0], tuple((hit.element, FORMS.get(hit.form, Words.same(hit.form))) for hit in hits))
