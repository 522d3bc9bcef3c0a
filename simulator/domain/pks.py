"""What does one agreement (Perjanjian Kerja Sama with its Juknis) grant, to whom, and until when?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from simulator.domain.call import Method
from simulator.domain.dialect import Dialect
from simulator.domain.ketentuan import FormatUnggah, Laporan, LayananAtas, Pembaca, Sanksi


class Key(StrEnum):
    """What a resident may be looked up by (PBK 23(1), BTN 12(2))."""

    NIK = "nik"
    NOMOR_KK = "nomor_kk"
    BIOMETRIK = "biometrik"
    KOMBINASI = "kombinasi"


KEY_OF_METHOD: dict[Method, Key] = {
    Method.CALL_NIK: Key.NIK,
    Method.CALL_VERIFY_BY_ELEMEN: Key.NIK,
    Method.CALL_FR: Key.BIOMETRIK,
    Method.CALL_KK: Key.NOMOR_KK,
    Method.CALL_COMBINATION: Key.KOMBINASI,
    Method.PORTAL: Key.NIK,
}
"""The key that each method needs; other keys than the NIK by agreement only (ELM-05, PBK 23(1), BTN 12(2)).

CALL_KK and CALL_COMBINATION are names of ours: no public client of such methods is known (SIM).
"""

CONFIRMING_METHODS: frozenset[Method] = frozenset({Method.CALL_VERIFY_BY_ELEMEN, Method.CALL_FR})
"""The methods that confirm and show no data: all that a foreign majority may get (PBK 23(4), BTN 12(4))."""


class PenggunaKind(StrEnum):
    """Which kind of Pengguna the second party is (PBK 4(2))."""

    PERANGKAT_DAERAH = "perangkat_daerah"
    BADAN_HUKUM = "badan_hukum"
    BADAN_HUKUM_ASING = "badan_hukum_asing"
    """Badan Hukum Indonesia "dengan kepemilikan mayoritas asing" (PBK 23(4), BTN 12(4))."""
    PENEGAK_HUKUM = "penegak_hukum"
    """Lembaga penegak hukum (PBK 25)."""


class IpUser(StrEnum):
    """Whether a request must name the caller's registered IP (wire contract 1.3)."""

    REQUIRED = "required"
    OPTIONAL = "optional"


class Storage(StrEnum):
    """What the agreement says of keeping accessed data."""

    FORBIDDEN = "forbidden"
    """PBG-P 2(2)j, BNA-P 2(2)j, KRA-P 2(2)i."""
    WITH_CONSENT = "with_consent"
    """Web Service data after the owner's consent by NIK and biometric verification (PBK 24(1))."""


class BalikanMethod(StrEnum):
    """By which way data balikan may be handed in (KRA-J 3.d, 3.f)."""

    WEB_SERVICE = "web_service"
    UPLOAD = "upload"
    """Excel or CSV."""
    FORM = "form"
    """The online form."""
    MEDIUM = "medium"
    """A storage medium handed to the Dinas, which forwards it."""


@dataclass(frozen=True, slots=True)
class DatumBalikan:
    """What the Pengguna owes in return for the residents it has accessed (Juknis, criterion III)."""

    datum: str
    """Key of the Pengguna's own datum in a submission, e.g. NO_REGISTRASI; no agreement names it (SIM)."""
    label: str
    """The datum in the words of the agreement (PBG-J III.A.b, BNA-J III.A.b, KRA-J 3.a)."""
    nik_named: bool
    """Whether the agreement asks for the NIK beside the datum (KRA names none)."""
    methods: tuple[BalikanMethod, ...]
    """The ways open to this Pengguna (PBG-J III.B, BNA-J III.B, KRA-J 3.e-f)."""
    format_unggah: tuple[FormatUnggah, ...] = ()
    """What an upload may be (KRA-J 3.e: Excel alone); empty where the agreement names none."""


@dataclass(frozen=True, slots=True)
class Aplikasi:
    """One application of the Juknis' list, narrower than the PKS (PBG-J II.E)."""

    nama: str
    """Its name in the list."""
    elemen: tuple[str, ...]
    """Wire names of the elements that it uses: "Elemen data yg diakses"."""
    methods: tuple[Method, ...]
    """How it reaches the DWH: "Metode akses"."""
    fungsi: str = ""
    """What it is for: "Fungsi aplikasi"."""
    platform: str = ""
    """Where it runs: "Platform Aplikasi"."""
    yang_mengakses: str = ""
    """Who uses it: "Yang mengakses"."""
    keterangan: str = ""
    """What else the list says of it: "Keterangan"."""


@dataclass(frozen=True, slots=True)
class DokumenSendiri:
    """A document of the agreement's own that repeats, clause by clause, one that the catalogue knows (`[norma.KEY]`).

    What the numbers, words and exceptions mean for a verdict is for the conformance suite to say; here they are kept
    (SIM: the form is ours).
    """

    judul: str
    """Its title, as a report cites it."""
    pola: str
    """Id of the catalogue's document whose clauses it repeats, e.g. `PBG-J`."""
    nomor: Mapping[str, str] = field(default_factory=dict)
    """Its own numbers: a number of the pola (or how one begins) -> the number that the clause has here."""
    kutipan: Mapping[str, str] = field(default_factory=dict)
    """Its own words where they are not the pola's: number of the pola -> sentence."""
    kecuali: Mapping[str, str] = field(default_factory=dict)
    """Clauses of the pola that do not bind here: number of the pola -> why, with the agreement's sentence."""


