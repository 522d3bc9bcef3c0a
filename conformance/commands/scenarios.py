"""`gladi scenarios`: which scenarios there are, what they judge, and whether they apply to a plan."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from conformance.bilingual import Words
from conformance.commands.messages import explain_fault, pick
from conformance.commands.options import read_plan
from conformance.fault import ExitCode, Fault, PreflightFault
from conformance.files.scenario_files import FeatureScenario, load_scenarios
from conformance.norms.applicability import Profile, Tags, reason_left_out
from conformance.observe.agreements import describe_agreements
from conformance.plan.profile import WITH_CONSENT, profile_of
from conformance.plan.tables import Dialect, Plan
from conformance.report.titles import load_titles

ALL_DIALECTS = tuple(str(dialect) for dialect in Dialect)
NEEDED = {
    "petugas": Words("seorang petugas (--petugas orang)", "a person (--petugas orang)"),
    "pembaca": Words("perangkat pembaca KTP-el pada perjanjian", "an agreement with card readers"),
    "formulir-user-id": Words("formulir permohonan User ID ([user_id])", "a form for a user id ([user_id])"),
    "elemen-pembanding": Words(
        "resep yang mengisi elemen selain NIK", "a recipe that types an element besides the NIK"
    ),
    "nama-diketik": Words("resep yang mengisi {NAMA_LGKP}", "a recipe that types {NAMA_LGKP}"),
    "tanggal-lahir-diketik": Words("resep yang mengisi {TGL_LHR}", "a recipe that types {TGL_LHR}"),
    "metode-data": Words(
        "alamat {endpoint.CALL_NIK} atau {endpoint.portal}", "the address {endpoint.CALL_NIK} or {endpoint.portal}"
    ),
    "metode-kesesuaian": Words(
        "alamat {endpoint.CALL_VERIFY_BY_ELEMEN}", "the address {endpoint.CALL_VERIFY_BY_ELEMEN}"
    ),
    "web-service": Words("Web Service, bukan Web Portal saja", "the Web Service, not the Web Portal alone"),
    "web-portal": Words("alamat {endpoint.portal}", "the address {endpoint.portal}"),
    "halaman-dibuka-lagi": Words(
        "halaman di akhir resep, juga setelah pengalihan", "a page at the end of the recipe, after a redirect as well"
    ),
    "hasil-terbaca-lagi": Words(
        "halaman di akhir resep, atau [notifikasi]", "a page at the end of the recipe, or [notifikasi]"
    ),
    "mulai-ulang": Words("proses yang dijalankan rencana", "processes that the plan starts"),
    "alamat-pemohon": Words("pemohon yang datang melalui HTTP", "applicants who come over HTTP"),
    "pintu-lain": Words(
        "pintu masuk lain dengan resepnya ([[aplikasi.pintu]])", "another entrance ([[aplikasi.pintu]])"
    ),
    "pintu-lain-pembanding": Words(
        "pintu masuk lain yang resepnya mengisi lebih daripada {NIK}",
        "another entrance whose recipe fills in more than {NIK}",
    ),
    "alamat-aplikasi": Words(
        "alamat aplikasi (subject.base, health)", "an address of the application (subject.base, health)"
    ),
    "dokumen": Words(
        "dokumen yang diterima pemohon ([aplikasi.dokumen])", "the applicant's document ([aplikasi.dokumen])"
    ),
    "halaman-petugas": Words("halaman pengelola ([aplikasi.petugas])", "a page of the operator ([aplikasi.petugas])"),
    "penyimpanan": Words("tempat aplikasi menyimpan data ([penyimpanan])", "places of storage ([penyimpanan])"),
    "larangan-simpan": Words("perjanjian yang melarang penyimpanan", "an agreement that forbids storage"),
    "simpan-atas-persetujuan": Words(
        "perjanjian yang membolehkan penyimpanan atas persetujuan", "an agreement with storage by consent"
    ),
    "persetujuan": Words("resep yang mengisi {persetujuan}", "a recipe that fills in {persetujuan}"),
    "pencabutan": Words("cara mencabut persetujuan ([penyimpanan.cabut])", "how a consent is taken back"),
    "notifikasi": Words("kabar kepada pemohon ([notifikasi])", "messages to applicants ([notifikasi])"),
}
"""What a scenario may need of a plan (`NEEDS`), named."""


def configure_scenarios(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the options of `gladi scenarios`."""
    parser.add_argument(
        "plan",
        nargs="?",
        metavar="PLAN",
        help=pick(
            lang,
            "berkas rencana: katakan skenario mana yang berlaku baginya",
            "plan file: say which scenarios apply to it",
        ),
    )
    parser.add_argument("--dialect", choices=ALL_DIALECTS, help=pick(lang, "dialek DWH", "dialect of the DWH"))
    parser.add_argument("--json", action="store_true", help="JSON")


