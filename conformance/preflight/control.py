"""Is everything in place before the application is judged? What is wrong here is never counted against it.

Each known misconfiguration has its own message and remedy.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from conformance.bilingual import Words
from conformance.fault import refuse
from conformance.outcome import Outcome
from conformance.preflight.refusals import (
    ADDRESS,
    ON_CODE,
    ON_STATUS,
    OWN_RULES,
    RECIPE,
    RECIPE_AND_ADDRESS,
    REMEDY_OF_STATUS,
)
from conformance.preflight.tried import Tried, told_near, with_steps
from conformance.record.evidence import Control, Exchange
from conformance.subject.reading import Reading


@dataclass(frozen=True, slots=True)
class Seen:
    """What the control request showed."""

    tried: Tried
    own_fault: str

    @property
    def reading(self) -> Reading:
        """What the application answered."""
        return self.tried.reading

    @property
    def calls(self) -> Sequence[Exchange]:
        """The application's calls about the resident."""
        return self.tried.calls

    @property
    def codes(self) -> tuple[str, ...]:
        """The response codes that reached the application."""
        return tuple(call.code for call in self.calls if call.code)

    @property
    def refused(self) -> str:
        """The first refusal that speaks of the plan or the session; empty: none, or a later call got through.

        A call whose NIK is nobody's may say it, too, where none is about the resident.
        """
        codes = self.codes or tuple(call.code for call in self.tried.others)
        return "" if "01" in codes else next((code for code in codes if code in ON_CODE), "")

    @property
    def fault(self) -> str:
        """The kind of fault that met a call, other than the pre-flight's own; empty: none."""
        return next((call.fault for call in self.calls if call.fault not in ("", self.own_fault)), "")

    @property
    def is_unrecognised(self) -> bool:
        """Whether no rule of the plan reads the application's answer."""
        return self.reading.outcome is Outcome.TAK_DIKENAL

    @property
    def is_held_up(self) -> bool:
        """Whether the application answered before it took the request up: a login, a token, a field."""
        return self.is_unrecognised and self.reading.status in ON_STATUS


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


def _silent_after_call(seen: Seen) -> Words:
    detail = seen.reading.detail
    return Words(
        f"aplikasi menanyai DWH, tetapi tidak menjawab pemohon: {detail.indonesian}",
        f"the application asked the DWH, but does not answer the applicant: {detail.english}",
    )


def _led_away(seen: Seen) -> Words:
    detail = seen.reading.detail
    return Words(
        f"jawaban akhir untuk permohonan yang benar tidak terbaca: {detail.indonesian}",
        f"the last answer to a correct request cannot be read: {detail.english}",
    )


def _led_away_remedy(seen: Seen) -> Words:
    there = seen.reading.led_to
    return Words(
        f"samakan keduanya: alamat aplikasi sendiri (misalnya APP_URL, base_url) dan subject.base, di sini {there}",
        f"let both be the same: the application's own address (e.g. APP_URL, base_url) and subject.base, here {there}",
    )


def _late_page(seen: Seen) -> Words:
    later = seen.tried.later
    assert later is not None, "only then it applies"
    return Words(
        f"rencana membaca hasil permohonan yang benar terlalu dini: {seen.reading.outcome}, kemudian {later.outcome}",
        f"the plan reads the outcome of a correct request too early: {seen.reading.outcome}, later {later.outcome}",
    )


def _late_page_remedy(seen: Seen) -> Words:
    assert seen.tried.later is not None, "only then it applies"
    return seen.tried.later.remedy


def _refused(seen: Seen) -> Words:
    message, code = ON_CODE[seen.refused][0], seen.refused
    return Words(f"{message.indonesian} (kode {code})", f"{message.english} (code {code})")


def _not_taken_up(seen: Seen) -> Words:
    because = ON_STATUS.get(seen.reading.status, Words("", ""))
    lead = Words(*(f"{text}; " if text else "" for text in because))
    return Words(
        f"permohonan yang benar tidak sampai diproses: {lead.indonesian}simulator tidak dipanggil tentangnya, dan "
        f"jawaban aplikasi tidak dikenali rencana ({seen.reading.detail.indonesian})",
        f"a correct request was not taken up: {lead.english}the simulator was not called about it, and the plan "
        f"does not recognise the application's answer ({seen.reading.detail.english})",
    )


def _not_called(seen: Seen) -> Words:
    outcome, detail = seen.reading.outcome, seen.reading.detail
    because = ON_STATUS.get(seen.reading.status, Words("", ""))
    lead = Words(*(f"{text}; " if text else "" for text in because))
    return Words(
        f"{lead.indonesian}aplikasi tidak memanggil simulator (hasil: {outcome}, {detail.indonesian})",
        f"{lead.english}the application does not call the simulator (outcome: {outcome}, {detail.english})",
    )


