"""What does an agreement say, in words that its parties understand?"""

from collections.abc import Iterator, Mapping
from typing import Any

from conformance.bilingual import Words
from conformance.norms.basis import basis_of
from conformance.norms.binding import DUTIES, Force, count_parts, duties
from conformance.norms.catalogue import Catalogue
from conformance.norms.own_norms import OwnNorm, read_own_norms

Agreement = Mapping[str, Any]

FORCES: Mapping[Force, Words] = {
    Force.MENGIKAT: Words(
        "wajib atau dilarang menurut dokumen yang mengikat", "duties and bans in documents that bind"
    ),
    Force.DAPAT: Words("boleh menurut dokumen yang mengikat", "possibilities in documents that bind"),
    Force.DIKECUALIKAN: Words("dikecualikan oleh dokumen sendiri", "left out by its own documents"),
    Force.RUJUKAN: Words(
        "rujukan: hanya dikatakan perjanjian atau daerah lain; paling jauh peringatan",
        "said by other agreements or regions alone; at most a warning",
    ),
    Force.TURUNAN: Words("turunan kami; paling jauh peringatan", "derived by us; at most a warning"),
}
"""What each number says."""

NONE = Words("tidak disebut", "not named")
UNLIMITED = Words("tanpa batas", "without a limit")
STORAGE: Mapping[str, Words] = {
    "forbidden": Words("tidak boleh disimpan", "may not be kept"),
    "with_consent": Words("boleh disimpan atas persetujuan pemiliknya", "may be kept with the owner's consent"),
}


def describe(agreement: Agreement, catalogue: Catalogue, lang: str) -> str:
    """Return the agreement (keys as in its file) as lines of text in `lang`, `id` or `en`."""
    lines = [str(agreement["name"]), f"  {agreement['title']}", ""]
    facts = [(label.pick(lang), value.pick(lang)) for label, value in _facts(agreement)]
    width = max(len(label) for label, _ in facts)
    lines += [f"  {label:<{width}}  {value}" for label, value in facts]
    lines += ["", f"  {Words('Dokumen yang mengikat', 'What binds').pick(lang)}"]
    lines += [f"    {line.pick(lang)}" for line in _documents(agreement, catalogue)]
    lines += ["", f"  {Words('Bagian persyaratan katalog', 'Parts of the requirements').pick(lang)}"]
    basis = basis_of(agreement, catalogue)
    lines += [f"    {count:>4}  {FORCES[force].pick(lang)}" for force, count in count_parts(basis).items()]
    of_pengguna = Words("kewajiban dan larangan bagi Pengguna", "duties and bans of the Pengguna").pick(lang)
    found = duties(basis)
    lines += ["", f"  {of_pengguna}: {len(found)}", f"    {', '.join(found)}"]
    lines += [f"  {line}" for line in tell_exceptions(agreement, catalogue, lang)]
    if agreement["note"]:
        lines += ["", f"  {Words('Catatan', 'Note').pick(lang)}: {' '.join(agreement['note'].split())}"]
    return "\n".join(lines)


def tell_exceptions(agreement: Agreement, catalogue: Catalogue, lang: str) -> list[str]:
    """Return a line for each duty of the Pengguna that own documents leave out, whether or not it still binds."""
    basis = basis_of(agreement, catalogue)
    lines = []
    for row in catalogue.values():
        for part in row.parts:
            left_out = ", ".join(str(source) for source, _ in basis.exceptions(part))
            if left_out and part.binds_pengguna and part.obligation in DUTIES:
                still = ", ".join(str(source) for source in basis.binding(part))
                words = _still_binds(left_out, still) if still else _left_out(left_out)
                lines.append(f"{row.ref_of(part)} {words.pick(lang)}: {Words(row.summary, row.summary_en).pick(lang)}")
    return lines


def _left_out(by: str) -> Words:
    return Words(f"dikecualikan ({by})", f"is excepted ({by})")


def _still_binds(by: str, still: str) -> Words:
    return Words(
        f"tetap mengikat menurut {still}, walaupun dikecualikan ({by})",
        f"still binds by {still}, although it is excepted ({by})",
    )


