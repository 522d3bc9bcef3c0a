import re

import pytest

from conformance.files.norm_files import load_catalogue
from conformance.norms.catalogue import (
    Actor,
    CatalogueError,
    Obligation,
    Part,
    Requirement,
    RequirementRef,
    Showing,
    Source,
    UnknownRequirement,
    parse_catalogue,
)
from conformance.norms.severity import severity

NORMS = """
[[norm]]
id = "JKN"
title = "Juknis contoh"
kind = "juknis"
year = 2026
agreement = "contoh"

[[norm]]
id = "WIRE"
title = "Kontrak kawat"
kind = "kontrak_kawat"
"""
ONE = """
[[requirement]]
id = "KOD-20"
summary = "Aplikasi mengikuti alur."
summary_en = "The application follows the flow."
who = ["P"]
shows = ["AUTO", "GUIDED"]
  [[requirement.part]]
  obligation = "W"
  binds = "Aplikasi berhenti bila tidak sesuai."
  sources = [{ norm = "JKN", at = "II.3", quote = 'hasil "tidak sesuai"' }]
  [[requirement.part]]
  obligation = "T"
  binds = "Aplikasi memberi tahu operator."
  sources = [{ norm = "WIRE", at = "4.2" }]
"""


def parse(requirements: str, norms: str = NORMS) -> dict[str, Requirement]:
    return dict(parse_catalogue({"sumber.toml": norms, "kod.toml": requirements}))


def fault(requirements: str, norms: str = NORMS) -> CatalogueError:
    with pytest.raises(CatalogueError) as caught:
        parse(requirements, norms)
    return caught.value


def test_a_requirement_is_read_with_its_parts_in_order() -> None:
    assert parse(ONE)["KOD-20"] == Requirement(
        id="KOD-20",
        summary="Aplikasi mengikuti alur.",
        summary_en="The application follows the flow.",
        who=(Actor.PENGGUNA,),
        shows=(Showing.AUTO, Showing.GUIDED),
        parts=(
            Part(
                Obligation.WAJIB,
                "Aplikasi berhenti bila tidak sesuai.",
                (Source("JKN", "II.3", 'hasil "tidak sesuai"'),),
            ),
            Part(Obligation.TURUNAN, "Aplikasi memberi tahu operator.", (Source("WIRE", "4.2"),)),
        ),
    )


def test_a_catalogue_is_a_mapping_in_the_order_of_its_files() -> None:
    other = ONE.replace("KOD-20", "AKS-01")
    catalogue = parse_catalogue({"b.toml": ONE, "a.toml": other, "sumber.toml": NORMS})
    assert list(catalogue) == ["KOD-20", "AKS-01"]
    assert len(catalogue) == 2
    assert catalogue["AKS-01"].id == "AKS-01"
    assert "SNK-01" not in catalogue
    assert catalogue.norms["JKN"].agreement == "contoh"


def test_a_bare_reference_means_the_first_part() -> None:
    catalogue = parse_catalogue({"f.toml": NORMS + ONE})
    ref = RequirementRef.parse("KOD-20")
    assert catalogue.part(ref).binds == "Aplikasi berhenti bila tidak sesuai."
    assert catalogue.obligation(ref) is Obligation.WAJIB


def test_a_reference_with_a_letter_means_that_part() -> None:
    catalogue = parse_catalogue({"f.toml": NORMS + ONE})
    assert catalogue.part(RequirementRef.parse("KOD-20:T")).binds == "Aplikasi memberi tahu operator."


@pytest.mark.parametrize("text", ["KOD-20", "KOD-20:T", "SNK-06:D"])
def test_a_reference_is_written_as_it_was_read(text: str) -> None:
    assert str(RequirementRef.parse(text)) == text


@pytest.mark.parametrize("text", ["", "KOD20", "KOD-2", "KOD-20:X", "kod-20", "KOD-20 ", "KOD-20:", "KOD-٢٠"])
def test_what_is_no_reference_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="KOD-20:T"):
        RequirementRef.parse(text)


