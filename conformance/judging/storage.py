"""Was anything found in the stores that only the DWH could have told? Pure.

What is not found proves nothing unless the store was seen into: a control of it was found, and all of it could be read.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from conformance.bilingual import Words
from conformance.judging.answer import SUCCESS, Answer, Seen, met, red, untestable
from conformance.outcome import Owner, Verdict
from conformance.record.evidence import FINAL
from conformance.record.storage import Sort, StorageLook, StoreHit, StoreSeen

Counting = Callable[[Mapping[str, Any], StoreHit], bool]
"""Takes the parameters of a demand, and something that was found."""
Place = tuple[StoreSeen, StoreHit]
TOLD = 3
"""So many places are told; of more their number is said."""


_COUNTING: Mapping[str, Counting] = {
    "nothing_stored": lambda params, hit: hit.sort is Sort.ELEMENT and hit.consent in params.get("consent", [""]),
    "status_unstored": lambda _, hit: hit.sort is Sort.STATUS,
    "secrets_unstored": lambda _, hit: hit.sort is Sort.SECRET,
}
"""What breaks each kind of demand."""


def breaking(kind: str, params: Mapping[str, Any], look: StorageLook) -> list[Place]:
    """Return what of a search breaks a demand of that kind; nothing where it does not speak of what was found."""
    counts = _COUNTING.get(kind)
    return [
        (store, hit)
        for store in look.stores
        for hit in store.hits
        if counts and counts(params, hit) and (hit.is_new or hit.consent)
    ]


def _look(seen: Seen) -> StorageLook | None:
    return seen.evidence.looks[-1] if seen.evidence.looks else None


_NOT_LOOKED = untestable("penyimpanan tidak dicari", "the stores were not searched", Owner.PENGUJI)


def values_told(seen: Seen) -> Answer:
    """The DWH has told something that nobody typed and that can be recognised: else there is nothing to find."""
    look = _look(seen)
    if look is None:
        return _NOT_LOOKED
    if not look.values:
        return untestable(
            "DWH tidak memberi data yang dapat dikenali selain yang diketik pemohon",
            "the DWH told nothing that can be recognised besides what applicants typed",
        )
    return met(
        f"{look.values} nilai tentang {look.residents} orang, {look.patterns} cara menulis, mesin {look.engine}",
        f"{look.values} values of {look.residents} persons, {look.patterns} writings, engine {look.engine}",
    )


def owner_answered(seen: Seen) -> Answer:
    """The DWH has answered about an applicant in this run."""
    answered = {call.code for evidence in seen.run for call in evidence.exchanges} & {*FINAL, SUCCESS}
    if not answered:
        return untestable("DWH belum menjawab tentang siapa pun", "the DWH has answered about nobody")
    return met(f"kode {', '.join(sorted(answered))}", f"codes {', '.join(sorted(answered))}")


def consent_given(seen: Seen) -> Answer:
    """A resident consented by NIK and biometrics, as the simulator saw it (PBK 24(1)), and withdrew where asked to."""
    look = _look(seen)
    if look is None:
        return _NOT_LOOKED
    count = look.withdrawn if seen.params.get("withdrawn") else look.consents
    if not count:
        return untestable(
            "simulator tidak melihat persetujuan dengan verifikasi NIK dan biometrik",
            "the simulator saw no consent by a verification of NIK and biometrics",
        )
    return met(f"{count} orang", f"{count} persons")


def stores_seen(seen: Seen) -> Answer:
    """Every declared store was read whole and showed its control."""
    look = _look(seen)
    if look is None:
        return _NOT_LOOKED
    if look.fault:
        return untestable(look.fault, look.fault_en)
    if unseen := _unseen(look):
        told = _seen_as_little(seen, unseen) or _why_unseen(unseen)
        return untestable(told.indonesian, told.english)
    size = sum(store.size for store in look.stores) / 1e6
    return met(
        f"{len(look.stores)} penyimpanan, {size:,.1f} MB, setiap tanda kontrol ditemukan",
        f"{len(look.stores)} stores, {size:,.1f} MB, every control was found",
    )


def _unseen(look: StorageLook) -> dict[StoreSeen, Words]:
    """Return the stores in which what is not found may be there all the same, with why."""
    return {store: _why(store) for store in look.stores if not store.is_seen}


def _why(store: StoreSeen) -> Words:
    if store.notes:
        first, more = store.notes[0], len(store.notes) - 1
        place = Words.same("" if first.place == store.place else f"{first.place}: ")
        return Words(
            f"{place.indonesian}{first.why}" + (f", dan {more} lagi" if more else ""),
            f"{place.english}{first.why_en}" + (f", and {more} more" if more else ""),
        )
    return _WITHOUT.get(store.control, _CONTROL_LOST)


_WITHOUT = {
    "": Words("tidak ada tanda kontrol yang dapat dicari", "there was no control to look for"),
    "unik": Words(
        '{unik} seorang pemohon tidak ditemukan di sana, dan kontrol = "tulis" tidak diminta',
        'no {unik} of an applicant was found there, and kontrol = "tulis" was not asked for',
    ),
}
"""Why a store that could be read was not seen into, by the control that was to show it."""
_CONTROL_LOST = Words("tanda yang kami taruh tidak ditemukan", "what we had put there was not found")


def _why_unseen(unseen: Mapping[StoreSeen, Words]) -> Words:
    """Return why, once for all the stores of which it is true."""
    alike: dict[Words, list[str]] = {}
    for store, why in unseen.items():
        alike.setdefault(why, []).append(f"{store.field} ({store.place})")
    return Words(
        "; ".join(f"{', '.join(places)}: {why.indonesian}" for why, places in alike.items()),
        "; ".join(f"{', '.join(places)}: {why.english}" for why, places in alike.items()),
    )


def _seen_as_little(seen: Seen, unseen: Mapping[StoreSeen, Words]) -> Words | None:
    """Return that an earlier scenario says all of it; None: none does."""
    now = {store.field: why for store, why in unseen.items()}
    for evidence in seen.run:
        if evidence is seen.evidence:
            return None
        looks = evidence.looks
        if looks and {store.field: why for store, why in _unseen(looks[-1]).items()} == now:
            fields = ", ".join(now)
            return Words(
                f"{fields}: tidak terlihat, sebabnya pada {evidence.id}", f"{fields}: not seen, {evidence.id} says why"
            )
    return None


def nothing_stored(seen: Seen) -> Answer:
    """No element that the DWH told and nobody typed stands in a store.

    `consent` says whose data count (`conformance.record.storage.StoreHit.consent`); `at_most` is a reading of ours.
    What an earlier search of the run had found is told there, but for those who had been allowed to be kept then.
    """
    bound = Verdict(seen.params["at_most"]) if "at_most" in seen.params else None
    return _not_found(seen, "nothing_stored", bound)


def status_unstored(seen: Seen) -> Answer:
    """No status of a person and no raw answer stands beside his NIK (SIM-06: unclear, so at most `tinjau`)."""
    return _not_found(seen, "status_unstored", Verdict.TINJAU)


def secrets_unstored(seen: Seen) -> Answer:
    """User id, password and address of the DWH stand in no store of applicants' data."""
    return _not_found(seen, "secrets_unstored", None)


