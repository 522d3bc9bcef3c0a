"""What may a request to the control API contain?"""

import re
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, UnsetType

from simulator.control.errors import ControlError
from simulator.domain.biometrik import FaceFields
from simulator.domain.call import Method
from simulator.domain.dialect import Dialect
from simulator.domain.elemen import ELEMEN_BY_NAME
from simulator.domain.face_code import BIOMETRIK_SESUAI, SISTEM_SIBUK
from simulator.domain.formulir import Formulir, Surat
from simulator.domain.kuota import WIB, in_wib
from simulator.domain.response_code import CODE_BY_NUMBER, DITEMUKAN
from simulator.domain.variant import WITHOUT, Variant
from simulator.door.arrival import DoorName
from simulator.network.fault import PARAMETERS, FaultKind, Setting
from simulator.poc.agreement_rules import MAX_HITS
from simulator.poc.guided_state import LONGEST_INSTRUCTION, LONGEST_TEXT, MOST_CHOICES, Choice
from simulator.poc.session import AplikasiTerdaftar
from simulator.poc.user_id_acts import Details

Kenari = Annotated[str, Meta(max_length=200, pattern=r"^(?![\s\S]*[\x00-\x1f\x7f])")]
"""A word from which canaries are drawn: up to 200 characters, none of them a control character; empty: no word."""


class OpenSession(msgspec.Struct, forbid_unknown_fields=True):
    """POST /sessions."""

    agreement: str | dict[str, Any]
    """A shipped name, or an object (`{"extends": NAME, ...}`)."""
    aplikasi: AplikasiTerdaftar | None = None
    seed: Annotated[int, Meta(ge=1, le=999_999)] | None = None
    dialect: Dialect | None = None
    clock: str | None = None
    """ISO time; without offset it is WIB."""
    kenari: Kenari = ""
    """SIM: the word from which names, places and addresses of all residents are drawn; empty: they are as ever."""


class PatchPattern(msgspec.Struct, forbid_unknown_fields=True):
    """`pattern` of `portal` (SIM): only what is named changes; 0 NIK: nobody looks at this kind."""

    berurutan: Annotated[int, Meta(ge=0, le=100)] | UnsetType = UNSET
    berpola: Annotated[int, Meta(ge=0, le=100)] | UnsetType = UNSET
    berdekatan: Annotated[int, Meta(ge=0, le=100)] | UnsetType = UNSET
    window_seconds: Annotated[int, Meta(ge=1, le=3_600)] | UnsetType = UNSET
    stop_after: Annotated[int, Meta(ge=0, le=100)] | UnsetType = UNSET
    stop_minutes: Annotated[int, Meta(ge=1, le=1_440)] | UnsetType = UNSET


class PatchPortal(msgspec.Struct, forbid_unknown_fields=True):
    """`portal` of PATCH /sessions/{id}/hak-akses (SIM): only what is named changes."""

    idle_minutes: Annotated[int, Meta(ge=1, le=1_440)] | UnsetType = UNSET
    failures: Annotated[int, Meta(ge=1, le=100)] | UnsetType = UNSET
    lock_minutes: Annotated[int, Meta(ge=1, le=1_440)] | UnsetType = UNSET
    one_sign_in: bool | UnsetType = UNSET
    pattern: PatchPattern | UnsetType = UNSET
    scrape_count: Annotated[int, Meta(ge=0, le=100)] | UnsetType = UNSET
    scrape_seconds: Annotated[int, Meta(ge=1, le=3_600)] | UnsetType = UNSET


class PatchHakAkses(msgspec.Struct, forbid_unknown_fields=True):
    """PATCH /sessions/{id}/hak-akses: only what is named changes."""

    user_active: bool | UnsetType = UNSET
    instansi_active: bool | UnsetType = UNSET
    password: Annotated[str, Meta(pattern=r"\S")] | UnsetType = UNSET
    """`rotate`, or the new password, not blank. Those that were handed over to operators hold only beside the one that
    they were handed over with (SIM)."""
    registered_ips: list[str] | UnsetType = UNSET
    check_source: bool | UnsetType = UNSET
    kuota: Annotated[int, Meta(ge=0, le=MAX_HITS)] | UnsetType | None = UNSET
    hours: tuple[str, str] | UnsetType | None = UNSET
    """`["07:00", "17:00"]` in WIB, or null."""
    pks_until: date | UnsetType = UNSET
    network: bool | UnsetType = UNSET
    reader: bool | UnsetType = UNSET
    cooperation: bool | UnsetType = UNSET
    withdrawn: bool | UnsetType = UNSET
    """Whether the right is withdrawn (ADM-07); answered with code 16 (SIM)."""
    dialect: Dialect | UnsetType = UNSET
    lenient: bool | UnsetType = UNSET
    strict: bool | UnsetType = UNSET
    charged: set[str] | UnsetType = UNSET
    """SIM: the codes that cost a hit, e.g. `["01", "07"]`; `[]`: none does."""
    variants: set[Variant] | UnsetType = UNSET
    """Second spellings that public clients saw as well."""
    success_code: bool | UnsetType | None = UNSET
    """Whether a success carries RESPONSE_CODE; null: as the dialect has it."""
    line_speed: bool | UnsetType = UNSET
    """SIM: whether answers come at the bandwidth of the agreement."""
    face_fields: FaceFields | UnsetType = UNSET
    """SIM: how the biometric door expects nik, user_id and password."""
    kenari: Kenari | UnsetType = UNSET
    """SIM: as in POST /sessions; `""` gives the residents back as they are."""
    portal: PatchPortal | UnsetType = UNSET
    """SIM: how long an operator of the Web Portal may be idle, and how often he may fail."""