def test_an_unknown_requirement_is_answered_with_the_nearest() -> None:
    catalogue = parse_catalogue({"f.toml": NORMS + ONE})
    with pytest.raises(UnknownRequirement, match="KOD-20"):
        catalogue.part(RequirementRef.parse("KOD-21"))


def test_an_unknown_requirement_without_a_neighbour_is_only_named() -> None:
    catalogue = parse_catalogue({"f.toml": NORMS + ONE})
    with pytest.raises(UnknownRequirement, match=r"^SEC-99 .*catalogue$"):
        catalogue.part(RequirementRef.parse("SEC-99"))


def test_a_letter_that_the_requirement_lacks_names_those_it_has() -> None:
    catalogue = parse_catalogue({"f.toml": NORMS + ONE})
    with pytest.raises(UnknownRequirement, match="W, T"):
        catalogue.part(RequirementRef.parse("KOD-20:L"))


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('id = "KOD-20"', 'id = "KOD-2"', "id"),
        ('id = "KOD-20"', "", "id"),
        ('summary_en = "The application follows the flow."', 'summary_en = " "', "summary_en"),
        ('who = ["P"]', 'who = ["Q"]', "who[0]"),
        ('who = ["P"]', "who = []", "who"),
        ('shows = ["AUTO", "GUIDED"]', 'shows = "AUTO"', "shows"),
        ('shows = ["AUTO", "GUIDED"]', 'sows = ["AUTO"]', "sows"),
        ('obligation = "W"', 'obligation = "M"', "part[0].obligation"),
        ('obligation = "T"', 'obligation = "W"', "part.obligation"),
        ('at = "4.2"', "at = 4", "part[1].sources[0].at"),
        ('norm = "JKN"', 'norm = "XYZ"', "sources.norm"),
        (", quote = 'hasil \"tidak sesuai\"'", "", "sources.quote"),
        ('at = "4.2"', "at = \"4.2\", quote = 'kalimat'", "sources.quote"),
    ],
)
def test_a_fault_names_file_and_key_and_remedy(old: str, new: str, key: str) -> None:
    error = fault(ONE.replace(old, new, 1))
    assert (error.file, error.key) == ("kod.toml", key)
    assert error.remedy
    assert all(word in str(error) for word in ("kod.toml", error.entry, key, error.remedy))


def test_a_fault_in_an_entry_with_an_id_names_the_id() -> None:
    assert fault(ONE.replace('who = ["P"]', "who = 1")).entry == "KOD-20"


def test_a_fault_in_an_entry_without_an_id_names_its_number() -> None:
    assert fault("requirement = [3]").entry == "#1"


def test_a_derived_part_before_a_binding_one_is_refused() -> None:
    swapped = ONE.replace('"W"', '"X"').replace('"T"', '"W"').replace('"X"', '"T"')
    assert fault(swapped).key == "part.obligation"


def test_a_requirement_without_parts_is_refused() -> None:
    error = fault(ONE[: ONE.index("  [[requirement.part]]")])
    assert (error.key, error.entry) == ("part", "KOD-20")


def test_the_same_id_twice_is_refused_where_it_comes_again() -> None:
    with pytest.raises(CatalogueError, match=r"^b\.toml: KOD-20: id"):
        parse_catalogue({"sumber.toml": NORMS, "a.toml": ONE, "b.toml": ONE})


def test_text_that_is_no_toml_names_the_file() -> None:
    assert fault("id =").file == "kod.toml"


def test_a_table_that_is_neither_norm_nor_requirement_is_refused() -> None:
    assert fault("[[requirements]]").key == "requirements"


def test_a_requirement_that_is_no_list_is_refused() -> None:
    assert fault('[requirement]\nid = "KOD-20"').key == "requirement"


def test_a_norm_of_unknown_kind_is_refused() -> None:
    error = fault(ONE, NORMS.replace('"juknis"', '"pamflet"'))
    assert (error.file, error.entry, error.key) == ("sumber.toml", "JKN", "kind")


def requirement(*parts: Part, unclear: bool = False) -> Requirement:
    return Requirement("KOD-20", "s", "s", (Actor.PENGGUNA,), (Showing.AUTO,), parts, unclear)


