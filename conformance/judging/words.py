"""Are the words to the applicant those of a service, and does it show only what it declared?"""

from collections.abc import Sequence

from conformance.bilingual import Words
from conformance.judging.answer import Answer, Seen, met, red, untestable
from conformance.judging.technical import technical_words
from conformance.judging.telling import told_elements, told_names
from conformance.outcome import Verdict
from conformance.record.evidence import Submission

WORDS_REMEDIES: dict[str, Words] = {
    "plain_words": Words(
        "tulis kepada pemohon dengan kata sehari-hari apa yang terjadi dan apa yang dapat ia lakukan; kode, jawaban "
        "mentah dan pesan galat hanya untuk pengelola",
        "tell the applicant in everyday words what happened and what to do; codes, raw answers and error messages are "
        "for the operator alone",
    ),
    "shown_declared": Words(
        "tampilkan hanya elemen yang tercantum untuk aplikasi ini dalam Juknis; buang yang lain begitu jawaban tiba",
        "show only the elements that the Juknis lists for this application; drop the others as soon as they arrive",
    ),
}
"""What the vendor should fix, by the kind of check."""
_WORDS, _PLACES = 6, 3
"""So many words and places are named; more would not be read."""
_UNREAD = untestable(
    "kata-kata kepada pemohon tidak terbaca, jadi tidak dapat dinilai",
    "what the applicants were told could not be read, so it cannot be judged",
)


def plain_words(seen: Seen) -> Answer:
    """No page shows its applicant a code, a raw answer or a technical word; which words those are is our reading."""
    pages = _pages(seen)
    if not pages:
        return _UNREAD
    told = [(submission, technical_words(submission.page)) for submission in pages]
    spoilt = [submission for submission, words in told if words]
    if not spoilt:
        return met(
            f"tidak ada kode atau kata teknis pada {len(pages)} halaman kepada pemohon",
            f"no code and no technical word on {len(pages)} pages to applicants",
        )
    every = [word for _, words in told for word in words]
    by_pages = sorted(dict.fromkeys(every), key=lambda word: -every.count(word))
    indonesian = ", ".join(f"{word.indonesian} ({every.count(word)})" for word in by_pages[:_WORDS])
    english = ", ".join(f"{word.english} ({every.count(word)})" for word in by_pages[:_WORDS])
    places = _places(seen, spoilt)
    return red(
        f"{len(spoilt)} dari {len(pages)} halaman kepada pemohon memuat kata teknis: {indonesian}; {places}",
        f"{len(spoilt)} of {len(pages)} pages to applicants have technical words: {english}; {places}",
        at_most=Verdict.PERINGATAN,
    )


def shown_declared(seen: Seen) -> Answer:
    """No page showed an element of the resident that the applicant did not type and the application did not declare.

    What stands hidden in the answer, in an attribute, a script, a header or a cookie, is in the applicant's hands too.
    """
    pages = _pages(seen)
    declared = set(seen.params["declared"]) | {"NIK"}
    showing = [submission for submission in pages if set(told_elements(submission)) - declared]
    if showing:
        shown = sorted({name for one in showing for name in one.shown} - declared)
        hidden = sorted({name for one in showing for name in one.hidden} - declared - set(shown))
        names, places = told_names(shown, hidden), _places(seen, showing)
        return red(
            f"elemen yang tidak dinyatakan ditampilkan: {names.indonesian} ({len(showing)} dari {len(pages)} halaman; "
            f"{places})",
            f"elements that are not declared are shown: {names.english} ({len(showing)} of {len(pages)} pages; "
            f"{places})",
        )
    if not pages:
        return _UNREAD
    return met(
        f"hanya elemen yang dinyatakan ditampilkan pada {len(pages)} halaman",
        f"only declared elements are shown on {len(pages)} pages",
    )


def _pages(seen: Seen) -> list[Submission]:
    """Return what was read: of the submission that is asked about, or of all of the run."""
    run = seen.run or (seen.evidence,)
    asked = [one for evidence in run for one in evidence.submissions] if seen.submission is None else [seen.submission]
    return [submission for submission in asked if submission.page]


def _places(seen: Seen, submissions: Sequence[Submission]) -> str:
    """Return the first of `submissions`: scenario and persona."""
    run = seen.run or (seen.evidence,)
    places = [
        f"{evidence.id} ({one.persona})" for evidence in run for one in evidence.submissions if one in submissions
    ]
    first = ", ".join(dict.fromkeys(places[:_PLACES]))
    return first + (", …" if len(places) > _PLACES else "")
