"""How is what was seen told: to people, and as JSON? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from conformance.bilingual import Words
from conformance.fault import ExitCode
from conformance.record.store_words import FORMS, say_place
from conformance.scanner.ledger import Finding
from conformance.scanner.needles import Needles
from conformance.scanner.rules import REASONS
from conformance.scanner.scan import Seen
from conformance.scanner.values import Role, Value

VERDICTS = {
    "tidak_lulus": Words("tidak_lulus: ada temuan", "tidak_lulus: something was found"),
    "tidak_teruji": Words("tidak_teruji: tidak semuanya terlihat", "tidak_teruji: not all of it was seen"),
    "tinjau": Words("tinjau: perlu dilihat orang", "tinjau: a person must look"),
    "lulus": Words("lulus: tidak ada temuan", "lulus: nothing was found"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A scan of all stores, ready to be told."""

    engine: str
    missing: Sequence[str]
    """Engines that would be faster, and why they did not run."""
    needles: Needles
    stores: Sequence[Seen]

    @property
    def exit_code(self) -> ExitCode:
        """1 with a finding, 3 where something could not be looked into or is to be reviewed, else 0."""
        if any(seen.verdict == "tidak_lulus" for seen in self.stores):
            return ExitCode.NOT_PASSED
        return ExitCode.OPEN if any(seen.is_open for seen in self.stores) else ExitCode.PASSED


def tell(told: Told, lang: str) -> list[str]:
    """Return the lines for people: no byte of a store, but for the names of files, tables and columns."""
    values = told.needles.values
    searched = sum(value.role is Role.REFERENCE for value in values) - len(told.needles.unsearched())
    count = len(told.needles.needles)
    lines = [
        Words(
            f"Mesin {told.engine}; {count} pola dari {searched} nilai.",
            f"Engine {told.engine}; {count} patterns of {searched} values.",
        ).pick(lang)
    ]
    lines += [Words(f"Tidak dipakai: {each}", f"Not used: {each}").pick(lang) for each in told.missing]
    for seen in told.stores:
        lines += _tell_store(seen, values, lang)
    for value, reasons in _not_searched(told.needles):
        why = "; ".join(reason.pick(lang) for reason in reasons)
        lines.append(Words(f"Tidak dicari: {_whose(value)}: {why}", f"Not searched: {_whose(value)}: {why}").pick(lang))
    lines.append(
        Words(
            "Yang disandikan dengan kunci, atau disidik dengan garam, tidak dapat ditemukan oleh pencarian mana pun.",
            "What is encrypted with a key, or hashed with a salt, no search can find.",
        ).pick(lang)
    )
    return lines


def _tell_store(seen: Seen, values: Sequence[Value], lang: str) -> list[str]:
    control = {
        True: Words("; kontrol ditemukan", "; control found"),
        False: Words("; kontrol TIDAK ditemukan", "; control NOT found"),
        None: Words("; tanpa kontrol", "; no control"),
    }[seen.control]
    size = f"{seen.size / 1e6:,.1f} MB"
    count = f"{seen.files} {seen.unit.pick(lang)}"
    lines = [f"{seen.store}: {VERDICTS[seen.verdict].pick(lang)} ({count}, {size}{control.pick(lang)})"]
    lines += [f"  {_tell_finding(finding, values, lang)}" for finding in seen.findings]
    unseen = Words("tidak terlihat", "not seen").pick(lang)
    lines += [f"  [{unseen}] {note.place}: {note.words.pick(lang)}" for note in seen.notes]
    if seen.remark:
        lines.append(f"  {seen.remark.pick(lang)}")
    return lines


def _tell_finding(finding: Finding, values: Sequence[Value], lang: str) -> str:
    kind = Words("tinjau", "tinjau") if finding.is_weak else Words("temuan", "found")
    place = say_place(finding.place).pick(lang)
    how = [f"{FORMS[finding.form].pick(lang)} {finding.detail}".strip(), *finding.chain]
    beside = Words("di sebelah data orang itu", "beside that person's data").pick(lang)
    where = Words(f"mulai bita {finding.offset}", f"from byte {finding.offset}").pick(lang)
    parts = [", ".join([how[0], *([" < ".join(how[:0:-1])] if len(how) > 1 else [])]), where]
    return f"[{kind.pick(lang)}] {_whose(values[finding.value])}: {place}: {', '.join(parts)}" + (
        f"; {beside}" if finding.is_weak else ""
    )


def _whose(value: Value) -> str:
    return f"{value.element} ({value.person})" if value.person else value.element


def _not_searched(needles: Needles) -> list[tuple[Value, list[Words]]]:
    return [
        (
            needles.values[at],
            [REASONS[reason] for reason in dict.fromkeys(out.reason for out in needles.left_out if out.value == at)],
        )
        for at in needles.unsearched()
    ]


def as_json(told: Told) -> dict[str, Any]:
    """Return the same as data, in both languages where it is a sentence."""
    values = told.needles.values
    return {
        "engine": told.engine,
        "engines_missing": list(told.missing),
        "needles": len(told.needles.needles),
        "exit_code": int(told.exit_code),
        "stores": [
            {
                "store": seen.store,
                "verdict": seen.verdict,
                "files": seen.files,
                "counted": _both(seen.unit),
                "bytes": seen.size,
                "seconds": round(seen.seconds, 3),
                "control": seen.control,
                "findings": [
                    {
                        "element": values[finding.value].element,
                        "person": values[finding.value].person,
                        "place": finding.place,
                        "form": str(finding.form),
                        "detail": finding.detail,
                        "encodings": list(finding.chain),
                        "offset": finding.offset,
                        "review": finding.is_weak,
                    }
                    for finding in seen.findings
                ],
                "unseen": [{"place": note.place, **_both(note.words)} for note in seen.notes],
                "beyond": _both(seen.remark) if seen.remark else None,
            }
            for seen in told.stores
        ],
        "not_searched": [
            {"element": value.element, "person": value.person, "reasons": [_both(reason) for reason in reasons]}
            for value, reasons in _not_searched(told.needles)
        ],
    }


def _both(words: Words) -> dict[str, str]:
    return {"id": words.indonesian, "en": words.english}
