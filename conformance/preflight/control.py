"""Is everything in place before the application is judged? What is wrong here is never counted against it.

Each known misconfiguration has its own message and remedy.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from conformance.bilingual import Words
from conformance.fault import refuse
from conformance.outcome import Outcome
from conformance.record.evidence import Control, Exchange
from conformance.subject.reading import Reading

_RESTORE = Words("kembalikan hak akses sesi itu, atau pakai seed lain", "restore its access right, or use another seed")

ON_CODE: dict[str, tuple[Words, Words]] = {
    "03": (
        Words(
            "aplikasi memanggil simulator dengan user id atau kata sandi yang keliru",
            "the application calls the simulator with a wrong user id or password",
        ),
        Words(
            "pakai {user_id} dan {password} dari rencana; kosongkan cache konfigurasi "
            "(misalnya `php artisan config:clear`)",
            "use {user_id} and {password} of the plan; clear cached configuration (e.g. `php artisan config:clear`)",
        ),
    ),
    "04": (
        Words("aplikasi mengirim IP yang tidak terdaftar", "the application sends an IP that is not registered"),
        Words("kirim {ip_user} dari rencana", "send {ip_user} of the plan"),
    ),
    "05": (
        Words("kuota sesi habis sebelum pengujian dimulai", "the session's kuota was used up before the run began"),
        Words("tunggu hari berikutnya, atau pakai seed lain", "wait for the next day, or use another seed"),
    ),
    "06": (Words("sesi itu di luar jam aksesnya", "the session is outside its permitted hours"), _RESTORE),
    "07": (
        Words(
            "aplikasi memanggil metode yang tidak diberikan, atau tanpa NIK",
            "the application calls a method that is not granted, or without a NIK",
        ),
        Words("pakai alamat {endpoint....} dari rencana", "use the address {endpoint....} of the plan"),
    ),
    "09": (
        Words(
            "aplikasi mengirim user id, kata sandi, atau IP kosong",
            "the application sends an empty user id, password or IP",
        ),
        Words("isi ketiganya dari rencana", "fill in all three from the plan"),
    ),
    "10": (
        Words("aplikasi mengirim IP yang bukan alamat IP", "the application sends an IP that is no IP address"),
        Words("kirim {ip_user} dari rencana", "send {ip_user} of the plan"),
    ),
    "16": (Words("PKS sesi itu berakhir, atau instansinya tidak aktif", "its PKS has ended or is suspended"), _RESTORE),
    "17": (Words("user id sesi itu tidak aktif", "the session's user id is not active"), _RESTORE),
}
"""What a refusal of the control request says of the plan or the session: message and remedy."""


ON_STATUS: dict[int, Words] = {
    401: Words("aplikasi meminta login", "the application asks for a login"),
    403: Words("aplikasi melarang: token CSRF atau login", "the application forbids it: CSRF token or login"),
    404: Words("tidak ada halaman di sana", "there is no page"),
    405: Words("alamat itu perlu method lain", "that address needs another method"),
    415: Words("aplikasi menunggu form atau json", "the application expects form or json"),
    419: Words("token CSRF tidak diterima", "the CSRF token was not accepted"),
    422: Words("isian ditolak sebelum dikirim", "the fields were refused before anything was sent"),
    429: Words("aplikasi membatasi permintaan", "the application limits requests"),
}
"""What an HTTP status says of a recipe that did not get through to the DWH."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the control request showed."""

    reading: Reading
    calls: Sequence[Exchange]
    own_fault: str

    @property
    def codes(self) -> tuple[str, ...]:
        """The response codes that reached the application."""
        return tuple(call.code for call in self.calls if call.code)

    @property
    def refused(self) -> str:
        """The first refusal that speaks of the plan or the session; empty: none, or a later call got through."""
        return "" if "01" in self.codes else next((code for code in self.codes if code in ON_CODE), "")

    @property
    def fault(self) -> str:
        """The kind of fault that met a call, other than the pre-flight's own; empty: none."""
        return next((call.fault for call in self.calls if call.fault not in ("", self.own_fault)), "")

    @property
    def is_unrecognised(self) -> bool:
        """Whether no rule of the plan reads the application's answer."""
        return self.reading.outcome is Outcome.TAK_DIKENAL


@dataclass(frozen=True, slots=True)
class Misfit:
    """One thing that the control shows to be wrong with plan or session: when it applies, and what is said."""

    applies: Callable[[Seen], bool]
    message: Callable[[Seen], Words]
    remedy: Callable[[Seen], Words]


def _fault_left_on(seen: Seen) -> Words:
    return Words(
        f"gangguan {seen.fault} masih menyala pada sesi itu", f"the fault {seen.fault} is still on in the session"
    )


def _silent(seen: Seen) -> Words:
    detail = seen.reading.detail
    return Words(f"aplikasi tidak menjawab: {detail.indonesian}", f"the application does not answer: {detail.english}")


