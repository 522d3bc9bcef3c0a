"""What may be wrong with the places that a plan declares, and with what clears them? Pure."""

from collections.abc import Iterator

from conformance.bilingual import Words
from conformance.plan.command_faults import action_faults
from conformance.plan.found import Found
from conformance.plan.placeholder import placeholders_in
from conformance.plan.storage import CONSENT, Penyimpanan
from conformance.plan.tables import Plan
from conformance.plan.typed import texts_of

LONGEST_S = 3600.0


def storage_faults(plan: Plan) -> Iterator[Found]:
    """Yield what is wrong with `[penyimpanan]`."""
    declared = plan.penyimpanan
    yield from _place_faults(declared)
    for name, action in declared.actions.items():
        yield from action_faults(f"penyimpanan.{name}", action)
    if not 0 <= declared.masa <= LONGEST_S:
        message = Words("bukan lama waktu yang dapat ditunggu", "not a time that can be waited")
        yield "penyimpanan.masa", message, Words(f"beri detik, 0-{LONGEST_S:g}", f"give seconds, 0-{LONGEST_S:g}")
    is_asked = CONSENT in {name for text in texts_of(plan.subject) for name in placeholders_in(text)}
    if is_asked and declared.persetujuan is None:
        message = Words("{persetujuan} tidak diisi", "{persetujuan} is not filled in")
        yield "penyimpanan.persetujuan", message, Words('beri ya = "1", tidak = ""', 'give ya = "1", tidak = ""')
    if not is_asked and declared.persetujuan is not None:
        message = Words("tidak dipakai: resep tidak memuat {persetujuan}", "not used: no {persetujuan} in the recipe")
        yield "penyimpanan.persetujuan", message, Words("pakai atau hapus", "use it, or remove it")
    yield from _consent_faults(declared)


def _place_faults(declared: Penyimpanan) -> Iterator[Found]:
    for name, places in declared.places.items():
        for number, place in enumerate(places):
            field = f"penyimpanan.{name}[{number}]"
            if not place.strip():
                yield field, Words("kosong", "empty"), Words("tulis letaknya, atau hapus", "write the place, or remove")


def _consent_faults(declared: Penyimpanan) -> Iterator[Found]:
    told = declared.persetujuan
    if told is not None and told.ya == told.tidak:
        message = Words("ya dan tidak sama", "ya and tidak are the same")
        yield "penyimpanan.persetujuan", message, Words("bedakan keduanya", "let them differ")
    if declared.cabut is not None and told is None:
        message = Words("tanpa persetujuan tidak ada yang dicabut", "without consent there is nothing to withdraw")
        hint = Words("tambahkan [penyimpanan.persetujuan]", "add [penyimpanan.persetujuan]")
        yield "penyimpanan.cabut", message, hint