class SetClock(msgspec.Struct, forbid_unknown_fields=True):
    """PUT /sessions/{id}/clock."""

    now: str


class AdvanceClock(msgspec.Struct, forbid_unknown_fields=True):
    """POST /sessions/{id}/clock/advance."""

    by: str
    """ISO 8601 duration, e.g. PT15H or P1D."""


class SwitchFault(msgspec.Struct, forbid_unknown_fields=True):
    """POST /sessions/{id}/faults."""

    kind: FaultKind
    door: DoorName | None = None
    method: Method | None = None
    nik: str | None = None
    count: Annotated[int, Meta(ge=1)] | None = None
    probability: Annotated[float, Meta(gt=0, le=1)] = 1.0
    params: dict[str, Setting] = {}


class RequestOperator(msgspec.Struct, forbid_unknown_fields=True):
    """POST /sessions/{id}/operators: form and letter of the Pengguna (PBG-J II.A.3.a, BNA-J II.A.3.a, KRA-J 2.d-f)."""

    form: Formulir = Formulir()
    surat: Surat = Surat()


class ActOnOperator(Details, frozen=True, forbid_unknown_fields=True):
    """POST /sessions/{id}/operators/{operator}/{act}: only what the act needs."""


class ActOnAdministrator(msgspec.Struct, forbid_unknown_fields=True):
    """POST /sessions/{id}/administrator/{act}."""

    reason: str = ""
    """Of a request the letter, of an answer the reason; a grant needs none."""


class AskStep(msgspec.Struct, forbid_unknown_fields=True):
    """POST /sessions/{id}/guided."""

    instruction: str
    """Indonesian: what the person is to do."""
    choices: list[Choice]
    """The answers that he has, in their order."""
    instruction_en: str = ""
    after: Annotated[int, Meta(ge=0, le=2**53)] = 0
    """The journal's place now: the page shows what the simulator saw since."""


class AnswerStep(msgspec.Struct, forbid_unknown_fields=True):
    """PATCH /sessions/{id}/guided/{step}."""

    choice: str
    """The key of one of the choices."""
    note: str = ""


def check_step(body: AskStep) -> None:
    """Raise `ControlError` for a step that no page could show."""
    _check_length(body.instruction, "instruction", LONGEST_INSTRUCTION, least=1)
    _check_length(body.instruction_en, "instruction_en", LONGEST_INSTRUCTION)
    keys = [choice.key for choice in body.choices]
    if not 1 <= len(set(keys)) == len(keys) <= MOST_CHOICES:
        message = f"choices: perlu 1 sampai {MOST_CHOICES} pilihan dengan key yang berbeda"
        raise ControlError(400, "invalid", message, field="choices", hint='{"key", "text", "text_en"}')
    for number, choice in enumerate(body.choices):
        for name in Choice.__struct_fields__:
            _check_length(getattr(choice, name), f"choices[{number}].{name}", LONGEST_TEXT, least=1)


def check_answer(body: AnswerStep) -> None:
    """Raise `ControlError` for a note that is too long."""
    _check_length(body.note, "note", LONGEST_TEXT)


def _check_length(text: str, field: str, most: int, least: int = 0) -> None:
    if not least <= len(text.strip()) or len(text) > most:
        message = f"{field}: {len(text)} karakter, harus {least} sampai {most}"
        raise ControlError(400, "invalid", message, field=field, hint="singkatkan atau isi / shorten it, or fill it in")


def parse_moment(text: str, field: str) -> datetime:
    """Return an ISO time as the clocks of WIB show it; without offset it is WIB. Raises `ControlError`."""
    try:
        moment = datetime.fromisoformat(text)
        aware = in_wib(moment if moment.tzinfo else moment.replace(tzinfo=WIB))
    except (ValueError, OverflowError) as error:
        raise ControlError(
            400,
            "invalid",
            f"{text!r} bukan waktu ISO 8601",
            field=field,
            hint="contoh: 2026-06-01T09:00:00 (WIB)",
        ) from error
    return check_year(aware, field)


def check_year(moment: datetime, field: str) -> datetime:
    """Return `moment` (WIB) where a session's clock may show it and go on from there. Raises `ControlError`."""
    if not 2000 <= moment.year <= 2999:
        raise ControlError(
            400, "invalid", f"tahun {moment.year} di luar 2000-2999", field=field, hint="pilih waktu di dalamnya"
        )
    return moment


