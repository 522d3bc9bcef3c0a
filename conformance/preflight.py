"""Is everything in place before the application is judged? What is wrong here is never counted against it.

Each known misconfiguration has its own message and remedy.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conformance.evidence import Control, Exchange
from conformance.plan import Plan
from conformance.subject.http import Reading
from conformance.verdicts import Outcome

CONFIGURATION, ENVIRONMENT = 4, 5
"""Exit codes of design section 9."""


@dataclass(eq=False)
class PreflightFault(Exception):
    """Something is not in place: the exit code, what, and the remedy."""

    exit_code: int
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.message}; {self.remedy}"


def check_grant(plan: Plan, session: Mapping[str, Any]) -> None:
    """Raise where the plan declares what the agreement does not grant."""
    beyond = [name for name in plan.aplikasi.elemen if name not in session["elemen"]]
    if beyond:
        raise PreflightFault(
            CONFIGURATION,
            f"aplikasi.elemen: perjanjian {session['agreement']} tidak memberi {', '.join(beyond)}",
            f"pakai sebagian dari: {', '.join(session['elemen'])}",
        )


ON_CODE: dict[str, tuple[str, str]] = {
    "03": (
        "aplikasi memanggil simulator dengan user id atau kata sandi yang keliru",
        "pakai {user_id} dan {password} dari rencana; kosongkan cache konfigurasi (misalnya `php artisan config:clear`)",
    ),
    "04": ("aplikasi mengirim IP yang tidak terdaftar", "kirim {ip_user} dari rencana"),
    "05": ("kuota sesi habis sebelum pengujian dimulai", "tunggu hari berikutnya, atau pakai seed lain"),
    "07": (
        "aplikasi memanggil metode yang tidak diberikan, atau tanpa NIK",
        "pakai alamat {endpoint....} dari rencana",
    ),
    "09": ("aplikasi mengirim user id, kata sandi, atau IP kosong", "isi ketiganya dari rencana"),
    "10": ("aplikasi mengirim IP yang bukan alamat IP", "kirim {ip_user} dari rencana"),
}
"""What a refusal of the control request says of the plan: message and remedy."""


def check_control(reading: Reading, calls: Sequence[Exchange]) -> Control:
    """Return the positive control of a run, or raise where the plan, not the application, is at fault.

    `calls` are the application's for the resident, who matches. An application that was told so and yet refuses
    is not misconfigured: the control is then returned unseen, and the scenarios say what that means.
    """
    codes = tuple(call.code for call in calls if call.code)
    refused = next((code for code in codes if code in ON_CODE), None)
    if reading.status == 0:
        raise PreflightFault(
            CONFIGURATION,
            f"aplikasi tidak menjawab: {reading.detail}",
            "periksa subject.base, dan bahwa aplikasi berjalan dan tidak macet (satu permintaan pada satu waktu?)",
        )
    if refused is not None:
        message, remedy = ON_CODE[refused]
        raise PreflightFault(CONFIGURATION, f"{message} (kode {refused})", remedy)
    if not codes:
        raise PreflightFault(
            CONFIGURATION,
            f"aplikasi tidak memanggil simulator (hasil: {reading.outcome}, {reading.detail})",
            "arahkan alamat DWH aplikasi ke {endpoint.CALL_VERIFY_BY_ELEMEN} atau {endpoint.CALL_NIK}",
        )
    if reading.outcome is Outcome.TAK_DIKENAL:
        raise PreflightFault(
            CONFIGURATION,
            f"jawaban aplikasi untuk permohonan yang benar tidak dikenali rencana ({reading.detail})",
            "lengkapi [[subject.hasil]] dengan outcome = diteruskan",
        )
    if any(call.is_match is False for call in calls):
        raise PreflightFault(
            CONFIGURATION,
            "data pemohon yang benar sampai di DWH sebagai data yang tidak sesuai",
            "periksa placeholder pada [[subject.request]]: {NIK}, {NAMA_LGKP}, {TGL_LHR} (DD-MM-YYYY)",
        )
    return Control(reading.outcome, codes)
