"""Does a scenario apply to this agreement and plan? If not, the reason is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from conformance.bilingual import Words

REQUIREMENT_TAG_AREAS = (
    "AKS", "KOD", "ELM", "KUO", "POL", "SIM", "BAG", "SEC", "BAL", "KTP", "LAY", "NET", "PLB", "AGR", "POC", "ADM",
    "LAP", "SNK",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """What an agreement grants and a plan declares, as far as it decides what applies."""

    methods: tuple[str, ...]
    dialect: str
    typed: tuple[str, ...] = ()
    """Wire names of the elements that the applicant types, or a clerk for him."""
    used_methods: tuple[str, ...] = ()
    """Methods whose addresses the plan hands to the application."""
    can_read_again: bool = False
    """Whether what came of a request may be read later: by a notification, or on the page at which the recipe ends."""
    can_open_again: bool = False
    """Whether the recipe may end on a page, which can be opened again; a redirect to it is seen only in the run."""
    can_restart: bool = False
    """Whether the plan starts the application, so that it can be started again."""
    has_operator_page: bool = False
    """Whether the plan names the page of the operator."""
    is_by_person: bool = False
    """Whether a person serves the applicants."""
    has_reader: bool = False
    """Whether the agreement has the Pengguna use card readers."""
    asks_user_id: bool = False
    """Whether the plan says how the Pengguna asks for the user id of its operator."""
    has_notifications: bool = False
    """Whether the plan says where applicants are told what came of a kept request."""
    has_clients: bool = True
    """Whether applicants come over HTTP, with sessions and addresses of their own."""
    entrances: tuple[tuple[str, ...], ...] = ()
    """Of each other entrance that can be driven, the wire names of the elements that are typed there."""
    has_address: bool = True
    """Whether the plan names an address at which the application answers a browser."""
    has_document: bool = False
    """Whether the plan says which document an applicant gets."""
    only: tuple[str, ...] = ()
    """Ids asked for with `--only`; empty: all."""
    has_stores: bool = False
    """Whether the plan names places where the application may leave data."""
    asks_consent: bool = False
    """Whether the recipe lets an applicant consent to storage."""
    takes_back_consent: bool = False
    """Whether the plan says how a consent is taken back."""
    may_store: bool = False
    """Whether the agreement lets data be stored with their owner's consent."""
    is_at_portal: bool = False
    """Whether residents are looked up at the Web Portal alone."""


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of one scenario (its feature's included), read."""

    id: str
    requirements: tuple[str, ...]
    methods: tuple[str, ...]
    """`@metode:CALL_NIK`: applies where one of them is granted; empty: always."""
    not_dialects: tuple[str, ...]
    """`@bukan-dialek:lama`."""
    is_sample: bool = False
    """`@dialek-lain`: tried in the other dialects, too."""
    needs: tuple[str, ...] = ()
    """`@perlu:elemen-pembanding`: applies only where the plan has it."""


SAMPLE_TAG = "dialek-lain"
LATE_TAGS = ("akhir", "penutup")
"""Scenarios after which an application may hold back applicants until its own midnight are carried out late, and those
that judge the whole run after everything else."""
OPERATOR_PAGE = "halaman-petugas"
NEEDS: Mapping[str, tuple[Callable[[Profile], bool], Words]] = {
    "elemen-pembanding": (
        lambda profile: bool(set(profile.typed) - {"NIK"}),
        Words(
            "resep rencana mengisi hanya {NIK}: tidak ada isian lain yang dapat keliru",
            "the plan's recipe fills in {NIK} alone: nothing else can be typed wrong",
        ),
    ),
    "nama-diketik": (
        lambda profile: "NAMA_LGKP" in profile.typed,
        Words("resep rencana tidak mengisi {NAMA_LGKP}", "the plan's recipe does not fill in {NAMA_LGKP}"),
    ),
    "tanggal-lahir-diketik": (
        lambda profile: "TGL_LHR" in profile.typed,
        Words("resep rencana tidak mengisi {TGL_LHR}", "the plan's recipe does not fill in {TGL_LHR}"),
    ),
    "metode-data": (
        lambda profile: "CALL_NIK" in profile.used_methods or profile.is_at_portal,
        Words(
            "rencana tidak memakai {endpoint.CALL_NIK} atau {endpoint.portal}: di sini data penduduk tidak diterima",
            "the plan uses neither {endpoint.CALL_NIK} nor {endpoint.portal}: no data of residents are received here",
        ),
    ),
    "metode-kesesuaian": (
        lambda profile: (
            not profile.is_at_portal and (not profile.used_methods or "CALL_VERIFY_BY_ELEMEN" in profile.used_methods)
        ),
        Words(
            "rencana tidak memakai {endpoint.CALL_VERIFY_BY_ELEMEN}: aplikasi ini membandingkan sendiri",
            "the plan does not use {endpoint.CALL_VERIFY_BY_ELEMEN}: this application compares by itself",
        ),
    ),
    "web-service": (
        lambda profile: not profile.is_at_portal,
        Words(
            "penduduk dicari melalui Web Portal saja: di sana tidak ada elemen yang dikirim atau jawaban bagi mesin",
            "residents are looked up at the Web Portal alone: no elements are sent there, and no machine reads answers",
        ),
    ),
    "web-portal": (
        lambda profile: profile.is_at_portal,
        Words("penduduk tidak dicari melalui Web Portal", "residents are not looked up at the Web Portal"),
    ),
    "petugas": (
        lambda profile: profile.is_by_person,
        Words(
            'langkah ini dilakukan seorang petugas: [subject] kind = "guided" dengan --petugas orang',
            'a person does this step: [subject] kind = "guided" with --petugas orang',
        ),
    ),
    "pembaca": (
        lambda profile: profile.has_reader,
        Words("perjanjian tidak memakai perangkat pembaca KTP-el", "the agreement has no card reader"),
    ),
    "formulir-user-id": (
        lambda profile: profile.asks_user_id,
        Words(
            "rencana tidak menyebut formulir permohonan user id, [user_id]",
            "the plan names no form by which a user id is asked for, [user_id]",
        ),
    ),
    "halaman-dibuka-lagi": (
        lambda profile: profile.can_open_again,
        Words(
            "resep tidak berakhir pada halaman dan tidak mengikuti pengalihan, jadi tidak ada yang dapat dibuka lagi",
            "the recipe ends at no page and follows no redirect, so there is no page that can be opened again",
        ),
    ),
    "hasil-terbaca-lagi": (
        lambda profile: profile.can_read_again,
        Words(
            "hasil tidak terbaca lagi: resep tidak berakhir pada halaman, dan rencana tidak punya [notifikasi]",
            "an outcome cannot be read again: the recipe ends at no page, and the plan has no [notifikasi]",
        ),
    ),
    "mulai-ulang": (
        lambda profile: profile.can_restart,
        Words(
            "rencana tidak menjalankan aplikasi ([aplikasi.proses]), jadi tidak dapat memulainya lagi",
            "the plan does not start the application ([aplikasi.proses]), so it cannot start it again",
        ),
    ),
    "alamat-pemohon": (
        lambda profile: profile.has_clients,
        Words(
            "pemohon datang melalui perintah atau petugas, tanpa sesi dan alamat sendiri",
            "applicants come by a command or a clerk, without session and address of their own",
        ),
    ),
    "pintu-lain": (
        lambda profile: bool(profile.entrances),
        Words(
            "rencana tidak menyebut pintu masuk lain dengan resepnya, [[aplikasi.pintu]]",
            "the plan names no other entrance with its recipe, [[aplikasi.pintu]]",
        ),
    ),
    "pintu-lain-pembanding": (
        lambda profile: any(set(typed) - {"NIK"} for typed in profile.entrances),
        Words(
            "resep pintu masuk lain mengisi hanya {NIK}: tidak ada isian lain yang dapat keliru",
            "the recipes of other entrances fill in {NIK} alone: nothing else can be typed wrong",
        ),
    ),
    OPERATOR_PAGE: (
        lambda profile: profile.has_operator_page,
        Words(
            "rencana tidak menyebut tempat pengelola membaca gangguan, [aplikasi.petugas]",
            "the plan names no page of the operator, [aplikasi.petugas]",
        ),
    ),
    "penyimpanan": (
        lambda profile: profile.has_stores,
        Words(
            "rencana tidak menyebut tempat aplikasi menyimpan data, [penyimpanan]",
            "the plan names no place where the application stores data, [penyimpanan]",
        ),
    ),
    "larangan-simpan": (
        lambda profile: not profile.may_store,
        Words(
            "perjanjian membolehkan penyimpanan atas persetujuan pemilik data",
            "the agreement lets data be stored with their owner's consent",
        ),
    ),
    "simpan-atas-persetujuan": (
        lambda profile: profile.may_store,
        Words(
            "perjanjian tidak membolehkan penyimpanan atas persetujuan pemilik data",
            "the agreement does not let data be stored with their owner's consent",
        ),
    ),
    "persetujuan": (
        lambda profile: profile.asks_consent,
        Words(
            "resep rencana tidak mengisi {persetujuan}, [penyimpanan.persetujuan]",
            "the plan's recipe does not fill in {persetujuan}, [penyimpanan.persetujuan]",
        ),
    ),
    "pencabutan": (
        lambda profile: profile.takes_back_consent,
        Words(
            "rencana tidak menyebut cara mencabut persetujuan, [penyimpanan.cabut]",
            "the plan does not say how a consent is taken back, [penyimpanan.cabut]",
        ),
    ),
    "alamat-aplikasi": (
        lambda profile: profile.has_address,
        Words(
            "rencana tidak menyebut alamat tempat aplikasi dapat dibuka dengan peramban",
            "the plan names no address at which the application can be opened with a browser",
        ),
    ),
    "dokumen": (
        lambda profile: profile.has_document,
        Words(
            "rencana tidak menyebut dokumen yang diterima pemohon, [aplikasi.dokumen]",
            "the plan names no document that an applicant gets, [aplikasi.dokumen]",
        ),
    ),
    "notifikasi": (
        lambda profile: profile.has_notifications,
        Words(
            "rencana tidak menyebut kabar kepada pemohon, [notifikasi]",
            "the plan names no notification of applicants, [notifikasi]",
        ),
    ),
}
"""What a scenario may need of a plan: whether it is there, and what is said where it is not."""


class TagError(Exception):
    """A scenario whose tags cannot be used: a fault of the suite."""


def read_tags(tags: Mapping[str, None] | list[str] | set[str]) -> Tags:
    """Return the tags of a scenario; raise `TagError` for an unknown one, or where id or requirement is missing."""
    ids, requirements, methods, not_dialects, needs = [], [], [], [], []
    for tag in sorted(tags):
        kind, _, value = tag.partition(":")
        if tag == SAMPLE_TAG or tag in LATE_TAGS:
            continue
        if kind == "id":
            ids.append(value)
        elif kind == "metode":
            methods.append(value)
        elif kind == "bukan-dialek":
            not_dialects.append(value)
        elif kind == "perlu" and value in NEEDS:
            needs.append(value)
        elif tag.split("-")[0] in REQUIREMENT_TAG_AREAS:
            requirements.append(tag)
        else:
            raise TagError(f"tag @{tag} tidak dikenal")
    if len(ids) != 1 or not requirements:
        raise TagError(f"skenario perlu tepat satu @id: dan sedikitnya satu persyaratan, ada: {sorted(tags)}")
    sample = SAMPLE_TAG in tags
    return Tags(ids[0], tuple(requirements), tuple(methods), tuple(not_dialects), sample, tuple(needs))


def reason_left_out(tags: Tags, profile: Profile) -> Words | None:
    """Return why the scenario does not apply; None where it does."""
    if tags.methods and not set(tags.methods) & set(profile.methods):
        return Words(
            f"perjanjian tidak memberi metode {' atau '.join(tags.methods)}",
            f"the agreement does not grant the method {' or '.join(tags.methods)}",
        )
    if profile.dialect in tags.not_dialects:
        return Words(
            f"dialek {profile.dialect} tidak mengenal hal ini", f"the dialect {profile.dialect} does not know of it"
        )
    return next((why for need, (is_there, why) in NEEDS.items() if need in tags.needs and not is_there(profile)), None)
