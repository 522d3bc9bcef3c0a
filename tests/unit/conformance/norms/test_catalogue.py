"""Is the catalogue read as it stands, and is every fault of it named with its remedy?"""

import pytest

from conformance.norms.catalogue import (
    Actor,
    Catalogue,
    CatalogueError,
    DocumentSlot,
    Due,
    Note,
    Obligation,
    Part,
    Per,
    Requirement,
    RequirementRef,
    Showing,
    Source,
    UnknownRequirement,
    parse_catalogue,
)

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
shows = ["AUTO", "GUIDED", "DOC"]
  [[requirement.part]]
  obligation = "W"
  who = ["P"]
  shows = ["AUTO", "DOC"]
  documents = [{ kind = "Alur", kind_en = "The flow", count = 2, per = "aplikasi", due = "iso" }]
  binds = "Aplikasi berhenti bila tidak sesuai."
  sources = [{ norm = "JKN", at = "II.3", quote = 'hasil "tidak sesuai"' }]
  [[requirement.part]]
  obligation = "T"
  who = ["P", "N"]
  shows = ["AUTO"]
  unclear = "Tidak jelas siapa operatornya."
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
        shows=(Showing.AUTO, Showing.GUIDED, Showing.DOC),
        parts=(
            Part(
                Obligation.WAJIB,
                (Actor.PENGGUNA,),
                "Aplikasi berhenti bila tidak sesuai.",
                (Source("JKN", "II.3", 'hasil "tidak sesuai"'),),
                shows=(Showing.AUTO, Showing.DOC),
                documents=(DocumentSlot("Alur", "The flow", 2, Per.APLIKASI, Due.ISO),),
            ),
            Part(
                Obligation.TURUNAN,
                (Actor.PENGGUNA, Actor.DINAS),
                "Aplikasi memberi tahu operator.",
                (Source("WIRE", "4.2"),),
                unclear="Tidak jelas siapa operatornya.",
                shows=(Showing.AUTO,),
            ),
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


def mixed(*parts: tuple[str, str]) -> Requirement:
    """Return a row whose parts are (letter, actors)."""
    bound = [
        Part(Obligation(letter), tuple(Actor(each) for each in who), f"{letter} {who}", (Source("WIRE", "1"),))
        for letter, who in parts
    ]
    return Requirement("KUO-04", "s", "s", (Showing.AUTO,), tuple(bound))


KUOTA = mixed(("W", "N"), ("W", "PK"), ("D", "N"), ("T", "N"), ("T", "P"))


@pytest.mark.parametrize(
    ("text", "binds"),
    [
        ("KUO-04", "W PK"),
        ("KUO-04:W", "W PK"),
        ("KUO-04:WN", "W N"),
        ("KUO-04:WK", "W PK"),
        ("KUO-04:D", "D N"),
        ("KUO-04:T", "T P"),
        ("KUO-04:TN", "T N"),
    ],
)
def test_a_reference_means_what_binds_the_pengguna_unless_it_names_another(text: str, binds: str) -> None:
    assert Catalogue({"KUO-04": KUOTA}, {}).part(RequirementRef.parse(text)).binds == binds


def test_a_row_that_binds_the_pengguna_nowhere_is_meant_by_its_first_part() -> None:
    catalogue = Catalogue({"KUO-04": mixed(("W", "N"), ("D", "K"))}, {})
    assert catalogue.part(RequirementRef.parse("KUO-04")).binds == "W N"


def test_each_part_has_one_shortest_reference() -> None:
    assert [str(ref) for ref in KUOTA.refs()] == ["KUO-04:WN", "KUO-04", "KUO-04:D", "KUO-04:TN", "KUO-04:T"]
    assert [str(ref) for ref in mixed(("W", "N")).refs()] == ["KUO-04"]
    assert KUOTA.ref_of(KUOTA.parts[4]) == RequirementRef("KUO-04", Obligation.TURUNAN)


def test_a_row_binds_all_whom_its_parts_bind_in_one_order() -> None:
    assert KUOTA.who == (Actor.PENGGUNA, Actor.DINAS, Actor.DITJEN)
    assert [part.binds_pengguna for part in KUOTA.parts] == [False, True, False, False, True]


def test_a_part_shows_as_its_row_does_unless_it_says_how() -> None:
    row = parse(ONE)["KOD-20"]
    assert [row.shows_of(part) for part in row.parts] == [(Showing.AUTO, Showing.DOC), (Showing.AUTO,)]
    assert KUOTA.shows_of(KUOTA.parts[0]) == (Showing.AUTO,)


NOTED = """
[[catatan]]
clause = "JKN VI.B"
reason = "Kontak orang, bukan kewajiban."
reason_en = "Contacts, no duty."
"""


def test_what_is_only_noted_stands_beside_the_rows() -> None:
    catalogue = parse_catalogue({"f.toml": NORMS + ONE, "catatan.toml": NOTED})
    assert catalogue.notes == (Note("JKN VI.B", "Kontak orang, bukan kewajiban.", "Contacts, no duty."),)


@pytest.mark.parametrize(
    ("old", "new", "key", "entry"),
    [
        ('"JKN VI.B"', '"XYZ VI.B"', "clause", "XYZ VI.B"),
        ('"JKN VI.B"', '"JKN"', "clause", "JKN"),
        ("reason_en", "reason_eng", "reason_eng", "JKN VI.B"),
    ],
)
def test_a_fault_in_a_note_names_its_clause(old: str, new: str, key: str, entry: str) -> None:
    error = fault(NOTED.replace(old, new))
    assert (error.key, error.entry, bool(error.remedy)) == (key, entry, True)


@pytest.mark.parametrize("text", ["KOD-20", "KOD-20:T", "SNK-06:D", "KUO-04:WN"])
def test_a_reference_is_written_as_it_was_read(text: str) -> None:
    assert str(RequirementRef.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "KOD20", "KOD-2", "KOD-20:X", "kod-20", "KOD-20 ", "KOD-20:", "KOD-20:N", "KOD-20:WX", "KOD-20:WPN", "KOD-٢٠"],
)
def test_what_is_no_reference_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"KOD-20:T .*KUO-04:WN"):
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
    with pytest.raises(UnknownRequirement, match=r"W \(P\), T \(P N\)"):
        catalogue.part(RequirementRef.parse("KOD-20:L"))


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('id = "KOD-20"', 'id = "KOD-2"', "id"),
        ('id = "KOD-20"', "", "id"),
        ('summary_en = "The application follows the flow."', 'summary_en = " "', "summary_en"),
        ('who = ["P"]', 'who = ["Q"]', "part[0].who[0]"),
        ('who = ["P"]', "who = []", "part[0].who"),
        ('who = ["P"]', "", "part[0].who"),
        ('shows = ["AUTO", "GUIDED", "DOC"]', 'shows = "AUTO"', "shows"),
        ('shows = ["AUTO", "GUIDED", "DOC"]', 'sows = ["AUTO"]', "sows"),
        ('shows = ["AUTO", "GUIDED", "DOC"]', 'who = ["P"]\nshows = ["AUTO"]', "who"),
        ('shows = ["AUTO", "GUIDED", "DOC"]', 'unclear = true\nshows = ["AUTO"]', "unclear"),
        ('shows = ["AUTO", "GUIDED", "DOC"]', 'shows = ["AUTO", "GUIDED"]', "part.shows"),
        ('shows = ["AUTO", "DOC"]', 'shows = ["AUTO"]', "part.documents"),
        ('shows = ["AUTO"]', 'shows = ["DOC"]', "part.documents"),
        ('unclear = "Tidak jelas siapa operatornya."', "unclear = true", "part[1].unclear"),
        ("count = 2", "count = 0", "part[0].documents[0].count"),
        ('per = "aplikasi"', 'per = "orang"', "part[0].documents[0].per"),
        ('due = "iso"', 'due = "besok"', "part[0].documents[0].due"),
        ('due = "iso"', 'norms = ["XYZ"]', "documents.norms"),
        ('kind_en = "The flow"', 'kind_en = ""', "part[0].documents[0].kind_en"),
        ('obligation = "W"', 'obligation = "M"', "part[0].obligation"),
        ('obligation = "T"\n  who = ["P", "N"]', 'obligation = "W"\n  who = ["P"]', "part.who"),
        ('at = "4.2"', "at = 4", "part[1].sources[0].at"),
        ('norm = "JKN"', 'norm = "XYZ"', "sources.norm"),
        (", quote = 'hasil \"tidak sesuai\"'", "", "sources.quote"),
        ('at = "4.2"', "at = \"4.2\", quote = 'kalimat'", "sources.quote"),
        ("summary_en", 'exempts = [{ norm = "JKN", at = "1" }]\nsummary_en', "sources.quote"),
        ("summary_en", 'exempts = [{ norm = "XYZ", at = "1", quote = \'q\' }]\nsummary_en', "sources.norm"),
    ],
)
def test_a_fault_names_file_and_key_and_remedy(old: str, new: str, key: str) -> None:
    error = fault(ONE.replace(old, new, 1))
    assert (error.file, error.key) == ("kod.toml", key)
    assert error.remedy
    assert all(word in str(error) for word in ("kod.toml", error.entry, key, error.remedy))


def test_a_fault_in_an_entry_with_an_id_names_the_id() -> None:
    assert fault(ONE.replace('who = ["P"]', "who = 1", 1)).entry == "KOD-20"


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
