"""What was said, to the pengelola and to the applicant?"""

import re
from collections.abc import Sequence

from conformance.bilingual import Words
from conformance.judging.answer import SUCCESS, Answer, Seen, met, red, submission_of, untestable
from conformance.outcome import Owner, Verdict
from conformance.record.evidence import Submission

SHARED = ("BAG-03", "BAG-01")
"""What an application may breach that tells somebody what the DWH alone knows of the resident."""
STATUS_WORDS = {
    "meninggal": Words("meninggal(?: dunia)?|wafat|almarhum|almarhumah", "deceased|dead|died"),
    "ganda": Words("ganda|duplikat", "duplicate|duplicated"),
    "non aktif": Words("(?:non|tidak)[ -]?aktif|nonaktif", "inactive|not active"),
}
"""What the DWH says of a resident by codes 11, 12 and 14 -> the whole words that tell it, in both languages."""


def operator_told(seen: Seen) -> Answer:
    """The operator's page says something that it did not say before."""
    told = seen.evidence.operator_told
    if told is None:
        return untestable(
            f"halaman pengelola tidak terbaca: {seen.evidence.operator_fault or 'tidak dibuka'}",
            f"the operator's page could not be read: {seen.evidence.operator_fault_en or 'it was not opened'}",
        )
    codes = ", ".join(dict.fromkeys(call.code for call in seen.evidence.exchanges if call.code not in ("", SUCCESS)))
    after = Words(f"sesudah kode {codes}", f"after code {codes}") if codes else Words("", "")
    if told:
        return met(
            f"halaman pengelola memuat hal baru {after.indonesian}".strip(),
            f"the operator's page says something new {after.english}".strip(),
        )
    return red(
        f"halaman pengelola tidak memuat hal baru {after.indonesian or 'sesudah gangguan'}",
        f"the operator's page says nothing new {after.english or 'after the fault'}",
    )


def status_untold(seen: Seen) -> Answer:
    """Nothing on the applicant's page says what the DWH said of the resident whose NIK it is.

    Words that the page of another refused applicant (submission `compared`) has as well say nothing.
    """
    submission = submission_of(seen)
    compared = seen.evidence.submissions[seen.params["compared"]]
    if not submission.page or not compared.page:
        return untestable(
            "kata-kata kepada pemohon tidak terbaca, jadi tidak dapat dibandingkan",
            "what the applicant was told could not be read, so it cannot be compared",
        )
    status = seen.params["status"]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(STATUS_WORDS[status])})(?!\w)", re.IGNORECASE)
    usual = {found.casefold() for found in pattern.findall(compared.page)}
    telling = list(dict.fromkeys(word for word in pattern.findall(submission.page) if word.casefold() not in usual))
    if telling:
        words = ", ".join(telling)
        return red(
            f"orang yang isiannya keliru membaca tentang pemilik NIK itu: {words}; pada kode 13 kata itu tidak ada",
            f"somebody whose data are wrong reads of the NIK's owner: {words}; with code 13 the word is not there",
            owner=Owner.NORMA,
            breaches=SHARED,
            at_most=Verdict.TINJAU,
        )
    return met(
        f"kata-kata kepada pemohon tidak mengungkap status penduduk ({status})",
        f"what the applicant is told does not reveal the resident's status ({status})",
    )


def told_elements(submission: Submission) -> tuple[str, ...]:
    """Return which elements that the applicant did not type his page has, for him or for his browser alone."""
    return submission.shown + submission.hidden


def told_names(shown: Sequence[str], hidden: Sequence[str]) -> Words:
    """Return the wire names of elements, with the remark which of them are hidden in the answer."""
    read, unread = ", ".join(shown), ", ".join(hidden)
    if not unread:
        return Words.same(read)
    lead = f"{read}, " if read else ""
    return Words(f"{lead}tersembunyi dalam jawaban: {unread}", f"{lead}hidden in the answer: {unread}")


def owner_untold(seen: Seen) -> Answer:
    """The page of an applicant whose data are wrong has no element of the resident that he did not type right."""
    submission = submission_of(seen)
    if told_elements(submission):
        names = told_names(submission.shown, submission.hidden)
        return red(
            f"orang yang isiannya keliru diberi data pemilik NIK itu: {names.indonesian}",
            f"somebody whose data are wrong is given data of the NIK's owner: {names.english}",
        )
    if not submission.page:
        return untestable(
            "kata-kata kepada pemohon tidak terbaca, jadi tidak dapat dinilai",
            "what the applicant was told could not be read, so it cannot be judged",
        )
    return met(
        "halaman pemohon tidak memuat data pemilik NIK itu yang tidak ia isikan dengan benar",
        "the applicant's page has no data of the NIK's owner that he did not type right",
    )
