"""Does an application refuse a success for its form? What differs between two dialects of a session shows it. Pure."""

from conformance.bilingual import Words
from conformance.outcome import Outcome
from conformance.plan.tables import Dialect
from conformance.preflight.tried import Tried


def was_told_of_a_match(tried: Tried) -> bool:
    """Whether all that the DWH told the application is that what it sent matches, or the data that it asked for."""
    return bool(tried.calls) and all(call.code == "01" and call.is_match is not False for call in tried.calls)


def tell_dialects(own: str, there: Tried) -> Words | None:
    """Return what is to be said where a success was not taken in `own`; None: the same in `baru`, so nothing is known.

    What was seen is told, and what differs on the wire; why the application does so was not seen.
    """
    if own != Dialect.JUKNIS or there.reading.outcome is not Outcome.DITERUSKAN:
        return None
    return Words(
        "permohonan yang benar tidak terlihat diteruskan dalam dialek juknis, tetapi diteruskan dalam dialek baru. "
        'Pada keberhasilan keduanya berbeda dalam satu hal: juknis memuat RESPONSE_CODE "01" dan RESPONSE_DESC. '
        "Periksa apakah aplikasi memperlakukan setiap jawaban ber-RESPONSE_CODE sebagai kesalahan. Tanpa kode itu: "
        '--dialect baru, atau dialect = "baru" pada [poc]',
        "a correct request was not seen going on in the dialect juknis, but goes on in the dialect baru. On success "
        'the two differ in one thing: juknis carries RESPONSE_CODE "01" and RESPONSE_DESC. Look whether the '
        "application takes every answer with a RESPONSE_CODE for an error. To rehearse without that code: "
        '--dialect baru, or dialect = "baru" in [poc]',
    )
