"""Did the Pengguna ask for the operator's user id as it has to, and does he work with the one that was handed over?"""

from conformance.judging.answer import Answer, Seen, met, red, untestable
from conformance.outcome import Owner

NAMED = 3
"""So many faults of a form are told; of more their number is said."""


def form_received(seen: Seen) -> Answer:
    """The Dinas has got form and letter: without them there is nothing to look at."""
    asked = seen.evidence.user_id_asked
    if asked is None:
        return untestable("tidak ada permohonan user id", "no user id was asked for", Owner.PENGUJI)
    if asked.undone:
        return untestable(asked.undone, asked.undone_en)
    return met("formulir dan suratnya sampai", "form and letter have arrived")


def form_complete(seen: Seen) -> Answer:
    """Form and letter were taken when they were first handed in (PBG-J II.A.3.a, BNA-J II.A.3.a, KRA-J 2.f)."""
    asked = seen.evidence.user_id_asked
    if asked is None or asked.undone:
        return form_received(seen)
    if asked.faults:
        named, more = "; ".join(asked.faults[:NAMED]), max(0, len(asked.faults) - NAMED)
        return red(
            f"formulir tidak diterima, {len(asked.faults)} kekurangan: {named}" + (f"; {more} lagi" if more else ""),
            f"the form was not taken, {len(asked.faults)} faults: {named}" + (f"; {more} more" if more else ""),
        )
    return met("formulir dan suratnya diterima", "form and letter were taken")


def handed_over(seen: Seen) -> Answer:
    """A user id was handed over with a Berita Acara Serah Terima: without it nobody can work with it."""
    asked = seen.evidence.user_id_asked
    if asked is None or not asked.bast:
        return untestable(
            "tidak ada user id yang diserahkan: formulirnya belum diterima",
            "no user id was handed over: the form was not taken",
        )
    return met(f"diserahkan dengan BAST {asked.bast}", f"handed over with the BAST {asked.bast}")


def own_user_id(seen: Seen) -> Answer:
    """Every call for the applicant, and every sign-in for it, bore the user id that was handed over."""
    told = [call for call in seen.calls if call.is_own_user is not None]
    if not told:
        return untestable(
            "tidak ada panggilan yang menyebut user id untuk pemohon ini",
            "no call for this applicant named a user id",
            Owner.APLIKASI,
        )
    others = [call for call in told if not call.is_own_user]
    if others:
        return red(
            f"{len(others)} dari {len(told)} permintaan memakai user id lain, pertama pada seq {others[0].seq}",
            f"{len(others)} of {len(told)} requests bore another user id, first at seq {others[0].seq}",
        )
    return met("dengan user id yang diserahkan", "with the user id that was handed over")
