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
            Profile((), "juknis", typed=("NIK", "NAMA_LGKP")),
            Profile((), "juknis", typed=("NIK",)),
            "the plan's recipe fills in {NIK} alone: nothing else can be typed wrong",
        ),
        (
            "nama-diketik",
            Profile((), "juknis", typed=("NIK", "NAMA_LGKP")),
            Profile((), "juknis", typed=("NIK", "TGL_LHR")),
            "the plan's recipe does not fill in {NAMA_LGKP}",
        ),
        (
            "tanggal-lahir-diketik",
            Profile((), "juknis", typed=("NIK", "TGL_LHR")),
            Profile((), "juknis", typed=("NIK", "NAMA_LGKP")),
            "the plan's recipe does not fill in {TGL_LHR}",
        ),
        (
            "hasil-terbaca-lagi",
            Profile((), "juknis", can_read_again=True),
            Profile((), "juknis"),
            "an outcome cannot be read again: the recipe ends at no page, and the plan has no [notifikasi]",
        ),
        (
            "halaman-dibuka-lagi",
            Profile((), "juknis", can_read_again=True, can_open_again=True),
            Profile((), "juknis", can_read_again=True, has_notifications=True),
            "the recipe ends at no page and follows no redirect, so there is no page that can be opened again",
        ),
        (
            "metode-kesesuaian",
            Profile((), "juknis"),
            Profile((), "juknis", used_methods=("CALL_NIK",)),
            "the plan does not use {endpoint.CALL_VERIFY_BY_ELEMEN}: this application compares by itself",
        ),
        (
            "metode-data",
            Profile((), "juknis", used_methods=("CALL_NIK",)),
            Profile(("CALL_NIK",), "juknis", used_methods=("CALL_VERIFY_BY_ELEMEN",)),
            "the plan uses neither {endpoint.CALL_NIK} nor {endpoint.portal}: no data of residents are received here",
        ),
        (
            "metode-data",
            Profile(("portal",), "juknis", is_at_portal=True),
            Profile(("portal",), "juknis", used_methods=("CALL_VERIFY_BY_ELEMEN",)),
            "the plan uses neither {endpoint.CALL_NIK} nor {endpoint.portal}: no data of residents are received here",
        ),
        (
            "metode-kesesuaian",
            Profile((), "juknis", used_methods=("CALL_VERIFY_BY_ELEMEN",)),
            Profile(("portal",), "juknis", is_at_portal=True),
            "the plan does not use {endpoint.CALL_VERIFY_BY_ELEMEN}: this application compares by itself",
        ),
        (
            "web-service",
            Profile(("portal",), "juknis"),
            Profile(("portal",), "juknis", is_at_portal=True),
            "residents are looked up at the Web Portal alone: no elements are sent there, and no machine reads answers",
        ),
        (
            "web-portal",
            Profile(("portal",), "juknis", is_at_portal=True),
            Profile(("portal", "CALL_NIK"), "juknis"),
            "residents are not looked up at the Web Portal",
        ),
        (
            "mulai-ulang",
            Profile((), "juknis", can_restart=True),
            Profile((), "juknis"),
            "the plan does not start the application ([aplikasi.proses]), so it cannot start it again",
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