def _refused(seen: Seen) -> Words:
    message, code = ON_CODE[seen.refused][0], seen.refused
    return Words(f"{message.indonesian} (kode {code})", f"{message.english} (code {code})")


def _not_taken_up(seen: Seen) -> Words:
    because = ON_STATUS.get(seen.reading.status, Words("", ""))
    lead = Words(*(f"{text}; " if text else "" for text in because))
    return Words(
        f"permohonan yang benar tidak sampai diproses: {lead.indonesian}simulator tidak dipanggil, dan jawaban "
        f"aplikasi tidak dikenali rencana ({seen.reading.detail.indonesian})",
        f"a correct request was not taken up: {lead.english}the simulator was not called, and the plan does "
        f"not recognise the application's answer ({seen.reading.detail.english})",
    )


def _not_called(seen: Seen) -> Words:
    outcome, detail = seen.reading.outcome, seen.reading.detail
    return Words(
        f"aplikasi tidak memanggil simulator (hasil: {outcome}, {detail.indonesian})",
        f"the application does not call the simulator (outcome: {outcome}, {detail.english})",
    )


def _unrecognised(seen: Seen) -> Words:
    detail = seen.reading.detail
    return Words(
        f"jawaban aplikasi untuk permohonan yang benar tidak dikenali rencana ({detail.indonesian})",
        f"the plan does not recognise the application's answer to a correct request ({detail.english})",
    )


def _always(indonesian: str, english: str) -> Callable[[Seen], Words]:
    words = Words(indonesian, english)
    return lambda _: words


MISFITS: tuple[Misfit, ...] = (
    Misfit(
        lambda seen: bool(seen.fault),
        _fault_left_on,
        _always("hapus gangguannya: DELETE .../faults", "remove it: DELETE .../faults"),
    ),
    Misfit(
        lambda seen: seen.reading.status == 0,
        _silent,
        _always(
            "periksa subject.base, dan bahwa aplikasi berjalan dan tidak macet (satu permintaan pada satu waktu?)",
            "check subject.base, and that the application runs and is not stuck (one request at a time?)",
        ),
    ),
    Misfit(lambda seen: bool(seen.refused), _refused, lambda seen: ON_CODE[seen.refused][1]),
    Misfit(
        lambda seen: not seen.codes and seen.is_unrecognised,
        _not_taken_up,
        _always(
            "periksa [[subject.request]] atau [[subject.step]] (alamat, isian, pick untuk token CSRF), lalu alamat "
            "DWH aplikasi",
            "check [[subject.request]] or [[subject.step]] (address, fields, pick for a CSRF token), then the "
            "application's DWH address",
        ),
    ),
    Misfit(
        lambda seen: not seen.codes,
        _not_called,
        _always(
            "arahkan alamat DWH aplikasi ke {endpoint.CALL_VERIFY_BY_ELEMEN} atau {endpoint.CALL_NIK}, dan "
            "kosongkan cache konfigurasi (misalnya `php artisan config:clear`); "
            "yang sudah berjalan sendiri perlu `gladi serve --session ...` dan `--simulator`",
            "point the application's DWH address to {endpoint.CALL_VERIFY_BY_ELEMEN} or {endpoint.CALL_NIK}, and "
            "clear cached configuration (e.g. `php artisan config:clear`); "
            "one that runs already needs `gladi serve --session ...` and `--simulator`",
        ),
    ),
    Misfit(
        lambda seen: seen.is_unrecognised,
        _unrecognised,
        _always(
            "lengkapi [[subject.hasil]] dengan outcome = diteruskan",
            "complete [[subject.hasil]] with outcome = diteruskan",
        ),
    ),
    Misfit(
        lambda seen: any(call.is_match is False for call in seen.calls),
        _always(
            "data pemohon yang benar sampai di DWH sebagai data yang tidak sesuai",
            "the data of a correct applicant reach the DWH as data that do not match",
        ),
        _always(
            "periksa placeholder pada [[subject.request]]: {NIK}, {NAMA_LGKP}, {TGL_LHR} (DD-MM-YYYY)",
            "check the placeholders in [[subject.request]]: {NIK}, {NAMA_LGKP}, {TGL_LHR} (DD-MM-YYYY)",
        ),
    ),
)
"""What is looked for in the control, most fundamental first: the first that applies is told."""


def check_control(reading: Reading, calls: Sequence[Exchange], own_fault: str = "") -> Control:
    """Return the positive control of a run, or raise where the plan, not the application, is at fault.

    `own_fault` is the kind of fault that the pre-flight itself has switched on. `calls` are the application's for the
    resident, who matches. An application that was told so and yet refuses is not misconfigured: the control is then
    returned unseen, and the scenarios say what that means.
    """
    seen = Seen(reading, calls, own_fault)
    for misfit in MISFITS:
        if misfit.applies(seen):
            refuse(misfit.message(seen), misfit.remedy(seen))
    return Control(reading.outcome, seen.codes)
