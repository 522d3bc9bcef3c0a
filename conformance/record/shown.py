"""Which elements of a resident does an application show that the applicant did not type?

A value that is like no other (a name of several words, a date, a long number, an address with its number) counts
wherever it stands. Of words that any page may have (religion, a kabupaten, a name of one word) only `label: value`
counts.
"""

import re
from collections.abc import Mapping

from conformance.record.json_page import json_as_text

LEAST_LENGTH = 4
"""A shorter value would be found by chance."""
_PORTRAIT_LENGTH = 80
"""So much of FOTO is looked for: a page is seldom read as far as its end."""
LABELS: dict[str, str] = {
    "NIK": "nik",
    "NO_KK": "(?:nomor|no.?) (?:kk|kartu keluarga)|kk",
    "NAMA_LGKP": "(?:nama|name)(?: lengkap)?|full name",
    "JENIS_KLMIN": "(?:jenis )?kelamin|jk|gender|sex",
    "TMPT_LHR": "tempat lahir|tempat ?(?:/|,|, |dan )?(?:tgl|tanggal) lahir|ttl|birth ?place|place of birth",
    "TGL_LHR": "(?:tgl|tanggal)(?:/bulan/tahun)? lahir|birth ?date|date of birth",
    "AGAMA": "agama|religion",
    "STATUS_KAWIN": "status (?:kawin|perkawinan|pernikahan|nikah)|marital status",
    "STAT_HBKEL": "(?:status )?hubungan(?: dalam)? keluarga|shdk",
    "PDDK_AKH": "pendidikan(?: terakhir)?|education",
    "JENIS_PKRJN": "(?:jenis )?pekerjaan|occupation|job",
    "GOL_DARAH": "(?:golongan|gol.?) darah|blood type",
    "NAMA_LGKP_IBU": "(?:nama )?(?:lengkap )?ibu(?: kandung)?|mother",
    "NAMA_LGKP_AYAH": "(?:nama )?(?:lengkap )?ayah(?: kandung)?|father",
    "NIK_IBU": "nik ibu",
    "NIK_AYAH": "nik ayah",
    "ALAMAT": "alamat(?: (?:lengkap|sekarang))?|address",
    "NO_RT": "rt",
    "NO_RW": "rw",
    "DUSUN": "dusun|lingkungan",
    "KODE_POS": "kode ?pos|postal code",
    "NO_PROP": "kode provinsi",
    "PROP_NAME": "(?:nama )?(?:provinsi|propinsi)|province",
    "NO_KAB": "kode (?:kabupaten(?:/kota)?|kab.?)",
    "KAB_NAME": "(?:nama )?(?:kabupaten(?:/kota)?|kab.?(?:/kota)?|kota)",
    "NO_KEC": "kode (?:kecamatan|kec.?)",
    "KEC_NAME": "(?:nama )?(?:kecamatan|kec.?)",
    "NO_KEL": "kode (?:desa(?:/kelurahan)?|kelurahan|kel.?)",
    "KEL_NAME": "(?:nama )?(?:desa(?:/kelurahan)?|kelurahan(?:/desa)?|kel.?(?:/desa)?)",
    "EKTP_STATUS": "status (?:perekaman|rekam|ktp.?el|e.?ktp)(?: ktp.?el)?",
    "EKTP_CREATED": "(?:waktu|tanggal) pencetakan(?: ktp.?el)?",
    "LAST_UPDATED": "(?:waktu )?pemutakhiran(?: terakhir)?",
    "NO_AKTA_LHR": "(?:nomor|no.?) akta (?:ke)?lahir(?:an)?",
    "NO_AKTA_KWN": "(?:nomor|no.?) akta (?:per)?kawin(?:an)?",
    "TGL_KWN": "(?:tgl|tanggal) (?:per)?kawin(?:an)?",
    "NO_AKTA_CRAI": "(?:nomor|no.?) akta (?:per)?cerai(?:an)?",
    "TGL_CRAI": "(?:tgl|tanggal) (?:per)?cerai(?:an)?",
    "PNYDNG_CCT": "penyandang (?:cacat|disabilitas)|disabilitas",
    "FOTO": "foto",
}
"""Wire name -> what an application calls it; a blank may be a blank, an underscore, a hyphen or nothing."""
_PLACES = frozenset({"PROP_NAME", "KAB_NAME", "KEC_NAME", "KEL_NAME", "DUSUN"})
"""Names of regions: "Kabupaten Purbalingga" is whose page it is; only a colon makes it somebody's address."""
_USUAL: dict[str, tuple[str, ...]] = {
    "JENIS_KLMIN": ("laki-laki", "perempuan"),
    "AGAMA": ("islam", "kristen", "katolik", "katholik", "hindu", "budha", "buddha", "khonghucu", "konghucu"),
    "STATUS_KAWIN": ("belum kawin", "kawin", "cerai hidup", "cerai mati"),
    "STAT_HBKEL": ("kepala keluarga", "suami", "istri", "anak", "menantu", "cucu", "orangtua", "mertua", "famili lain"),
    "PDDK_AKH": ("tidak/belum", "belum tamat", "tamat sd", "sltp", "slta", "diploma", "akademi", "strata", "sd", "smp"),
    "JENIS_PKRJN": (
        "belum",
        "mengurus",
        "pelajar",
        "pensiunan",
        "pegawai",
        "tentara",
        "karyawan",
        "petani",
        "wiraswasta",
    ),
    "EKTP_STATUS": ("sudah rekam", "belum rekam"),
}
"""What else a form offers: a label with one of them and at once another is a list to choose from, and tells nothing."""
_LIST_GAP = 12
"""Characters between two things to choose from."""
_MONTHS = (
    "jan januari january", "feb februari february", "mar maret march", "apr april", "mei may", "jun juni june",
    "jul juli july", "agu agt ags aug agustus august", "sep sept september", "okt oct oktober october",
    "nov nopember november", "des dec desember december",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(\d{2})")
_LONG_NUMBER = re.compile(r"\d{6,}")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[ .-](?=\d)")

_GAP = r" ?[:=] ?| [-–|] | ; \w+: | "
"""Between label and value: a colon, a dash, two values of one JSON object (`label: agama ; value: islam`), a blank."""

Span = tuple[int, int]


def shown_elements(page: str, answered: Mapping[str, str], typed: Mapping[str, str]) -> tuple[str, ...]:
    """Return the wire names of those elements in `answered` whose values stand on `page`, though nobody typed them.

    `page` is the visible text, or a JSON body, without placeholders; `answered` has the values as the DWH holds them,
    `typed` what the applicant typed and nothing else. A value that is part of a longer one on the page does not count.
    """
    text = _reading(page)
    own = [" ".join(value.split()).casefold() for value in typed.values()]
    values = {name: " ".join(value.split()).casefold() for name, value in answered.items()}
    sought = {name: value for name, value in values.items() if len(value) >= LEAST_LENGTH}
    found, claimed = set(), list[Span]()
    for name, value in sorted(sought.items(), key=lambda pair: -len(pair[1])):
        pattern = _value_pattern(name, value)
        if any(re.search(pattern, _BETWEEN_DIGITS.sub("", one)) or re.search(pattern, one) for one in own):
            continue
        if any(value in one for one in own):
            continue
        alone = [at.span() for at in re.finditer(pattern, text)] if _is_like_no_other(name, value) else []
        new = [span for span in alone if not any(_holds(longer, span) for longer in claimed)]
        labelled = [span for span in _labelled(name, pattern, text) if not any(_exceeds(one, span) for one in claimed)]
        claimed += new + labelled
        if new or labelled:
            found.add(name)
    return tuple(name for name in answered if name in found)


def hidden_elements(hidden: str, answered: Mapping[str, str], typed: Mapping[str, str]) -> tuple[str, ...]:
    """Return the same of `hidden`, which a page hands to the browser and nobody reads.

    Names of regions alone are none of a resident: they are what a list to choose from or a setting has as well.
    """
    found = shown_elements(hidden, answered, typed)
    return found if set(found) - _PLACES else ()


def _reading(page: str) -> str:
    """Return what is searched: JSON as `key: value`, everything in small letters with single blanks."""
    text = json_as_text(page)
    return " ".join((page if text is None else text).split()).casefold()


def _is_like_no_other(name: str, value: str) -> bool:
    if name.startswith("NAMA_"):
        return " " in value
    if name in ("ALAMAT", "FOTO"):
        return any(sign.isdigit() for sign in value)
    return name.startswith(("NIK", "NO_KK", "TGL_", "NO_AKTA_")) or name in ("EKTP_CREATED", "LAST_UPDATED")


def _value_pattern(name: str, value: str) -> str:
    if name.startswith("TGL_") and (date := _ISO.fullmatch(value)):
        return _date_pattern(*date.groups())
    if _LONG_NUMBER.fullmatch(value):
        return rf"(?<!\d){'[ .-]?'.join(value)}(?!\d)"
    if name == "FOTO":
        return re.escape(value[:_PORTRAIT_LENGTH])
    return rf"(?<!\w){re.escape(value)}(?!\w)"


def _date_pattern(year: str, month: str, day: str) -> str:
    """Return how people and machines write a day: 1990-03-03, 03/03/1990, 3 Maret 1990, March 3, 1990."""
    names = "|".join(sorted(_MONTHS[int(month) - 1].split(), key=len, reverse=True))
    dd, mm = f"0?{int(day)}", f"0?{int(month)}"
    spellings = (
        rf"{year}[-/.]{mm}[-/.]{dd}",
        rf"{dd}[-/. ]{mm}[-/. ]{year}",
        rf"{dd}[- ](?:{names})\.?,?[- ]{year}",
        rf"(?:{names})\.? {dd},? {year}",
    )
    return rf"(?<!\w)(?<!\d[-/.])(?:{'|'.join(spellings)})(?!\d|[-/.]\d)"


def _labelled(name: str, pattern: str, text: str) -> list[Span]:
    """Return where the value stands behind a label of its element and is not the first of a list to choose from."""
    wire = re.escape(name.casefold())
    label = LABELS.get(name, wire).replace(" ", "[ _-]?")
    behind = re.compile(rf"(?<![^\W_])(?P<label>{wire}|{label})(?P<gap>{_GAP})[\"'(]?(?P<value>{pattern})")
    return [
        found.span("value")
        for found in behind.finditer(text)
        if _is_firm(name, found["label"], found["gap"]) and not _is_choice(name, text, found.end())
    ]


def _is_firm(name: str, label: str, gap: str) -> bool:
    """Whether this is a label: with a colon, or by itself ("Jenis kelamin"), as "Agama" in a sentence is not."""
    is_wire_name = label == name.casefold() and "_" in name
    return ":" in gap or "=" in gap or is_wire_name or (name not in _PLACES and not label.isalpha())


def _is_choice(name: str, text: str, end: int) -> bool:
    """Whether the form offers another value at once after the one that ends there."""
    others = "|".join(re.escape(other) for other in _USUAL.get(name, ()))
    return bool(others) and re.compile(rf".{{0,{_LIST_GAP}}}?(?<!\w)(?:{others})(?!\w)").match(text, end) is not None


def _holds(longer: Span, span: Span) -> bool:
    return longer[0] <= span[0] and span[1] <= longer[1]


def _exceeds(longer: Span, span: Span) -> bool:
    return longer != span and _holds(longer, span)