def _refused_unasked(seen: Seen) -> Words:
    outcome, detail = seen.reading.outcome, seen.reading.detail
    because = ON_STATUS.get(seen.reading.status, Words("", ""))
    lead = Words(*(f"{text}; " if text else "" for text in because))
    return Words(
        f"{lead.indonesian}aplikasi menjawab dengan penolakan dan tidak memanggil simulator (hasil: {outcome}, "
        f"{detail.indonesian})",
        f"{lead.english}the application answers with a refusal and does not call the simulator (outcome: {outcome}, "
        f"{detail.english})",
    )


def _nearly_called(seen: Seen) -> Words:
    near = told_near(seen.tried.near)
    return Words(
        f"aplikasi menghubungi simulator, tetapi bukan sebagai panggilan layanan: {near}",
        f"the application reaches the simulator, but not as a call of the service: {near}",
    )


def _remedy_of_status(otherwise: Callable[[Seen], Words]) -> Callable[[Seen], Words]:
    """Return what helps against the status of the answer, where it says anything, else `otherwise`."""
    return lambda seen: REMEDY_OF_STATUS.get(seen.reading.status) or otherwise(seen)


def _rules_first(remedy: Callable[[Seen], Words]) -> Callable[[Seen], Words]:
    """Return `remedy` behind a look at the application's own rules."""

    def both(seen: Seen) -> Words:
        after = remedy(seen)
        return Words(
            f"periksa {OWN_RULES.indonesian}; bila bukan itu, {after.indonesian}",
            f"look at {OWN_RULES.english}; if it is none of these, {after.english}",
        )

    return both


def _asked_of_others(seen: Seen) -> Words:
    outcome = seen.reading.outcome
    return Words(
        f"aplikasi menanyai DWH, tetapi tidak tentang NIK yang diketik pemohon (hasil: {outcome})",
        f"the application asks the DWH, but not about the NIK that the applicant typed (outcome: {outcome})",
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
    Misfit(lambda seen: bool(seen.reading.led_to) and seen.is_unrecognised, _led_away, _led_away_remedy),
    Misfit(
        lambda seen: seen.reading.status == 0 and bool(seen.calls),
        _silent_after_call,
        _always(
            "perbesar patience.answer, atau periksa apa yang masih ditunggu aplikasi sesudah DWH menjawab",
            "raise patience.answer, or look what the application still waits for after the DWH has answered",
        ),
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
        lambda seen: not seen.calls and bool(seen.tried.others) and not seen.is_held_up,
        _asked_of_others,
        _always(
            "isi {NIK} pada [[subject.request]] ke bidang NIK aplikasi; bila aplikasi baru bertanya jauh sesudah "
            "menjawab, perbesar patience.answer",
            "let [[subject.request]] fill {NIK} into the application's field for it; where the application asks long "
            "after it has answered, raise patience.answer",
        ),
    ),
    Misfit(
        lambda seen: not seen.calls and bool(seen.tried.near),
        _nearly_called,
        _always(
            "pakai alamat {endpoint....} dari rencana utuh, huruf demi huruf, dengan POST",
            "use the plan's {endpoint....} whole, letter by letter, with POST",
        ),
    ),
    Misfit(
        lambda seen: not seen.calls and seen.is_unrecognised,
        _not_taken_up,
        _remedy_of_status(lambda seen: RECIPE if seen.tried.others else RECIPE_AND_ADDRESS),
    ),
    Misfit(
        lambda seen: not seen.calls and seen.reading.outcome is Outcome.DITOLAK,
        _refused_unasked,
        _rules_first(_remedy_of_status(lambda _: ADDRESS)),
    ),
    Misfit(
        lambda seen: not seen.calls,
        _not_called,
        _remedy_of_status(lambda _: ADDRESS),
    ),
    Misfit(lambda seen: seen.tried.later is not None, _late_page, _late_page_remedy),
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


def check_control(tried: Tried, own_fault: str = "") -> Control:
    """Return the positive control of a run, or raise where the plan, not the application, is at fault.

    `own_fault` is the kind of fault that the pre-flight itself has switched on. The resident matches. An application
    that was told so and yet refuses is not misconfigured: the control is then returned unseen, and the scenarios say
    what that means.
    """
    seen = Seen(tried, own_fault)
    for misfit in MISFITS:
        if misfit.applies(seen):
            refuse(with_steps(misfit.message(seen), tried), misfit.remedy(seen))
    return Control(tried.reading.outcome, seen.codes)