LEAST_TIMES = 2
"""So often each text has to have come: once proves nothing."""
SHOWN = 10
"""So many places are told at most."""
SIGNS = {
    "tumbuh": Words("ikut memanjang", "grows with it"),
    "bergantung": Words("berganti bersamanya", "changes with it"),
}
"""How a place shows that it depends on a text of the DWH."""


def varied_told(seen: Seen) -> Answer:
    """The DWH has told both texts, and the requests went on each time."""
    varied = seen.evidence.varied
    if varied is None or min(varied.short, varied.long) < LEAST_TIMES:
        return untestable(
            "permohonan yang sama tidak diteruskan berulang kali, jadi tidak ada yang dapat dibandingkan",
            "the same request does not go on again and again, so that there is nothing to compare",
        )
    return met(
        f"{varied.element}: {varied.short} kali pendek, {varied.long} kali panjang",
        f"{varied.element}: {varied.short} times short, {varied.long} times long",
    )


def nothing_depends(seen: Seen) -> Answer:
    """No place in the stores depends on what the DWH told and no search found: a reading of ours, at most `tinjau`."""
    varied = seen.evidence.varied
    found = varied.found if varied is not None else ()
    if not found:
        return met("tidak ada yang ikut berubah", "nothing changes with it")
    lines = [(f"{one.field} {one.place}", SIGNS[one.sign]) for one in found[:SHOWN]]
    more = len(found) - len(lines)
    indonesian = "; ".join(f"{place}: {sign.indonesian}" for place, sign in lines)
    english = "; ".join(f"{place}: {sign.english}" for place, sign in lines)
    return red(
        f"isi penyimpanan bergantung pada jawaban DWH: {indonesian}" + (f"; dan {more} lagi" if more > 0 else ""),
        f"what is stored depends on the answer of the DWH: {english}" + (f"; and {more} more" if more > 0 else ""),
        at_most=Verdict.TINJAU,
    )


def _not_found(seen: Seen, kind: str, bound: Verdict | None) -> Answer:
    look = _look(seen)
    if look is None:
        return _NOT_LOOKED
    hits = breaking(kind, seen.params, look)
    if not hits:
        return met("tidak ditemukan", "not found")
    strong = [each for each in hits if not each[1].is_weak]
    told = _tell(strong or hits)
    if not strong:
        bound = Verdict.TINJAU
    return red(f"ditemukan: {told.indonesian}", f"found: {told.english}", at_most=bound)


def _tell(hits: Sequence[Place]) -> Words:
    """Return the first places, one for each element; of the others the number."""
    lines = list(dict.fromkeys(_line(store, hit) for store, hit in hits))
    first, more = lines[:TOLD], len(lines) - TOLD
    indonesian, english = "; ".join(first), "; ".join(first)
    if more > 0:
        indonesian, english = f"{indonesian}; dan {more} tempat lain", f"{english}; and {more} more places"
    return Words(indonesian, english)


def _line(store: StoreSeen, hit: StoreHit) -> str:
    way = f" ({' > '.join(hit.chain)})" if hit.chain else ""
    owner = f" {hit.nik}" if hit.nik else ""
    return f"{hit.element}{owner} @ {store.field} {hit.place}{way}"
