"""What does a plan declare, as far as it decides which scenarios apply?"""

from collections.abc import Iterable

from conformance.norms.applicability import Profile
from conformance.plan.addresses import application_address
from conformance.plan.tables import CommandRecipe, GuidedRecipe, Plan
from conformance.plan.typed import is_at_portal, may_end_at_page, typed_by, typed_elements, used_methods

WITH_CONSENT = "with_consent"
"""What an agreement and its session say that lets data be stored with their owner's consent."""


def profile_of(
    plan: Plan,
    methods: Iterable[str],
    dialect: str,
    only: tuple[str, ...] = (),
    *,
    has_reader: bool = False,
    may_store: bool = False,
) -> Profile:
    """Return what applies is decided by: what the agreement grants, the dialect of the session, and the plan.

    `methods` are wire names; `only` the ids that were asked for, empty for all. `has_reader`: the agreement
    has card readers used; `may_store`: it lets data be stored with their owner's consent.
    """
    used, granted = used_methods(plan), tuple(methods)
    return Profile(
        methods=granted,
        dialect=dialect,
        typed=typed_elements(plan),
        used_methods=used,
        can_read_again=plan.notifikasi is not None or may_end_at_page(plan),
        can_open_again=may_end_at_page(plan),
        can_restart=bool(plan.aplikasi.proses),
        has_operator_page=plan.aplikasi.petugas is not None,
        has_clients=not isinstance(plan.subject, CommandRecipe | GuidedRecipe),
        entrances=tuple(typed_by(one.resep) for one in plan.aplikasi.pintu or () if one.resep is not None),
        is_by_person=isinstance(plan.subject, GuidedRecipe),
        has_reader=has_reader,
        asks_user_id=plan.user_id is not None,
        has_notifications=plan.notifikasi is not None,
        has_stores=any(plan.penyimpanan.places.values()),
        asks_consent=plan.penyimpanan.persetujuan is not None,
        takes_back_consent=plan.penyimpanan.cabut is not None,
        may_store=may_store,
        has_address=bool(application_address(plan)),
        has_document=plan.aplikasi.dokumen is not None,
        only=only,
        is_at_portal=is_at_portal(used, granted),
    )