def parse_duration(text: str, field: str) -> timedelta:
    """Return a positive ISO 8601 duration of weeks, days, hours, minutes and seconds. Raises `ControlError`."""
    weeks = re.fullmatch(r"P([0-9]{1,4})W", text)
    try:
        duration = timedelta(weeks=int(weeks[1])) if weeks else msgspec.convert(text, timedelta)
    except msgspec.ValidationError:
        duration = timedelta(0)
    if duration <= timedelta(0):
        raise ControlError(
            400,
            "invalid",
            f"{text!r} bukan lama waktu ISO 8601 yang positif",
            field=field,
            hint="contoh: PT15H, P1D",
        )
    return duration


def parse_hours(texts: tuple[str, str]) -> tuple[time, time]:
    """Return permitted hours `("07:00", "17:00")`. Raises `ControlError`."""
    try:
        start, end = (time.fromisoformat(text) for text in texts)
    except ValueError as error:
        raise ControlError(
            400, "invalid", f"{list(texts)} bukan dua jam", field="hours", hint='contoh: ["07:00", "17:00"]'
        ) from error
    if start.tzinfo or end.tzinfo or start == end:
        raise ControlError(
            400,
            "invalid",
            "jam tanpa zona dan tidak sama",
            field="hours",
            hint='jam WIB, contoh: ["07:00", "17:00"]',
        )
    return start, end


def check_charged(codes: set[str]) -> frozenset[str]:
    """Return the codes that are to cost a hit. Raises `ControlError` where one of them does not exist."""
    for code in sorted(codes):
        if code not in CODE_BY_NUMBER:
            hint = f"pilih / choose: {', '.join(CODE_BY_NUMBER)}"
            raise ControlError(400, "invalid", f"kode {code!r} tidak dikenal", field="charged", hint=hint)
    return frozenset(codes)


def check_variants(variants: set[Variant]) -> frozenset[Variant]:
    """Return the second spellings that are to be on. Raises `ControlError` where they leave a refusal no text."""
    if variants >= set(WITHOUT):
        raise ControlError(
            400,
            "invalid",
            "penolakan tidak lagi memuat teks / a refusal would have no text",
            field="variants",
            hint=f"hapus salah satu / leave out one of: {', '.join(WITHOUT)}",
        )
    return frozenset(variants)


def check_aplikasi(aplikasi: AplikasiTerdaftar) -> None:
    """Raise `ControlError` where the application declares an element that does not exist."""
    for name in aplikasi.elemen:
        if name not in ELEMEN_BY_NAME:
            raise ControlError(
                400,
                "invalid",
                f"elemen {name!r} tidak dikenal",
                field="aplikasi.elemen",
                hint="nama kawat, misalnya NAMA_LGKP",
            )


def check_fault(request: SwitchFault) -> dict[str, Setting]:
    """Return the parameters of a fault with defaults filled in, or raise `ControlError`."""
    parameter = PARAMETERS[request.kind]
    hint = f"params untuk {request.kind}: " + (f"{{{parameter.name!r}: ...}}" if parameter else "tidak ada")
    for name in request.params:
        if parameter is None or name != parameter.name:
            raise ControlError(400, "invalid", f"params.{name} tidak dikenal", field=f"params.{name}", hint=hint)
    if parameter is None:
        return {}
    is_face = request.door is DoorName.FACE or request.method is Method.CALL_FR
    default = SISTEM_SIBUK.number if is_face and request.kind is FaultKind.CODE else parameter.default
    value = request.params.get(parameter.name, str(default) if parameter.kind is str else default)
    field = f"params.{parameter.name}"
    if not isinstance(value, parameter.kind) or isinstance(value, bool):
        raise ControlError(400, "invalid", f"{field} harus {parameter.kind.__name__}", field=field, hint=hint)
    if isinstance(value, int) and not parameter.least <= value <= parameter.most:
        bounds = f"{parameter.least} sampai {parameter.most}"
        raise ControlError(400, "invalid", f"{field} harus {bounds}", field=field, hint=hint)
    if request.kind is FaultKind.CODE:
        _check_code(str(value), is_face=is_face)
    return {parameter.name: value}


def _check_code(code: str, *, is_face: bool) -> None:
    """The codes of the biometric door have four digits; those of every other door two."""
    success, digits, example = (BIOMETRIK_SESUAI.number, 4, "5000") if is_face else (DITEMUKAN.code, 2, "05")
    if not (len(code) == digits and code.isascii() and code.isdigit()) or code == str(success):
        raise ControlError(
            400,
            "invalid",
            f"params.code {code!r} bukan {digits} angka selain {success}",
            field="params.code",
            hint=f"{success} adalah jawaban panggilan yang benar; pakai kode penolakan atau kode asing, misalnya"
            f" {example} atau {'9' * digits}",
        )
