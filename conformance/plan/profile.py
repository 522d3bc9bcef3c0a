"""What does a plan declare, as far as it decides which scenarios apply?"""

from collections.abc import Iterable

from conformance.norms.applicability import Profile
from conformance.plan.tables import Plan


def profile_of(plan: Plan, methods: Iterable[str], dialect: str, only: tuple[str, ...] = ()) -> Profile:
    """Return what applies is decided by: what the agreement grants, the dialect of the session, and the plan.

    `methods` are wire names; `only` the ids that were asked for, empty for all.
    """
    return Profile(
        methods=tuple(methods),
        dialect=dialect,
        elemen=tuple(plan.aplikasi.elemen),
        has_operator_page=plan.aplikasi.petugas is not None,
        has_notifications=plan.notifikasi is not None,
        only=only,
    )
