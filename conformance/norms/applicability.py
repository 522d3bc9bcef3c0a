"""Does a scenario apply to this agreement and plan? If not, the reason is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from conformance.bilingual import Words

REQUIREMENT_TAG_AREAS = (
    "AKS", "KOD", "ELM", "KUO", "POL", "SIM", "BAG", "SEC", "BAL", "KTP", "LAY", "NET", "PLB", "AGR", "POC", "ADM",
    "LAP", "SNK",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """What an agreement grants and a plan declares, as far as it decides what applies."""

    methods: tuple[str, ...]
    dialect: str
    elemen: tuple[str, ...] = ()
    """Wire names that the application declares."""
    has_operator_page: bool = False
    """Whether the plan names the page of the operator."""
    has_notifications: bool = False
    """Whether the plan says where applicants are told what came of a kept request."""
    only: tuple[str, ...] = ()
    """Ids asked for with `--only`; empty: all."""


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of one scenario (its feature's included), read."""

    id: str
    requirements: tuple[str, ...]
    methods: tuple[str, ...]
    """`@metode:CALL_NIK`: applies where one of them is granted; empty: always."""
    not_dialects: tuple[str, ...]
    """`@bukan-dialek:lama`."""
    is_sample: bool = False
    """`@dialek-lain`: tried in the other dialects, too."""
    needs: tuple[str, ...] = ()
    """`@perlu:elemen-pembanding`: applies only where the plan has it."""


SAMPLE_TAG = "dialek-lain"
NEEDS: Mapping[str, tuple[Callable[[Profile], bool], Words]] = {
    "elemen-pembanding": (
        lambda profile: bool(set(profile.elemen) - {"NIK"}),
        Words("aplikasi hanya menyatakan NIK", "the application declares the NIK alone"),
    ),
    "halaman-petugas": (
        lambda profile: profile.has_operator_page,
        Words(
            "rencana tidak menyebut halaman pengelola, [aplikasi.petugas]",
            "the plan names no page of the operator, [aplikasi.petugas]",
        ),
    ),
    "notifikasi": (
        lambda profile: profile.has_notifications,
        Words(
            "rencana tidak menyebut kabar kepada pemohon, [notifikasi]",
            "the plan names no notification of applicants, [notifikasi]",
        ),
    ),
}
"""What a scenario may need of a plan: whether it is there, and what is said where it is not."""


class TagError(Exception):
    """A scenario whose tags cannot be used: a fault of the suite."""


def read_tags(tags: Mapping[str, None] | list[str] | set[str]) -> Tags:
    """Return the tags of a scenario; raise `TagError` for an unknown one, or where id or requirement is missing."""
    ids, requirements, methods, not_dialects, needs = [], [], [], [], []
    for tag in sorted(tags):
        kind, _, value = tag.partition(":")
        if tag == SAMPLE_TAG:
            continue
        if kind == "id":
            ids.append(value)
        elif kind == "metode":
            methods.append(value)
        elif kind == "bukan-dialek":
            not_dialects.append(value)
        elif kind == "perlu" and value in NEEDS:
            needs.append(value)
        elif tag.split("-")[0] in REQUIREMENT_TAG_AREAS:
            requirements.append(tag)
        else:
            raise TagError(f"tag @{tag} tidak dikenal")
    if len(ids) != 1 or not requirements:
        raise TagError(f"skenario perlu tepat satu @id: dan sedikitnya satu persyaratan, ada: {sorted(tags)}")
    sample = SAMPLE_TAG in tags
    return Tags(ids[0], tuple(requirements), tuple(methods), tuple(not_dialects), sample, tuple(needs))


def reason_left_out(tags: Tags, profile: Profile) -> Words | None:
    """Return why the scenario does not apply; None where it does."""
    if tags.methods and not set(tags.methods) & set(profile.methods):
        return Words(
            f"perjanjian tidak memberi metode {' atau '.join(tags.methods)}",
            f"the agreement does not grant the method {' or '.join(tags.methods)}",
        )
    if profile.dialect in tags.not_dialects:
        return Words(
            f"dialek {profile.dialect} tidak mengenal hal ini", f"the dialect {profile.dialect} does not know of it"
        )
    return next((why for need, (is_there, why) in NEEDS.items() if need in tags.needs and not is_there(profile)), None)