def run_scenarios(args: argparse.Namespace, lang: str) -> int:
    """Carry out `gladi scenarios`; return its exit code."""
    try:
        profile = None if args.plan is None else _profile(args.plan, args.dialect)
    except Fault as fault:
        return explain_fault(lang, fault)
    rows = list(list_scenarios(load_scenarios(), load_titles(), profile))
    if args.json:
        print(json.dumps({"scenarios": rows}, ensure_ascii=False))
    else:
        _print(rows, lang, is_for_plan=profile is not None)
    return 0


def list_scenarios(
    scenarios: tuple[FeatureScenario, ...], titles: dict[str, str], profile: Profile | None
) -> Iterator[dict[str, Any]]:
    """Yield what is told of each scenario; with a `profile` also whether it applies, and if not, why."""
    for each in scenarios:
        tags = each.tags
        row: dict[str, Any] = {
            "id": tags.id,
            "title": each.name,
            "title_en": titles.get(tags.id, ""),
            "feature": each.feature,
            "rule": each.rule,
            "requirements": list(tags.requirements),
            "methods": list(tags.methods),
            "dialects": [name for name in ALL_DIALECTS if name not in tags.not_dialects],
            "needs": list(tags.needs),
        }
        if profile is not None:
            reason = reason_left_out(tags, profile)
            row["applies"] = reason is None
            row["reason"], row["reason_en"] = reason or ("", "")
        yield row


def needed_by(tags: Tags) -> Words:
    """Return what a scenario needs of an agreement and a plan, in words; empty: nothing."""
    words = []
    if tags.methods:
        words.append(Words(f"metode {' atau '.join(tags.methods)}", f"method {' or '.join(tags.methods)}"))
    if tags.not_dialects:
        listed = ", ".join(tags.not_dialects)
        words.append(Words(f"dialek selain {listed}", f"a dialect other than {listed}"))
    words += [NEEDED.get(need, Words.same(need)) for need in tags.needs]
    return Words("; ".join(each.indonesian for each in words), "; ".join(each.english for each in words))


def _print(rows: list[dict[str, Any]], lang: str, *, is_for_plan: bool) -> None:
    needs = {each.tags.id: needed_by(each.tags) for each in load_scenarios()}
    feature = None
    for row in rows:
        if row["feature"] != feature:
            feature = row["feature"]
            print(f"{'' if row is rows[0] else chr(10)}{feature}")
        title = pick(lang, row["title"], row["title_en"] or row["title"])
        print(f"  {row['id']}: {title} ({', '.join(row['requirements'])})")
        if is_for_plan:
            why = pick(lang, row["reason"], row["reason_en"])
            applies = pick(lang, "berlaku", "applies")
            print(f"    {applies if row['applies'] else pick(lang, f'tidak berlaku: {why}', f'does not apply: {why}')}")
        elif needs[row["id"]].indonesian:
            print(f"    {pick(lang, 'perlu', 'needs')}: {needs[row['id']].pick(lang)}")
    count = f"{len(rows)} {pick(lang, 'skenario', 'scenarios')}"
    if is_for_plan:
        count += f", {sum(row['applies'] for row in rows)} {pick(lang, 'berlaku', 'apply')}"
    print(f"\n{count}", file=sys.stderr)


def _profile(path: str, dialect: str | None) -> Profile:
    plan, directory = read_plan(path)
    agreement = _agreement(plan, directory)
    return profile_of(
        plan,
        agreement["methods"],
        dialect or plan.poc.dialect or agreement["dialect"],
        has_reader=agreement["reader"],
        may_store=agreement["storage"] == WITH_CONSENT,
    )


def _agreement(plan: Plan, directory: Path) -> dict[str, Any]:
    """Return the plan's agreement, as its file has it; raise `PreflightFault`."""
    name = plan.poc.agreement
    is_file = name.endswith(".toml")
    found = describe_agreements([str(directory / name)] if is_file else [], [] if is_file else [name])
    agreement = found[0].agreement if found else None
    if agreement is None:
        faults = "; ".join(str(fault) for each in found for fault in each.faults)
        raise PreflightFault(
            ExitCode.CONFIGURATION,
            Words(f"perjanjian {name} tidak dapat dipakai: {faults}", f"the agreement {name} cannot be used: {faults}"),
            Words("perbaiki poc.agreement pada rencana", "fix poc.agreement in the plan"),
        )
    return agreement
