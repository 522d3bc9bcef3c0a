"""`gladi report`: render a stored result again, and judge its evidence again."""

import argparse
import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from conformance.bilingual import Words
from conformance.commands.messages import explain, explain_fault, pick
from conformance.fault import ExitCode, Fault
from conformance.files.digests import digest_of_norms
from conformance.files.norm_files import load_catalogue
from conformance.files.record_file import EVIDENCE_NAME, read_record
from conformance.judging.judgement import Judgement
from conformance.judging.since import compare as compare_since
from conformance.judging.since import meaningful
from conformance.record.result import CoverageRow, Result
from conformance.record.since import Since
from conformance.report.changes import tell_since
from conformance.report.errors import ReportError
from conformance.report.json_report import RUN_AGAIN, read_json
from conformance.report.write import JSON_NAME, REPORTS, Beside, render, write_reports

FORMATS = tuple(dict.fromkeys(report.form for report in REPORTS))


def configure_report(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the options of `gladi report`."""
    parser.add_argument(
        "result",
        nargs="?",
        default="hasil/latest",
        metavar="DIR|hasil.json",
        help=pick(lang, "hasil yang tersimpan (hasil/latest)", "the stored result (hasil/latest)"),
    )
    parser.add_argument(
        "--judge",
        action="store_true",
        help=pick(
            lang,
            "nilai lagi buktinya (bukti.jsonl) dan bandingkan penilaiannya",
            "judge its evidence again and compare",
        ),
    )
    parser.add_argument(
        "--against",
        metavar="DIR|hasil.json",
        help=pick(
            lang,
            "bandingkan dengan hasil ini: cetak apa yang berubah, dan tulis ke halamannya",
            "compare with this result: print what changed, and write it into the page",
        ),
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help=pick(lang, "satu bentuk saja, ke keluaran baku", "one form only, to standard output"),
    )
    parser.add_argument(
        "--out",
        metavar="PATH",
        help=pick(
            lang, "tulis ke sini: direktori, dengan --format berkas", "write here: a directory, a file with --format"
        ),
    )


def run_report(args: argparse.Namespace, lang: str) -> int:
    """Carry out `gladi report`; return its exit code."""
    directory, file = _places(args.result)
    try:
        result = _read_result(file, lang)
        if result is None:
            return ExitCode.USAGE
        if args.judge and (code := _judge_again(result, directory / EVIDENCE_NAME, lang)):
            return code
        against = None
        if args.against:
            other_directory, other_file = _places(args.against)
            other = _read_result(other_file, lang)
            if other is None:
                return ExitCode.USAGE
            against = _compare_with(result, other, other_directory, lang, is_aside=bool(args.format))
        if args.format or args.out or not args.judge:
            _render(result, file, args, lang, against)
    except Fault as fault:
        return explain_fault(lang, fault)
    except OSError as error:
        words = pick(lang, f"laporan tidak dapat ditulis: {error}", f"the report cannot be written: {error}")
        return explain(lang, ExitCode.ENVIRONMENT, words)
    return 0


def _places(text: str) -> tuple[Path, Path]:
    """Return the directory of a result and its file, however it was named."""
    path = Path(text)
    return (path.parent, path) if path.is_file() else (path, path / JSON_NAME)


def _compare_with(result: Result, other: Result, directory: Path, lang: str, *, is_aside: bool) -> Since | None:
    """Print what changed since `other`, to standard error where a report goes to standard output; return it."""
    earlier, own = ([msgspec.structs.replace(each, carried="") for each in one.scenarios] for one in (other, result))
    since = compare_since(own, [(directory.resolve().name, meaningful(earlier))])
    nothing = pick(lang, "Tidak ada skenario yang dinilai pada keduanya.", "No scenario was judged in both of them.")
    print("\n".join(tell_since(since, lang)) if since else nothing, file=sys.stderr if is_aside else sys.stdout)
    return since


def _read_result(file: Path, lang: str) -> Result | None:
    """Return the stored result; None, and say why, where there is none."""
    try:
        return read_json(file.read_text(encoding="utf-8"))
    except OSError:
        if (file.parent / EVIDENCE_NAME).is_file():
            remedy = pick(lang, "pengujian itu terputus; teruskan dengan", "that run was interrupted; go on with it by")
            explain(lang, ExitCode.USAGE, f"{file.parent}: {remedy} `gladi run --resume`")
        else:
            remedy = pick(lang, "tidak ada; sebut direktori sebuah hasil", "does not exist; name a result's directory")
            explain(lang, ExitCode.USAGE, f"{file}: {remedy}")
        return None
    except UnicodeDecodeError as error:
        raise ReportError(
            Words(f"{file} bukan teks UTF-8: {error}", f"{file} is no UTF-8 text: {error}"), RUN_AGAIN
        ) from error


def _render(result: Result, file: Path, args: argparse.Namespace, lang: str, against: Since | None) -> None:
    if not args.format:
        page = write_reports(
            result, Path(args.out) if args.out else file.parent, keep_json=not args.out, against=against
        )
        print(f"{pick(lang, 'Laporan', 'Report')}: {page}", file=sys.stderr if args.judge else sys.stdout)
        return
    text = render(result, args.format, lang, Beside(hashlib.sha256(file.read_bytes()).hexdigest(), against))
    if args.out:
        Path(args.out).write_text(text, encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(text)


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that the evidence, judged again, says otherwise."""

    what: str
    stored: Any
    again: Any

    def __str__(self) -> str:
        return f"{self.what}: {self.stored} -> {self.again}"


def _judge_again(result: Result, evidence: Path, lang: str) -> int:
    """Judge the stored evidence and say whether it comes out the same; return 0 or 6."""
    judgement = Judgement(load_catalogue())
    for kind, body in read_record(evidence):
        judgement.take(kind, body)
    again = judgement.result()
    if again.tester.features != digest_of_norms():
        print(
            pick(
                lang,
                "Catatan: bukti ini direkam dengan naskah uji atau norma yang lain; dinilai dengan yang sekarang.",
                "Note: this evidence was recorded with other features or norms; it is judged with the present ones.",
            ),
            file=sys.stderr,
        )
    differences = compare(result, again)
    for difference in differences:
        print(f"  {difference}", file=sys.stderr)
    if differences:
        return explain(
            lang,
            ExitCode.TESTER_FAULT,
            pick(
                lang,
                f"{len(differences)} hal dinilai lain daripada yang tersimpan",
                f"{len(differences)} things are judged otherwise than stored",
            ),
        )
    count = len(result.scenarios)
    print(
        pick(
            lang,
            f"Sama: {count} skenario dinilai lagi dari buktinya, penilaian {result.verdict}, kode keluar {result.exit_code}.",
            f"The same: {count} scenarios judged again from their evidence, verdict {result.verdict}, exit code "
            f"{result.exit_code}.",
        ),
        file=sys.stderr,
    )
    return 0


def compare(stored: Result, again: Result) -> list[Difference]:
    """Return where a result judged again differs: run, scenarios, requirements, coverage, gaps, dialects."""
    found = [
        Difference(name, getattr(stored, name), getattr(again, name))
        for name in ("verdict", "exit_code", "counts", "reason", "gaps", "stores", "is_certifiable")
        if getattr(stored, name) != getattr(again, name)
    ]
    for name, pairs in (
        ("scenarios", [_keyed(each.scenarios, "id") for each in (stored, again)]),
        ("requirements", [_keyed(each.requirements, "ref") for each in (stored, again)]),
        ("coverage", [_keyed(_alike(each.coverage, stored), "id") for each in (stored, again)]),
        ("other_dialects", [_keyed(each.other_dialects, "dialect") for each in (stored, again)]),
    ):
        before, after = pairs
        for key in dict.fromkeys([*before, *after]):
            old, new = before.get(key), after.get(key)
            if old != new:
                shown = [getattr(each, "verdict", each and "...") for each in (old, new)]
                found.append(Difference(f"{name} {key}", *shown))
    return found


def _alike(coverage: tuple[CoverageRow, ...], stored: Result) -> tuple[CoverageRow, ...]:
    """Return the coverage without its parts where `stored` is of a version that did not have them."""
    if any(row.parts for row in stored.coverage):
        return coverage
    return tuple(msgspec.structs.replace(row, parts=(), is_open=False) for row in coverage)


def _keyed(entries: tuple[Any, ...], key: str) -> dict[str, Any]:
    return {getattr(entry, key): entry for entry in entries}
