"""Is the form by which a Pengguna asks for a user id filled in as it has to be? Every fault is told at once.

Seven fields (PBG-J II.A.3.a, BNA-J II.A.3.a), in Karanganyar an eighth (KRA-J 2.f.8). What makes a field right beside
its being filled in is ours (SIM): no source gives a form of any of them.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import msgspec

from simulator.domain.nik import KK_SERIAL_LAST, SERIAL_FIRST, MalformedNik, Nik
from simulator.domain.pks import Pks

LONGEST = 200
"""Characters of one field (SIM)."""
NIP_DIGITS = 18
WITH_NIP = frozenset({"asn", "pns", "cpns", "pppk", "p3k", "pegawai negeri sipil", "aparatur sipil negara"})
"""Employment statuses, in small letters, whose holders have a NIP (SIM)."""
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9./ -]{2,29}")
LABELS = {
    "nik": "Nomor Induk Kependudukan",
    "nama": "Nama Lengkap",
    "nomor_pegawai": "Nomor Identitas Kepegawaian",
    "status_kepegawaian": "Status Kepegawaian",
    "jabatan": "Jabatan",
    "kode_wilayah": "Kode Wilayah Kantor",
    "kantor": "Nama dan Alamat Kantor",
    "user_id_lokal": "User ID Lokal Hak Penerima Akses pada aplikasi internal",
}
"""Key of a field -> what it is called on the form (PBG-J II.A.3.a; the last one KRA-J 2.f.8)."""


class Formulir(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form as it was filled in."""

    nik: str = ""
    nama: str = ""
    nomor_pegawai: str = ""
    """NIP (KRA-J 2.f.3: "Nomor Induk Pegawai"), elsewhere any number that identifies an employee (PBG-J II.A.3.a.3)."""
    status_kepegawaian: str = ""
    jabatan: str = ""
    kode_wilayah: str = ""
    """Province, kabupaten, kecamatan or desa: 2, 4, 6 or 10 digits, with or without dots."""
    kantor: str = ""
    """Name, a comma, and address."""
    user_id_lokal: str = ""
    """Karanganyar: by which the operator is known in the Pengguna's own application (KRA-J 2.f.8)."""

    def trimmed(self) -> "Formulir":
        """Return the form without blanks around what was filled in, and the region code without dots."""
        kept = {name: getattr(self, name).strip() for name in self.__struct_fields__}
        return Formulir(**kept | {"kode_wilayah": kept["kode_wilayah"].replace(".", "")})


