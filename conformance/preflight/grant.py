"""Does what the plan declares and the agreement says fit together, and fit the catalogue?"""

from collections.abc import Mapping
from typing import Any

from conformance.bilingual import Words
from conformance.fault import refuse
from conformance.norms.basis import basis_of
from conformance.norms.binding import duties
from conformance.norms.catalogue import Catalogue
from conformance.norms.own_norms import find_faults
from conformance.plan.tables import Plan

WITHOUT_DUTY = (
    Words(
        "norma: perjanjian ini tidak menyisakan kewajiban bagi Pengguna, jadi tidak ada yang dapat gagal",
        "norma: this agreement leaves the Pengguna no duty, so nothing could fail",
    ),
    Words(
        "periksa [norma.*.kecuali]: kecualikan hanya klausul yang memang tidak berlaku",
        "look at [norma.*.kecuali]: except only clauses that really do not bind",
    ),
)
"""What is said of an agreement that excepts everything, and the remedy."""


def check_grant(plan: Plan, session: Mapping[str, Any]) -> None:
    """Raise where the plan declares what the agreement does not grant."""
    beyond = ", ".join(name for name in plan.aplikasi.elemen if name not in session["elemen"])
    if beyond:
        granted, agreement = ", ".join(session["elemen"]), session["agreement"]
        refuse(
            Words(
                f"aplikasi.elemen: perjanjian {agreement} tidak memberi {beyond}",
                f"aplikasi.elemen: the agreement {agreement} does not grant {beyond}",
            ),
            Words(f"pakai sebagian dari: {granted}", f"use some of: {granted}"),
        )


def check_own_norms(session: Mapping[str, Any], catalogue: Catalogue) -> None:
    """Raise where the agreement has no documents, one of its own names unknown clauses, or no duty is left.

    The simulator opens no session without documents; one of an earlier version may still be open.
    """
    if not session["norms"] and not session.get("norma"):
        refuse(
            Words(
                f"sesi {session['id']} dibuka dengan perjanjian tanpa norms dan [norma]: tidak ada yang dapat gagal",
                f"the session {session['id']} has an agreement without norms and [norma]: nothing could fail",
            ),
            Words("tutup sesi itu, lengkapi perjanjiannya", "close that session, complete its agreement"),
        )
    basis = basis_of(session, catalogue)
    faults = list(find_faults(basis.own, catalogue))
    if faults:
        refuse(
            Words(*("; ".join(f"{fault.field}: {fault.message[n]}" for fault in faults) for n in (0, 1))),
            Words(*("; ".join(fault.remedy[n] for fault in faults) for n in (0, 1))),
        )
    if not duties(basis):
        refuse(*WITHOUT_DUTY)