@dataclass(frozen=True, slots=True)
class Pks:
    """One agreement in force or not: the grant, its limits and its term."""

    name: str
    """Stable id, also the name of its file: `purbalingga-dinkominfo-2025`."""
    title: str
    """Its subject, in Indonesian ("tentang ...")."""
    sim: bool
    """Whether it, or a change made to it, is our invention."""
    note: str
    """Our readings, and what the scan lost."""
    penyelenggara: str
    """PIHAK KESATU: the Dinas."""
    pengguna: str
    """PIHAK KEDUA: the institution that is granted access."""
    pengguna_kind: PenggunaKind
    """What kind of institution it is (PBK 4(2), 23(4), 25)."""
    tujuan: str
    """The purpose of the use (Pasal 1): NIK entry serves nothing else (POL-04)."""
    dialect: Dialect
    """How the service speaks to this Pengguna, unless a session overrides it (SIM)."""
    dasar: tuple[str, ...]
    """Ids of the regional regulations that bind it, e.g. `PBK`."""
    methods: tuple[Method, ...]
    """The methods granted (PBG-J II.C.1, BNA-J II.C.1, KRA-J 2.a)."""
    keys: tuple[Key, ...]
    """What a resident may be looked up by (PBG-J II.C.3.b, BNA-J II.C.2.b, KRA-J 2.c: the NIK)."""
    elemen: tuple[str, ...]
    """Wire names of the elements granted (Pasal 2(1)): nothing else is ever answered (ELM-01)."""
    kuota: int | None
    """NIK hits a day before the PoC (PBG-J II.B.1, BNA-J II.B.1, KRA-J 2.e); None is without kuota."""
    kuota_after_poc: int | None
    """NIK hits a day after the PoC (PBG-J II.B.2, BNA-J II.B.2); None is without kuota."""
    bandwidth_bps: int
    """Bits per second of the closed network (PBG-J I.B.2, BNA-J I.B.2, KRA-J 1.a)."""
    ip_user: IpUser
    """Whether requests must name the registered IP (PBG-J II.C.2.b.3.e; old clients leave it out)."""
    pks_from: date
    """First day of the term, WIB (Pasal 4)."""
    pks_until: date
    """Last day of the term, inclusive, WIB (Pasal 4)."""
    storage: Storage
    """Whether accessed data may be kept at all (SIM-01, SIM-02)."""
    reader: bool
    """Whether the agreement has the Pengguna use card readers (Juknis, criterion IV)."""
    balikan: DatumBalikan
    """What it returns (Juknis, criterion III)."""
    aplikasi: tuple[Aplikasi, ...] = ()
    """The applications listed (PBG-J II.E); empty where the agreement lists none."""
    aliases: Mapping[str, Method] = field(default_factory=dict)
    """More names under which methods are called (upper case -> canonical), as no public source names CALL_KK (SIM)."""
    norms: tuple[str, ...] = ()
    """Ids of the catalogue's documents that are this agreement's own, e.g. `PBG-P`, `PBG-J`."""
    norma: Mapping[str, DokumenSendiri] = field(default_factory=dict)
    """Its own documents that the catalogue does not hold, by the key under which a report cites them: `juknis`."""
    signed: date | None = None
    """When it was signed, WIB; absent: on the first day of its term (SIM)."""
    iso_due: date | None = None
    """Until when the certificate ISO/IEC 27001 is due (PBG-P 2(2)i, BNA-P 2(2)i: 6 months after signing)."""
    renewal_latest: date | None = None
    """Until when its renewal must be asked for (PBG-J VI.F, BNA-J VI.F: 2 months before it ends)."""
    laporan: Laporan | None = None
    """The report of each semester (Pasal 8(1), Juknis criterion V)."""
    pembaca: Pembaca | None = None
    """How many card readers are owed; absent where the agreement names no number."""
    user_ids: int | None = None
    """How many user ids are handed over (KRA-J 2.e); absent where the agreement names no number."""
    user_id_hari: int | None = None
    """Within how many days after the request they are handed over (KRA-J 2.i: 2 weeks)."""
    pic: str = ""
    """The role of the Pengguna's contact person (Juknis, criterion VI.B), never a person's name."""
    sanksi: tuple[Sanksi, ...] = ()
    """The sanctions that the agreement and its dasar know."""
    evaluasi_kepada: str = ""
    """To whom the Penyelenggara reports its evaluation (Pasal 8(4))."""
    layanan_atas: tuple[LayananAtas, ...] = ()
    """On which identity the service rests; empty where the agreement does not say (Pasal 2(2)e)."""
    lembaga: str = ""
    """The institution in the path of a call, for clients with fixed names; empty: made from name and seed (SIM)."""
    user_id: str = ""
    """The user id of the web service, for such clients; empty: made from name and seed (SIM)."""
    password_env: str = ""
    """Name, with DWH in it, of the environment variable of `gladi serve` that holds the password; empty: made (SIM)."""

    @property
    def signed_on(self) -> date:
        """The day on which it was signed."""
        return self.signed or self.pks_from

    def grants(self, method: str) -> bool:
        """Whether `method` (canonical wire name or `Method`) is granted (AKS-09)."""
        return method in self.methods

    def is_in_force(self, day: date) -> bool:
        """Whether `day` (WIB calendar day) lies in the term, both ends included (AKS-01)."""
        return self.pks_from <= day <= self.pks_until
