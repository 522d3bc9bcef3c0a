"""Are a scenario's tags read, and is the reason written where it does not apply?"""

import pytest

from conformance.bilingual import Words
from conformance.norms.applicability import Profile, TagError, Tags, read_tags, reason_left_out

JUKNIS = Profile(("CALL_VERIFY_BY_ELEMEN", "portal"), "juknis")
NOT_GRANTED = Words(
    "perjanjian tidak memberi metode CALL_NIK atau CALL_FR",
    "the agreement does not grant the method CALL_NIK or CALL_FR",
)
NOT_SPOKEN = Words("dialek lama tidak mengenal hal ini", "the dialect lama does not know of it")


def test_tags_are_read_into_id_requirements_methods_and_dialects() -> None:
    tags = ["id:kod-10", "KOD-20:T", "KOD-10", "metode:CALL_NIK", "metode:CALL_FR", "bukan-dialek:lama"]
    assert read_tags(tags) == Tags("kod-10", ("KOD-10", "KOD-20:T"), ("CALL_FR", "CALL_NIK"), ("lama",))


def test_a_scenario_may_be_marked_for_the_other_dialects() -> None:
    assert read_tags(["id:a", "KOD-10", "dialek-lain"]).is_sample
    assert not read_tags(["id:a", "KOD-10"]).is_sample


@pytest.mark.parametrize("tags", [["KOD-10"], ["id:a"], ["id:a", "id:b", "KOD-10"], []])
def test_a_scenario_needs_one_id_and_a_requirement(tags: list[str]) -> None:
    with pytest.raises(TagError, match="tepat satu @id"):
        read_tags(tags)


@pytest.mark.parametrize("tag", ["wip", "KODE-10", "Id:x", "dialek:lama"])
def test_an_unknown_tag_is_a_fault_of_the_suite(tag: str) -> None:
    with pytest.raises(TagError, match=f"@{tag} tidak dikenal"):
        read_tags(["id:a", "KOD-10", tag])


@pytest.mark.parametrize(
    ("methods", "not_dialects", "profile", "reason"),
    [
        ((), (), JUKNIS, None),
        (("CALL_VERIFY_BY_ELEMEN",), (), JUKNIS, None),
        (("CALL_NIK", "CALL_VERIFY_BY_ELEMEN"), (), JUKNIS, None),
        (
            ("CALL_NIK", "CALL_FR"),
            (),
            JUKNIS,
            Words(
                "perjanjian tidak memberi metode CALL_NIK atau CALL_FR",
                "the agreement does not grant the method CALL_NIK or CALL_FR",
            ),
        ),
        ((), ("lama",), JUKNIS, None),
        (
            (),
            ("lama",),
            Profile((), "lama"),
            NOT_SPOKEN,
        ),
    ],
)
def test_what_does_not_apply_has_its_reason(
    methods: tuple[str, ...], not_dialects: tuple[str, ...], profile: Profile, reason: Words | None
) -> None:
    assert reason_left_out(Tags("a", ("KOD-10",), methods, not_dialects), profile) == reason


def test_what_a_scenario_needs_of_the_plan_is_read_and_an_unknown_need_is_a_fault_of_the_suite() -> None:
    tags = read_tags(["id:a", "KOD-20", "perlu:elemen-pembanding", "perlu:halaman-petugas"])
    assert tags.needs == ("elemen-pembanding", "halaman-petugas")
    with pytest.raises(TagError, match="@perlu:uang tidak dikenal"):
        read_tags(["id:a", "KOD-20", "perlu:uang"])


@pytest.mark.parametrize(
    ("need", "there", "missing", "english"),
    [
        (
            "elemen-pembanding",
            Profile((), "juknis", elemen=("NIK", "NAMA_LGKP")),
            Profile((), "juknis", elemen=("NIK",)),
            "the application declares the NIK alone",
        ),
        (
            "halaman-petugas",
            Profile((), "juknis", has_operator_page=True),
            Profile((), "juknis"),
            "the plan names no page of the operator, [aplikasi.petugas]",
        ),
        (
            "notifikasi",
            Profile((), "juknis", has_notifications=True),
            Profile((), "juknis"),
            "the plan names no notification of applicants, [notifikasi]",
        ),
    ],
)
def test_a_scenario_is_left_out_where_the_plan_lacks_what_it_needs(
    need: str, there: Profile, missing: Profile, english: str
) -> None:
    tags = Tags("a", ("KOD-20",), (), (), needs=(need,))
    assert reason_left_out(tags, there) is None
    reason = reason_left_out(tags, missing)
    assert reason is not None
    assert reason.english == english
