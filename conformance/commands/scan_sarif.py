"""`gladi scan --sarif FILE`: the same result for what reads SARIF. Nobody's NIK and no value stands in it. Pure."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from conformance.bilingual import Words
from conformance.outcome import Verdict
from conformance.record.store_words import FORMS, say_place, told_place
from conformance.report.sarif import Log, Problem, Rule, Spot, render_log
from conformance.report.store_files import PLAN, file_of
from conformance.scanner.ledger import Finding
from conformance.scanner.scan import Seen
from conformance.scanner.telling import Told
from conformance.scanner.values import Value

CLAUSE = (
    'PKS Pasal 2 ayat (2): "tidak melakukan penyimpanan data kependudukan yang telah diakses ... walaupun jangka waktu '
    'Perjanjian Kerja Sama ini telah berakhir"'
)
FOUND = Rule(
    "penyimpanan-temuan",
    "data yang hanya dapat berasal dari DWH tidak tersimpan",
    "Tempat yang memuat nilai acuan, dengan elemennya dan cara menulisnya; tidak pernah isinya.",
    CLAUSE,
    "error",
    ("SIM-01",),
    {"title_en": "data that only the DWH could have told are not stored"},
)
UNSEEN = Rule(
    "penyimpanan-tidak-terlihat",
    "seluruh isi penyimpanan terlihat",
    "Bagian yang tidak terbaca, atau penyimpanan yang tidak memuat teks --control.",
    CLAUSE,
    "warning",
    ("SIM-01",),
    {"title_en": "all of a store was seen"},
)
_NO_CONTROL = Words("teks kontrol tidak ditemukan", "the control text was not found")


def scan_log(told: Told, version: str) -> str:
    """Return a scan as SARIF: a result per place that holds something, and per part that was not seen."""
    problems = [problem for seen in told.stores for problem in _problems(seen, told.needles.values)]
    return render_log(
        Log(
            version,
            "gladi/scan/",
            (FOUND, UNSEEN),
            problems,
            bases={PLAN: "direktori tempat gladi scan dijalankan / where gladi scan was started"},
            exit_code=int(told.exit_code),
            more={"engine": told.engine},
        )
    )


def _problems(seen: Seen, values: Sequence[Value]) -> Iterator[Problem]:
    store = _without_machine(seen.store)
    together: dict[tuple[str, bool], list[Finding]] = {}
    for finding in seen.findings:
        together.setdefault((finding.place, finding.is_weak), []).append(finding)
    for (place, is_weak), findings in together.items():
        elements = {f"{values[each.value].element} ({FORMS[each.form].indonesian})": None for each in findings}
        where = say_place(told_place(place)).indonesian
        chains = dict.fromkeys(" > ".join(each.chain) for each in findings if each.chain)
        said = f"{', '.join(elements)} @ {where}" + (f" ({'; '.join(chains)})" if chains else "")
        verdict = Verdict.TINJAU if is_weak else Verdict.TIDAK_LULUS
        yield Problem(FOUND.id, f"{store}\n{place}", verdict, said, (_spot(store, place),))
    for note in seen.notes:
        more = {"message_en": note.words.english}
        said, check = note.words.indonesian, f"{store}\n{note.place}"
        yield Problem(UNSEEN.id, check, Verdict.TIDAK_TERUJI, said, (_spot(store, note.place),), more=more)
    if seen.control is False:
        more = {"message_en": _NO_CONTROL.english}
        spots = (_spot(store, ""),)
        yield Problem(UNSEEN.id, store, Verdict.TIDAK_TERUJI, _NO_CONTROL.indonesian, spots, more=more)


def _without_machine(store: str) -> str:
    """Return the name of a store that was given by an absolute path; others as they were given."""
    return Path(store).name if Path(store).is_absolute() else store


def _spot(store: str, place: str) -> Spot:
    base, path = file_of(store, place) or ("", "")
    return Spot(told_place(f"{store}/{place}" if place else store), told_place(path), base)