def part(letter: str, *norms: str) -> Part:
    return Part(Obligation(letter), "b", tuple(Source(norm, "1", "q") for norm in norms))


OWN = frozenset({"PBG-P", "PBG-J"})
DASAR = frozenset({"PBK"})


@pytest.mark.parametrize(
    ("letter", "norms", "unclear", "expected"),
    [
        ("W", ["BNA-J", "PBG-J"], False, "tidak_lulus"),
        ("L", ["PBG-P"], False, "tidak_lulus"),
        ("L", ["PBK"], False, "tidak_lulus"),
        ("W", ["BTN"], False, "peringatan"),
        ("L", ["BNA-P", "KRA-P"], False, "peringatan"),
        ("D", ["PBG-P"], False, "peringatan"),
        ("T", ["PBG-P"], False, "peringatan"),
        ("W", ["PBG-P"], True, "tinjau"),
        ("L", ["BTN"], True, "tinjau"),
        ("D", ["PBG-P"], True, "tinjau"),
        ("T", ["PBG-P"], True, "peringatan"),
    ],
)
def test_severity_follows_obligation_territory_and_clarity(
    letter: str, norms: list[str], unclear: bool, expected: str
) -> None:
    asked = part(letter, *norms)
    assert severity(asked, requirement(asked, unclear=unclear), DASAR, OWN) == expected


def test_a_regulation_that_is_no_dasar_of_the_agreement_only_warns() -> None:
    asked = part("L", "PBK")
    assert severity(asked, requirement(asked), frozenset(), OWN) == "peringatan"


AREAS = {
    "AKS": 9, "KOD": 20, "ELM": 9, "KUO": 6, "POL": 4, "SIM": 5, "BAG": 2, "SEC": 3, "BAL": 8, "KTP": 10,
    "LAY": 3, "NET": 2, "PLB": 2, "AGR": 1, "POC": 4, "ADM": 8, "LAP": 2, "SNK": 6,
}  # fmt: skip


def test_the_shipped_catalogue_holds_every_area_in_order() -> None:
    catalogue = load_catalogue()
    areas = [key.partition("-")[0] for key in catalogue]
    assert {area: areas.count(area) for area in AREAS} == AREAS
    assert list(dict.fromkeys(areas)) == list(AREAS)


def test_shipped_quotations_carry_no_markup_and_no_long_number() -> None:
    for entry in load_catalogue().values():
        for source in (source for part in entry.parts for source in part.sources):
            assert not re.search(r"[*<>#\n]|\s\s|\d{16}", source.quote), (entry.id, source.quote)


def test_every_shipped_norm_is_cited_or_ours() -> None:
    catalogue = load_catalogue()
    cited = {source.norm for entry in catalogue.values() for part in entry.parts for source in part.sources}
    assert set(catalogue.norms) - cited == {"SIM"}


def test_norms_that_bind_a_party_or_a_territory_say_whom() -> None:
    for norm in load_catalogue().norms.values():
        if norm.kind.is_quotable:
            assert bool(norm.territory) is not bool(norm.agreement), norm.id


@pytest.mark.parametrize(
    ("ref", "letter"),
    [("KOD-20", "W"), ("KOD-20:T", "T"), ("POL-03", "L"), ("KUO-03:D", "D"), ("ADM-07:D", "D"), ("AKS-08", "T")],
)
def test_shipped_references_have_the_letter_of_the_row(ref: str, letter: str) -> None:
    assert load_catalogue().obligation(RequirementRef.parse(ref)) == letter


def test_storage_is_red_in_purbalingga_and_what_only_karanganyar_and_banten_forbid_warns() -> None:
    catalogue = load_catalogue()
    own = frozenset({"PBG-P", "PBG-J", "PBG-L", "PBG-SPTJM", "PBG-NDA"})
    storage, purpose = catalogue["SIM-01"], catalogue["ELM-08"]
    assert severity(storage.parts[0], storage, frozenset(), own) == "tidak_lulus"
    assert severity(purpose.parts[0], purpose, frozenset(), own) == "peringatan"
    assert severity(purpose.parts[0], purpose, DASAR, own) == "tidak_lulus"
