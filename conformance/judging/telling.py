"""What was said, to the pengelola and to the applicant?"""

import re

from conformance.bilingual import Words
from conformance.judging.answer import SUCCESS, Answer, Seen, met, red, submission_of, untestable
from conformance.outcome import Owner, Verdict

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
