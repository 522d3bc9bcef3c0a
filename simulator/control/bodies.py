"""What may a request to the control API contain?"""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from simulator.control.errors import ControlError
from simulator.domain.biometrik import FaceFields
from simulator.domain.call import Method
from simulator.domain.dialect import Dialect
from simulator.domain.elemen import ELEMEN_BY_NAME
from simulator.domain.face_code import BIOMETRIK_SESUAI, SISTEM_SIBUK
from simulator.domain.kuota import WIB
from simulator.domain.response_code import CODE_BY_NUMBER, DITEMUKAN
from simulator.domain.variant import Variant
from simulator.network.fault import PARAMETERS, FaultKind
from simulator.poc.agreement_rules import MAX_HITS
from simulator.poc.session import AplikasiTerdaftar


class OpenSession(msgspec.Struct, forbid_unknown_fields=True):
    """POST /sessions."""

    agreement: str | dict[str, Any]
    """A shipped name, or an object (`{"extends": NAME, ...}`)."""
    aplikasi: AplikasiTerdaftar | None = None
    seed: Annotated[int, Meta(ge=1, le=999_999)] | None = None
    dialect: Dialect | None = None
    clock: str | None = None
    """ISO time; without offset it is WIB."""


class PatchHakAkses(msgspec.Struct, forbid_unknown_fields=True):
    """PATCH /sessions/{id}/hak-akses: only what is named changes."""

    user_active: bool | UnsetType = UNSET
    instansi_active: bool | UnsetType = UNSET
    password: Annotated[str, Meta(pattern=r"\S")] | UnsetType = UNSET
    """`rotate`, or the new password, not blank."""
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
    line_speed: bool | UnsetType = UNSET
    """SIM: whether answers come at the bandwidth of the agreement."""
    face_fields: FaceFields | UnsetType = UNSET
    """SIM: how the biometric door expects nik, user_id and password."""


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
    door: Literal["web_service", "portal", "balikan", "face", "card"] | None = None
    method: Method | None = None
    nik: str | None = None
    count: Annotated[int, Meta(ge=1)] | None = None
    probability: Annotated[float, Meta(gt=0, le=1)] = 1.0
    params: dict[str, str | int] = {}


def parse_moment(text: str, field: str) -> datetime:
    """Return an ISO time as an aware moment; without offset it is WIB. Raises `ControlError`."""
    try:
        moment = datetime.fromisoformat(text)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=WIB)
        aware.astimezone(UTC)
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
    """Return `moment` where a session's clock may show it and go on from there. Raises `ControlError`."""
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


def check_fault(request: SwitchFault) -> dict[str, str | int]:
    """Return the parameters of a fault with defaults filled in, or raise `ControlError`."""
    parameter = PARAMETERS[request.kind]
    hint = f"params untuk {request.kind}: " + (f"{{{parameter.name!r}: ...}}" if parameter else "tidak ada")
    for name in request.params:
        if parameter is None or name != parameter.name:
            raise ControlError(400, "invalid", f"params.{name} tidak dikenal", field=f"params.{name}", hint=hint)
    if parameter is None:
        return {}
    is_face = request.door == "face" or request.method is Method.CALL_FR
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