class Surat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The letter that the form goes with."""

    nomor: str = ""
    tanggal: date | None = None


@dataclass(frozen=True, slots=True)
class FormFault:
    """What is wrong with one field, and the remedy."""

    field: str
    message: str
    hint: str


def asks_local_user_id(pks: Pks) -> bool:
    """Whether the form has an eighth field: under KRA-J, or a document that repeats it (KRA-J 2.f.8)."""
    return "KRA-J" in {*pks.norms, *(document.pola for document in pks.norma.values())}


def labels_of(pks: Pks) -> Mapping[str, str]:
    """Return key -> label of the fields that the form of `pks` has, in its order.

    Karanganyar asks for the "Nomor Induk Pegawai" (KRA-J 2.f.3).
    """
    if asks_local_user_id(pks):
        return {**LABELS, "nomor_pegawai": "Nomor Induk Pegawai"}
    return {name: label for name, label in LABELS.items() if name != "user_id_lokal"}


def faults_of(
    form: Formulir, surat: Surat, pks: Pks, today: date, region_exists: Callable[[str], bool]
) -> list[FormFault]:
    """Return everything that is wrong with a trimmed form and its letter on `today`, in the order of the form.

    `region_exists` says whether 2, 4, 6 or 10 digits are a region.
    """
    labels = labels_of(pks)
    return [
        *(fault for name, label in labels.items() for fault in _check(name, label, form, pks, region_exists)),
        *(
            FormFault(
                f"form.{name}",
                "kolom ini tidak ada pada formulir perjanjian ini / is not on the form of this agreement",
                "kosongkan / leave it empty",
            )
            for name in LABELS
            if name not in labels and getattr(form, name)
        ),
        *_check_surat(surat, today),
    ]


def _check(
    name: str, label: str, form: Formulir, pks: Pks, region_exists: Callable[[str], bool]
) -> Iterator[FormFault]:
    text, field = getattr(form, name), f"form.{name}"
    if not text:
        yield FormFault(
            field,
            f"{label} belum diisi / is not filled in",
            f"isi {name}; formulir memuat semua kolom / fill it in",
        )
    elif len(text) > LONGEST or not text.isprintable():
        yield FormFault(
            field,
            f"{label} lebih dari {LONGEST} huruf, atau memuat tanda kendali / is too long or no plain text",
            "tulis lebih pendek, pada satu baris / write it shorter, on one line",
        )
    else:
        found = _WRONG[name](form, pks, region_exists) if name in _WRONG else None
        if found is not None:
            yield FormFault(field, *found)


def _wrong_nik(form: Formulir, pks: Pks, region_exists: Callable[[str], bool]) -> tuple[str, str] | None:
    del pks
    try:
        nik = Nik.parse(form.nik)
    except MalformedNik as error:
        return str(error), "salin 16 angka dari KTP-el, tanpa spasi / copy the 16 digits, without blanks"
    if not nik.is_registered_in(region_exists):
        return (
            f"kecamatan {nik.kecamatan} dalam NIK tidak ada / there is no such kecamatan",
            "periksa enam angka pertama / look at the first six digits",
        )
    if not SERIAL_FIRST <= nik.serial <= KK_SERIAL_LAST:
        return (
            "NIK ini mungkin milik orang sungguhan / this may be a real person's NIK",
            f"simulator: pakai NIK rekaan, empat angka terakhir {SERIAL_FIRST}-{KK_SERIAL_LAST} / use an invented one",
        )
    return None


def _wrong_name(form: Formulir, pks: Pks, region_exists: Callable[[str], bool]) -> tuple[str, str] | None:
    del pks, region_exists
    if any(sign.isdigit() for sign in form.nama) or not any(sign.isalpha() for sign in form.nama):
        return "Nama Lengkap memuat angka / a name has no digits", "tulis nama seperti pada KTP-el / write the name"
    return None


def _wrong_number(form: Formulir, pks: Pks, region_exists: Callable[[str], bool]) -> tuple[str, str] | None:
    del region_exists
    number = form.nomor_pegawai.replace(" ", "")
    if asks_local_user_id(pks) or form.status_kepegawaian.casefold() in WITH_NIP:
        if len(number) != NIP_DIGITS or not (number.isascii() and number.isdigit()):
            return f"NIP harus {NIP_DIGITS} angka / a NIP has {NIP_DIGITS} digits", "salin dari kartu pegawai / copy it"
        try:
            date(int(number[:4]), int(number[4:6]), int(number[6:8]))
        except ValueError:
            return (
                "delapan angka pertama NIP bukan tanggal lahir / its first eight digits are no birth date",
                "NIP dimulai dengan tanggal lahir TTTTBBHH / a NIP begins with a birth date YYYYMMDD",
            )
        return None
    if _NUMBER.fullmatch(form.nomor_pegawai) is None:
        return (
            "Nomor Identitas Kepegawaian harus 3-30 huruf, angka, titik, garis / 3-30 letters, digits, dots, dashes",
            "pegawai tanpa NIP memakai nomor dari kantornya / who has no NIP uses the number that his office gave him",
        )
    return None


def _wrong_region(form: Formulir, pks: Pks, region_exists: Callable[[str], bool]) -> tuple[str, str] | None:
    del pks
    if not region_exists(form.kode_wilayah):
        return (
            f"wilayah {form.kode_wilayah} tidak ada / there is no such region",
            "2, 4, 6, atau 10 angka kode Kemendagri, misalnya 33.03 / 2, 4, 6 or 10 digits",
        )
    return None


def _wrong_office(form: Formulir, pks: Pks, region_exists: Callable[[str], bool]) -> tuple[str, str] | None:
    del pks, region_exists
    name, comma, address = form.kantor.partition(",")
    if not (name.strip() and comma and address.strip()):
        return (
            "Nama dan Alamat Kantor memuat satu saja / name or address of the office is missing",
            "tulis nama, koma, lalu alamat / write the name, a comma, and the address",
        )
    return None


_WRONG: dict[str, Callable[[Formulir, Pks, Callable[[str], bool]], tuple[str, str] | None]] = {
    "nik": _wrong_nik,
    "nama": _wrong_name,
    "nomor_pegawai": _wrong_number,
    "kode_wilayah": _wrong_region,
    "kantor": _wrong_office,
}
"""Field -> what is wrong with it, filled in as it is, and the remedy."""


def _check_surat(surat: Surat, today: date) -> Iterator[FormFault]:
    nomor = surat.nomor.strip()
    if not nomor or len(nomor) > LONGEST or not nomor.isprintable():
        yield FormFault(
            "surat.nomor",
            "nomor surat permohonan belum diisi, atau terlalu panjang / the letter's number is missing or too long",
            "formulir dilampirkan pada surat / the form goes with a letter (PBG-J II.A.3.a, BNA-J II.A.3.a, KRA-J 2.d)",
        )
    if surat.tanggal is None or surat.tanggal > today:
        yield FormFault(
            "surat.tanggal",
            f"tanggal surat belum diisi, atau sesudah {today} / the letter's date is missing, or later than that day",
            "tanggal seperti 2026-05-10, tidak sesudah hari ini pada jam sesi / a date by the session's clock",
        )
