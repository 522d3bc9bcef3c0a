"""Who does the steps of a guided subject: a person, or its scripted twin? Pure."""

from enum import StrEnum

import msgspec

from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault
from conformance.plan.tables import GuidedRecipe, Plan


class Doer(StrEnum):
    """Who does what `[subject] kind = "guided"` asks for."""

    ORANG = "orang"
    """A person, by the terminal or the page."""
    KEMBARAN = "kembaran"
    """The recipe `[subject.kembaran]`, without anybody."""


def choose_doer(plan: Plan, asked: str | None, *, is_terminal: bool) -> Doer | None:
    """Return who does it: whom the caller `asked` for, else a person where he sits at a terminal, else the twin.

    None: the subject needs nobody. Raises `PreflightFault` where nobody can do it.
    """
    if not isinstance(plan.subject, GuidedRecipe):
        if asked is None:
            return None
        raise PreflightFault(
            ExitCode.USAGE,
            Words(
                '--petugas: [subject] rencana ini bukan kind = "guided"',
                '--petugas: [subject] of this plan is not kind = "guided"',
            ),
            Words("hilangkan pilihan itu", "leave the option out"),
        )
    chosen = Doer(asked) if asked else Doer.ORANG if is_terminal else Doer.KEMBARAN
    if chosen is Doer.KEMBARAN and plan.subject.kembaran is None:
        raise PreflightFault(
            ExitCode.CONFIGURATION,
            Words(
                "subject.kembaran tidak ada, jadi tanpa petugas di terminal tidak ada yang melayani pemohon",
                "there is no subject.kembaran, so without a clerk at a terminal nobody serves the applicants",
            ),
            Words(
                "tulis [subject.kembaran], atau beri --petugas orang: petugas menjawab pada halaman konsol",
                "write [subject.kembaran], or give --petugas orang: the clerk answers on the console's page",
            ),
        )
    return chosen


def driven_by(plan: Plan, doer: str) -> Plan:
    """Return the plan that is driven: where the twin does it, its recipe stands in place of the person's."""
    subject = plan.subject
    if doer != Doer.KEMBARAN or not isinstance(subject, GuidedRecipe) or subject.kembaran is None:
        return plan
    return msgspec.structs.replace(plan, subject=subject.kembaran)