def _facts(agreement: Agreement) -> Iterator[tuple[Words, Words]]:
    yield Words("Penyelenggara", "Penyelenggara"), Words.same(agreement["penyelenggara"])
    yield Words("Pengguna", "Pengguna"), Words.same(f"{agreement['pengguna']} ({agreement['pengguna_kind']})")
    yield Words("Tujuan", "Purpose"), Words.same(agreement["tujuan"])
    yield Words("Masa berlaku", "Term"), Words.same(f"{agreement['pks_from']} - {agreement['pks_until']}")
    yield Words("Ditandatangani", "Signed"), Words.same(agreement["signed"] or agreement["pks_from"])
    yield Words("ISO/IEC 27001 paling lambat", "ISO/IEC 27001 due"), _or_none(agreement["iso_due"])
    yield Words("Perpanjangan paling lambat", "Renewal at the latest"), _or_none(agreement["renewal_latest"])
    yield Words("Metode", "Methods"), _list(agreement["methods"])
    yield Words("Kunci", "Keys"), _list(agreement["keys"])
    yield Words("Elemen", "Elements"), Words.same(f"{len(agreement['elemen'])}: {', '.join(agreement['elemen'])}")
    yield Words("Kuota sebelum PoC", "Kuota before the PoC"), _kuota(agreement["kuota"])
    yield Words("Kuota sesudah PoC", "Kuota after the PoC"), _kuota(agreement["kuota_after_poc"])
    yield Words("Jaringan", "Line"), Words.same(f"{agreement['bandwidth_bps']:,} bit/s".replace(",", "."))
    yield Words("Penyimpanan", "Storage"), STORAGE[agreement["storage"]]
    yield Words("Perangkat pembaca", "Card reader"), _reader(agreement)
    yield Words("Data balikan", "Data balikan"), _balikan(agreement["balikan"])
    yield Words("Laporan", "Report"), _laporan(agreement["laporan"])
    yield Words("Sanksi", "Sanctions"), _list(agreement["sanksi"])
    yield Words("Evaluasi dilaporkan kepada", "Evaluation goes to"), _or_none(agreement["evaluasi_kepada"])
    yield Words("Layanan atas", "Service rests on"), _list(agreement["layanan_atas"])
    yield Words("Aplikasi", "Applications"), _list([each["nama"] for each in agreement["aplikasi"]])


def _documents(agreement: Agreement, catalogue: Catalogue) -> Iterator[Words]:
    for name in (*agreement["dasar"], *agreement["norms"]):
        yield Words.same(f"{name}: {catalogue.norms[name].title}")
    for own in read_own_norms(agreement["norma"]):
        yield _own(own)


def _own(own: OwnNorm) -> Words:
    counts = (len(own.nomor), len(own.kutipan), len(own.kecuali))
    head = f"{own.id}: {own.judul}"
    return Words(
        f"{head}; pola {own.pola}, nomor sendiri {counts[0]}, kutipan sendiri {counts[1]}, dikecualikan {counts[2]}",
        f"{head}; modelled on {own.pola}, own numbers {counts[0]}, own words {counts[1]}, left out {counts[2]}",
    )


def _or_none(value: Any) -> Words:
    return Words.same(str(value)) if value else NONE


def _list(values: list[str]) -> Words:
    return _or_none(", ".join(values))


def _kuota(value: int | None) -> Words:
    return UNLIMITED if value is None else Words(f"{value} hit NIK sehari", f"{value} NIK hits a day")


def _reader(agreement: Agreement) -> Words:
    owed = agreement["pembaca"]
    if owed is not None:
        count, due = owed["per_unit_kerja"], owed["due"]
        return Words(
            f"{count} di setiap unit kerja" + (f", paling lambat {due}" if due else ""),
            f"{count} in each work unit" + (f", by {due}" if due else ""),
        )
    return Words("dipakai", "used") if agreement["reader"] else Words("tidak dipakai", "not used")


def _balikan(balikan: Agreement) -> Words:
    ways = ", ".join((*balikan["methods"], *balikan["format_unggah"]))
    nik = Words("NIK dan ", "NIK and ") if balikan["nik_named"] else Words.same("")
    return Words(*(f"{each}{balikan['label']} ({balikan['datum']}): {ways}" for each in nik))


def _laporan(laporan: Agreement | None) -> Words:
    if laporan is None:
        return NONE
    months, days = ", ".join(map(str, laporan["bulan"])), laporan["hari_kerja"]
    ways = f": {', '.join(laporan['saluran'])}" if laporan["saluran"] else ""
    return Words(
        f"bulan {months}" + (f", paling lama {days} hari kerja" if days else "") + ways,
        f"months {months}" + (f", within {days} working days" if days else "") + ways,
    )
